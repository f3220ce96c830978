"""Whether the confidence of statements is kept: a reliability table, bin by bin.

    python -m tests.benchmarks.confidence [--data ../shared/data] [--write]

labelled sentences, wires, filed releases > statements, each right or wrong > by their confidence
--write leaves the table in tests/benchmarks/confidence.md

Labelled sets are read while the reader is made, so they flatter it. READ holds what was counted the first
time that sentences or pages were seen: the figures of ``assets/extract/confidence.py`` come from it.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from assets.records import Statement
from tests.benchmarks.statements import _close, _filed, _pairs, _whole_figures, read, wire_truth
from tests.extract.test_statement_scores import judged

PAGE = Path(__file__).with_suffix(".md")
_HEAD = """# What the confidence of a statement is worth

Made by `python -m tests.benchmarks.confidence --write`.
Labelled sets flatter the reader; what was counted at first sight does not.
"""
Judged = tuple[Decimal, bool]  # the confidence of a statement, and whether it is right

# kind -> right and all: new sentences at first sight (2026-11, 149 statements), statements of releases,
# filed releases, call summaries and wires drawn by chance and read by a person (2026-11, 130 statements), and
# sentences as newsrooms and companies of several countries write them, at first sight (330, then 86 more)
READ = {
    "level": ((67, 71), (65, 71), (132, 138), (38, 38)),
    "prior": ((18, 20), (22, 25), (50, 54), (16, 17)),
    "change": ((28, 31), (20, 22), (71, 79), (17, 18)),
    "guidance": ((13, 16), (8, 11), (30, 38), (6, 6)),
    "consensus": ((8, 8), (0, 0), (15, 16), (5, 6)),
    "move": ((2, 3), (1, 1), (5, 5), (1, 1)),
}


def sentences(_: Path) -> Iterator[Judged]:
    """The labelled sentences that the project carries."""
    yield from ((statement.confidence, is_right) for statement, is_right in judged())


def wires(data: Path) -> Iterator[Judged]:
    """Rows of wires, against a second reading of the same rows."""
    for line in (data / "reuters21578-earn" / "earn.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        body = f"{record['date']}\n{record['title']}\n    {record['dateline']}    {record['body']}"
        cleaned, found, _ = read(body.encode())
        if found is not None:
            truth = wire_truth(record)
            rows = _pairs(found.statements, cleaned.document.text)
            confidence = next((s.confidence for s in found.statements if s.source_kind == "table"), None)
            yield from ((confidence, row in truth) for row in rows)


def filings(data: Path) -> Iterator[Judged]:
    """Headline figures in the prose of filed releases, against values read off their statements."""
    folder = data / "sec-8k-ex991-2020q1"
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        _, found, _ = read((folder / "html" / f"{truth['id']}.html").read_bytes(), "text/html")
        for s in _whole_figures(found):
            year = {"actual": 2020, "prior_period": 2019}[s.nature]
            is_quarter = (s.fiscal_period or "")[:1] == "Q" and s.period_end and s.period_end.year == year
            values = _filed(truth, s.metric, "" if year == 2020 else "_py")
            if is_quarter and values and not _is_of_another_quarter(s):
                yield s.confidence, _close(s, values)


def _is_of_another_quarter(s: Statement) -> bool:
    """Whether a prior figure is of the quarter before, which the hand-read values do not hold."""
    return s.nature == "prior_period" and s.period_end.month not in (2, 3, 4)


SOURCES = {"labelled sentences": sentences, "wires": wires, "filed releases": filings}


def table(judgements: dict[str, list[Judged]]) -> str:
    """Markdown: for each source and confidence how many there are and how many are right."""
    rows = ["| source | confidence | statements | right | share |", "|---|---|---|---|---|"]
    for source, found in judgements.items():
        bins: dict[Decimal, list[bool]] = defaultdict(list)
        for confidence, is_right in found:
            bins[confidence.quantize(Decimal("0.01"))].append(is_right)
        for confidence, rights in sorted(bins.items(), reverse=True):
            share = f"{sum(rights) / len(rights):.3f}"
            rows.append(f"| {source} | {confidence} | {len(rights)} | {sum(rights)} | {share} |")
    for kind, counts in READ.items():
        right, seen = (sum(part) for part in zip(*counts, strict=True))
        rows.append(f"| at first sight: {kind} | | {seen} | {right} | {right / seen:.3f} |")
    return "\n".join(rows)


def main() -> None:
    """Print the table; where the development data is absent, only what the project carries."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    has_data = options.data.is_dir()
    if not has_data:
        print(
            f"confidence: no development data at {options.data}, only the project's own sentences are judged"
        )
    names = list(SOURCES) if has_data else ["labelled sentences"]
    made = table({name: list(SOURCES[name](options.data)) for name in names})
    print(made)
    if options.write:
        PAGE.write_text(f"{_HEAD}\n{made}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
