"""One model brought up to date by what changed.

    select > fresh rows beside the stored ones > rows that went, rows that came > the table

Runs inside the caller's open transaction, on DuckLake or on plain DuckDB. Where nothing
changed nothing is written, so that an idle run leaves no snapshot in the lake.
DuckLake has no primary keys and no MERGE with two actions: keys are checked here, and an
upsert is a delete and an insert of just the rows concerned.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from assets.model.models import Model

_FRESH, _GONE, _NEW = "_fresh_rows", "_gone_rows", "_new_rows"
_PROBE = "_probe"  # a temporary twin that shows how DuckDB itself writes our SQL


@dataclass(frozen=True, slots=True)
class Applied:
    """What bringing one model up to date did; all zero where nothing changed."""

    name: str
    added: int = 0
    removed: int = 0
    changed: int = 0
    is_defined: bool = False  # whether the table, view or macro was made or made anew

    @property
    def is_changed(self) -> bool:
        """Whether anything was written."""
        return self.is_defined or bool(self.added or self.removed or self.changed)


class GrainError(ValueError):
    """Two rows of one model share a key, or a row has none: its grain is not what it says."""


def apply_model(connection: duckdb.DuckDBPyConnection, model: Model) -> Applied:
    """Bring one model up to date in the connection's current catalog; say what changed."""
    _ensure_schema(connection, model)
    if model.kind == "table":
        return _apply_table(connection, model)
    return _apply_view(connection, model) if model.kind == "view" else _apply_macro(connection, model)


def _apply_table(connection: duckdb.DuckDBPyConnection, model: Model) -> Applied:
    connection.execute(f"create or replace temp table {_FRESH} as {model.sql}")
    try:
        _check_key(connection, model)
        if _read_columns(connection, "temp", "main", _FRESH) != _read_columns(
            connection, _catalog(connection), model.schema, model.table
        ):
            connection.execute(f"drop view if exists {model.name}") if _is_view(connection, model) else None
            connection.execute(f"create or replace table {model.name} as select * from {_FRESH}")
            return Applied(model.name, added=_count(connection, _FRESH), is_defined=True)
        return _apply_rows(connection, model)
    finally:
        for table in (_FRESH, _GONE, _NEW):
            connection.execute(f"drop table if exists temp.main.{table}")


def _apply_rows(connection: duckdb.DuckDBPyConnection, model: Model) -> Applied:
    name, key = model.name, ", ".join(model.key)
    for table, left, right in ((_GONE, name, _FRESH), (_NEW, _FRESH, name)):
        connection.execute(
            f"create or replace temp table {table} as select * from {left} except select * from {right}"
        )
    gone, new = _count(connection, _GONE), _count(connection, _NEW)
    if not gone and not new:
        return Applied(name)
    changed = _count(connection, f"{_GONE} join {_NEW} using ({key})")
    if gone:
        same = " and ".join(f"{name}.{column} = {_GONE}.{column}" for column in model.key)
        connection.execute(f"delete from {name} using {_GONE} where {same}")
    if new:
        connection.execute(f"insert into {name} select * from {_NEW}")
    return Applied(name, added=new - changed, removed=gone - changed, changed=changed)


def _apply_view(connection: duckdb.DuckDBPyConnection, model: Model) -> Applied:
    connection.execute(f"create or replace temp view {_PROBE} as {model.sql}")
    wanted, stored = (
        _select_text(
            connection,
            "select sql from duckdb_views() where database_name = ? and schema_name = ? and view_name = ?",
            place,
        )
        for place in (("temp", "main", _PROBE), (_catalog(connection), model.schema, model.table))
    )
    connection.execute(f"drop view temp.main.{_PROBE}")
    if stored is not None and _after_as(stored) == _after_as(wanted):
        return Applied(model.name)
    if stored is None:
        connection.execute(f"drop table if exists {model.name}")
    connection.execute(f"create or replace view {model.name} as {model.sql}")
    return Applied(model.name, is_defined=True)


def _apply_macro(connection: duckdb.DuckDBPyConnection, model: Model) -> Applied:
    parameters = ", ".join(model.parameters)
    connection.execute(f"create or replace temp macro {_PROBE}({parameters}) as table {model.sql}")
    wanted, stored = (
        _select_text(
            connection,
            "select concat_ws(' ', parameters, macro_definition) from duckdb_functions()"
            " where database_name = ? and schema_name = ? and function_name = ?",
            place,
        )
        for place in (("temp", "main", _PROBE), (_catalog(connection), model.schema, model.table))
    )
    connection.execute(f"drop macro table temp.main.{_PROBE}")
    if stored == wanted:
        return Applied(model.name)
    connection.execute(f"create or replace macro {model.name}({parameters}) as table {model.sql}")
    return Applied(model.name, is_defined=True)


def _ensure_schema(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    known = connection.execute(
        "select 1 from duckdb_schemas() where database_name = current_database() and schema_name = ?",
        [model.schema],
    ).fetchone()
    if known is None:
        connection.execute(f"create schema {model.schema}")


def _check_key(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    key = ", ".join(model.key)
    missing = " or ".join(f"{column} is null" for column in model.key)
    row = connection.execute(
        f"select {key} from {_FRESH} group by {key} having count(*) > 1 or {missing} limit 1"
    ).fetchone()
    if row is not None:
        said = ", ".join(f"{column} {value}" for column, value in zip(model.key, row, strict=True))
        raise GrainError(f"{model.name}: not {model.grain}; see {said}")


def _read_columns(
    connection: duckdb.DuckDBPyConnection, catalog: str, schema: str, table: str
) -> list[tuple[str, str]]:
    return connection.execute(
        "select column_name, data_type from duckdb_columns()"
        " where database_name = ? and schema_name = ? and table_name = ? order by column_index",
        [catalog, schema, table],
    ).fetchall()


def _is_view(connection: duckdb.DuckDBPyConnection, model: Model) -> bool:
    return (
        _select_text(
            connection,
            "select sql from duckdb_views() where database_name = ? and schema_name = ? and view_name = ?",
            (_catalog(connection), model.schema, model.table),
        )
        is not None
    )


def _select_text(connection: duckdb.DuckDBPyConnection, query: str, place: tuple[str, ...]) -> str | None:
    row = connection.execute(query, list(place)).fetchone()
    return None if row is None else row[0]


def _after_as(sql: str) -> str:
    return sql.partition(" AS ")[2]


def _catalog(connection: duckdb.DuckDBPyConnection) -> str:
    return connection.execute("select current_database()").fetchone()[0]


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    return connection.execute(f"select count(*) from {relation}").fetchone()[0]
