"""Two numbers for two things named together: "GAAP and non-GAAP margins were Q and Q, respectively".

    tokens > for each such pair of numbers: which metric, which basis, which role, which time

A pair whose two things cannot be told is marked so that neither number is read at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assets.extract.metrics.find import MetricMention
from assets.extract.prose.figures import PERCENT
from assets.extract.prose.readings import letters
from assets.extract.prose.roles import CHANGE, LEVEL, PRIOR
from assets.extract.prose.tokens import Token
from assets.extract.rare import compile_rare


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says of one of its numbers; places are those of tokens."""

    metric_at: int
    mention: MetricMention
    role: str | None = None  # None: as the words between metric and number tell
    after: int | None = None  # the number it is measured against or goes on from
    time_at: int | None = None


# place of a number among the tokens -> what its list says of it, or None where the list cannot be told
Pairing = dict[int, Listed | None]

_KIND = r"(?:gaap|non-?\s?gaap|adjusted|reported|basic|diluted)"
_TWO_KINDS = compile_rare(rf"\b(?P<first>{_KIND})\s(?:and|&)\s(?P<second>{_KIND})\b", re.IGNORECASE)
_BASES = {"gaap": "gaap", "reported": "gaap", "adjusted": "non_gaap"}
_EPS = frozenset({"eps", "eps_basic", "eps_diluted", "net_income"})
_TOLD = re.compile(r"[^QM;]{0,8}?(?:QaQ[^QM;]{0,8}?)?j")


def find_pairs(text: str, tokens: list[Token]) -> Pairing:
    """What the lists of a sentence say of their numbers; empty for a sentence without such a list."""
    kinds = letters(tokens)
    pairs: Pairing = {}
    for match in re.finditer(r"Q(?:a|,?v)(?=Q)", kinds):
        first, second = match.start(), match.end()
        is_told = bool(_TOLD.match(kinds, second + 1))
        if (
            match[0] != "Qa"
        ):  # "Q, compared to Q in the quarters ended March 31 and December 31, respectively"
            found = _two_times(tokens, kinds, first, second, is_told) if is_told else None
            pairs.update(zip((first, second), found, strict=True) if found else [(second, None)] * is_told)
            continue
        found = _two_kinds(text, tokens, first, second)
        if found is None:
            found = _two_again(tokens, kinds, (first, second), pairs, is_told=is_told)
        found = found or _two_metrics(tokens, kinds, first, is_told)
        if found is None:
            found = _two_times(tokens, kinds, first, second, is_told)
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
    return tuple(Listed(at, _of_kind(mention, kinds[name])) for name in ("first", "second"))


def _of_kind(mention: MetricMention, kind: str) -> MetricMention:
    kind = kind.lower()
    if kind in ("basic", "diluted"):
        return replace(mention, code=f"eps_{kind}") if mention.code in _EPS else mention
    return replace(mention, basis=_BASES.get(kind, "non_gaap"))


# Closer together where "respectively" is not said.
_TWO_METRICS = {
    True: re.compile(r"M[wC]{0,2}aw{0,3}M[^QM]*$"),
    False: re.compile(r"(?:^|[,;C])(?:[PO@])*Maw{0,2}Mg?[lO]$"),
}


def _two_metrics(tokens: list[Token], kinds: str, first: int, is_told: bool):
    """ "revenue and net income were Q and Q, respectively"."""
    listed = _TWO_METRICS[is_told].search(kinds[:first])
    if listed is None:
        return None
    places = [at for at in range(listed.start(), first) if kinds[at] == "M"]
    return tuple(Listed(at, tokens[at].item) for at in places)


# Two metrics, each with its numbers, then what is said of both: "..., up Q and Q", "compared to Q and Q"
_AGAIN = re.compile(
    r"(?:M(?P<one>[^MN;]*Q)[^MNQ;]*M(?P<two>[^MN;]*Q)|(?P<pair>Q[ao]Q))[),PYSqAwi@f]*(?P<lead>[udrv])[O@]?$"
)


def _two_again(tokens: list[Token], kinds: str, numbers: tuple[int, int], pairs: Pairing, *, is_told: bool):
    """ "revenue was Q and net income was Q, up Q and Q, respectively"."""
    said = _AGAIN.search(kinds[: numbers[0]])
    if said is None or not (is_told or said["pair"]):
        return None
    is_change = said["lead"] in "ud"
    if is_change != all(tokens[at].item.unit_kind in PERCENT for at in numbers):
        return None
    if said["pair"]:
        before = (said.start("pair"), said.start("pair") + 2)
        listed = [pairs.get(at) for at in before]
        metrics = [one.metric_at if one else None for one in listed]
        if kinds[before[0] + 1] == "o":  # "net income was Q or Q per share, up Q and Q"
            metrics = [_metric_before(tokens, before[0])] * 2
    else:
        before = (said.end("one") - 1, said.end("two") - 1)
        metrics = [said.start(), said.start("two") - 1]
    if None in metrics:
        return None
    role = CHANGE if is_change else PRIOR
    time = None if is_change else re.search(r"[PYS]", kinds[numbers[1] :])
    time_at = numbers[1] + time.start() if time else None
    return tuple(
        Listed(at, tokens[at].item, role, after, time_at) for at, after in zip(metrics, before, strict=True)
    )


_TIMES_BEHIND = re.compile(r"[fi@]?(?P<one>[PD])a(?=P)")
_TIMES_BEFORE = re.compile(r"(?P<one>[PD])a(?=P)")


def _two_times(tokens: list[Token], kinds: str, first: int, second: int, is_told: bool):
    """ "net loss was Q and Q for the quarters ended June 30, 2025 and 2024, respectively"; without that word
    only "for the three and nine months".
    """
    metric_at = _metric_before(tokens, first)
    if metric_at is None or tokens[metric_at].kind != "M":
        return None
    times = _TIMES_BEHIND.match(kinds, second + 1) or _TIMES_BEFORE.search(kinds, 0, first)
    if times is None:
        return None
    one, two = times.start("one"), times.end()
    if not is_told and (times.start() < second or not _are_lengths(tokens[one], tokens[two])):
        return None
    if tokens[one].kind == "D":
        mention = tokens[metric_at].item
        return Listed(metric_at, mention, LEVEL, None, one), Listed(metric_at, mention, LEVEL, None, two)
    years = [_year_of(tokens[at]) for at in (one, two)]
    is_back = None not in years and years[1] < years[0]
    if not is_back and tokens[two].item.surface.isdigit() and not _is_year(tokens[one]):
        return None  # "the quarters ended June 30, 2024 and 2025": the second one is not named
    mention = tokens[metric_at].item
    return (
        Listed(metric_at, mention, LEVEL, None, one),
        Listed(metric_at, mention, PRIOR if is_back else LEVEL, first if is_back else None, two),
    )


def _are_lengths(one: Token, two: Token) -> bool:
    """Whether two times are stretches of different lengths."""
    return one.kind == "D" or one.item.months != two.item.months


def _year_of(token: Token) -> int | None:
    mention = token.item
    return mention.end_date.year if mention.end_date else mention.year


def _is_year(token: Token) -> bool:
    return token.item.kind == "year"


def both_kinds(text: str, mention: MetricMention, surface: str) -> tuple[str, str] | None:
    """The two kinds that one number stands for alike: "Q per basic and diluted share", "GAAP and non-GAAP tax
    rates of Q"; None where it stands for one.
    """
    said = text[max(0, mention.start - 24) : mention.end] + " | " + surface
    kinds = _TWO_KINDS.search(said)
    return (kinds["first"].lower(), kinds["second"].lower()) if kinds else None
