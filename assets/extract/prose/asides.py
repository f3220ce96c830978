"""What stands in a sentence by the way: dropped, so that number and metric stand next to each other.

tokens > patterns over their letters > the tokens without brackets that only number or abbreviate, shares that
say nothing of their own, and clauses between a figure and its verb
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assets.extract.metrics.vocabulary import RATIO
from assets.extract.prose.figures import PERCENT

if TYPE_CHECKING:  # it drops what ``tokens`` makes
    from assets.extract.prose.tokens import Token

# "for the linked quarter (Q1 2025)": the brackets only number the time before them
_NUMBERED = re.compile(r"(?<=[YS])\(P\)")
# "annual recurring revenue (ARR) rose": the same again, in short
_SHORT = re.compile(r"(?<=M)\((?P<short>M)\)")
# "operating income was Q or 17 percent of sales": the share says nothing of its own
_SHARE = re.compile(r"(?<=Q)(?:,?o(?P<said>Q)OM|\((?P<told>Q)OM\))")
# "Q per share (based on 12.9 million shares)"
_BASED_ON = re.compile(r"(?<=Q)\(z[^()]{0,20}\)")
# "the margin fell to 6.2 percent of revenue, from": what a ratio is a share of
_WHOLE_OF_RATIO = re.compile(r"(?<=Q)OM")
# "gross margin as a percentage of sales was": of what it is measured, here as well
_PERCENTAGE = re.compile(r"z(?=OM)")
# "net income of Q, including a gain of Q from the sale, up Q": a part of the figure before it
_COUNTED_IN = re.compile(r"(?<=Q)(?P<time>(?:[fi@O]?[PqA])?),z[^,;MQ]{0,12}Q[^,;MQ]{0,12},(?=[udrvf])")
# "Revenue, which includes a full quarter of the new unit, rose": a clause between a metric and its verb. What
# tells of a basis (x), a place (i, @), a time of its own (P) or another number is none.
_CLAUSE = re.compile(
    r"(?<=M)(?P<time>(?:[fiO][PqA]|[i@Or]w{1,3}s?)?),[wzZVm][^,;:()xXi@PYSQMCgkEnI]{0,16},(?=[ud=l][^,;M]{0,6}Q)"
)
# "Advertising revenue, which makes up the bulk of sales, rose": anything may stand in it
_RELATIVE = re.compile(
    r"(?<=M)(?P<time>(?:[fiO][PqA])?),(?:[^,;:()Q]{1,16}|[zZ][^,;:()]{0,16}),(?=[ud=l][^,;M]{0,6}Q)"
)
_WHICH = re.compile(r"\W*which\s", re.IGNORECASE)
# "Earnings, excluding a 10-cent charge, rose", "Earnings, adjusted for gains and costs, came to": what is
# left out, but not that something is; a metric's own name may have said that ("Adjusted net income, ...").
_EXCLUDES = re.compile(r"(?<=M),(?P<said>x)[^,;:()M]{0,12},(?=[ud=l][^,;M]{0,6}Q)")
# "It cut its forecast for net profit by 12.5 % to Q": by how much a forecast was moved
_FORECAST_MOVED = re.compile(r"[ud]w?gf?P?M(?P<by>bQ)(?=tQ)")

_PERCENTAGE_OF = re.compile(r"(?:percentage|percent|proportion|share|portion)\Z", re.IGNORECASE)
_INCLUDES = re.compile(r"\W*(?:which\s)?(?:includ(?:es|ed|ing)|inclusive\sof)\b", re.IGNORECASE)


def without_asides(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without what is said by the way."""
    tokens = _without(tokens, _found(text, tokens))
    return _without(tokens, _clauses(text, tokens))


def _without(tokens: list[Token], spans: list[tuple[int, int]]) -> list[Token]:
    for start, end in sorted(spans, reverse=True):
        del tokens[start:end]
    return tokens


def _letters(tokens: list[Token]) -> str:
    return "".join(token.kind for token in tokens)


def _found(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Brackets and shares that tell nothing of their own."""
    kinds = _letters(tokens)
    found = [match.span() for match in _NUMBERED.finditer(kinds)]
    for match in _SHORT.finditer(kinds):
        short = tokens[match.start("short")]
        if text[short.start : short.end].isupper():
            found.append(match.span())
    for match in _SHARE.finditer(kinds):
        if _is_percent(tokens[max(match.start("said"), match.start("told"))]):
            found.append(match.span())
    for match in _BASED_ON.finditer(kinds):
        ground = tokens[match.start() + 1]
        if text[ground.start : ground.end].lower() == "based on":
            found.append(match.span())
    for match in _WHOLE_OF_RATIO.finditer(kinds):
        metric_at = kinds.rfind("M", 0, match.start())
        of_ratio = metric_at >= 0 and tokens[metric_at].item.metric.kind == RATIO
        if of_ratio and _is_percent(tokens[match.start() - 1]):
            found.append(match.span())
    for match in _PERCENTAGE.finditer(kinds):
        at = match.start()
        if _PERCENTAGE_OF.search(text[tokens[at].start : tokens[at].end]):
            if at and kinds[at - 1] in "MN":
                found.append((at, at + 3))
            else:  # "administrative expenses as a percentage of sales": no figure of sales
                tokens[at + 2] = tokens[at + 2]._replace(kind="N", item=None)
    return found


def _is_percent(token: Token) -> bool:
    return token.item.unit_kind in PERCENT


def _clauses(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Clauses between a figure and what is said of it."""
    kinds = _letters(tokens)
    found = [(match.end("time"), match.end()) for match in _CLAUSE.finditer(kinds)]
    for match in _COUNTED_IN.finditer(kinds):
        if _INCLUDES.match(text, tokens[match.end("time")].start):
            found.append((match.end("time"), match.end() - 1))
    for match in _RELATIVE.finditer(kinds):
        if _WHICH.match(text, tokens[match.end("time")].end):
            found.append((match.end("time"), match.end()))
    for match in _EXCLUDES.finditer(kinds):
        is_told = tokens[match.start() - 1].item.basis != "unstated"
        found.append(match.span() if is_told else (match.end("said"), match.end()))
    found += [match.span("by") for match in _FORECAST_MOVED.finditer(kinds)]
    return _apart(found)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that lie in an earlier one."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
