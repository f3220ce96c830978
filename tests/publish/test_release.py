"""Releases: written once, found again after a crash, and their changes told."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import duckdb
import pytest

from assets.publish.changes import FOLLOWED
from assets.publish.contents import hash_table
from assets.publish.release import publish_release
from assets.resources import Home, Store
from pipelines.query import list_versions
from pipelines.releases import diff_facts, diff_tables

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_release_without_its_record_is_recorded(copied: Home) -> None:
    """A crash between the rename and the record leaves a folder; the next run takes it as made."""
    store = Store(copied)
    before = store.rows("select * from publish.releases")
    store.connection.execute("delete from publish.releases")
    (copied.releases / "latest").unlink()
    plan = publish_release(store, "test", NOW)
    assert plan.version is None
    assert store.rows("select version, content_sha256 from publish.releases") == [
        (row[0], row[3]) for row in before
    ]
    assert (copied.releases / "latest").resolve().name == before[0][0]


def test_an_unfinished_release_is_seen_by_nobody(copied: Home) -> None:
    """What a killed writer left behind is no release."""
    (copied.releases / ".2026.11.9.unfinished").mkdir()
    (copied.releases / ".2026.11.9.unfinished" / "earnings_news.duckdb").touch()
    assert len(list_versions(copied.releases)) == 1


@pytest.mark.parametrize("order", ["a", "a desc"])
def test_the_hash_knows_no_order(order: str) -> None:
    """Rows in any order, and columns in any order, give the same hash."""
    database = duckdb.connect()
    database.execute(
        f"create table t as select range as a, range::varchar as b from range(1000) order by {order}"
    )
    database.execute("create table u as select b, a from t")
    assert hash_table(database, "t") == hash_table(database, "u")
    database.execute("update u set b = 'x' where a = 500")
    assert hash_table(database, "t") != hash_table(database, "u")


def test_changes_are_rows_with_their_cause(grown: Home) -> None:
    """A new page's facts are added rows of publish.changes, of diff and of CHANGES.md."""
    older, newer = (grown.releases / version for version in list_versions(grown.releases))
    rows = Store(grown).rows(
        "select kind, cause, after from publish.changes where table_name = 'marts.facts'"
    )
    assert rows and {(kind, cause) for kind, cause, _ in rows} == {("added", "new_source")}
    assert all(json.loads(after)["ticker"] == "NKE" for _, _, after in rows)
    assert [fact["kind"] for fact in diff_facts(older, newer)] == ["added"] * len(rows)
    assert {row["table"]: row["added"] for row in diff_tables(older, newer)}["marts.facts"] == len(rows)
    assert "| `marts.facts` |" in (newer / "CHANGES.md").read_text()


def test_each_change_of_a_followed_table_is_a_row(grown: Home) -> None:
    """What diff counts in the marts is told row by row in publish.changes."""
    older, newer = (grown.releases / version for version in list_versions(grown.releases))
    counted = {
        row["table"]: row["added"] + row["removed"] + row["changed"]
        for row in diff_tables(older, newer)
        if row["table"] in FOLLOWED
    }
    told = Store(grown).rows("select table_name, count(*) from publish.changes group by table_name")
    assert dict(told) == counted
