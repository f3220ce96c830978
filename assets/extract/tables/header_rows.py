"""What single rows of headers are: alike in their cells, of one level with another, a heading of a time."""

from __future__ import annotations

import re

from assets.extract.tables.column_titles import names_times
from assets.extract.tables.column_words import may_say_time, read_header
from assets.extract.tables.grid import Cell
from assets.extract.tables.rows import Row

_MAX_HEADING = 100  # a longer one is a note


def is_alike(cells: tuple[Cell, ...]) -> bool:
    """Whether the first cell is a header like the ones beside it, not a label: two dates, two lengths."""
    first, second = read_header(cells[0].text), read_header(cells[1].text)
    parts = ["months", "month", "year", "label_year"]
    if not (first.months and second.months):  # "Third Quarter Ended" beside "Nine Months Ended"
        parts.append("fiscal_period")
    return first.is_time and all(bool(getattr(first, part)) == bool(getattr(second, part)) for part in parts)


def says_when(label: str) -> bool:
    """Whether a heading among the rows sets the period of those below: "Six months ended June 30:"."""
    if len(label) > _MAX_HEADING or not may_say_time(label):
        return False
    parts = read_header(label)
    return parts.is_time and bool(parts.months or parts.day or parts.year)


def are_of_one_level(header: tuple[Cell, ...], cells: tuple[Cell, ...]) -> bool:
    """Whether two header rows speak of the same thing: both of lengths or both of dates."""
    old, new = read_header(header[0].text), read_header(cells[0].text)
    return bool((old.months and new.months) or (old.year and new.year) or (old.month and new.month)) or not (
        old.is_time
    )


def has_only_length(cells: tuple[Cell, ...]) -> bool:
    """Whether a header row says lengths and no years: the dates above go on."""
    parts = read_header(cells[0].text)
    return bool(parts.months) and not parts.year


def has_no_length(cells: tuple[Cell, ...]) -> bool:
    """Whether a header row says dates and no lengths: the lengths above go on."""
    parts = read_header(cells[0].text)
    return parts.is_time and not parts.months


# "Three" over "Months Ended", "Fiscal Quarter" over "Ended"
_PART_OF_LENGTH = re.compile(r"\W*(?:three|six|nine|twelve|(?:months\s+)?end(?:ed|ing))\W*", re.IGNORECASE)


def heads_columns(label: str) -> bool:
    """Whether a text that stands alone above figures is the header of columns: it says one time.

    "Quarters and six months ended June 30, 2020 and 2019" is a title over all of them.
    """
    parts = read_header(label)
    is_part = bool(_PART_OF_LENGTH.fullmatch(label))
    return is_part or (parts.is_time and not (parts.is_other and names_times(label)))


_SIDE = re.compile(
    r"\W*(?:basic(?:\s+and\s+diluted)?|(?:fully\s+)?diluted|assuming\s+(?:full\s+)?dilution|continuing|discontinued)"
    r"(?:\s+operations)?\W*",
    re.IGNORECASE,
)
_INCOME = re.compile(r"(?:net\s+)?\W*(?:income|earnings|loss|profit)\b(?!.*\bper\b)", re.IGNORECASE)
_PER_SHARE = re.compile(r"\bper\b[\w\s]*\b(?:share|unit)", re.IGNORECASE)


def side_beside(row: Row) -> Cell | None:
    """The second cell of a label over two: "Basic ($)" beside "Earnings per share:"; mostly none."""
    second = row.others[0] if row.others and row.label else None
    is_side = second and second.left < row.figures[0].left and _SIDE.fullmatch(second.text)
    return second if is_side else None


def headings_above(sections: list[str], label: str) -> list[str]:
    """The headings that a new one after rows of figures goes on under; mostly none.

    "Diluted" after the rows of "Basic" is still per share; so is "Net income" after those of "Income from
    continuing operations", where a heading over both says so.
    """
    if _SIDE.fullmatch(label):
        return [name for name in sections if not _SIDE.fullmatch(name)][-1:]
    if _INCOME.match(label):
        return [name for name in sections[:-1] if _PER_SHARE.search(name)][-1:]
    return []


_TOTAL = re.compile(r"\W*total\b", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")


def closes_heading(label: str, sections: list[str]) -> bool:
    """Whether a row is the total of the heading above it: "Total segment earnings" of "Segment earnings"."""
    words = set(_WORDS.findall(sections[-1].lower())) if sections else set()
    return bool(words and _TOTAL.match(label)) and words <= set(_WORDS.findall(label.lower()))
