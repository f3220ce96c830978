"""The command line: what it answers, in which form, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from assets.resources import Home
from pipelines.cli import main

COMMANDS = {
    "build", "ui", "read", "sql", "check", "releases", "diff", "verify", "export", "withdraw", "why",
}  # fmt: skip


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    """A command run in this process; the environment is put back afterwards."""
    for name in ("EARNINGS_NEWS_HOME", "DAGSTER_HOME", "GX_ANALYTICS_ENABLED"):
        monkeypatch.setenv(name, "")

    def call(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return call


def test_every_command_of_the_readme_is_there() -> None:
    """The README names the commands that exist."""
    readme = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
    assert set(main.commands) == COMMANDS
    assert not [name for name in COMMANDS if name not in readme]


def test_sql_answers_in_four_forms(built: Home, run, capfdbinary) -> None:
    """The same row as a table, CSV, JSON and Parquet; numbers keep their digits."""
    query = "select ticker, value from marts.facts where metric = 'gross_margin' and ticker = 'MU' limit 1"
    assert json.loads(run("sql", "--home", built.root, "--format", "json", query).output) == [
        {"ticker": "MU", "value": 0.368}
    ]
    table = run("sql", "--home", built.root, query).output.split()
    assert table == ["ticker", "value", "MU", "0.368"]
    listed = query.replace("value from", "value, ['a', 'b'] as letters from")
    text = run("sql", "--home", built.root, "--format", "csv", listed).stdout_bytes.decode()
    assert list(csv.DictReader(io.StringIO(text))) == [
        {"ticker": "MU", "value": "0.368", "letters": '["a", "b"]'}
    ]
    raw = run("sql", "--home", built.root, "--format", "parquet", query).stdout_bytes
    assert pq.read_table(io.BytesIO(raw)).num_rows == 1


def test_sql_as_of_never_looks_ahead(built: Home, run) -> None:
    """Before the release's hour nothing was known; after it, something."""
    query = "select count(*) as n from marts.facts"
    early, late = (
        json.loads(run("sql", "--home", built.root, "--as-of", time, "--format", "json", query).output)[0][
            "n"
        ]
        for time in ("2025-03-19", "2025-03-21T00:00:00+00:00")
    )
    assert early == 0 < late


# what is wrong, the command, the exit code, and a word of the one line that says so
WRONG = [
    ("no such source", ["build", "no/such/page.html"], 2, "no such file or folder"),
    ("no such file to read", ["read", "no/such/page.html"], 2, "no such file or folder"),
    ("no source to read", ["read"], 2, "Missing argument"),
    ("no such command", ["bake"], 2, "No such command"),
    ("no such format", ["sql", "--format", "xls", "select 1"], 2, "xls"),
    ("no such time", ["sql", "--as-of", "yesterday", "select 1"], 2, "not a time"),
    ("no release yet", ["sql", "select 1"], 1, "no release yet"),
    ("no such release", ["verify", "2001.1.1"], 1, "no release 2001.1.1"),
]


@pytest.mark.parametrize(("what", "command", "code", "word"), WRONG, ids=[case[0] for case in WRONG])
def test_an_error_is_one_clear_line(home: Home, run, what: str, command: list, code: int, word: str) -> None:
    """Wrong use exits with 2, failure with 1; a line says why; no traceback."""
    result = run(*command[:1], *([] if command == ["bake"] else ["--home", home.root]), *command[1:])
    assert result.exit_code == code, result.output
    assert word in result.output and "Traceback" not in result.output
    assert len([line for line in result.output.splitlines() if line.startswith("Error")]) == 1


def test_sql_that_is_wrong_is_one_line(built: Home, run) -> None:
    """A mistake in the query is told in a line."""
    result = run("sql", "--home", built.root, "select nothing from marts.facts")
    assert result.exit_code == 1 and result.output.startswith("Error: Binder Error")
    assert len(result.output.strip().splitlines()) == 1


