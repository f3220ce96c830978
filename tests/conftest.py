"""What all tests share: a home in a temporary folder, and builds in this process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import dagster as dg
import pytest
from filelock import FileLock

from assets.ingest.definitions import SAMPLE_PAGES
from assets.resources import Home
from pipelines.build import Outcome, run_build
from pipelines.engine import ProcessPool
from tests.laws.pages import write_pages

Build = Callable[[Path, Sequence[Path | str]], Outcome]
Once = Callable[..., Home]


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
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A home made by the first worker that asks, and used by all of them."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make(name: str, source: Path, grown_from: Home | None = None) -> Home:
        home, aside = Home(shared / name), shared / f"{name}.unfinished"
        with FileLock(shared / f"{name}.lock"):
            if not home.root.exists():
                if grown_from:
                    shutil.copytree(grown_from.root, aside, symlinks=True)
                outcome = build_in(aside, [source])
                assert outcome.success, (outcome.errors, outcome.failed_checks)
                aside.rename(home.root)
        return home

    return make


@pytest.fixture(scope="session")
def built(once: Once, pages: list[Path]) -> Home:
    """A home with one release of the small pages. Tests read it; those that change it copy it."""
    return once("built", pages[0].parent)


@pytest.fixture(scope="session")
def sample_home(once: Once) -> Home:
    """A home with one release of the bundled sample pages. Tests only read it."""
    return once("samples", SAMPLE_PAGES)


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory, once: Once, built: Home) -> Home:
    """The built home after one more page: two releases. Tests only read it."""
    page = tmp_path_factory.mktemp("more") / "more.txt"
    page.write_text("Nike (NYSE: NKE) said third-quarter revenue fell 9 percent to $11.3 billion.\n" * 2)
    return once("grown", page, built)


@pytest.fixture
def copied(built: Home, tmp_path: Path) -> Home:
    """A copy of the built home, to be changed."""
    shutil.copytree(built.root, tmp_path / "copied", symlinks=True)
    return Home(tmp_path / "copied")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path / "home").create()
