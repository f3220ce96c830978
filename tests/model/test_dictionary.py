"""The data dictionary is complete, and the models keep the house's rules."""

import re

import pytest

from assets.model.lineage import read_lineage
from assets.model.models import Model, find_sources
from assets.tables import TABLES, columns_of
from tests.model.conftest import Tables, marts, models

SOURCES = {table.name: [column.name for column in columns_of(table)] for table in TABLES.values()}


@pytest.fixture(scope="module")
def built() -> Tables:
    tables = Tables()
    assert {one.added for one in tables.build()} == {0}  # nothing comes from nothing
    return tables


@pytest.mark.parametrize("model", [m for m in marts() if m.kind == "table"], ids=lambda model: model.name)
def test_every_column_of_a_mart_has_a_description_and_a_unit_in_its_order(
    model: Model, built: Tables
) -> None:
    names = [row[0] for row in built.rows(f"describe {model.name}")]
    assert list(model.columns) == names
    assert all(text.description and text.unit for text in model.columns.values())


@pytest.mark.parametrize("model", models(), ids=lambda model: model.name)
def test_every_model_says_its_grain_first(model: Model) -> None:
    assert model.grain.startswith("one row per ")


@pytest.mark.parametrize("model", models(), ids=lambda model: model.name)
def test_sql_is_lower_case_within_80_columns(model: Model) -> None:
    code = "\n".join(line for line in model.sql.split("\n") if not line.lstrip().startswith("--"))
    assert [line for line in model.sql.split("\n") if len(line) > 80] == []
    assert re.sub(r"'[^']*'", "", code) == re.sub(r"'[^']*'", "", code).lower()


def test_only_staging_reads_the_lake_and_marts_never_read_staging_of_pages() -> None:
    readers = {m.name for m in models() if any(one in TABLES for one in m.upstream)}
    assert {name.partition(".")[0] for name in readers - {"marts.as_of"}} == {"staging"}


def test_models_read_nothing_but_the_lake_and_one_another() -> None:
    assert set(find_sources(models())) <= set(TABLES)


def test_every_column_of_every_model_comes_from_somewhere_or_is_computed() -> None:
    lineage = read_lineage(models(), SOURCES)
    assert lineage["marts.facts"]["value"] == [("staging.stg_statements", "value")]
    assert lineage["staging.stg_statements"]["value"] == [("extract.statements", "value")]
    origins = {table for columns in lineage.values() for pairs in columns.values() for table, _ in pairs}
    assert origins <= {*SOURCES, *lineage}


def test_no_model_computes_in_floating_point(built: Tables) -> None:
    schemas = "('staging', 'intermediate', 'marts')"
    columns = f"select distinct data_type from duckdb_columns() where schema_name in {schemas}"
    assert not {kind for (kind,) in built.rows(columns)} & {"DOUBLE", "FLOAT"}
