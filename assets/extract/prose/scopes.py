"""What part of the company the words round a metric say it covers: the whole, a segment, a product, a region.

    words before the metric ("AI server revenue"), behind it ("revenue in China"), or the heading above

A word before a metric that is not known to be neutral narrows it: calling it the whole company's figure
would be a guess.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from assets.extract.metrics.scope_words import MONTH_NAMES, NEUTRAL, WHOLE
from assets.extract.metrics.scopes import CONSOLIDATED, UNNAMED, name_scope
from assets.extract.prose.readings import letters
from assets.extract.prose.tokens import Token

_DETERMINER = re.compile(r"\b(?:the|its|their|our|a|an|this|that|his|her|which|these)\b|['’]s\b|['’]\s", re.I)
_POSSESSIVE = re.compile(r"^['’]s?(?=\s)")
_TOTAL = re.compile(r"\b(?:total|consolidated|company-wide|overall|group)\b[^,;.]{0,24}$", re.I)
_VERB_LIKE = re.compile(r"^[a-z]+(?:ed|ly)$")
_DAY_BEHIND = re.compile(r"\.?\s[0-3]?\d\b")
MAX_WORDS = 5  # longer runs of unknown words before a metric are no name


# What is paid on a share, or for it: no part of a company has it.
_OF_SHARES = frozenset({"stock_price", "stock_return", "price_target", "dividend_per_share"})


def scope_of(text: str, tokens: list[Token], metric_at: int, code: str) -> str | None:
    """Scope said with the metric at that place: ``segment:...``, ``geo:...``, ``consolidated`` where the
    page says total; None where nothing is said.
    """
    metric = tokens[metric_at]
    if metric.kind != "M":
        return None  # "earned Q": the verb covers the whole company
    lead = text[max(0, metric.start - 40) : metric.end]
    if code in _OF_SHARES or _TOTAL.search(lead):
        return CONSOLIDATED
    said = _before(text, tokens, metric_at) or _behind(text, tokens, metric_at)
    said = said or _unit_before(text, tokens, metric_at)
    before, behind = tokens[max(0, metric_at - 1) : metric_at], tokens[metric_at + 1 : metric_at + 3]
    if said is None and (letters(before) == "s" or _UNIT_BEHIND.fullmatch(letters(behind))):
        return f"{UNNAMED}segment"  # "segment profit", "profit of the segment": of which one?
    if said and _is_half_of_names(text, tokens, metric_at):
        return f"{UNNAMED}{name_scope(said)}"
    return name_scope(said) or _leading_place(text, tokens, metric_at)


_UNIT_BEHIND = re.compile("[Oi@f]s")


_WHERE = re.compile(r"[@i](?P<part>[wC,a]{1,8})(?P<unit>s?)")


def scope_behind(text: str, tokens: list[Token], at: int) -> str | None:
    """Scope said right behind a number: "doubled at the parks division", "fell 12 percent in China"."""
    kinds = letters(tokens[at + 1 : at + 12])
    match = _WHERE.match(kinds)
    if match is None:
        return None
    first, last = tokens[at + 1 + match.start("part")], tokens[at + match.end("part")]
    scope = name_scope(text[first.start : last.end])
    is_place = scope is not None and scope.startswith("geo:")
    return scope if match["unit"] or is_place else None


def _unit_before(text: str, tokens: list[Token], metric_at: int) -> str | None:
    """The unit that a clause is about: "its services unit, where sales dropped"."""
    if metric_at == 0 or text[tokens[metric_at - 1].start : tokens[metric_at - 1].end].lower() != "where":
        return None
    kinds = letters(tokens[: metric_at - 1])
    unit = re.search(r"(w{1,3})s,?$", kinds)
    return text[tokens[unit.start(1)].start : tokens[unit.end(1) - 1].end] if unit else None


def _leading_place(text: str, tokens: list[Token], metric_at: int) -> str | None:
    """The place that leads the clause: "In China, sales fell"."""
    kinds = letters(tokens[:metric_at])
    lead = re.search(r"(?:^|[;,(])i(w{1,3})[,PYSq]*$", kinds)
    scope = name_scope(text[tokens[lead.start(1)].start : tokens[lead.end(1) - 1].end]) if lead else None
    return scope if scope and scope.startswith("geo:") else None


def scopes_before(text: str, tokens: list[Token], metric_at: int, told: Collection[int]) -> list[str]:
    """Scopes said with the metrics before that place in the sentence, in order.

    ``told``: places of the metrics that count; one without a figure may only name something ("long-term
    revenue visibility").
    """
    metrics = [(at, tokens[at].item.code) for at in sorted(told) if at < metric_at and tokens[at].kind == "M"]
    return [scope for at, code in metrics if (scope := scope_of(text, tokens, at, code))]


def carried_scope(code: str, scopes: list[str]) -> str:
    """Scope of a metric that says none, from those of the metrics before it in the sentence."""
    return CONSOLIDATED if code in WHOLE or not scopes else scopes[-1]


def _before(text: str, tokens: list[Token], metric_at: int) -> str | None:
    """The run of unknown words right before the metric."""
    first = last = metric_at
    while first > 0 and _joins(text, tokens[first - 1], tokens[first]):
        first -= 1
    if _is_joined_name(text, tokens, first):
        first -= 2
    run = [token for token in tokens[first:last] if token.kind in "wV" and _narrows(text, token)]
    if not run or len(run) > MAX_WORDS:
        return None
    return text[run[0].start : run[-1].end]


def _is_half_of_names(text: str, tokens: list[Token], metric_at: int) -> bool:
    """Whether the name before the metric is only the last of two: "Alpha Kit and Betamed revenue"."""
    first = metric_at
    while first > 0 and _joins(text, tokens[first - 1], tokens[first]):
        first -= 1
    if first == metric_at or first < 2 or letters(tokens[first - 2 : first]) != "wa":
        return False
    names = (tokens[first - 2], tokens[first])
    return all(text[name.start].isupper() for name in names) and not _is_joined_name(text, tokens, first)


def _is_joined_name(text: str, tokens: list[Token], first: int) -> bool:
    """Whether the name goes on left of "and", at the head of its clause: "Drilling and evaluation sales"."""
    if first < 2 or tokens[first - 1].kind != "a" or tokens[first - 2].kind != "w":
        return False
    is_head = first == 2 or tokens[first - 3].kind in ";:,CPq"
    gap = text[tokens[first - 2].end : tokens[first].start]
    return (
        is_head
        and not _DETERMINER.search(gap)
        and all(_narrows(text, tokens[at]) for at in (first - 2, first))
    )


def _joins(text: str, token: Token, following: Token) -> bool:
    word = text[token.start : token.end]
    if token.kind not in "wsa" and word.lower() != "trading":
        return False
    if token.kind == "a" and word != "&":
        return False
    between = text[token.end : following.start]
    if token.kind == "s":
        between = _POSSESSIVE.sub("", between)  # "the Energy segment's revenue"
    return not _DETERMINER.search(between) and text[token.end] in " -/'’&™®"


def _narrows(text: str, token: Token) -> bool:
    word = text[token.start : token.end].rstrip(".'’")
    if word.upper() in MONTH_NAMES and _DAY_BEHIND.match(text, token.end):
        return False  # "a dividend of Q, payable on May 29"
    return word.lower() not in NEUTRAL and not _VERB_LIKE.match(word)


_WHOLE_FIRM = re.compile(
    r"(?:\w+\s)?(?:firm|company|group|concern|corporation|bank|lender|insurer|retailer|chain|giant|\w+maker)\b",
    re.IGNORECASE,
)


def _behind(text: str, tokens: list[Token], metric_at: int) -> str | None:
    """Words behind the metric that narrow it: "revenue from cloud services was"."""
    run: list[Token] = []
    for token in tokens[metric_at + 1 :]:
        if token.kind not in ("rOi@f" if not run else "ws" if len(run) == 1 else "wsa"):
            break
        run.append(token)
    words = [token for token in run[1:] if token.kind == "w" and _narrows(text, token)]
    if words and run[-1].kind != "s" and _WHOLE_FIRM.match(text, words[-1].start):
        return None  # "sales at the Swiss firm", "sales at the retailer"
    return text[words[0].start : words[-1].end] if words and len(words) <= MAX_WORDS else None
