"""What each page is to its story."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from assets.dedupe.stories import StoryDocument, tell_stories
from assets.records import Pair

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def _document(page_id: str, text: int, *, hours: float | None = 0, **also) -> StoryDocument:
    at = None if hours is None else NOON + timedelta(hours=hours)
    given = {"text_length": 1000, "title": None, "kind": "news", "url": None, "captured_at": None} | also
    return StoryDocument(page_id=page_id, text=text, published_at=at, **given)


def _pair(
    a: int, b: int, jaccard: str = "0.9", *, changed: int = 0, part: int | None = None, at=(0, 9)
) -> Pair:
    """Two texts of one story; ``part`` is the one that the other holds, at these shingles."""
    holder = None if part is None else a + b - part
    return Pair(
        text_a=a,
        text_b=b,
        jaccard=Decimal(jaccard),
        containment=Decimal("0.95"),
        numbers_agree=Decimal(1),
        names_agree=Decimal(1),
        changed_figures=changed,
        holder=holder,
        held_from=None if holder is None else at[0],
        held_to=None if holder is None else at[1],
    )


def _told(documents, pairs=()):
    return {member.page_id: member for member in tell_stories(documents, pairs)}


RELATIONS = [
    # the second page, told after the first        the pair of their texts        what it is
    ({"text": 1}, None, "exact_copy"),
    ({"text": 2}, _pair(1, 2), "near_copy"),
    ({"text": 2, "title": "CORRECTED - Alder net rises"}, _pair(1, 2), "correction"),
    ({"text": 2, "title": "UPDATE 1-Alder net rises"}, _pair(1, 2), "update"),
    ({"text": 2, "title": "RPT-Alder net rises"}, _pair(1, 2), "near_copy"),
    ({"text": 2, "title": "RPT-Alder net rises", "hours": 200}, _pair(1, 2, changed=1), "correction"),
    ({"text": 2}, _pair(1, 2, changed=1), "correction"),
    ({"text": 2, "hours": 200}, _pair(1, 2, changed=1), "update"),
    ({"text": 2, "hours": None}, _pair(1, 2, changed=1), "update"),
    ({"text": 2}, _pair(1, 2, "0.3", part=2), "excerpt"),
    ({"text": 2}, _pair(1, 2, "0.3", part=1), "excerpt"),
    ({"text": 2, "title": "Alder net rises again"}, _pair(1, 2, "0.3", part=1), "update"),
]


@pytest.mark.parametrize(("second", "pair", "relation"), RELATIONS)
def test_the_second_page_is(second, pair, relation):
    first = _document("aa", 1, title="Alder net rises")
    later = _document("bb", **({"hours": 1} | second))
    told = _told([later, first], [pair] if pair else [])
    assert told["aa"].relation == "original"
    assert told["aa"].matched_page_id is None
    assert told["bb"].relation == relation
    assert told["bb"].matched_page_id == "aa"
    assert {member.story_id for member in told.values()} == {"aa"}


@pytest.mark.parametrize("title", ["CORRECTED-Alder net rises", "Alder net rises (corrected)"])
def test_of_two_pages_of_one_time_the_one_that_says_so_corrects_the_other(title):
    """A wire's date has no hour."""
    told = _told([_document("bb", 1), _document("aa", 2, title=title)], [_pair(1, 2, changed=1)])
    assert [told[page].relation for page in ("bb", "aa")] == ["original", "correction"]


def test_a_copy_of_the_corrected_page_is_a_copy_and_no_correction():
    """It is more like the first page, but says the figures of the second."""
    documents = [_document("aa", 1), _document("bb", 2, hours=1), _document("cc", 3, hours=2)]
    pairs = [_pair(1, 2, changed=1), _pair(1, 3, "0.9", changed=1), _pair(2, 3, "0.8")]
    told = _told(documents, pairs)
    assert [told[page].relation for page in ("aa", "bb", "cc")] == ["original", "correction", "near_copy"]
    assert told["cc"].matched_page_id == "bb"


def test_a_page_alone_is_its_own_story():
    (member,) = tell_stories([_document("aa", 1)], [])
    assert (member.story_id, member.relation, member.is_representative, member.novelty_rank) == (
        "aa", "original", True, 1,
    )  # fmt: skip


def test_first_available_ranks_first_and_unknown_times_last():
    told = _told(
        [
            _document("aa", 1, hours=None),
            _document("bb", 1, hours=5),
            _document("cc", 1, hours=None, captured_at=NOON),
            _document("dd", 1, hours=None),
        ]
    )
    ranked = sorted(told, key=lambda page: told[page].novelty_rank)
    assert ranked == ["cc", "bb", "aa", "dd"]


PREFERENCE = [
    # better                                          worse
    ({"kind": "press_release", "text_length": 10}, {"text_length": 9000}),
    ({"url": "https://investors.example.com/q2"}, {"url": "https://news.example.com/q2"}),
    ({"text_length": 900}, {"text_length": 800, "hours": -9}),
    ({"hours": 1}, {"hours": 2}),
]


@pytest.mark.parametrize(("better", "worse"), PREFERENCE)
def test_one_page_stands_for_the_story(better, worse):
    told = _told([_document("zz", 1, **better), _document("aa", 2, **worse)], [_pair(1, 2)])
    assert [page for page, member in told.items() if member.is_representative] == ["zz"]


def test_a_round_up_does_not_stand_for_the_story_it_holds():
    told = _told([_document("aa", 1, text_length=9000), _document("bb", 2)], [_pair(1, 2, "0.1", part=2)])
    assert told["bb"].is_representative


def test_a_digest_does_not_join_the_stories_it_quotes():
    """Text 9 holds text 1 at its top and text 5 further down; it goes with the one it shares most with."""
    documents = [_document("aa", 1), _document("bb", 5), _document("cc", 9)]
    pairs = [_pair(1, 9, "0.3", part=1, at=(0, 100)), _pair(5, 9, "0.2", part=5, at=(150, 220))]
    told = _told(documents, pairs)
    assert (told["aa"].story_id, told["bb"].story_id, told["cc"].story_id) == ("aa", "bb", "aa")


def test_a_copy_with_other_headlines_on_it_draws_in_no_other_story():
    """Text 9 is a copy of text 1 and quotes the headline that is all of text 5."""
    documents = [_document("aa", 1), _document("bb", 5), _document("cc", 9)]
    told = _told(documents, [_pair(1, 9, "0.6"), _pair(5, 9, "0.02", part=5, at=(150, 160))])
    assert (told["aa"].story_id, told["bb"].story_id, told["cc"].story_id) == ("aa", "bb", "aa")


def test_two_cuts_of_one_place_stay_together():
    documents = [_document("aa", 1), _document("bb", 5), _document("cc", 9)]
    pairs = [_pair(1, 9, "0.3", part=1, at=(0, 100)), _pair(5, 9, "0.2", part=5, at=(20, 90))]
    assert {member.story_id for member in tell_stories(documents, pairs)} == {"aa"}


def test_pairs_of_texts_that_are_gone_join_nothing():
    told = _told([_document("aa", 1), _document("bb", 3)], [_pair(1, 2), _pair(2, 3)])
    assert (told["aa"].story_id, told["bb"].story_id) == ("aa", "bb")
