"""SQL files are read: headers, upstream tables, order, lineage."""

from __future__ import annotations

from graphlib import CycleError
from pathlib import Path

import pytest

from assets.model.lineage import read_lineage
from assets.model.models import ColumnText, Model, find_sources, parse_model, read_models


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path, "staging/stg_words.sql", "-- one row per word\nselect id, word as text from extract.words\n"
    )
    write(
        tmp_path,
        "marts/counts.sql",
        "-- one row per text\n-- key: text\nwith words as (select * from staging.stg_words)\n"
        "select text, count(*) as n, max(id + 1) as next_id from words group by text\n",
    )
    write(tmp_path, "marts/counts.yml", "columns:\n  n:\n    description: how often\n    unit: count\n")
    write(
        tmp_path,
        "macros/top.sql",
        "-- one row per text\n-- macro: marts.top(k)\nselect text from marts.counts where n >= k\n",
    )
    return tmp_path


def test_models_come_after_what_they_read(folder: Path) -> None:
    models = read_models(folder)
    assert [(model.name, model.kind, model.upstream) for model in models] == [
        ("staging.stg_words", "view", ("extract.words",)),
        ("marts.counts", "table", ("staging.stg_words",)),
        ("marts.top", "macro", ("marts.counts",)),
    ]
    assert find_sources(models) == ("extract.words",)


def test_the_header_and_the_dictionary_are_read(folder: Path) -> None:
    _, counts, top = read_models(folder)
    assert (counts.grain, counts.key) == ("one row per text", ("text",))
    assert counts.columns == {"n": ColumnText("how often", "count")}
    assert top.parameters == ("k",)


def test_every_column_is_followed_one_table_up(folder: Path) -> None:
    assert read_lineage(read_models(folder), {"extract.words": ["id", "word"]}) == {
        "staging.stg_words": {"id": [("extract.words", "id")], "text": [("extract.words", "word")]},
        "marts.counts": {
            "text": [("staging.stg_words", "text")],
            "n": [],
            "next_id": [("staging.stg_words", "id")],
        },
        "marts.top": {"text": [("marts.counts", "text")]},
    }


BROKEN = [
    ("marts/a.sql", "-- one row\nselect 1 as id", "needs its '-- key:' line"),
    ("marts/a.sql", "-- one row\n-- materialized: cube\nselect 1 as id", "materialized as 'cube'"),
    ("macros/a.sql", "-- one row\n-- macro: as_of t\nselect 1 as id", "schema.name"),
]


@pytest.mark.parametrize(("name", "text", "why"), BROKEN)
def test_a_file_that_breaks_the_rules_is_refused(tmp_path: Path, name: str, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_model(write(tmp_path, name, text))


def test_models_that_read_one_another_are_refused(tmp_path: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        write(tmp_path, f"marts/{one}.sql", f"-- one row\n-- key: id\nselect id from marts.{other}")
    with pytest.raises(CycleError):
        read_models(tmp_path)


def test_a_folder_without_files_has_no_models(tmp_path: Path) -> None:
    assert read_models(tmp_path) == []


def test_a_model_knows_its_schema_and_table() -> None:
    one = Model("marts.facts", "table", "select 1", "one row")
    assert (one.schema, one.table) == ("marts", "facts")
