"""Actual against expectation, like with like."""

import pytest

from tests.model.conftest import Q1, Tables

EPS = {"metric": "eps_diluted", "unit_kind": "money_per_share", "scale": "1", "decimals": 2} | Q1


def actual(value: str, **columns: object) -> dict:
    return {"value": value} | EPS | columns


def expected(value: str, **columns: object) -> dict:
    return {"value": value, "nature": "consensus"} | EPS | columns


def guided(low: str, high: str) -> dict:
    return {"value_low": low, "value_high": high, "nature": "guidance", "hedge": "range"} | EPS


# actual                expectation                       surprise, amount, percent
CASES = [
    (actual("0.75"), expected("0.70"), ("beat", "0.0500000000", "0.0714290000")),
    (actual("0.66"), expected("0.70"), ("miss", "-0.0400000000", "-0.0571430000")),
    (actual("0.70"), expected("0.70"), ("inline", "0E-10", "0E-10")),
    (actual("-0.10"), expected("-0.20"), ("beat", "0.1000000000", "0.5000000000")),
    (actual("0.10"), expected("0.00"), ("beat", "0.1000000000", None)),
    (actual("0.72"), expected("0.7", decimals=1), ("inline", "0.0200000000", "0.0285710000")),
    (actual("0.75"), guided("0.70", "0.74"), ("beat", "0.0300000000", "0.0416670000")),
    (actual("0.72"), guided("0.70", "0.74"), ("inline", "0E-10", "0E-10")),
    (actual("0.66"), guided("0.70", "0.74"), ("miss", "-0.0600000000", "-0.0833330000")),
    (
        actual("0.75", metric="tax_rate"),
        expected("0.70", metric="tax_rate"),
        ("miss", "0.0500000000", "0.0714290000"),
    ),  # a cost above what was expected
    (
        actual("0.75", metric="revenue"),
        expected("0.70", metric="revenue", basis="unstated"),
        ("beat", "0.0500000000", "0.0714290000"),
    ),  # sales have no adjusted form
    (actual("0.75"), expected("0.70", basis="unstated"), ("not_comparable", None, None)),
    (actual("0.75", basis="non_gaap"), expected("0.70"), ("not_comparable", None, None)),
    (actual("0.75"), expected("0.70", metric="eps"), ("not_comparable", None, None)),
    (actual("0.75"), expected("0.70", unit="EUR"), ("not_comparable", None, None)),
    (actual("0.75"), expected("0.70", calendar_frame="CY2025Q2"), None),
    (actual("0.75"), expected("0.70", metric="revenue"), None),
    (actual("0.75"), expected("0.70", scope="geo:CHINA"), None),
]


@pytest.fixture(scope="module")
def surprises() -> dict[str, tuple]:
    tables = Tables()
    for number, (told, thought, _) in enumerate(CASES):
        company = {"company_id": f"{number:02}"}
        tables.page(f"{number:02}", told | company, thought | company)
    tables.build("marts.surprises")
    rows = tables.rows("select company_id, surprise, amount::varchar, percent::varchar from marts.surprises")
    return {company: tuple(row) for company, *row in rows}


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_figure_is_held_against_what_was_expected_of_it(number: int, surprises: dict[str, tuple]) -> None:
    assert surprises.get(f"{number:02}") == readable(CASES[number][2])


def readable(row: tuple | None) -> tuple | None:
    return row and tuple("0.0000000000" if value == "0E-10" else value for value in row)


def test_an_expectation_of_unsaid_basis_measures_neither_of_two_figures(tables: Tables) -> None:
    """ "It earned 66 cents, 75 adjusted; analysts expected 70": it may be a beat or a miss."""
    unsaid = {"basis": "unstated"}
    tables.page("a", actual("0.66") | unsaid, actual("0.75", basis="non_gaap"), expected("0.70") | unsaid)
    tables.build("marts.surprises")
    assert tables.rows("select distinct surprise from marts.surprises") == [("not_comparable",)]


def test_an_expectation_of_unsaid_basis_measures_what_is_the_same_in_both(tables: Tables) -> None:
    """Releases repeat their sales beside the adjusted figures: "non-GAAP revenue" is no other number."""
    sales = {"metric": "revenue", "unit_kind": "money"}
    tables.page(
        "a",
        actual("0.75") | sales,
        actual("0.75", basis="non_gaap") | sales,
        expected("0.70", basis="unstated") | sales,
    )
    tables.build("marts.surprises")
    assert tables.rows("select surprise, basis from marts.surprises") == [("beat", "gaap")]


def test_the_comparable_figure_is_taken_where_there_is_one(tables: Tables) -> None:
    tables.page("a", actual("0.66"), actual("0.75", basis="non_gaap"), expected("0.70", basis="non_gaap"))
    tables.build("marts.surprises")
    assert tables.rows("select surprise, basis from marts.surprises") == [("beat", "non_gaap")]
