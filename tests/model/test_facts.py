"""One figure, however often it was said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.model.conftest import Q1, Tables

AI = {"scope": "segment:AI_SERVERS"}
SOME_Q1 = {"fiscal_period": "Q1", "period_status": "ambiguous"}
LAST_Q1 = {
    "fiscal_year": 2025, "fiscal_period": "Q1", "period_start": "2024-02-03", "period_end": "2024-05-03",
    "calendar_frame": "CY2024Q1", "period_status": "resolved",
}  # fmt: skip
SHARE = {"metric": "eps_diluted", "unit_kind": "money_per_share"}
CASH = {"metric": "cash", "calendar_frame": "CY2025Q1I", "period_status": "stated"}
HALF = {"fiscal_period": "H1", "period_status": "resolved"}
PRIOR = {"nature": "prior_period"}
GUIDED = {"nature": "guidance"}


def says(value: str, **columns: object) -> dict:
    """A statement of so many billions, as many decimals as written."""
    decimals = len(value.partition(".")[2])
    return {"value": str(int(Decimal(value) * 10**9)), "decimals": decimals} | columns


def page(*statements: dict, **document: object) -> tuple[tuple[dict, ...], dict]:
    return statements, document


def copy(
    *statements: dict, relation: str, rank: int = 2, **document: object
) -> tuple[tuple[dict, ...], dict]:
    """A later page of the first page's story."""
    return statements, {"story": "0", "relation": relation, "novelty_rank": rank, **document}


CHOSEN = "right(statement_id, 2)"  # page and statement
COUNTED = "value / 1e9, n_statements, n_stories, status"
EVENING, NIGHT, YEAR_BEFORE = "2025-05-29 20:00:00Z", "2025-05-29 23:00:00Z", "2024-05-30 20:00:00Z"

