"""What changed between a release and the one before it, table by table, in words for a person."""

from __future__ import annotations

from pathlib import Path

import duckdb

from assets.publish.contents import DATA
from assets.records import Release


def count_changes(
    connection: duckdb.DuckDBPyConnection, table: str, older: Path, newer: Path
) -> tuple[int, int, int]:
    """Rows added, removed and changed in ``table`` from the release in one folder to that in another."""
    key = DATA[table]
    joined = " and ".join(f'a."{name}" is not distinct from b."{name}"' for name in key)
    first = key[0]
    row = connection.execute(
        f"""
        select
            count(*) filter (where a."{first}" is null),
            count(*) filter (where b."{first}" is null),
            count(*) filter (where a."{first}" = b."{first}" and a is distinct from b)
        from read_parquet('{_quoted(older / f"{table}.parquet")}') as a
        full join read_parquet('{_quoted(newer / f"{table}.parquet")}') as b on {joined}
        """
    ).fetchone()
    return row or (0, 0, 0)


def describe_changes(
    connection: duckdb.DuckDBPyConnection, release: Release, parent: Path | None, folder: Path
) -> str:
    """``CHANGES.md`` of a release: rows that came, went and changed, by table."""
    lines = [f"# Changes in {release.version}", ""]
    if parent is None or not parent.is_dir():
        return "\n".join([*lines, "The first release: every row is new.", ""])
    lines += [f"Since {release.parent}:", "", "| table | added | removed | changed |", "|---|---|---|---|"]
    for table in DATA:
        if (parent / f"{table}.parquet").is_file():
            added, removed, changed = count_changes(connection, table, parent, folder)
            lines.append(f"| `{table}` | {added:,} | {removed:,} | {changed:,} |")
    return "\n".join([*lines, ""])


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
