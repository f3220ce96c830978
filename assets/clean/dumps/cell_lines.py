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
MIN_COLUMNS = 2  # one figure behind each label is as often a sentence in pieces


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
    changes = [text for text in short if _CHANGE.search(text)]
    years = [text for text in short if _SAYS_YEAR.search(text) and not _SCALE.search(text)][-count:]
    lengths = [text for text in short if _LENGTH.search(text) and text not in years]
    days = [text for text in short if _DAY.fullmatch(text)]
    beside = count - len(years) if changes else 0  # columns behind the years say how they differ
    if count < MIN_COLUMNS or len(years) + beside != count or not 0 <= beside <= 2 or not years:
        return []
    days = _spread(days, len(years))
    dates = [" | ".join(parts) for parts in zip(days, years, strict=True)] if days else years
    spans = _spread(lengths, len(years)) or _spread_where_dates_begin_again(lengths, dates)
    heads = [" | ".join(parts) for parts in zip(spans, dates, strict=True)] if spans else dates
    # Two columns of one name are a head read wrong: better none.
    return heads + changes[-1:] * beside if len(set(heads)) == len(heads) else []


def _spread(groups: Sequence[str], count: int) -> list[str]:
    """Each of the groups over as many columns as every other; none where that does not come out even."""
    if not groups or count % len(groups):
        return []
    return [groups[column * len(groups) // count] for column in range(count)]


def _spread_where_dates_begin_again(groups: Sequence[str], dates: Sequence[str]) -> list[str]:
    """Three months of three dates and six months of two of them: the next begins where a date comes again.

    >>> _spread_where_dates_begin_again(["Quarter", "Half"], ["July", "May", "August", "July", "August"])
    ['Quarter', 'Quarter', 'Quarter', 'Half', 'Half']
    """
    spans: list[int] = []
    seen: set[str] = set()
    for date in dates:
        if date in seen:
            seen = set()
        spans.append((spans[-1] if spans else 0) + (not seen))
        seen.add(date)
    return [groups[span - 1] for span in spans] if spans and spans[-1] == len(groups) else []
