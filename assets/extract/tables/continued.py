"""Tables that a page break cuts in two: what goes on has no headers of its own.

grids > a grid without headers right below one of the same columns > both as one
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assets.extract.tables.column_words import may_say_time, read_header
from assets.extract.tables.grid import Cell, Grid
from assets.extract.tables.rows import is_bare_year, read_row
from assets.extract.tables.text_tables import NEW_TABLE

# What a page break leaves between the halves: page numbers, "Table of Contents", a title "(continued)".
_FURNITURE = re.compile(
    r"[\s\d.,|()\u2010-\u2015-]*(?:(?:page|of|table|contents|more|continued|unaudited)\b[\s\d.,|()\u2010-\u2015-]*)*",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"\bcont(?:inued|['\u2019]?d)\b", re.IGNORECASE)
_MAX_FURNITURE = 200
_LEAST = 2  # columns: a list of labels and values may stand below any table
_NEAR = 1  # a currency sign's width: the same column of two halves may begin that much apart


def join_continued(grids: Iterable[Grid], text: str) -> Iterator[Grid]:
    """The grids, each with the rows of those that go on with it after a page break."""
    whole: Grid | None = None
    for grid in grids:
        if whole and _goes_on(whole, grid, text):
            whole = replace(whole, rows=(*whole.rows, *grid.rows))
            continue
        if whole:
            yield whole
        whole = grid
    if whole:
        yield whole


def _goes_on(whole: Grid, grid: Grid, text: str) -> bool:
    between = text[whole.rows[-1][-1].end : grid.rows[0][0].start]
    if len(between) > _MAX_FURNITURE or not (_FURNITURE.fullmatch(between) or _CONTINUED.search(between)):
        return False
    if _has_header(grid):  # most have: asked before all rows are read
        return False
    columns, known = _places(grid), _places(whole)
    is_same = all(any(abs(place - other) <= _NEAR for other in known) for place in columns)
    is_under = is_same if known else any(map(_says_time, whole.rows))  # headers in a table of their own
    return len(columns) >= _LEAST and is_under


def _places(grid: Grid) -> set[int]:
    """Where the figures of a table stand."""
    rows = [read_row(cells).figures for cells in grid.rows]
    return {figure.left for figures in rows if not all(map(is_bare_year, figures)) for figure in figures}


def _says_time(cells: tuple[Cell, ...]) -> bool:
    return any(may_say_time(cell.text) and read_header(cell.text).is_time for cell in cells)


def _has_header(grid: Grid) -> bool:
    """Whether anything above the first figures names columns, says a time or is the title of a new table."""
    for cells in grid.rows:
        row = read_row(cells)
        if _says_time(cells):
            return True
        if row.figures:
            return all(map(is_bare_year, row.figures))
        if row.others or (NEW_TABLE.search(row.label) and not _CONTINUED.search(row.label)):
            return True
    return True
