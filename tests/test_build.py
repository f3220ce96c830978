"""What a build tells: errors in a line, and what is worth a first look."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.resources import Home
from pipelines.highlights import tell_highlights
from tests.conftest import Build


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
