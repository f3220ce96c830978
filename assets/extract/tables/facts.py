"""What one table states: its kind, its scale, and a candidate for each known row and dated column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assets.extract.metrics.headings import segment_scope
from assets.extract.metrics.vocabulary import COUNT
from assets.extract.numbers.units import DOLLARS
from assets.extract.tables.bases import basis_of_figure, basis_of_title
from assets.extract.tables.columns import Column, DataRow, read_columns
from assets.extract.tables.dayless_columns import with_last_quarter, with_quarter_of_lead
from assets.extract.tables.grid import Grid
from assets.extract.tables.kinds import KIND_RANKS, is_outlook, may_state, name_kind
from assets.extract.tables.lone_share_rows import name_both_sides
from assets.extract.tables.own_measures import name_own_measures
from assets.extract.tables.periods import STATES, ColumnPeriods
from assets.extract.tables.revenue_parts import find_parts
from assets.extract.tables.revenue_rows import name_revenue, without_measures
from assets.extract.tables.row_labels import TABLE_METRICS, RowMetric, plain_label, read_label
from assets.extract.tables.row_vocabulary import BARE_RANK
from assets.extract.tables.rows import Figure
from assets.extract.tables.scales import Scale, read_scale
from assets.extract.tables.turned import read_turned
from assets.extract.tables.unnamed_totals import Rows, name_totals
from assets.extract.tables.values import Amount, read_amount
from assets.records import Period


@dataclass(frozen=True, slots=True)
class Table:
    """A table as far as it is understood."""

    ordinal: int
    kind: str  # income, balance, cash_flow, highlights, reconciliation, segments
    rows: tuple[tuple[DataRow, RowMetric | None], ...]
    scale: Scale | None
    currency: str | None
    title: str
    lead: str = ""  # the sentence that leads to it
    is_long: bool = False  # its sums run to seven digits and more

    @property
    def is_known(self) -> bool:
        """Whether any row is a known metric."""
        return _are_known(self.rows)

    @property
    def money(self) -> str | None:
        """ISO 4217 of its sums; a bare "$" is of the dollars that the note names."""
        noted = self.scale.currency if self.scale else None
        return noted if noted in DOLLARS and self.currency == "USD" else self.currency or noted

    @property
    def is_outlook(self) -> bool:
        """Whether the table speaks of what is to come."""
        return is_outlook(self.kind, self.title)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may become a statement."""

    table: Table
    data: DataRow
    figure: Figure
    column: Column
    amount: Amount
    label: RowMetric
    period: Period
    scope: str
    basis: str
    compare: str = "none"
    direction: str = "none"

    @property
    def code(self) -> str:
        """The metric it would state."""
        return self.amount.code

    @property
    def rank(self) -> tuple[int, int]:
        """How sure the source is: the statement itself before highlights, a total before a part."""
        return KIND_RANKS[self.table.kind], self.label.rank


_IN_BRACKETS = re.compile(r"\([^()]*\)")
# Sums of so many digits are printed in full, where no table of the page has a note on units.
_FULL_FIGURES, _FULL_AT = 3, Decimal(1_000_000)


def read_table(grid: Grid, ordinal: int) -> Table | None:
    """A table's rows with what they state; None where it has no figures."""
    rows = _name_rows(read_columns(grid))
    if not _are_known(rows) and _are_known(turned := _name_rows(read_turned(grid))):
        rows = turned
    if not rows:
        return None
    rows = with_last_quarter(with_quarter_of_lead(rows, grid.lead))
    title = _title(grid, rows[0][0].row.start)
    codes = {code for _, metric in rows if metric for code in metric.codes}
    kind = name_kind(title, grid.lead, codes, [data.row.label for data, _ in rows], rows[0][0].sections)
    if kind == "income":
        rows = name_revenue(rows)
    return Table(ordinal, kind, rows, _scale(grid, title), _currency(rows), title, grid.lead, _is_long(rows))


def _name_rows(found: Iterable[DataRow]) -> Rows:
    rows = tuple((data, read_label(data.row.label, data.sections)) for data in found)
    return name_own_measures(without_measures(name_both_sides(name_totals(rows))))


def _are_known(rows: Rows) -> bool:
    return any(metric for _, metric in rows)


