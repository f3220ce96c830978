"""One figure, however often it was said."""

import pytest

from tests.model.conftest import Q1, Tables

AI = {"scope": "segment:AI_SERVERS"}
SOME_Q1 = {"fiscal_period": "Q1", "period_status": "ambiguous"}
Q1_BEFORE = {
    "fiscal_year": 2025, "fiscal_period": "Q1", "period_start": "2024-02-03", "period_end": "2024-05-03",
    "calendar_frame": "CY2024Q1", "period_status": "resolved",
}  # fmt: skip
BILLION = 1_000_000_000


def facts(tables: Tables, columns: str = "value / 1e9, n_statements, n_stories, status") -> list[tuple]:
    tables.build("marts.facts")
    return tables.rows(f"select {columns} from marts.facts order by value, fact_id")


def billions(value: str, **columns: object) -> dict:
    decimals = len(value.partition(".")[2])
    return {"value": str(int(float(value) * BILLION)), "decimals": decimals} | columns


def test_headline_lead_and_a_bare_figure_of_one_story_are_one_fact(tables: Tables) -> None:
    tables.page(
        "a",
        billions("16.1", **AI, **SOME_Q1, period_text="Q1"),
        billions("16.1", **AI, **SOME_Q1, period_text="first-quarter"),
        billions("16.1", **AI),
    )
    assert facts(tables, "n_statements, status, fiscal_period, period_status") == [
        (3, "single", "Q1", "ambiguous")
    ]


def test_a_bare_figure_that_fits_two_periods_of_its_story_joins_neither(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1), billions("5.0", **Q1_BEFORE), billions("5.0"))
    assert sorted(facts(tables, "period_status")) == [("missing",), ("resolved",), ("stated",)]


def test_a_bare_figure_with_another_value_stays_alone(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1), billions("5.2"))
    assert facts(tables) == [(5.0, 1, 1, "single"), (5.2, 1, 1, "single")]


def test_a_figure_without_its_basis_joins_the_one_basis_its_story_gives_the_value(tables: Tables) -> None:
    told = [
        # the story's figure with its basis           the same without             bases of the facts
        ([("5.00", "gaap")], "5.0", ["gaap"]),
        ([("6.00", "gaap"), ("6.00", "non_gaap")], "6.0", ["gaap", "non_gaap", "unstated"]),
        ([("7.00", "gaap")], "7.2", ["gaap", "unstated"]),
    ]
    for number, (based, bare, _) in enumerate(told):
        said = Q1 | {"scope": f"segment:{number}"}
        figures = [billions(value, basis=basis, **said) for value, basis in based]
        tables.page(f"{number}", *figures, billions(bare, basis="unstated", **said))
    tables.build("marts.facts")
    bases = "select list(basis order by basis) from marts.facts group by scope order by scope"
    assert [row[0] for row in tables.rows(bases)] == [case[-1] for case in told]


def test_undated_figures_of_two_stories_never_become_one(tables: Tables) -> None:
    tables.page("a", billions("5.0", **SOME_Q1))
    tables.page("b", billions("5.0", **SOME_Q1))
    assert facts(tables) == [(5.0, 1, 1, "single")] * 2


def test_dated_figures_of_two_stories_agree_within_rounding(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1))
    tables.page("b", billions("5.04", **Q1))
    assert facts(tables) == [(5.04, 2, 2, "agreed")]


def test_a_day_or_two_between_printed_and_computed_ends_is_the_same_quarter(tables: Tables) -> None:
    computed = Q1 | {"period_start": "2025-02-01", "period_end": "2025-04-30", "period_status": "resolved"}
    tables.page("a", billions("5.0", **computed))
    tables.page("b", billions("5.0", **Q1))
    assert facts(tables, "n_stories, period_end::varchar, period_status") == [(2, "2025-05-02", "stated")]


def test_half_years_without_a_calendar_frame_meet_by_their_end(tables: Tables) -> None:
    half = {"fiscal_period": "H1", "period_status": "resolved"}
    tables.page("a", billions("5.0", **half, period_end="2025-06-30", period_start="2025-01-01"))
    tables.page("b", billions("5.0", **half, period_end="2025-06-29"))
    tables.page("c", billions("5.0", **half, period_end="2024-06-30"))
    assert sorted(facts(tables, "n_stories")) == [(1,), (2,)]


def test_a_copy_is_no_second_source(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1))
    for page, relation in (("b", "exact_copy"), ("c", "near_copy"), ("d", "excerpt")):
        tables.page(page, billions("5.0", **Q1), story="a", relation=relation, novelty_rank=2)
    assert facts(tables) == [(5.0, 4, 1, "single")]


def test_values_apart_beyond_rounding_are_kept_and_shown(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1), published_at="2025-05-29 20:00:00Z")
    tables.page("b", billions("5.2", **Q1), published_at="2025-05-29 21:00:00Z")
    assert facts(tables) == [(5.0, 2, 2, "conflicting")]


