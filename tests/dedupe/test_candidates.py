"""Which texts are compared does not hear in what order they came."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.dedupe import candidates
from assets.dedupe.candidates import Postings, find_candidates, groups_under
from assets.dedupe.pairs import find_changes
from assets.dedupe.signatures import SKETCH, Sketches


def _postings(keys_of: dict[int, frozenset[int]]) -> Postings:
    rows = [(key, text) for text, keys in keys_of.items() for key in keys]
    table = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return Postings(table[:, 0], table[:, 1])


def _scratch(keys_of: dict[int, frozenset[int]]) -> set[tuple[int, int]]:
    """The rule read off its docstring: a key's first texts are paired with all its later ones."""
    found = set()
    for key in frozenset().union(*keys_of.values(), ()):
        group = sorted(text for text, keys in keys_of.items() if key in keys)
        hubs = group[: candidates.MOST_HUBS]
        found |= {(hub, other) for hub in hubs for other in group if hub < other}
    return found


class _State:
    """Known and added postings; all sketches are alike."""

    def __init__(self, known: dict[int, frozenset[int]], added: dict[int, frozenset[int]]) -> None:
        self._known, self._added = _postings(known), _postings(added)
        self._pairs = _scratch(known)
        self.texts = np.array(sorted(known | added), dtype=np.int64)

    def count_added(self) -> int:
        return len(self._added.keys)

    def added(self, low: int, high: int) -> Postings:
        return _where(self._added, (self._added.keys >= low) & (self._added.keys <= high))

    def known(self, keys: np.ndarray, least: np.ndarray) -> Postings:
        order = np.lexsort((self._known.texts, self._known.keys))
        return groups_under(keys, least, _where(self._known, order))

    def keys_of(self, texts: np.ndarray) -> Postings:
        return _where(self._known, np.isin(self._known.texts, texts))

    def are_standing(self, pairs: np.ndarray) -> np.ndarray:
        return np.array([tuple(pair) in self._pairs for pair in pairs.tolist()], dtype=bool)

    def sketches(self, texts: np.ndarray) -> Sketches:
        return Sketches(np.ones(len(texts)), np.ones((len(texts), SKETCH), dtype=np.uint8))


def _where(postings: Postings, chosen: np.ndarray) -> Postings:
    return Postings(postings.keys[chosen], postings.texts[chosen])


_KEYS = [part * 2**61 for part in range(-4, 4)]  # spread, as hashes are

texts = st.dictionaries(st.integers(-20, 20), st.frozensets(st.sampled_from(_KEYS), min_size=1), min_size=1)


@pytest.mark.parametrize(("most_hubs", "keys_a_part"), [(1, 100), (2, 2), (4, 3)])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(texts, st.randoms(use_true_random=False))
def test_steps_leave_the_candidates_of_one_step(most_hubs, keys_a_part, everything, dice):
    with patch.object(candidates, "MOST_HUBS", most_hubs), patch.object(candidates, "_POSTINGS", keys_a_part):
        known: dict[int, frozenset[int]] = {}
        standing: set[tuple[int, int]] = set()
        waiting = list(everything)
        dice.shuffle(waiting)
        while waiting:
            count = dice.randint(1, 4)
            added = {text: everything[text] for text in waiting[:count]}
            waiting = waiting[count:]
            removed = {text for text in known if dice.random() < 0.2}
            come, gone = find_changes(_State(known, added), np.array(sorted(removed), dtype=np.int64))
            known = {text: keys for text, keys in (known | added).items() if text not in removed}
            standing -= set(map(tuple, gone.tolist()))
            standing = {pair for pair in standing if not set(pair) & removed}
            standing |= set(map(tuple, come.rows().tolist()))
            assert standing == _scratch(known)


def test_a_popular_key_costs_in_proportion_to_its_texts():
    crowd = _postings({text: frozenset({1}) for text in range(1000)})
    pairs_found = find_candidates(_postings({}), crowd).come
    assert len(pairs_found) < candidates.MOST_HUBS * 1000
    assert set(pairs_found.rows()[:, 1].tolist()) == set(range(1, 1000))
