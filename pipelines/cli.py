"""The command line: ``earnings-news``.

Exit codes: 0 good, 1 a check or the data failed, 2 wrong use. An error is one clear line;
``--debug`` shows where it came from.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path

import click

from assets.resources import Home
from pipelines import settings

EXIT_FAILED = 1
_FORMS = ("table", "csv", "json", "parquet")

_HOME = click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), help="Folder everything is written under."
)
_DEBUG = click.option("--debug", is_flag=True, help="Show where an error comes from.")


def at_home(command: Callable) -> Callable:
    """Give a command ``--home`` and ``--debug``, and its errors one line."""
    return _given_home(command, settings.use_home)


def looking_at_home(command: Callable) -> Callable:
    """The same for a command that only reads releases: the home may be read-only."""
    return _given_home(command, settings.see_home)


def _given_home(command: Callable, find: Callable[[Path | None], Home]) -> Callable:
    @_HOME
    @_DEBUG
    @wraps(command)
    def wrapped(*args: object, home: Path | None, debug: bool, **kwargs: object) -> object:
        try:
            return command(find(home), *args, **kwargs)
        except (click.exceptions.Exit, click.ClickException, BrokenPipeError):  # the last is click's to tell
            raise
        except Exception as error:
            if debug:
                raise
            raise click.ClickException(_told(error)) from error

    return wrapped


def _told(error: Exception) -> str:
    """An error in one line: what is wrong, and with which file."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}"
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="earnings-news")
def main() -> None:
    """Earnings news in, a versioned dataset out: every figure with the words that say so."""


@main.command()
@click.argument("sources", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@at_home
def build(home: Home, sources: tuple[str, ...], as_json: bool) -> None:
    """Build everything from SOURCE...: files, folders, globs, archives, feeds, addresses. None: samples."""
    from assets.ingest.definitions import SAMPLE_PAGES
    from assets.ingest.sources import SourceError, plan_sources
    from pipelines import terminal
    from pipelines.build import run_build
    from pipelines.highlights import tell_highlights
    from pipelines.query import find_release

    try:
        plan = plan_sources(sources or [SAMPLE_PAGES])
    except SourceError as error:
        raise click.UsageError(str(error)) from error
    if plan.skipped and not as_json:
        terminal.err.print(f"passed over {len(plan.skipped)} files that hold no pages", markup=False)
    if not (plan.files or plan.addresses) and not as_json:
        terminal.err.print(f"no pages in {', '.join(sources)}", markup=False)
    engine = settings.find_engine()
    with terminal.shown_progress(engine, is_quiet=as_json):
        outcome = run_build(home, engine, sources or [str(SAMPLE_PAGES)])
    terminal.print_outcome(outcome, as_json=as_json)
    if not sources and not as_json and outcome.success:
        terminal.print_next_steps(tell_highlights(find_release(home.releases, None)))
    if not outcome.success:
        raise click.exceptions.Exit(EXIT_FAILED)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=3000, show_default=True)
@at_home
def ui(home: Home, host: str, port: int) -> None:
    """Open the Dagster UI over the same history: lineage, runs, checks, schedules, sensors."""
    # From Dagster's own folder: an .env file in the working directory would name another home.
    os.chdir(home.dagster)
    arguments = ["dagster", "dev", "-m", "pipelines.definitions", "-h", host, "-p", str(port)]
    os.environ["PYTHONWARNINGS"] = "ignore"
    os.execv(sys.executable, [sys.executable, "-m", *arguments])


@main.command()
@click.argument("sources", nargs=-1, required=True)
@looking_at_home
def read(home: Home, sources: tuple[str, ...]) -> None:
    """Read SOURCE... and print one JSON object a page; nothing is stored."""
    from assets.ingest.sources import SourceError
    from pipelines.read import read_lines

    try:
        for line in read_lines(sources):
            click.echo(line)
    except SourceError as error:
        raise click.UsageError(str(error)) from error


