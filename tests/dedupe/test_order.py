"""Any order, any batches, and texts taken away again: the same pairs and the same stories."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.dedupe import candidates
from assets.dedupe.candidates import number_text
from assets.dedupe.pairs import find_changes, verify_pairs
from assets.dedupe.stories import StoryDocument, tell_stories
from assets.records import Pair
from tests.dedupe.memory import Memory

_NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Steps:
    """What steps leave: texts and pairs."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.pairs: dict[tuple[int, int], Pair] = {}

    def step(self, added: list[str] = (), removed: list[str] = ()) -> None:
        fresh, gone = _numbered(added), _numbered(removed)
        state = Memory(self.texts | fresh, self.texts, self.pairs)
        come, left = find_changes(state, np.array(sorted(gone), dtype=np.int64))
        self.texts = {number: text for number, text in (self.texts | fresh).items() if number not in gone}
        changed = {tuple(pair) for pair in np.concatenate((come.rows(), left)).tolist()}
        self.pairs = {
            key: pair for key, pair in self.pairs.items() if key not in changed and not set(key) & set(gone)
        }
        found = [Pair(**row) for part in verify_pairs(state, come) for row in part.to_pylist()]
        self.pairs |= {(pair.text_a, pair.text_b): pair for pair in found}


def _numbered(texts: list[str]) -> dict[int, str]:
    return {number_text(sha256(text.encode()).hexdigest()): text for text in texts}


def make_wires() -> list[str]:
    """Twelve wires of four companies: copies, cuts and templates, with one legal tail in common."""
    tail = " Figures are as the company gave them to the exchange this morning before trading began."
    wires = []
    for company, net in (("Alder", 41), ("Birch", 52), ("Cedar", 63), ("Dogwood", 74)):
        body = (
            f"{company} Works Inc said net income in its third quarter rose to {net} mln dlrs from {net - 7}"
            f" mln a year before, helped by sales of {company} pumps in {net % 9 + 2} countries."
            f" Sales were {net * 3}.5 mln dlrs against {net * 3 - 11}.1 mln."
        )
        wires += [body + tail, "MARKET NEWS\n" + body + tail + " More to come.", body]
    return wires


def _from_scratch(texts: list[str]) -> dict[tuple[int, int], Pair]:
    state = Steps()
    state.step(texts)
    return state.pairs


@pytest.fixture(params=[1, 2, 16], autouse=True, scope="module")
def most_hubs(request):
    """Few hubs, so that even a dozen texts crowd a key."""
    before, candidates.MOST_HUBS = candidates.MOST_HUBS, request.param
    yield
    candidates.MOST_HUBS = before


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.permutations(range(12)), st.lists(st.integers(1, 11), max_size=4))
def test_any_order_and_any_batches_leave_the_same_pairs(order, cuts):
    texts = make_wires()
    state = Steps()
    for begin, end in zip((0, *sorted(cuts)), (*sorted(cuts), 12), strict=True):
        state.step([texts[i] for i in order[begin:end]])
    assert state.pairs == _from_scratch(texts)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.permutations(range(12)), st.integers(1, 11))
def test_texts_taken_away_leave_what_was_never_there(order, count):
    texts = [make_wires()[i] for i in order]
    state = Steps()
    state.step(texts[:6])
    state.step(texts[6:], texts[: count // 2])
    state.step([], texts[count // 2 : count])
    assert state.pairs == _from_scratch(texts[count:])


def test_the_wires_of_four_companies_are_four_stories():
    assert len({member.story_id for member in _stories(make_wires(), _from_scratch(make_wires()))}) == 4


def _stories(texts: list[str], pairs: dict[tuple[int, int], Pair], seed: int = 0):
    documents = [
        StoryDocument(
            page_id=sha256(b"page" + text.encode()).hexdigest(),
            text=number_text(sha256(text.encode()).hexdigest()),
            text_length=len(text),
            title=None,
            kind="news",
            url=None,
            published_at=_NOON + timedelta(hours=place) if place % 3 else None,
            captured_at=None,
        )
        for place, text in enumerate(texts)
    ]
    shuffled = list(pairs.values())
    random.Random(seed).shuffle(documents)
    random.Random(seed).shuffle(shuffled)
    return tell_stories(documents, shuffled)


def test_stories_do_not_hear_the_order_of_documents_and_pairs():
    pairs = _from_scratch(make_wires())
    assert all(_stories(make_wires(), pairs, seed) == _stories(make_wires(), pairs) for seed in range(5))
