"""Law 7 in a small size; ``python -m tests.benchmarks.crash`` is the proof in full."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.crash import survive
from tests.laws.pages import write_pages


def test_killed_builds_lose_nothing(tmp_path: Path) -> None:
    """A build killed with -9 half-way; the next gives the content of an undisturbed one."""
    sources = [str(write_pages(tmp_path / "pages")[0].parent)]
    assert survive(tmp_path, sources, kills=1)