@main.command()
@click.argument("query")
@click.option("--release", "version", help="A version; the newest else.")
@click.option(
    "--as-of", "as_of", help="marts.facts as a reader at this time could have known them (ISO 8601)."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="table",
    show_default=True,
)
@looking_at_home
def sql(home: Home, query: str, version: str | None, as_of: str | None, form: str) -> None:
    """Run SQL on a release."""
    from pipelines.query import find_release, open_release
    from pipelines.results import write_result

    moment = _time(as_of)
    connection = open_release(find_release(home.releases, version), moment)
    write_result(connection, query, form)


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.UsageError(
            f"not a time: {text} (write 2026-01-31 or 2026-01-31T21:30:00+00:00)"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@main.command()
@click.option("--junit", type=click.Path(path_type=Path, dir_okay=False), help="Write JUnit XML here.")
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Write an HTML page here.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
@at_home
def check(home: Home, junit: Path | None, page: Path | None, as_json: bool) -> None:
    """Run every expectation on the current data; no release. For CI."""
    from pipelines.check import print_report, run_checks
    from pipelines.report import write_junit, write_page

    engine = settings.find_engine()
    results = run_checks(home, engine)
    write_junit(results, junit or home.docs / "checks.xml")
    write_page(results, page or home.docs / "checks.html")
    print_report(results, as_json=as_json)
    if any(not result.success and result.severity == "critical" for result in results):
        raise click.exceptions.Exit(EXIT_FAILED)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@looking_at_home
def releases(home: Home, as_json: bool) -> None:
    """List the releases, newest first."""
    from pipelines.releases import list_releases
    from pipelines.terminal import print_json, print_rows

    found = list_releases(home.releases)
    if as_json:
        print_json(found)
    elif found:
        print_rows(list(found[0]), [list(release.values()) for release in found])
    else:
        click.echo("no release yet: 'earnings-news build' makes one")


@main.command()
@click.argument("version", required=False)
@looking_at_home
def verify(home: Home, version: str | None) -> None:
    """Prove a release: its files and its content against the hashes it carries."""
    from pipelines.query import find_release
    from pipelines.releases import find_faults

    folder = find_release(home.releases, version)
    faults = find_faults(folder)
    for fault in faults:
        click.echo(fault)
    if faults:
        raise click.exceptions.Exit(EXIT_FAILED)
    click.echo(f"{folder.name}: every file and every table is as released")


@main.command()
@click.argument("version")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@looking_at_home
def export(home: Home, version: str, folder: Path) -> None:
    """Copy a release out of the home into FOLDER."""
    from pipelines.query import find_release
    from pipelines.releases import copy_release

    click.echo(str(copy_release(find_release(home.releases, version), folder)))


@main.command()
@click.argument("older")
@click.argument("newer")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
@looking_at_home
def diff(home: Home, older: str, newer: str, as_json: bool) -> None:
    """Show what changed from release OLDER to NEWER: counts by table, then the facts row by row."""
    from pipelines.query import find_release
    from pipelines.releases import diff_facts, diff_tables
    from pipelines.terminal import print_json, print_rows

    folders = find_release(home.releases, older), find_release(home.releases, newer)
    tables, facts = diff_tables(*folders), diff_facts(*folders)
    if as_json:
        print_json({"tables": tables, "facts": facts})
        return
    print_rows(["table", "added", "removed", "changed"], [list(row.values()) for row in tables])
    for fact in facts:
        click.echo(f"{fact['kind']:8} {fact['fact_id']}  {fact['before'] or ''} > {fact['after'] or ''}")


@main.command()
@click.argument("version")
@at_home
def withdraw(home: Home, version: str) -> None:
    """Take a release back: it stays on disk, marked, and latest points at the one before it."""
    from assets.resources import Store
    from pipelines.query import find_release
    from pipelines.releases import withdraw_release

    find_release(home.releases, version)
    newest = withdraw_release(Store(home), version)
    click.echo(f"{version} is withdrawn; the newest release is {newest or 'none'}")


@main.command()
@click.argument("fact_id")
@click.option("--release", "version", help="A version; the newest else.")
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Write the HTML page here.")
@at_home
def why(home: Home, fact_id: str, version: str | None, page: Path | None) -> None:
    """Show the evidence of a fact: the words, and the chain from bytes to figure; as text and a page."""
    from pipelines.query import find_release, open_release
    from pipelines.why import explain_fact
    from pipelines.why_page import draw_fact

    connection = open_release(find_release(home.releases, version))
    for line in explain_fact(connection, fact_id):
        click.echo(line)
    target = page or home.docs / f"why-{fact_id}.html"
    target.write_text(draw_fact(connection, fact_id), encoding="utf-8")
    click.echo(f"\npage: {target}")
