"""Postings on disk, ascending: found again by key, a block at a time.

    parts, ascending > files of keys and texts, a fence of every block's first key > groups under some keys

Nothing is mapped: what a step looks up of a million texts is a few thousand blocks of four kilobytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from assets.dedupe.candidates import Postings, groups_under
from assets.dedupe.sets import distinct, is_new, stretches

# Postings in a block: one page of the disk a column.
_BLOCK = 512

# Keys looked up in one go: each may need two blocks of its own.
_KEYS = 2_000


@dataclass(frozen=True)
class PostingFiles:
    """Postings in the files of a folder; what is in memory is the fence, 8 bytes a block."""

    folder: Path

    @cached_property
    def _fence(self) -> np.ndarray:
        """First key of each block."""
        return np.fromfile(self.folder / "fence", np.int64)

    def count(self) -> int:
        return (self.folder / "key").stat().st_size // 8

    def between(self, low: int, high: int) -> Postings:
        """Postings with keys from ``low`` to ``high`` (both are in)."""
        first, last = np.searchsorted(self._fence, low), np.searchsorted(self._fence, high, side="right")
        return self._read(np.arange(max(first - 1, 0), last)).between(low, high)

    def under(self, keys: np.ndarray, least: np.ndarray) -> Postings:
        """What matters of the groups of ``keys`` (ascending), as ``groups_under`` answers."""
        parts = [slice(begin, begin + _KEYS) for begin in range(0, len(keys), _KEYS)]
        return Postings.join([self._under(keys[part], least[part]) for part in parts])

    def _under(self, keys: np.ndarray, least: np.ndarray) -> Postings:
        firsts = np.maximum(np.searchsorted(self._fence, keys) - 1, 0)
        lasts = np.searchsorted(self._fence, keys, side="right")
        return groups_under(keys, least, self._read(distinct(stretches(firsts, lasts - firsts))))

    def _read(self, blocks: np.ndarray) -> Postings:
        """The postings of some blocks, ascending; neighbours are read in one go."""
        begins = np.flatnonzero(is_new(blocks - np.arange(len(blocks))))
        sizes = np.diff(np.append(begins, len(blocks)))
        places = list(zip((8 * _BLOCK * blocks[begins]).tolist(), (8 * _BLOCK * sizes).tolist(), strict=True))
        keys, texts = (self._read_column(name, places) for name in ("key", "owner"))
        return Postings(keys, texts)

    def _read_column(self, name: str, places: list[tuple[int, int]]) -> np.ndarray:
        with (self.folder / name).open("rb") as file:
            said = [os.pread(file.fileno(), size, begin) for begin, size in places]
        return np.frombuffer(b"".join(said), np.int64)


def write_postings(folder: Path, parts: Iterable[Postings]) -> None:
    """Leave in ``folder`` the postings of all parts, which follow each other ascending."""
    count, fence = 0, [np.zeros(0, np.int64)]
    with (folder / "key").open("wb") as keys, (folder / "owner").open("wb") as owners:
        for part in parts:
            part.keys.tofile(keys)
            part.texts.tofile(owners)
            fence.append(part.keys[-count % _BLOCK :: _BLOCK])
            count += len(part.keys)
    np.concatenate(fence).tofile(folder / "fence")
