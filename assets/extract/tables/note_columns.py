"""Columns that refer to notes: their figures count nothing.

               | Note | 2019  | 2018   >                  | 2019  | 2018
Revenue        | 4    | 1,234 | 1,100     Revenue        | 1,234 | 1,100
"""

from __future__ import annotations

import re
from itertools import pairwise

from assets.extract.tables.grid import Cell

_NOTES = re.compile(r"\W*(?:foot)?notes?\W*|ref(?:erences?)?\.?", re.IGNORECASE)


def find_note_column(header: tuple[Cell, ...]) -> range:
    """Where a header row has a column of notes before its columns of figures; empty where it has none."""
    for cell, following in pairwise(header):
        if _NOTES.fullmatch(cell.text):
            return range(cell.left, following.left)
    return range(0)


def without_notes(cells: tuple[Cell, ...], notes: range) -> tuple[Cell, ...]:
    """The cells of a row that stand in no column of notes; all where nothing else is left."""
    return tuple(cell for cell in cells if cell.left not in notes) or cells
