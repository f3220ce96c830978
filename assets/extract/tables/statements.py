"""Statements and numbers of a page's financial tables.

    cells or aligned text > grids > rows and columns > candidates > the ones that hold > statements

Each known row under a dated column is one statement. The newest period of the page is what is
reported (``actual``); an earlier one is a ``prior_period``, as printed then. What the table does
not say in full (no length over a flow, no scale, two columns under one header) is left out.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice

from assets.extract.context import PageContext, build_statement
from assets.extract.periods.grammar import find_periods
from assets.extract.periods.resolve import PageCalendar, read_calendar
from assets.extract.tables.bases import read_standard
from assets.extract.tables.changes import find_changes
from assets.extract.tables.choice import name_net_income, settle, without_open_years
from assets.extract.tables.column_titles import without_dateline
from assets.extract.tables.continued import join_continued
from assets.extract.tables.facts import Candidate, Table, find_candidates, read_table
from assets.extract.tables.grid import read_grids
from assets.extract.tables.numbers import find_numbers, number_at
from assets.extract.tables.periods import STATES, ColumnPeriods, header_mention
from assets.extract.tables.scales import Scale, document_scale
from assets.extract.tables.text_tables import find_text_grids
from assets.extract.tables.told_scales import common_scale, infer_scale, may_tell_scale
from assets.records import Period, Quantity, Statement

# Sums of the prose that tables without a note are held against: a release says the main ones first.
_MOST_TOLD = 200
# Titles and the lead of a release name its period; further down other years are spoken of.
_LEAD = 6_000
# Ends of one period as two tables print them: a week and a half, as in fiscal_calendar.
_SAME_END_DAYS = 10
# Share found right by tests/benchmarks/tables.py, by kind of table.
_CONFIDENCE = {
    "income": Decimal("0.99"),
    "balance": Decimal("0.98"),
    "cash_flow": Decimal("0.97"),
    "highlights": Decimal("0.95"),
    "reconciliation": Decimal("0.93"),
    "segments": Decimal("0.85"),
    "ratios": Decimal("0.85"),
    "another": Decimal("0.85"),
}


def find_table_statements(page: PageContext) -> tuple[list[Statement], list[Quantity]]:
    """What the tables of a page state, and every number in them; two empty lists where none is known."""
    every = _read_tables(page)
    shared = document_scale([table.scale for table in every if table.scale and table.is_known])
    tables = _with_scales(page, every, shared)
    kept = _find_kept(page, tables) if tables else []
    quantities = [_quantity(candidate, page.text) for candidate in kept]
    stated = {quantity.text_start: quantity for quantity in quantities}
    numbers = _find_numbers(every, shared, page.text, stated) | stated
    newest, standard = _newest(kept, page.anchor), read_standard(page.text)
    statements = [
        _state(page, candidate, quantity, nature, standard)
        for candidate, quantity in zip(kept, quantities, strict=True)
        if (nature := _nature(candidate, newest))
    ]
    return statements, [numbers[start] for start in sorted(numbers)]


def _find_kept(page: PageContext, tables: list[Table]) -> list[Candidate]:
    """The candidates of all tables that hold, and then the changes between them."""
    periods = ColumnPeriods(_calendar(page, tables), page.fiscal_year_end, page.anchor)
    candidates = [candidate for table in tables for candidate in find_candidates(table, periods)]
    kept = settle(name_net_income(without_open_years(candidates, page.anchor)))
    return [*kept, *find_changes(kept)]


def _read_tables(page: PageContext) -> list[Table]:
    grids = [
        *join_continued(read_grids(page.cells, page.text), page.text),
        *find_text_grids(page.text, page.cells),
    ]
    dated = (replace(grid, above=without_dateline(grid.above, page.day)) for grid in grids)
    return [table for ordinal, grid in enumerate(dated) if (table := read_table(grid, ordinal))]


def _with_scales(page: PageContext, every: list[Table], shared: Scale | None) -> list[Table]:
    """The known tables, those without a note on units in the scale that the prose tells, else in the page's.

    Sums of seven digits and more are printed in full where neither a note nor the prose could say otherwise.
    """
    known = [table for table in every if table.is_known]
    sums = list(islice(filter(may_tell_scale, page.quantities), _MOST_TOLD))
    told = [None if table.scale else infer_scale(table.rows, sums) for table in known]
    in_full = None if sums or any(table.scale for table in every) else Scale(Decimal(1), True, None)
    of_long = common_scale(told) or in_full
    return [
        replace(table, scale=table.scale or scale or (of_long if table.is_long else shared))
        for table, scale in zip(known, told, strict=True)
    ]


def _find_numbers(
    tables: list[Table], shared: Scale | None, text: str, stated: Container[int]
) -> dict[int, Quantity]:
    """Every other number in the tables by its place; without a note it goes by the page's, or the last."""
    numbers: dict[int, Quantity] = {}
    last: Scale | None = None
    for table in tables:
        last = table.scale or last
        fallback = shared or (replace(last, origin="document") if last else None)
        numbers |= {number.text_start: number for number in find_numbers(table, fallback, text, stated)}
    return numbers


