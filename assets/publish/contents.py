"""What a release holds: its tables, their keys, and the hash that proves them.

The hash is over what the data says. It leaves out where a page was read from and which
version of the code read it, so that the same pages give the same hash from any folder, in
any batches, on any machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import duckdb

# Tables of a release in the order a reader meets them, with the key of a row.
DATA: Mapping[str, tuple[str, ...]] = {
    "ingest.pages": ("page_id",),
    "ingest.captures": ("capture_id",),
    "clean.documents": ("page_id",),
    "clean.blocks": ("page_id", "ordinal"),
    "clean.tables": ("page_id", "table_ordinal", "row", "column"),
    "clean.rejects": ("page_id",),
    "dedupe.stories": ("page_id",),
    "extract.mentions": ("page_id", "text_start"),
    "extract.quantities": ("page_id", "text_start"),
    "extract.statements": ("statement_id",),
    "marts.companies": ("company_id",),
    "marts.facts": ("fact_id",),
    "marts.fact_history": ("fact_id", "version"),
    "marts.evidence": ("fact_id", "statement_id"),
    "marts.guidance": ("fact_id", "statement_id"),
    "marts.surprises": ("fact_id", "expectation_fact_id"),
    "marts.price_moves": ("statement_id",),
    "marts.novelty": ("page_id", "company_id"),
    "marts.claim_checks": ("check_id",),
    "marts.coverage": ("page_id", "task"),
}
# What is said about the data and its releases; carried along, no part of the content.
RECORDS: Mapping[str, tuple[str, ...]] = {
    "validate.results": ("suite", "expectation", "table_name"),
    "validate.quarantine": ("table_name", "row_key", "expectation"),
    "publish.releases": ("version",),
    "publish.changes": ("from_version", "to_version", "table_name", "row_key"),
}

_NOT_CONTENT = {
    "ingest.pages": {"body"},  # page_id is its hash; verify holds the two together
    "ingest.captures": {"capture_id", "source"},
    "extract.statements": {"code_version"},
}


def hash_table(connection: duckdb.DuckDBPyConnection, table: str, relation: str | None = None) -> str:
    """SHA-256 over the distinct rows of ``table`` in any order, read from ``relation`` if given.

    Rows are hashed one by one, then in 256 buckets by their hash: memory holds a bucket.
    """
    relation = relation or table
    names = sorted(row[0] for row in connection.execute(f"describe select * from {relation}").fetchall())
    content = ", ".join(f'"{name}"' for name in names if name not in _NOT_CONTENT.get(table, ()))
    row = connection.execute(
        f"""
        with hashes as (
            select distinct sha256(to_json(line)::varchar) as hash
            from (select {content} from {relation}) as line
        ),
        buckets as (
            select left(hash, 2) as bucket, sha256(string_agg(hash, '' order by hash)) as hash
            from hashes group by bucket
        )
        select sha256(string_agg(hash, '' order by bucket)) from buckets
        """
    ).fetchone()
    return row[0] if row and row[0] else hashlib.sha256(b"").hexdigest()


def hash_file(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_content(hashes: Mapping[str, str]) -> str:
    """One SHA-256 over the hashes of all tables of data."""
    lines = "".join(f"{table} {hashes[table]}\n" for table in sorted(DATA))
    return hashlib.sha256(lines.encode()).hexdigest()
