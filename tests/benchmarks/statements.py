"""How well statements are read from prose and wires, on development pages: counts, rates, samples to read.

    python -m tests.benchmarks.statements [--data ../shared/data] [--only wires,filings] [--show 20]

wires     every "Label A vs B" row, read a second time by a tiny pattern of its own, against the statements
bullets   one-line call summaries: numbers said, numbers stated, samples of both
nvidia    revenue and EPS of the quarter as filed, against what the prose of each newsroom page states
filings   headline figures of filed releases, from their prose, against hand-read values
releases  press releases: numbers said and stated, samples to read
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

from assets.clean.page import Cleaned, clean_page
from assets.extract.companies.security_master import SecurityMaster, load_master
from assets.extract.page import Extraction, read_page
from assets.records import Statement


@cache
def _master() -> SecurityMaster:
    return load_master()


def read(body: bytes, media_type: str = "text/plain") -> tuple[Cleaned | None, Extraction | None, float]:
    """A page through clean and extract, and the seconds extract took; nothing for a page that is rejected."""
    cleaned = clean_page(body, media_type)
    if not isinstance(cleaned, Cleaned):
        return None, None, 0.0
    began = time.process_time()
    found = read_page("0" * 64, cleaned.document, cleaned.blocks, cleaned.cells, _master(), "benchmark")
    return cleaned, found, time.process_time() - began


def line_of(s: Statement) -> str:
    """A statement in one line, for reading."""
    value = s.value if s.value is not None else f"{s.value_low}..{s.value_high}"
    period = f"{s.fiscal_year or ''}{s.fiscal_period or ''} {s.period_end or ''} {s.period_status}"
    told = (
        s.ticker or "-",
        s.metric,
        s.scope,
        s.nature,
        s.basis,
        s.compare,
        f"{value:f}" if s.value is not None else value,
    )
    return f"{' | '.join(map(str, told))} {s.unit_kind} {s.unit or ''} | {period} | {s.surface!r}"


# --- wires -------------------------------------------------------------------------------

_VALUE = (
    r"(profit |loss )?"
    r"((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?<=\d)|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"((?: (?:mln|billion))?)((?: (?:cts|ct|dlrs|dlr|stg))?)"
)
_ROW = re.compile(
    rf"^(oper |operating )?(shr|net|revs?|sales)( profit| loss| diluted)? {_VALUE} vs {_VALUE}$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:(4th|3rd|2nd|1st) qtr|(year|12 m\w+)|(nine m\w+|9 m\w+)|(six m\w+|6 m\w+|1st half|first half))",
    re.IGNORECASE,
)
_QUARTERS = {"FIRST": "1ST", "SECOND": "2ND", "THIRD": "3RD", "FOURTH": "4TH"}
_TITLE = re.compile(r"(4TH|3RD|2ND|1ST) QTR|( YEAR| ANNUAL| 19\d\d NET)|(NINE M)|(SIX MTHS|1ST HALF|HALF)")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCALES = {"": 1, " mln": 10**6, " billion": 10**9}


def wire_truth(record: dict) -> set[tuple]:
    """(metric, period, value now, value then) of a wire's rows, by a pattern of its own."""
    found = set()
    title = record["title"].upper().replace("QUARTER", "QTR")
    for word, digit in _QUARTERS.items():
        title = title.replace(f"{word} QTR", f"{digit} QTR")
    period = _label(_TITLE.search(title))
    for line in record["body"].split("\n"):
        line = " ".join(line.split())
        head = _HEAD.match(line)
        if head and " vs " not in line and len(line) < 40:
            period = _label(head)
        row = _ROW.match(line)
        if not row or ((row[4] or row[3] or "").strip() == "loss" and not row[8]):
            continue
        metric = {"shr": "eps", "net": "net_income"}.get(row[2].lower(), "revenue")
        if metric == "eps" and (row[3] or "").strip() == "diluted":
            metric = "eps_diluted"
        now = _value(row[3] if "diluted" not in (row[3] or "") else "", *row.group(4, 5, 6, 7), row[11])
        then = _value("", *row.group(8, 9, 10, 11), row[7])
        found.add((metric, bool(row[1]), period, now, then))
    return found


