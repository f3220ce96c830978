"""A row of a table as it reads: a label, figures, other words.

    Cell, Cell, ... > what each prints > Row

A number is often split over cells: ``$`` | ``(8,288`` | ``)``. Here it becomes one figure again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from assets.extract.numbers.units import PREFIXES
from assets.extract.tables.grid import Cell


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


class Row(NamedTuple):
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
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?", re.ASCII)  # what most cells print
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


def read_row(cells: tuple[Cell, ...]) -> Row:
    """Split a row into its label (the texts before the first figure), its figures and other texts."""
    figures: list[Figure] = []
    others: list[Cell] = []
    labels: list[Cell] = []
    pending: Cell | None = None  # a currency sign or bracket that waits for its number
    for cell in cells:
        content = cell.text.strip()
        if figures and pending is None and content[:1] in _AFTER_NUMBER:
            if content == "%" and is_bare_year(figures[-1]):
                others.append(cell)  # the header of a column beside the year's
                continue
            if _close(figures[-1], cell, content):
                continue
            if _CLOSE_AND_SIGN.fullmatch(content):
                _close(figures[-1], cell._replace(text=cell.text[: cell.text.index(")") + 1]), ")")
                content = content.lstrip(") ")
                cell = cell._replace(text=content)
        read = _read_content(content)
        if read is _WAITS:
            pending = cell
        elif read is not None:
            figures.append(_place(read, cell, pending))
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


def _place(read: _Printed | _Sign, cell: Cell, pending: Cell | None) -> Figure:
    """What a cell prints as a figure where it stands; ``pending`` is the sign or bracket before it."""
    if read is _BLANK:
        return Figure(cell.left, cell.right, cell.start, cell.end, None)
    offset = cell.start + len(cell.text) - len(cell.text.lstrip())
    start, sign, glyph = offset + read.start, read.sign, read.glyph
    if pending:
        if _OPEN.fullmatch(pending.text.strip()):
            sign = "parenthesis"
            start = start if read.is_open else pending.start + pending.text.index("(")
        if glyph is None:
            glyph = pending.text.replace("(", "").strip() or None
    return Figure(
        cell.left,
        cell.right,
        start,
        offset + read.end,
        -read.number if sign != "none" else read.number,
        read.decimals,
        sign != "none",
        sign,
        read.is_percent,
        _iso(glyph) if glyph else None,
        read.direction,
        read.unit,
        read.scale,
    )


class _Printed(NamedTuple):
    """The number that a cell prints, wherever the cell stands."""

    start: int  # where its bracket, sign or first digit stands
    end: int
    number: Decimal  # without its sign
    decimals: int
    sign: str = "none"
    is_open: bool = False  # a bracket stands in the cell itself
    is_percent: bool = False
    glyph: str | None = None  # of its currency
    direction: str | None = None
    unit: str | None = None
    scale: Decimal | None = None


class _Sign(Enum):
    """A cell of a row of figures that prints no number itself."""

    WAITS = "a currency sign or bracket, whose number stands in the next cell"
    BLANK = "a dash, or words for no figure"


_WAITS, _BLANK = _Sign.WAITS, _Sign.BLANK


@lru_cache(maxsize=16_384)  # statements repeat their labels and their figures
def _read_content(content: str) -> _Printed | _Sign | None:
    """What the words of a cell are in a row of figures; None for other words."""
    if len(content) > _MAX_FIGURE:
        return None
    if _PLAIN.fullmatch(content):
        digits = content.replace(",", "")
        return _Printed(0, len(content), Decimal(digits), len(digits.partition(".")[2]))
    if _DIGIT.search(content):
        match = _NUMBER.fullmatch(content)
        return _read_printed(match) if match else None
    if _CURRENCY.fullmatch(content) or _OPEN.fullmatch(content):
        return _WAITS
    return _BLANK if _DASH.fullmatch(content) or _NOT_SAID.fullmatch(content) else None


def _read_printed(match: re.Match[str]) -> _Printed:
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


@lru_cache(maxsize=256)
def _iso(glyph: str) -> str | None:
    return PREFIXES.get(glyph.lower().replace(" ", ""))
