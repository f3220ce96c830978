"""Sets of hashes, one a text, and what the sets of two texts share: for many pairs at once.

sets of two texts > one row of keys (pair, value), sorted > values that stand there twice
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

# A key is the number of a pair, or of a text, and a value: one sort does the work of thousands.
VALUE_BITS = np.uint64(52)
MOST = 1 << 12  # texts, and pairs, that have numbers in a key
_VALUE = np.uint64((1 << 52) - 1)

# Where many values are asked for among few, the low bits of hashes tell nearly all that are not.
_FEW, _MANY, _LOW = 1 << 12, 1 << 13, (1 << 16) - 1

# Keys sorted in one go: they stay in the processor's second cache.
_KEYS = 1 << 16


@dataclass(frozen=True, slots=True)
class Sets:
    """For each text of a batch a set of values below 2 ** 52, ascending."""

    values: np.ndarray  # uint64
    starts: np.ndarray  # int64, one more than there are texts

    @property
    def sizes(self) -> np.ndarray:
        return np.diff(self.starts)

    def sizes_of(self, places: np.ndarray) -> np.ndarray:
        return self.starts[places + 1] - self.starts[places]

    def of_text(self, place: int) -> np.ndarray:
        return self.values[self.starts[place] : self.starts[place + 1]]

    @staticmethod
    def join(parts: Sequence[Sets]) -> Sets:
        """The sets of several batches as one, of any number of texts."""
        sizes = np.concatenate([part.sizes for part in parts])
        return Sets(np.concatenate([part.values for part in parts]), np.append(0, np.cumsum(sizes)))


def is_new(values: np.ndarray) -> np.ndarray:
    """Which values are not what stands before them."""
    differs = np.ones(len(values), dtype=bool)
    differs[1:] = values[1:] != values[:-1]
    return differs


def distinct(values: np.ndarray) -> np.ndarray:
    """Each value once, ascending."""
    values = np.sort(values)
    return values[is_new(values)]


def is_in(values: np.ndarray, ascending: np.ndarray) -> np.ndarray:
    """Which values stand in an ascending array.

    >>> is_in(np.array([5, 6]), np.array([1, 5])).tolist()
    [True, False]
    """
    if not len(ascending):
        return np.zeros(values.shape, dtype=bool)
    if len(ascending) > _FEW or values.size < _MANY:
        return _stand_in(values, ascending)
    may_be = np.zeros(_LOW + 1, dtype=bool)
    may_be[ascending & _LOW] = True
    found = may_be[values & _LOW]
    found[found] = _stand_in(values[found], ascending)
    return found


def _stand_in(values: np.ndarray, ascending: np.ndarray) -> np.ndarray:
    return ascending[np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)] == values


def collect(owners: np.ndarray, values: np.ndarray, count: int) -> Sets:
    """The distinct values of each of ``count`` texts (``MOST`` at most); ``owners`` says whose each is.

    >>> collect(np.array([0, 2, 0]), np.array([7, 5, 7], dtype=np.uint64), 3).starts.tolist()
    [0, 1, 1, 2]
    """
    keys = np.sort(owners.astype(np.uint64) << VALUE_BITS | values)
    keys = keys[is_new(keys)]
    starts = np.searchsorted(keys, np.arange(count + 1, dtype=np.uint64) << VALUE_BITS)
    return Sets(keys & _VALUE, starts)


def common(a: Sets, of_a: np.ndarray, b: Sets, of_b: np.ndarray) -> np.ndarray:
    """Keys (pair, value) of what text ``of_a[i]`` holds in ``a`` and text ``of_b[i]`` in ``b``, ascending.

    Of ``MOST`` pairs at most.
    """
    parts = [
        _common(a, of_a[pairs], b, of_b[pairs]) + (np.uint64(pairs.start) << VALUE_BITS)
        for pairs in _slices(a.sizes_of(of_a) + b.sizes_of(of_b))
    ]
    return np.concatenate((*parts, np.zeros(0, dtype=np.uint64)))


def count_common(a: Sets, of_a: np.ndarray, b: Sets, of_b: np.ndarray) -> np.ndarray:
    """How many values each pair of texts shares, of any number of pairs.

    >>> texts = collect(np.array([0, 0, 1, 1]), np.array([3, 5, 5, 8], dtype=np.uint64), 2)
    >>> count_common(texts, np.array([0, 0]), texts, np.array([1, 0])).tolist()
    [1, 2]
    """
    parts = [
        count_by_pair(_common(a, of_a[pairs], b, of_b[pairs]), pairs.stop - pairs.start)
        for pairs in _slices(a.sizes_of(of_a) + b.sizes_of(of_b))
    ]
    return np.concatenate((*parts, np.zeros(0, dtype=np.int64)))


def count_by_pair(keys: np.ndarray, pairs: int) -> np.ndarray:
    """How many of the keys belong to each pair."""
    return np.bincount((keys >> VALUE_BITS).astype(np.int64), minlength=pairs)


def _slices(sizes: np.ndarray) -> Iterator[slice]:
    """Stretches of pairs that have few values together, or stand alone; of ``MOST`` pairs at most."""
    ends = np.cumsum(sizes)
    begin = 0
    while begin < len(sizes):
        before = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + _KEYS, side="right")))
        end = min(end, begin + MOST)
        yield slice(begin, end)
        begin = end


def _common(a: Sets, of_a: np.ndarray, b: Sets, of_b: np.ndarray) -> np.ndarray:
    keys = np.concatenate((keys_of(a, of_a), keys_of(b, of_b)))
    keys.sort()
    return keys[1:][keys[1:] == keys[:-1]]


def keys_of(sets: Sets, texts: np.ndarray) -> np.ndarray:
    """Keys (place among ``texts``, value) of all that these texts hold, ascending."""
    sizes = sets.sizes_of(texts)
    keys = sets.values[stretches(sets.starts[texts], sizes)]
    return keys | np.repeat(np.arange(len(texts), dtype=np.uint64) << VALUE_BITS, sizes)


def stretches(begins: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Places ``begins[i]``, ``begins[i] + 1``, ... as many as ``sizes[i]``, one stretch after another.

    >>> stretches(np.array([4, 9]), np.array([2, 1])).tolist()
    [4, 5, 9]
    """
    ends = np.cumsum(sizes)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - ends + sizes, sizes)
