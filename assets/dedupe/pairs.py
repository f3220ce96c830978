"""The step from new texts to pairs of one story.

    added, removed texts > candidates that come and go > faces, by the shelf > pairs

A pair is a function of its two texts, and which pairs stand is a function of the set of
texts: a thousand steps of one text and one step of a thousand leave the same pairs. The
work is cut by key, then by what hangs together: each part is a pure function of its arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
import pyarrow as pa

from assets.dedupe.candidates import (
    PackedPairs,
    PairChange,
    Postings,
    find_candidates,
    join_pairs,
    key_ranges,
    least_of_groups,
    still_candidates,
)
from assets.dedupe.faces import Faces, read_faces
from assets.dedupe.sets import MOST, distinct, is_in, is_new
from assets.dedupe.shingles import Words
from assets.dedupe.signatures import Sketches
from assets.dedupe.verify import LEAST_CONTAINMENT, Likeness, compare, hold_places
from assets.tables import TABLES, arrow_schema

# Candidates that wait to be joined with those before them, and candidates put on shelves in one go.
_PAIRS = 2_000_000
_PAIRS_READ = 200_000

# Pairs of sketches compared in one go.
_SKETCHES = 50_000

# Words of texts whose faces are held at once (about 40 bytes each), and words of pairs that
# are looked at in one go.
_SHELF = 1_000_000
_BATCH = 500_000

# A share is kept to six places, and stored with ten.
_MILLION, _STORED = 1_000_000, 10_000


class State(Protocol):
    """What is kept of the texts, before a step and with what it adds."""

    @property
    def texts(self) -> np.ndarray:
        """Numbers of all texts, known and added, ascending."""
        ...

    def count_added(self) -> int:
        """Postings that the step adds."""
        ...

    def added(self, low: int, high: int) -> Postings:
        """Postings that the step adds, with keys from ``low`` to ``high`` (both are in)."""
        ...

    def known(self, keys: np.ndarray, least: np.ndarray) -> Postings:
        """Postings under these keys as they were before the step: what ``groups_under`` answers, or more."""
        ...

    def keys_of(self, texts: np.ndarray) -> Postings:
        """Postings of these known texts."""
        ...

    def are_standing(self, pairs: np.ndarray) -> np.ndarray:
        """Which of ``pairs`` are pairs of one story before the step."""
        ...

    def sketches(self, texts: np.ndarray) -> Sketches:
        """Sketches of these texts, added ones too."""
        ...

    def shingles(self, texts: np.ndarray) -> np.ndarray:
        """How many shingles each of these texts has, added ones too."""
        ...

    def words(self, texts: np.ndarray) -> Words:
        """Words of these texts, in this order, added ones too."""
        ...


def find_changes(state: State, removed: np.ndarray) -> tuple[PackedPairs, np.ndarray]:
    """Pairs that may be one story now and were not; rows of those that were and share no key any more.

    Pairs with a removed text (numbers, ascending) go with it and are in neither.
    """
    lost = state.keys_of(removed)
    come, gone, fresh = np.zeros(0, dtype=np.int64), join_pairs([]), 0
    waiting: list[np.ndarray] = []
    for low, high in key_ranges(state.count_added()):
        part = _find_in_part(state, low, high, lost, removed)
        gone = join_pairs([gone, part.gone])
        waiting.append(part.come.among(state.texts))
        fresh += len(part.come)
        if fresh > max(len(come), _PAIRS):  # so that each pair is sorted a few times only
            come, waiting, fresh = _join([come, *waiting]), [], 0
    if len(gone):
        gone = gone[~_are_candidates_now(state, gone, lost, removed)]
    return PackedPairs(state.texts, _join([come, *waiting])), gone


def _join(parts: list[np.ndarray]) -> np.ndarray:
    """All codes, ascending, each once; ``distinct`` would sort a copy."""
    codes = np.concatenate(parts)
    codes.sort()
    return codes[is_new(codes)]


def _find_in_part(state: State, low: int, high: int, lost: Postings, removed: np.ndarray) -> PairChange:
    added = state.added(low, high)
    changes = Postings.join((added, _within(lost, low, high)))
    keys = distinct(changes.keys)
    change = find_candidates(state.known(keys, least_of_groups(keys, changes)), added, removed)
    come = _may_tell_one_story(state, change.come)
    come = PackedPairs(come.texts, come.codes[~state.are_standing(come.rows())])
    gone = change.gone[~is_in(change.gone, removed).any(axis=1)]
    return PairChange(come, gone[state.are_standing(gone)])


def _within(postings: Postings, low: int, high: int) -> Postings:
    is_within = (postings.keys >= low) & (postings.keys <= high)
    return Postings(postings.keys[is_within], postings.texts[is_within])


def _may_tell_one_story(state: State, pairs: PackedPairs) -> PackedPairs:
    sketches, (a, b) = state.sketches(pairs.texts), pairs.places()
    parts = [rows for rows, _ in pairs.parts(_SKETCHES)]
    may = [sketches.may_tell_one_story(a[rows], b[rows], LEAST_CONTAINMENT) for rows in parts]
    return PackedPairs(pairs.texts, pairs.codes[np.concatenate([np.zeros(0, dtype=bool), *may])])


def _are_candidates_now(state: State, pairs: np.ndarray, lost: Postings, removed: np.ndarray) -> np.ndarray:
    """Which pairs of known texts share a key under which one is a hub, after the step."""
    own = state.keys_of(distinct(pairs.ravel()))
    keys = distinct(own.keys)
    touched = is_in(lost.keys, keys)
    known = state.known(keys, least_of_groups(keys, Postings(lost.keys[touched], lost.texts[touched])))
    added = state.added(int(keys[0]), int(keys[-1]))
    stays, new = ~is_in(known.texts, removed), is_in(added.keys, keys)
    now = (
        own,
        Postings(known.keys[stays], known.texts[stays]),
        Postings(added.keys[new], added.texts[new]),
    )
    return still_candidates(pairs, Postings.join(now))


def verify_pairs(state: State, candidates: PackedPairs) -> Iterator[pa.Table]:
    """Rows of dedupe.pairs: those of ``candidates`` that tell one story."""
    words = state.shingles(candidates.texts)  # as many as words, but for one or two
    for pairs in _in_reading_order(candidates):
        for shelf in _cut(_words_first_used(pairs, words), _SHELF):
            yield _verify_shelf(state, candidates.texts, pairs[shelf])


def _in_reading_order(candidates: PackedPairs) -> Iterator[np.ndarray]:
    """Places of the two texts of each candidate, some at a time, so that a text is read few times.

    Those with one smallest neighbour stay together. What hangs together would be read once, but
    templates make most of a large corpus hang together.
    """
    least = np.arange(len(candidates.texts))
    for _, part in candidates.parts(_PAIRS_READ):
        first, second = part.places()
        np.minimum.at(least, second, first)
    order = np.argsort(least, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    codes = np.empty_like(candidates.codes)
    for rows, part in candidates.parts(_PAIRS_READ):
        first, second = part.places()
        codes[rows] = rank[second] << 32 | first
    codes.sort()
    for _, part in PackedPairs(candidates.texts, codes).parts(_PAIRS_READ):
        second, first = part.places()
        yield np.stack((first, order[second]), axis=1)


def _words_first_used(pairs: np.ndarray, words: np.ndarray) -> np.ndarray:
    """For each pair how many words its texts have that no pair before it has."""
    ends = pairs.ravel()
    texts, first = np.unique(ends, return_index=True)
    counts = np.zeros(len(ends), dtype=np.int64)
    counts[first] = words[texts]
    return counts.reshape(-1, 2).sum(axis=1)


def _verify_shelf(state: State, texts: np.ndarray, pairs: np.ndarray) -> pa.Table:
    """Those of ``pairs`` that tell one story: the faces of all their texts are held at once."""
    held = distinct(pairs.ravel())
    faces = read_faces(state.words(texts[held]))
    ends = np.searchsorted(held, pairs)
    batches = _cut(np.diff(faces.words.starts)[ends].sum(axis=1), _BATCH, MOST)
    return pa.concat_tables(_verify(texts[held], faces, ends[batch]) for batch in batches)


def _cut(sizes: np.ndarray, most: int, most_pairs: int | None = None) -> Iterator[slice]:
    """Stretches of pairs of at most so much size, and so many; one alone may be larger."""
    ends, begin = np.cumsum(sizes), 0
    while begin < len(sizes):
        before = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, before + most, side="right")))
        end = min(end, begin + (most_pairs or end))
        yield slice(begin, end)
        begin = end


def _verify(held: np.ndarray, faces: Faces, ends: np.ndarray) -> pa.Table:
    """Pairs of ``held`` texts, by their places, that tell one story."""
    found = compare(faces, ends[:, 0], ends[:, 1])
    holder, held_from, held_to = _held(faces, found)
    columns = {
        "text_a": held[found.a],
        "text_b": held[found.b],
        "jaccard": _share(found.shared, found.every),
        "containment": _share(found.shared, found.smaller),
        "numbers_agree": _share(found.numbers_same, found.numbers_same + found.numbers_other),
        "names_agree": _share(found.names_same, found.names_same + found.names_other),
        "changed_figures": found.changed_figures,
        "holder": pa.array(held[holder], mask=~found.is_part),
        "held_from": pa.array(held_from, mask=~found.is_part),
        "held_to": pa.array(held_to, mask=~found.is_part),
    }
    return pa.table(columns, schema=arrow_schema(TABLES["dedupe.pairs"]))


def _held(faces: Faces, found: Likeness) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which text holds the other where one is a part, and from and to which shingle."""
    sizes = faces.shingles.sizes
    least, starts = faces.shingles.values, faces.shingles.starts  # no pair has a text without shingles
    size_a, size_b = sizes[found.a], sizes[found.b]
    is_tie = (size_a == size_b) & (least[starts[found.a]] > least[starts[found.b]])
    a_holds = (size_a > size_b) | is_tie
    holder, part = np.where(a_holds, (found.a, found.b), (found.b, found.a))
    begins, ends = np.zeros_like(holder), np.zeros_like(holder)
    at = np.flatnonzero(found.is_part)
    begins[at], ends[at] = hold_places(faces, holder[at], part[at])
    return holder, begins, ends


def _share(part: np.ndarray, whole: np.ndarray) -> pa.Array:
    """``part / whole`` to six places, in whole numbers all the way; 1 where there is nothing to share."""
    part, whole = np.where(whole > 0, part, 1), np.maximum(whole, 1)
    stored = (part * _MILLION + whole // 2) // whole * _STORED
    halves = np.stack((stored, np.zeros_like(stored)), axis=1)  # of the 128 bits of a decimal
    return pa.Array.from_buffers(pa.decimal128(38, 10), len(part), [None, pa.py_buffer(halves.tobytes())])
