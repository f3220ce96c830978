"""The tables of the lake: one a record, and what the stages remember of their own work."""

from __future__ import annotations

import duckdb

from assets.tables import TABLES, columns_of, quoted

# What each stage has done, unit by unit, and what it read has been looked at up to. Never published.
_STATE = """
create schema if not exists state;
create table if not exists state.seen (stage varchar, unit varchar, fingerprint varchar);
create table if not exists state.looked (stage varchar, fingerprint varchar);
"""

# Rows written, or read, in one go: with whole texts in them 1.5 GB were held at the usual 122,880.
_ROW_GROUP = 20_480


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing; a record's new column is added to its table, a dropped one removed."""
    connection.execute("begin")
    connection.execute(_STATE)
    there = connection.execute(
        "select schema_name || '.' || table_name, column_name from duckdb_columns() "
        "where database_name = 'lake'"
    ).fetchall()
    if not TABLES.keys() & {name for name, _ in there}:
        connection.execute(f"call lake.set_option('parquet_row_group_size', '{_ROW_GROUP}')")
    for table in TABLES.values():
        wanted = columns_of(table)
        known = {column for name, column in there if name == table.name}
        if not known:
            listed = ", ".join(f'"{column.name}" {column.type}' for column in wanted)
            connection.execute(f"create schema if not exists {table.name.split('.')[0]}")
            connection.execute(f"create table {table.name} ({listed})")
            for column in wanted:
                connection.execute(
                    f"comment on column {table.name}.\"{column.name}\" is '{quoted(column.comment)}'"
                )
            continue
        for column in wanted:
            if column.name not in known:
                connection.execute(f'alter table {table.name} add column "{column.name}" {column.type}')
        for name in known - {column.name for column in wanted}:
            connection.execute(f'alter table {table.name} drop column "{name}"')
    connection.execute("commit")
