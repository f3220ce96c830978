"""The step on a lake of its own: batches and deletions leave what one step over the rest leaves."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from assets.dedupe import documents, runs
from assets.dedupe.signing import sign_batch
from assets.dedupe.step import find_work, take_step
from assets.parts import run_part
from assets.resources import Home, Store
from tests.dedupe.test_order import make_wires

TABLES = ("pairs", "stories")


def _page_id(text: str) -> str:
    return sha256(b"page" + text.encode()).hexdigest()


class Lake:
    """A lake with documents and the stage over them."""

    def __init__(self, root: Path) -> None:
        self.store = Store(Home(root))

    def add(self, texts: list[str]) -> None:
        with self.store.write("test", "documents come") as writer:
            for text in texts:
                digest = sha256(text.encode()).hexdigest()
                writer.connection.execute(
                    "insert into clean.documents (page_id, kind, text_sha256, text) values (?, 'news', ?, ?)",
                    [_page_id(text), digest, text],
                )

    def change(self, text: str, column: str, value: str) -> None:
        """Another title or text of the page that first said ``text``."""
        changes = {column: value}
        if column == "text":
            changes["text_sha256"] = sha256(value.encode()).hexdigest()
        with self.store.write("test", "a document changes") as writer:
            for name, new in changes.items():
                writer.connection.execute(
                    f"update clean.documents set {name} = ? where page_id = ?", [new, _page_id(text)]
                )

    def remove(self, texts: list[str]) -> None:
        with self.store.write("test", "documents go") as writer:
            for text in texts:
                writer.delete("clean.documents", "text = ?", [text])

    def step(self) -> dict[str, int]:
        with find_work(self.store, "test") as (work, runs):
            for part in work.parts:
                run_part(sign_batch, part)
            return take_step(self.store, work, runs, "test")

    def tables(self) -> dict[str, list[tuple]]:
        return {table: self.store.rows(f"select * from dedupe.{table} order by all") for table in TABLES}


@pytest.fixture(scope="module")
def wires() -> list[str]:
    return make_wires()


@pytest.mark.parametrize("seldom", [0, 64], ids=["row by row", "whole files"])
def test_batches_and_deletions_leave_what_one_step_leaves(
    tmp_path: Path, wires: list[str], seldom: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether little is asked of the runs, or much."""
    for module in (documents, runs):
        monkeypatch.setattr(module, "_SELDOM", seldom)
    grown, afresh = Lake(tmp_path / "grown"), Lake(tmp_path / "afresh")
    grown.add(wires[:5])
    grown.step()
    grown.add(wires[5:])
    grown.remove(wires[1:3])
    grown.step()
    grown.remove(wires[7:8])
    grown.step()
    afresh.add([wire for wire in wires if wire not in (wires[1], wires[2], wires[7])])
    afresh.step()
    assert len({story_id for _, story_id, *_ in afresh.tables()["stories"]}) == 4
    assert grown.tables() == afresh.tables()


def test_a_step_tells_again_only_the_stories_it_touches(tmp_path: Path, wires: list[str]) -> None:
    """Twelve wires are four stories of three; one more copy of the first touches four pages."""
    lake = Lake(tmp_path)
    lake.add(wires)
    lake.step()
    lake.add(["Reported this morning.\n" + wires[0]])
    assert lake.step()["documents told"] == 4


def test_only_pages_that_have_moved_are_looked_at(tmp_path: Path, wires: list[str]) -> None:
    """A sighting moves the page it is of; another version of the code moves all of them."""
    lake = Lake(tmp_path)
    lake.add(wires)
    lake.step()
    with lake.store.write("test", "a sighting comes") as writer:
        writer.connection.execute(
            "insert into ingest.captures (page_id, captured_at) values (?, '2026-01-05 12:00:00+00')",
            [_page_id(wires[3])],
        )
    for version, new in (("test", 1), ("other", 12)):
        with find_work(lake.store, version) as (work, _):
            assert (work.new, work.gone) == (new, 0)
            assert lake.store.counts(["todo"]) == {"todo": new}


def test_a_page_that_moves_twice_is_told_as_it_is_now(tmp_path: Path, wires: list[str]) -> None:
    """Its title and its text change, in two steps; then it is as if it had never said anything else."""
    moved, afresh = Lake(tmp_path / "moved"), Lake(tmp_path / "afresh")
    moved.add(wires)
    moved.step()
    for column, value in (("title", "CORRECTED - Alder"), ("text", wires[4])):
        moved.change(wires[1], column, value)
        moved.step()
    afresh.add(wires)
    afresh.change(wires[1], "title", "CORRECTED - Alder")
    afresh.change(wires[1], "text", wires[4])
    afresh.step()
    assert moved.tables() == afresh.tables()


def test_runs_that_are_lost_are_made_anew(tmp_path: Path, wires: list[str]) -> None:
    lake = Lake(tmp_path)
    lake.add(wires)
    lake.step()
    before = lake.tables()
    shutil.rmtree(lake.store.folder / "runs")
    lake.step()
    assert lake.tables() == before
    lake.add(["Reported this morning.\n" + wires[0]])
    assert lake.step()["documents told"] == 4


def test_many_small_steps_leave_few_runs(tmp_path: Path, wires: list[str]) -> None:
    lake = Lake(tmp_path)
    for wire in wires:
        lake.add([wire])
        lake.step()
    afresh = Lake(tmp_path / "afresh")
    afresh.add(wires)
    afresh.step()
    with find_work(lake.store, "test") as (_, found):
        assert len(found) <= 3
    assert lake.tables() == afresh.tables()
