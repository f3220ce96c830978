"""The walls of the house: who may import what, and what importing may do."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assets.model.models import find_upstream

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("ingest", "clean", "dedupe", "extract", "model", "validate", "publish")
SHARED = {f"assets.{name}" for name in ("definitions", "lake", "parts", "records", "resources", "tables")}


def _modules(folder: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "sample_pages" not in path.parts)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", _modules("assets"), ids=_name)
def test_only_definitions_know_dagster(path: Path) -> None:
    """Under assets/ only a ``definitions.py`` imports Dagster."""
    if path.name != "definitions.py":
        assert not [name for name in _imports(path) if name.split(".")[0] == "dagster"]


@pytest.mark.parametrize("stage", STAGES)
def test_stages_speak_through_tables(stage: str) -> None:
    """A stage imports itself and what all share; never another stage, never pipelines."""
    for path in _modules(f"assets/{stage}"):
        for name in _imports(path):
            if name.startswith(("assets.", "pipelines")):
                assert name in SHARED or name.startswith(f"assets.{stage}"), f"{_name(path)} imports {name}"
            if name == "assets.definitions":
                assert path.name == "definitions.py", f"{_name(path)} imports {name}"


def test_records_depend_on_nothing() -> None:
    """What travels knows only the standard library, its words and the house's ledgers."""
    for file, known in (
        ("records", {"assets.ledgers", "assets.vocabulary"}),
        ("ledgers", set()),
        ("vocabulary", set()),
    ):
        imported = set(_imports(ROOT / f"assets/{file}.py")) - known
        assert not [name for name in imported if name.split(".")[0] not in sys.stdlib_module_names], file


def test_great_expectations_is_imported_while_an_audit_runs() -> None:
    """Loading the definitions does not load Great Expectations: it takes seconds."""
    code = "import sys, pipelines.definitions; print('great_expectations' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("folder", ["assets", "pipelines"])
def test_files_are_named_by_what_they_are_about(folder: str) -> None:
    """No drawer for odds and ends."""
    names = {path.stem for path in _modules(folder)} | {path.parent.name for path in _modules(folder)}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc"}


@pytest.mark.parametrize("path", _modules("assets") + _modules("pipelines"), ids=_name)
def test_files_stay_small(path: Path) -> None:
    """Beyond 300 lines a file is two things."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_every_sql_file_is_one_select() -> None:
    """One file, one select, one table; what it reads is found as a parser finds it."""
    import sqlglot

    for path in sorted((ROOT / "dbt_like_sql").rglob("*.sql")):
        statements = [one for one in sqlglot.parse(path.read_text(encoding="utf-8"), dialect="duckdb") if one]
        assert len(statements) == 1 and statements[0].key in {"select", "union"}, _name(path)
        parsed = statements[0].find_all(sqlglot.exp.Table)
        assert find_upstream(path.read_text(encoding="utf-8")) == tuple(
            sorted({f"{table.db}.{table.name}" for table in parsed if table.db})
        ), _name(path)
