"""Every page and task ends somehow."""

from tests.model.conftest import Tables

TASKS = ("prose", "tables")


def test_pages_times_tasks_is_what_is_covered(tables: Tables) -> None:
    tables.page("a", captured_at="2025-05-30 08:00:00Z")
    tables.page("b")
    tables.given("clean.rejects", {"page_id": "c", "reason": "listing_page", "detail": "links only"})
    tables.given("clean.rejects", {"page_id": "d", "reason": "truncated", "detail": "ends in a tag"})
    tables.given(
        "extract.tasks",
        *({"page_id": "a", "task": task, "outcome": "extracted"} for task in TASKS),
        {"page_id": "b", "task": "prose", "outcome": "nothing_stated"},
    )
    tables.build("marts.coverage")
    assert tables.rows("select page_id, task, outcome, detail from marts.coverage order by all") == [
        ("a", "as_of", "extracted", None),
        ("a", "prose", "extracted", None),
        ("a", "tables", "extracted", None),
        ("b", "as_of", "abstained",
         "neither the page nor a capture of it says when: as_of never returns its figures"),
        ("b", "prose", "nothing_stated", None),
        ("b", "tables", "failed", "the task left no outcome"),
        ("c", "as_of", "abstained", "rejected as listing_page: links only"),
        ("c", "prose", "abstained", "rejected as listing_page: links only"),
        ("c", "tables", "abstained", "rejected as listing_page: links only"),
        ("d", "as_of", "failed", "rejected as truncated: ends in a tag"),
        ("d", "prose", "failed", "rejected as truncated: ends in a tag"),
        ("d", "tables", "failed", "rejected as truncated: ends in a tag"),
    ]  # fmt: skip


def test_a_move_of_a_stock_is_told_with_its_session(tables: Tables) -> None:
    moved = {"metric": "stock_return", "unit_kind": "change_ratio", "unit": None, "scale": "0.01"}
    tables.page(
        "a",
        moved | {"value": "0.30", "compare": "after_hours", "session": "post"},
        moved | {"value": "-0.1375", "ticker": "MU", "compare": "vs_prev_close", "source_kind": "widget"},
        moved | {"value": "52", "unit_kind": "money"},
    )
    tables.build("marts.price_moves")
    told = "select ticker, change::varchar, session, compare, is_widget from marts.price_moves order by all"
    assert tables.rows(told) == [
        ("DELL", "0.3000000000", "post", "after_hours", False),
        ("MU", "-0.1375000000", "unknown", "vs_prev_close", True),
    ]


def test_a_company_is_told_with_its_tickers_and_their_dates(tables: Tables) -> None:
    tables.given(
        "extract.companies",
        {
            "company_id": "0000101830", "name": "SPRINT CORP", "tickers": ["S", "FON"],
            "exchanges": ["NYSE", "NYSE"], "valid_from": [None, "1998-11-23"],
            "valid_to": ["2020-04-01", "2005-08-12"], "aliases": ["Sprint"], "fiscal_year_end": "0331",
        },
    )  # fmt: skip
    tables.build("marts.companies")
    told = "select name, tickers, exchange, valid_from[2]::varchar, valid_to[1]::varchar from marts.companies"
    assert tables.rows(told) == [("SPRINT CORP", ["S", "FON"], "NYSE", "1998-11-23", "2020-04-01")]
