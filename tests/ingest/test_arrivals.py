"""Bodies on their way to the lake: each once, and a whole page stands for its broken twin."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from assets.ingest.arrivals import write_sightings
from assets.ingest.definitions import ARRIVALS
from assets.ingest.sightings import Sighting, see
from assets.resources import Home, Store

BODY = b"Revenue rose to $5 million."


def _sightings() -> list[Sighting]:
    return [
        see(BODY, "a.txt"),
        see(BODY, "b.warc#rest", defect="truncated: the record ends early"),
        see(BODY, "c.warc#rest", defect="error_page: status 500"),
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_whole_page_stands_for_its_broken_twin(home: Home, order: tuple[int, ...], tmp_path: Path) -> None:
    """In any order, together or one by one: one page, whole, with three captures."""
    sightings = [_sightings()[place] for place in order]
    together = tmp_path / "together"
    together.mkdir()
    write_sightings(sightings, together)
    assert [row["defect"] for row in pq.read_table(next(together.glob("*.pages.parquet"))).to_pylist()] == [
        None
    ]
    store = Store(home)
    for number, sighting in enumerate(sightings):
        alone = tmp_path / str(number)
        alone.mkdir()
        write_sightings([sighting], alone)
        store.arrive(ARRIVALS, alone, "test")
    assert store.rows("select defect from ingest.pages") == [(None,)]
    assert store.rows("select count(*) from ingest.captures") == [(3,)]
