"""No reader at a time sees what was said after it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from tests.model.conftest import Q1, Tables

DAY_ONE = datetime(2025, 5, 1, 12, tzinfo=UTC)
RELATIONS = ("original", "exact_copy", "near_copy", "excerpt", "update", "correction")
SOME_Q1 = {"fiscal_period": "Q1", "period_status": "ambiguous"}


def world(seed: int, known_by: datetime | None = None) -> Tables:
    """Pages of a few stories about one company; only those known by a time, if it is given."""
    chance, tables, ranks = random.Random(seed), Tables(), {}
    pages = [
        (DAY_ONE + timedelta(hours=chance.randrange(240)) if chance.random() < 0.85 else None, number)
        for number in range(40)
    ]
    for at, number in sorted(pages, key=lambda page: (page[0] is None, page)):
        story = f"{chance.randrange(12):02}"
        ranks[story] = rank = ranks.get(story, 0) + 1
        placed = {
            "story": story,
            "novelty_rank": rank,
            "relation": "original" if rank == 1 else chance.choice(RELATIONS),
        }
        statements = [
            {
                "value": str(5_000_000_000 + chance.choice((0, 0, 0, 40_000_000, 700_000_000))),
                "decimals": chance.choice((1, 2)),
                "nature": chance.choice(("actual", "actual", "prior_period", "guidance")),
                "source_kind": chance.choice(("prose", "table")),
                **chance.choice((Q1, SOME_Q1, {})),
            }
            for _ in range(chance.randrange(1, 5))
        ]
        when = {chance.choice(("published_at", "captured_at")): at} if at else {}
        kind = chance.choice(("news", "press_release"))
        if known_by is None or (at and at <= known_by):
            tables.page(f"{number:02}", *statements, kind=kind, **placed, **when)
    return tables


COLUMNS = """
    fact_id, nature, fiscal_period, period_status, value, decimals, statement_id,
    n_statements, n_stories, status, first_available_at
"""


@pytest.mark.parametrize("seed", range(2))
def test_as_of_is_what_a_build_of_only_the_pages_known_by_then_would_have_said(seed: int) -> None:
    whole = world(seed)
    whole.build("marts.as_of")
    for hours in (0, 100, 300):
        then = DAY_ONE + timedelta(hours=hours)
        seen = whole.rows(f"select {COLUMNS} from marts.as_of('{then}') order by fact_id")
        past = world(seed, known_by=then)
        past.build("marts.facts")
        assert seen == past.rows(f"select {COLUMNS} from marts.facts order by fact_id")


def test_as_of_has_the_columns_of_facts(tables: Tables) -> None:
    tables.build("marts.as_of")
    described = "select column_name, column_type from (describe {})"
    assert tables.rows(described.format("from marts.as_of('2025-01-01')")) == tables.rows(
        described.format("marts.facts")
    )


def test_the_past_does_not_know_a_later_correction(tables: Tables) -> None:
    tables.page("a", {"value": "5", **Q1}, published_at="2025-05-29 20:00:00Z")
    tables.page(
        "b", {"value": "7", **Q1}, story="a", relation="correction", novelty_rank=2,
        published_at="2025-05-29 21:00:00Z",
    )  # fmt: skip
    tables.build("marts.as_of")
    asked = "select value::integer, n_statements, status from marts.as_of('2025-05-29 {}Z')"
    assert tables.rows(asked.format("19:59:59")) == []
    assert tables.rows(asked.format("20:00:00")) == [(5, 1, "single")]
    assert tables.rows(asked.format("20:59:59")) == [(5, 1, "single")]
    assert tables.rows(asked.format("21:00:00")) == [(7, 2, "single")]


def test_a_later_copy_does_not_date_an_earlier_statement(tables: Tables) -> None:
    tables.page("a", {"value": "5"}, published_at="2025-05-29 20:00:00Z")
    tables.page("b", {"value": "5", **Q1}, story="a", novelty_rank=2, published_at="2025-05-29 21:00:00Z")
    tables.build("marts.as_of")
    asked = "select period_status from marts.as_of('2025-05-29 {}Z') order by all"
    assert tables.rows(asked.format("20:30:00")) == [("missing",)]
    assert tables.rows(asked.format("21:00:00")) == [("missing",), ("stated",)]


def test_a_page_without_a_time_is_never_available(tables: Tables) -> None:
    tables.page("a", {"value": "5", **Q1})
    tables.build("marts.as_of")
    assert tables.rows("from marts.as_of('9999-12-31')") == []


AVAILABLE = [
    # published            precision   captured               available
    ("2025-05-29 20:00:00", "instant", None, "2025-05-29 20:00:00"),
    ("2025-05-29 20:00:00", "instant", "2025-05-30 08:00:00", "2025-05-29 20:00:00"),
    (None, "unknown", "2025-05-30 08:00:00", "2025-05-30 08:00:00"),
    ("2025-05-29 00:00:00", "day", None, "2025-05-30 00:00:00"),  # at any hour of the day
    ("2025-05-29 00:00:00", "day", "2025-05-29 21:00:00", "2025-05-29 21:00:00"),
    ("2025-05-29 00:00:00", "day", "2025-06-20 08:00:00", "2025-05-30 00:00:00"),
    ("2025-05-01 00:00:00", "month", None, "2025-06-01 00:00:00"),
    (None, "unknown", None, None),
]


def test_pages_are_available_when_published_or_failing_that_captured(tables: Tables) -> None:
    for number, (published_at, precision, captured_at, _) in enumerate(AVAILABLE):
        tables.page(
            f"{number}", published_at=published_at, published_precision=precision, captured_at=captured_at
        )
    tables.build("intermediate.int_pages__timed")
    told = "select available_at::timestamp::varchar from intermediate.int_pages__timed order by page_id"
    assert [row[0] for row in tables.rows(told)] == [case[-1] for case in AVAILABLE]
