"""A few rows in, expected rows out: the models on a DuckDB in memory."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import duckdb
import pytest

from assets.model.apply import Applied, apply_model
from assets.model.models import Model, read_models
from assets.tables import TABLES, columns_of

SQL = Path(__file__).parents[2] / "dbt_like_sql"

# A statement about Dell that says nothing special; a case names only what matters to it.
_STATEMENT = {
    "page_id": "a", "company_id": "0001571996", "ticker": "DELL", "metric": "revenue",
    "scope": "consolidated", "nature": "actual", "basis": "gaap", "compare": "none",
    "direction": "none", "period_status": "missing", "unit_kind": "money", "unit": "USD",
    "scale": "1000000000", "decimals": 1, "hedge": "exact", "sign_origin": "none",
    "scale_origin": "stated", "session": "unknown", "text_start": 0, "text_end": 1,
    "surface": "$1", "sentence_start": 0, "sentence_end": 1, "source_kind": "prose",
    "confidence": "0.9", "code_version": "test",
}  # fmt: skip
_DOCUMENT = {
    "kind": "news",
    "published_precision": "unknown",
    "text": "",
    "text_sha256": "",
    "charset": "utf-8",
}
_STORY = {"relation": "original", "is_representative": True, "novelty_rank": 1}
_DEFAULTS = {"extract.statements": _STATEMENT, "clean.documents": _DOCUMENT, "dedupe.stories": _STORY}

Q1 = {
    "fiscal_year": 2026, "fiscal_period": "Q1", "period_start": "2025-02-01", "period_end": "2025-05-02",
    "calendar_frame": "CY2025Q1", "period_status": "stated",
}  # fmt: skip


class Tables:
    """The lake's tables in memory, filled by hand, and the models over them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection | None = None) -> None:
        self.connection = connection or duckdb.connect()
        self.connection.execute("set TimeZone = 'UTC'; set threads = 1")
        for table in TABLES.values():
            columns = ", ".join(f'"{column.name}" {column.type}' for column in columns_of(table))
            self.connection.execute(f"create schema if not exists {table.name.split('.')[0]}")
            self.connection.execute(f"create table {table.name} ({columns})")

    def given(self, table: str, *rows: dict) -> None:
        """Put rows into a table; columns a row does not name have the table's default, else null."""
        if not rows:
            return
        filled = [_DEFAULTS.get(table, {}) | row for row in rows]
        names = sorted({name for row in filled for name in row})
        marks = ", ".join(f"({', '.join('?' for _ in names)})" for _ in filled)
        self.connection.execute(
            f"insert into {table} ({', '.join(names)}) values {marks}",
            [row.get(name) for row in filled for name in names],
        )

    def page(self, page_id: str, *statements: dict, story: str | None = None, **document: object) -> None:
        """A document in a story of its own (or ``story``), with its statements."""
        placed = {name: document.pop(name) for name in ("relation", "novelty_rank") if name in document}
        captured_at = document.pop("captured_at", None)
        if "published_at" in document:
            document.setdefault("published_precision", "instant")
        self.given("clean.documents", {"page_id": page_id} | document)
        self.given("dedupe.stories", {"page_id": page_id, "story_id": story or page_id} | placed)
        if captured_at:
            self.given(
                "ingest.captures", {"capture_id": page_id, "page_id": page_id, "captured_at": captured_at}
            )
        self.given(
            "extract.statements",
            *(
                {"page_id": page_id, "text_start": number, "statement_id": f"{page_id}{number}"} | statement
                for number, statement in enumerate(statements)
            ),
        )

    def build(self, *names: str) -> list[Applied]:
        """Bring the named models and what they read up to date, all without a name; in one transaction."""
        self.connection.execute("begin")
        applied = [apply_model(self.connection, model) for model in needed(names)]
        self.connection.execute("commit")
        return applied

    def rows(self, sql: str) -> list[tuple]:
        """Rows of a query."""
        return self.connection.execute(sql).fetchall()

    def row(self, sql: str) -> tuple:
        """The only row of a query."""
        [row] = self.rows(sql)
        return row


@cache
def models() -> tuple[Model, ...]:
    """The project's models in building order."""
    return tuple(read_models(SQL))


@cache
def needed(names: tuple[str, ...]) -> tuple[Model, ...]:
    """The named models after all that they read; every model where none is named."""
    wanted = set(names)
    for model in reversed(models()):
        if model.name in wanted:
            wanted.update(model.upstream)
    return tuple(model for model in models() if not names or model.name in wanted)


def marts() -> Iterable[Model]:
    """The models that are published."""
    return (model for model in models() if model.schema == "marts")


@pytest.fixture
def tables() -> Tables:
    """Empty tables."""
    return Tables()