def test_last_years_column_is_last_years_figure(tables: Tables) -> None:
    tables.page("a", billions("4.0", **Q1_BEFORE), published_at="2024-05-30 20:00:00Z")
    tables.page("b", billions("4.0", **Q1_BEFORE, nature="prior_period"), published_at="2025-05-29 20:00:00Z")
    assert facts(tables, "nature, n_stories, status") == [("actual", 2, "agreed")]
    tables.build("marts.evidence")
    assert tables.rows("select nature, is_chosen from marts.evidence order by statement_id") == [
        ("actual", True),
        ("prior_period", False),
    ]


def test_an_undated_figure_of_last_year_stays_what_it_was_said_to_be(tables: Tables) -> None:
    tables.page("a", billions("4.0", nature="prior_period"))
    assert facts(tables, "nature") == [("prior_period",)]


def test_statements_without_a_company_make_no_fact(tables: Tables) -> None:
    tables.page("a", billions("4.0", company_id=None, **Q1))
    assert facts(tables) == []


# what one page says                what another says          the better one, and why
CHOICES = [
    ({"kind": "news"}, {}, {"kind": "press_release"}, {}, "b"),  # the issuer's own words
    ({"kind": "filing"}, {}, {"kind": "news"}, {}, "a"),
    ({}, {"source_kind": "prose"}, {}, {"source_kind": "table"}, "b"),
    ({}, {"source_kind": "widget"}, {}, {"source_kind": "prose"}, "b"),
    ({}, {"nature": "prior_period"}, {}, {}, "b"),  # the period's own page
    ({}, {}, {}, {"decimals": 2}, "b"),
    ({"published_at": "2025-05-30 01:00:00Z"}, {}, {"published_at": "2025-05-29 20:00:00Z"}, {}, "b"),
    ({"published_at": "2025-05-30 01:00:00Z"}, {}, {}, {}, "a"),  # no time comes last
    ({}, {}, {}, {}, "a"),  # the smaller id
]


@pytest.fixture(scope="module")
def chosen() -> dict[str, str]:
    """The page each case of CHOICES was chosen from; every case is a company of its own."""
    tables = Tables()
    for number, (page_a, said_a, page_b, said_b, _) in enumerate(CHOICES):
        for page, document, said in (("a", page_a, said_a), ("b", page_b, said_b)):
            tables.page(f"{number}{page}", billions("5.0", **Q1, company_id=f"{number}") | said, **document)
    return {company: page[1] for company, page in facts(tables, "company_id, statement_id")}


@pytest.mark.parametrize("number", range(len(CHOICES)), ids=lambda number: str(CHOICES[number][:4]))
def test_the_better_statement_speaks_for_the_fact(number: int, chosen: dict[str, str]) -> None:
    assert chosen[f"{number}"] == CHOICES[number][4]


def test_the_newest_correction_replaces_what_its_story_said(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1), published_at="2025-05-29 20:00:00Z")
    for page, value, rank in (("b", "5.2", 2), ("c", "5.3", 3)):
        tables.page(
            page, billions(value, **Q1), story="a", relation="correction", novelty_rank=rank,
            published_at=f"2025-05-29 2{rank}:00:00Z",
        )  # fmt: skip
    assert facts(tables) == [(5.3, 3, 1, "single")]


def test_new_guidance_replaces_the_old_without_a_conflict(tables: Tables) -> None:
    said = {"nature": "guidance"} | Q1
    tables.page("a", billions("5.0", **said), published_at="2025-02-27 21:00:00Z")
    tables.page("b", billions("5.5", **said), published_at="2025-04-02 12:00:00Z")
    assert facts(tables) == [(5.5, 2, 2, "agreed")]


UNLIKE = [
    {"basis": "non_gaap"},
    {"scope": "geo:CHINA"},
    {"compare": "yoy"},
    {"nature": "consensus"},
    {"unit": "EUR"},
    {"metric": "orders"},
    {"calendar_frame": "CY2025Q1I"},
]


def test_unlike_figures_are_facts_of_their_own(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1), *(billions("5.0", **(Q1 | other)) for other in UNLIKE))
    assert len(facts(tables)) == 1 + len(UNLIKE)


def test_a_bound_agrees_with_what_lies_beyond_it(tables: Tables) -> None:
    tables.page("a", billions("5.0", **Q1))
    tables.page("b", billions("4", hedge="more_than", **Q1))
    tables.page("c", billions("5", hedge="about", **Q1))
    assert facts(tables) == [(5.0, 3, 3, "agreed")]


def test_a_copy_that_comes_later_changes_no_id_of_an_undated_fact(tables: Tables) -> None:
    tables.page("m", billions("5.0"), story="m", published_at="2025-05-29 20:00:00Z")
    before = facts(tables, "fact_id")
    tables.connection.execute("update dedupe.stories set story_id = 'b'")
    tables.page(
        "b", billions("5.0"), story="b", relation="near_copy", novelty_rank=2,
        published_at="2025-05-29 21:00:00Z",
    )  # fmt: skip
    assert facts(tables, "fact_id") == before
