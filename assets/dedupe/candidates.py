"""Which texts to compare: those that share a key, bounded, and the same in any order.

    postings (key, text) before and after a change > candidate pairs that come and go

Under a key that few texts share, every two are a candidate pair. Under a popular one (a
template, a much copied page) each text is paired with the key's hubs only: its first texts
by number, which are as good as random, as a number is a piece of a hash. So a popular page
keeps all its copies, as a star, and the work stays in proportion to the texts. The rule
looks at the set of postings alone: what was added before what does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assets.dedupe.sets import distinct, is_in, is_new

# Texts of a key that all others are paired with. On 10,000 perturbed wires 2 lose 0.7 % of the
# right pairs and 4 none (2026-11); there are more for larger crowds.
MOST_HUBS = 16


@dataclass(frozen=True, slots=True)
class Postings:
    """Rows of (key, text): each text under each of its keys. Both are signed 64-bit integers."""

    keys: np.ndarray
    texts: np.ndarray

    def __add__(self, other: Postings) -> Postings:
        return Postings(np.concatenate((self.keys, other.keys)), np.concatenate((self.texts, other.texts)))


@dataclass(frozen=True, slots=True)
class PairChange:
    """Candidate pairs, rows of (smaller text, larger text), ascending, each once."""

    come: np.ndarray
    gone: np.ndarray


def number_text(text_sha256: str) -> int:
    """The first 64 bits of a hash as a signed integer.

    >>> number_text("ff" * 32), number_text("00" * 32)
    (-1, 0)
    """
    return int.from_bytes(bytes.fromhex(text_sha256[:16]), "big", signed=True)


def find_candidates(known: Postings, added: Postings, removed: np.ndarray | tuple = ()) -> PairChange:
    """Candidate pairs that come and go when ``added`` postings join ``known`` ones.

    ``known`` needs to hold only the groups of keys that the change touches: those of the
    added texts, and those of the ``removed`` texts (numbers of texts of ``known``). A pair
    that goes under these keys may live on under others; see ``still_candidates``.
    """
    rows, flags = _shared_rows(known, added, np.asarray(removed, dtype=np.int64))
    numbers = distinct(rows.texts)
    groups = np.cumsum(is_new(rows.keys))
    # One sort of whole rows: group, text, standing.
    packed = groups << 34 | np.searchsorted(numbers, rows.texts) << 2 | flags
    packed.sort()
    groups, texts = packed >> 34, packed >> 2 & 0xFFFFFFFF
    before, after = (packed & 2) > 0, (packed & 1) > 0
    hub, other = _hub_pairs(groups, before, after)
    was = before[hub] & before[other] & (_ranks(groups, before)[hub] < MOST_HUBS)
    is_now = after[hub] & after[other] & (_ranks(groups, after)[hub] < MOST_HUBS)
    pairs = texts[hub] << 32 | texts[other]
    come = distinct(pairs[is_now & ~was])
    gone = distinct(pairs[was & ~is_now])
    return PairChange(_unpack(come, numbers), _unpack(gone[~is_in(gone, come)], numbers))


def _shared_rows(known: Postings, added: Postings, removed: np.ndarray) -> tuple[Postings, np.ndarray]:
    """Rows of keys that several rows have, by key; beside them if each stands before (2), and after (1)."""
    rows = known + added
    flags = np.full(len(rows.keys), 3)
    flags[is_in(rows.texts, np.sort(removed))] = 2
    flags[len(known.keys) :] = 1
    order = np.argsort(rows.keys)
    opens = is_new(rows.keys[order])
    order = order[~(opens & np.append(opens[1:], True))]
    return Postings(rows.keys[order], rows.texts[order]), flags[order]


def join_pairs(parts: Sequence[np.ndarray]) -> np.ndarray:
    """The pairs of all parts, each once, ascending.

    >>> join_pairs([np.array([[3, 7]]), np.array([[-1, 3], [3, 7]])]).tolist()
    [[-1, 3], [3, 7]]
    """
    pairs = np.concatenate((*parts, np.zeros((0, 2), dtype=np.int64)))
    numbers = distinct(pairs.ravel())
    ends = np.searchsorted(numbers, pairs)
    codes = distinct(ends[:, 0] << 32 | ends[:, 1])
    return _unpack(codes, numbers)


def _unpack(codes: np.ndarray, numbers: np.ndarray) -> np.ndarray:
    """Pairs of numbers, from pairs of their places packed into one integer each."""
    return np.stack((numbers[codes >> 32], numbers[codes & 0xFFFFFFFF]), axis=1)


def still_candidates(pairs: np.ndarray, postings: Postings) -> np.ndarray:
    """Which of ``pairs`` share a key under which one of the two is a hub.

    ``postings`` holds the whole groups of all keys of the texts in ``pairs``, as they are now.
    """
    everything = find_candidates(Postings(postings.keys[:0], postings.texts[:0]), postings).come
    return np.isin(_as_records(pairs), _as_records(everything))


def components_of(count: int, edges: np.ndarray) -> np.ndarray:
    """For each of ``count`` nodes the smallest node that ``edges`` (rows of two) lead to.

    >>> components_of(5, np.array([[3, 1], [4, 3]])).tolist()
    [0, 1, 2, 1, 1]
    """
    least = np.arange(count)
    while True:
        before = least
        lower = np.minimum(least[edges[:, 0]], least[edges[:, 1]])
        least = least.copy()
        np.minimum.at(least, least[edges[:, 0]], lower)
        np.minimum.at(least, least[edges[:, 1]], lower)
        while (least[least] != least).any():
            least = least[least]
        if (least == before).all():
            return least


def _ranks(keys: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """How many counted rows of its key stand before each row; ``keys`` are sorted."""
    running = np.cumsum(counted) - counted
    return running - running[_group_starts(keys)]


def _group_starts(keys: np.ndarray) -> np.ndarray:
    """For each row the first row of its key."""
    return np.maximum.accumulate(np.where(is_new(keys), np.arange(len(keys)), 0))


def _hub_pairs(keys: np.ndarray, before: np.ndarray, after: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows (hub, later row of its key) whose standing the change can have touched."""
    starts = _group_starts(keys)
    place = np.arange(len(keys)) - starts
    hub_before = before & (_ranks(keys, before) < MOST_HUBS)
    hub_after = after & (_ranks(keys, after) < MOST_HUBS)
    is_hub = hub_before | hub_after
    row_changed = before != after
    hub_changed = row_changed | (hub_before != hub_after)
    hubs, others = [], []
    rows = np.flatnonzero(place > 0)
    for step in range(int(place[is_hub].max(initial=-1)) + 1):
        rows = rows[place[rows] > step]
        hub = starts[rows] + step
        touched = is_hub[hub] & (row_changed[rows] | hub_changed[hub])
        hubs.append(hub[touched])
        others.append(rows[touched])
    nothing = np.zeros(0, dtype=np.int64)
    return np.concatenate((nothing, *hubs)), np.concatenate((nothing, *others))


def _as_records(pairs: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(pairs, dtype=np.int64).view("i8,i8").ravel()
