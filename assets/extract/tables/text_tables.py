"""Tables whose columns are only aligned by spaces: releases of the 1990s, wires, text dumps.

    lines outside of clean.tables > chunks of words two spaces apart > regions of rows > grids

Columns are counted in characters; a rule of dashes is no row, dots that lead to a number are space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from assets.extract.tables.grid import Cell, Grid
from assets.records import TableCell

# A table has this many rows with figures at least, and no longer lines.
_MIN_ROWS, _MAX_LINE = 3, 400
# Lines without figures that a table may hold in a row, and that may stand over its first row.
_MAX_GAP, _MAX_HEADER = 8, 16
_MAX_TITLE, _MAX_CHUNK = 110, 90  # a longer line without a figure, or without a gap, is a sentence

_LEADERS = re.compile(r"(?:\.\s?){3,}|(?:_\s?){3,}")
_RULES = re.compile(r"[-=_\u2010-\u2015\u2500]{3,}|={2,}")
_TAGS = re.compile(r"</?(?:TABLE|CAPTION|S|C|FN|F\d+|PAGE|PRE)>|<[SC]>", re.IGNORECASE)
# A line of a data schedule in old filings, which counts in units of its own: "<NET-INCOME>  1,234"
_TAGGED = re.compile(r"[ \t]*<[A-Z][A-Z0-9&-]+>[ \t]+[^\s<]")
_CHUNK = re.compile(r"\S+(?:[ \u00a0]\S+)*")
_AMOUNT = r"[$€£]?\s?\(?\s?[$€£]?-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)\)?%?"
_NUMBERS = re.compile(rf"(?:{_AMOUNT}|--?|[$€£])(?:[ \u00a0](?:{_AMOUNT}|--?|[$€£]))*")
_ONE_NUMBER = re.compile(rf"{_AMOUNT}|--?|[$€£]")
# The last number glued to a label by one space: only where it cannot be a date or a note.
_GLUED = re.compile(
    r"(?<=[a-z)\]:.,\u00a0 ]) (?P<number>[$€£]\s?\(?[\d,.]+\)?|\(?\d{1,3}(?:,\d{3})+\)?|\(?\d*\.\d\d\)?)$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAYS_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NEW_TABLE = re.compile(
    r"\bbalance\s+sheets?\b|\bstatements?\s+of\b|\bcash\s+flows?\s+(?:statements?|data)\b|\breconciliation\b"
    r"|\bhighlights\b|\bfinancial\s+(?:data|summary|information)\b|\bsegment\b|\boperating\s+(?:data|statistics)\b",
    re.IGNORECASE,
)


class _Line:
    """A line of the text; cut in chunks only where that is asked for: few lines stand near a row."""

    def __init__(self, raw: str, start: int) -> None:
        self._raw, self._start = raw, start

    @cached_property
    def text(self) -> str:
        """The line with rules, tags and leading dots as space, one for one: offsets stay true."""
        plain = self._raw.expandtabs(1)
        for pattern in (_TAGS, _RULES, _LEADERS):
            plain = pattern.sub(_blank, plain)
        return plain

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Its chunks, where they stand."""
        raw, start = self._raw, self._start
        return tuple(
            Cell(left, right, raw[left:right], start + left, start + right)
            for left, right in _chunks(self.text)
        )

    @cached_property
    def is_row(self) -> bool:
        """Whether it has a figure in a column of its own."""
        return bool(
            _FIGURE.search(self._raw)
            and len(self.cells) > 1
            and any(_is_figure(cell.text) for cell in self.cells)
        )

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it runs on like prose."""
        if len(self._raw) <= _MAX_CHUNK:
            return False
        length = len(self.text.strip())
        return (length > _MAX_TITLE and not self.is_row) or (length > _MAX_CHUNK and len(self.cells) == 1)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def find_text_grids(text: str, cells: list[TableCell]) -> Iterator[Grid]:
    """The aligned tables of a text outside of its ``cells``; nothing where it has none."""
    region: list[_Line] = []
    gap = 0
    for line in _read_lines(text, cells):
        if line is None:
            yield from _cut(region)
            region, gap = [], 0
            continue
        region.append(line)
        gap = 0 if line.is_row else gap + 1
        if line.is_sentence or gap > _MAX_GAP + _MAX_HEADER:
            yield from _cut(region)
            region, gap = [], 0
    yield from _cut(region)


def _read_lines(text: str, cells: list[TableCell]) -> Iterator[_Line | None]:
    """Each line of the text in chunks; None for one that a table of cells holds."""
    taken = iter(sorted(cells, key=lambda cell: cell.text_start))
    cell = next(taken, None)
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        while cell is not None and cell.text_end <= start:
            cell = next(taken, None)
        if cell is not None and cell.text_start < end:
            yield None
        elif len(raw) <= _MAX_LINE and not _TAGGED.match(raw):
            yield _Line(raw, start)
        else:
            yield None
        start = end + 1


def _is_figure(chunk: str) -> bool:
    """Whether a chunk is a number; a year is the header of a column."""
    return bool(_ONE_NUMBER.fullmatch(chunk) and _FIGURE.search(chunk) and not _YEAR.fullmatch(chunk))


def _chunks(plain: str) -> Iterator[tuple[int, int]]:
    """Stretches of a line two spaces apart; numbers one space apart are their own."""
    for chunk in _CHUNK.finditer(plain):
        left, right = chunk.span()
        if _NUMBERS.fullmatch(plain, left, right):
            for number in _ONE_NUMBER.finditer(plain, left, right):
                yield number.span()
        elif glued := _GLUED.search(chunk.group()):
            yield left, left + glued.start()
            yield left + glued.start("number"), right
        else:
            yield left, right


def _cut(region: list[_Line]) -> Iterator[Grid]:
    """The tables of a run of lines: cut where a title begins another one or too many lines have no figure."""
    first = 0
    last_row = None
    for index, line in enumerate(region):
        if not line.is_row:
            continue
        if last_row is not None:
            between = region[last_row + 1 : index]
            if len(between) > _MAX_GAP or _begins_table(between):
                yield from _build(region[first : last_row + 1])
                first = last_row + 1
        last_row = index
    if last_row is not None:
        yield from _build(region[first : last_row + 1])


def _begins_table(lines: list[_Line]) -> bool:
    """Whether a title and the days of columns stand here; a heading without days goes on under the old."""
    has_title = any(NEW_TABLE.search(line.text) for line in lines)
    return has_title and any(_SAYS_YEAR.search(line.text) for line in lines)


def _build(lines: list[_Line]) -> Iterator[Grid]:
    """One grid of lines that end with a row; what stands too far above the first row is no header."""
    rows = [index for index, line in enumerate(lines) if line.is_row]
    if len(rows) < _MIN_ROWS:
        return
    head = max(0, rows[0] - _MAX_HEADER)
    for index in range(rows[0] - 1, head - 1, -1):
        if lines[index].is_sentence:
            head = index + 1
            break
    filled = tuple(line.cells for line in lines[head:] if line.cells)
    yield Grid(filled, "", is_aligned_text=True)
