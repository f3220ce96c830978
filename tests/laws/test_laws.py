"""The laws of the dataset, each with a test that fails where it is broken."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from assets.resources import Home, Store
from pipelines.query import open_release
from pipelines.releases import find_faults, list_releases
from tests.conftest import Build
from tests.laws.pages import write_pages


def _content(home: Home) -> str:
    return list_releases(home.releases)[0]["content_sha256"]


def test_every_page_is_a_document_or_a_reject(built: Home) -> None:
    """Law 1: six pages in, five documents and one reject with its reason out."""
    store = Store(built)
    assert store.rows("select count(*) from clean.documents") == [(5,)]
    assert store.rows("select reason from clean.rejects") == [("empty",)]


def test_every_value_points_at_its_words(built: Home) -> None:
    """Law 2: the text at every span is the surface, and so are the bytes of a text capture."""
    store = Store(built)
    for table in ("extract.statements", "extract.quantities", "extract.mentions"):
        query = (
            f"select count(*), count(*) filter (where surface <> text[text_start + 1:text_end]) from {table}"
        )
        count, wrong = store.rows(
            f"{query} join (select page_id, text from clean.documents) using (page_id)"
        )[0]
        assert count > 0 and wrong == 0, table
    rows = store.rows(
        "select media_type, surface, raw_start, raw_end, body from extract.statements "
        "join ingest.pages using (page_id)"
    )
    for media_type, surface, start, end, body in rows:
        if media_type == "text/plain":
            assert body[start:end].decode() == surface
    assert any(media_type == "text/html" and start is not None for media_type, _, start, _, _ in rows)


def test_nothing_is_guessed(built: Home) -> None:
    """Law 3: a page without a date has none, and its quarter no year."""
    store = Store(built)
    rows = store.rows(
        "select published_at, published_precision from clean.documents where title like 'Oracle%'"
    )
    assert rows and set(rows) == {(None, "unknown")}
    periods = store.rows(
        "select distinct fiscal_year, period_status from marts.facts "
        "where ticker = 'ORCL' and metric = 'revenue'"
    )
    assert periods and set(periods) <= {(None, "ambiguous"), (None, "missing")}


def test_order_and_batches_do_not_matter(
    built: Home, pages: list[Path], tmp_path: Path, build: Build
) -> None:
    """Law 4: backwards and in batches from another folder, the content is the same hash."""
    elsewhere = write_pages(tmp_path / "elsewhere")
    for batch in (elsewhere[3:][::-1], elsewhere[:3][::-1]):
        assert build(tmp_path / "home", batch).success
    assert _content(Home(tmp_path / "home")) == _content(built)


def test_a_second_build_does_nothing(copied: Home, pages: list[Path], build: Build) -> None:
    """Law 5: the same pages again make no snapshot and no release."""
    before = Store(copied).snapshot()
    outcome = build(copied.root, [pages[0].parent])
    assert outcome.success and not any(outcome.new.values())
    assert Store(copied).snapshot() == before
    assert len(list_releases(copied.releases)) == 1


def test_one_more_page_costs_one_page(grown: Home) -> None:
    """Law 5: of a seventh page the stages read that page alone; each snapshot names its run."""
    snapshots = Store(grown).rows(
        "select author, commit_message, commit_extra_info from lake.snapshots() where author is not null"
    )
    authors, told, runs = ({row[place] for row in snapshots} for place in range(3))
    assert "clean: 1 new, 0 gone" in told and "extract: 1 new, 0 gone" in told
    assert {"ingest", "clean", "dedupe", "extract", "model", "validate"} <= authors
    assert len(runs) == 2 and all(run.startswith("run ") for run in runs)


# what is planted, and the check that is red
PLANTED = [
    (
        "update extract.quantities set value = value * 10 where surface = '38 percent'",
        ("extract.quantities", "percents"),
    ),
    (
        "update extract.statements set ticker = 'ZZZZ' where ticker = 'MU'",
        ("extract.statements", "tickers"),
    ),
    ("update extract.mentions set ticker = 'AI' where ticker = 'COST'", ("extract.mentions", "tickers")),
]


def test_planted_rows_block_the_release(copied: Home, pages: list[Path], build: Build) -> None:
    """Law 6: a bad percent or an unknown ticker is a red check, told once; the last release still opens."""
    store = Store(copied)
    for plant, _ in PLANTED:
        store.connection.execute(plant)
    outcome = build(copied.root, [pages[0].parent])
    assert not outcome.success and outcome.errors == []
    red = {(one.table, one.name): one for one in outcome.failed_checks if one.severity == "critical"}
    assert set(red) >= {check for _, check in PLANTED}
    assert "read a second time" in red["extract.quantities", "percents"].message
    assert len(list_releases(copied.releases)) == 1
    assert (
        open_release(copied.releases / "latest").execute("select count(*) from marts.facts").fetchone()[0] > 0
    )
    assert store.rows("select count(*) from validate.quarantine where not resolved")[0][0] > 0


def test_a_release_is_proved_and_a_changed_one_is_not(copied: Home) -> None:
    """Law 8: the hashes hold; one changed file or row is told."""
    folder = (copied.releases / "latest").resolve()
    assert find_faults(folder) == []
    database = duckdb.connect(str(folder / "earnings_news.duckdb"))
    database.execute("update marts.facts set value = value + 1")
    database.close()
    assert "marts.facts: the database does not hold the content that was released" in find_faults(folder)
    (folder / "marts.facts.parquet").write_bytes(b"")
    assert "marts.facts: marts.facts.parquet is not the file that was released" in find_faults(folder)


def test_plain_duckdb_opens_a_release(built: Home) -> None:
    """A release needs no extension; every column has its comment; as_of is there."""
    folder = (built.releases / "latest").resolve()
    database = duckdb.connect(
        str(folder / "earnings_news.duckdb"),
        read_only=True,
        config={"autoload_known_extensions": "false", "autoinstall_known_extensions": "false"},
    )
    silent = database.execute(
        "select schema_name, table_name, column_name from duckdb_columns() "
        "where not internal and coalesce(comment, '') = ''"
    ).fetchall()
    assert silent == []
    early, late = (
        database.execute(f"select count(*) from marts.as_of(timestamptz '{day} 00:00:00+00')").fetchone()[0]
        for day in ("2025-03-20", "2025-03-21")
    )
    assert early == 0 and late > 0
    package = json.loads((folder / "datapackage.json").read_text())
    assert {resource["path"] for resource in package["resources"]} == {
        path.name for path in folder.glob("*.parquet")
    }
