"""What all tests share: a home in a temporary folder, and builds in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import dagster as dg
import pytest

from assets.ingest.definitions import SAMPLE_PAGES
from assets.resources import Home
from pipelines.build import Outcome, run_build
from pipelines.engine import ProcessPool
from tests.laws.pages import write_pages

Build = Callable[[Path, Sequence[Path | str]], Outcome]


def build_in(root: Path, sources: Sequence[Path | str]) -> Outcome:
    """Build ``sources`` in the home ``root``, in this process; Dagster's history stays in memory."""
    with dg.DagsterInstance.ephemeral() as instance:
        return run_build(Home(root).create(), ProcessPool(1), [str(source) for source in sources], instance)


@pytest.fixture(scope="session")
def build() -> Build:
    """A build in a given home."""
    return build_in


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A few small pages on disk."""
    return write_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, pages: list[Path]) -> Home:
    """A home with one release of the small pages. Tests read it; those that change it copy it."""
    home = Home(tmp_path_factory.mktemp("built"))
    outcome = build_in(home.root, [pages[0].parent])
    assert outcome.success, (outcome.errors, outcome.failed_checks)
    return home


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one release of the bundled sample pages. Tests only read it."""
    home = Home(tmp_path_factory.mktemp("samples"))
    outcome = build_in(home.root, [SAMPLE_PAGES])
    assert outcome.success, (outcome.errors, outcome.failed_checks)
    return home


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory, built: Home) -> Home:
    """The built home after one more page: two releases. Tests only read it."""
    home = Home(tmp_path_factory.mktemp("grown") / "home")
    shutil.copytree(built.root, home.root, symlinks=True)
    page = tmp_path_factory.mktemp("more") / "more.txt"
    page.write_text("Nike (NYSE: NKE) said third-quarter revenue fell 9 percent to $11.3 billion.\n" * 2)
    assert build_in(home.root, [page]).success
    return home


@pytest.fixture
def copied(built: Home, tmp_path: Path) -> Home:
    """A copy of the built home, to be changed."""
    shutil.copytree(built.root, tmp_path / "copied", symlinks=True)
    return Home(tmp_path / "copied")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path / "home").create()
