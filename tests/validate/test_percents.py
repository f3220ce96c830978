"""The second reader of percents and the first agree, on every way of saying one that is known."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from assets.extract.numbers.quantities import find_quantities
from assets.validate.percents import read_percents
from tests.extract.quantity_cases import CASES

_SAYS_PERCENT = re.compile("%|percent|per cent|pct")
PERCENTS = [
    quantity
    for _, sentence, _ in CASES
    for quantity in find_quantities(sentence)
    if quantity.unit_kind in ("ratio", "change_ratio") and _SAYS_PERCENT.search(quantity.surface)
]


@pytest.mark.parametrize("quantity", PERCENTS, ids=lambda quantity: quantity.surface)
def test_the_second_reader_says_what_the_first_stored(quantity) -> None:
    """Signs aside: one may stand in the clause."""
    ends = (quantity.value_low, quantity.value, quantity.value_high)
    stored = sorted(abs(end) for end in ends if end is not None)
    said = sorted(abs(value) for value in read_percents(quantity.surface))
    assert len(said) == len(stored)
    assert all(abs(a - b) <= Decimal("2e-10") for a, b in zip(said, stored, strict=True))
