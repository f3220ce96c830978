"""Numbers in sentences of our own: what is read, and what is no value."""

from __future__ import annotations

import pytest
from quantity_cases import CASES, assert_reads_back, told, wanted

from assets.extract.numbers.quantities import find_quantities


def test_the_table_is_large() -> None:
    """At least three hundred sentences are held."""
    assert len(CASES) >= 300


@pytest.mark.parametrize(
    ("trap", "sentence", "said"), CASES, ids=[f"{trap}: {text}" for trap, text, _ in CASES]
)
def test_a_sentence_says_these_numbers(trap: str, sentence: str, said: str) -> None:
    """Each sentence of the table says exactly the numbers a person read in it."""
    found = find_quantities(sentence)
    assert [told(quantity) for quantity in found] == wanted(said), trap
    for quantity in found:
        assert sentence[quantity.text_start : quantity.text_end] == quantity.surface
        assert_reads_back(quantity)
