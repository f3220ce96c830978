"""Sums that leave their scale to the document: "Depreciation was $1,349", all of it stated in millions.

    quantities of the page + its note "(Dollars in millions)" > the same, bare sums in millions, marked

A wrong guess is wrong a thousandfold, so the document must say it, in one voice, and its prose must
live by it: where most sums carry their own "million", a bare one is bare.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from statistics import median

from assets.records import Quantity

_NOTE = re.compile(
    r"""
    (?: \b (?: dollars? | amounts? | figures | tables? | data | currency | usd | euros? ) \b | [$€£¥(] )
    [^.;()\n]{0,60}? \b in \s+ (?P<word> thousands | millions | billions ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORTH = {"thousands": Decimal(10**3), "millions": Decimal(10**6), "billions": Decimal(10**9)}
# The largest usual sum, as printed: above it the document prints its dollars in full. A company of a hundred
# million in sales prints 100,000 in thousands; the largest company prints 700,000 in millions.
_LARGEST = {Decimal(10**3): 100_000, Decimal(10**6): 20_000, Decimal(10**9): 2_000}
_FEWEST = 2  # bare sums: one alone shows no habit
_BARE_TO_SCALED = 4  # bare sums for each that carries its own scale
# "$65 per barrel", "an exercise price of $12", "par value $1": prices are said in full.
_PRICE_AFTER = re.compile(r"\s*(?:/|(?:per|a|an|each)\b)", re.IGNORECASE)
_PRICE_BEFORE = re.compile(
    r"\b(?:prices?|par|strike|fees?|rents?|wages?|nav|cost)\b[^.;]{0,25}\Z", re.IGNORECASE
)
_REACH = 40  # characters before a sum in which "price" is looked for


def imply_scale(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, bare sums scaled by the document's note; unchanged where it gives none to rely on."""
    scale = read_document_scale(text)
    if scale is None:
        return quantities
    bare = {quantity.text_start for quantity in quantities if _is_bare(text, quantity)}
    scaled = sum(quantity.unit_kind == "money" and quantity.scale >= 1000 for quantity in quantities)
    sizes = [_size(quantity) for quantity in quantities if quantity.text_start in bare]
    if len(bare) < max(_FEWEST, scaled * _BARE_TO_SCALED) or median(sizes) >= _LARGEST[scale]:
        return quantities
    return [_scale(quantity, scale) if quantity.text_start in bare else quantity for quantity in quantities]


def read_document_scale(text: str) -> Decimal | None:
    """What one printed unit of the document is worth; None where no note says it or two notes disagree.

    >>> read_document_scale("Notes (dollars in millions, except per share)")
    Decimal('1000000')
    >>> read_document_scale("(In thousands) ... (In millions)")
    """
    worths = {_WORTH[match["word"].lower()] for match in _NOTE.finditer(text)}
    return worths.pop() if len(worths) == 1 else None


def _is_bare(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.text_start - _REACH) : quantity.text_start]
    return (
        quantity.unit_kind == "money"
        and quantity.scale == 1
        and quantity.decimals <= 1
        and not quantity.surface[-1].isalpha()
        and _size(quantity) >= 1
        and not _PRICE_AFTER.match(text, quantity.text_end)
        and not _PRICE_BEFORE.search(before)
    )


def _size(quantity: Quantity) -> Decimal:
    return abs(quantity.value if quantity.value is not None else quantity.value_high)


def _scale(quantity: Quantity, scale: Decimal) -> Quantity:
    low, value, high = (
        None if end is None else end * scale
        for end in (quantity.value_low, quantity.value, quantity.value_high)
    )
    return replace(
        quantity, value_low=low, value=value, value_high=high, scale=scale, scale_origin="document"
    )
