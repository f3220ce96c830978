"""Every suite refuses its bad row, and a refused row blocks the release."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assets import validate
from assets.parts import code_version
from assets.publish.release import publish_release
from assets.records import CheckResult
from assets.resources import Home, Store
from assets.validate.definitions import audit_tables
from assets.validate.due import find_due
from assets.validate.promises import Suite
from assets.validate.suites import all_suites

# table, what is planted, the promise it breaks
PLANTED = [
    (
        "ingest.pages",
        "update ingest.pages set body = 'other'::blob where byte_length > 0",
        "id_is_the_bodys_hash",
    ),
    ("ingest.captures", "update ingest.captures set source = '/home/me/page.html'", "source_is_relative"),
    ("clean.documents", "update clean.documents set text = text || '.'", "text_hash_is_true"),
    ("clean.blocks", "update clean.blocks set kind = 'poem' where ordinal = 0", "kind_is_known"),
    ("clean.tables", "update clean.tables set text = text || ' '", "span_says_the_cell"),
    ("clean.rejects", "delete from clean.rejects", "page_is_accounted_for"),
    ("dedupe.stories", "update dedupe.stories set is_representative = false", "one_stands_for_it"),
    ("extract.mentions", "update extract.mentions set ticker = 'Dell Inc'", "ticker_has_its_form"),
    ("extract.mentions", "update extract.mentions set method = 'bare_word'", "method_is_known"),
    ("extract.quantities", "update extract.quantities set surface = surface || '0'", "span_says_the_surface"),
    (
        "extract.quantities",
        "update extract.quantities set unit_kind = 'percentage_points' where surface = '38 percent'",
        "percent_is_a_ratio",
    ),
    (
        "extract.quantities",
        "update extract.quantities set value_low = 3, value = null, value_high = 2",
        "range_is_ordered",
    ),
    (
        "extract.quantities",
        "update extract.quantities set value = 5e15 where unit_kind = 'money'",
        "money_in_band",
    ),
    ("extract.statements", "update extract.statements set ticker = 'ZZZZ'", "ticker_is_known_on_the_day"),
    ("extract.statements", "insert into extract.statements from extract.statements", "key_is_unique"),
    (
        "extract.statements",
        "update extract.statements set metric = null, nature = 'rumour'",
        "nature_is_known",
    ),
    ("marts.companies", "update marts.companies set company_id = 'MU'", "company_id_has_its_form"),
    ("marts.facts", "update marts.facts set statement_id = 'none'", "statement_is_there"),
    ("marts.facts", "update marts.facts set n_stories = 99", "copies_are_no_sources"),
    ("marts.evidence", "update marts.evidence set is_chosen = true", "one_is_chosen"),
    ("marts.fact_history", "update marts.fact_history set cause = 'mood'", "cause_is_known"),
    (
        "marts.guidance",
        "insert into marts.guidance (fact_id, statement_id, form) values ('nothing', 'none', 'point')",
        "fact_is_there",
    ),
    (
        "marts.surprises",
        "insert into marts.surprises (fact_id, expectation_fact_id, surprise) values ('a', 'b', 'beat')",
        "facts_are_there",
    ),
    ("marts.price_moves", "update marts.price_moves set change = -2", "change_in_band"),
    ("marts.novelty", "update marts.novelty set similar_12h = similar_7d + 1", "longer_holds_shorter"),
    ("marts.claim_checks", "update marts.claim_checks set verdict = 'true'", "verdict_is_known"),
    ("marts.coverage", "update marts.coverage set outcome = 'fine'", "outcome_is_known"),
]
SUITES = {suite.table: suite for suite in all_suites()}
CODE = code_version(Path(validate.__file__).parent)  # what the build audited with: only what moved is due


def _audit(store: Store, suite: Suite, code: str) -> list[CheckResult]:
    return audit_tables(store, [suite], code)[suite.table]


def _counts(result: CheckResult) -> tuple[str, int, int]:
    return result.expectation, result.unexpected_count, result.element_count


@pytest.mark.parametrize(("table", "plant", "promise"), PLANTED, ids=lambda value: str(value)[:40])
def test_a_bad_row_blocks_the_release(copied: Home, table: str, plant: str, promise: str) -> None:
    """The suite names the promise that is broken, keeps the row, and no release is made.

    Trying only the pages that moved finds what trying the whole table finds, by the same counts.
    """
    store, suite = Store(copied), SUITES[table]
    assert store.connection.execute(plant).fetchone()[0] > 0, "nothing was planted"
    found = _audit(store, suite, CODE)
    assert promise in {result.expectation for result in found if not result.success}
    if suite.by_page:
        whole = _audit(store, suite, "other")
        assert [_counts(result) for result in found] == [_counts(result) for result in whole]
    rows = store.rows(
        "select count(*) from validate.quarantine where table_name = ? and expectation = ?", [table, promise]
    )
    assert rows[0][0] > 0
    plan = publish_release(store, "test", datetime(2026, 11, 21, tzinfo=UTC))
    assert plan.version is None and promise in plan.reason


def test_only_pages_that_moved_are_due(copied: Home) -> None:
    """One page's row changes: that page is due in its table, and nothing in another."""
    store = Store(copied)
    page_id = store.rows("select min(page_id) from extract.quantities")[0][0]
    store.connection.execute("update extract.quantities set hedge = 'about' where page_id = ?", [page_id])
    due = find_due(store, [SUITES["extract.quantities"]], CODE)["extract.quantities"]
    assert due.pages is not None and due.pages["page_id"].to_pylist() == [page_id]
    assert find_due(store, [SUITES["extract.mentions"]], CODE)["extract.mentions"].is_done


def test_a_page_without_its_document_is_due(copied: Home) -> None:
    """What a promise reads elsewhere counts too: a document that goes leaves its figures behind."""
    store = Store(copied)
    page_id = store.rows("select min(page_id) from extract.quantities")[0][0]
    store.connection.execute("delete from clean.documents where page_id = ?", [page_id])
    found = _audit(store, SUITES["extract.quantities"], CODE)
    assert {result.expectation for result in found if not result.success} == {"span_says_the_surface"}


def test_every_suite_has_its_bad_row() -> None:
    """No suite without a case above."""
    assert {table for table, _, _ in PLANTED} == set(SUITES)


def test_rows_that_hold_again_are_resolved(copied: Home) -> None:
    """A row in quarantine is resolved, not forgotten, when its promise holds again."""
    store = Store(copied)
    suite = SUITES["marts.price_moves"]
    store.connection.execute("update marts.price_moves set change = change - 5")
    _audit(store, suite, CODE)
    store.connection.execute("update marts.price_moves set change = change + 5")
    assert all(result.success for result in _audit(store, suite, CODE))
    assert store.rows("select distinct resolved from validate.quarantine") == [(True,)]


def test_a_promise_that_cannot_be_tried_is_broken() -> None:
    """A missing column is told as such, and is no pass."""
    import pandas as pd

    from assets.validate.audit import audit, describe
    from assets.validate.promises import Suite, is_true

    frame = pd.DataFrame({"row_key": ["a"]})
    results, _ = audit(Suite("x.y", "", [is_true("spans", "missing", "it is there")]), frame, 1, "1")
    assert not results[0].success and "could not be tried" in describe(results[0])
