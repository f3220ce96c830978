"""Layouts of financial tables scored on our own pages: tests/scored/tables.txt says how they are written."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assets.clean.page import clean_page
from assets.extract.context import PageContext
from assets.extract.tables.statements import find_table_statements
from assets.records import Statement
from tests.extract.layout_pages import STYLES, write_page
from tests.extract.tables import read

_LAYOUTS = Path(__file__).parents[1] / "scored" / "tables.txt"
_SCORED = frozenset(("revenue", "net_income", "eps", "eps_basic", "eps_diluted"))
# Every layout is read in full when the set was made; a new layout may cost a little.
FLOOR_PRECISION, FLOOR_RECALL = 1.0, 0.98


def _read_layouts() -> list[tuple[str, str, str, Counter]]:
    """Name, lead, table and the statements that must come out, for each layout."""
    layouts = []
    for block in _LAYOUTS.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = block.replace("\\u2014", "\u2014").split("\n")
        lead = next((line.removeprefix("lead: ") for line in lines if line.startswith("lead: ")), "")
        expected = Counter(_read_expected(line) for line in lines if line.startswith("= "))
        table = [line for line in lines if line.strip() and not line.startswith(("= ", "lead: "))]
        layouts.append((name, lead, "\n".join(table), expected))
    return layouts


def _read_expected(line: str) -> tuple:
    metric, value, start, end = line.removeprefix("= ").split()
    return (
        metric,
        Decimal(value),
        None if start == "-" else date.fromisoformat(start),
        date.fromisoformat(end),
    )


def _scored(statements: list[Statement]) -> Counter:
    return Counter(
        (statement.metric, statement.value, statement.period_start, statement.period_end)
        for statement in statements
        if statement.metric in _SCORED
        and (statement.scope, statement.compare) == ("consolidated", "none")
        and statement.basis != "non_gaap"
        and statement.nature in ("actual", "prior_period")
    )


def test_layouts_are_read_at_least_as_well_as_before():
    right = wrong = missing = 0
    errors = []
    for name, lead, table, expected in _read_layouts():
        stated = _scored(read(table, lead=lead))
        right += (stated & expected).total()
        wrong += (stated - expected).total()
        missing += (expected - stated).total()
        errors += [(name, "wrong", *case) for case in stated - expected]
        errors += [(name, "missing", *case) for case in expected - stated]
    assert right / (right + wrong) >= FLOOR_PRECISION, errors
    assert right / (right + missing) >= FLOOR_RECALL, errors


@pytest.mark.parametrize("style", STYLES)
def test_layouts_are_read_the_same_from_the_markup_of_pages(style):
    differing = []
    for name, lead, table, expected in _read_layouts():
        if (body := write_page(lead, table, style)) is None:
            continue
        cleaned = clean_page(body.encode(), "text/html")
        document = cleaned.document
        page = PageContext(
            "page", document, cleaned.blocks, cleaned.cells, [], [], None, None, None, "test"
        )  # fmt: skip
        if _scored(find_table_statements(page)[0]) != expected:
            differing.append(name)
    assert differing == []
