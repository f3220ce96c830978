"""Totals that no row calls by a name: an empty label below rows that add up to it.

Diluted:                              >  the last row is the whole of what its heading names:
  Continuing operations     0.26         diluted earnings per share
  Discontinued operations  (0.01)
                            0.25
"""

from __future__ import annotations

from dataclasses import replace

from assets.extract.tables.columns import DataRow
from assets.extract.tables.row_labels import RowMetric, read_label

Rows = tuple[tuple[DataRow, RowMetric | None], ...]
_LEAST = 2  # rows above a total
_SLACK = 1  # last digits that a sum of rounded parts may be off


def name_totals(rows: Rows) -> Rows:
    """The rows with each total named by its heading, where its own label is empty."""
    return tuple(
        (data, _name_total(rows, place) if not data.row.label and data.sections else metric)
        for place, (data, metric) in enumerate(rows)
    )


def _name_total(rows: Rows, place: int) -> RowMetric | None:
    total = rows[place][0]
    first = place
    while first and rows[first - 1][0].sections == total.sections and rows[first - 1][0].row.label:
        first -= 1
    parts = [data for data, _ in rows[first:place]]
    if len(parts) < _LEAST or not sums_up(total, parts, _SLACK):
        return None
    metric = read_label("Total", total.sections)
    return replace(metric, text=total.sections[-1].strip()) if metric else None


def sums_up(total: DataRow, parts: list[DataRow], slack: int = 0) -> bool:
    """Whether the rows add up to the total in every column of figures, but for some last digits."""
    summed = [(figure, column) for figure, column in total.figures if figure.number is not None]
    for figure, column in summed:
        if column.parts.change:
            continue
        addends = [
            other.number
            for part in parts
            for other, under in part.figures
            if under.left == column.left and other.number
        ]
        if abs(sum(addends) - figure.number).scaleb(figure.decimals) > slack:
            return False
    return bool(summed)
