"""Claims that arithmetic can test: true ones hold, false ones are found, the rest is left open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.model.conftest import Q1, Tables

BEFORE = {
    "fiscal_year": 2025, "fiscal_period": "Q1", "period_start": "2024-02-03", "period_end": "2024-05-03",
    "calendar_frame": "CY2024Q1", "period_status": "resolved",
}  # fmt: skip
SOME_Q1 = {"fiscal_period": "Q1", "period_status": "ambiguous"}


def figure(metric: str, printed: str, scale: str = "1000000000", **columns: object) -> dict:
    """A statement of ``printed`` units of ``scale``; "4..5" is a range."""
    low, _, high = printed.partition("..")
    values = {"value": times(low, scale)}
    if high:
        values = {"value_low": times(low, scale), "value_high": times(high, scale), "hedge": "range"}
    return {"metric": metric, "scale": scale, "decimals": len(low.partition(".")[2])} | values | columns


def times(printed: str, scale: str) -> str:
    return str(Decimal(printed) * Decimal(scale))


def percent(metric: str, printed: str, kind: str = "change_ratio", **columns: object) -> dict:
    return figure(metric, printed, "0.01", unit_kind=kind, unit=None, **columns)


def growth(printed: str, compare: str = "yoy", **columns: object) -> dict:
    return percent("revenue", printed, **({"compare": compare} | Q1 | columns))


def multiple(printed: str, **columns: object) -> dict:
    kind = {"unit_kind": "multiple", "unit": None, "compare": "yoy", "surface": printed}
    return figure("revenue", printed.rstrip("x"), "1", **(kind | Q1 | columns))


def lasts(printed: str, unit: str = "quarter", **columns: object) -> dict:
    kind = {"unit_kind": "duration", "unit": unit, "nature": "claim"}
    return figure("backlog_coverage", printed, "1", **kind, **columns)


def eps(printed: str, **columns: object) -> dict:
    return figure("eps_diluted", printed, "1", unit_kind="money_per_share", **(Q1 | columns))


def shares(printed: str) -> dict:
    return figure("average_shares_diluted", printed, "1000000", unit_kind="shares", unit=None, **Q1)


def guided(printed: str, **columns: object) -> dict:
    return figure("revenue", printed, nature="guidance", **(Q1 | columns))


NOW, YEAR_AGO = figure("revenue", "5.5", **Q1), figure("revenue", "5.0", nature="prior_period", **BEFORE)
BACKLOG = figure("order_backlog", "24.4", **SOME_Q1)
GROSS, INCOME = figure("gross_profit", "2.2", **Q1), figure("net_income", "1.10", **Q1)
LABELLED = {"fiscal_year": 2026, "fiscal_period": "Q1", "period_start": None, "period_end": None,
            "calendar_frame": None, "period_status": "ambiguous"}  # fmt: skip
SEGMENT = {"scope": "segment:CLOUD"}
MIDPOINT_TEXT = "We guide to 5.2 at the midpoint of 5.0 to 5.4."

# claim and what its story says of it                                    rule                verdict
CLAIMS = [
    ("coverage told far too long", "backlog_coverage", "contradicted",
     [lasts("4..5"), BACKLOG, figure("revenue", "16.1", **SOME_Q1)]),
    ("coverage told right", "backlog_coverage", "consistent",
     [lasts("1.5"), BACKLOG, figure("revenue", "16.1", **SOME_Q1)]),
    ("coverage just beside the range told", "backlog_coverage", "unverifiable",
     [lasts("4..5"), BACKLOG, figure("revenue", "6.5", **SOME_Q1)]),
    ("coverage in months", "backlog_coverage", "consistent",
     [lasts("4..5", "month"), BACKLOG, figure("revenue", "16.1", **SOME_Q1)]),
    ("coverage by a full year's sales", "backlog_coverage", "consistent",
     [lasts("4..5"), BACKLOG, figure("revenue", "21.0", fiscal_period="FY", period_status="ambiguous")]),
    ("coverage of another part of the company", "backlog_coverage", "unverifiable",
     [lasts("4..5", **SEGMENT), BACKLOG, figure("revenue", "16.1", **SOME_Q1)]),
    ("growth that follows", "growth", "consistent", [growth("10"), NOW, YEAR_AGO]),
    ("growth that does not", "growth", "contradicted", [growth("14"), NOW, YEAR_AGO]),
    ("growth with the wrong sign", "growth", "contradicted", [growth("-10"), NOW, YEAR_AGO]),
    ("growth within the rounding of the levels", "growth", "consistent", [growth("11.9"), NOW, YEAR_AGO]),
    ("growth just beyond it", "growth", "contradicted", [growth("12.2"), NOW, YEAR_AGO]),
    ("about so much", "growth", "consistent", [growth("12.4", hedge="about"), NOW, YEAR_AGO]),
    ("more than so much", "growth", "consistent", [growth("5", hedge="more_than"), NOW, YEAR_AGO]),
    ("more than too much", "growth", "contradicted", [growth("20", hedge="more_than"), NOW, YEAR_AGO]),
    ("growth without a level before", "growth", "unverifiable", [growth("10"), NOW]),
    ("growth beside an adjusted level", "growth", "unverifiable",
     [growth("14"), NOW, YEAR_AGO | {"basis": "non_gaap"}]),
    ("growth beside another currency", "growth", "unverifiable",
     [growth("14"), NOW, YEAR_AGO | {"unit": "EUR"}]),
    ("growth beside the half year", "growth", "unverifiable",
     [growth("14"), NOW, YEAR_AGO | {"fiscal_period": "H1", "calendar_frame": None}]),
    ("growth over the quarter before", "growth", "contradicted",
     [growth("14", "qoq"), NOW, YEAR_AGO | {"period_end": "2025-01-31", "fiscal_period": "Q4",
                                            "calendar_frame": "CY2024Q4"}]),
    ("undated growth in one sentence", "growth", "contradicted",
     [percent("revenue", "14", compare="yoy"), figure("revenue", "5.5"),
      figure("revenue", "5.0", nature="prior_period")]),
    ("undated growth two sentences on", "growth", "unverifiable",
     [percent("revenue", "14", compare="yoy"), figure("revenue", "5.5"),
      figure("revenue", "5.0", nature="prior_period", sentence_start=90)]),
    ("growth between fiscal labels without dates", "growth", "contradicted",
     [growth("14", **LABELLED), figure("revenue", "5.5", **LABELLED),
      figure("revenue", "5.0", sentence_start=90, **LABELLED | {"fiscal_year": 2025})]),
    ("growth between labels of other quarters", "growth", "unverifiable",
     [growth("14", **LABELLED), figure("revenue", "5.5", **LABELLED),
      figure("revenue", "5.0", sentence_start=90,
             **LABELLED | {"fiscal_year": 2025, "fiscal_period": "Q4"})]),
    ("as many times as before", "growth", "consistent", [multiple("1.1x"), NOW, YEAR_AGO]),
    ("up by as many times", "growth", "consistent", [multiple("0.1x"), NOW, YEAR_AGO]),
    ("more times than that", "growth", "contradicted", [multiple("2x"), NOW, YEAR_AGO]),
    ("doubled is no rise by twice as much", "growth", "contradicted",
     [multiple("2", surface="doubled"), figure("revenue", "15.0", **Q1), YEAR_AGO]),
    ("a loss before", "growth", "unverifiable",
     [percent("net_income", "14", compare="yoy", **Q1), INCOME,
      figure("net_income", "-1.0", nature="prior_period", **BEFORE)]),
    ("more money than before", "difference", "consistent",
     [figure("revenue", "0.5", compare="yoy", **Q1), NOW, YEAR_AGO]),
    ("too much more money", "difference", "contradicted",
     [figure("revenue", "0.9", compare="yoy", **Q1), NOW, YEAR_AGO]),
    ("a beat as told", "difference", "consistent",
     [eps("0.05", compare="vs_consensus"), eps("0.75"), eps("0.70", nature="consensus")]),
    ("a beat told too big", "difference", "contradicted",
     [eps("0.08", compare="vs_consensus"), eps("0.75"), eps("0.70", nature="consensus")]),
    ("margin up by points", "difference", "contradicted",
     [figure("gross_margin", "170", "1", unit_kind="basis_points", unit=None, compare="yoy", **Q1),
      percent("gross_margin", "40.1", "ratio", **Q1),
      percent("gross_margin", "39.0", "ratio", nature="prior_period", **BEFORE)]),
    ("margin that follows", "margin", "consistent",
     [percent("gross_margin", "40.0", "ratio", **Q1), GROSS, NOW]),
    ("margin that does not", "margin", "contradicted",
     [percent("gross_margin", "44.0", "ratio", **Q1), GROSS, NOW]),
    ("adjusted margin of plain profit", "margin", "unverifiable",
     [percent("gross_margin", "44.0", "ratio", basis="non_gaap", **Q1), GROSS, NOW]),
    ("adjusted margin of adjusted profit", "margin", "contradicted",
     [percent("gross_margin", "44.0", "ratio", basis="non_gaap", **Q1), GROSS | {"basis": "non_gaap"}, NOW]),
    ("earnings a share that follow", "eps", "consistent", [eps("0.55"), INCOME, shares("2000")]),
    ("earnings a share that do not", "eps", "contradicted", [eps("0.65"), INCOME, shares("2000")]),
    ("parts within the total", "parts", "consistent",
     [NOW, figure("revenue", "3.0", **Q1, **SEGMENT), figure("revenue", "2.5", scope="segment:HOME", **Q1)]),
    ("parts beyond the total", "parts", "contradicted",
     [NOW, figure("revenue", "3.0", **Q1, **SEGMENT), figure("revenue", "3.5", scope="segment:HOME", **Q1)]),
    ("the middle of the range", "midpoint", "consistent",
     [guided("5.2", sentence_end=46), guided("5.0..5.4", sentence_end=46)]),
    ("not the middle of the range", "midpoint", "contradicted",
     [guided("5.35", sentence_end=46), guided("5.0..5.4", sentence_end=46)]),
]  # fmt: skip


def told(factor: str = "1") -> Tables:
    """All claims, each a page of its own, with every amount of money times ``factor``."""
    tables = Tables()
    for number, (_, rule, _, said) in enumerate(CLAIMS):
        text = MIDPOINT_TEXT if rule == "midpoint" else ""
        tables.page(f"{number:02}", *(scaled(statement, factor) for statement in said), text=text)
    tables.build("marts.claim_checks")
    return tables


def verdicts_of(tables: Tables) -> dict[tuple[str, str], str]:
    rows = tables.rows("select story_id, rule, verdict from marts.claim_checks")
    return {(story, rule): verdict for story, rule, verdict in rows}


def scaled(statement: dict, factor: str) -> dict:
    if not statement.get("unit_kind", "money").startswith("money"):
        return statement
    money = ("value_low", "value", "value_high", "scale")
    return statement | {name: times(statement[name], factor) for name in money if name in statement}


@pytest.fixture(scope="module")
def claims() -> Tables:
    return told()


@pytest.fixture(scope="module")
def verdicts(claims: Tables) -> dict[tuple[str, str], str]:
    return verdicts_of(claims)


@pytest.mark.parametrize("number", range(len(CLAIMS)), ids=lambda number: CLAIMS[number][0])
def test_a_claim_gets_its_verdict(number: int, verdicts: dict[tuple[str, str], str]) -> None:
    _, rule, verdict, _ = CLAIMS[number]
    assert verdicts[f"{number:02}", rule] == verdict


@pytest.mark.parametrize("factor", ["1000", "0.001", "7"])
def test_scaling_all_money_changes_no_verdict(factor: str, verdicts: dict[tuple[str, str], str]) -> None:
    assert verdicts_of(told(factor)) == verdicts


def test_the_message_says_what_was_claimed_and_what_follows(tables: Tables) -> None:
    said = [lasts("4..5", surface="four to five quarters"), BACKLOG, figure("revenue", "16.1", **SOME_Q1)]
    tables.page("a", *said)
    tables.page("b", *said, story="a", relation="near_copy", novelty_rank=2)
    tables.build("marts.claim_checks")
    shown = "claimed_low, claimed_high, expected_low, expected_high, statement_ids, message"
    row = tables.row(f"select {shown} from marts.claim_checks")
    assert [str(number) for number in row[:4]] == [
        "4.0000000000",
        "5.0000000000",
        "1.5077390000",
        "1.5233650000",
    ]
    assert row[4:] == (
        ["a0", "a1", "a2"],
        'claimed "four to five quarters"; the backlog over sales gives 1.508 to 1.523: contradicted',
    )


def test_a_verdict_follows_from_the_intervals_it_shows(claims: Tables) -> None:
    shown = "verdict, claimed_low, claimed_high, expected_low, expected_high"
    for verdict, low, high, least, most in claims.rows(f"select {shown} from marts.claim_checks"):
        if verdict == "unverifiable":
            assert least is None and most is None
        else:
            assert (low <= most and least <= high) == (verdict == "consistent")


def test_a_ratio_is_told_in_percent(claims: Tables) -> None:
    [(message,)] = claims.rows(
        "select message from marts.claim_checks where rule = 'margin' and verdict = 'contradicted' limit 1"
    )
    assert message.endswith(" %: contradicted")


def test_an_open_side_is_said_in_words(claims: Tables) -> None:
    [(holds,), (fails,)] = claims.rows(
        "select message from marts.claim_checks where rule = 'parts' order by all"
    )
    assert "the sum of the parts gives at least 5" in holds and "gives at least 6" in fails


@pytest.mark.parametrize("hedge", ["exact", "about", "at_least", "less_than"])
def test_figures_too_large_to_divide_are_left_open(tables: Tables, hedge: str) -> None:
    huge = {"value": "9" * 27, "scale": "1" + "0" * 20, "decimals": 0, "hedge": hedge}
    guided, thought = ({"nature": nature} for nature in ("guidance", "consensus"))
    tables.page("a", growth("10"), NOW | huge, YEAR_AGO | huge, NOW | huge | guided, NOW | huge | thought)
    tables.build("marts.claim_checks", "marts.surprises", "marts.guidance", "marts.fact_history")
    assert tables.rows("select verdict from marts.claim_checks") == [("unverifiable",)]
