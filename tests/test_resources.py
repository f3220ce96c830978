"""The store: what is new is done once, however many builds are at work in a home."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from assets.ingest.arrivals import write_sightings
from assets.ingest.definitions import ARRIVALS
from assets.ingest.sightings import see
from assets.resources import Home, Store

_UNITS = "select page_id as unit, sha256(page_id || $version) as fingerprint from ingest.pages"
_INPUTS = "select page_id from ingest.pages join todo on todo.unit = pages.page_id"


def _take(store: Store) -> int:
    """One stage's turn: how many units it found to be done."""
    with store.work("some_stage", _UNITS, _INPUTS, version="1") as work:
        store.commit(work, [], "test")
        return work.new


def test_two_builds_at_once_share_the_work(home: Home, tmp_path: Path) -> None:
    """The second waits for the first, is told so, and finds nothing left to do."""
    one, other = Store(home), Store(home)
    write_sightings([see(b"Revenue rose to $5 million.", "a.txt")], tmp_path)
    one.arrive(ARRIVALS, tmp_path, "test")
    assert other.rows("select count(*) from ingest.pages") == [(1,)]
    is_told = Event()

    def follow() -> int:
        with other.alone(is_told.set):
            return _take(other)

    with ThreadPoolExecutor(1) as pool:
        with one.alone():
            following = pool.submit(follow)
            assert is_told.wait(60)
            assert _take(one) == 1 and not following.done()
        assert following.result() == 0
