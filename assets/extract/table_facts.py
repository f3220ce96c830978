"""What one table states: its kind, its scale, and a candidate for each known row and dated column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assets.extract.columns import Column, DataRow, read_columns
from assets.extract.context import BASELESS
from assets.extract.metric_vocabulary import PER_SHARE
from assets.extract.periods import PageCalendar
from assets.extract.revenue_rows import name_revenue
from assets.extract.row_labels import TABLE_METRICS, RowMetric, plain_label, read_label
from assets.extract.scales import Scale, read_scale
from assets.extract.table_grid import Figure, Grid
from assets.extract.table_kinds import KIND_RANKS, OUTFLOWS, is_outlook, may_state, name_kind
from assets.extract.table_periods import STATES, column_period
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
    code: str
    label: RowMetric
    period: Period
    scope: str
    basis: str
    value: Decimal
    scale: Decimal
    unit_kind: str
    sign: str
    scale_origin: str
    compare: str = "none"
    direction: str = "none"

    @property
    def rank(self) -> tuple[int, int]:
        """How sure the source is: the statement itself before highlights, a total before a part."""
        return KIND_RANKS[self.table.kind], self.label.rank


# Above this many shares a count in thousands was printed in full: no company has fifty billion.
_MAX_SHARES = Decimal(50_000_000_000)
_MAX_PER_SHARE = 10_000
# A table without a note whose figures run to seven digits and more is printed in full.
_FULL_FIGURES, _FULL_AT = 3, Decimal(1_000_000)


def read_table(grid: Grid, ordinal: int) -> Table | None:
    """A table's rows with what they state; None where no row is a known metric."""
    rows = tuple((data, read_label(data.row.label, data.sections)) for data in read_columns(grid))
    if not any(metric for _, metric in rows):
        return None
    title = _title(grid, rows[0][0].row.start)
    codes = {code for _, metric in rows if metric for code in metric.codes}
    kind = name_kind(title, codes, [data.row.label for data, _ in rows])
    if kind == "income":
        rows = name_revenue(rows)
    return Table(ordinal, kind, rows, _scale(grid, title, rows), _currency(rows), title)


def find_candidates(
    table: Table, calendar: PageCalendar, fiscal_year_end: str | None, anchor: date | None
) -> Iterator[Candidate]:
    """Each figure of a known row under a dated column."""
    rests = {
        column.parts.rest for data, _ in table.rows for _, column in data.figures if not column.parts.change
    }
    has_total = any(_TOTAL.search(column.text) for data, _ in table.rows for _, column in data.figures)
    for data, label in table.rows:
        if label is None:
            continue
        headings = [plain_label(section) for section in data.sections]
        for figure, column in data.figures:
            scope = _scope(column, rests, has_total)
            if figure.number is None or scope is None or column.parts.is_other or column.parts.change:
                continue
            for code in label.codes:
                if not may_state(table.kind, code, headings, code in STATES):
                    continue
                read = _value(table, data, label, figure, code)
                if read is None:
                    continue
                value, scale, unit_kind, sign, origin, code = read
                period = column_period(column.parts, column.text, code, calendar, fiscal_year_end, anchor)
                if period is not None:
                    basis = _basis(code, label, column)
                    yield Candidate(
                        table, data, figure, column, code, label, period, scope, basis,
                        value, scale, unit_kind, sign, origin,
                    )  # fmt: skip


_TOTAL = re.compile(r"\b(?:total|consolidated|company)\b", re.IGNORECASE)


def _scope(column: Column, rests: set[str], has_total: bool) -> str | None:
    """Whose figures a column holds; None where its name is not understood."""
    if len(rests) <= 1 or not column.parts.rest or _TOTAL.search(column.text):
        return "consolidated"
    if not has_total:
        return None
    return "segment:" + re.sub(r"\W+", "_", column.parts.rest).strip("_").upper()


def _basis(code: str, label: RowMetric, column: Column) -> str:
    if code in BASELESS:
        return "not_applicable"
    if code == "free_cash_flow":
        return "non_gaap"
    if code == "ebitda":
        return label.basis or column.parts.basis or "unstated"
    return label.basis or column.parts.basis or "gaap"


