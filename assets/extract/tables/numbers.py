"""Every number of a table as a quantity, whatever its row says.

    rows of figures > what each counts > its scale and unit > quantities

Money takes the table's scale. Percentages, amounts per share, years and heads are never scaled, counts
of shares only where the note on units does not except them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from assets.extract.numbers.quantities import find_quantities
from assets.extract.tables.columns import DataRow
from assets.extract.tables.facts import Table
from assets.extract.tables.number_kinds import find_percents, kinds_of_row, name_kind_of_number
from assets.extract.tables.rows import Figure, is_bare_year
from assets.extract.tables.scales import FULL_SHARES, Scale, read_scale
from assets.records import Quantity

# Two decimals are cents; where most of a table has whole ones, they are not counted in its scale.
_CENTS = 2
_SIGN = re.compile("[$€£¥%]")
_ONE, _HUNDREDTH = Decimal(1), Decimal("0.01")


class _Measure(NamedTuple):
    """What one printed unit is worth, and who says so."""

    worth: Decimal
    kind: str
    unit: str | None
    origin: str


def find_numbers(
    table: Table, fallback: Scale | None, text: str, stated: Container[int]
) -> Iterator[Quantity]:
    """The numbers of a table in reading order; ``fallback`` is the scale where the table has no note.

    Those whose places are ``stated`` are left out: a metric said already what they count.

    A table that names no money and no metric counts its figures one by one.
    """
    scale = table.scale or (fallback if table.currency or table.is_known else None)
    figures = [figure for data, _ in table.rows for figure in data.row.figures if figure.number is not None]
    cents = sum(figure.decimals == _CENTS and not figure.is_percent for figure in figures)
    has_cents = 2 * cents > len(figures)
    between = find_percents(
        [
            (figure, column.left)
            for data, _ in table.rows
            for figure, column in data.figures
            if figure.number is not None
        ]
    )
    for data, label in table.rows:
        columns = {figure.start: column for figure, column in data.figures}
        own = next(
            (found for words in (data.row.label, *data.sections[-1:]) if (found := read_scale(words))), scale
        )
        of_row = kinds_of_row(data)
        for figure in data.row.figures:
            is_year = not data.row.label and is_bare_year(figure)
            if figure.number is None or is_year or figure.start in stated:
                continue
            kind = name_kind_of_number(of_row, label, figure, columns.get(figure.start))
            if kind == "money" and figure.start in between:
                kind = "ratio"
            measure = _measure(table, own, figure, kind, has_cents)
            yield number_at(text, figure, figure.number * measure.worth, figure.sign, *measure)
        yield from _find_in_words(data, own, text)


def _measure(table: Table, scale: Scale | None, figure: Figure, kind: str, has_cents: bool) -> _Measure:
    own = figure.currency if figure.currency != table.currency else table.money
    currency = own or table.money or (scale.currency if scale else None) or "USD"
    if figure.scale:
        return _Measure(figure.scale, "money", currency, "stated")
    if kind.endswith("ratio"):
        return _Measure(_HUNDREDTH, kind, None, "stated" if figure.is_percent else "table")
    if kind == "per_share":
        return _Measure(_ONE, "money_per_share", currency, "stated")
    if kind == "shares":
        worth = scale.of_shares(figure.number) if scale else _ONE
        return _Measure(worth, kind, None, scale.origin if worth > 1 else "stated")
    is_cents = figure.decimals == _CENTS and not has_cents and scale is not None and scale.worth > 1
    if kind == "count" or scale is None or is_cents:
        is_money = figure.currency and kind != "count"
        return _Measure(_ONE, *(("money", currency) if is_money else ("count", None)), "stated")
    return _Measure(scale.worth, kind, currency, scale.origin)


def _find_in_words(data: DataRow, scale: Scale | None, text: str) -> Iterator[Quantity]:
    """Numbers that a row's words say: "3.70% Notes", "dividends ($0.04 per share)", "net of $7,570"."""
    row = data.row
    spans = [(row.start, row.figures[0].start), *((cell.start, cell.end) for cell in row.others)]
    for start, end in spans:
        if _SIGN.search(text, start, end):
            for quantity in find_quantities(text, start, end):
                yield _in_scale(quantity, scale)


def _in_scale(quantity: Quantity, scale: Scale | None) -> Quantity:
    """A bare sum in a row's words, counted as the table counts."""
    is_bare = quantity.scale == 1 and quantity.value is not None and scale is not None
    is_sum = quantity.unit_kind == "money" and quantity.decimals < _CENTS
    is_shares = quantity.unit_kind == "shares" and scale is not None and scale.has_scaled_shares
    if not is_bare or not (is_sum or (is_shares and quantity.value < FULL_SHARES)):
        return quantity
    return replace(quantity, value=quantity.value * scale.worth, scale=scale.worth, scale_origin=scale.origin)


def number_at(
    text: str,
    figure: Figure,
    value: Decimal,
    sign: str,
    scale: Decimal,
    unit_kind: str,
    unit: str | None,
    scale_origin: str,
) -> Quantity:
    """A figure as a quantity at its words."""
    return Quantity(
        text_start=figure.start,
        text_end=figure.end,
        surface=text[figure.start : figure.end],
        value_low=None,
        value=value,
        value_high=None,
        unit_kind=unit_kind,
        unit=unit,
        scale=scale,
        decimals=figure.decimals,
        hedge="exact",
        sign_origin=sign,
        scale_origin=scale_origin,
    )