def _calendar(page: PageContext, tables: list[Table]) -> PageCalendar:
    """The page's calendar with the days its column headers print."""
    columns = {
        (column.parts, column.text)
        for table in tables
        for data, _ in table.rows
        for _, column in data.figures
    }
    mentions = [
        mention for parts, text in sorted(columns, key=repr) if (mention := header_mention(parts, text))
    ]
    own = page.calendar
    if own == PageCalendar():
        own = read_calendar(
            find_periods(page.text, 0, min(len(page.text), _LEAD)), page.fiscal_year_end, page.text
        )
    return own.join(read_calendar(mentions, page.fiscal_year_end))


def _newest(candidates: list[Candidate], anchor: date | None) -> Period | None:
    """The newest period of the flows, else of the states; none that ends after the page's own day.

    A state may be told of a later day ("cash as of April 24") than what is reported.
    """
    told = [
        candidate
        for candidate in candidates
        if candidate.period.period_end
        and not candidate.table.is_outlook
        and (anchor is None or candidate.period.period_end <= anchor)
    ]
    flows = [candidate for candidate in told if candidate.code not in STATES] or told
    periods = [candidate.period for candidate in flows]
    return max(periods, key=lambda period: (period.period_end, period.fiscal_year or 0), default=None)


def _nature(candidate: Candidate, newest: Period | None) -> str | None:
    """What a figure is beside the newest period; None where its period does not decide."""
    period = candidate.period
    if newest is None:
        return None
    if period.period_end and newest.period_end:
        days = (newest.period_end - period.period_end).days
        age = 0 if abs(days) <= _SAME_END_DAYS else days
    elif period.fiscal_year and newest.fiscal_year and period.fiscal_period and newest.fiscal_period:
        age = (newest.fiscal_year - period.fiscal_year) or (newest.fiscal_period > period.fiscal_period)
        age = age or -(newest.fiscal_period < period.fiscal_period)
    else:
        return None
    if age < 0:
        return "guidance" if candidate.table.is_outlook else None
    if candidate.table.is_outlook:
        return None
    return "prior_period" if age else "actual"


def _state(
    page: PageContext, candidate: Candidate, quantity: Quantity, nature: str, standard: str
) -> Statement:
    row = candidate.data.row
    start, end = min(row.start, quantity.text_start), max(row.end, quantity.text_end)
    line_end = page.text.find("\n", end)
    line = (page.text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(page.text))
    return build_statement(
        page,
        quantity,
        company=page.subject,
        metric=candidate.code,
        period=candidate.period,
        sentence=line,
        confidence=_CONFIDENCE[candidate.table.kind],
        metric_text=candidate.label.text,
        scope=candidate.scope,
        nature=nature,
        basis=standard if candidate.basis == "gaap" else candidate.basis,
        compare=candidate.compare,
        direction=candidate.direction,
        source_kind="table",
    )


def _quantity(candidate: Candidate, text: str) -> Quantity:
    amount, table = candidate.amount, candidate.table
    currency = candidate.column.parts.currency or table.money or "USD"
    unit = currency if amount.unit_kind in ("money", "money_per_share") else None
    return number_at(
        text,
        candidate.figure,
        amount.value,
        amount.sign,
        amount.scale,
        amount.unit_kind,
        unit,
        amount.scale_origin,
    )