def _value(
    table: Table, data: DataRow, label: RowMetric, figure: Figure, code: str
) -> tuple[Decimal, Decimal, str, str, str, str] | None:
    """Value, scale, unit kind, sign, origin of the scale and metric; None where the number does not fit."""
    kind = TABLE_METRICS[code].kind
    number, sign = _signed(data, label, figure)
    if number < 0 and code in OUTFLOWS:
        return None
    if figure.is_percent or figure.unit or figure.direction:
        return _ratio(figure, code, number, sign)
    if kind == PER_SHARE:
        is_amount = figure.decimals >= 2 and abs(number) < _MAX_PER_SHARE
        return (number, Decimal(1), "money_per_share", sign, "stated", code) if is_amount else None
    scale = read_scale(data.row.label) or table.scale
    if figure.scale:
        scale = Scale(figure.scale, True, None, "stated")
    if kind == "count":
        heading = read_scale(data.sections[-1]) if data.sections else None
        return _shares(number, sign, heading or scale, figure, code)
    if kind == "ratio" or scale is None or _in_per_share_rows(data, figure, scale):
        return None
    if scale.origin == "document" and figure.decimals > 1:  # cents are not counted in thousands
        return None
    if _may_be_percent(data, figure):
        return None
    return number * scale.worth, scale.worth, "money", sign, scale.origin, code


def _in_per_share_rows(data: DataRow, figure: Figure, scale: Scale) -> bool:
    """Whether an amount of money stands among amounts per share: under such a heading, with cents."""
    heading = " ".join(data.sections[-1:])
    return (
        scale.worth > 1
        and figure.decimals == 2
        and bool(re.search(r"(?i)per\s[\w\s]*share|\beps\b", heading))
    )


def _may_be_percent(data: DataRow, figure: Figure) -> bool:
    """Whether "Gross margin 45.2" may as well be a percentage that has lost its sign."""
    is_small = abs(figure.number) < 100 and not figure.currency and figure.scale is None
    return is_small and "margin" in data.row.label.lower()


def _ratio(
    figure: Figure, code: str, number: Decimal, sign: str
) -> tuple[Decimal, Decimal, str, str, str, str] | None:
    code = {"gross_profit": "gross_margin"}.get(code, code)
    if TABLE_METRICS[code].kind != "ratio" or figure.unit or figure.direction:
        return None
    return number / 100, Decimal("0.01"), "ratio", sign, "stated", code


def _shares(
    number: Decimal, sign: str, scale: Scale | None, figure: Figure, code: str
) -> tuple[Decimal, Decimal, str, str, str, str] | None:
    if sign != "none" or figure.currency:
        return None
    worth = scale.worth if scale and scale.has_scaled_shares else Decimal(1)
    if number * worth > _MAX_SHARES:
        worth = Decimal(1)
    if number * worth < 1000:  # nobody has so few: the note on units does not hold for shares, or no count
        return None
    return number * worth, worth, "shares", sign, scale.origin if scale and worth > 1 else "stated", code


def _signed(data: DataRow, label: RowMetric, figure: Figure) -> tuple[Decimal, str]:
    """The number with its sign: "Net loss 1,234" without brackets anywhere in the row is a loss."""
    bare = not any(other.is_negative for other, _ in data.figures if not other.is_percent)
    if label.is_loss and bare and figure.number and not figure.is_percent:
        return -figure.number, "word"
    return figure.number, figure.sign


def _title(grid: Grid, first_row: int) -> str:
    """What stands above the rows of figures: lines before the table and its own headings."""
    inside = [cell.text for cells in grid.rows for cell in cells if cell.start < first_row]
    return "\n".join([grid.above, *inside])


def _scale(grid: Grid, title: str, rows: tuple) -> Scale | None:
    """The table's own note: in it, above it, or as the reader of the page found it."""
    lines = [line for line in title.split("\n") if len(line) < 200]
    for line in reversed(lines):
        if scale := read_scale(line):
            return scale
    if scale := read_scale(grid.note):
        return scale
    numbers = [abs(f.number) for data, _ in rows for f, _ in data.figures if f.number and not f.decimals]
    if sum(number >= _FULL_AT for number in numbers) >= _FULL_FIGURES:
        return Scale(Decimal(1), True, None)
    return None


def _currency(rows: tuple) -> str | None:
    found = [figure.currency for data, _ in rows for figure, _ in data.figures if figure.currency]
    return max(sorted(set(found)), key=found.count) if found else None


def with_scale(table: Table, scale: Scale | None) -> Table:
    """The table with the document's scale where it has no note of its own."""
    return replace(table, scale=scale) if table.scale is None and scale is not None else table
