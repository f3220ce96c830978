"""Sums that leave their scale to the document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assets.extract.numbers.implied_scale import imply_scale
from assets.extract.numbers.quantities import find_quantities, parse_quantity

NOTE = "Notes to the statements (dollars in millions, except per share).\n"


def read(text: str) -> list[tuple[str, Decimal, str]]:
    return [(q.surface, q.value, q.scale_origin) for q in imply_scale(text, find_quantities(text))]


def test_a_bare_sum_takes_the_scale_of_the_document() -> None:
    """Where the document is in millions and its prose lives by it, bare sums are millions, and marked."""
    text = NOTE + "Depreciation was $1,349 and $1,280 in the two years. The loss was $(42)."
    assert read(text) == [
        ("$1,349", Decimal(1_349_000_000), "document"),
        ("$1,280", Decimal(1_280_000_000), "document"),
        ("$(42)", Decimal(-42_000_000), "document"),
    ]


def test_prices_and_amounts_per_share_are_said_in_full() -> None:
    """A price, a par value, an amount per share or a percent is never scaled."""
    text = NOTE + (
        "Sales were $1,349, costs $900. The exercise price was $12; it earned $3 per share, "
        "paid $65 a barrel, and grew 12%. Par value $1."
    )
    assert [surface for surface, _, origin in read(text) if origin == "document"] == ["$1,349", "$900"]


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("no note", "Depreciation was $1,349 and $1,280."),
        ("two notes", NOTE + "Table (in thousands). Depreciation was $1,349 and $1,280."),
        ("sums carry their own scale", NOTE + "Sales were $5 million. A grant of $1,349 and $1,280."),
        ("full dollars", "(In thousands) Sales rose to $1,382,733 from $347,763."),
        ("one sum is no habit", NOTE + "A fine of $250."),
    ],
)
def test_a_doubtful_scale_is_not_taken(why: str, text: str) -> None:
    """Where the document does not say it in one voice, the sums stay as printed."""
    assert all(origin == "stated" for _, _, origin in read(text)), why


def test_the_printed_number_is_the_value_over_its_scale() -> None:
    """Reading the surface again and multiplying by the scale gives the value, ranges too."""
    text = NOTE + "Capital spending will be $300 to $350; it was $280 and $260 before."
    for quantity in imply_scale(text, find_quantities(text)):
        alone = parse_quantity(quantity.surface)
        ends = [(quantity.value, alone.value), (quantity.value_low, alone.value_low)]
        assert all(end is None or end / quantity.scale == again for end, again in ends)
