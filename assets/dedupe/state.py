"""What is known of the texts before a step, and what the step adds.

    runs of known texts, beside the lake + the run of the step's new texts + pairs, in the lake

The lake remembers the names of the runs that count, so runs and pairs change together. Runs
that are lost, or signed by another version of the code, are made anew from the documents.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from assets.dedupe.candidates import Postings
from assets.dedupe.documents import read_documents
from assets.dedupe.runs import Run, merge_runs, plan_merge
from assets.dedupe.sets import distinct, is_in
from assets.dedupe.shingles import Words, mix
from assets.dedupe.signatures import SKETCH, Sketches, sign_texts
from assets.dedupe.stories import StoryDocument
from assets.lake import Writer
from assets.resources import Store

# What the lake knows the runs by: a row beside "dedupe" among the few that say what was looked at.
_STAGE = "dedupe_runs"


def read_runs(store: Store, version: str) -> list[Run]:
    """The runs of known texts, oldest first; where one is lost, or of another version, all is forgotten."""
    rows = store.rows("select fingerprint from state.looked where stage = ?", [_STAGE])
    remembered = json.loads(rows[0][0]) if rows else {}
    runs = [Run(_home(store) / name) for name in remembered.get("runs", {})]
    if remembered == {"code": version, "runs": {run.name: run.bytes() for run in runs}}:
        return runs
    if not remembered and not store.rows("select 1 from dedupe.pairs limit 1"):
        return []
    with store.write("dedupe", f"runs lost, or of another version than {version}: forgotten") as writer:
        writer.delete("dedupe.pairs", "true")
        writer.delete("state.seen", "stage = 'dedupe'")
        writer.delete("state.looked", "stage in ('dedupe', ?)", [_STAGE])
    return []


def keep_runs(
    store: Store, writer: Writer, known: Sequence[Run], settled: Sequence[Run], version: str
) -> None:
    """Make the ``settled`` runs those of the lake as the transaction leaves it.

    Files of ``known`` ones stay until the next step: it may yet be rolled back.
    """
    home = _home(store)
    home.mkdir(exist_ok=True)
    for folder in home.iterdir():
        if folder.name not in {run.name for run in known}:
            shutil.rmtree(folder)  # of a step that did not end, or merged by the last one
    names = {}
    for run in settled:
        name = run.name if run in known else f"{store.snapshot()}-{len(names)}"
        if run not in known:
            os.replace(run.folder, home / name)
        names[name] = Run(home / name).bytes()
    writer.delete("state.looked", "stage = ?", [_STAGE])
    remembered = json.dumps({"code": version, "runs": names})
    writer.connection.execute("insert into state.looked values (?, ?)", [_STAGE, remembered])


def _home(store: Store) -> Path:
    return store.folder / "runs"


class State:
    """Runs of known texts, the run of this step's new ones, and the pairs of known texts."""

    def __init__(self, known: Sequence[Run], new: Run, pairs: np.ndarray) -> None:
        self._known, self._new, self.pairs = known, new, pairs
        self.texts = np.sort(np.concatenate([run.column("text") for run in (*known, new)]))

    def count_added(self) -> int:
        return self._new.postings.count()

    def added(self, low: int, high: int) -> Postings:
        return self._new.postings.between(low, high)

    def known(self, keys: np.ndarray, least: np.ndarray) -> Postings:
        return Postings.join([run.postings.under(keys, least) for run in self._known])

    def keys_of(self, texts: np.ndarray) -> Postings:
        signed = sign_texts(self.words(texts))
        return Postings(signed.keys, np.repeat(texts, np.diff(signed.starts)))

    def are_standing(self, pairs: np.ndarray) -> np.ndarray:
        return are_among(pairs, self.pairs)

    def sketches(self, texts: np.ndarray) -> Sketches:
        sketches = np.zeros((len(texts), SKETCH), np.uint8)
        for run, is_here, rows in self._find(texts):
            sketches[is_here] = run.sketches(rows)
        return Sketches(self.shingles(texts), sketches)

    def shingles(self, texts: np.ndarray) -> np.ndarray:
        return self._column("shingles", texts)

    def words(self, texts: np.ndarray) -> Words:
        said: list[bytes] = [b""] * len(texts)
        for run, is_here, rows in self._find(texts):
            for at, words in zip(np.flatnonzero(is_here).tolist(), run.words(rows), strict=True):
                said[at] = words
        starts = np.append(0, np.cumsum([len(words) // 4 for words in said], dtype=np.int64))
        return Words(np.frombuffer(b"".join(said), dtype="<u4"), starts)

    def documents(self, texts: np.ndarray) -> Iterator[StoryDocument]:
        """Documents with one of these texts (ascending), as the step leaves them."""
        length_of = dict(zip(texts.tolist(), self._column("length", texts).tolist(), strict=True))
        runs = [run.documents for run in (*self._known, self._new)]
        for text, page_id, *told in read_documents(runs, texts):
            yield StoryDocument(page_id, text, length_of[text], *told)

    def _column(self, name: str, texts: np.ndarray) -> np.ndarray:
        numbers = np.zeros(len(texts), np.int64)
        for run, is_here, rows in self._find(texts):
            numbers[is_here] = run.column(name)[rows]
        return numbers

    def _find(self, texts: np.ndarray) -> Iterator[tuple[Run, np.ndarray, np.ndarray]]:
        for run in (*self._known, self._new):
            yield run, *run.find(texts)

    def settle(self, removed: np.ndarray, folder: Path) -> list[Run]:
        """The runs after the step: those of about one size merged, the removed texts left out."""
        runs = [*self._known, self._new]
        holders = [place for place, run in enumerate(runs) if run.find(removed)[0].any()]
        count = max(plan_merge([run.size for run in runs]), len(runs) - min(holders, default=len(runs)))
        if count < 2 and not holders:
            return runs
        return [*runs[:-count], merge_runs(folder / "merged", runs[-count:], removed)]


def are_among(pairs: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which of ``pairs`` (rows of two) are among ``others``.

    >>> are_among(np.array([[3, 7], [3, 8]]), np.array([[1, 2], [3, 7]])).tolist()
    [True, False]
    """
    may_be = np.flatnonzero(is_in(pairs[:, 0], distinct(others[:, 0])))
    others = others[is_in(others[:, 0], distinct(pairs[may_be, 0]))]
    found = np.zeros(len(pairs), dtype=bool)
    found[may_be] = is_in(_codes(pairs[may_be]), np.sort(_codes(others)))
    return found


def _codes(pairs: np.ndarray) -> np.ndarray:
    """A number for each pair, as good as its two."""
    first, second = pairs.astype(np.uint64).T
    return mix(mix(first) + second)
