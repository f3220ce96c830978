"""Tables with a period in each row and a metric over each column.

    Quarter ended     | Net sales | Net income        >  Net sales: a figure for each quarter
    March 31, 2019    |   100,000 |      8,000

Read as if turned: each figure is a row of its own, called by its column, under its row's period.
"""

from __future__ import annotations

from collections.abc import Iterator

from assets.extract.tables.column_titles import Titles
from assets.extract.tables.column_words import HeaderParts, fill, read_header
from assets.extract.tables.columns import Column, DataRow
from assets.extract.tables.grid import Cell, Grid
from assets.extract.tables.row_labels import read_label
from assets.extract.tables.rows import read_row

_LEAST = 2  # columns that are metrics, and rows that are periods: fewer may be chance
_MAX_METRICS = 40  # no such table has as many columns


def read_turned(grid: Grid) -> Iterator[DataRow]:
    """A data row for each figure of a turned table; none where the table is not one."""
    if grid.is_aligned_text:
        return
    head = next((place for place, cells in enumerate(grid.rows) if _count_metrics(cells) >= _LEAST), None)
    if head is None:
        return
    titles = Titles(
        [*grid.above.split("\n"), *(cells[0].text for cells in grid.rows[:head]), grid.rows[head][0].text]
    )
    title = titles.over(0, 1) or HeaderParts()
    found = [
        row for cells in grid.rows[head + 1 :] if (row := _read_period_row(cells, grid.rows[head], title))
    ]
    if len(found) >= _LEAST:
        for row in found:
            yield from row


def _count_metrics(cells: tuple[Cell, ...]) -> int:
    if len(cells) > _MAX_METRICS:
        return 0
    return sum(read_label(cell.text) is not None for cell in cells if not any(map(str.isdigit, cell.text)))


def _read_period_row(cells: tuple[Cell, ...], head: tuple[Cell, ...], title: HeaderParts) -> list[DataRow]:
    """The figures of a row that a period leads; none where they do not stand one under each header."""
    row = read_row(cells)
    said = read_header(row.label)
    parts = fill(said, title)
    if not said.is_time or parts.is_other or parts.change or not row.figures or row.others:
        return []
    column = Column(row.label_left, row.label_left + 1, parts._replace(rest=""), row.label)
    placed = [(figure, [cell for cell in head if cell.left <= figure.left][-1:]) for figure in row.figures]
    if any(not over for _, over in placed) or len({over[0].left for _, over in placed}) < len(placed):
        return []
    return [
        DataRow(row._replace(label=over[0].text, figures=(figure,)), (), ((figure, column),))
        for figure, over in placed
    ]
