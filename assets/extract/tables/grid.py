"""A table as rows of cells that know where they stand: on the page and in the grid.

    clean.tables cells, or lines of aligned text > Grid > rows > a label and figures

A number is often split over cells: ``$`` | ``(8,288`` | ``)``. Here it becomes one figure again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from assets.extract.numbers.units import PREFIXES
from assets.records import TableCell


@dataclass(frozen=True, slots=True)
class Cell:
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


@dataclass(slots=True)
class Figure:
    """A number of a row, or a dash that stands for none. Only `read_row` changes it, while it reads on."""

    left: int
    right: int
    start: int
    end: int
    number: Decimal | None  # as printed, with its sign; None for a dash
    decimals: int = 0
    is_negative: bool = False
    sign: str = "none"  # glyph, parenthesis, none
    is_percent: bool = False
    currency: str | None = None  # ISO 4217 of a sign beside it
    direction: str | None = None  # "up" or "down" before it
    unit: str | None = None  # "pts", "bps", "x" after it
    scale: Decimal | None = None  # of a word beside it: "$12.3 million"


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it reads: its label, its figures, and the texts that are neither."""

    label: str
    label_left: int
    figures: tuple[Figure, ...]
    others: tuple[Cell, ...]  # texts to the right of the label
    start: int
    end: int


