"""What all tests share: a home in a temporary folder, and builds in this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import dagster as dg
import pytest

from assets.resources import Home
from pipelines.build import Outcome, run_build
from pipelines.engine import ProcessPool

Build = Callable[[Path, Sequence[Path | str]], Outcome]


def build_in(root: Path, sources: Sequence[Path | str]) -> Outcome:
    """Build ``sources`` in the home ``root``, in this process; Dagster's history stays in memory."""
    with dg.DagsterInstance.ephemeral() as instance:
        return run_build(Home(root).create(), ProcessPool(1), [str(source) for source in sources], instance)


@pytest.fixture(scope="session")
def build() -> Build:
    """A build in a given home."""
    return build_in


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path / "home").create()
