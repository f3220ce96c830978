"""Why a figure is what it is: its evidence, from the bytes of the page to the fact."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

import duckdb

_CONTEXT = 160  # characters of the page shown on either side of the words

_FACT = """
    select
        ticker, metric, scope, nature, basis, compare, nullif(direction, 'none') as direction,
        nullif(session, 'unknown') as session, fiscal_year, fiscal_period, period_end, period_status,
        value_low, value, value_high, unit_kind, unit, status, n_statements, n_stories,
        first_available_at
    from marts.facts where fact_id = ?
"""
_EVIDENCE = """
    select
        evidence.is_chosen, statements.surface, statements.source_kind, statements.confidence,
        documents.title, documents.publisher, documents.url, documents.published_at,
        documents.page_id, statements.text_start, statements.text_end,
        statements.raw_start, statements.raw_end, statements.metric_text, statements.period_text,
        cells.row_label, cells.column_header, cells.scale_note, documents.text
    from marts.evidence
    join extract.statements using (statement_id)
    join clean.documents on documents.page_id = statements.page_id
    left join clean.tables as cells
        on cells.page_id = statements.page_id and statements.source_kind = 'table'
        and statements.text_start between cells.text_start and cells.text_end - 1
    where fact_id = $fact_id
    order by is_chosen desc, statements.statement_id
"""


_CLAIMS = "select rule, message from marts.claim_checks where fact_id = ? order by check_id"

_LINKS = (
    "publisher", "url", "published_at", "source_kind", "confidence", "metric_text", "period_text",
    "row_label", "column_header", "scale_note",
)  # fmt: skip
_STYLE = """
body { font: 16px/1.6 Georgia, serif; margin: 2rem auto; max-width: 46rem; padding: 0 1rem }
body { color: #1c2330; background: #fff }
table, h1, .chain { font: 14px/1.5 ui-monospace, monospace } h1 { font-size: 1.1rem }
td { padding: 0 1rem 0 0; vertical-align: top } h2 { margin-top: 2.5rem }
article { white-space: pre-wrap; border-left: 3px solid #d5dbe5; padding-left: 1rem }
mark { background: #ffe08a; padding: 0 .15em; border-radius: 3px } .chain { color: #5a6577 }
"""


def explain_fact(connection: duckdb.DuckDBPyConnection, fact_id: str) -> Iterator[str]:
    """Lines that tell a fact and every statement behind it; LookupError for an unknown fact."""
    fact = _read_fact(connection, fact_id)
    yield f"fact {fact_id}"
    for name, value in fact.items():
        yield f"  {name:18} {value}"
    for rule, message in connection.execute(_CLAIMS, [fact_id]).fetchall():
        yield f"  {'tried: ' + rule:18} {message}"
    for found in _read_evidence(connection, fact_id):
        yield ""
        yield f"{_standing(found)}: {found['title'] or 'without a title'}"
        for name, value in _chain(found):
            yield f"  {name:18} {value}"
        start, end = found["text_start"], found["text_end"]
        before, after = found["text"][max(0, start - _CONTEXT) : start], found["text"][end : end + _CONTEXT]
        yield f"  ... {' '.join(before.split())} >>>{found['surface']}<<< {' '.join(after.split())} ..."


def draw_fact(connection: duckdb.DuckDBPyConnection, fact_id: str) -> str:
    """The same as a page: every document behind the fact, whole, with its words marked."""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{escape(str(value))}</td></tr>"
        for name, value in _read_fact(connection, fact_id).items()
    )
    parts = [f"<h1>fact {escape(fact_id)}</h1><table>{rows}</table>"]
    for found in _read_evidence(connection, fact_id):
        text, start, end = found["text"], found["text_start"], found["text_end"]
        chain = "<br>".join(f"{escape(name)} {escape(str(value))}" for name, value in _chain(found))
        marked = f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"
        parts.append(
            f"<h2>{_standing(found)}: {escape(found['title'] or 'without a title')}</h2>"
            f'<p class="chain">{chain}</p><article>{marked}</article>'
        )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Why</title>'
        f"<style>{_STYLE}</style><body>{''.join(parts)}</body></html>"
    )


def _read_fact(connection: duckdb.DuckDBPyConnection, fact_id: str) -> dict[str, object]:
    result = connection.execute(_FACT, [fact_id])
    names = [column[0] for column in result.description or ()]
    row = result.fetchone()
    if row is None:
        raise LookupError(f"no fact {fact_id} in this release")
    return {name: _told(value) for name, value in zip(names, row, strict=True) if value is not None}


def _told(value: object) -> object:
    """A figure with its own digits: 22103000000, 0.757."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value


def _read_evidence(connection: duckdb.DuckDBPyConnection, fact_id: str) -> list[dict]:
    result = connection.execute(_EVIDENCE, {"fact_id": fact_id})
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]


def _standing(found: dict) -> str:
    return "chosen" if found["is_chosen"] else "also"


def _chain(found: dict) -> Iterator[tuple[str, object]]:
    """From the page's bytes to the figure, link by link."""
    for name in _LINKS:
        if found[name] is not None:
            yield name.replace("_", " "), _told(found[name])
    yield "page", found["page_id"]
    if found["raw_start"] is not None:
        yield "bytes", f"{found['raw_start']}:{found['raw_end']}"
    yield "text", f"{found['text_start']}:{found['text_end']}"
