"""What is held back: a figure that its own words do not bear out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assets.extract.guard import _printed, hold_back
from assets.extract.numbers.quantities import find_quantities, parse_quantity

TEXT = "Revenue rose 12 percent to $16.1 billion, or $0.82 a share, from 3 to 5 percent of sales."


def _quantity(surface: str):
    return next(one for one in find_quantities(TEXT) if one.surface.startswith(surface))


def test_figures_as_they_were_read_are_sound() -> None:
    """Nothing is held back of what the words say."""
    found = find_quantities(TEXT)
    assert len(found) >= 3 and hold_back(TEXT, found) == (found, 0)


# what is wrong, the figure, and how it was changed
ODD = [
    ("another value", "$16.1", {"value": Decimal("1610000000")}),
    ("another scale", "$16.1", {"scale": Decimal("1E6")}),
    ("another surface", "$16.1", {"surface": "$16.2 billion"}),
    ("a span beside the words", "$16.1", {"text_start": 0, "text_end": 13}),
    ("a currency that is none", "$16.1", {"unit": "USDT"}),
    ("larger than anything", "$16.1", {"value": Decimal("1.61E16"), "scale": Decimal("1E15")}),
    ("a value and a range", "$16.1", {"value_low": Decimal(1), "value_high": Decimal(2)}),
]


@pytest.mark.parametrize(("what", "surface", "change"), ODD, ids=[case[0] for case in ODD])
def test_a_figure_that_breaks_its_promise_is_held_back(what: str, surface: str, change: dict) -> None:
    """One change to a sound figure, and it is counted instead of said."""
    sound = _quantity(surface)
    assert hold_back(TEXT, [replace(sound, **change), sound]) == ([sound], 1)


def test_a_number_in_the_tables_scale_is_sound() -> None:
    """The surface says 8,288; the table's note says millions."""
    text = "Revenue\t8,288"
    (read,) = find_quantities("8,288 shares")
    said = replace(
        read, text_start=8, text_end=13, surface="8,288", value=Decimal(8_288_000_000),
        scale=Decimal(1_000_000), scale_origin="table", unit_kind="money", unit="USD",
    )  # fmt: skip
    assert hold_back(text, [said]) == ([said], 0)


@pytest.mark.parametrize(
    "surface", ["7", "2,450", "1,204.5 %", "(3.2\t)%", "$18.75", "$1.9 billion", "($0.31)", "2019"]
)
def test_a_plain_figure_reads_as_the_grammar_reads_it(surface: str) -> None:
    """The short way through plain figures gives what the grammar gives."""
    read = parse_quantity(surface)
    assert _printed(surface) == ((abs(read.value / read.scale),) if read else ())
