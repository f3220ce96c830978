"""How new was it? Other stories that told of the same event before a page came out."""

from __future__ import annotations

import pytest

from tests.model.conftest import Q1, Tables

NEXT_QUARTER = {
    "fiscal_year": 2026, "fiscal_period": "Q2", "period_start": "2025-05-03", "period_end": "2025-08-01",
    "calendar_frame": "CY2025Q2", "period_status": "stated",
}  # fmt: skip
NOON = "2025-05-30 12:00:00Z"
COUNTS = "select similar_12h, similar_1d, similar_3d, similar_7d from marts.novelty where page_id = 'b'"


def _told(tables: Tables, statement: dict, at: str | None, page: str, **placed: object) -> None:
    tables.page(page, {"value": "16100000000"} | Q1 | statement, published_at=at, **placed)


def _counts(tables: Tables) -> tuple:
    tables.build("marts.novelty")
    return tables.row(COUNTS)


WHEN = [
    # the other story came out       in the 12 hours, day, three days, week before
    ("2025-05-30 11:59:00Z", (1, 1, 1, 1)),
    ("2025-05-30 00:00:00Z", (1, 1, 1, 1)),
    ("2025-05-29 23:59:00Z", (0, 1, 1, 1)),
    ("2025-05-28 12:00:00Z", (0, 0, 1, 1)),
    ("2025-05-24 12:00:00Z", (0, 0, 0, 1)),
    ("2025-05-23 11:59:00Z", (0, 0, 0, 0)),
    ("2025-05-30 12:00:00Z", (0, 0, 0, 0)),
    ("2025-05-30 12:01:00Z", (0, 0, 0, 0)),
    (None, (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("at", "counts"), WHEN)
def test_a_story_counts_in_the_time_before(tables: Tables, at: str | None, counts: tuple) -> None:
    """What came at the same moment, later, or nobody knows when, was not known before."""
    _told(tables, {}, at, "a")
    _told(tables, {}, NOON, "b")
    assert _counts(tables) == counts


WHAT = [
    # what the other story says                                         is it similar
    ({}, True),
    ({"value": "16000000000"}, True),
    ({"nature": "guidance"}, True),
    ({"metric": "net_income"}, False),
    ({"company_id": "0001045810"}, False),
    (NEXT_QUARTER, False),
    ({"nature": "prior_period"}, False),
    ({"nature": "market_quote"}, False),
    (dict.fromkeys(Q1) | {"period_status": "missing"}, True),
]


@pytest.mark.parametrize(("said", "is_similar"), WHAT)
def test_a_similar_story_tells_of_the_same_metric_and_of_no_other_period(
    tables: Tables, said: dict, is_similar: bool
) -> None:
    _told(tables, said, "2025-05-30 09:00:00Z", "a")
    _told(tables, {}, NOON, "b")
    assert _counts(tables) == (int(is_similar),) * 4


def test_copies_of_one_story_count_once_and_a_storys_own_pages_never(tables: Tables) -> None:
    _told(tables, {}, "2025-05-29 09:00:00Z", "a", story="s")
    _told(tables, {}, "2025-05-30 09:00:00Z", "c", story="s", relation="near_copy", novelty_rank=2)
    _told(tables, {}, "2025-05-30 10:00:00Z", "d", story="b")
    _told(tables, {}, NOON, "b", story="b", relation="update", novelty_rank=2)
    assert _counts(tables) == (1, 1, 1, 1)


def test_a_page_with_no_time_has_no_counts(tables: Tables) -> None:
    _told(tables, {}, NOON, "a")
    _told(tables, {}, None, "b")
    assert _counts(tables) == (None, None, None, None)


def test_what_comes_later_changes_no_count(tables: Tables) -> None:
    _told(tables, {}, "2025-05-30 09:00:00Z", "a")
    _told(tables, {}, NOON, "b")
    before = _counts(tables)
    _told(tables, {}, "2025-05-30 13:00:00Z", "c")
    assert _counts(tables) == before == (1, 1, 1, 1)
