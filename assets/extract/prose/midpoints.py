"""The middle of a guided range, told beside it or in a sentence of its own: "The midpoint is $510 million."

a number with the word "midpoint" beside it + the ranges told just before > the middle of one, as guidance
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assets.extract.prose.drafts import Draft
from assets.records import Quantity

_BEFORE = re.compile(
    r"""
    \b mid-?\s?point \b
    (?: \s (?: of | for ) \s (?: the | that | this | these | its | our ) (?: \s [\w'’-]+ ){1,5}? )?
    (?: ,? \s (?: is | was | of | at | comes \s to | would \s be | being ) | : | , | \s \( )?
    \s? (?: (?: about | approximately | roughly ) \s )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND = re.compile(r",?\s\(?(?:at|as|being|is)\s(?:the|its|a)\smid-?\s?point\b", re.IGNORECASE)
_REACH = 90  # characters before a number in which the word stands


def read_midpoint(
    text: str, span: tuple[int, int], quantities: list[Quantity], told: list[Draft]
) -> Iterator[Draft]:
    """The midpoints that a sentence tells; none where no range before it fits.

    ``told``: what this sentence and the one before it state.
    """
    taken = {draft.quantity.text_start for draft in told}
    for number in quantities:
        if number.text_start in taken or number.value is None:
            continue
        start = max(span[0], number.text_start - _REACH)
        if _BEFORE.search(text, start, number.text_start) or _BEHIND.match(text, number.text_end):
            ranges = [draft for draft in told if _is_range_round(number, draft)]
            if ranges:
                alike = replace(number, unit_kind=ranges[-1].quantity.unit_kind)
                yield replace(ranges[-1], quantity=alike, sentence=span)


def _is_range_round(number: Quantity, draft: Draft) -> bool:
    """Whether a number can be said to be the middle of a guided range: of its unit, and of its size."""
    told = draft.quantity
    if draft.nature != "guidance" or told.value is not None or draft.quantity.text_start > number.text_start:
        return False
    is_alike = (
        told.unit == number.unit
        and told.unit_kind.partition("_per_")[0] == number.unit_kind.partition("_per_")[0]
    )
    return is_alike and abs(told.value_low) <= 2 * abs(number.value) <= 4 * abs(told.value_high)
