"""Tables that hold data, told from tables that hold the layout.

    table elements > grids of cells, spans unfolded > data or layout

A table of data has several short cells in several rows. A table for layout holds other
tables, paragraphs, or a bullet beside a text; its texts are read as if it were not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
    """A cell and the place it takes in the grid. Its leaves are ``leaves[first_leaf:end_leaf]``."""

    element: Element
    row: int
    column: int
    count_columns: int
    count_rows: int
    text: str

    @property
    def end_column(self) -> int:
        """The column after its last."""
        return self.column + self.count_columns


@dataclass(slots=True)
class Grid:
    """A table element and its own cells, row by row."""

    element: Element
    rows: list[list[Cell]] = field(default_factory=list)
    has_inner: bool = False  # holds a table that holds text
    is_data: bool = False
    has_figures: bool = False  # figures in most rows: a statement, not a list of things

    @property
    def filled(self) -> list[list[Cell]]:
        """The rows that say something, each without its empty cells."""
        rows = ([cell for cell in row if cell.text] for row in self.rows)
        return [row for row in rows if row]


def find_grids(tree: Tree) -> list[Grid]:
    """Every table of the page in the order they open, each judged data or layout."""
    grids: dict[int, Grid] = {}
    rows: dict[int, tuple[Grid, list[Element]]] = {}  # by the element of the row
    order: list[tuple[Grid, list[Element]]] = []
    for element in tree.elements:
        if element.tag == "table":
            grids[id(element)] = Grid(element)
        elif element.tag in ("td", "th") and grids:
            _add_to_row(element, grids, rows, order)
    for grid, cells in order:
        grid.rows.append([_read_cell(cell, len(grid.rows), tree) for cell in cells])
    for grid in grids.values():
        _mark_outer(grid, grids)
        _unfold_spans(grid)
    for grid in grids.values():
        grid.is_data = _is_data(grid, tree)
        grid.has_figures = grid.is_data and _has_figures([row for row in grid.filled if len(row) > 1])
    return list(grids.values())


def _add_to_row(cell: Element, grids: dict, rows: dict, order: list) -> None:
    table = _find_table(cell)
    if table is None:
        return
    row = cell.parent if cell.parent.tag == "tr" else table
    if id(row) not in rows:
        rows[id(row)] = (grids[id(table)], [])
        order.append(rows[id(row)])
    rows[id(row)][1].append(cell)


def _find_table(element: Element) -> Element | None:
    """The innermost table that holds an element."""
    above = element.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above


def _read_cell(element: Element, row: int, tree: Tree) -> Cell:
    spans = {"col": 1, "row": 1}
    opening = tree.source[element.start : element.open_end]
    if "span" in opening or "SPAN" in opening:
        for kind, number in _SPAN.findall(opening):
            spans[kind.lower()] = max(1, int(number))
    text = ""
    if element.end_leaf > element.first_leaf:
        leaves = tree.leaves[element.first_leaf : element.end_leaf]
        text = " ".join(leaf.text.replace("\n", " ") for leaf in leaves)
    return Cell(element, row, 0, min(spans["col"], MAX_COLUMNS), min(spans["row"], MAX_ROW_SPAN), text)


def _mark_outer(grid: Grid, grids: dict[int, Grid]) -> None:
    element = grid.element
    if element.end_leaf > element.first_leaf and (outer := _find_table(element)) is not None:
        grids[id(outer)].has_inner = True


def _unfold_spans(grid: Grid) -> None:
    """Give every cell its column: past the cells to its left and those that hang down from above."""
    hanging: dict[int, int] = {}  # column > rows it is still taken
    for row in grid.rows:
        column = 0
        taken: dict[int, int] = {}
        for cell in row:
            while hanging.get(column, 0) > 0:
                column += 1
            cell.column = column
            if column > MAX_COLUMNS:
                cell.count_columns = cell.count_rows = 1
            if cell.count_rows > 1:
                taken.update(dict.fromkeys(range(column, cell.end_column), cell.count_rows))
            column = cell.end_column
        hanging = {place: count - 1 for place, count in hanging.items() if count > 1}
        hanging.update({place: count - 1 for place, count in taken.items()})


def _is_data(grid: Grid, tree: Tree) -> bool:
    element, rows = grid.element, grid.filled
    if grid.has_inner or _PRESENTATION.search(tree.source, element.start, element.open_end):
        return False
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
        1 for row in rows if any(len(cell.text) < 20 and _DIGIT.search(cell.text) for cell in row[1:])
    )
    return len(rows) >= 4 and 2 * with_figures >= len(rows)


def _is_linked(leaves: list[Leaf]) -> bool:
    linked = sum(min(leaf.count_linked, len(leaf.text)) for leaf in leaves)
    return linked > MAX_LINKED * sum(len(leaf.text) for leaf in leaves)
