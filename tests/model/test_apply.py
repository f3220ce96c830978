"""A model is brought up to date by what changed, and by nothing else."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from assets.model.apply import Applied, GrainError, apply_model
from assets.model.models import Model
from tests.model.conftest import Q1, Tables

SOURCE = (
    "create schema raw; create table raw.rows as select * from (values (1, 'a'), (2, 'b')) as r(id, word)"
)


def model(sql: str = "select id, word from raw.rows", **fields: object) -> Model:
    return Model(**{"name": "marts.things", "kind": "table", "sql": sql, "grain": "one row per id"} | fields)


THINGS = model(key=("id",))
VIEW = model(name="staging.things", kind="view")
MACRO = model("select id from raw.rows where id <= t", name="marts.until", kind="macro", parameters=("t",))


def extension(name: str) -> Path:
    folder = Path(str(importlib.resources.files(f"duckdb_extension_{name}")))
    return next(folder.glob(f"extensions/*/{name}.duckdb_extension"))


@pytest.fixture(scope="module")
def loaded() -> duckdb.DuckDBPyConnection:
    """One connection for all lakes: loading the extensions is what takes long."""
    connection = duckdb.connect()
    for name in ("ducklake", "sqlite_scanner"):
        connection.execute(f"load '{extension(name)}'")
    return connection


@pytest.fixture(params=["memory", "lake"])
def connection(
    request: pytest.FixtureRequest, tmp_path: Path, loaded: duckdb.DuckDBPyConnection
) -> Iterator[duckdb.DuckDBPyConnection]:
    if request.param == "memory":
        connection = duckdb.connect()
        connection.execute(SOURCE)
        yield connection
        return
    loaded.execute(
        f"attach 'ducklake:sqlite:{tmp_path}/catalog.sqlite' as lake (data_path '{tmp_path}/files/')"
    )
    loaded.execute(f"use lake; {SOURCE}")
    yield loaded
    loaded.execute("use memory; detach lake")


def apply(connection: duckdb.DuckDBPyConnection, one: Model) -> Applied:
    connection.execute("begin")
    applied = apply_model(connection, one)
    connection.execute("commit")
    return applied


def test_rows_that_came_went_and_changed_are_counted_and_stored(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    assert apply(connection, THINGS) == Applied("marts.things", added=2, is_defined=True)
    connection.execute("update raw.rows set word = null where id = 1; delete from raw.rows where id = 2")
    connection.execute("insert into raw.rows values (3, 'c'), (4, 'd')")
    assert apply(connection, THINGS) == Applied("marts.things", added=2, removed=1, changed=1)
    assert connection.execute("from marts.things order by id").fetchall() == [(1, None), (3, "c"), (4, "d")]


def test_another_column_makes_the_table_anew(connection: duckdb.DuckDBPyConnection) -> None:
    apply(connection, THINGS)
    wider = model("select id, word, id * 2 as twice from raw.rows", key=("id",))
    assert apply(connection, wider) == Applied("marts.things", added=2, is_defined=True)
    assert apply(connection, wider) == Applied("marts.things")


def test_views_and_macros_are_made_once_and_again_when_their_sql_changes(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    for one, changed in (
        (VIEW, model("select id from raw.rows", name=VIEW.name, kind="view")),
        (
            MACRO,
            model("select id from raw.rows where id < t", name=MACRO.name, kind="macro", parameters=("t",)),
        ),
    ):
        assert [apply(connection, each).is_changed for each in (one, one, changed, changed)] == [
            True, False, True, False,
        ]  # fmt: skip
    assert connection.execute("from marts.until(2)").fetchall() == [(1,)]


def test_a_comment_or_another_layout_is_not_another_view(connection: duckdb.DuckDBPyConnection) -> None:
    apply(connection, VIEW)
    said = model("-- things\nselect\n    id,\n    word\nfrom raw.rows", name=VIEW.name, kind="view")
    assert not apply(connection, said).is_changed


def test_a_table_becomes_a_view_and_a_view_a_table(connection: duckdb.DuckDBPyConnection) -> None:
    table = model(name=VIEW.name, key=("id",))
    assert [apply(connection, one).is_defined for one in (VIEW, table, VIEW)] == [True, True, True]
    assert connection.execute("select count(*) from staging.things").fetchall() == [(2,)]


@pytest.mark.parametrize("row", ["(1, 'again')", "(null, 'no id')"])
def test_a_broken_key_is_refused_and_the_table_left(connection: duckdb.DuckDBPyConnection, row: str) -> None:
    apply(connection, THINGS)
    connection.execute(f"insert into raw.rows values {row}")
    connection.execute("begin")
    with pytest.raises(GrainError, match=r"marts\.things is not one row per id: see id (1|None)"):
        apply_model(connection, THINGS)
    connection.execute("rollback")
    assert connection.execute("select count(*) from marts.things").fetchall() == [(2,)]


@pytest.mark.parametrize("connection", ["lake"], indirect=True)
def test_models_applied_twice_leave_no_second_snapshot(connection: duckdb.DuckDBPyConnection) -> None:
    tables, wanted = Tables(connection), ("marts.as_of", "marts.coverage", "marts.companies")
    tables.page("a", {"value": "5", **Q1}, published_at="2025-05-29 20:00:00Z")
    tables.build(*wanted)
    snapshots = connection.execute("select count(*) from lake.snapshots()").fetchall()
    assert [one.name for one in tables.build(*wanted) if one.is_changed] == []
    assert connection.execute("select count(*) from lake.snapshots()").fetchall() == snapshots
