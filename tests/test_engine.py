"""The process pool: the same answers with any number of workers, and it outlives a killed one."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assets.records import Reject
from pipelines import engine
from pipelines.engine import ProcessPool


def reject_all(pages: pa.Table) -> Mapping[str, list[tuple]]:
    """A reject for every page; one page kills the process that reads it."""
    ids = pages["page_id"].to_pylist()
    if "killer" in ids:
        os.kill(os.getpid(), signal.SIGKILL)
    return {"clean.rejects": [(page_id, Reject("empty", "read")) for page_id in ids]}


def crashed(pages: pa.Table) -> Mapping[str, list[tuple]]:
    """The answer for a page that kills."""
    return {"clean.rejects": [(one, Reject("crashed", "killed")) for one in pages["page_id"].to_pylist()]}


def raise_error(pages: pa.Table) -> Mapping[str, list[tuple]]:
    """A function with a mistake in it."""
    raise ValueError("a mistake")


def _parts(folder: Path, ids: list[str], size: int) -> list[Path]:
    parts = []
    for start in range(0, len(ids), size):
        path = folder / f"part-{start:06d}.parquet"
        pq.write_table(pa.table({"page_id": ids[start : start + size]}), path)
        parts.append(path)
    return parts


def _answers(folder: Path) -> dict[str, str]:
    files = sorted(folder.glob("*.clean.rejects.parquet"))
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    assert len(rows) == len({row["page_id"] for row in rows}), "a page was answered twice"
    return {row["page_id"]: row["reason"] for row in rows}


@pytest.mark.parametrize("workers", [1, 2])
def test_every_page_is_answered_once(tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One worker or two: the same files, and progress that ends at the total."""
    monkeypatch.setattr(engine, "SMALL", 0)
    told: list[tuple[str, int, int]] = []
    pool = ProcessPool(workers, lambda *step: told.append(step))
    ids = [f"page{number}" for number in range(12)]
    pool.map(reject_all, _parts(tmp_path, ids, 4), "reading")
    assert _answers(tmp_path) == dict.fromkeys(ids, "empty")
    assert told[0] == ("reading", 0, 12) and told[-1] == ("reading", 12, 12)


def test_a_page_that_kills_its_worker_is_told_and_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The killer stands as crashed; its neighbours in the same part are read."""
    monkeypatch.setattr(engine, "SMALL", 0)
    ids = ["a", "b", "killer", "c", "d", "e"]
    ProcessPool(2).map(reject_all, _parts(tmp_path, ids, 3), "reading", crashed)
    assert _answers(tmp_path) == {**dict.fromkeys(ids, "empty"), "killer": "crashed"}


def test_a_mistake_in_the_function_rises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception is no crash: it is told, not retried."""
    monkeypatch.setattr(engine, "SMALL", 0)
    with pytest.raises(ValueError, match="a mistake"):
        ProcessPool(2).map(raise_error, _parts(tmp_path, ["a", "b"], 1), "reading")
