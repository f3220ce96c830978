"""What companies said they expect, and how it differs from what they said before."""

import pytest

from tests.model.conftest import Q1, Tables

GUIDED = {"nature": "guidance", "scale": "1", "decimals": 0} | Q1


def guided(low: str | None = None, high: str | None = None, **columns: object) -> dict:
    """Guidance of a range, or of one value."""
    if high is None:
        return {"value": low} | GUIDED | columns
    return {"value_low": low, "value_high": high, "hedge": "range"} | GUIDED | columns


FORMS = [
    (guided("500", "520"), (500, 520, "range")),
    (guided("500"), (500, 500, "point")),
    (guided("500", hedge="about"), (500, 500, "point")),
    (guided("500", hedge="at_least"), (500, None, "floor")),
    (guided("500", hedge="less_than"), (None, 500, "ceiling")),
]


def test_guidance_is_a_point_a_range_a_floor_or_a_ceiling(tables: Tables) -> None:
    for number, (said, _) in enumerate(FORMS):
        tables.page(f"{number}", said | {"period_status": "missing"})
    tables.build("marts.guidance")
    told = "select low::integer, high::integer, form from marts.guidance order by statement_id"
    assert tables.rows(told) == [form for _, form in FORMS]


def test_a_range_is_chosen_before_its_middle(tables: Tables) -> None:
    """The same release says the outlook's range and, elsewhere, only the middle of it."""
    tables.page("a", guided("510", text_start=1), guided("500", "520", text_start=90), kind="press_release")
    tables.build("marts.guidance")
    found = tables.rows("select low::integer, high::integer, form from marts.guidance")
    assert found == [(500, 520, "range")]


ACTIONS = [
    (("500", "520"), ("510", "530"), "raise"),
    (("500", "520"), ("500", "530"), "raise"),
    (("500", "520"), ("490", "520"), "lower"),
    (("500", "520"), ("505", "515"), "narrow"),
    (("500", "520"), ("490", "530"), "widen"),
    (("500", "520"), ("500", "520"), "reiterate"),
    (("500",), ("510",), "raise"),
    (("500",), ("490", "510"), "widen"),
]


@pytest.fixture(scope="module")
def actions() -> list[str]:
    tables = Tables()
    for number, (before, after, _) in enumerate(ACTIONS):
        for page, said, day in (("a", before, "2025-02-27"), ("b", after, "2025-05-29")):
            tables.page(
                f"{number}{page}", guided(*said, scope=f"segment:{number}"), kind="press_release",
                published_at=f"{day} 21:00:00Z",
            )  # fmt: skip
    tables.build("marts.guidance")
    return tables.rows("select scope, action from marts.guidance order by scope, given_at")


@pytest.mark.parametrize("number", range(len(ACTIONS)), ids=lambda number: str(ACTIONS[number]))
def test_the_action_is_against_the_guidance_before(number: int, actions: list[tuple]) -> None:
    told = [action for scope, action in actions if scope == f"segment:{number}"]
    assert told == ["initiate", ACTIONS[number][2]]


def test_the_press_telling_it_again_gives_no_guidance(tables: Tables) -> None:
    tables.page("a", guided("500", "520"), kind="press_release", published_at="2025-02-27 21:00:00Z")
    tables.page("b", guided("500", "520"), published_at="2025-02-28 09:00:00Z")
    tables.page("c", guided("500", "520"), published_at="2025-04-28 09:00:00Z")
    tables.build("marts.guidance")
    assert tables.rows("select action, statement_id from marts.guidance") == [("initiate", "a0")]


def test_without_an_order_in_time_there_is_no_action(tables: Tables) -> None:
    tables.page("a", guided("500", "520"), published_at="2025-02-27 21:00:00Z")
    tables.page("b", guided("510", "530"))
    tables.build("marts.guidance")
    assert tables.rows("select action from marts.guidance order by statement_id") == [("initiate",), (None,)]


WORDS = [
    ("revenue", "initiate"),
    ("raises its full-year revenue", "raise"),
    ("revenue outlook reduced", "lower"),
    ("continues to expect revenue", "reiterate"),
    ("reaffirmed its revenue", "reiterate"),
    ("narrowed its revenue", "narrow"),
    ("withdrew its revenue", "withdraw"),
]


@pytest.mark.parametrize(("words", "action"), WORDS)
def test_the_first_known_guidance_keeps_the_words_of_its_page(
    tables: Tables, words: str, action: str
) -> None:
    tables.page("a", guided("500", "520", metric_text=words))
    tables.build("marts.guidance")
    assert tables.rows("select action from marts.guidance") == [(action,)]


def test_what_the_page_says_was_guided_before_decides_the_action(tables: Tables) -> None:
    said = {"text_start": 40, "sentence_start": 0, "compare": "vs_prior_guidance"}
    tables.page("a", guided("505", "515", sentence_start=0), guided("500", "520", **said))
    tables.build("marts.guidance")
    told = "select action, previous_low::integer, previous_high::integer from marts.guidance"
    assert tables.rows(told) == [("narrow", 500, 520)]


def test_growth_is_guided_too_and_is_no_raise(tables: Tables) -> None:
    growth = {"unit_kind": "change_ratio", "unit": None, "compare": "yoy", "direction": "up"}
    tables.page("a", guided("0.08", "0.10", **growth))
    tables.build("marts.guidance")
    assert tables.rows("select action, form, compare from marts.guidance") == [("initiate", "range", "yoy")]