def find_candidates(table: Table, periods: ColumnPeriods) -> Iterator[Candidate]:
    """Each figure of a known row under a dated column."""
    columns = _money_columns(table)
    rests = {column.parts.rest for column in columns}
    has_total = any(_TOTAL.search(column.text) for column in columns)
    of_title = basis_of_title(table.kind, table.title)
    segment = _segment_of_title(table)
    yield from _find_parts(table, periods, rests)
    for data, label in table.rows:
        if label is None or (label.rank == BARE_RANK and table.kind != "income"):
            continue
        headings = [plain_label(section) for section in data.sections]
        codes = [code for code in label.codes if may_state(table.kind, code, headings, code in STATES)]
        for figure, column in data.figures:
            scope = segment or _scope(column, rests, has_total)
            if scope is None or figure.number is None or column not in columns:
                continue
            for code in codes:
                amount = read_amount(table.scale, data, label, figure, code)
                period = periods.of(column, amount.code) if amount else None
                if period is not None:
                    basis = basis_of_figure(amount.code, label, column, of_title)
                    yield Candidate(table, data, figure, column, amount, label, period, scope, basis)


def _money_columns(table: Table) -> set[Column]:
    """The columns that compare nothing and are not the others once more, translated into other money."""
    columns = {column for data, _ in table.rows for _, column in data.figures if not column.parts.change}
    told = Counter(column.parts.currency for column in columns if column.parts.currency)
    if len(told) < 2:
        return columns
    most = max(told.values())
    kept = next(c.parts.currency for c in sorted(columns, key=_place) if told[c.parts.currency] == most)
    return {column for column in columns if column.parts.currency in (None, kept)}


def _place(column: Column) -> int:
    return column.left


def _find_parts(table: Table, periods: ColumnPeriods, rests: set[str]) -> Iterator[Candidate]:
    """Revenue of each part of the company, where the table splits it by rows."""
    parts = (
        find_parts(table.rows, f"{table.title}\n{table.lead}")
        if table.kind in _MAY_SPLIT and len(rests) <= 1
        else {}
    )
    for place, scope in parts.items():
        data = table.rows[place][0]
        label = RowMetric(("revenue",), 0, text=data.row.label.strip())
        for figure, column in data.figures:
            amount = None
            if figure.number is not None and not column.parts.change:
                amount = read_amount(table.scale, data, label, figure, "revenue")
            period = periods.of(column, "revenue") if amount else None
            if period is not None:
                basis = basis_of_figure("revenue", label, column, None)
                yield Candidate(table, data, figure, column, amount, label, period, scope, basis)


_MAY_SPLIT = frozenset({"segments", "highlights", "reconciliation"})
_TOTAL = re.compile(r"\b(?:total|consolidated|company)\b", re.IGNORECASE)


def _segment_of_title(table: Table) -> str | None:
    """The one segment that the lines above say a table is about; a statement of the company has none."""
    if table.kind in ("income", "balance", "cash_flow"):
        return None
    named = [scope for line in table.title.split("\n") if (scope := segment_scope(line.strip()))]
    return named[-1] if named else None


def _scope(column: Column, rests: set[str], has_total: bool) -> str | None:
    """Whose figures a column holds; None where its name is not understood."""
    if len(rests) <= 1 or not column.parts.rest or _TOTAL.search(column.text):
        return "consolidated"
    if not has_total:
        return None
    return "segment:" + re.sub(r"\W+", "_", column.parts.rest).strip("_").upper()


def _title(grid: Grid, first_row: int) -> str:
    """What stands above the rows of figures: lines before the table and its own headings."""
    inside = [cell.text for cells in grid.rows for cell in cells if cell.start < first_row]
    return "\n".join([grid.above, *inside])


def _scale(grid: Grid, title: str) -> Scale | None:
    """The table's own note: in it, above it, or as the reader of the page found it."""
    lines = [line for line in title.split("\n") if len(line) < 200]
    for line in reversed(lines):
        if scale := read_scale(line):
            return scale
    for note in (*_IN_BRACKETS.findall(grid.lead), grid.note):
        if scale := read_scale(note):
            return scale
    return None


def _is_long(rows: Rows) -> bool:
    figures = [
        figure
        for data, metric in rows
        for figure in data.row.figures
        if figure.number
        and not figure.decimals
        and "shares" not in data.row.label.lower()
        and not (metric and TABLE_METRICS[metric.codes[0]].kind == COUNT)
    ]
    return sum(abs(figure.number) >= _FULL_AT for figure in figures) >= _FULL_FIGURES


def _currency(rows: tuple) -> str | None:
    found = [figure.currency for data, _ in rows for figure, _ in data.figures if figure.currency]
    return max(sorted(set(found)), key=found.count) if found else None
