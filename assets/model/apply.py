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

# Temporary twins: of a table, its rows as they should be, those to go and those to come; of a
# view or macro, the one that shows how DuckDB itself writes our SQL.
_FRESH, _GONE, _NEW, _PROBE = "fresh_rows", "gone_rows", "new_rows", "probe"

_VIEW = "select sql from duckdb_views() where database_name = ? and schema_name = ? and view_name = ?"
_MACRO = (
    "select concat_ws(' ', parameters, macro_definition) from duckdb_functions() "
    "where database_name = ? and schema_name = ? and function_name = ?"
)
_COLUMNS = (
    "select column_name, data_type from duckdb_columns() "
    "where database_name = ? and schema_name = ? and table_name = ? order by column_index"
)


@dataclass(frozen=True, slots=True)
class Applied:
    """What bringing one model up to date did; all zero where nothing changed."""

    name: str
    added: int = 0
    removed: int = 0
    changed: int = 0
    is_defined: bool = False  # whether the table, view or macro was made, or made anew

    @property
    def is_changed(self) -> bool:
        """Whether anything was written."""
        return self.is_defined or bool(self.added or self.removed or self.changed)


class GrainError(ValueError):
    """Two rows of a model share its key, or a row has none: the grain is not what it says."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a model: the select that makes them anew, and the one that finds them as stored."""

    fresh: str
    stored: str


def apply_model(connection: duckdb.DuckDBPyConnection, model: Model, part: Part | None = None) -> Applied:
    """Bring one model, or a part of it, up to date in the connection's current catalog; say what changed.

    `GrainError` where the key does not hold: the caller rolls back.
    """
    catalog = _read_text(connection, "select current_database()")
    schemas = "select schema_name from duckdb_schemas() where database_name = ? and schema_name = ?"
    if _read_text(connection, schemas, catalog, model.schema) is None:
        connection.execute(f"create schema {model.schema}")
    if model.kind == "view":
        return _apply_view(connection, model, catalog)
    if model.kind == "macro":
        return _apply_macro(connection, model, catalog)
    return _apply_table(connection, model, catalog, part)


def _apply_table(
    connection: duckdb.DuckDBPyConnection, model: Model, catalog: str, part: Part | None
) -> Applied:
    if _read_text(connection, _VIEW, catalog, model.schema, model.table):
        connection.execute(f"drop view {model.name}")
    stored = connection.execute(_COLUMNS, [catalog, model.schema, model.table]).fetchall()
    if not stored:
        connection.execute(f"create table {model.name} as {model.sql}")
        _check_key(connection, model, model.name)
        return Applied(model.name, added=_count(connection, model.name), is_defined=True)
    whole = Part(model.sql, f"select * from {model.name}")
    connection.execute(f"create or replace temp table {_FRESH} as {(part or whole).fresh}")
    _check_key(connection, model, _FRESH)
    if connection.execute(_COLUMNS, ["temp", "main", _FRESH]).fetchall() == stored:
        applied = _apply_rows(connection, model, (part or whole).stored)
    elif part:  # other columns: no part of the table is as it should be
        return _apply_table(connection, model, catalog, None)
    else:
        connection.execute(f"create or replace table {model.name} as select * from {_FRESH}")
        applied = Applied(model.name, added=_count(connection, _FRESH), is_defined=True)
    connection.execute(f"drop table temp.main.{_FRESH}")
    return applied


def _apply_rows(connection: duckdb.DuckDBPyConnection, model: Model, stored: str) -> Applied:
    name, key, fresh = model.name, ", ".join(model.key), f"select * from {_FRESH}"
    for twin, left, right in ((_GONE, stored, fresh), (_NEW, fresh, stored)):
        connection.execute(f"create or replace temp table {twin} as ({left}) except ({right})")
    gone, new = _count(connection, _GONE), _count(connection, _NEW)
    changed = _count(connection, f"{_GONE} join {_NEW} using ({key})") if gone and new else 0
    if gone:
        same = " and ".join(f"{name}.{column} = {_GONE}.{column}" for column in model.key)
        connection.execute(f"delete from {name} using {_GONE} where {same}")
    if new:
        connection.execute(f"insert into {name} select * from {_NEW}")
    connection.execute(f"drop table temp.main.{_GONE}; drop table temp.main.{_NEW}")
    return Applied(name, added=new - changed, removed=gone - changed, changed=changed)


def _apply_view(connection: duckdb.DuckDBPyConnection, model: Model, catalog: str) -> Applied:
    stored = _read_text(connection, _VIEW, catalog, model.schema, model.table)
    if stored is None:
        connection.execute(f"drop table if exists {model.name}")
    else:
        connection.execute(f"create or replace temp view {_PROBE} as {model.sql}")
        wanted = _read_text(connection, _VIEW, "temp", "main", _PROBE)
        connection.execute(f"drop view temp.main.{_PROBE}")
        if _select_of(wanted) == _select_of(stored):
            return Applied(model.name)
    connection.execute(f"create or replace view {model.name} as {model.sql}")
    return Applied(model.name, is_defined=True)


def _apply_macro(connection: duckdb.DuckDBPyConnection, model: Model, catalog: str) -> Applied:
    body = f"({', '.join(model.parameters)}) as table {model.sql}"
    stored = _read_text(connection, _MACRO, catalog, model.schema, model.table)
    if stored is not None:
        connection.execute(f"create or replace temp macro {_PROBE}{body}")
        wanted = _read_text(connection, _MACRO, "temp", "main", _PROBE)
        connection.execute(f"drop macro table temp.main.{_PROBE}")
        if wanted == stored:
            return Applied(model.name)
    connection.execute(f"create or replace macro {model.name}{body}")
    return Applied(model.name, is_defined=True)


def _check_key(connection: duckdb.DuckDBPyConnection, model: Model, table: str) -> None:
    key = ", ".join(model.key)
    missing = " or ".join(f"{column} is null" for column in model.key)
    row = connection.execute(
        f"select {key} from {table} group by {key} having count(*) > 1 or {missing} limit 1"
    ).fetchone()
    if row is not None:
        said = ", ".join(f"{column} {value}" for column, value in zip(model.key, row, strict=True))
        raise GrainError(f"{model.name} is not {model.grain}: see {said}")


def _read_text(connection: duckdb.DuckDBPyConnection, query: str, *place: str) -> str | None:
    row = connection.execute(query, list(place)).fetchone()
    return None if row is None else row[0]


def _select_of(view: str | None) -> str:
    return (view or "").partition(" AS ")[2]


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    return row[0] if row else 0
