"""A run computes the companies that changed, and gives what a run from scratch gives."""

from __future__ import annotations

import pytest

from assets.model.apply import Applied
from assets.model.changed import apply_models
from assets.model.lineage import read_lineage
from assets.tables import TABLES, columns_of
from tests.model.conftest import Q1, Tables, models

DELL, NVIDIA = "0001571996", "0001045810"


def apply(tables: Tables, *, is_new_code: bool = False) -> dict[str, Applied]:
    tables.connection.execute("begin")
    applied = apply_models(tables.connection, models(), is_new_code=is_new_code)
    tables.connection.execute("commit")
    return {one.name: one for one in applied}


def stored(tables: Tables) -> dict[str, list[tuple]]:
    return {
        model.name: tables.rows(f"select * from {model.name} order by all")
        for model in models()
        if model.kind == "table"
    }


def tell(tables: Tables, page: str, company: str | None, value: str, **document: object) -> None:
    said = {"company_id": company, "scale": "1", "decimals": 0}
    tables.page(
        page,
        said | Q1 | {"value": value},
        said | {"value": value},
        said | Q1 | {"value": "0.10", "scale": "0.01", "unit_kind": "change_ratio", "compare": "yoy"},
        said | {"value": "0.03", "unit_kind": "change_ratio", "metric": "stock_return"},
        **document,
    )


@pytest.fixture
def told(tables: Tables) -> Tables:
    for page, company in (("a", DELL), ("b", NVIDIA), ("c", None)):
        tell(tables, page, company, "500", published_at="2025-05-29 20:00:00Z")
    apply(tables)
    return tables


# Each about companies of its own, so that none heals what another left behind.
CHANGES = [
    "update extract.statements set value = 510 where page_id = '1'",
    "update clean.documents set published_at = timestamptz '2025-05-28 20:00:00Z' where page_id = '2'",
    "update extract.statements set company_id = '33' where page_id = '3'",
    "update extract.statements set company_id = null, ticker = 'PVXQ' where page_id = '3'",
    "update dedupe.stories set story_id = '4', relation = 'update', novelty_rank = 2 where page_id = '5'",
    "delete from extract.statements where page_id = '6'",
    "delete from clean.documents where page_id = '7'",
    "update clean.documents set text_sha256 = 'another' where page_id = '8'",
]


def test_after_any_change_the_tables_are_those_of_a_build_from_scratch(told: Tables) -> None:
    for page in "123456789":
        tell(told, page, page * 2, "500", published_at="2025-05-29 20:00:00Z")
    apply(told)
    for page, company in (("d", DELL), ("e", "0000050863"), ("f", None)):
        tell(told, page, company, "520", published_at="2025-05-30 20:00:00Z")
    for change in CHANGES:
        told.connection.execute(change)
    assert apply(told)["marts.facts"].is_changed
    narrowly = stored(told)
    assert not [one for one in apply(told, is_new_code=True).values() if one.is_changed]
    assert stored(told) == narrowly


def test_only_the_rows_of_companies_with_news_are_computed(told: Tables) -> None:
    """A fact of Nvidia that was spoilt by hand stays so while only Dell has news."""
    told.connection.execute(f"update marts.facts set value = -1 where company_id = '{NVIDIA}'")
    assert not [one for one in apply(told).values() if one.is_changed]
    tell(told, "d", DELL, "520")
    assert apply(told)["marts.facts"].is_changed
    spoilt = f"select distinct value::integer from marts.facts where company_id = '{NVIDIA}'"
    assert told.rows(spoilt) == [(-1,)]


def test_only_tables_that_name_the_company_may_say_by_company() -> None:
    lineage = read_lineage(models(), {name: [c.name for c in columns_of(TABLES[name])] for name in TABLES})
    by_company = [model for model in models() if model.by]
    assert {(model.by, model.kind) for model in by_company} == {("company_id", "table")}
    assert all("company_id" in lineage[model.name] for model in by_company)