# what is true                                       pages, what is asked of the facts, and what they say
CASES = [
    ("headline, lead and a bare figure of one story are one fact",
     [page(says("16.1", **AI, **SOME_Q1, period_text="Q1"),
           says("16.1", **AI, **SOME_Q1, period_text="first-quarter"), says("16.1", **AI))],
     "n_statements, status, fiscal_period, period_status", [(3, "single", "Q1", "ambiguous")]),
    ("a bare figure that fits two periods of its story joins neither",
     [page(says("5.0", **Q1), says("5.0", **LAST_Q1), says("5.0"))],
     "period_status", [("missing",), ("resolved",), ("stated",)]),
    ("a bare figure with another value stays alone",
     [page(says("5.0", **Q1), says("5.2"))], COUNTED, [(5.0, 1, 1, "single"), (5.2, 1, 1, "single")]),
    ("undated figures of two stories never become one",
     [page(says("5.0", **SOME_Q1)), page(says("5.0", **SOME_Q1))], COUNTED, [(5.0, 1, 1, "single")] * 2),
    ("dated figures of two stories agree within rounding",
     [page(says("5.0", **Q1)), page(says("5.04", **Q1))], COUNTED, [(5.04, 2, 2, "agreed")]),
    ("some days between a printed and a computed end are the same quarter",
     [page(says("5.0", **Q1 | {"period_end": "2025-04-30", "period_status": "resolved"})),
      page(says("5.0", **Q1))],
     "n_stories, period_end::varchar, period_status", [(2, "2025-05-02", "stated")]),
    ("half years, which have no calendar frame, meet by their end",
     [page(says("5.0", **HALF, period_end="2025-06-30", period_start="2025-01-01")),
      page(says("5.0", **HALF, period_end="2025-06-29")), page(says("5.0", **HALF, period_end="2024-06-30"))],
     "n_stories", [(1,), (2,)]),
    ("copies are no second source",
     [page(says("5.0", **Q1)), copy(says("5.0", **Q1), relation="exact_copy"),
      copy(says("5.0", **Q1), relation="near_copy"), copy(says("5.0", **Q1), relation="excerpt")],
     COUNTED, [(5.0, 4, 1, "single")]),
    ("values apart beyond rounding are kept and shown",
     [page(says("5.0", **Q1), published_at=EVENING), page(says("5.2", **Q1), published_at=NIGHT)],
     COUNTED, [(5.0, 2, 2, "conflicting")]),
    ("sums one step apart are one figure: some cut where others round",
     [page(says("5.08", **Q1), published_at=EVENING), page(says("5.0", **Q1), published_at=NIGHT)],
     COUNTED, [(5.08, 2, 2, "agreed")]),
    ("amounts per share one step apart are two values",
     [page(says("0.94", **Q1 | SHARE), published_at=EVENING),
      page(says("0.95", **Q1 | SHARE), published_at=NIGHT)], "status", [("conflicting",)]),
    ("states of two months are two facts, though of one quarter's frame",
     [page(says("5.0", **CASH, period_end="2025-03-30"), says("5.1", **CASH, period_end="2025-03-31"),
           says("6.0", **CASH, period_end="2025-04-27"))],
     "n_statements, status", [(1, "single"), (2, "single")]),
    ("changes against nobody knows what are facts of their own",
     [page(says("5.0", **Q1 | {"compare": "other"}), says("7.0", **Q1 | {"compare": "other"}))],
     "status", [("single",), ("single",)]),
    ("last year's column is last year's figure",
     [page(says("4.0", **LAST_Q1), published_at=YEAR_BEFORE),
      page(says("4.0", **LAST_Q1, **PRIOR), published_at=EVENING)],
     "nature, n_stories, status", [("actual", 2, "agreed")]),
    ("an undated figure of last year stays what it was said to be",
     [page(says("4.0", **PRIOR))], "nature", [("prior_period",)]),
    ("a page that says it corrects speaks for the fact, in whatever story",
     [page(says("5.0", **Q1), published_at=EVENING),
      page(says("5.2", **Q1), title="CORRECTION: Acme results", published_at=NIGHT)],
     COUNTED, [(5.2, 2, 2, "conflicting")]),
    ("the newest correction replaces what its story said",
     [page(says("5.0", **Q1)), copy(says("5.2", **Q1), relation="correction"),
      copy(says("5.3", **Q1), relation="correction", rank=3)], COUNTED, [(5.3, 3, 1, "single")]),
    ("new guidance replaces the old without a conflict",
     [page(says("5.0", **GUIDED, **Q1), published_at=EVENING),
      page(says("5.5", **GUIDED, **Q1), published_at=NIGHT)], COUNTED, [(5.5, 2, 2, "agreed")]),
    ("a bound agrees with what lies beyond it",
     [page(says("5.0", **Q1)), page(says("4", hedge="more_than", **Q1)),
      page(says("5", hedge="about", **Q1))], COUNTED, [(5.0, 3, 3, "agreed")]),
    ("a bound on a loss opens downwards",
     [page(says("-5.0", **Q1)), page(says("-4", hedge="more_than", **Q1))],
     COUNTED, [(-5.0, 2, 2, "agreed")]),
    ("unlike figures are facts of their own",
     [page(says("5.0", **Q1), *(says("5.0", **Q1 | other) for other in (
         {"basis": "non_gaap"}, {"scope": "geo:CHINA"}, {"compare": "yoy"}, {"nature": "consensus"},
         {"unit": "EUR"}, {"metric": "orders"}, {"calendar_frame": "CY2025Q1I"})))],
     "n_statements", [(1,)] * 8),
    ("a figure without its basis joins the one basis its story gives the value",
     [page(says("5.00", **Q1), says("5.0", basis="unstated", **Q1))],
     "basis, n_statements", [("gaap", 2)]),
    ("what equals the figure as reported is the figure as reported",
     [page(says("5.00", **Q1), says("5.00", basis="non_gaap", **Q1), says("5.0", basis="unstated", **Q1))],
     "basis, n_statements", [("gaap", 2), ("non_gaap", 1)]),
    ("a figure without its basis joins that of another story, once dated",
     [page(says("5.00", **Q1), published_at=EVENING),
      page(says("5.0", basis="unstated", **Q1), published_at=NIGHT)], "basis, n_stories", [("gaap", 2)]),
    ("but not that of a story that came later",
     [page(says("5.00", **Q1), published_at=NIGHT),
      page(says("5.0", basis="unstated", **Q1), published_at=EVENING)],
     "basis, n_stories", [("gaap", 1), ("unstated", 1)]),
    ("a figure without its basis joins the one it is rounded from, not the one a step away",
     [page(says("5.01", **Q1), says("5.12", basis="non_gaap", **Q1), says("5.1", basis="unstated", **Q1))],
     "basis, n_statements", [("gaap", 1), ("non_gaap", 2)]),
    ("a figure without its basis joins the one it is cut from",
     [page(says("5.08", **Q1), says("5.0", basis="unstated", **Q1))], "basis, status", [("gaap", "single")]),
    ("another value without its basis stays unstated",
     [page(says("5.00", **Q1), says("5.2", basis="unstated", **Q1))], "basis", [("gaap",), ("unstated",)]),
    # the better statement speaks for the fact
    ("the issuer's own words", [page(says("5.0", **Q1)), page(says("5.0", **Q1), kind="press_release")],
     CHOSEN, [("10",)]),
    ("the issuer's own words, wherever they come",
     [page(says("5.0", **Q1), kind="filing"), page(says("5.0", **Q1))], CHOSEN, [("00",)]),
    ("a table before prose", [page(says("5.0", **Q1), says("5.0", **Q1, source_kind="table"))],
     CHOSEN, [("01",)]),
    ("prose before a widget", [page(says("5.0", **Q1, source_kind="widget"), says("5.0", **Q1))],
     CHOSEN, [("01",)]),
    ("the period's own page before a look back",
     [page(says("5.0", **Q1, **PRIOR)), page(says("5.0", **Q1))], CHOSEN, [("10",)]),
    ("the table of a page before its prose, whichever of them looks back",
     [page(says("5.0", **Q1), says("5.04", **Q1, **PRIOR, source_kind="table"))], CHOSEN, [("01",)]),
    ("more decimals", [page(says("5.0", **Q1), says("5.00", **Q1))], CHOSEN, [("01",)]),
    ("the earliest",
     [page(says("5.0", **Q1), published_at=NIGHT), page(says("5.0", **Q1), published_at=EVENING)],
     CHOSEN, [("10",)]),
    ("a page with a time before one without",
     [page(says("5.0", **Q1)), page(says("5.0", **Q1), published_at=NIGHT)], CHOSEN, [("10",)]),
    ("the first on its page",
     [page(says("5.0", **Q1, text_start=90), says("5.0", **Q1, text_start=30))], CHOSEN, [("01",)]),
    ("else the smaller id", [page(says("5.0", **Q1), says("5.0", **Q1))], CHOSEN, [("00",)]),
]  # fmt: skip


