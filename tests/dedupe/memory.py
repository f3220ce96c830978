"""What the lake keeps of the texts, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from assets.dedupe.boilerplate import read_story_words
from assets.dedupe.candidates import PackedPairs, Postings, groups_under
from assets.dedupe.shingles import Words, join_words
from assets.dedupe.signatures import Sketches, sign_texts

# Texts signed in one go.
_BATCH = 1000


class Memory:
    """Texts by number, and pairs; texts that are not ``known`` are what the step adds."""

    def __init__(
        self, texts: dict[int, str], known: Iterable[int] = (), pairs: Iterable[tuple[int, int]] = ()
    ) -> None:
        self._pairs = set(pairs)
        self.texts = np.array(sorted(texts), dtype=np.int64)
        parts = [
            read_story_words([texts[number] for number in self.texts[begin : begin + _BATCH].tolist()])
            for begin in range(0, len(self.texts), _BATCH)
        ]
        signed = [sign_texts(part) for part in parts]
        self._codes = [part.of_text(place) for part in parts for place in range(len(part.starts) - 1)]
        keys = np.concatenate([batch.keys for batch in signed])
        owners = np.repeat(self.texts, np.concatenate([np.diff(batch.starts) for batch in signed]))
        order = np.argsort(keys)
        self._keys, self._owners = keys[order], owners[order]
        self._shingles = np.concatenate([batch.shingles for batch in signed])
        self._sketches = np.concatenate([batch.sketches for batch in signed])
        self._is_known = np.isin(self._owners, np.array(list(known), dtype=np.int64))

    def count_added(self) -> int:
        return int(np.count_nonzero(~self._is_known))

    def added(self, low: int, high: int) -> Postings:
        return self._where((self._keys >= low) & (self._keys <= high) & ~self._is_known)

    def known(self, keys: np.ndarray, least: np.ndarray) -> Postings:
        chosen = np.flatnonzero(self._is_known)
        ascending = chosen[np.lexsort((self._owners[chosen], self._keys[chosen]))]
        return groups_under(keys, least, self._where(ascending))

    def keys_of(self, texts: np.ndarray) -> Postings:
        return self._where(self._is_known & np.isin(self._owners, texts))

    def are_standing(self, pairs: np.ndarray) -> np.ndarray:
        return np.array([tuple(pair) in self._pairs for pair in pairs.tolist()], dtype=bool)

    def packed(self, pairs: Sequence[tuple[int, int]]) -> PackedPairs:
        """These pairs of texts."""
        first, second = np.searchsorted(self.texts, np.array(pairs, dtype=np.int64).reshape(-1, 2)).T
        return PackedPairs(self.texts, first << 32 | second)

    def _where(self, chosen: np.ndarray) -> Postings:
        return Postings(self._keys[chosen], self._owners[chosen])

    def sketches(self, texts: np.ndarray) -> Sketches:
        places = np.searchsorted(self.texts, texts)
        return Sketches(self._shingles[places], self._sketches[places])

    def shingles(self, texts: np.ndarray) -> np.ndarray:
        return self._shingles[np.searchsorted(self.texts, texts)]

    def words(self, texts: np.ndarray) -> Words:
        return join_words([self._codes[place] for place in np.searchsorted(self.texts, texts).tolist()])