def _label(match: re.Match | None) -> str | None:
    if match is None:
        return None
    return f"Q{match[1][0]}" if match[1] else "FY" if match[2] else "9M" if match[3] else "H1"


def _value(label_sign, sign, number, scale, unit, other_unit) -> Decimal:
    value = Decimal(_WORDS.index(number.lower()) + 1 if number.lower() in _WORDS else number.replace(",", ""))
    value *= _SCALES[scale.lower()]
    if (unit or other_unit or "").strip().lower() in ("cts", "ct"):
        value /= 100
    return -value if "loss" in f"{sign or ''}{label_sign or ''}".lower() else value


def wires(data: Path, show: int) -> None:
    """Precision and recall of the rows' (metric, period, value, prior) on the wires of 1987."""
    counts, seconds, misses = Counter(), 0.0, []
    for line in (data / "reuters21578-earn" / "earn.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        body = f"{record['date']}\n{record['title']}\n    {record['dateline']}    {record['body']}"
        cleaned, found, spent = read(body.encode())
        seconds += spent
        if found is None:
            counts["rejected"] += 1
            continue
        truth = wire_truth(record)
        said = _pairs(found.statements, cleaned.document.text)
        counts.update(wires=1, truth=len(truth), said=len(said), right=len(truth & said))
        misses += [(record["title"], "missed", row) for row in truth - said]
        misses += [(record["title"], "false?", row) for row in said - truth]
    _rates("wires (rows)", counts, seconds)
    for miss in misses[:show]:
        print("   ", *miss)


def _pairs(statements: list[Statement], text: str) -> set[tuple]:
    """Rows as the statements tell them, of lines that the truth's pattern can judge."""
    rows: dict[tuple, dict] = {}
    for s in statements:
        judged = _ROW.match(" ".join(text[s.sentence_start : s.sentence_end].split()))
        if (
            judged
            and s.source_kind == "table"
            and s.metric in ("eps", "eps_diluted", "net_income", "revenue")
        ):
            row = rows.setdefault((s.metric, s.basis == "non_gaap", s.sentence_start), {})
            row[s.nature] = s
    return {
        (metric, operating, row["actual"].fiscal_period, row["actual"].value, row["prior_period"].value)
        for (metric, operating, _), row in rows.items()
        if len(row) == 2
    }


# --- bullets, releases, nvidia -------------------------------------------------------------


def bullets(data: Path, show: int) -> None:
    """One-line summaries: how many of the numbers said are stated, and samples of both kinds."""
    folder = data / "ectsum" / "val" / "gt_summaries"
    lines = [
        line
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    _samples("bullets", [(line, "text/plain") for line in _paged(lines)], show)


def _paged(lines: list[str]) -> list[str]:
    """A page per twenty bullets, for the cleaner judges pages and not lines."""
    return ["\n\n".join(lines[at : at + 20]) for at in range(0, len(lines), 20)]


def releases(data: Path, show: int) -> None:
    """Press releases of 2025: how many of the numbers said are stated, and samples to read."""
    paths = sorted((data / "newsworthy-earnings" / "md").rglob("*.md"))
    _samples("releases", [(path.read_text(encoding="utf-8"), "text/markdown") for path in paths], show)


def _samples(name: str, pages: list[tuple[str, str]], show: int) -> None:
    counts, seconds, stated, silent = Counter(), 0.0, [], []
    for text, media_type in pages:
        cleaned, found, spent = read(text.encode(), media_type)
        seconds += spent
        if found is None:
            counts["rejected"] += 1
            continue
        prose = [s for s in found.statements if s.source_kind == "prose"]
        places = {s.text_start for s in prose}
        counts.update(pages=1, numbers=len(found.quantities), stated=len(places), statements=len(prose))
        said = cleaned.document.text
        stated += [(said[s.sentence_start : s.sentence_end], line_of(s)) for s in prose]
        silent += [
            said[max(0, q.text_start - 90) : q.text_end + 40]
            for q in found.quantities
            if q.text_start not in places
        ]
    print(f"{name}: {dict(counts)}, {counts['pages'] / max(seconds, 1e-9):.0f} pages/s")
    chance = random.Random(7)  # a sample to read, the same every time
    for sentence, line in chance.sample(stated, min(show, len(stated))):
        print("  +", " ".join(sentence.split())[:300], "\n      ", line)
    for words in chance.sample(silent, min(show, len(silent))):
        print("  -", " ".join(words.split()))


def nvidia(data: Path, show: int) -> None:
    """Revenue and diluted EPS of the quarter, from the prose alone, against the as-filed values."""
    counts: Counter = Counter()
    for truth in json.loads((data / "nvda-pr-vs-ixbrl" / "truth.json").read_text(encoding="utf-8")):
        _, found, _ = read((data / "nvda-pr-vs-ixbrl" / truth["press_release"]).read_bytes(), "text/html")
        for metric in ("revenue", "eps_diluted"):
            if truth[metric] is None:
                continue
            said = [s for s in _whole_figures(found) if s.metric == metric and s.nature == "actual"]
            right = [
                s for s in said if str(s.period_end) == truth["period_end"] and _close(s, [truth[metric]])
            ]
            counts.update(
                {f"{metric} pages": 1, f"{metric} told": bool(right), "wrong": len(said) - len(right)}
            )
            for s in said:
                if s not in right or show:
                    print("   ", "right" if s in right else "WRONG", truth["id"], line_of(s))
    print(f"nvidia prose: {dict(counts)}")


def filings(data: Path, show: int) -> None:
    """Headline figures in the prose of filed releases, against the values read off their statements.

    Figures of other lengths than the quarter are not judged: the hand-read values have none.
    """
    counts: Counter = Counter()
    folder = data / "sec-8k-ex991-2020q1"
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        _, found, _ = read((folder / "html" / f"{truth['id']}.html").read_bytes(), "text/html")
        for s in _whole_figures(found):
            year = {"actual": 2020, "prior_period": 2019}[s.nature]
            is_quarter = (s.fiscal_period or "")[:1] == "Q" and s.period_end and s.period_end.year == year
            values = _filed(truth, s.metric, "" if year == 2020 else "_py")
            if not is_quarter or not values:
                continue
            is_right = _close(s, values)
            counts.update(judged=1, right=is_right)
            if not is_right or show:
                print("   ", "right" if is_right else "DIFFERS", truth["ticker"], values, line_of(s))
    print(f"filings prose: {dict(counts)}")


def _whole_figures(found: Extraction) -> list[Statement]:
    """Levels of the whole company that the prose states, of a quarter, not told as adjusted."""
    return [
        s
        for s in found.statements
        if (s.source_kind, s.scope, s.compare) == ("prose", "consolidated", "none")
        and s.nature in ("actual", "prior_period")
        and s.basis != "non_gaap"
        and s.fiscal_period != "FY"
    ]


def _filed(truth: dict, metric: str, suffix: str) -> list[float]:
    names = ("eps_basic", "eps_diluted") if metric == "eps" else (metric,)
    found = [truth.get(name + suffix) for name in names]
    return [
        value for one in found for value in (one if isinstance(one, list) else [one]) if value is not None
    ]


def _close(s: Statement, values: list[float]) -> bool:
    """Whether the figure as printed is one of the filed ones, rounded."""
    rounding = s.scale / 10**s.decimals / 2
    return any(abs(s.value - Decimal(str(value))) <= rounding for value in values)


def _rates(name: str, counts: Counter, seconds: float) -> None:
    precision = counts["right"] / max(counts["said"], 1)
    recall = counts["right"] / max(counts["truth"], 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    speed = counts["wires"] / max(seconds, 1e-9)
    print(f"{name}: {dict(counts)}")
    print(f"    P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  {speed:.0f} pages/s")


PARTS = {"wires": wires, "bullets": bullets, "nvidia": nvidia, "filings": filings, "releases": releases}


def main() -> int:
    """Run the parts asked for; 0 also where the data is absent, with one line that says so."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"statements: no development data at {options.data}, nothing measured")
        return 0
    for name in options.only.split(","):
        PARTS[name](options.data, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