@pytest.fixture(scope="module")
def told() -> Tables:
    """All cases at once, each about a company of its own; pages are named case, page, statement."""
    tables = Tables()
    for case, (_, pages, _, _) in enumerate(CASES):
        for number, (statements, document) in enumerate(pages):
            story = f"{case:02}{document.get('story', number)}"
            about = ({"company_id": f"{case:02}"} | statement for statement in statements)
            tables.page(f"{case:02}{number}", *about, **document | {"story": story})
    tables.build("marts.evidence", "marts.facts")
    return tables


@pytest.mark.parametrize("case", range(len(CASES)), ids=[case[0] for case in CASES])
def test_a_fact_is_one_figure_however_often_it_was_said(case: int, told: Tables) -> None:
    _, _, asked, expected = CASES[case]
    rows = told.rows(f"select {asked} from marts.facts where company_id = '{case:02}' order by all")
    assert rows == expected


def test_every_statement_about_a_company_is_evidence_of_one_fact(told: Tables) -> None:
    assert told.rows("select statement_id from marts.evidence order by all") == told.rows(
        "select statement_id from extract.statements order by all"
    )


def test_one_statement_of_each_fact_is_chosen(told: Tables) -> None:
    chosen = told.rows("select fact_id, statement_id from marts.evidence where is_chosen order by all")
    assert chosen == told.rows("select fact_id, statement_id from marts.facts order by all")


def test_statements_without_a_company_make_no_fact(tables: Tables) -> None:
    tables.page("a", says("4.0", company_id=None, ticker=None, **Q1))
    tables.build("marts.facts")
    assert tables.rows("from marts.facts") == []


def test_a_company_nobody_knows_goes_by_its_printed_ticker(tables: Tables) -> None:
    """Two strangers are two companies, and a stranger is never the company that is known."""
    known = says("4.0", **Q1)
    strangers = [says("5.0", company_id=None, ticker=ticker, **Q1) for ticker in ("PVXQ", "ZZQA")]
    for page, statement in zip("abc", (known, *strangers), strict=True):
        tables.page(page, statement)
    tables.build("marts.facts")
    rows = tables.rows("select company_id, ticker, value from marts.facts order by ticker")
    assert [(company, ticker) for company, ticker, _ in rows][1:] == [
        ("TICKER:PVXQ", "PVXQ"),
        ("TICKER:ZZQA", "ZZQA"),
    ]
    assert len(rows) == 3


def test_a_copy_that_comes_later_changes_no_id_of_an_undated_fact(tables: Tables) -> None:
    tables.page("m", says("5.0"), story="m", published_at=EVENING)
    tables.build("marts.facts")
    before = tables.rows("select fact_id from marts.facts")
    tables.connection.execute("update dedupe.stories set story_id = 'b'")
    tables.page("b", says("5.0"), story="b", relation="near_copy", novelty_rank=2, published_at=NIGHT)
    tables.build("marts.facts")
    assert tables.rows("select fact_id from marts.facts") == before
