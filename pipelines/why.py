"""Why a figure is what it is: its evidence, from the bytes of the page to the fact, in lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
        cells.table_ordinal, cells.row_label, cells.column_header, cells.scale_note, documents.text
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


def explain_fact(connection: duckdb.DuckDBPyConnection, fact_id: str) -> Iterator[str]:
    """Lines that tell a fact and every statement behind it; LookupError for an unknown fact."""
    fact = read_fact(connection, fact_id)
    yield f"fact {fact_id}"
    for name, value in fact.items():
        yield f"  {name:18} {value}"
    for rule, message in read_claims(connection, fact_id):
        yield f"  {'tried: ' + rule:18} {message}"
    for found in read_evidence(connection, fact_id):
        yield ""
        yield f"{'chosen' if found['is_chosen'] else 'also'}: {found['title'] or 'without a title'}"
        for name, value in chain(found):
            yield f"  {name:18} {value}"
        before, after = words_around(found, _CONTEXT)
        yield f"  ... {' '.join(before.split())} >>>{found['surface']}<<< {' '.join(after.split())} ..."


def read_fact(connection: duckdb.DuckDBPyConnection, fact_id: str) -> dict[str, object]:
    """What a fact says, by column, without what it does not say; LookupError for an unknown fact."""
    result = connection.execute(_FACT, [fact_id])
    names = [column[0] for column in result.description or ()]
    row = result.fetchone()
    if row is None:
        raise LookupError(f"no fact {fact_id} in this release")
    return {name: _told(value) for name, value in zip(names, row, strict=True) if value is not None}


def read_claims(connection: duckdb.DuckDBPyConnection, fact_id: str) -> list[tuple[str, str]]:
    """Rule and message of each claim the fact was tried by; none for most."""
    return connection.execute(_CLAIMS, [fact_id]).fetchall()


def read_evidence(connection: duckdb.DuckDBPyConnection, fact_id: str) -> list[dict]:
    """Every statement behind a fact with its document, the chosen one first."""
    result = connection.execute(_EVIDENCE, {"fact_id": fact_id})
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]


def chain(found: dict) -> Iterator[tuple[str, object]]:
    """From the page's bytes to the figure, link by link."""
    for name in _LINKS:
        if found[name] is not None:
            yield name.replace("_", " "), _told(found[name])
    yield "page", found["page_id"]
    if found["raw_start"] is not None:
        yield "bytes", f"{found['raw_start']}:{found['raw_end']}"
    yield "text", f"{found['text_start']}:{found['text_end']}"


def words_around(found: dict, reach: int) -> tuple[str, str]:
    """What stands before and behind the words of a statement, ``reach`` characters of each."""
    text, start, end = found["text"], found["text_start"], found["text_end"]
    return text[max(0, start - reach) : start], text[end : end + reach]


def _told(value: object) -> object:
    """A figure with its own digits: 22103000000, 0.757."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
