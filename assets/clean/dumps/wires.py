"""Wires: a date line, a title in capitals, a dateline, indented paragraphs, a sign-off.

    26-FEB-1987 15:18:59.34
    EXAMPLE INC <EXC> YEAR NET
    SANTA CRUZ, Calif., Feb 26 - Shr 34 cts vs 1.19 dlrs
        Net 807,000 vs 2,858,000
     Reuter

Every line of figures is a block of its own; a paragraph keeps its line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.clean.dumps.lines import Draft, Line, draft
from assets.clean.dumps.told import Told
from assets.clean.metadata.dates import find_dates

MAX_LINES = 600  # first guess, 2026-11: the longest wire known to us has 120
_HEAD_LINES = 6
FULL_LINE = 45  # characters: wires wrap at 60 to 70

_STAMP = re.compile(r"\d{1,2}-[A-Z]{3}-(?:19|20)\d\d(?:\s+\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?")
_SIGN_OFF = re.compile(
    r"(?:reuters?|\(reuters?\)|more)\s?(?:\.{3})?|\*{3}|-{2,3}|blah blah blah\.?", re.IGNORECASE
)
_AGENCY = re.compile(r"\s*reute(?:rs?)?\b\.{0,3}", re.IGNORECASE)
_MONTH = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"""
    [A-Z][\w.'’\-]{{1,24}} (?: [ /] [A-Z][\w.'’\-]{{1,24}} ){{0,4}}  # SANTA CRUZ
    (?: , \s? [A-Za-z. ]{{2,24}} ){{0,2}}                           # , Calif.
    ,? \s {_MONTH} \s \d{{1,2}} (?: , \s (?:19|20)\d\d )?          # , Feb 26
    \s? (?: \(Reuters?\) \s? )? [-–—]+                             # -
    """,
    re.VERBOSE,
)
_FIGURES = re.compile(
    r"""
    (?:oper\s|primary\s|diluted\s|gross\s|pre-?tax\s|total\s|pro\sforma\s|qtly\s|annual\s)?
    (?: shr | net | revs? | sales | turnover | avg\sshrs | div | profit | assets | deposits | loans ) s? \b
    .{0,80}
    (?: \bvs\b | \bcts\b | \bdlrs\b | \bmln\b | \bnil\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_wire(lines: Sequence[Line]) -> bool:
    """Whether the text is one wire: it bears a stamp, or two of the other marks."""
    if not lines or len(lines) > MAX_LINES:
        return False
    head = lines[:_HEAD_LINES]
    has_stamp = bool(_STAMP.fullmatch(lines[0].text))
    has_title = any(_is_capitals(line.text) for line in head[: 1 + has_stamp])
    has_dateline = any(_DATELINE.match(line.text) for line in head)
    has_sign_off = any(_SIGN_OFF.fullmatch(line.text) and _AGENCY.match(line.text) for line in lines[-2:])
    has_figures = sum(1 for line in lines[:40] if _FIGURES.match(line.text)) >= 2
    return has_stamp or has_title + has_dateline + has_sign_off + has_figures >= 2


def read_wire(lines: Sequence[Line]) -> tuple[list[Draft], Told]:
    """Blocks of a wire and what it says of itself. All of it is kept but stamp and sign-off."""
    told = Told(kind="wire")
    drafts: list[Draft] = []
    rest = list(lines)
    if _STAMP.fullmatch(rest[0].text):
        told.date(next(iter(find_dates(rest[0].text.title())), None), "text")
        drafts.append(draft([rest.pop(0)], "dateline", False, "wire_stamp"))
    tail = _cut_sign_off(rest, told)
    rest = rest[: len(rest) - len(tail)]
    head = _count_title(rest)
    if head:
        told.title = " ".join(line.text for line in rest[:head])
        drafts.append(draft(rest[:head], "headline", True, "wire_title"))
        rest = rest[head:]
    drafts += _read_body(rest, told)
    drafts += [draft([line], "other", False, "wire_sign_off") for line in tail]
    return drafts, told


def _cut_sign_off(lines: Sequence[Line], told: Told) -> list[Line]:
    tail: list[Line] = []
    while len(tail) < len(lines) and _SIGN_OFF.fullmatch(lines[-1 - len(tail)].text):
        tail.insert(0, lines[-1 - len(tail)])
        if _AGENCY.match(tail[0].text):
            told.publisher = "Reuters"
    return tail


def _count_title(lines: Sequence[Line]) -> int:
    """How many lines make the title: capitals before the dateline, three at most, or the first line."""
    count = 0
    for line in lines[:3]:
        if _DATELINE.match(line.text) or _FIGURES.match(line.text):
            break
        if count and not _is_capitals(line.text):
            break
        count += 1
    return count


def _read_body(lines: Sequence[Line], told: Told) -> list[Draft]:
    drafts: list[Draft] = []
    for group in _group(lines):
        match = _DATELINE.match(group[0].text) if len(drafts) == 0 else None
        if match:
            told.date(next(iter(find_dates(match[0])), None), "dateline")
            first = group[0]
            drafts.append(
                Draft("dateline", True, "wire_dateline", [(first.start, first.start + match.end())])
            )
            skipped = match.end() + len(first.text[match.end() :]) - len(first.text[match.end() :].lstrip())
            if skipped < len(first.text):
                group[0] = Line(first.number, first.start + skipped, first.end, first.text[skipped:], 0)
            else:
                group = group[1:]
        if group:
            drafts.append(draft(group, "body", True, "wire_text"))
    return drafts


def _group(lines: Sequence[Line]) -> list[list[Line]]:
    """Paragraphs: an indent, a blank line or a line of figures begins one."""
    is_indented = any(line.indent >= 2 for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        continues = (
            before is not None
            and line.number == before.number + 1
            and line.indent < 2
            and not (_FIGURES.match(line.text) and not _is_wrapped(before, line))
            and (is_indented or len(before.text) >= FULL_LINE)
        )
        if continues:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _is_wrapped(before: Line, line: Line) -> bool:
    """Whether a line only carries on a full one: "... reported a pre-tax" / "profit of 276 mln stg, up"."""
    return line.text[:1].islower() and len(before.text) >= FULL_LINE


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