_CURRENCY = re.compile(
    r"(?:[A-Z]{1,3}\s?)?[$€£¥₹]|RMB|Rs\.?|USD|EUR|GBP|CAD|JPY|CHF|NT\$|HK\$", re.IGNORECASE
)
_OPEN = re.compile(r"(?P<currency>[$€£¥])?\s*\((?P<inner>[$€£¥])?\s*")
_CLOSE = re.compile(r"(?P<close>\))?\s*(?P<percent>%)?\s*(?P<late>\))?(?:\s*(?P<word>pts?|bps|pp|x)\.?)?")
_CLOSE_AND_SIGN = re.compile(r"\)\s*[$€£¥]")  # of one number, and of the next
_NUMBER = re.compile(
    r"""
    (?P<direction> up | down )? \s*
    (?P<currency> (?: [A-Z]{1,3} \s? )? [$€£¥] | RMB | Rs\.? )? \s*
    (?P<open> \( )? \s*
    (?P<inner> [$€£¥] )? \s*
    (?P<minus> [-\u2010-\u2015\u2212] \s? )? (?P<later> [$€£¥] )? \s*
    (?P<number> \d{1,3} (?: ,\d{3} )+ (?: \.\d+ )? | \d* \.\d+ | \d+ \.? )
    \s* (?P<percent> % )? \s* (?P<close> \) )? \s* (?P<late> % )?
    \s* (?: (?P<word> pts? \.? | points | bps | pp | x )
           | (?P<scale> thousand | million | billion | [MBK] \b ) )?
    (?: \s* (?: [*†‡]+ | \( [a-z0-9] \) | \[ [a-z0-9] \] ) )*      # marks of notes
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DASH = re.compile(r"[$€£]?\s*\(?\s*(?:[-\u2010-\u2015\u2212]\s*){1,4}\)?\s*%?|nil", re.IGNORECASE)
_NOT_SAID = re.compile(
    r"n\.?/?\s?[am]\.?(?:\s*%)?|n\.?m\.?f?\.?|\*+|#+|nmf?|--+%?|not meaningful", re.IGNORECASE
)
_SCALES = {
    "thousand": Decimal(1_000), "k": Decimal(1_000), "million": Decimal(1_000_000), "m": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000), "b": Decimal(1_000_000_000),
}  # fmt: skip
# Holds an amount, though more than one number: a range, two amounts.
_VALUE_LIKE = re.compile(r"[$€£¥]\s?\(?[\d.]|\d\s?%|\d,\d{3}\b|^\W*\d+\.\d+")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_MAX_FIGURE = 40  # no number is longer
_MAX_CLOSE = 8  # ") points"
_AFTER_NUMBER = frozenset(")%pbx")  # what `_CLOSE` begins with
# A bullet or the number of a line before its label.
_MARK_LENGTH = 3
# A label of a row is rarely longer; what is longer is a paragraph laid out with a table.
MAX_LABEL = 300


def read_grids(cells: list[TableCell], text: str) -> Iterable[Grid]:
    """The tables of a page, one grid each; what stands above reaches back to the table before."""
    last_end = 0
    placed = sorted(cells, key=lambda cell: (cell.table_ordinal, cell.row, cell.column))
    for _, group in groupby(placed, key=lambda cell: cell.table_ordinal):
        table = list(group)
        start = table[0].text_start
        rows = tuple(
            tuple(
                Cell(cell.column, cell.column + 1, cell.text, cell.text_start, cell.text_end) for cell in row
            )
            for _, row in groupby(table, key=lambda cell: cell.row)
        )
        note = next((cell.scale_note for cell in table if cell.scale_note), None)
        yield Grid(rows, text_above(text, last_end, start), note, _lead(text, last_end, start))
        last_end = max(last_end, table[-1].text_end)


# Titles of a statement take a few short lines: company, statement, period, units.
_ABOVE_LINES, _ABOVE_CHARACTERS = 7, 700
_TITLE_LENGTH = 160


def text_above(text: str, since: int, start: int) -> str:
    """The short lines right above a table, not reaching into the table before; sentences are left out."""
    window = text[max(since, start - _ABOVE_CHARACTERS) : start]
    lines: list[str] = []
    for line in reversed(window.strip().split("\n")[-_ABOVE_LINES:]):
        if len(line) > _TITLE_LENGTH:
            break
        lines.append(line.strip())
    return "\n".join(reversed(lines))


def _lead(text: str, since: int, start: int) -> str:
    """The last line above a table where it is a sentence: "The following table shows (in thousands):"."""
    line = text[max(since, start - _ABOVE_CHARACTERS) : start].strip().rpartition("\n")[2]
    return line if len(line) > _TITLE_LENGTH else ""


def read_row(cells: tuple[Cell, ...]) -> Row:
    """Split a row into its label (the texts before the first figure), its figures and other texts."""
    figures: list[Figure] = []
    others: list[Cell] = []
    labels: list[Cell] = []
    pending: Cell | None = None  # a currency sign or bracket that waits for its number
    for cell in cells:
        content = cell.text.strip()
        if figures and pending is None and content[:1] in _AFTER_NUMBER:
            if _close(figures[-1], cell, content):
                continue
            if _CLOSE_AND_SIGN.fullmatch(content):
                _close(figures[-1], replace(cell, text=cell.text[: cell.text.index(")") + 1]), ")")
                content = content.lstrip(") ")
                cell = replace(cell, text=content)
        if not content[-1:].isdecimal() and (_CURRENCY.fullmatch(content) or _OPEN.fullmatch(content)):
            pending = cell
        elif figure := _read_figure(cell, content, pending):
            figures.append(figure)
            pending = None
        elif not labels or (not figures and not others and len(labels[-1].text) <= _MARK_LENGTH):
            labels.append(cell)
        else:
            others.append(cell)
            pending = None
    label = " ".join(cell.text for cell in labels)
    left = labels[0].left if labels else -1
    return Row(label[:MAX_LABEL], left, tuple(figures), tuple(others), cells[0].start, cells[-1].end)


def is_value_like(cell: Cell) -> bool:
    """Whether a text that is no single figure holds amounts all the same."""
    return bool(_VALUE_LIKE.search(cell.text))


def is_bare_year(figure: Figure) -> bool:
    """Whether a figure looks like a year: 2019 without sign, comma, point or currency."""
    number = figure.number
    if number is None or figure.decimals or figure.is_negative or figure.currency or figure.is_percent:
        return False
    return figure.end - figure.start == 4 and bool(_BARE_YEAR.fullmatch(str(number)))


def _read_figure(cell: Cell, content: str, pending: Cell | None) -> Figure | None:
    if len(content) > _MAX_FIGURE:
        return None
    if not _DIGIT.search(content):
        is_blank = _DASH.fullmatch(content) or _NOT_SAID.fullmatch(content)
        return Figure(cell.left, cell.right, cell.start, cell.end, None) if is_blank else None
    printed = _read_printed(content)
    if printed is None:
        return None
    opened = _OPEN.fullmatch(pending.text.strip()) if pending else None
    sign = "parenthesis" if opened else printed.sign
    offset = cell.start + len(cell.text) - len(cell.text.lstrip())
    start = offset + printed.start
    if opened and not printed.is_open:
        start = pending.start + pending.text.index("(")
    glyph = printed.glyph
    if glyph is None and pending:
        glyph = pending.text.replace("(", "").strip() or None
    return Figure(
        cell.left,
        cell.right,
        start,
        offset + printed.end,
        -printed.number if sign != "none" else printed.number,
        printed.decimals,
        sign != "none",
        sign,
        printed.is_percent,
        _iso(glyph),
        printed.direction,
        printed.unit,
        printed.scale,
    )


class _Printed(NamedTuple):
    """The number that a cell prints, wherever the cell stands."""

    start: int  # where its bracket, sign or first digit stands
    end: int
    number: Decimal  # without its sign
    decimals: int
    sign: str
    is_open: bool  # a bracket stands in the cell itself
    is_percent: bool
    glyph: str | None  # of its currency
    direction: str | None
    unit: str | None
    scale: Decimal | None


@lru_cache(maxsize=16_384)  # statements repeat their figures
def _read_printed(content: str) -> _Printed | None:
    match = _NUMBER.fullmatch(content)
    if match is None:
        return None
    part = match.groupdict()
    digits = part["number"].replace(",", "").rstrip(".")
    first = next(name for name in ("open", "inner", "minus", "later", "number") if part[name])
    last = next(name for name in ("scale", "late", "close", "percent", "number") if part[name])
    return _Printed(
        match.start(first),
        match.end(last),
        Decimal(digits),
        len(digits.partition(".")[2]),
        "parenthesis" if part["open"] else "glyph" if part["minus"] else "none",
        bool(part["open"]),
        bool(part["percent"] or part["late"]),
        part["currency"] or part["inner"] or part["later"],
        part["direction"].lower() if part["direction"] else None,
        part["word"].lower().rstrip(".") if part["word"] else None,
        _SCALES[part["scale"].lower()] if part["scale"] else None,
    )


def _close(figure: Figure, cell: Cell, content: str) -> bool:
    """Give the figure the bracket or percent sign of the next cell; False where that is something else."""
    match = _CLOSE.fullmatch(content) if len(content) < _MAX_CLOSE else None
    if not match or not content or figure.number is None or (match["close"] and figure.sign != "parenthesis"):
        return False
    figure.right = cell.right
    if not match["word"]:
        figure.end = cell.start + len(cell.text.rstrip())
    figure.is_percent = figure.is_percent or bool(match["percent"])
    figure.unit = match["word"] or figure.unit
    return True


def _iso(glyph: str | None) -> str | None:
    return PREFIXES.get(glyph.lower().replace(" ", "")) if glyph else None
