"""Financial data schedules: the tagged summary that filings of 1993 to 2001 carry as exhibit 27.

    <MULTIPLIER> 1,000            Year ended DEC-31-1997
    <PERIOD-TYPE> YEAR         >  TOTAL-REVENUES | 512,345    in thousands
    <TOTAL-REVENUES> 512,345      EPS-PRIMARY    |    1.80

Its tags are names of rows as statements have them, so it becomes a table like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assets.extract.tables.grid import Cell, Grid

TAGGED = re.compile(r"^[ \t]*<(?P<tag>[A-Z][A-Z0-9&-]+)>[ \t]+(?P<values>\S[^<>\n]*)$", re.MULTILINE)
_VALUE = re.compile(r"\S+(?: \S+)*")
_LENGTHS = {
    "YEAR": "Year",
    "12-MOS": "12 months",
    "9-MOS": "9 months",
    "6-MOS": "6 months",
    "3-MOS": "3 months",
}
_LENGTHS |= {f"QTR-{number}": "Quarter" for number in range(1, 5)}
_NOTES = {"1": "in dollars", "1,000": "in thousands", "1000": "in thousands"}
_NOTES |= {"1,000,000": "in millions", "1000000": "in millions"}
_MAX_GAP = 200  # characters between two tags of one schedule


def find_schedules(text: str) -> Iterator[Grid]:
    """The schedules of a text as tables; nothing where it has none, or one does not say its period."""
    if "<PERIOD-END>" not in text:
        return
    lines: list[re.Match[str]] = []
    for line in TAGGED.finditer(text):
        if lines and (line.start() - lines[-1].end() > _MAX_GAP or line["tag"] == "MULTIPLIER"):
            yield from _build(lines)
            lines = []
        lines.append(line)
    yield from _build(lines)


def _build(lines: list[re.Match[str]]) -> Iterator[Grid]:
    said = {line["tag"]: _values(line) for line in lines}
    ends, kinds = said.get("PERIOD-END", []), said.get("PERIOD-TYPE", [])
    multiplier = (said.get("MULTIPLIER") or [None])[0]
    note = _NOTES.get(multiplier.text) if multiplier else None
    if (
        not ends
        or len(ends) != len(kinds)
        or note is None
        or any(kind.text not in _LENGTHS for kind in kinds)
    ):
        return
    header = tuple(
        Cell(place, place + 1, f"{_LENGTHS[kind.text]} ended {end.text}", end.start, end.end)
        for place, (kind, end) in enumerate(zip(kinds, ends, strict=True), 1)
    )
    rows = tuple(
        (Cell(0, 1, line["tag"], line.start("tag"), line.end("tag")), *_values(line))
        for line in lines
        if len(_values(line)) == len(ends) and line["tag"] not in ("PERIOD-TYPE", "MULTIPLIER")
    )
    yield Grid((header, *rows), "", note)


def _values(line: re.Match[str]) -> list[Cell]:
    """The values of a line, a column each."""
    start = line.start("values")
    return [
        Cell(place, place + 1, value[0], start + value.start(), start + value.end())
        for place, value in enumerate(_VALUE.finditer(line["values"].rstrip()), 1)
    ]
