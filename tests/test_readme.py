"""The README stays true: its commands exist, its pictures are there, its table is the house."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from assets.publish.contents import DATA, RECORDS
from pipelines.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_commands_and_options_exist() -> None:
    """Every ``earnings-news COMMAND --option`` it shows is understood."""
    shown = re.findall(r"^earnings-news (\w+)([^\n#]*)", README, re.MULTILINE)
    assert {command for command, _ in shown} >= {"build", "ui", "sql", "why", "check", "read", "releases"}
    for command, rest in shown:
        told = CliRunner().invoke(main, [command, "--help"]).output
        assert "Usage" in told, command
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in told, f"{command} {option}"


def test_its_make_targets_exist() -> None:
    """What it says to make can be made."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z]+)\b", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_its_pictures_and_links_are_there() -> None:
    """No broken picture, no dead link into the project."""
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path


def test_its_stages_are_the_folders() -> None:
    """The walk names the stages in their order, and tables that exist."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", README, re.MULTILINE)
    stages = [stage for stage, _ in rows]
    assert stages == ["ingest", "clean", "dedupe", "extract", "model", "validate", "publish"]
    for stage, tables in rows:
        assert (ROOT / "assets" / stage / "definitions.py").is_file()
        if stage != "model":
            for table in re.findall(r"`(\w+)`", tables):
                assert f"{stage}.{table}" in {*DATA, *RECORDS}


def test_its_benchmarks_exist() -> None:
    """The proofs it names can be run."""
    names = re.findall(r"(?:tests\.benchmarks|\.\.\. )\.(\w+)", README)
    assert names and all((ROOT / "tests" / "benchmarks" / f"{name}.py").is_file() for name in names)
