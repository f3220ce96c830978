"""A table as rows of cells that know where they stand: on the page and in the grid.

clean.tables cells, or lines of aligned text > Grid: rows of cells, and what stands right above
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from assets.records import TableCell


class Cell(NamedTuple):
    """A cell that holds something: its place in the grid (columns or characters) and in the text."""

    left: int
    right: int  # one past its last column; left + 1 where only the beginning is known
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, and what the page says right above it."""

    rows: tuple[tuple[Cell, ...], ...]
    above: str  # the last lines of text before the table
    note: str | None = None  # its note on units, where the reader of the page found one
    lead: str = ""  # the sentence right before it, where one leads to it
    is_aligned_text: bool = False  # columns are counted in characters


def read_grids(cells: list[TableCell], text: str) -> Iterable[Grid]:
    """The tables of a page, one grid each; what stands above reaches back to the table before."""
    last_end = 0
    placed = sorted(cells, key=attrgetter("table_ordinal", "row", "column"))
    for _, group in groupby(placed, key=attrgetter("table_ordinal")):
        table = list(group)
        start = table[0].text_start
        rows = tuple(
            tuple(
                Cell(cell.column, cell.column + 1, cell.text, cell.text_start, cell.text_end) for cell in row
            )
            for _, row in groupby(table, key=attrgetter("row"))
        )
        note = next((cell.scale_note for cell in table if cell.scale_note), None)
        yield Grid(rows, text_above(text, last_end, start), note, _lead(text, last_end, start))
        last_end = max(last_end, table[-1].text_end)


# Titles of a statement take a few short lines: company, statement, period, units.
_ABOVE_LINES, _ABOVE_CHARACTERS = 7, 700
_TITLE_LENGTH = 160
# "Net sales rose 1% to $937 million", a short sentence: what is told above a table is no title of it.
_TOLD = re.compile(r"\d\s?(?:%|percent\b|million\b|billion\b)|\A[^(](?:\S+\s){5}.*[a-z]{3}\.\W*\Z")


def text_above(text: str, since: int, start: int) -> str:
    """The short lines right above a table, not reaching into the table before; sentences are left out."""
    window = text[max(since, start - _ABOVE_CHARACTERS) : start]
    lines: list[str] = []
    for line in reversed(window.strip().split("\n")[-_ABOVE_LINES:]):
        if len(line) > _TITLE_LENGTH or _TOLD.search(line):
            break
        lines.append(line.strip())
    return "\n".join(reversed(lines))


def _lead(text: str, since: int, start: int) -> str:
    """The last line above a table where it is a sentence: "The following table shows (in thousands):"."""
    line = text[max(since, start - _ABOVE_CHARACTERS) : start].strip().rpartition("\n")[2]
    return line if len(line) > _TITLE_LENGTH else ""
