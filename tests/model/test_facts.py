"""One figure, however often it was said."""

from tests.model.conftest import Tables

AI = {"scope": "segment:AI_SERVERS"}
Q1_ONLY = {"fiscal_period": "Q1", "period_status": "ambiguous"}


def facts(tables: Tables, columns: str = "value, n_statements, n_stories, status") -> list[tuple]:
    tables.build()
    return tables.rows(f"select {columns} from marts.facts order by value, fact_id")


def test_headline_lead_and_a_bare_figure_of_one_story_are_one_fact(tables: Tables) -> None:
    tables.page(
        "a",
        {"value": "16100000000", **AI, **Q1_ONLY, "period_text": "Q1"},
        {"value": "16100000000", **AI, **Q1_ONLY, "period_text": "first-quarter"},
        {"value": "16100000000", **AI},
    )
    assert facts(tables, "value, n_statements, status, period_status") == [
        (16100000000, 3, "single", "ambiguous")
    ]
