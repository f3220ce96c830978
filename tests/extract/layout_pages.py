"""Layouts of tests/scored/tables.txt written as the markup that filers' tools make of them.

    a line a row, cells between bars  >  <tr> with a cell for the sign, the number and the bracket

A header reaches to the next header of its row, as a span does.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_FIGURE = re.compile(r"(?P<sign>[$€]?)\s*(?P<number>\(?[$€]?[\d,.]*\d|-|\u2014)\s*(?P<close>\)?\s*%?\)?)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOSE_SIGNS = {"$", ")", "€", "%"}
_ABOUT = "<p>Acme makes things that people use every day, and has done so for a great many years now.</p>"


class Style(NamedTuple):
    """How many cells a column takes, and whether its figures are split over them."""

    width: int
    is_split: bool


STYLES = (Style(4, True), Style(4, False), Style(1, False))


def write_page(lead: str, table: str, style: Style) -> str | None:
    """The layout as a page; None where its own cells already stand for signs and brackets."""
    lines = [
        [cell.strip() for cell in line.split("|")] if "|" in line else line for line in table.split("\n")
    ]
    rows = [line for line in lines if isinstance(line, list)]
    if any(cell in _LOOSE_SIGNS for row in rows for cell in row):
        return None
    count = max(map(len, rows), default=0)
    parts = [f"<p>{html.escape(lead)}</p>"] if lead else []
    for line in lines:
        if isinstance(line, str):
            parts.append(f"</table><p align=center><b>{html.escape(line)}</b></p><table>")
        else:
            parts.append(_write_row([*line, *[""] * (count - len(line))], style))
    tables = f"<table>{''.join(parts)}</table>"
    return f"<html><body><h1>Acme reports results</h1>{_ABOUT}{tables}{_ABOUT}</body></html>"


def _write_row(cells: list[str], style: Style) -> str:
    label, *values = cells
    said = [value for value in values if value]
    is_header = bool(said) and (
        not all(map(_FIGURE.fullmatch, said)) or all(_YEAR.fullmatch(value) for value in said)
    )
    written = _write_headers(values, style) if is_header else "".join(_write_figure(v, style) for v in values)
    return f"<tr><td>{html.escape(label)}</td>{written}</tr>"


def _write_figure(value: str, style: Style) -> str:
    match = _FIGURE.fullmatch(value)
    if match and style.is_split:
        return f"<td>&nbsp;</td><td>{match['sign']}</td><td>{match['number']}</td><td>{match['close']}</td>"
    spare = "<td></td>" * (style.width - 1)
    return f"{spare}<td align=right>{html.escape(value)}</td>"


def _write_headers(values: list[str], style: Style) -> str:
    written, place = [], 0
    while place < len(values):
        end = place + 1
        while values[place] and end < len(values) and not values[end]:
            end += 1
        written.append(f"<td colspan={style.width * (end - place)}>{html.escape(values[place])}</td>")
        place = end
    return "".join(written)
