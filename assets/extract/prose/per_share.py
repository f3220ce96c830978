"""Sums that are meant per share though no word beside them says so.

"On a per-share basis, it had profit of 84 cents": no company's profit is 84 cents
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assets.records import Quantity

_SAID = re.compile(r"\bper[ -]share basis\b", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:(?:profit|loss|earnings|net income|estimate|consensus) of|earned|lost) (?:about |just )?\Z",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\s(?:an?|per|each|every|on|for (?:every|each))\s", re.IGNORECASE)
_REACH = 30  # characters before a number in which the result stands that it is of
# A share that says itself that it is one may cost anything; one that does not, less than this.
_LARGEST = Decimal(1_000)
_LARGEST_DOLLARS = Decimal(10)  # "earnings of $0.57": a sum in full dollars is the exception


def with_shares(text: str, span: tuple[int, int], quantities: Iterable[Quantity]) -> list[Quantity]:
    """The numbers of the sentence ``text[span]``; as amounts per share where they must be that."""
    said = _SAID.search(text, *span)
    return [
        replace(found, unit_kind="money_per_share") if _is_per_share(text, span, found, said) else found
        for found in quantities
    ]


def _is_per_share(text: str, span: tuple[int, int], found: Quantity, said: re.Match[str] | None) -> bool:
    if found.unit_kind != "money" or found.value is None or found.scale > 1:
        return False
    if said is not None and found.text_start > said.end():
        return abs(found.value) < _LARGEST
    is_small = found.scale < 1 or (found.decimals == 2 and abs(found.value) < _LARGEST_DOLLARS)
    start = max(span[0], found.text_start - _REACH)
    is_result = is_small and _RESULT.search(text, start, found.text_start)
    return bool(is_result) and not _OF_SOMETHING.match(text, found.text_end)
