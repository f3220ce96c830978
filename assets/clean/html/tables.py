"""Tables that hold data, told from tables that hold the layout.

    table elements > grids of cells, spans unfolded > data or layout

A table of data has several short cells in several rows. A table for layout holds other
tables, paragraphs, or a bullet beside a text; its texts are read as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from assets.clean.html.tree import Element, Leaf, Tree

# First guesses from reading filings, newsrooms and forums, 2026-01.
MAX_CELL = 600  # characters: a longer cell is a paragraph
MAX_MEAN_CELL = 130
MAX_COLUMNS = 400  # a span beyond is a mistake of the page
MAX_ROW_SPAN = 500
MAX_LINKED = 0.6  # a table with more of its text in links is a menu

_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,4})", re.IGNORECASE)
_PRESENTATION = re.compile(r"role\s*=\s*[\"']?(?:presentation|none)\b", re.IGNORECASE)
# What stands before an item instead of a bullet of <li>: a bullet, "(1)", "a.", "*"
_BULLET = re.compile(r"[\W_]{1,3}|\(?[\divxa-z]{1,3}[).]{0,2}|o", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Cell:
    """A cell that says something, and the columns it stands in."""

    element: Element
    text: str
    column: int
    end_column: int  # the one after its last
    row: int
    end_row: int


@dataclass(slots=True)
class Grid:
    """A table element and its own rows, as far as they say something, each without its empty cells."""

    element: Element
    rows: list[list[Cell]] = field(default_factory=list)
    has_inner: bool = False  # holds a table that holds text
    is_data: bool = False
    has_figures: bool = False  # figures in most rows: a statement, not a list of things


def find_grids(tree: Tree) -> list[Grid]:
    """Every table of the page in the order they open, each judged data or layout; only data is read."""
    grids: dict[int, Grid] = {}
    tables: dict[int, list[list[Element]]] = {}  # rows of cells, by table
    rows: dict[int, list[Element]] = {}  # cells by row; those that stand in none are the table's own
    for element in tree.elements:
        if element.tag == "table":
            grids[id(element)], tables[id(element)] = Grid(element), []
            if element.end_leaf > element.first_leaf and (outer := _find_table(element)) is not None:
                grids[id(outer)].has_inner = True
        elif element.tag in ("td", "th"):
            row = element.parent if element.parent.tag == "tr" else _find_table(element)
            if (cells := rows.get(id(row))) is None:
                cells = rows[id(row)] = []
                if (table := _find_table(element)) is not None:
                    tables[id(table)].append(cells)
            cells.append(element)
    for place, grid in grids.items():
        start, end = grid.element.start, grid.element.open_end
        if not grid.has_inner and not _PRESENTATION.search(tree.source, start, end):
            grid.rows = _read_rows(tables[place], tree)
            grid.is_data = _is_data(grid, tree)
            grid.has_figures = grid.is_data and _has_figures([row for row in grid.rows if len(row) > 1])
    return list(grids.values())


def _find_table(element: Element) -> Element | None:
    """The innermost table that holds an element."""
    above = element.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above


def _read_rows(rows: Iterable[list[Element]], tree: Tree) -> list[list[Cell]]:
    """The rows that say something. Every cell has its column: past the cells to its left and those
    that hang down from above."""
    found: list[list[Cell]] = []
    hanging: dict[int, int] = {}  # column > rows it is still taken
    for number, row in enumerate(rows):
        column, cells = 0, []
        taken: dict[int, int] = {}
        for element in row:
            while column in hanging:
                column += 1
            opening = tree.source[element.start : element.open_end]
            columns, count_rows = _read_spans(opening) if column <= MAX_COLUMNS else (1, 1)
            if count_rows > 1:
                taken.update(dict.fromkeys(range(column, column + columns), count_rows))
            if element.end_leaf > element.first_leaf:
                leaves = tree.leaves[element.first_leaf : element.end_leaf]
                text = " ".join([leaf.text.replace("\n", " ") for leaf in leaves])
                cells.append(Cell(element, text, column, column + columns, number, number + count_rows))
            column += columns
        if hanging or taken:
            hanging = {place: count - 1 for place, count in (hanging | taken).items() if count > 1}
        if cells:
            found.append(cells)
    return found


@lru_cache(maxsize=4096)
def _read_spans(opening: str) -> tuple[int, int]:
    """How many columns and rows a cell takes, by its opening tag."""
    spans = {kind.lower(): int(number) for kind, number in _SPAN.findall(opening)}
    columns, rows = max(1, spans.get("col", 1)), max(1, spans.get("row", 1))
    return min(columns, MAX_COLUMNS), min(rows, MAX_ROW_SPAN)


def _is_data(grid: Grid, tree: Tree) -> bool:
    element, rows = grid.element, grid.rows
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < 2:
        return False
    cells = [cell for row in rows for cell in row]
    lengths = [len(cell.text) for cell in cells]
    if max(lengths) > MAX_CELL or sum(lengths) > MAX_MEAN_CELL * len(lengths):
        return _has_figures(wide)
    if all(len(row) == 2 and len(row[0].text) <= 5 and _BULLET.fullmatch(row[0].text) for row in wide):
        return False
    return not _is_linked(tree.leaves[element.first_leaf : element.end_leaf])


def _has_figures(rows: list[list[Cell]]) -> bool:
    """Whether most rows hold figures: a statement with a footnote in its last row is one."""
    with_figures = sum(
        any(len(cell.text) < 20 and _DIGIT.search(cell.text) for cell in row[1:]) for row in rows
    )
    return len(rows) >= 4 and 2 * with_figures >= len(rows)


def _is_linked(leaves: list[Leaf]) -> bool:
    linked = sum(min(leaf.count_linked, len(leaf.text)) for leaf in leaves)
    return linked > MAX_LINKED * sum(len(leaf.text) for leaf in leaves)
