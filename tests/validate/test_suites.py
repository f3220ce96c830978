"""Every suite refuses its bad row, and a refused row blocks the release."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assets.publish.release import publish_release
from assets.resources import Home, Store
from assets.validate.definitions import audit_table
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
    ("marts.claim_checks", "update marts.claim_checks set verdict = 'true'", "verdict_is_known"),
    ("marts.coverage", "update marts.coverage set outcome = 'fine'", "outcome_is_known"),
]
SUITES = {suite.table: suite for suite in all_suites()}


@pytest.mark.parametrize(("table", "plant", "promise"), PLANTED, ids=lambda value: str(value)[:40])
def test_a_bad_row_blocks_the_release(copied: Home, table: str, plant: str, promise: str) -> None:
    """The suite names the promise that is broken, keeps the row, and no release is made."""
    store = Store(copied)
    assert store.connection.execute(plant).fetchone()[0] > 0, "nothing was planted"
    broken = {
        result.expectation for result in audit_table(store, SUITES[table], "test") if not result.success
    }
    assert promise in broken
    rows = store.rows(
        "select count(*) from validate.quarantine where table_name = ? and expectation = ?", [table, promise]
    )
    assert rows[0][0] > 0
    plan = publish_release(store, "test", datetime(2026, 11, 21, tzinfo=UTC))
    assert plan.version is None and promise in plan.reason


def test_every_suite_has_its_bad_row() -> None:
    """No suite without a case above."""
    assert {table for table, _, _ in PLANTED} == set(SUITES)


def test_rows_that_hold_again_are_resolved(copied: Home) -> None:
    """A row in quarantine is resolved, not forgotten, when its promise holds again."""
    store = Store(copied)
    suite = SUITES["marts.price_moves"]
    store.connection.execute("update marts.price_moves set change = change - 5")
    audit_table(store, suite, "test")
    store.connection.execute("update marts.price_moves set change = change + 5")
    assert all(result.success for result in audit_table(store, suite, "test"))
    assert store.rows("select distinct resolved from validate.quarantine") == [(True,)]


def test_a_promise_that_cannot_be_tried_is_broken() -> None:
    """A missing column is told as such, and is no pass."""
    import pandas as pd

    from assets.validate.audit import audit, describe
    from assets.validate.promises import Suite, is_true

    frame = pd.DataFrame({"row_key": ["a"]})
    results, _ = audit(Suite("x.y", "", [is_true("spans", "missing", "it is there")]), frame, "1")
    assert not results[0].success and "could not be tried" in describe(results[0])
