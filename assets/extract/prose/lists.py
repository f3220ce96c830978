"""Two numbers for two things named together: "GAAP and non-GAAP margins were Q and Q, respectively".

    tokens > for each such pair of numbers: which metric, which basis, basic or diluted

A pair whose two things cannot be told is marked so that neither number is read at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.metrics.find import MetricMention
from assets.extract.prose.tokens import Token

# place of a number among the tokens -> the metric it is of, or None where the list cannot be told
Pairing = dict[int, tuple[int, MetricMention] | None]

_KIND = r"(?:gaap|non-?\s?gaap|adjusted|reported|basic|diluted)"
_TWO_KINDS = re.compile(rf"\b(?P<first>{_KIND})\s(?:and|&)\s(?P<second>{_KIND})\b", re.IGNORECASE)
_BASES = {"gaap": "gaap", "reported": "gaap", "adjusted": "non_gaap"}
_EPS = frozenset({"eps", "eps_basic", "eps_diluted", "net_income"})


def find_pairs(text: str, tokens: list[Token]) -> Pairing:
    """Metrics of numbers that stand in pairs; empty for a sentence without such a list."""
    kinds = "".join(token.kind for token in tokens)
    pairs: Pairing = {}
    for match in re.finditer(r"Qa(?=Q)", kinds):
        first, second = match.start(), match.end()
        is_told = bool(re.match(r"[^QM;]{0,8}?j", kinds[second + 1 :]))
        found = _two_kinds(text, tokens, first, second) or (
            _two_metrics(tokens, kinds, first) if is_told else None
        )
        if found:
            pairs[first], pairs[second] = found
        elif is_told:
            pairs[first] = pairs[second] = None
    return pairs


def _metric_before(tokens: list[Token], at: int) -> int | None:
    return next((place for place in range(at - 1, -1, -1) if tokens[place].kind in "MQ"), None)


def _two_kinds(text: str, tokens: list[Token], first: int, second: int):
    """ "GAAP and non-GAAP EPS of Q and Q", "EPS of Q and Q per basic and diluted share"."""
    at = _metric_before(tokens, first)
    if at is None or tokens[at].kind != "M":
        return None
    mention: MetricMention = tokens[at].item
    said = text[max(0, mention.start - 24) : mention.end] + " | " + tokens[second].item.surface
    kinds = _TWO_KINDS.search(said)
    if kinds is None:
        return None
    return tuple((at, _of_kind(mention, kinds[name])) for name in ("first", "second"))


def _of_kind(mention: MetricMention, kind: str) -> MetricMention:
    kind = kind.lower()
    if kind in ("basic", "diluted"):
        return replace(mention, code=f"eps_{kind}") if mention.code in _EPS else mention
    return replace(mention, basis=_BASES.get(kind, "non_gaap"))


def _two_metrics(tokens: list[Token], kinds: str, first: int):
    """ "revenue and net income were Q and Q, respectively"."""
    listed = re.search(r"M[wC]{0,2}aw{0,3}M[^QM]*$", kinds[:first])
    if listed is None:
        return None
    places = [at for at in range(listed.start(), first) if kinds[at] == "M"]
    return tuple((at, tokens[at].item) for at in places)


def both_kinds(text: str, mention: MetricMention, surface: str) -> bool:
    """Whether one number stands for basic and diluted alike: "Q per basic and diluted share"."""
    said = text[max(0, mention.start - 24) : mention.end] + " | " + surface
    kinds = _TWO_KINDS.search(said)
    return bool(kinds) and {kinds["first"].lower(), kinds["second"].lower()} == {"basic", "diluted"}
