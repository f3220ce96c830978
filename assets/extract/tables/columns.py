"""Which period each column of a table is about.

    rows > header rows and data rows > the stack of headers over each column > parts > a period

The newest date decides what is new, never the place of a column. A header may come again in the
middle of a table ("Six Months Ended" under the quarter's rows): what follows it counts by it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from assets.extract.tables.column_clashes import are_named_apart, without_names, without_shared_days
from assets.extract.tables.column_titles import Titles
from assets.extract.tables.column_words import HeaderParts, fill, read_header
from assets.extract.tables.grid import Cell, Grid
from assets.extract.tables.header_rows import (
    are_of_one_level,
    closes_heading,
    has_no_length,
    has_only_length,
    headings_above,
    heads_columns,
    is_alike,
    says_when,
    side_beside,
)  # fmt: skip
from assets.extract.tables.leaves import down_to, find_leaves, is_of_another, is_percent_sign, is_sign
from assets.extract.tables.note_columns import find_note_column, without_notes
from assets.extract.tables.rows import MAX_LABEL, Figure, Row, is_bare_year, is_value_like, read_row
from assets.extract.tables.scales import is_only_note
from assets.extract.tables.wrapped_labels import join_wrapped


class Column(NamedTuple):
    """A column of figures: where it stands and what its headers say."""

    left: int
    right: int
    parts: HeaderParts
    text: str  # the headers over it, as printed


class DataRow(NamedTuple):
    """A row of figures, each under its column, and the headings it stands below."""

    row: Row
    sections: tuple[str, ...]  # headings above it, the nearest last
    figures: tuple[tuple[Figure, Column], ...]  # those whose column is certain


_MAX_COLUMNS = 80  # no statement has as many
_LOOK_AHEAD = 60  # rows: a statement of income prints a full one sooner
_ONLY_UNITS = re.compile(r"[\s$()]*|\(?unaudited\)?|\(?audited\)?", re.IGNORECASE)


def read_columns(grid: Grid) -> Iterator[DataRow]:
    """The data rows of a table with the columns of their figures; none where it has no headers."""
    block = _Block(grid)
    for printed in grid.rows:
        cells = without_notes(printed, block.notes)
        row = read_row(cells)
        if _is_year_alone(row, block):
            row = row._replace(label=cells[0].text, figures=())
        if _is_header(row, cells, block):
            block.add_header(row, cells)
        elif row.figures:
            if side := side_beside(row):
                block.add_section(row)
                row = row._replace(label=side.text, label_left=side.left)
            if row.label or any(figure.number is not None for figure in row.figures):  # else a rule of dashes
                yield block.place(row)
        elif row.label:
            block.add_section(row)


def _is_year_alone(row: Row, block: _Block) -> bool:
    """Whether a row is one year where labels stand: a heading over the rows below."""
    return (
        len(row.figures) == 1
        and not (row.label or row.others)
        and row.figures[0].left <= block.label_left
        and is_bare_year(row.figures[0])
    )


def _is_header(row: Row, cells: tuple[Cell, ...], block: _Block) -> bool:
    """Whether a row says what columns are: years, dates, lengths, names, and no figure."""
    numbers = [figure for figure in row.figures if figure.number is not None]
    if numbers and not all(is_bare_year(figure) for figure in numbers):
        return False
    if numbers:
        return len(numbers) > 1 or not block.has_data or not row.label or read_header(row.label).is_time
    texts = [cell for cell in cells if cell.left > block.label_left] if row.label else list(cells)
    if row.others:
        return not any(map(is_value_like, row.others))
    if row.figures:  # only dashes
        return False
    if len(texts) > 1 and (not row.label or all(map(is_sign, cells))):
        return True
    # A single cell away from the labels: a header over several columns.
    return bool(texts) and row.label_left > block.label_left and heads_columns(row.label)


class _Block:
    """The header rows that hold for the rows below, and the headings among those."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.label_left = min((cells[0].left for cells in grid.rows), default=0)
        self.has_data = False
        self.headers: list[tuple[Cell, ...]] = []
        self.old_headers: list[tuple[Cell, ...]] = []  # those of an earlier block of rows that go on
        self.titles = Titles(grid.above.split("\n") if grid.above else [])
        self.sections: list[str] = []
        self.broken: tuple[str, list[str]] | None = None  # a label without figures, the headings above it
        self.after_data = False
        self.columns: list[Column] | None = None
        self.notes = range(0)  # where a column refers to notes
        self.percents: set[int] = set()  # places of percents of sales that share a header with their amount
        self.is_aligned = True  # until a full row shows that its figures do not stand under the headers

    def add_header(self, row: Row, cells: tuple[Cell, ...]) -> None:
        if notes := find_note_column(cells):
            self.notes = notes
            cells = without_notes(cells, notes)
        if self.after_data:
            kept = [header for header in self.headers if not are_of_one_level(header, cells)]
            self.headers = kept if has_only_length(cells) or has_no_length(cells) else []
            self.old_headers = list(self.headers)
            self.after_data = False
            self.sections = []
        elif self.old_headers:  # what the new block says itself the old one no longer does
            old = [header for header in self.old_headers if are_of_one_level(header, cells)]
            self.headers = [header for header in self.headers if header not in old]
        is_labelled = row.label and row.label_left == cells[0].left <= self.label_left
        if is_labelled and len(cells) > 1 and not is_alike(cells):
            self.titles.add(row.label)
            cells = tuple(cell for cell in cells if cell.text not in row.label or cell.left > row.label_left)
        self.headers.append(cells)
        self.columns = None

    def add_section(self, row: Row) -> None:
        row, above = self._join_label(row), self.sections
        if not self.has_data and not self.headers:
            self.titles.add(row.label)
            return
        if _ONLY_UNITS.fullmatch(row.label.strip()) or is_only_note(row.label):
            return
        if not self.has_data or says_when(row.label):
            self.titles.add(row.label)
            self.columns = None
        if self.after_data:
            self.sections = headings_above(self.sections, row.label)
            self.after_data = False
        if not (says_when(row.label) and not read_header(row.label).rest):
            self.broken = row.label, above
            self.sections = [*self.sections[-2:], row.label]

    def place(self, row: Row) -> DataRow:
        row = self._join_label(row)
        self.has_data = self.after_data = True
        self.titles.close()
        if self.columns is None:
            self.percents = set()
            self.columns = self._read_columns(row) if self.headers else self._read_stacked(row)
        data = DataRow(row, tuple(self.sections), self._assign(row))
        if closes_heading(row.label, self.sections):
            self.sections = self.sections[:-1]
        return data

    def _join_label(self, row: Row) -> Row:
        """The row with its whole label, where that begins in the row above; that one is no heading then."""
        first, above = self.broken or ("", [])
        label = join_wrapped(first, row.label) if first and row.label else None
        self.broken = None
        if label is None:
            return row
        self.sections = above
        return row._replace(label=label[:MAX_LABEL])

    def _read_columns(self, row: Row) -> list[Column]:
        leaves = find_leaves(self.headers, row, is_aligned=self.grid.is_aligned_text)
        if len(leaves) > _MAX_COLUMNS:
            return []
        titles = [self.titles.over(place, len(leaves)) for place in range(len(leaves))]
        if None in titles:
            return []
        columns = self._name_columns(leaves, titles, is_shared=False)
        if not are_named_apart(columns):
            # Two columns of one name: a header begins at the wrong place, and stands over equally many.
            shared = self._name_columns(leaves, titles, is_shared=True)
            is_shared = are_named_apart(shared)
            columns = shared if is_shared else without_names(columns)
        columns = without_shared_days(columns)
        return self._under_figures(columns, row) if self.grid.is_aligned_text else columns

    def _under_figures(self, columns: list[Column], row: Row) -> list[Column]:
        """Columns of aligned text where the first full row has its figures: headers lose their indents."""
        place = bisect_left(self.grid.rows, row.start, key=_start)
        below = map(read_row, self.grid.rows[place : place + _LOOK_AHEAD])
        full = (found.figures for found in below if len(found.figures) == len(columns))
        return [
            column._replace(left=figure.left, right=figure.right)
            for column, figure in zip(columns, next(full, columns), strict=True)
        ]

    def _read_stacked(self, row: Row) -> list[Column]:
        """Columns whose headers stand in lines one below the other, as pages do that lost their grid."""
        headings = self.titles.side_by_side()
        extra = len(row.figures) - len(headings)
        if not headings or extra < 0 or (extra and not self.titles.has_change):
            return []
        parts = [*headings, *[HeaderParts(change="other")] * extra]
        return [
            Column(figure.left, figure.right, said, "")
            for figure, said in zip(row.figures, parts, strict=True)
        ]

    def _name_columns(
        self, leaves: list[Cell], titles: list[HeaderParts], *, is_shared: bool
    ) -> list[Column]:
        columns = []
        for leaf, title in zip(leaves, titles, strict=True):
            above = self.headers if leaf in self.headers[-1] else down_to(leaf, self.headers)
            over = [self._over(header, leaf, leaves, is_shared) for header in above]
            texts = [cell.text for cell in over if cell and not _ONLY_UNITS.fullmatch(cell.text)]
            text = " | ".join(texts)
            parts = fill(read_header(text), title)
            if is_percent_sign(leaf):
                parts = parts._replace(change="percent")
            columns.append(Column(leaf.left, leaf.right, parts, text))
        return columns

    def _over(self, header: tuple[Cell, ...], leaf: Cell, leaves: list[Cell], is_shared: bool) -> Cell | None:
        """The cell of a header row that stands over a column; ``is_shared``: each over equally many."""
        if is_shared and 1 < len(header) < len(leaves) and len(leaves) % len(header) == 0:
            return header[leaves.index(leaf) * len(header) // len(leaves)]
        if self.grid.is_aligned_text:
            if len(header) == len(leaves):  # a line may have lost its indent, never its order
                return header[leaves.index(leaf)]
            return min(header, key=lambda cell: _distance(cell, leaf), default=None)
        before = [cell for cell in header if cell.left <= leaf.left]
        if before:
            return None if is_of_another(before[-1], leaf, leaves) else before[-1]
        # A header may begin a column or two right of its first leaf, not right of the next one.
        is_near = bool(header) and leaf == leaves[0] and header[0].left - leaf.left <= 2
        return header[0] if is_near and (len(leaves) < 2 or header[0].left < leaves[1].left) else None

    def _assign(self, row: Row) -> tuple[tuple[Figure, Column], ...]:
        """Each figure of a row under its column; none where two fall under one column."""
        columns = self.columns or []
        if not columns:
            return ()
        is_full = len(row.figures) == len(columns)
        if is_full and not self.grid.is_aligned_text:
            return tuple(zip(row.figures, columns, strict=True))
        placed = [(figure, column) for figure in row.figures if (column := self._column_of(figure))]
        is_placed = _is_one_to_one(placed) and len(placed) == len(row.figures)
        if is_full:
            self.is_aligned = self.is_aligned and is_placed
            return tuple(zip(row.figures, columns, strict=True))
        if is_placed and (self.is_aligned or not self.grid.is_aligned_text):
            return tuple(placed)
        # An amount and its percent of sales under one header: the amount is what the header speaks of.
        # Often only the first row prints the sign: below it the place tells.
        self.percents.update(
            place for figure, _ in placed if figure.is_percent for place in range(figure.left, figure.right)
        )
        amounts = [(figure, column) for figure, column in placed if figure.left not in self.percents]
        return tuple(amounts) if _is_one_to_one(amounts) else ()

    def _column_of(self, figure: Figure) -> Column | None:
        columns = self.columns or []
        if self.grid.is_aligned_text:
            return min(columns, key=lambda column: _distance(column, figure))
        before = [column for column in columns if column.left <= figure.left]
        if before:
            return before[-1]
        return columns[0] if columns[0].left - figure.left <= 2 else None


def _start(cells: tuple[Cell, ...]) -> int:
    return cells[0].start


def _is_one_to_one(placed: list[tuple[Figure, Column]]) -> bool:
    return len({column.left for _, column in placed}) == len(placed)


def _distance(one: Cell | Column, other: Cell | Figure | Column) -> int:
    """How far two stretches of characters are from each other's middle; 0 where one holds the other."""
    if (one.left <= other.left and other.right <= one.right) or (
        other.left <= one.left and one.right <= other.right
    ):
        return 0
    return min(abs(one.right - other.right), abs((one.left + one.right) - (other.left + other.right)) // 2)
