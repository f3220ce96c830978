"""A release on disk: written aside, then renamed, so that a reader sees the old one or the new.

lake > Parquet, one file a table > a plain DuckDB file > data package, card, changes > rename
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb

from assets.publish.changes import describe_changes
from assets.publish.contents import DATA, RECORDS, hash_file
from assets.records import Release
from assets.tables import quoted

DATABASE = "earnings_news.duckdb"


def write_release(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    release: Release,
    hashes: Mapping[str, str],
) -> Path:
    """Copy the lake's published tables into ``folder/<version>``; the path is answered.

    The caller holds the writer's lock: nothing moves while the tables are copied.
    """
    aside = folder / f".{release.version}.unfinished"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    tables = {**DATA, **RECORDS}
    for table, key in tables.items():
        order = ", ".join(f'"{name}"' for name in key)
        _copy(connection, f"select * from {table} order by {order}", aside / f"{table}.parquet")
    _write_database(connection, aside / DATABASE, tables)
    parent = folder / release.parent if release.parent else None
    (aside / "CHANGES.md").write_text(describe_changes(connection, release, parent, aside), encoding="utf-8")
    (aside / "README.md").write_text(_card(connection, release), encoding="utf-8")
    package = _data_package(connection, aside, release, hashes, tables)
    (aside / "datapackage.json").write_text(json.dumps(package, indent=2) + "\n", encoding="utf-8")
    target = folder / release.version
    os.replace(aside, target)
    point_latest(folder, release.version)
    return target


def point_latest(folder: Path, version: str) -> None:
    """Let ``latest`` point at a release, in one step."""
    link = folder / ".latest.unfinished"
    link.unlink(missing_ok=True)
    link.symlink_to(version, target_is_directory=True)
    os.replace(link, folder / "latest")


def _copy(connection: duckdb.DuckDBPyConnection, select: str, path: Path) -> None:
    connection.execute(f"copy ({select}) to '{quoted(path)}' (format parquet, compression zstd)")


def _write_database(connection: duckdb.DuckDBPyConnection, path: Path, tables: Mapping) -> None:
    """A plain DuckDB file of the tables with their comments and macros; needs no extension."""
    comments = connection.execute(
        "select schema_name || '.' || table_name, column_name, comment from duckdb_columns() "
        "where database_name = 'lake' and comment is not null"
    ).fetchall()
    macros = connection.execute(
        "select schema_name, function_name, parameters, macro_definition from duckdb_functions() "
        "where database_name = 'lake' and function_type = 'table_macro' and schema_name = 'marts'"
    ).fetchall()
    database = duckdb.connect(str(path), config={"storage_compatibility_version": "v1.0.0"})
    with database:
        database.execute("set TimeZone = 'UTC'")
        for table in tables:
            source = quoted(path.with_name(f"{table}.parquet"))
            database.execute(f"create schema if not exists {table.split('.')[0]}")
            database.execute(f"create table {table} as from read_parquet('{source}')")
        for table, column, comment in comments:
            if table in tables:
                database.execute(f"comment on column {table}.\"{column}\" is '{quoted(comment)}'")
        for schema, name, parameters, body in macros:
            database.execute(f"create macro {schema}.{name}({', '.join(parameters)}) as table {body}")


def _data_package(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    release: Release,
    hashes: Mapping[str, str],
    tables: Mapping[str, tuple[str, ...]],
) -> dict:
    """Frictionless data package: each file with rows, bytes, hash and columns."""
    resources = []
    for table, key in tables.items():
        path = folder / f"{table}.parquet"
        columns = connection.execute(
            "select column_name, data_type, comment from duckdb_columns() "
            "where database_name = 'lake' and schema_name || '.' || table_name = ? order by column_index",
            [table],
        ).fetchall()
        rows = connection.execute(f"select count(*) from {table}").fetchone()
        resources.append(
            {
                "name": table,
                "path": path.name,
                "format": "parquet",
                "bytes": path.stat().st_size,
                "hash": f"sha256:{hash_file(path)}",
                "rows": rows[0] if rows else 0,
                "content_sha256": hashes.get(table),
                "schema": {
                    "fields": [
                        {"name": name, "type": kind.lower(), "description": comment or ""}
                        for name, kind, comment in columns
                    ],
                    "primaryKey": list(key),
                },
            }
        )
    return {
        "name": "earnings-news",
        "title": "Earnings news: figures with the words that say them",
        "version": release.version,
        "parent": release.parent,
        "created": release.created_at.isoformat(),
        "snapshot": release.snapshot,
        "content_sha256": release.content_sha256,
        "code_version": release.code_version,
        "database": DATABASE,
        "resources": resources,
    }


def _card(connection: duckdb.DuckDBPyConnection, release: Release) -> str:
    rows = {table: connection.execute(f"select count(*) from {table}").fetchone() for table in DATA}
    counts = "\n".join(f"| `{table}` | {count[0]:,} |" for table, count in rows.items() if count)
    return f"""# Earnings news {release.version}

Figures that companies and the press stated, each with the words that say so.

```sql
attach '{DATABASE}' as news (read_only);
select company_id, ticker, metric, scope, period_end, value, unit, status from news.marts.facts;
select * from news.marts.as_of(timestamptz '2026-01-01 00:00:00+00');
```

Every column carries its comment; `datapackage.json` gives rows, bytes and hashes of each file.
Content `{release.content_sha256}`, code `{release.code_version}`, parent {release.parent or "none"}.

| table | rows |
|---|---|
{counts}
"""
