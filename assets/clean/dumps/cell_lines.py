"""A statement whose cells became lines: rows and columns read back from their order.

    Three Months Ended > 2025 > 2024 > Net sales > 14,220 > 12,051 > ...

A label opens a row, the figures below it are its columns. Lines above the first figures that
name years or dates are the heads of the columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assets.clean.blocks import RawCell
from assets.clean.dumps.line_groups import CELL, YEAR
from assets.clean.dumps.lines import Draft, Line, Span, draft

_LEFT_OVER = re.compile(r"[)%]{1,2}")  # a bracket or sign that lost its figure: it belongs to the line above
_ALONE = re.compile(r"[$€£¥]|US\$|\(")  # a sign of money by itself says nothing the note does not
_SCALE = re.compile(r"\b(?:in|\$)\s?(?:US\$\s?)?(?:thousands|millions|billions|000s?)\b", re.IGNORECASE)
_LENGTH = re.compile(r"\b(?:ended|months|weeks|quarter|year|half)\b", re.IGNORECASE)
_SAYS_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_DAY = re.compile(r"[A-Z][a-z]{2,8}\.?\s\d{1,2},?")
_CHANGE = re.compile(r"\b(?:change|increase|decrease|variance|growth|y/y|yoy)\b|^%$", re.IGNORECASE)
MAX_HEAD = 60  # characters of a column's head
MAX_COLUMNS = 12


@dataclass(slots=True)
class _Row:
    label: Span | None = None
    text: str = ""
    values: list[Span] = field(default_factory=list)
    years: list[str] = field(default_factory=list)  # its figures that could be years

    @property
    def are_years(self) -> bool:
        """Whether it is a row of the head: years and nothing else."""
        return len(self.years) == len(self.values)


def draft_cell_lines(lines: Sequence[Line]) -> Draft:
    """The lines as one table, each a line of its text, with the cells they stand for."""
    table = draft(lines, "table", True, "cells_as_lines")
    rows = _read_rows(lines)
    table.cells = tuple(_name_cells(rows, _count_columns(rows)))
    return table


def _read_rows(lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    at = 0
    for line in lines:
        span = (at, at + len(line.text))
        at = span[1] + 1
        if rows and rows[-1].values and _LEFT_OVER.fullmatch(line.text):
            rows[-1].values[-1] = (rows[-1].values[-1][0], span[1])
        elif CELL.fullmatch(line.text) and not _ALONE.fullmatch(line.text):
            if not rows:
                rows.append(_Row())
            rows[-1].values.append(span)
            rows[-1].years += [line.text] if YEAR.fullmatch(line.text) else []
        elif not _ALONE.fullmatch(line.text):
            rows.append(_Row(span, line.text))
    return rows


def _count_columns(rows: Sequence[_Row]) -> int:
    """How many figures most rows have; the smaller number where two are as common."""
    counts = Counter(len(row.values) for row in rows if row.values and not row.are_years)
    return min(counts, key=lambda count: (-counts[count], count), default=0)


def _name_cells(rows: Sequence[_Row], count: int) -> list[RawCell]:
    cells: list[RawCell] = []
    above: list[str] = []  # rows without figures since the last that had some
    heads: list[str] = []
    note: str | None = None
    for number, row in enumerate(rows):
        note = row.text if _SCALE.search(row.text) and len(row.text) < 200 else note
        if row.values and not row.are_years:
            heads = _read_heads(above, count) or heads
            above = []
        else:
            above += [row.text, *row.years] if row.text else row.years
        if row.label:
            cells.append(RawCell(number, 0, *row.label, scale_note=note))
        for column, span in enumerate(row.values[:MAX_COLUMNS], 1):
            head = heads[column - 1] if len(row.values) == len(heads) else None
            cells.append(RawCell(number, column, *span, row.text or None, head, note))
    return cells


def _read_heads(above: Sequence[str], count: int) -> list[str]:
    """Heads of ``count`` columns from the lines above them; none where they do not come out even."""
    short = [text for text in above if len(text) <= MAX_HEAD]
    years = [text for text in short if _SAYS_YEAR.search(text) and not _SCALE.search(text)][-count:]
    lengths = [text for text in short if _LENGTH.search(text) and text not in years]
    days = [text for text in short if _DAY.fullmatch(text)]
    changes = [text for text in short if _CHANGE.search(text)]
    beside = count - len(years) if changes else 0  # columns behind the years say how they differ
    if not count or len(years) + beside != count or not 0 <= beside <= 2 or not years:
        return []
    count = len(years)
    heads = []
    for column, year in enumerate(years):
        groups = [group for group in (lengths, days) if group and count % len(group) == 0]
        parts = [group[column * len(group) // count] for group in groups]
        heads.append(" | ".join([*parts, year]))
    return heads + changes[-1:] * beside
