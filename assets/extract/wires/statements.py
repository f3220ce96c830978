"""The terse lines of old newswires: "Shr 34 cts vs 1.19 dlrs" says this period's EPS and last year's.

    title and column heads ("4TH QTR", "Nine mths") > the period of the rows below
    label, this value, "vs", value of the year before > two statements

A unit said once holds for both values; a sum without one is in the wire's money. Where the first value is a
loss and the second says neither profit nor loss, the second is left out: its sign would be a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assets.extract.confidence import CONFIDENCE
from assets.extract.context import PageContext, build_statement
from assets.extract.numbers.quantities import parse_quantity
from assets.extract.wires.money import money_of
from assets.extract.wires.periods import WirePeriods
from assets.extract.wires.rows import Label, Row, Value, find_rows
from assets.records import Period, Quantity, Statement

# A figure per share beyond this is a sum under the wrong label: no share of a wire earned as much.
LARGEST_PER_SHARE = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One value of a row, ready to be stated."""

    row: Row
    quantity: Quantity
    period: Period
    nature: str


def find_wire_statements(page: PageContext) -> tuple[list[Statement], list[Quantity]]:
    """Figures of the wire's terse rows, and their numbers; both empty on a page without such rows."""
    cells = {cell.text_start for cell in page.cells}
    rows = [row for row in find_rows(page.text) if row.start not in cells]  # a table's cells are no wire
    if not rows:
        return [], []
    money = money_of(page.text, rows)
    figures = list(_figures(page, rows, money))
    return [_state(page, figure) for figure in figures], [figure.quantity for figure in figures]


def _figures(page: PageContext, rows: list[Row], money: str | None) -> Iterator[_Figure]:
    periods = WirePeriods(page, [row.start for row in rows])
    for row in rows:
        current = periods.at(row.start)
        now = _quantity(row.label, row.now, row.before, money)
        if now is not None:
            yield _Figure(row, now, current, "actual")
        if row.before is None or (row.now.sign == "loss" and row.before.sign is None):
            continue
        then = _quantity(row.label, row.before, row.now, money)
        if then is not None:
            yield _Figure(row, then, periods.before(current, row.relation), "prior_period")


def _quantity(label: Label, value: Value, other: Value | None, money: str | None) -> Quantity | None:
    """The value as a quantity of its metric's kind; None where it cannot be one."""
    read = parse_quantity(value.surface)
    if (
        read is None
        or read.value is None
        or read.unit_kind not in ("money", "money_per_share", "count", "shares")
    ):
        return None
    read = replace(read, text_start=value.start, text_end=value.end)
    if label.kind == "shares":
        return replace(read, unit_kind="shares", unit=None) if read.unit is None else None
    if label.kind == "money" and read.scale == 1 and read.decimals:
        return None  # "19.58 vs 7.44 mln": millions, by a slip unsaid
    if read.unit is None and label.kind == "per_share":
        read = _in_unit_of(read, other)
    if read is None or (label.kind == "per_share" and abs(read.value) > LARGEST_PER_SHARE):
        return None
    unit_kind = "money_per_share" if label.kind == "per_share" else "money"
    return _signed(replace(read, unit_kind=unit_kind, unit=_unit(read.unit, value, money)), value.sign)


def _unit(said: str | None, value: Value, money: str | None) -> str | None:
    """The currency of a value: as said beside it, but a plain dollar only as the whole wire has it."""
    is_plain_dollar = said == "USD" and not value.surface.lower().count("u.s.")
    return money if said is None or is_plain_dollar else said


def _in_unit_of(read: Quantity, other: Value | None) -> Quantity | None:
    """A bare number per share takes the unit of the value it is compared with: "34 vs 41 cts"."""
    told = parse_quantity(other.surface) if other else None
    if told is None or told.unit is None:
        return None
    return replace(
        read, value=read.value * told.scale, scale=told.scale, unit=told.unit, scale_origin="table"
    )


def _signed(quantity: Quantity, sign: str | None) -> Quantity:
    if sign != "loss" or quantity.value <= 0:
        return quantity
    return replace(quantity, value=-quantity.value, sign_origin="word")


def _state(page: PageContext, figure: _Figure) -> Statement:
    label = figure.row.label
    return build_statement(
        page,
        figure.quantity,
        company=page.subject,
        metric=label.metric,
        metric_text=label.surface,
        nature=figure.nature,
        basis=label.basis,
        period=figure.period,
        sentence=(figure.row.start, figure.row.end),
        confidence=CONFIDENCE["wire"],
        source_kind="table",
    )
