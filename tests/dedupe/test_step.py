"""The step on a lake of its own: batches and deletions leave what one step over the rest leaves."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from assets.dedupe.state import sign_batch
from assets.dedupe.step import INPUTS, READS, UNITS, take_step
from assets.parts import run_part
from assets.resources import Home, Store
from tests.dedupe.test_order import make_wires

TABLES = ("texts", "postings", "pairs", "stories")


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
                    [sha256(b"page" + text.encode()).hexdigest(), digest, text],
                )

    def remove(self, texts: list[str]) -> None:
        with self.store.write("test", "documents go") as writer:
            for text in texts:
                writer.delete("clean.documents", "text = ?", [text])

    def step(self) -> dict[str, int]:
        with self.store.work("dedupe", UNITS, INPUTS, version="test", reads=READS) as work:
            for part in work.parts:
                run_part(partial(sign_batch, code_version="test"), part)
            return take_step(self.store, work)

    def tables(self) -> dict[str, list[tuple]]:
        return {table: self.store.rows(f"select * from dedupe.{table} order by all") for table in TABLES}


@pytest.fixture(scope="module")
def wires() -> list[str]:
    return make_wires()


def test_batches_and_deletions_leave_what_one_step_leaves(tmp_path: Path, wires: list[str]) -> None:
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
    page_id = sha256(b"page" + wires[3].encode()).hexdigest()
    with lake.store.write("test", "a sighting comes") as writer:
        writer.connection.execute(
            "insert into ingest.captures (page_id, captured_at) values (?, '2026-01-05 12:00:00+00')",
            [page_id],
        )
    for version, new in (("test", 1), ("other", 12)):
        with lake.store.work("dedupe", UNITS, INPUTS, version=version, reads=READS) as work:
            assert (work.new, work.gone) == (new, 0)
            assert lake.store.counts(["moved"]) == {"moved": new}
