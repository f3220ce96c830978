"""The step from new texts to pairs of one story.

    added, removed texts > candidates that come and go > faces > pairs

A pair is a function of its two texts, and which pairs stand is a function of the set of
texts: a thousand steps of one text and one step of a thousand leave the same pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from assets.dedupe.candidates import LookUp, Postings, find_candidates, still_candidates
from assets.dedupe.faces import Face, read_faces
from assets.dedupe.verify import Likeness, compare
from assets.records import Pair

# Pairs verified in one go: as many texts are held in memory at a time, at most twice.
_BATCH = 4_000

ReadTexts = Callable[[Sequence[int]], Mapping[int, str]]


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
    read_texts: ReadTexts,
) -> FoundPairs:
    """Pairs that come and go with ``added`` texts (their postings) and ``removed`` ones (numbers).

    ``look_up(keys)`` answers the postings under these keys as they were before the step,
    ``keys_of(texts)`` the postings of these texts, and ``read_texts(texts)`` what they say.
    """
    gone_texts = np.asarray(removed, dtype=np.int64)
    touched = np.unique(np.concatenate((added.keys, keys_of(gone_texts).keys)))
    change = find_candidates(look_up(touched), added, gone_texts)
    gone = change.gone[~np.isin(change.gone, gone_texts).any(axis=1)]
    if len(gone):
        groups = _groups_now(np.unique(gone), added, gone_texts, look_up, keys_of)
        gone = gone[~still_candidates(gone, groups)]
    return FoundPairs(list(verify_pairs(change.come, read_texts)), [tuple(row) for row in gone.tolist()])


def _groups_now(
    texts: np.ndarray, added: Postings, removed: np.ndarray, look_up: LookUp, keys_of: LookUp
) -> Postings:
    """All postings under the keys of ``texts``, with this step's additions and without its removals."""
    keys = np.unique(keys_of(texts).keys)
    known, new = look_up(keys), np.isin(added.keys, keys)
    stays = ~np.isin(known.texts, removed)
    return Postings(known.keys[stays], known.texts[stays]) + Postings(added.keys[new], added.texts[new])


def verify_pairs(candidates: np.ndarray, read_texts: ReadTexts) -> Iterator[Pair]:
    """Those of ``candidates`` (rows of two text numbers) whose texts tell one story."""
    for begin in range(0, len(candidates), _BATCH):
        batch = candidates[begin : begin + _BATCH]
        numbers = np.unique(batch).tolist()
        texts = read_texts(numbers)
        faces: dict[int, Face] = dict(
            zip(numbers, read_faces([texts[number] for number in numbers]), strict=True)
        )
        for a, b in batch.tolist():
            found = compare(faces[a], faces[b])
            if found:
                yield _pair(a, b, found)


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
