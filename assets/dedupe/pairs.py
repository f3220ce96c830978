"""The step from new texts to pairs of one story.

    added, removed texts > candidates that come and go > faces > pairs

A pair is a function of its two texts, and which pairs stand is a function of the set of
texts: a thousand steps of one text and one step of a thousand leave the same pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assets.dedupe.candidates import (
    LookUp,
    PairChange,
    Postings,
    components_of,
    find_candidates,
    still_candidates,
)
from assets.dedupe.faces import Face, read_faces
from assets.dedupe.signatures import may_tell_one_story
from assets.dedupe.verify import LEAST_CONTAINMENT, Likeness, compare
from assets.records import Pair

# Pairs verified in one go, pairs of sketches compared in one go, and words of texts kept for
# the next pairs: about 150 MB.
_BATCH = 250
_SKETCHES = 100_000

# Keys looked up in one go: about 300 MB.
_KEYS = 2_000_000
_MOST_WORDS = 2_000_000

ReadTexts = Callable[[Sequence[int]], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Sketches:
    """How many shingles each text has, and its sketch; texts are ascending."""

    texts: np.ndarray
    shingles: np.ndarray
    sketches: np.ndarray

    def may_tell_one_story(self, pairs: np.ndarray) -> np.ndarray:
        """Which ``pairs`` of texts may have the containment, and the numbers, that one story asks for."""
        may = np.zeros(len(pairs), dtype=bool)
        for begin in range(0, len(pairs), _SKETCHES):
            a, b = np.searchsorted(self.texts, pairs[begin : begin + _SKETCHES]).T
            may[begin : begin + _SKETCHES] = may_tell_one_story(
                self.shingles[a],
                self.sketches[a],
                self.shingles[b],
                self.sketches[b],
                LEAST_CONTAINMENT,
            )
        return may


@dataclass(frozen=True, slots=True)
class FoundPairs:
    """What a step changes: pairs to write (again), and pairs of two known texts to take away.

    Pairs with a removed text go with it and are not listed.
    """

    come: list[Pair]
    gone: list[tuple[int, int]]


def find_pairs(
    added: Postings,
    removed: Sequence[int],
    look_up: LookUp,
    keys_of: LookUp,
    sketches_of: Callable[[np.ndarray], Sketches],
    read_texts: ReadTexts,
) -> FoundPairs:
    """Pairs that come and go with ``added`` texts (their postings) and ``removed`` ones (numbers).

    ``look_up(keys)`` answers the postings under these keys as they were before the step,
    ``keys_of(texts)`` the postings of these texts, ``sketches_of(texts)`` their sketches (added
    ones too), and ``read_texts(texts)`` what they say.
    """
    gone_texts = np.asarray(removed, dtype=np.int64)
    touched = np.unique(np.concatenate((added.keys, keys_of(gone_texts).keys)))
    parts = [_find_in_part(keys, added, gone_texts, look_up, sketches_of) for keys in _key_parts(touched)]
    come = np.unique(np.concatenate([part.come for part in parts]), axis=0)
    gone = np.unique(np.concatenate([part.gone for part in parts]), axis=0)
    if len(gone):
        groups = _groups_now(np.unique(gone), added, gone_texts, look_up, keys_of)
        gone = gone[~still_candidates(gone, groups)]
    return FoundPairs(list(verify_pairs(come, read_texts)), [tuple(row) for row in gone.tolist()])


def _key_parts(keys: np.ndarray) -> list[np.ndarray]:
    """Keys in parts that need little memory; where they are cut makes no difference."""
    return np.array_split(keys, len(keys) // _KEYS + 1)


def _find_in_part(
    keys: np.ndarray,
    added: Postings,
    removed: np.ndarray,
    look_up: LookUp,
    sketches_of: Callable[[np.ndarray], Sketches],
) -> PairChange:
    """What changes under some of the keys: pairs that may be one story, and pairs of known texts that go."""
    new = np.isin(added.keys, keys)
    change = find_candidates(look_up(keys), Postings(added.keys[new], added.texts[new]), removed)
    come = change.come
    if len(come):
        come = come[sketches_of(np.unique(come)).may_tell_one_story(come)]
    return PairChange(come, change.gone[~np.isin(change.gone, removed).any(axis=1)])


def _groups_now(
    texts: np.ndarray,
    added: Postings,
    removed: np.ndarray,
    look_up: LookUp,
    keys_of: LookUp,
) -> Postings:
    """All postings under the keys of ``texts``, with this step's additions and without its removals."""
    keys = np.unique(keys_of(texts).keys)
    known, new = look_up(keys), np.isin(added.keys, keys)
    stays = ~np.isin(known.texts, removed)
    return Postings(known.keys[stays], known.texts[stays]) + Postings(added.keys[new], added.texts[new])


def verify_pairs(candidates: np.ndarray, read_texts: ReadTexts) -> Iterator[Pair]:
    """Those of ``candidates`` (rows of two text numbers) whose texts tell one story."""
    ordered = _in_reading_order(candidates)
    faces: dict[int, Face] = {}  # those used last stand last
    held = 0
    for begin in range(0, len(ordered), _BATCH):
        batch = ordered[begin : begin + _BATCH]
        wanted = np.unique(batch).tolist()
        missing = [number for number in wanted if number not in faces]
        texts = read_texts(missing)
        fresh = zip(missing, read_faces([texts[number] for number in missing]), strict=True)
        faces |= {number: faces.pop(number) for number in wanted if number in faces} | dict(fresh)
        for a, b in batch.tolist():
            found = compare(faces[a], faces[b])
            if found:
                yield _pair(a, b, found)
        held += sum(faces[number].size for number in missing)
        held = _forget(faces, held)


def _forget(faces: dict[int, Face], held: int) -> int:
    """Drop faces, those used longest ago first, until the words that are held are few enough."""
    for number in list(faces) if held > _MOST_WORDS else ():
        if held <= _MOST_WORDS:
            break
        held -= faces.pop(number).size
    return held


def _in_reading_order(candidates: np.ndarray) -> np.ndarray:
    """Candidates so that a text is read once, or nearly: what hangs together stays together.

    Within that, by the larger number: the smaller ones are hubs, which many pairs share.
    """
    if not len(candidates):
        return candidates
    texts, ends = np.unique(candidates, return_inverse=True)
    ends = ends.reshape(-1, 2)
    component = components_of(len(texts), ends)[ends[:, 0]]
    return candidates[np.lexsort((ends[:, 0], ends[:, 1], component))]


def _pair(a: int, b: int, found: Likeness) -> Pair:
    a_holds, held_from, held_to = found.place or (None, None, None)
    return Pair(
        text_a=a,
        text_b=b,
        jaccard=found.jaccard,
        containment=found.containment,
        numbers_agree=found.numbers_agree,
        names_agree=found.names_agree,
        changed_figures=found.changed_figures,
        holder=None if found.place is None else a if a_holds else b,
        held_from=held_from,
        held_to=held_to,
    )
