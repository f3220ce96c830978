"""Lines that belong together: the wrapped lines of a paragraph, the rows of a table.

lines > rows of figures > tables
      > full lines, one after the other > paragraphs
      > what remains, each by itself
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assets.clean.dumps.lines import Line

# Mail and wires wrap at 60 to 80 columns, SEC text at 80; a shorter line was ended on purpose.
FULL_LINE = 45
WRAPPED_AT_MOST = 110
MIN_WRAPPED = 5  # full lines that make a text a wrapped one
MIN_CARRIED = 0.3  # share of them whose next line begins in lower case; German nouns are capitals
_CELL_HEADER_LINES = 14  # the same, a line a cell
_LABEL_LINES = 5  # between two figures: a label of two lines below a heading of two
_MIN_STRONG = 6  # figures that only statements print so
_MIN_STRONG_SHARE = 0.25  # of a run's cells: a list of places or of comments has numbers too
_HEADER_LINES = 6  # above the first row of a table: its title, its note on units, its dates

_GAP = re.compile(r"\t+|[ \xa0]{2,}|(?<=\s)\.{3,}(?=\s)|\.{5,}")
_FIGURE = (
    r"\(?[-–—+]?\s?[$€£¥]?\s?\(?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"  # ($ 1,204.5
    r"\s?\)?\s?[%xX]?\)?(?:\s?\(?[a-z1-9*]\))?"  # ) % and the mark of a footnote
)
CELL = re.compile(rf"(?:up\s|down\s)?{_FIGURE}|[-–—]{{1,3}}|[$€£¥]|nm|n/?[am]\.?|nil", re.IGNORECASE)
_NUMBER = re.compile(_FIGURE)
_DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?:19|20)\d\d")
_RULER = re.compile(r"[\s\-=_.|+*]{3,}")
# A figure as statements print it, alone on its line: thousands, decimals, money, brackets.
_STRONG = re.compile(
    r"""[$€£¥]\s?\(?\d[\d,.]*\)? | \(\s?[$€£¥]?\s?\d[\d,.]*\s?\)?
      | \d{1,3}(?:,\d{3})+ | \d+\.\d+\s?%? | (?:(?:up|down)\s)?\d+\s?%""",
    re.VERBOSE | re.IGNORECASE,
)
_STATEMENT_HEAD = re.compile(
    r"\bin\s(?:thousands|millions|billions)\b|\bunaudited\b|\b(?:months|weeks|quarters?|years?)\sended\b"
    r"|\bstatements?\sof\b|\bbalance\ssheets?\b|\breconciliations?\sof\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"[()%]{1,3}|[$€£¥]\s?\(?")  # what a cell was cut into
_ACCOUNT = re.compile(
    r"\b(?:revenues?|sales|income|earnings|profit|loss|assets|liabilities|cash|expenses?|costs?|per\sshare|ebitda"
    r"|margin|equity|deposits|loans|shares\soutstanding)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that are one block."""

    lines: tuple[Line, ...]
    is_table: bool = False

    @property
    def text(self) -> str:
        """The lines as one, as a reader reads on."""
        return self.lines[0].text if len(self.lines) == 1 else " ".join(line.text for line in self.lines)


def group_lines(lines: Sequence[Line]) -> list[Group]:
    """Groups of lines in order; every line stands in one."""
    groups: list[Group] = []
    is_wrapped = is_wrapped_text(lines)
    at = 0
    for start, end in [*find_tables(lines), (len(lines), len(lines))]:
        while at < start:
            last = _end_paragraph(lines, at, start) if is_wrapped else at + 1
            groups.append(Group(tuple(lines[at:last])))
            at = last
        if end > start:
            groups.append(Group(tuple(lines[start:end]), is_table=True))
        at = end
    return groups


def is_wrapped_text(lines: Sequence[Line]) -> bool:
    """Whether the text was wrapped to a width: full lines, hardly a longer one, and the next goes on."""
    long = (at for at, line in enumerate(lines) if len(line.text) >= FULL_LINE)
    full = [at for at in long if not is_row(lines[at].text)]
    if len(full) < MIN_WRAPPED:
        return False
    if sum(len(lines[at].text) > WRAPPED_AT_MOST for at in full) > 0.05 * len(full):
        return False
    carried = sum(1 for at in full if at + 1 < len(lines) and lines[at + 1].text[0].islower())
    return carried > MIN_CARRIED * len(full)


