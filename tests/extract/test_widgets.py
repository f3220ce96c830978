"""Quote widgets: a ticker and the move glued to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assets.extract.widgets import find_widget_statements
from tests.extract.pages import company, mention_of, page_of

ACME = company("0000000001", "Acme Corp", "ACME")

QUOTES = [
    # as shown        value      direction  surface
    ("ACME3.24%", "0.0324", "up", "3.24%"),
    ("ACME-13.75%", "-0.1375", "down", "-13.75%"),
    ("ACME +0.5%", "0.005", "up", "+0.5%"),
    ("ACME −2.78 %", "-0.0278", "down", "−2.78 %"),
    ("ACME0.00%", "0", "flat", "0.00%"),
]


@pytest.mark.parametrize(("line", "value", "direction", "surface"), QUOTES)
def test_a_quote_is_a_move_of_its_ticker(line, value, direction, surface):
    """The glued ticker's company moved by that much against the close before."""
    page = page_of(line, mentions=[mention_of(line, "ACME", ACME)], others=(ACME,), kinds={0: "quote_widget"})
    [statement], [quantity] = find_widget_statements(page)
    assert (statement.company_id, statement.metric, statement.compare) == (
        ACME.company_id,
        "stock_return",
        "vs_prev_close",
    )
    assert (statement.value, statement.direction, statement.surface) == (Decimal(value), direction, surface)
    assert (statement.nature, statement.source_kind, statement.session) == (
        "market_quote",
        "widget",
        "unknown",
    )
    assert page.text[quantity.text_start : quantity.text_end] == surface


NO_QUOTES = ["ACME", "3.24%", "Acme rose 3.24%", "ACME 3.24% today", "ACME12345.1%"]


@pytest.mark.parametrize("line", NO_QUOTES)
def test_other_lines_of_a_widget_state_nothing(line):
    """Only a ticker with a move glued to it is a quote."""
    assert find_widget_statements(page_of(line, kinds={0: "quote_widget"})) == ([], [])


def test_a_quote_in_the_prose_is_not_read_as_a_widget():
    """The same line in a body block is left to the prose."""
    assert find_widget_statements(page_of("ACME3.24%")) == ([], [])


def test_an_unknown_ticker_keeps_its_quote_without_a_company():
    """The move was said; whose it is, nobody knows."""
    [statement], _ = find_widget_statements(page_of("ZZZZ1.00%", kinds={0: "quote_widget"}))
    assert statement.company_id is None
