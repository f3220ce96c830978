"""What the rows and columns of a table are called, and in which units it is.

    grid > header rows, data rows > row label, column header and scale note of every cell

Statements split one figure over cells ("$" | "8,288" | ")"): a header that stands over any
of them is the header of all.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assets.clean.html.tables import Cell, Grid

Labels = dict[int, tuple[str | None, str | None]]  # row label and column header, by the cell's id

# "8,288", "(0.41)", "12.5%", "—": what stands in a value column
_FIGURE = re.compile(
    r"""
    [\s$€£¥(+\-–—−]*  (?:[A-Z]{0,3}\$)?              # $ ( -
    (?: \.?\d[\d,.\s]* | [—–-] | n/?[am] | nm )         # 1,234.5 or nothing at all
    [\s)%x*]* (?: pts?\.? | bps | \([a-z0-9]\) )?    # ) % and a note
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:FY|CY)?\s*(?:19|20)\d\d\s*(?:\([a-z0-9]\)|\*)*", re.IGNORECASE)
_GLYPH = re.compile(r"[\s$€£¥()%*]{1,4}|(?:US|C|A|HK)\$|bps|pts?\.?|x", re.IGNORECASE)
_DATE = re.compile(
    r"""\b(?: (?:19|20)\d\d | Q[1-4] | [1-4]Q | [12]H | H[12]
      | (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \s \d{1,2}
      | (?:months?|weeks?|quarters?|years?|days?|periods?) \s end(?:ed|ing)
      | \d{1,2}/\d{1,2}/\d{2,4} ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
_SCALE = re.compile(
    r"""
    \(?
    (?: (?:all\s)?(?:dollars?|amounts?|figures?|numbers?|data|shares?|expressed|presented|stated|unaudited)
        [\w\s,;$-]{0,60}? )?
    (?: \bin | (?:US|C|A|HK|NT|R|RMB)?[$€£¥]\s?(?:in)? | (?:USD|EUR|GBP|RMB|CNY|JPY) (?:\sin)? )
    \s [\w\s$€£¥.()-]{0,25}?
    (?: thousands? | millions? | billions? | crores? | lakhs? | 000['’]?s | [$€£¥]?000s? | mm )
    \b [^()]{0,120} \)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_SCALE = re.compile(
    r"\(\s*(?:[$€£¥]|US\$|RMB|Rs\.?)?\s*(?:thousands|millions|billions|000['’]?s?)[^()]{0,100}\)",
    re.IGNORECASE,
)
# A unit at the head of columns, alone or after the year: "€m", "2024 £'000", "SEK M"
_UNIT = re.compile(
    r"""(?:^|\s)(
        (?: (?:US|C|CA|A|AU|HK|NT|NZ|S|R|RMB)?[$€£¥]
          | USD | EUR | GBP | CHF | SEK | NOK | DKK | RMB | CNY | HKD | JPY | CAD | AUD | INR )
        [ ]? (?: m | mm | mn | bn | k | million | billion | thousand | ['’]?000s? )
    )\.?\)?$""",
    re.VERBOSE | re.IGNORECASE,
)
MAX_GLYPH = 4  # characters
MAX_UNIT = 40  # characters of a header that ends in a unit
MAX_NOTE = 200  # characters: a longer text is a paragraph that happens to name a scale
MAX_HEADER_ROWS, MAX_HEADS = 8, 80  # rows and cells of a header that are read
MAX_REACH = 3  # columns between a figure and the nearest header that may be meant


# Sections whose rows say nothing without them: "Basic" below "Earnings per share:".
_BY_SHARE = re.compile(r"\bper\s[\w\s]{0,30}?(?:share|unit|ADS)\b|\bshares\b|\bEPS\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\b(?:months?|weeks?|quarters?|years?|periods?)\s(?:ended|ending)\b|\b(?:first|second|third|fourth)\squarter\b",
    re.IGNORECASE,
)
MAX_SECTION = 120  # characters of the line that opens a section, or says the period of a table


def find_scale_note(texts: list[str]) -> str | None:
    """The first of the texts' notes on units, as printed; None where there is none.

    >>> find_scale_note(["Acme Corp.", "(In thousands, except per share data)"])
    '(In thousands, except per share data)'
    """
    for text in texts:
        if len(text) <= MAX_NOTE and (match := _SCALE.search(text) or _BARE_SCALE.search(text)):
            return _read_brackets(text, match.start(), match.end())
    return None


def find_unit(headers: list[str]) -> str | None:
    """The unit that headers of a table's columns name; None where they name none, or several.

    >>> find_unit(["", "2024 £m", "2023 £m"]), find_unit(["2024 €m", "2024 $m"])
    ('£m', None)
    """
    units = {found[1] for text in headers if len(text) <= MAX_UNIT and (found := _UNIT.search(text))}
    return units.pop() if len(units) == 1 else None


def _read_brackets(text: str, start: int, end: int) -> str:
    """The note, from the bracket it stands in to its end."""
    note = text[start:end].strip()
    opening = text.rfind("(", 0, start)
    if note.endswith(")") and "(" not in note and opening >= 0 and ")" not in text[opening:start]:
        return text[opening:end].strip()
    return note


@lru_cache(maxsize=4096)  # a table asks of every cell several times
def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, or the dash that stands for none.

    >>> is_figure("(10,643"), is_figure("Three months"), is_figure("—")
    (True, False, True)
    """
    return len(text) < 40 and _FIGURE.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _is_glyph(text: str) -> bool:
    return len(text) <= MAX_GLYPH and _GLYPH.fullmatch(text) is not None


def find_period_line(texts: list[str]) -> str | None:
    """The first of the texts that is a title saying which period a table is of; None where there is none.

    >>> find_period_line(["Acme Corp.", "For the Three Months Ended March 31, 2024 and 2023"])
    'For the Three Months Ended March 31, 2024 and 2023'
    """
    titles = (text for text in texts if len(text) <= MAX_SECTION and not text.endswith((".", ":", ";")))
    return next((text for text in titles if _LENGTH.search(text)), None)


def label_cells(grid: Grid, period: str | None = None) -> Labels:
    """Row label and column header of each filled cell, by the cell's id.

    ``period`` is the line above the table that says of which period it is: a column headed by a
    bare year has it in its header too.
    """
    section: str | None = None
    labels: Labels = {}
    headers: list[list[Cell]] = []
    known: dict[tuple[int, int], str | None] = {}  # the headers' text over a stretch of columns
    waiting: list[list[Cell]] = []  # rows without figures since the last data row
    values_from = _find_value_column(grid)
    group: Cell | None = None  # a label that stands beside several rows
    for row in grid.rows:
        if _is_data_row(row, values_from):
            if waiting and (not headers or any(_heads_columns(one, values_from) for one in waiting)):
                headers = [one[:MAX_HEADS] for one in waiting if _heads_columns(one, values_from)] or headers
                headers = headers[-MAX_HEADER_ROWS:]
                known.clear()
            section = _read_section(section, waiting, row, values_from)
            waiting = []
            named = [cell for cell in row if cell.column < values_from and _is_label(cell)][:2]
            if named and named[0].end_row - named[0].row > 1:
                group = named[0]
            label = _name_row(row, named, group)
            name = f"{section}: {label}" if section and label and not _BY_SHARE.search(label) else label
            for cell, start, end in _join_figures(row):
                is_label = label is not None and (cell is row[0] or (cell in named and named[0] is group))
                if not is_label and (start, end) not in known:
                    known[start, end] = _find_header(headers, start, end)
                header = None if is_label else known[start, end]
                if period and header and _YEAR.fullmatch(header):
                    header = f"{period} | {header}"
                labels[id(cell)] = (name, header)
        else:
            waiting.append(row)
            labels.update({id(cell): (None, None) for cell in row})
    return labels


def _name_row(row: list[Cell], named: list[Cell], group: Cell | None) -> str | None:
    """What a row is called: its first cell, after the label of the group of rows it stands in."""
    if not named or named[0] is not row[0]:
        return None
    if group is None or not group.row <= row[0].row < group.end_row:
        return named[0].text
    own = named[1:] if named[0] is group else named[:1]
    return ": ".join(cell.text for cell in (group, *own))


def _read_section(
    section: str | None, waiting: list[list[Cell]], row: list[Cell], values_from: int
) -> str | None:
    """The section by the share that a data row stands in: the line above it, until a row says so itself."""
    opens = [one[0].text for one in waiting if len(one) == 1 and not _heads_columns(one, values_from)]
    if opens:
        last = opens[-1].rstrip(" :")
        is_by_share = len(last) <= MAX_SECTION and _BY_SHARE.search(last) and not find_scale_note([last])
        return last if is_by_share else None
    return None if _BY_SHARE.search(row[0].text) else section


def _is_value(cell: Cell) -> bool:
    return is_figure(cell.text) or _is_glyph(cell.text)


def _is_label(cell: Cell) -> bool:
    """Whether a cell before the figures names its row; a year there does."""
    return not _is_value(cell) or _YEAR.fullmatch(cell.text) is not None


def _find_value_column(grid: Grid) -> int:
    """The first column that figures stand in: labels end before it."""
    starts: dict[int, int] = {}
    for row in grid.rows:
        for cell in row[1:]:
            if is_figure(cell.text):
                starts[cell.column] = starts.get(cell.column, 0) + 1
                break
    if not starts:
        return 1
    often = max(starts.values())
    return max(1, min(column for column, count in starts.items() if 4 * count >= often))


def _is_data_row(row: list[Cell], values_from: int) -> bool:
    """A data row has a figure that is no year, or years under a label of its own."""
    values = [cell for cell in row if cell.column >= values_from or cell is not row[0]]
    figures = [cell for cell in values if is_figure(cell.text)]
    if not figures:
        return not any(is_figure(cell.text) for cell in row) and False
    return not all(_YEAR.fullmatch(cell.text) for cell in figures)


def _heads_columns(row: list[Cell], values_from: int) -> bool:
    """Whether a row without figures stands over columns, and is no title over the whole table."""
    over = [cell for cell in row if cell.end_column > values_from]
    if not over:
        return False
    if len(row) == 1 and row[0].column == 0:
        title = row[0]
        return title.end_column > 1 and len(title.text) < 80 and _DATE.search(title.text) is not None
    return True


def _join_figures(row: list[Cell]) -> list[tuple[Cell, int, int]]:
    """Each cell with the columns of the figure it is part of: "$", "8,288" and ")" are one."""
    joined: list[list[Cell]] = []
    for cell in row:
        glyph = _is_glyph(cell.text)
        opens = glyph and any(sign in cell.text for sign in "$€£¥(")
        last = joined[-1][-1] if joined else None
        if last is not None and _is_value(cell) and cell.column - last.end_column <= 1:
            last_opens = _is_glyph(last.text) and any(sign in last.text for sign in "$€£¥(")
            if last_opens or (glyph and not opens and is_figure(last.text)):
                joined[-1].append(cell)
                continue
        joined.append([cell])
    return [(cell, group[0].column, group[-1].end_column) for group in joined for cell in group]


def _find_header(headers: list[list[Cell]], start: int, end: int) -> str | None:
    texts: list[str] = []
    for row in headers:
        if len(row) == 1 and _SCALE.search(row[0].text) and not _DATE.search(row[0].text):
            continue  # a note on units heads no column
        over = [cell for cell in row if cell.column < end and cell.end_column > start]
        if not over and not any(_hangs_over(cell, row, start, end) for one in headers for cell in one):
            over = _find_nearest(row, start, end)
        corner = row[0]
        if len(row) > 1 and corner.column == 0 and corner.end_column <= start and _DATE.search(corner.text):
            over = [corner, *(cell for cell in over if cell is not corner)]
        texts += [cell.text for cell in over if cell.text not in texts]
    return " | ".join(texts) or None


def _hangs_over(cell: Cell, row: list[Cell], start: int, end: int) -> bool:
    """Whether a header of several rows stands over the columns in this row too."""
    return cell.row < row[0].row < cell.end_row and cell.column < end and cell.end_column > start


def _find_nearest(row: list[Cell], start: int, end: int) -> list[Cell]:
    """The header of a column that stands under none: the one on its left, for a percentage follows its
    figure; the one on its right only where it touches."""
    left = [cell for cell in row if cell.column and 0 <= start - cell.end_column < MAX_REACH]
    right = [cell for cell in row if cell.column == end]
    if right and not (left and left[-1].end_column == start):
        return right
    return left[-1:]
