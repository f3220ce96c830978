"""What is kept of the texts: runs of sorted numbers, in files beside the lake.

    parts of a step > a run > runs of about one size merged

A run is never changed: a text that goes makes its run be written anew without it. What a run
holds is a function of its texts alone, so a lost one is made again from the documents.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from assets.dedupe.candidates import Postings, key_ranges
from assets.dedupe.documents import Documents, merge_documents
from assets.dedupe.postings import PostingFiles, write_postings
from assets.dedupe.sets import is_in
from assets.dedupe.shingles import Words
from assets.dedupe.signatures import SKETCH

# One number a text, and a file each. Texts are ascending and say their row: all else of a text stands
# in the order it came.
_TYPES = {
    "text": "<i8", "row": "<i8", "length": "<i8", "shingles": "<i8", "begin": "<i8", "sketch": "u1",
    "words": "<u4",
}  # fmt: skip

# Of so many rows one is asked for, at most, where each is read alone: a mapped file brings 16 pages a row.
_SELDOM = 64

# Texts copied in one go.
_COPIED = 5_000

# A run is merged with the one before it unless that is so many times larger: few runs, and
# a text is copied as often as the logarithm of all of them. First guess, 2026-11.
_MUCH_LARGER = 4


@dataclass(frozen=True, slots=True)
class SignedTexts:
    """Texts as they come: a row each."""

    numbers: np.ndarray
    lengths: np.ndarray  # characters
    shingles: np.ndarray
    sketches: np.ndarray  # a row of SKETCH bytes each
    words: Words


@dataclass(frozen=True)
class Run:
    """Texts and their postings in the files of one folder. Nothing stays in memory but what is asked."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def size(self) -> int:
        """How many texts and documents came with its steps, or went."""
        return sum((self.folder / name).stat().st_size // 8 for name in ("text", "moved"))

    @cached_property
    def documents(self) -> Documents:
        return Documents(self.folder)

    @cached_property
    def postings(self) -> PostingFiles:
        return PostingFiles(self.folder)

    def bytes(self) -> int:
        """Of all files; 0 where there is no such folder."""
        return sum(path.stat().st_size for path in self.folder.glob("*"))

    def column(self, name: str) -> np.ndarray:
        """A file as an array that is read where it is looked at."""
        path = self.folder / name
        if not path.stat().st_size:
            return np.zeros(0, _TYPES[name])
        return np.asarray(np.memmap(path, _TYPES[name], "r"))

    def sketches(self, rows: np.ndarray | slice) -> np.ndarray:
        """The sketches of the texts in these rows."""
        if isinstance(rows, slice) or len(rows) * _SELDOM > self.size:
            return self.column("sketch").reshape(-1, SKETCH)[rows]
        with (self.folder / "sketch").open("rb") as file:
            said = [os.pread(file.fileno(), SKETCH, SKETCH * row) for row in rows.tolist()]
        return np.frombuffer(b"".join(said), np.uint8).reshape(-1, SKETCH)

    def find(self, texts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Which ``texts`` are here, and the rows of these."""
        numbers = self.column("text")
        is_here = is_in(texts, numbers)
        return is_here, self.column("row")[np.searchsorted(numbers, texts[is_here])]

    def words(self, rows: np.ndarray) -> Iterator[bytes]:
        """The words of the texts in these rows."""
        starts = self.column("begin")
        begins, ends = 4 * starts[rows], 4 * starts[rows + 1]
        with (self.folder / "words").open("rb") as file:
            for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
                yield os.pread(file.fileno(), end - begin, begin)

    def texts(self, without: np.ndarray) -> Iterator[SignedTexts]:
        """All texts but those, some rows at a time."""
        numbers = self.column("text")[np.argsort(self.column("row"))]
        for begin in range(0, len(numbers), _COPIED):
            rows = slice(begin, min(begin + _COPIED, len(numbers)))
            stays = ~is_in(numbers[rows], without)
            starts = self.column("begin")[rows.start : rows.stop + 1]
            codes, sizes = self.column("words")[starts[0] : starts[-1]], np.diff(starts)
            yield SignedTexts(
                numbers[rows][stays],
                self.column("length")[rows][stays],
                self.column("shingles")[rows][stays],
                self.sketches(rows)[stays],
                Words(codes[np.repeat(stays, sizes)], np.append(0, np.cumsum(sizes[stays]))),
            )


def write_run(
    folder: Path, batches: Iterable[SignedTexts], postings: Sequence[PostingFiles], without: np.ndarray
) -> Run:
    """Leave a run in ``folder``: the texts of all batches, each once, and the postings.

    Postings of the texts ``without`` (ascending) are left out.
    """
    folder.mkdir(parents=True)
    numbers, words = [np.zeros(0, np.int64)], 0
    with ExitStack() as open_files:
        files = {name: open_files.enter_context((folder / name).open("wb")) for name in _TYPES}
        for batch in batches:
            numbers.append(batch.numbers)
            batch.lengths.tofile(files["length"])
            batch.shingles.tofile(files["shingles"])
            batch.sketches.tofile(files["sketch"])
            batch.words.codes.tofile(files["words"])
            (batch.words.starts[:-1] + words).tofile(files["begin"])
            words += len(batch.words.codes)
        np.array([words]).tofile(files["begin"])
        order = np.argsort(all_numbers := np.concatenate(numbers))
        all_numbers[order].tofile(files["text"])
        order.tofile(files["row"])
    write_postings(folder, _merge(postings, without))
    return Run(folder)


def merge_runs(folder: Path, runs: Sequence[Run], without: np.ndarray) -> Run:
    """Leave in ``folder`` what ``runs``, from the oldest to the newest, hold together but for some texts."""
    texts = (batch for run in runs for batch in run.texts(without))
    merged = write_run(folder, texts, [run.postings for run in runs], without)
    merge_documents(folder, [run.documents for run in runs])
    return merged


def _merge(postings: Sequence[PostingFiles], without: np.ndarray) -> Iterator[Postings]:
    """All postings, ascending, a range of keys at a time."""
    for low, high in key_ranges(sum(one.count() for one in postings)):
        merged = Postings.join([one.between(low, high) for one in postings])
        stays = np.flatnonzero(~is_in(merged.texts, without))
        order = stays[np.lexsort((merged.texts[stays], merged.keys[stays]))]
        yield Postings(merged.keys[order], merged.texts[order])


def plan_merge(sizes: Sequence[int]) -> int:
    """How many of the newest runs to make one, of runs with so many texts, oldest first.

    >>> plan_merge([1_000_000, 100]), plan_merge([900, 100, 100]), plan_merge([300, 100, 100])
    (1, 2, 3)
    """
    count = merged = 0
    for size in reversed(sizes):
        if count and size > _MUCH_LARGER * merged:
            break
        count, merged = count + 1, merged + size
    return count
