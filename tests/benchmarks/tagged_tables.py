"""How the numbers in the tables of a filing compare with its own inline XBRL tags.

    python -m tests.benchmarks.tagged_tables [--data ../shared/data] [--errors]

A filer tags each number with its concept, its period, its scale and its sign. Each tag that stands in a
table is held against the number read there, and each statement against the tag of its figure.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from assets.clean.page import Cleaned, clean_page
from assets.extract.companies.security_master import load_master
from assets.extract.page import read_page
from assets.extract.tables.row_vocabulary import TABLE_METRICS
from assets.records import Reject, Statement

_TAG = re.compile(rb"<ix:nonFraction\b([^>]*)>(.*?)</ix:nonFraction>", re.DOTALL | re.IGNORECASE)
_CONTEXT = re.compile(rb'<xbrli:context id="([^"]+)">(.*?)</xbrli:context>', re.DOTALL)
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_MARKUP = re.compile(rb"<[^>]*>")
# Concepts that filers use for one of our metrics beside the one it is named by.
_ALSO = {
    "Revenues": "revenue",
    "ProfitLoss": "net_income_with_minorities",
    "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents": "cash",
    "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
    "ExtraordinaryItemsNoncontrollingInterest": "pretax_income",
    "PaymentsToAcquireProductiveAssets": "capital_expenditure",
    "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest": "total_equity",
}
_CONCEPTS = {metric.concept: code for code, metric in TABLE_METRICS.items() if metric.concept} | _ALSO


@dataclass(frozen=True)
class Tag:
    """A number as its filer tags it."""

    start: int  # bytes of its words
    end: int
    concept: str
    value: Decimal
    period: tuple[date | None, date]
    is_whole: bool  # of the whole company: no member of a dimension


def read_tags(body: bytes) -> list[Tag]:
    """The tagged numbers of a filing in the order of its bytes; those of another format are left out."""
    contexts = {name: _read_context(inner) for name, inner in _CONTEXT.findall(body)}
    tags = []
    for match in _TAG.finditer(body):
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        words = html.unescape(_MARKUP.sub(b"", match[2]).decode()).strip().replace(",", "")
        if not re.fullmatch(r"\d*\.?\d+", words):
            continue
        value = Decimal(words).scaleb(int(attributes.get(b"scale", b"0")))
        value = -value if attributes.get(b"sign") == b"-" else value
        concept = attributes[b"name"].decode().partition(":")[2]
        tags.append(Tag(match.start(2), match.end(2), concept, value, *contexts[attributes[b"contextRef"]]))
    return tags


def _read_context(inner: bytes) -> tuple[tuple[date | None, date], bool]:
    days = {
        name: date.fromisoformat(day)
        for name, day in re.findall(r"<xbrli:(\w+)>(\d{4}-\d\d-\d\d)<", inner.decode())
    }
    end = days.get("endDate") or days["instant"]
    return (days.get("startDate"), end), b"explicitMember" not in inner


def score_numbers(cleaned: Cleaned, tags: list[Tag], numbers: list) -> Iterator[tuple[str, Tag, object]]:
    """right, wrong or missing for each tag in a table: its size as read there."""
    document = cleaned.document
    cells = _spans(document, [(cell.text_start, cell.text_end) for cell in cleaned.cells])
    read = _spans(document, [(number.text_start, number.text_end) for number in numbers])
    by_start = dict(zip(read, numbers, strict=True)) if len(read) == len(numbers) else {}
    for tag in tags:
        if _over(cells, tag) is None:
            continue
        number = by_start.get(_over(read, tag))
        if number is None or number.value is None:
            yield "missing", tag, None
        else:
            yield "right" if abs(number.value) == abs(tag.value) else "wrong", tag, number


def score_statements(
    cleaned: Cleaned, tags: list[Tag], statements: list[Statement]
) -> Iterator[tuple[str, Tag, Statement]]:
    """right or what is wrong for each statement of a table whose figure is tagged."""
    spans = [(tag.start, tag.end) for tag in tags]
    for statement in statements:
        if statement.source_kind != "table" or statement.compare != "none" or statement.raw_start is None:
            continue
        place = bisect_right(spans, (statement.raw_end, 0)) - 1
        if place >= 0 and spans[place][1] > statement.raw_start:
            yield _judge(tags[place], statement), tags[place], statement


def _judge(tag: Tag, statement: Statement) -> str:
    start, end = tag.period
    if statement.value != tag.value:
        return "value"
    if tag.concept in _CONCEPTS and _CONCEPTS[tag.concept] != statement.metric:
        return "metric"
    if statement.period_end != end or (
        statement.period_start and abs(statement.period_start - start) > timedelta(9)
    ):
        return "period"
    if (statement.scope == "consolidated") != tag.is_whole:
        return "scope"
    return "right"


def _spans(document: object, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [document.raw_span(start, end) or (-1, -1) for start, end in spans]


def _over(spans: list[tuple[int, int]], tag: Tag) -> tuple[int, int] | None:
    """The span that holds a tag's first byte, or begins inside it."""
    place = bisect_right(spans, (tag.end, 0)) - 1
    return spans[place] if place >= 0 and spans[place][1] > tag.start else None


def main() -> int:
    """Print a line for numbers and one for statements of each filing; with --errors what is not right."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    filings = sorted(options.data.glob("nvda-pr-vs-ixbrl/**/10-*.htm"))
    if not filings:
        print(f"no tagged filings at {options.data}: nothing scored")
        return 0
    for path in filings:
        _report(path, options.errors)
    return 0


def _report(path: Path, has_errors: bool) -> None:
    body = path.read_bytes()
    cleaned, tags = clean_page(body, "text/html"), read_tags(body)
    if isinstance(cleaned, Reject):
        print(f"{path.name}: rejected, {cleaned.reason}")
        return
    found = read_page("page", cleaned.document, cleaned.blocks, cleaned.cells, load_master(), "benchmark")
    text = cleaned.document.text
    for name, scored in (
        ("numbers", score_numbers(cleaned, tags, found.quantities)),
        ("statements", score_statements(cleaned, tags, found.statements)),
    ):
        scored = list(scored)
        counts = Counter(outcome for outcome, _, _ in scored)
        share = counts["right"] / (len(scored) or 1)
        print(
            f"{path.parent.name}/{path.name} {name}: {len(scored)} tagged, {share:.4f} right {dict(counts)}"
        )
        for outcome, tag, read in scored if has_errors else ():
            if outcome != "right":
                line = "" if read is None else text[text.rfind("\n", 0, read.text_start) + 1 : read.text_end]
                value = None if read is None else read.value
                print(
                    f"  {outcome}: {tag.concept} {tag.value} {tag.period[1]}, read {value} in {line[-90:]!r}"
                )


if __name__ == "__main__":
    sys.exit(main())
