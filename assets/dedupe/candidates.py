"""Which texts to compare: those that share a key, bounded, and the same in any order.

    postings (key, text) before and after a change > candidate pairs that come and go

Under a key that few texts share, every two are a candidate pair. Under a popular one (a
template, a much copied page) each text is paired with the key's hubs only: its first texts
by number, which are as good as random, as a number is a piece of a hash. So a popular page
keeps all its copies, as a star, and the work stays in proportion to the texts. The rule
looks at the set of postings alone: what was added before what does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from assets.dedupe.sets import distinct, is_in, is_new, stretches

# Texts of a key that all others are paired with. On 10,000 perturbed wires 2 lose 0.7 % of the
# right pairs and 4 none; on 200,000, 6 lose 0.1 % of what 16 find, at half the work (2026-11).
MOST_HUBS = 8

# Postings looked at in one go: about 75 MB.
_POSTINGS = 500_000


@dataclass(frozen=True, slots=True)
class Postings:
    """Rows of (key, text): each text under each of its keys. Both are signed 64-bit integers."""

    keys: np.ndarray
    texts: np.ndarray

    @staticmethod
    def join(parts: Sequence[Postings]) -> Postings:
        """The rows of all parts, in their order."""
        none = np.zeros(0, dtype=np.int64)
        return Postings(
            np.concatenate([none, *(part.keys for part in parts)]),
            np.concatenate([none, *(part.texts for part in parts)]),
        )

    def between(self, low: int, high: int) -> Postings:
        """Rows with keys from ``low`` to ``high`` (both are in), of rows that are ascending by key."""
        begin, end = np.searchsorted(self.keys, low), np.searchsorted(self.keys, high, side="right")
        return Postings(self.keys[begin:end], self.texts[begin:end])


@dataclass(frozen=True, slots=True)
class PackedPairs:
    """Pairs of texts, ascending, each once: the places of both among ``texts`` in one integer."""

    texts: np.ndarray  # ascending
    codes: np.ndarray  # the smaller text before the larger

    def __len__(self) -> int:
        return len(self.codes)

    def places(self) -> tuple[np.ndarray, np.ndarray]:
        """Of the first text of each pair, and of the second."""
        return self.codes >> 32, self.codes & 0xFFFFFFFF

    def parts(self, most: int) -> Iterator[tuple[slice, PackedPairs]]:
        """So many pairs at a time, and where they stand."""
        for begin in range(0, len(self.codes), most):
            rows = slice(begin, begin + most)
            yield rows, PackedPairs(self.texts, self.codes[rows])

    def among(self, texts: np.ndarray) -> np.ndarray:
        """Codes of the same pairs among more ``texts`` (ascending)."""
        at = np.searchsorted(texts, self.texts)
        first, second = self.places()
        return at[first] << 32 | at[second]

    def rows(self) -> np.ndarray:
        """Rows of two texts.

        >>> PackedPairs(np.array([-5, 3, 7]), np.array([0 << 32 | 2])).rows().tolist()
        [[-5, 7]]
        """
        return np.stack([self.texts[places] for places in self.places()], axis=1)


@dataclass(frozen=True, slots=True)
class PairChange:
    """Candidate pairs that come, and rows (smaller text, larger text) of those that go."""

    come: PackedPairs
    gone: np.ndarray


def number_text(text_sha256: str) -> int:
    """The first 64 bits of a hash as a signed integer.

    >>> number_text("ff" * 32), number_text("00" * 32)
    (-1, 0)
    """
    return int(number_texts([text_sha256])[0])


def number_texts(hashes: Sequence[str]) -> np.ndarray:
    """Of each hash its number."""
    said = bytes.fromhex("".join([text_sha256[:16] for text_sha256 in hashes]))
    return np.frombuffer(said, ">i8").astype(np.int64)


def key_ranges(rows: int, most: int | None = None) -> list[tuple[int, int]]:
    """All 64-bit hashes, in ranges of about ``most`` of so many rows; where they are cut makes no difference.

    >>> key_ranges(0) == [(-(2**63), 2**63 - 1)]
    True
    """
    count = rows // (most or _POSTINGS) + 1
    lows = [part * 2**64 // count - 2**63 for part in range(count + 1)]
    return [(low, high - 1) for low, high in pairwise(lows)]


def least_of_groups(keys: np.ndarray, changes: Postings) -> np.ndarray:
    """For each of ``keys`` (ascending) the first of the texts that ``changes`` have under it."""
    least = np.full(len(keys), np.iinfo(np.int64).max)
    np.minimum.at(least, np.searchsorted(keys, changes.keys), changes.texts)
    return least


def groups_under(keys: np.ndarray, least: np.ndarray, postings: Postings) -> Postings:
    """What matters of the groups of ``keys`` where texts from ``least`` on come or go.

    A group whose hubs all stand before ``least`` keeps them: they are what is answered of it.
    ``postings`` are ascending by key, then text.
    """
    begins = np.searchsorted(postings.keys, keys)
    sizes = np.searchsorted(postings.keys, keys, side="right") - begins
    crowded = np.flatnonzero(sizes > MOST_HUBS)
    keeps = postings.texts[begins[crowded] + MOST_HUBS - 1] < least[crowded]
    sizes[crowded[keeps]] = MOST_HUBS
    at = stretches(begins, sizes)
    return Postings(postings.keys[at], postings.texts[at])


def find_candidates(known: Postings, added: Postings, removed: np.ndarray | tuple = ()) -> PairChange:
    """Candidate pairs that come and go when ``added`` postings join ``known`` ones.

    ``known`` needs to hold only the groups of keys that the change touches: those of the
    added texts, and those of the ``removed`` texts (numbers of texts of ``known``), and of
    these no more than ``groups_under`` answers. A pair that goes under these keys may live
    on under others; see ``still_candidates``.
    """
    rows, flags = _shared_rows(known, added, np.asarray(removed, dtype=np.int64))
    numbers = distinct(rows.texts)
    groups = np.cumsum(is_new(rows.keys))
    # One sort of whole rows: group, text, standing.
    packed = groups << 34 | np.searchsorted(numbers, rows.texts) << 2 | flags
    packed.sort()
    groups, texts = packed >> 34, packed >> 2 & 0xFFFFFFFF
    before, after = (packed & 2) > 0, (packed & 1) > 0
    was_hub, is_hub = _are_hubs(groups, before), _are_hubs(groups, after)
    come, gone = [packed[:0]], [packed[:0]]
    for hub, other in _hub_pairs(groups, before, after, was_hub, is_hub):
        was, is_now = was_hub[hub] & before[other], is_hub[hub] & after[other]
        pairs = texts[hub] << 32 | texts[other]
        come.append(distinct(pairs[is_now & ~was]))
        gone.append(distinct(pairs[was & ~is_now]))
    came, went = distinct(np.concatenate(come)), distinct(np.concatenate(gone))
    went = went[~is_in(went, came)]
    return PairChange(PackedPairs(numbers, came), PackedPairs(numbers, went).rows())


def _shared_rows(known: Postings, added: Postings, removed: np.ndarray) -> tuple[Postings, np.ndarray]:
    """Rows of keys that several rows have, by key; beside them if each stands before (2), and after (1)."""
    rows = Postings.join((known, added))
    flags = np.full(len(rows.keys), 3)
    flags[is_in(rows.texts, np.sort(removed))] = 2
    flags[len(known.keys) :] = 1
    order = np.argsort(rows.keys, kind="stable")  # merges what is ascending already
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
    return PackedPairs(numbers, codes).rows()


def still_candidates(pairs: np.ndarray, postings: Postings) -> np.ndarray:
    """Which of ``pairs`` share a key under which one of the two is a hub.

    ``postings`` holds all keys of the texts in ``pairs``, and the hubs of these keys, as they are now.
    """
    order = np.lexsort((postings.texts, postings.keys))
    keys, texts = postings.keys[order], postings.texts[order]
    is_other = is_new(keys) | is_new(texts)
    keys, texts = keys[is_other], texts[is_other]
    is_hub = _are_hubs(keys, np.ones(len(keys), dtype=bool))
    asked = np.flatnonzero(is_in(texts, distinct(pairs.ravel())))
    held: dict[int, set[int]] = {}
    led: dict[int, set[int]] = {}  # keys under which a text is a hub
    rows = (values[asked].tolist() for values in (texts, keys, is_hub))
    for text, key, leads in zip(*rows, strict=True):
        held.setdefault(text, set()).add(key)
        led.setdefault(text, set()).update((key,) if leads else ())
    return np.array([not led[a].isdisjoint(held[b]) for a, b in pairs.tolist()], dtype=bool)


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


def _are_hubs(keys: np.ndarray, counted: np.ndarray) -> np.ndarray:
    """Which counted rows are among the first counted of their key; ``keys`` are sorted."""
    running = np.cumsum(counted) - counted
    return counted & (running - running[_group_starts(keys)] < MOST_HUBS)


def _group_starts(keys: np.ndarray) -> np.ndarray:
    """For each row the first row of its key."""
    return np.maximum.accumulate(np.where(is_new(keys), np.arange(len(keys)), 0))


def _hub_pairs(
    keys: np.ndarray, before: np.ndarray, after: np.ndarray, was_hub: np.ndarray, is_hub: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Rows (hub, later row of its key) whose standing the change can have touched, hub by hub."""
    starts = _group_starts(keys)
    place = np.arange(len(keys)) - starts
    any_hub, hub_changed = was_hub | is_hub, (before != after) | (was_hub != is_hub)
    rows = np.flatnonzero(place > 0)
    for step in range(int(place[any_hub].max(initial=-1)) + 1):
        rows = rows[place[rows] > step]
        hub = starts[rows] + step
        touched = any_hub[hub] & ((before != after)[rows] | hub_changed[hub])
        yield hub[touched], rows[touched]
