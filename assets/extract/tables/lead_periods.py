"""The quarter that a sentence leads to, over columns that say no more than the year.

"... the following results for the first quarter ended August 31:" over "Fiscal 2023" and "Fiscal 2022".
"""

from __future__ import annotations

import re

from assets.extract.periods.grammar import find_periods
from assets.extract.tables.columns import Column, DataRow
from assets.extract.tables.unnamed_totals import Rows

_LEADS_ON = re.compile(r":\s*$|\bfollow(?:ing|s)\b|\bbelow\b", re.IGNORECASE)


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
