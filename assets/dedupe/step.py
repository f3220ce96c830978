"""One step of the stage: documents that came, changed or went, through pairs, into stories.

    new texts > runs > candidate pairs > pairs > stories touched > stories told again

Runs and pairs are a function of the documents alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from glob import glob
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from assets.dedupe.documents import TEXT_NUMBER
from assets.dedupe.pairs import find_changes, verify_pairs
from assets.dedupe.retelling import tell_again
from assets.dedupe.runs import Run
from assets.dedupe.sets import distinct, is_in
from assets.dedupe.signing import gather_run
from assets.dedupe.state import State, are_among, keep_runs, read_runs
from assets.lake import WORKED, Writer
from assets.parts import collector_at_rest
from assets.resources import Store, Work
from assets.tables import quoted

# A document is what its text and its place in time make it.
READS = ("clean.documents", "ingest.captures")

# Rows are chosen first: columns of files without any are passed by.
_UNITS = f"""
    with first_seen as (
        select page_id, min(captured_at) as captured_at
        from ingest.captures
        semi join moved using (page_id)
        group by page_id
    )
    select
        page_id as unit,
        sha256(to_json([
            text_sha256, title, kind, url, published_at::varchar, captured_at::varchar, $version
        ])::varchar) as fingerprint,
        {TEXT_NUMBER} as text,
        documents.rowid as place,
        captured_at
    from clean.documents
    left join first_seen using (page_id)
    where documents.rowid in (select rowid from clean.documents semi join moved using (page_id))
"""
# Texts of the step, each once.
_INPUTS = """
    select text_sha256, text
    from clean.documents
    where rowid in (select min(place) from todo group by text)
"""


@contextmanager
def find_work(store: Store, version: str) -> Iterator[tuple[Work, list[Run]]]:
    """Documents that are new, changed or gone (the parts hold their texts), and the runs."""
    with collector_at_rest(), ExitStack() as until_done:
        with store.frugal():
            runs = read_runs(store, version)
            work = store.work("dedupe", _UNITS, _INPUTS, version=version, reads=READS)
            work = until_done.enter_context(work)
        yield work, runs


def take_step(store: Store, work: Work, runs: Sequence[Run], version: str) -> dict[str, int]:
    """Bring runs, pairs and stories up to date with the units of ``work``, in one transaction."""
    known = np.sort(np.concatenate([np.zeros(0, np.int64), *(run.column("text") for run in runs)]))
    with store.frugal():
        state = State(runs, gather_run(store, work.folder, known), _read_pairs(store))
        told = _pages_told(store)
        removed = _find_removed(store, known) if told else known[:0]
    come, gone = find_changes(state, removed)
    found = _write_pairs(work.folder, verify_pairs(state, come))
    leaves = is_in(state.pairs, removed).any(axis=1) | are_among(state.pairs, gone)
    settled = state.settle(removed, work.folder)
    with (
        store.frugal(),
        store.write("dedupe", f"{work.new} documents new or changed, {work.gone} gone") as writer,
    ):
        writer.settle("dedupe")
        _replace_pairs(store, writer, state.pairs[leaves], str(work.folder / "*.dedupe.pairs.parquet"))
        pairs = np.concatenate((state.pairs[~leaves], found))
        seeds = np.concatenate((state.pairs[leaves].ravel(), found.ravel()))
        stories = tell_again(store, state, _texts_touched(store, told, seeds), pairs)
        count = _replace_stories(store, writer, stories, work.folder)
        keep_runs(store, writer, runs, settled, version)
    return {"pairs new": len(found), "pairs gone": int(leaves.sum()), "documents told": count}


def _read_pairs(store: Store) -> np.ndarray:
    pairs = store.frame("select text_a, text_b from dedupe.pairs")
    return np.stack((pairs["text_a"].to_numpy(), pairs["text_b"].to_numpy()), axis=1)


def _pages_told(store: Store) -> list[str]:
    """Pages of the stories, as they were told, that a page of this step belongs to."""
    known = store.frame(f"select unit as page_id from known semi join ({WORKED}) using (unit)")
    if not len(known):
        return []
    with store.lent("worked", known):
        stories = store.frame("select distinct story_id from dedupe.stories semi join worked using (page_id)")
    with store.lent("touched", stories):
        rows = store.rows("select page_id from dedupe.stories semi join touched using (story_id)")
    return [page_id for (page_id,) in rows]


def _find_removed(store: Store, known: np.ndarray) -> np.ndarray:
    """Which of the ``known`` texts no document has any more."""
    said = store.frame(f"select distinct {TEXT_NUMBER} as text from clean.documents order by text")
    return known[~is_in(known, said["text"].to_numpy())]


def _write_pairs(folder: Path, parts: Iterable[pa.Table]) -> np.ndarray:
    """The files of dedupe.pairs; the two texts of each row."""
    found = [np.zeros((0, 2), dtype=np.int64)]
    for part in _write_parts(folder, "dedupe.pairs", parts):
        found.append(np.stack((part["text_a"].to_numpy(), part["text_b"].to_numpy()), axis=1))
    return np.concatenate(found)


def _write_parts(folder: Path, table: str, parts: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Leave one file a part that has rows, and answer the part."""
    for number, part in enumerate(part for part in parts if part.num_rows):
        pq.write_table(part, folder / f"{number:06d}.{table}.parquet", compression="zstd")
        yield part


def _replace_pairs(store: Store, writer: Writer, leaving: np.ndarray, found: str) -> None:
    if len(leaving):
        with store.lent("leaving", pa.table({"text_a": leaving[:, 0], "text_b": leaving[:, 1]})):
            writer.delete("dedupe.pairs", "(text_a, text_b) in (select (text_a, text_b) from leaving)")
    if glob(found):
        writer.insert("dedupe.pairs", found)


def _replace_stories(store: Store, writer: Writer, stories: Iterable[pa.Table], folder: Path) -> int:
    """Rows of pages that are gone, and rows told again, make place for the latter; how many these are."""
    count = sum(part.num_rows for part in _write_parts(folder, "dedupe.stories", stories))
    if store.counts(["gone"])["gone"]:
        writer.delete("dedupe.stories", "page_id in (select unit from gone)")
    if count:
        files = str(folder / "*.dedupe.stories.parquet")
        writer.delete("dedupe.stories", f"page_id in (select page_id from read_parquet('{quoted(files)}'))")
        writer.insert("dedupe.stories", files)
    return count


def _texts_touched(store: Store, told: Sequence[str], seeds: np.ndarray) -> np.ndarray:
    """Texts of this step's pages, of pages that were ``told`` with them, and ``seeds``."""
    queries = ["select text from todo"]
    if told:
        queries.append(f"select {TEXT_NUMBER} as text from clean.documents semi join told using (page_id)")
    with store.lent("told", pa.table({"page_id": pa.array(told, pa.string())})):
        texts = store.frame(" union all ".join(queries))
    return distinct(np.concatenate((texts["text"].to_numpy(), seeds)))
