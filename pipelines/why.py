"""Why a figure is what it is: its evidence, from the bytes of the page to the fact."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

_CONTEXT = 160  # characters of the page shown on either side of the words

_FACT = """
    select
        ticker, metric, scope, nature, basis, compare, fiscal_year, fiscal_period, period_end,
        period_status, value_low, value, value_high, unit, status, n_statements, n_stories,
        first_available_at
    from marts.facts where fact_id = ?
"""
_EVIDENCE = """
    select
        evidence.is_chosen, statements.surface, statements.source_kind, statements.confidence,
        documents.title, documents.publisher, documents.url, documents.published_at,
        documents.page_id, statements.text_start, statements.text_end,
        statements.raw_start, statements.raw_end,
        substr(text, greatest(1, statements.text_start + 1 - $context),
            least($context, statements.text_start)) as before,
        substr(text, statements.text_end + 1, $context) as after
    from marts.evidence
    join extract.statements using (statement_id)
    join clean.documents on documents.page_id = statements.page_id
    where fact_id = $fact_id
    order by is_chosen desc, statements.statement_id
"""


def explain_fact(connection: duckdb.DuckDBPyConnection, fact_id: str) -> Iterator[str]:
    """Lines that tell a fact and every statement behind it; LookupError for an unknown fact."""
    result = connection.execute(_FACT, [fact_id])
    names = [column[0] for column in result.description or ()]
    row = result.fetchone()
    if row is None:
        raise LookupError(f"no fact {fact_id} in this release")
    yield f"fact {fact_id}"
    for name, value in zip(names, row, strict=True):
        if value is not None:
            yield f"  {name:18} {value}"
    result = connection.execute(_EVIDENCE, {"fact_id": fact_id, "context": _CONTEXT})
    names = [column[0] for column in result.description or ()]
    for values in result.fetchall():
        yield from _tell(dict(zip(names, values, strict=True)))


def _tell(found: dict) -> Iterator[str]:
    before, after = (" ".join(found[name].split()) for name in ("before", "after"))
    yield ""
    yield f"{'chosen' if found['is_chosen'] else 'also'}: {found['title'] or 'without a title'}"
    for name in ("publisher", "url", "published_at", "source_kind", "confidence"):
        if found[name] is not None:
            yield f"  {name:18} {found[name]}"
    yield f"  {'page':18} {found['page_id']}"
    yield f"  {'text':18} {found['text_start']}:{found['text_end']}"
    if found["raw_start"] is not None:
        yield f"  {'bytes':18} {found['raw_start']}:{found['raw_end']}"
    yield f"  ... {before} >>>{found['surface']}<<< {after} ..."
