"""Figures that only go on from one told just before: what was expected of it, last year's, the middle of it.

    "Analysts had expected $6.67 billion."    "The midpoint of that range is $510 million."
    "This compares with $48.1 million in last year's second quarter."

numbers of a sentence + the figures told before them > each number as the one figure it can be
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assets.extract.confidence import CONFIDENCE
from assets.extract.metrics.find import find_metrics
from assets.extract.periods.resolve import shift_period
from assets.extract.prose.drafts import Draft
from assets.extract.prose.sentences import Span
from assets.records import Quantity

_EXPECTED = re.compile(
    r"""
    (?: that | which | this | the \s (?: result | figure | number ) ) \s (?: \w+ \s )??
    (?: beat | topped | exceeded | surpassed | missed | was \s (?: below | above | ahead \s of | short \s of )
      | came \s in \s (?: above | below ) | compare[sd] \s (?: with | to ) ) \s
    (?= [^.;]{0,80} \b (?: analysts? | street | consensus | market ) \b )
    [\w\s,'’&-]{0,60}? \b (?: estimates? | forecasts? | expectations? | consensus ) \s (?: of \s | for \s )?
  | (?: on \s average ,? \s )?
    (?: wall \s street | (?: the \s )? (?: street | consensus ) | (?: \w+ \s )? analysts ) \b
    [\w\s,()'’&-]{0,90}?
    \b (?: expected | expecting | expectations? | forecast | estimated? | predicted | projected | anticipated
         | looking \s for | looked \s for | pencil+ed \s in | called \s for | calling \s for | was | is ) \s
    (?: to \s see \s | on \s average \s | an \s average \s of \s | for \s | a \s )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPARES = re.compile(
    r"(?:this|that|it|these|which|the\s(?:figure|result)s?)\s(?:\w+\s)??(?:compare[sd]?|is\sup|is\sdown|was\sup"
    r"|was\sdown)\s(?:with|to|from)\s",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:last\syear|year[ -](?:ago|earlier|before)|(?:prior|previous)[ -]year|same\s(?:quarter|period))\b",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"""
    \b mid-?\s?point \b
    (?: \s (?: of | for ) \s (?: the | that | this | these | its | our ) (?: \s [\w'’-]+ ){1,5}? )?
    (?: ,? \s (?: is | was | of | at | comes \s to | would \s be | being ) | : | , | \s \( )?
    \s? (?: (?: about | approximately | roughly ) \s )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_MIDDLE = re.compile(r",?\s\(?(?:(?:at|as|being|is)\s)?(?:the|its|a)\smid-?\s?point\b", re.IGNORECASE)
_REACH = 90  # characters before a number in which the word stands
# An estimate is of the size of what it is the estimate of: half to twice, or it is of something else.
_FARTHEST = Decimal(2)
_MOST = 2  # numbers of last year: a sum, and what it is per share
_REPORTED = frozenset({"actual", "preliminary", "guidance"})


def read_followups(
    text: str, span: Span, quantities: list[Quantity], before: list[Draft], found: list[Draft]
) -> list[Draft]:
    """What a sentence adds to the figures told: ``before`` by the last sentence, ``found`` by itself."""
    drafts: list[Draft] = []
    if before and not found and not find_metrics(text, *span):
        drafts = _read_estimate(text, span, quantities, before)
        drafts = drafts or _read_year_before(text, span, quantities, before)
    return [*drafts, *_read_midpoints(text, span, quantities, [*before, *found])]


def _read_estimate(text: str, span: Span, quantities: list[Quantity], before: list[Draft]) -> list[Draft]:
    """What analysts had expected, as a list of one; empty where it is not said of one figure."""
    if len(quantities) != 1 or not _EXPECTED.fullmatch(text, span[0], quantities[0].text_start):
        return []
    [number] = quantities
    told = _only(
        draft
        for draft in before
        if draft.nature in _REPORTED and _is_level(number, draft) and _is_near(number, draft.quantity)
    )
    return [_retell(told, number, span, "consensus", "consensus")] if told else []


def _read_year_before(text: str, span: Span, quantities: list[Quantity], before: list[Draft]) -> list[Draft]:
    """What figures were a year before; empty where that is not sure of every number."""
    opening = _COMPARES.match(text, *span)
    is_opened = opening is not None and opening.end() == quantities[0].text_start
    if not is_opened or len(quantities) > _MOST or not _YEAR_BEFORE.search(text, *span):
        return []
    found = []
    for number in quantities:
        # "compares with $5 million" behind a loss leaves open which way it went
        told = _only(
            draft
            for draft in before
            if draft.nature == "actual" and _is_level(number, draft)
            if draft.quantity.value > 0 < number.value
        )
        if told is None:
            return []
        draft = _retell(told, number, span, "prior_period", "prior")
        found.append(replace(draft, period=shift_period(told.period, "prior_year")))
    return found


def _read_midpoints(text: str, span: Span, quantities: list[Quantity], told: list[Draft]) -> Iterator[Draft]:
    """The middles of guided ranges, each of the last range before it that fits."""
    taken = {draft.quantity.text_start for draft in told}
    for number in quantities:
        if number.text_start in taken or number.value is None:
            continue
        start = max(span[0], number.text_start - _REACH)
        is_middle = _MIDDLE.search(text, start, number.text_start)
        if is_middle or _AT_MIDDLE.match(text, number.text_end):
            is_sure = bool(is_middle) or text.endswith(" or ", start, number.text_start)
            ranges = [draft for draft in told if _is_range_round(number, draft, is_sure=is_sure)]
            if ranges:
                yield _retell(ranges[-1], number, span, "guidance", "guidance")


def _retell(told: Draft, number: Quantity, span: Span, nature: str, kind: str) -> Draft:
    """The draft of a number that is of the same thing as a figure told before."""
    alike = replace(number, unit_kind=told.quantity.unit_kind)
    return replace(told, quantity=alike, nature=nature, sentence=span, confidence=CONFIDENCE[kind])


def _only(fitting: Iterator[Draft]) -> Draft | None:
    """The figure that a number goes on from; None where figures of several metrics fit, or none."""
    found = {draft.metric: draft for draft in fitting}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_level(number: Quantity, draft: Draft) -> bool:
    """Whether a figure is a level in the unit of a number, both of them one value."""
    is_one = None not in (draft.quantity.value, number.value)
    return is_one and draft.compare == "none" and _is_alike(number, draft.quantity)


def _is_alike(number: Quantity, told: Quantity) -> bool:
    """Whether two figures have one unit; a sum may go on from what is said per share: "looking for $1.15"."""
    is_share = told.unit_kind == "money_per_share" and number.unit_kind == "money" and number.scale <= 1
    return told.unit == number.unit and (told.unit_kind == number.unit_kind or is_share)


def _is_near(number: Quantity, told: Quantity) -> bool:
    """Whether two values have one sign and one size."""
    low, high = sorted((abs(told.value), abs(number.value)))
    return low > 0 and high <= _FARTHEST * low and (told.value > 0) == (number.value > 0)


def _is_range_round(number: Quantity, draft: Draft, *, is_sure: bool) -> bool:
    """Whether a number can be said to be the middle of a guided range: of its unit and, where "up Q at the
    midpoint" could be meant, of its size.
    """
    told = draft.quantity
    if draft.nature != "guidance" or told.value is not None or told.text_start > number.text_start:
        return False
    ends = (abs(told.value_low), abs(told.value_high))
    is_near = min(ends) <= _FARTHEST * abs(number.value) <= 4 * max(ends)
    return _is_alike(number, told) and (is_sure or is_near)
