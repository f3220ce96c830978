"""A fact's value from version to version."""

from tests.model.conftest import Q1, Tables

TOLD = """
    select version, value::integer, valid_from::timestamp::varchar, valid_to::timestamp::varchar, cause
    from marts.fact_history order by version
"""


def said(value: int, **columns: object) -> dict:
    return {"value": str(value), "scale": "1", "decimals": 0} | Q1 | columns


def history(tables: Tables) -> list[tuple]:
    tables.build("marts.fact_history")
    return tables.rows(TOLD)


def test_the_first_telling_is_version_one(tables: Tables) -> None:
    tables.page("a", said(500), published_at="2025-05-29 20:00:00Z")
    assert history(tables) == [(1, 500, "2025-05-29 20:00:00", None, "new_source")]


def test_telling_it_again_makes_no_version(tables: Tables) -> None:
    tables.page("a", said(500), published_at="2025-05-29 20:00:00Z")
    tables.page("b", said(500), published_at="2025-05-30 20:00:00Z")
    tables.page("c", said(500, nature="prior_period"), published_at="2026-05-30 20:00:00Z")
    assert len(history(tables)) == 1


def test_a_correction_is_a_version_with_that_cause(tables: Tables) -> None:
    tables.page("a", said(500), published_at="2025-05-29 20:00:00Z")
    tables.page(
        "b", said(530), story="a", relation="correction", novelty_rank=2,
        published_at="2025-05-29 21:00:00Z",
    )  # fmt: skip
    assert history(tables) == [
        (1, 500, "2025-05-29 20:00:00", "2025-05-29 21:00:00", "new_source"),
        (2, 530, "2025-05-29 21:00:00", None, "correction"),
    ]


def test_another_figure_for_the_period_a_year_later_is_a_restatement(tables: Tables) -> None:
    tables.page("a", said(500), published_at="2025-05-29 20:00:00Z")
    tables.page("b", said(50, nature="prior_period"), published_at="2026-05-28 20:00:00Z")
    tables.page("c", said(50, nature="prior_period"), published_at="2026-08-28 20:00:00Z")
    assert history(tables) == [
        (1, 500, "2025-05-29 20:00:00", "2026-05-28 20:00:00", "new_source"),
        (2, 50, "2026-05-28 20:00:00", None, "restatement"),
    ]
    tables.build("marts.facts")
    assert tables.rows("select value::integer, status from marts.facts") == [(500, "conflicting")]


def test_the_press_does_not_restate_what_the_issuer_said(tables: Tables) -> None:
    tables.page("a", said(500), kind="press_release", published_at="2025-05-29 20:00:00Z")
    tables.page("b", said(50, nature="prior_period"), published_at="2026-05-28 20:00:00Z")
    assert len(history(tables)) == 1


def test_the_issuers_own_figure_replaces_that_of_the_press(tables: Tables) -> None:
    tables.page("a", said(500), published_at="2025-05-29 20:00:00Z")
    tables.page("b", said(510), kind="press_release", published_at="2025-05-29 20:05:00Z")
    assert [(row[1], row[4]) for row in history(tables)] == [(500, "new_source"), (510, "new_source")]


def test_a_figure_nobody_dates_has_one_version_without_a_time(tables: Tables) -> None:
    tables.page("a", said(500))
    tables.page("b", said(510))
    assert history(tables) == [(1, 500, None, None, "new_source")]


def test_the_newest_version_is_the_fact_where_nothing_was_restated(tables: Tables) -> None:
    for number, value in enumerate((500, 520, 510, 530)):
        tables.page(
            f"{number}", said(value, decimals=0, source_kind="table" if number == 2 else "prose"),
            published_at=f"2025-05-29 2{number}:00:00Z",
        )  # fmt: skip
    assert history(tables)[-1][1] == 510
    tables.build("marts.facts")
    assert tables.rows("select value::integer from marts.facts") == [(510,)]
