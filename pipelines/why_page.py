"""A fact as a page: the figure, the words or the table that say so, and the chain to the bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from html import escape
from itertools import groupby, pairwise

import duckdb

from pipelines.why import chain, read_claims, read_evidence, read_fact, words_around

_CONTEXT = 420  # characters of the page shown on either side of the words
_ROWS = 12  # rows of a table shown on either side of the figure's; its header rows beside

_CELLS = """
    select cells.row, cells.column, cells.text, cells.text_start
    from clean.tables as cells
    where page_id = ? and table_ordinal = ?
    order by all
"""
_STYLE = """
:root { --ink: #1c2330; --soft: #5a6577; --line: #dfe4ec; --paper: #fff; --wash: #f5f7fa }
:root { --mark: #ffe08a; --alarm: #b3261e }
@media (prefers-color-scheme: dark) {
  :root { --ink: #dde3ec; --soft: #93a0b4; --line: #2a3240; --paper: #12161d; --wash: #1a202a }
  :root { --mark: #8a6d10; --alarm: #ff8a80 }
}
body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
body { margin: 2.5rem auto; max-width: 58rem; padding: 0 1rem }
h1 { font-size: 1.1rem; font-weight: 600; margin: 0 } h2 { font-size: 1.05rem; margin: 0 0 .2rem }
.figure { font-size: 2.6rem; font-weight: 650; margin: .1rem 0; font-variant-numeric: tabular-nums }
.soft, dl { color: var(--soft) } dl { display: grid; grid-template-columns: 9rem 1fr; font-size: 13px }
dl { font-family: ui-monospace, monospace; margin: .8rem 0 0; overflow-wrap: anywhere } dd { margin: 0 }
section { border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; margin: 1.2rem 0 }
.chosen { border-width: 2px } .scroll { overflow: auto; max-height: 26rem }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums }
td { padding: .15rem .5rem; border-top: 1px solid var(--line); vertical-align: top }
tr.here { background: var(--wash) } mark { background: var(--mark); color: inherit; border-radius: 3px }
mark { padding: 0 .15em } blockquote, article { white-space: pre-wrap; margin: .8rem 0 0 }
blockquote { border-left: 3px solid var(--line); padding-left: 1rem } summary { cursor: pointer }
.conflicting { color: var(--alarm); font-weight: 600 }
"""


def draw_fact(connection: duckdb.DuckDBPyConnection, fact_id: str) -> str:
    """The page of a fact, which needs nothing else; LookupError for an unknown fact."""
    fact = read_fact(connection, fact_id)
    parts = [_draw_figure(fact_id, fact)]
    parts += [
        f'<p class="soft">tried: {escape(rule)}. {escape(message)}</p>'
        for rule, message in read_claims(connection, fact_id)
    ]
    parts += [_draw_statement(connection, found) for found in read_evidence(connection, fact_id)]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(_name(fact))}</title><style>{_STYLE}</style><body>{''.join(parts)}</body></html>"
    )


def _draw_figure(fact_id: str, fact: Mapping[str, object]) -> str:
    year = f"fiscal {fact['fiscal_year']}" if "fiscal_year" in fact else None
    until = f"to {fact['period_end']}" if "period_end" in fact else None
    period = " ".join(str(part) for part in (fact.get("fiscal_period"), year, until) if part)
    about = [period, *(str(fact[name]) for name in ("scope", "nature", "basis"))]
    about += [str(fact["compare"])] if fact["compare"] != "none" else []
    status = escape(str(fact["status"]))
    return (
        f"<h1>{escape(_name(fact))}</h1><p class='figure'>{escape(_figure(fact))}</p>"
        f"<p>{escape(' · '.join(part for part in about if part))}</p>"
        f"<p class='soft'><span class='{status}'>{status}</span>, "
        f"statements: {fact['n_statements']}, stories: {fact['n_stories']}</p>"
        + _fold(f"fact {fact_id}", _draw_list(fact.items()))
    )


def _name(fact: Mapping[str, object]) -> str:
    return f"{fact.get('ticker', 'no ticker')}: {str(fact['metric']).replace('_', ' ')}"


def _figure(fact: Mapping[str, object]) -> str:
    """The figure for the eye, with its own digits.

    >>> _figure({"value": "1618000000", "unit_kind": "money", "unit": "USD"})
    '1,618,000,000 USD'
    >>> _figure({"value_low": "0.681", "value_high": "0.691", "unit_kind": "ratio"})
    '68.1 % to 69.1 %'
    """
    kind = str(fact["unit_kind"])
    is_share = kind in ("ratio", "change_ratio")
    unit = "%" if is_share else str(fact.get("unit", kind)).replace("_", " ")
    unit += " a share" if kind == "money_per_share" and "unit" in fact else ""
    values = [Decimal(str(fact[name])) for name in ("value", "value_low", "value_high") if name in fact]
    numbers = [format((100 * value if is_share else value).normalize(), ",f") for value in values]
    return " to ".join(f"{number} {unit}" for number in numbers)


def _draw_statement(connection: duckdb.DuckDBPyConnection, found: dict) -> str:
    title, standing = escape(found["title"] or "without a title"), "chosen" if found["is_chosen"] else "also"
    in_table = found["table_ordinal"] is not None
    said = _draw_table(connection, found) if in_table else _draw_words(found, _CONTEXT, "blockquote")
    whole = _fold("the whole document", _draw_words(found, None, "article")) if found["is_chosen"] else ""
    return (
        f"<section class='{standing}'><h2>{title}</h2><p class='soft'>{standing}</p>"
        f"{said}{_draw_list(chain(found))}{whole}</section>"
    )


def _draw_list(items: Iterable[tuple[str, object]]) -> str:
    told = (f"<dt>{escape(name)}</dt><dd>{escape(str(value))}</dd>" for name, value in items)
    return f"<dl>{''.join(told)}</dl>"


def _fold(title: str, content: str) -> str:
    """What is there for those who ask."""
    return f"<details><summary class='soft'>{escape(title)}</summary>{content}</details>"


def _draw_words(found: dict, reach: int | None, tag: str) -> str:
    """The words in what stands around them; ``reach`` None is the whole document."""
    before, after = words_around(found, len(found["text"]) if reach is None else reach)
    return f"<{tag}>{_mark(before, found['surface'], after)}</{tag}>"


def _draw_table(connection: duckdb.DuckDBPyConnection, found: dict) -> str:
    """The rows of the table around the figure, with its cell marked."""
    cells = connection.execute(_CELLS, [found["page_id"], found["table_ordinal"]]).fetchall()
    rows = {row: list(group) for row, group in groupby(cells, key=lambda cell: cell[0])}
    place = found["text_start"]
    here = max(row for row, *_, start in cells if start <= place)
    shown = [row for row in rows if abs(row - here) <= _ROWS or len(rows) <= 2 * _ROWS]
    width = max(column for _, column, *_ in cells) + 1
    lines = (
        f"<tr{' class=here' if row == here else ''}>{_draw_row(rows[row], width, found)}</tr>"
        for row in shown
    )
    return f"<div class='scroll'><table>{''.join(lines)}</table></div>"


def _draw_row(cells: list[tuple], width: int, found: dict) -> str:
    """A row's cells in a table of ``width`` columns, each as wide as the columns to the next one."""
    drawn = "<td></td>" * cells[0][1]
    for (_, column, text, start), (_, following, *_) in pairwise([*cells, (None, width)]):
        at, end = found["text_start"] - start, found["text_end"] - start
        said = _mark(text[:at], found["surface"], text[end:]) if 0 <= at < len(text) else escape(text)
        drawn += f"<td colspan={following - column}>{said}</td>"
    return drawn


def _mark(before: str, words: str, after: str) -> str:
    return f"{escape(before)}<mark>{escape(words)}</mark>{escape(after)}"