def find_tables(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Runs of rows set in columns, with the header above the first; start and end, in order."""
    tables: list[tuple[int, int]] = []
    rows = [at for at, line in enumerate(lines) if is_row(line.text)]
    runs: list[list[int]] = []
    for at in rows:
        if runs and at - runs[-1][-1] <= 3:
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        if len(run) >= 2:
            start = _find_header(lines, run[0], tables[-1][1] if tables else 0)
            end = run[-1] + 1
            while end < len(lines) and _RULER.fullmatch(lines[end].text):
                end += 1
            tables.append((start, end))
    return tables


def is_row(text: str) -> bool:
    """Whether a line is set in columns and has figures in them.

    >>> is_row("Net income        $ 1,204    $ (33)"), is_row("Revs 291.8 mln vs 151.1 mln")
    (True, False)
    """
    if _DIGIT.search(text) is None:  # nearly all lines
        return False
    cells = [cell.strip() for cell in _GAP.split(text[:400])]
    cells = [cell for cell in cells if cell]
    figures = [cell for cell in cells[1:] if CELL.fullmatch(cell)]
    return any(_NUMBER.fullmatch(cell) for cell in figures) and 2 * len(figures) >= len(cells) - 1


def find_figure_runs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of lines that are the cells of a statement, one a line, as dumps leave a table.

    A run has many figures, few words between them, and names an account; start and end, in order.
    """
    runs: list[tuple[int, int]] = []
    for cells in _find_cell_runs(texts):
        strong = sum(1 for at in cells if _is_strong(texts, at))
        if strong < _MIN_STRONG or strong < _MIN_STRONG_SHARE * len(cells):
            continue
        floor = max(cells[0] - _CELL_HEADER_LINES, runs[-1][1] if runs else 0)
        start = cells[0]
        while start > floor and _could_head(texts[start - 1]):
            start -= 1
        if _ACCOUNT.search(" ".join(texts[start : cells[-1] + 1])[:4000]):
            runs.append((start, cells[-1] + 1))
    return runs


def _is_strong(texts: Sequence[str], at: int) -> bool:
    """Whether a cell is printed as statements print figures, or stands behind its sign of money."""
    is_signed = at > 0 and texts[at - 1][-1] in "$€£¥(" and _HALF.fullmatch(texts[at - 1]) is not None
    return _STRONG.fullmatch(texts[at]) is not None or is_signed


def _could_head(text: str) -> bool:
    """Whether a line may stand above the first figures of a statement: no sentence, no other's figure."""
    return len(text) <= 90 and not text.endswith((".", ";")) and not _STRONG.fullmatch(text)


def _find_cell_runs(texts: Sequence[str]) -> list[list[int]]:
    """Places of cells, run by run: labels stand between them, and no paragraph."""
    runs: list[list[int]] = []
    for at, text in enumerate(texts):
        if len(text) >= 24 or not (CELL.fullmatch(text) or _STRONG.fullmatch(text) or _HALF.fullmatch(text)):
            continue
        between = texts[runs[-1][-1] + 1 : at] if runs else ()
        goes_on = len(between) <= _LABEL_LINES and not any(map(_parts_statements, between))
        if runs and goes_on:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _parts_statements(line: str) -> bool:
    """Whether a line between figures is a paragraph, or stands above the columns of another statement."""
    return len(line) > WRAPPED_AT_MOST or _STATEMENT_HEAD.search(line) is not None


def name_kind(group: Group) -> str:
    """Whether lines are the item of a list, a heading or running text, by how they begin and end."""
    text = group.text
    if text[:1] in "•●▪◦‣" or text[:2] in ("* ", "- ", "– "):
        return "list"
    is_heading = len(text) < 90 and text[-1] not in ".!?…\"”'’,;)" and len(group.lines) == 1
    return "heading" if is_heading else "body"


def _find_header(lines: Sequence[Line], first: int, floor: int) -> int:
    """Where the table begins: lines close above its first row that are no sentences."""
    start = first
    while start > max(floor, first - _HEADER_LINES):
        above = lines[start - 1]
        if lines[start].number - above.number > 2 or above.text.endswith((".", ";")):
            break
        if len(above.text) > WRAPPED_AT_MOST:
            break
        start -= 1
    return start


def _end_paragraph(lines: Sequence[Line], at: int, last: int) -> int:
    """The line after the paragraph that begins at ``at``: full lines, one below the other."""
    end = at + 1
    while end < last:
        before, line = lines[end - 1], lines[end]
        if line.number != before.number + 1 or len(before.text) < FULL_LINE:
            break
        if line.indent > before.indent + 1 or line.text[:1] in "•*-–—●▪":
            break
        end += 1
    return end
