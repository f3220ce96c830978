"""What a build tells: new rows, rejects, failed checks by name, errors in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.resources import Home, Store
from pipelines.highlights import tell_highlights
from tests.conftest import Build


def test_a_failed_check_is_told_once(copied: Home, pages: list[Path], build: Build) -> None:
    """The promise in plain words; not Dagster's exception beside it."""
    plant = "update extract.quantities set value = 9 where surface = '38 percent'"
    Store(copied).connection.execute(plant)
    outcome = build(copied.root, [pages[0].parent])
    assert not outcome.success and outcome.errors == []
    (check,) = outcome.failed_checks
    assert (check.table, check.name) == ("extract.quantities", "percents")
    assert "read a second time" in check.message


def test_a_mistake_in_a_stage_is_one_line(
    home: Home, pages: list[Path], build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step and the cause."""
    monkeypatch.setattr("assets.ingest.definitions.write_sightings", lambda *_: 1 / 0)
    outcome = build(home.root, [pages[0]])
    assert not outcome.success
    assert outcome.errors == ["ingest: ZeroDivisionError: division by zero"]


def test_highlights_tell_facts_and_claims(built: Home) -> None:
    """A first look names a figure that is said often."""
    lines = list(tell_highlights((built.releases / "latest").resolve()))
    assert any(line.startswith("MU revenue CY2025Q1: 8.0") for line in lines)
