"""What figures were a year before, told in a sentence of its own.

    "This compares with $48.1 million, or $0.63 per share, in last year's second quarter."

the sentence + the figures of the sentence before > each of its numbers as the one figure it can be
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.confidence import CONFIDENCE
from assets.extract.metrics.find import find_metrics
from assets.extract.periods.resolve import shift_period
from assets.extract.prose.drafts import Draft
from assets.records import Quantity

_OPENS = re.compile(
    r"(?:this|that|it|these|which|the\s(?:figure|result)s?)\s(?:\w+\s)??(?:compare[sd]?|is\sup|is\sdown|was\sup"
    r"|was\sdown)\s(?:with|to|from)\s",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:last\syear|year[ -](?:ago|earlier|before)|(?:prior|previous)[ -]year|same\s(?:quarter|period))\b",
    re.IGNORECASE,
)
_MOST = 2  # numbers: a sum, and what it is per share


def read_year_before(
    text: str, span: tuple[int, int], quantities: list[Quantity], before: list[Draft]
) -> list[Draft]:
    """The earlier figures that a sentence without a metric tells; empty where it tells none for sure.

    ``before``: what the sentence before it states.
    """
    if not before or not 1 <= len(quantities) <= _MOST:
        return []
    opening = _OPENS.match(text, *span)
    if opening is None or opening.end() != quantities[0].text_start:
        return []
    if not _YEAR_BEFORE.search(text, *span) or find_metrics(text, *span):
        return []
    found = [_year_before(quantity, span, before) for quantity in quantities]
    return [] if None in found else found


def _year_before(quantity: Quantity, span: tuple[int, int], before: list[Draft]) -> Draft | None:
    """The earlier value of the one figure that is in the number's unit; None where none or several are."""
    fitting = [draft for draft in before if _is_level_of(quantity, draft)]
    if len({draft.metric for draft in fitting}) != 1:
        return None
    return replace(
        fitting[0],
        quantity=quantity,
        nature="prior_period",
        period=shift_period(fitting[0].period, "prior_year"),
        sentence=span,
        confidence=CONFIDENCE["prior"],
    )


def _is_level_of(quantity: Quantity, draft: Draft) -> bool:
    told = draft.quantity
    is_alike = (told.unit_kind, told.unit) == (quantity.unit_kind, quantity.unit)
    # "compares with $5 million" behind a loss leaves open which way it went
    is_gain = quantity.value is not None and told.value is not None and told.value > 0 < quantity.value
    return is_alike and is_gain and draft.compare == "none" and draft.nature == "actual"
