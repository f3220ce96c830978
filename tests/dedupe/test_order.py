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
from assets.dedupe.candidates import Postings, number_text
from assets.dedupe.pairs import Pair, Sketches, find_pairs
from assets.dedupe.signatures import sign_texts
from assets.dedupe.stories import StoryDocument, tell_stories

_NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


class State:
    """What the lake keeps between steps, in memory."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.postings = Postings(np.zeros(0, np.int64), np.zeros(0, np.int64))
        self.pairs: dict[tuple[int, int], Pair] = {}

    def step(self, added: list[str] = (), removed: list[str] = ()) -> None:
        fresh = {number_text(sha256(text.encode()).hexdigest()): text for text in added}
        gone = [number_text(sha256(text.encode()).hexdigest()) for text in removed]
        signed = sign_texts(list(fresh.values()))
        owners = np.repeat(np.array(list(fresh), dtype=np.int64), np.diff(signed.starts))
        postings = Postings(signed.keys, owners)
        found = find_pairs(
            postings,
            gone,
            lambda keys: self._where(np.isin(self.postings.keys, keys)),
            lambda texts: self._where(np.isin(self.postings.texts, texts)),
            lambda wanted: _sketches(self.texts | fresh, wanted),
            lambda numbers: {number: (self.texts | fresh)[number] for number in numbers},
        )
        self.texts = {n: text for n, text in (self.texts | fresh).items() if n not in gone}
        self.postings = self._where(~np.isin(self.postings.texts, gone)) + postings
        for pair in found.gone:
            self.pairs.pop(pair, None)
        self.pairs = {key: pair for key, pair in self.pairs.items() if not set(key) & set(gone)}
        self.pairs |= {(pair.text_a, pair.text_b): pair for pair in found.come}

    def _where(self, mask: np.ndarray) -> Postings:
        return Postings(self.postings.keys[mask], self.postings.texts[mask])


def _sketches(texts: dict[int, str], wanted: np.ndarray) -> Sketches:
    signed = sign_texts([texts[number] for number in wanted.tolist()])
    return Sketches(wanted, signed.shingles, signed.sketches)


def _texts() -> list[str]:
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
    state = State()
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
    texts = _texts()
    state = State()
    for begin, end in zip((0, *sorted(cuts)), (*sorted(cuts), 12), strict=True):
        state.step([texts[i] for i in order[begin:end]])
    assert state.pairs == _from_scratch(texts)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.permutations(range(12)), st.integers(1, 11))
def test_texts_taken_away_leave_what_was_never_there(order, count):
    texts = [_texts()[i] for i in order]
    state = State()
    state.step(texts[:6])
    state.step(texts[6:], texts[: count // 2])
    state.step([], texts[count // 2 : count])
    assert state.pairs == _from_scratch(texts[count:])


def test_the_wires_of_four_companies_are_four_stories():
    assert len({member.story_id for member in _stories(_texts(), _from_scratch(_texts()))}) == 4


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
    pairs = _from_scratch(_texts())
    assert all(_stories(_texts(), pairs, seed) == _stories(_texts(), pairs) for seed in range(5))