def test_read_gives_a_line_a_page(pages: list[Path], run, home: Home) -> None:
    """One JSON object a page, in order: a document with its parts, or a reject."""
    lines = [json.loads(line) for line in run("read", "--home", home.root, *pages).output.splitlines()]
    assert [line["source"] for line in lines] == [page.name for page in pages]
    assert lines[-1]["reject"] == {"reason": "empty", "detail": "no bytes"}
    for line in lines[:-1]:
        assert {"document", "blocks", "mentions", "quantities", "statements"} <= set(line)
        text = line["document"]["text"]
        for found in line["statements"]:
            assert text[found["text_start"] : found["text_end"]] == found["surface"]


def test_looking_at_a_home_writes_nothing(home: Home, run, tmp_path: Path) -> None:
    """A home that is not there is not made by asking for its releases."""
    for command in (["sql", "select 1"], ["verify"], ["releases"]):
        run(*command[:1], "--home", tmp_path / "nowhere", *command[1:])
    assert not (tmp_path / "nowhere").exists()


def test_releases_are_listed_and_proved(built: Home, run) -> None:
    """The newest is listed and its hashes hold."""
    listed = json.loads(run("releases", "--home", built.root, "--json").output)
    assert len(listed) == 1
    result = run("verify", "--home", built.root)
    assert result.exit_code == 0 and listed[0]["version"] in result.output


def test_a_release_is_exported_whole(built: Home, run, tmp_path: Path) -> None:
    """The copy is the release."""
    version = (built.releases / "latest").resolve().name
    assert run("export", "--home", built.root, version, tmp_path).exit_code == 0
    names = {path.name for path in (built.releases / version).iterdir()}
    assert {path.name for path in (tmp_path / version).iterdir()} == names


def test_a_withdrawn_release_is_no_longer_the_newest(copied: Home, run) -> None:
    """It stays on disk; latest is gone with the last published one."""
    version = (copied.releases / "latest").resolve().name
    assert run("withdraw", "--home", copied.root, version).exit_code == 0
    assert (copied.releases / version).is_dir()
    assert run("sql", "--home", copied.root, "select 1").exit_code == 1


@pytest.mark.parametrize("source_kind", ["prose", "table", "widget"])
def test_why_shows_the_words(built: Home, run, tmp_path: Path, source_kind: str) -> None:
    """A fact's evidence names the page, the span and the words around the figure; the page marks them."""
    query = (
        "select fact_id from marts.facts join extract.statements using (statement_id) "
        f"where source_kind = '{source_kind}' order by fact_id limit 1"
    )
    fact_id = json.loads(run("sql", "--home", built.root, "--format", "json", query).output)[0]["fact_id"]
    told = run("why", "--home", built.root, "--page", tmp_path / "why.html", fact_id).output
    assert ">>>" in told and "chosen" in told and "bytes" in told
    surface = told.split(">>>")[1].split("<<<")[0]
    page = (tmp_path / "why.html").read_text(encoding="utf-8")
    assert f"<mark>{surface}</mark>" in page
    assert ("<table>" in page) == (source_kind == "table")


def test_why_of_an_unknown_fact_is_one_line(built: Home, run) -> None:
    refused = run("why", "--home", built.root, "nothing")
    assert refused.exit_code == 1
    assert refused.output.splitlines() == ["Error: no fact nothing in this release"]


def test_check_reports_in_three_forms(copied: Home, run, tmp_path: Path) -> None:
    """A broken promise is a line, a failure in JUnit and a row on the page, and the exit code is 1."""
    from assets.resources import Store

    paths = ["--junit", tmp_path / "c.xml", "--page", tmp_path / "c.html"]
    assert run("check", "--home", copied.root, *paths).exit_code == 0
    Store(copied).connection.execute("update extract.mentions set ticker = 'ZZZZ' where ticker = 'MU'")
    result = run("check", "--home", copied.root, *paths)
    assert result.exit_code == 1 and "ticker_is_known_on_the_day" in result.output
    failures = ElementTree.parse(tmp_path / "c.xml").findall(".//failure")
    assert any("ticker" in (failure.get("message") or "") for failure in failures)
    assert "broken" in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_a_home_copied_from_a_checkout_works(copied: Home, run) -> None:
    """The checkout's link to Dagster's settings dangles in the copy, and is replaced."""
    settings = copied.dagster / "dagster.yaml"
    settings.unlink(missing_ok=True)
    settings.symlink_to("../../pipelines/dagster.yaml")
    run("why", "--home", copied.root, "nothing")
    assert settings.is_file() and not settings.is_symlink()
