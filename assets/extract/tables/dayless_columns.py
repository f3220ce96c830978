"""Columns that say a year or a length and no day: what leads to them, or stands beside them, tells the rest.

"... the following results for the first quarter ended August 31:" over "Fiscal 2023" and "Fiscal 2022"
"Three Months" beside "Full Year", both of 2022  >  the fourth quarter of 2022
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assets.extract.periods.grammar import find_periods
from assets.extract.tables.columns import Column, DataRow
from assets.extract.tables.unnamed_totals import Rows

_LEADS_ON = re.compile(r":\s*$|\bfollow(?:ing|s)\b|\bbelow\b", re.IGNORECASE)


def with_last_quarter(rows: Rows) -> Rows:
    """The rows; three months beside a whole year, or beside nine months of it, are their last quarter."""
    said = {column for data, _ in rows for _, column in data.figures if _is_dayless(column)}
    years = {column.parts.year for column in said if _months(column) == 12}
    nines = {column.parts.year for column in said if _months(column) == 9} - years
    if not years | nines:
        return rows
    labels = {(year, 3): "Q4" for year in years} | {(year, 3): "Q3" for year in nines}
    labels |= {(year, 9): "9M" for year in nines}
    return tuple((_name_quarters(data, labels), metric) for data, metric in rows)


def _is_dayless(column: Column) -> bool:
    parts = column.parts
    return bool(parts.year) and not (parts.month or parts.label_year or parts.change or parts.is_other)


def _months(column: Column) -> int | None:
    return 12 if column.parts.fiscal_period == "FY" else column.parts.months


def _name_quarters(data: DataRow, labels: Mapping[tuple[int, int], str]) -> DataRow:
    figures = []
    for figure, column in data.figures:
        label = labels.get((column.parts.year, column.parts.months)) if _is_dayless(column) else None
        if label and column.parts.fiscal_period is None:
            column = column._replace(parts=column.parts._replace(fiscal_period=label))
        figures.append((figure, column))
    return data._replace(figures=tuple(figures))


def with_quarter_of_lead(rows: Rows, lead: str) -> Rows:
    """The rows, their columns of fiscal years cut to the one part of a year that the lead names."""
    columns = {column for data, _ in rows for _, column in data.figures if not column.parts.change}
    period = _part_of_year(lead) if columns and all(map(_says_year_alone, columns)) else None
    if period is None:
        return rows
    label, months = period
    return tuple((_cut(data, label, months), metric) for data, metric in rows)


def _says_year_alone(column: Column) -> bool:
    parts = column.parts
    return parts.fiscal_period == "FY" and bool(parts.label_year) and not parts.month


def _part_of_year(lead: str) -> tuple[str, int] | None:
    """The label and the months of the one period that a lead names; None for several, or a year."""
    if not _LEADS_ON.search(lead):
        return None
    named = {(one.fiscal_period, one.months) for one in find_periods(lead) if one.kind != "instant"}
    label, months = named.pop() if len(named) == 1 else (None, None)
    return (label, months) if label and months and label != "FY" else None


def _cut(data: DataRow, label: str, months: int) -> DataRow:
    figures = tuple(
        (figure, column._replace(parts=column.parts._replace(fiscal_period=label, months=months)))
        if _says_year_alone(column)
        else (figure, column)
        for figure, column in data.figures
    )
    return data._replace(figures=figures)
