"""How many figures of earnings releases are read right from their tables.

    python -m tests.benchmarks.tables [--data ../shared/data] [--errors]

Two sets: releases filed with the SEC (this quarter and the year before; one value or several that
count as right) and newsroom pages of one company against its filings. A value that is wrong counts
against precision, one that is not given against recall.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from assets.clean.page import clean_page
from assets.extract.context import PageContext
from assets.extract.tables.statements import find_table_statements
from assets.records import Reject, Statement

_RELEASES, _NEWSROOM = "sec-8k-ex991-2020q1", "nvda-pr-vs-ixbrl"
_RELEASE_METRICS = ("revenue", "net_income", "eps_basic", "eps_diluted")
_NEWSROOM_METRICS = (*_RELEASE_METRICS, "gross_profit", "operating_income")


def read_statements(path: Path) -> list[Statement]:
    """The statements of a page's tables."""
    cleaned = clean_page(path.read_bytes(), "text/html")
    if isinstance(cleaned, Reject):
        return []
    page = PageContext(
        "page", cleaned.document, cleaned.blocks, cleaned.cells, [], [], None, None, None, "benchmark"
    )  # fmt: skip
    return find_table_statements(page)[0]


def quarter_value(
    statements: list[Statement], metric: str, nature: str, end: date | None = None
) -> Decimal | None:
    """The most precise value of a quarter as GAAP has it; for the year before the one a year back."""
    found = [
        statement
        for statement in statements
        if statement.metric == metric
        and (statement.scope, statement.basis, statement.compare) == ("consolidated", "gaap", "none")
        and (end is not None or statement.nature == nature)
        and (statement.fiscal_period or "Q").startswith("Q")
        and "Q" in (statement.calendar_frame or "")
        and (end is None or (statement.period_end and abs((statement.period_end - end).days) <= 10))
    ]
    if not found:
        return None
    finest = min(
        found, key=lambda statement: (statement.scale.scaleb(-statement.decimals), statement.text_start)
    )
    return finest.value


def year_before(statements: list[Statement]) -> date | None:
    """A year before the newest end that is reported."""
    ends = [
        statement.period_end
        for statement in statements
        if statement.nature == "actual" and statement.period_end
    ]
    newest = max(ends, default=None)
    return date(newest.year - 1, newest.month, min(newest.day, 28)) if newest else None


def score_releases(folder: Path) -> Iterator[tuple[str, str, Decimal | None, set[Decimal]]]:
    """Page, metric, value read and the values that are right, for each figure."""
    with (folder / "truth_hand_read.csv").open(encoding="utf-8") as file:
        by_hand = {row["filename"].removesuffix(".html"): row for row in csv.DictReader(file)}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        statements = read_statements(folder / "html" / f"{gold['id']}.html")
        before = year_before(statements)
        for metric in _RELEASE_METRICS:
            right = _values(gold.get(metric)) | _values(by_hand[gold["id"]].get(f"{metric}_usd"))
            yield gold["ticker"], metric, quarter_value(statements, metric, "actual"), right
            right = _values(gold.get(f"{metric}_py"))
            value = quarter_value(statements, metric, "prior_period", before) if before else None
            if metric == "net_income" and gold["ticker"] and right and value not in right:
                right = right | _attributable(statements, before, right)
            yield gold["ticker"], f"{metric}_py", value, right


def _attributable(statements: list[Statement], end: date | None, right: set[Decimal]) -> set[Decimal]:
    """The parent's net income, where the gold knows the group's only and the page states both."""
    group = quarter_value(statements, "net_income_with_minorities", "prior_period", end)
    parent = quarter_value(statements, "net_income", "prior_period", end)
    return {parent} if group in right and parent is not None else set()


def score_newsroom(folder: Path) -> Iterator[tuple[str, str, Decimal | None, set[Decimal]]]:
    """The same for the newsroom pages: each quarter must carry its own end."""
    for truth in json.loads((folder / "truth.json").read_text(encoding="utf-8")):
        statements = [s for s in read_statements(folder / truth["press_release"]) if s.nature == "actual"]
        end = date.fromisoformat(truth["period_end"])
        exact = [statement for statement in statements if statement.period_end == end]
        for metric in _NEWSROOM_METRICS:
            yield truth["id"], metric, quarter_value(exact, metric, "actual", end), _values(truth.get(metric))


def _values(gold: object) -> set[Decimal]:
    if gold is None or gold == "":
        return set()
    return {Decimal(str(value)) for value in (gold if isinstance(gold, list) else [gold])}


def main() -> int:
    """Print a line a metric and the F1 of each set; with --errors every value that is not right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if not (options.data / _RELEASES).is_dir():
        print(f"no development data at {options.data}: nothing scored")
        return 0
    for name, score in ((_RELEASES, score_releases), (_NEWSROOM, score_newsroom)):
        started = time.perf_counter()
        _report(name, list(score(options.data / name)), options.errors)
        print(f"{name}: {time.perf_counter() - started:.2f} s, clean stage included\n")
    return 0


def _report(name: str, scored: list[tuple[str, str, Decimal | None, set[Decimal]]], has_errors: bool) -> None:
    counts: dict[str, Counter[str]] = {}
    for page, metric, value, right in scored:
        if not right and value is None:
            continue
        outcome = "right" if value in right else "missing" if value is None else "wrong"
        if not right:
            outcome = "unlabelled"  # a value the gold does not speak of: neither right nor wrong
        counts.setdefault(metric, Counter())[outcome] += 1
        if has_errors and outcome not in ("right", "unlabelled"):
            print(f"  {page} {metric}: {outcome}, read {value}, right {sorted(right)}")
    for metric, count in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        right, wrong, missing = count["right"], count["wrong"], count["missing"]
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + wrong + missing) if right + wrong + missing else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        extra = f", {count['unlabelled']} unlabelled" if count["unlabelled"] else ""
        scores = f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        print(f"{name} {metric:16} {scores} ({right} right, {wrong} wrong, {missing} missing{extra})")


if __name__ == "__main__":
    sys.exit(main())
