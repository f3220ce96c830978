"""What all doors share: how a stage's tables look in Dagster.

Kept apart from the pure code: this file and each stage's ``definitions.py`` are the only
ones under ``assets/`` that know Dagster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import dagster as dg

from assets.resources import Store
from assets.tables import TABLES, columns_of


def key_of(table: str) -> dg.AssetKey:
    """Asset key of a table: ``clean.documents`` is ``clean/documents``."""
    return dg.AssetKey(table.split("."))


def specs(tables: Sequence[str], *, deps: Iterable[str], code_version: str) -> list[dg.AssetSpec]:
    """One asset a table, grouped by its stage, described by its record's docstring."""
    return [
        dg.AssetSpec(
            key_of(table),
            deps=[key_of(dep) for dep in deps],
            description=(TABLES[table].record.__doc__ or "").strip(),
            group_name=table.split(".")[0],
            kinds={"python", "duckdb"},
            code_version=code_version,
            metadata={"dagster/column_schema": column_schema(table), "dagster/table_name": table},
        )
        for table in tables
    ]


def column_schema(table: str) -> dg.TableSchema:
    """Columns of a table with types and comments, as Dagster shows them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(column.name, column.type, description=column.comment)
            for column in columns_of(TABLES[table])
        ]
    )


def results(
    store: Store, tables: Sequence[str], notes: Mapping[str, object] | None = None
) -> Iterator[dg.MaterializeResult]:
    """One result a table: how many rows it holds now, and what this run did."""
    versions, counts = store.versions(tables), store.counts(tables)
    for table in tables:
        yield dg.MaterializeResult(
            asset_key=key_of(table),
            data_version=dg.DataVersion(str(versions[table])),
            metadata={"dagster/row_count": counts[table], **(notes or {})},
        )
