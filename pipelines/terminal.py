"""What a person at the terminal sees: bars on long work, plain lines where it is no terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

if TYPE_CHECKING:  # 'sql' and 'releases' answer at once: they import neither Dagster nor the stages
    from pipelines.build import Outcome
    from pipelines.engine import ProcessPool

# A pipe has no width: a file or another program gets whole lines.
_PIPE_WIDTH = 10_000
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def shown_progress(engine: ProcessPool, *, is_quiet: bool) -> Iterator[None]:
    """Show the engine's progress on standard error while the block runs."""
    if is_quiet:
        yield
        return
    if not err.is_terminal:
        told: set[str] = set()

        def tell(label: str, done: int, total: int) -> None:
            if total and done == total and f"{label}{total}" not in told:
                told.add(f"{label}{total}")
                err.print(f"{label}: {total:,}")

        engine.progress = tell
        yield
        return
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True) as bars:
        tasks: dict[str, int] = {}

        def draw(label: str, done: int, total: int) -> None:
            if label not in tasks:
                tasks[label] = bars.add_task(label, total=total)
            bars.update(tasks[label], completed=done, total=total)

        engine.progress = draw
        yield


def print_json(value: object) -> None:
    """One JSON value on standard output."""
    sys.stdout.write(json.dumps(value, default=str, ensure_ascii=False) + "\n")


def print_rows(names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table on standard output; numbers to the right, nothing cut."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for index, name in enumerate(names):
        is_number = bool(rows) and all(
            isinstance(row[index], int | float) or row[index] is None for row in rows
        )
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(table)


def print_outcome(outcome: Outcome, *, as_json: bool) -> None:
    """What a build found, what was rejected, what failed, and the release."""
    if as_json:
        print_json(asdict(outcome))
        return
    print_rows(
        ["", "in all", "new"],
        [[name, f"{count:,}", _signed(outcome.new.get(name, 0))] for name, count in outcome.found.items()],
    )
    if outcome.rejects:
        out.print("rejected: " + ", ".join(f"{count} {reason}" for reason, count in outcome.rejects.items()))
    for check in outcome.failed_checks:
        mark = "FAILED" if check.severity == "critical" else "warning"
        out.print(f"{mark}  {check.table}  {check.name}: {check.message}", markup=False)
    for line in outcome.errors:
        out.print(f"error  {line}", markup=False)
    print_release(outcome)


def print_release(outcome: Outcome) -> None:
    """The version, or why there is no new one."""
    if not outcome.success:
        out.print("no release: the last one stands")
    elif outcome.release_note == "new content":
        out.print(f"released [bold]{outcome.release}[/bold]")
    else:
        out.print(f"no new release ({outcome.release_note}); newest is {outcome.release}")


def _signed(count: int) -> str:
    return f"{count:+,}" if count else ""


def print_next_steps(highlights: Iterable[str]) -> None:
    """What the sample pages say, and what a newcomer may type next."""
    out.print("\nAmong it:")
    for line in highlights:
        out.print(f"  {line}", markup=False)
    out.print(
        "\nNext:\n"
        "  .venv/bin/earnings-news ui\n"
        '  .venv/bin/earnings-news sql "select ticker, metric, scope, fiscal_year, fiscal_period, value, '
        "unit from marts.facts where nature = 'actual' order by all limit 20\"",
        markup=False,
    )
