"""Law 7 in a small size; ``python -m tests.benchmarks.crash`` is the proof in full."""

from __future__ import annotations

from pathlib import Path

from assets.resources import Home
from tests.benchmarks.crash import content_of, kill_build
from tests.conftest import Build


def test_a_killed_build_loses_nothing(built: Home, pages: list[Path], tmp_path: Path, build: Build) -> None:
    """A build killed with -9 while it extracts; the next gives the content of an undisturbed one."""
    scratch = Home(tmp_path).lake / "scratch"
    sources = [str(pages[0].parent)]
    assert kill_build(tmp_path, sources, lambda: any(scratch.glob("extract-*")))
    assert build(tmp_path, sources).success
    assert content_of(tmp_path) == content_of(built.root)
