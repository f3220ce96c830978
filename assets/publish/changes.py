"""What changed between a release and the one before it, table by table, in words for a person."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

from assets.publish.contents import DATA
from assets.records import Release
from assets.tables import quoted

# What a reader follows from release to release; the rows behind it can be counted and joined.
FOLLOWED = (
    "marts.facts", "marts.guidance", "marts.surprises", "marts.price_moves", "marts.claim_checks",
    "marts.companies",
)  # fmt: skip


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
        from read_parquet('{quoted(older / f"{table}.parquet")}') as a
        full join read_parquet('{quoted(newer / f"{table}.parquet")}') as b on {joined}
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


def find_changes(
    connection: duckdb.DuckDBPyConnection, release: Release, parent: Path, parent_code: str
) -> pa.Table:
    """Rows of the figures and companies that came, went or changed since the release in ``parent``.

    ``connection`` sees the lake; the answer is rows of publish.changes. The cause is the code's
    where another version of it read the pages; else a row that went was retracted, one that
    changed has the cause of its fact's newest version, and one that came has a new source.
    """
    is_other_code = release.code_version != parent_code
    found = [
        connection.execute(
            _changed_rows(table, parent, is_other_code), [release.parent, release.version, table]
        ).to_arrow_table()
        for table in FOLLOWED
        if (parent / f"{table}.parquet").is_file()
    ]
    return pa.concat_tables(found)


def _changed_rows(table: str, parent: Path, is_other_code: bool) -> str:
    """A select of what differs between a table in the parent release and in the lake."""
    key = ", ".join(f'"{name}"' for name in DATA[table])
    fact = "fact_id" if "fact_id" in DATA[table] else "null::varchar"
    told = f"select {{}} concat_ws(' ', {key}) as row_key, to_json(line)::varchar as told"
    return f"""
        with history as (
            select fact_id, arg_max(cause, version) as cause from marts.fact_history group by fact_id
        ),
        older as (
            {told.format("")}
            from read_parquet('{quoted(parent / f"{table}.parquet")}') as line
        ),
        newer as (
            {told.format(f"{fact} as fact_id,")}
            from {table} as line
        )
        select
            ? as from_version,
            ? as to_version,
            ? as table_name,
            coalesce(older.row_key, newer.row_key) as row_key,
            case
                when older.row_key is null then 'added'
                when newer.row_key is null then 'removed'
                else 'changed'
            end as kind,
            case
                when {table == "marts.companies"} then 'reference'
                when {is_other_code} then 'code'
                when newer.row_key is null then 'retraction'
                when older.row_key is null then 'new_source'
                else coalesce(history.cause, 'new_source')
            end as cause,
            older.told as before,
            newer.told as after
        from older
        full join newer on older.row_key = newer.row_key
        left join history on history.fact_id = newer.fact_id
        where older.told is distinct from newer.told
    """
