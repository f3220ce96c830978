"""What a build costs as the corpus grows: from nothing, ten pages more, and nothing new.

    python -m tests.benchmarks.scale [--pages 2000] [--seed 1] [--home DIR]

Makes short releases, one a company and quarter, from the security master and a seed, and
builds them. Prints cpu seconds (workers included), wall seconds, peak memory of the largest
process and documents a cpu second. A home that is named is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assets.extract.companies.security_master import load_master

_BUILD = "from pipelines.cli import main; main()"
_QUARTERS = (("first", "March 31"), ("second", "June 30"), ("third", "September 30"))
_PAGE = """<html><head><title>{name} reports {quarter}-quarter {year} results</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>{name} reports {quarter}-quarter {year} results</h1>
<p>{month} 28, {year} -- {name} ({exchange}: {ticker}) today reported results for the {quarter} quarter
of {year}, which ended {end}, {year}.</p>
<p>Revenue {verb} {change} percent to ${revenue:,} million from ${before:,} million a year earlier. Net income
was ${income:,} million, or ${eps} per diluted share. {remark}</p>
<table><caption>(In millions, except per share amounts)</caption>
<tr><th></th><th>Three months ended {end}, {year}</th><th>Three months ended {end}, {last}</th></tr>
<tr><td>Revenue</td><td>${revenue:,}</td><td>${before:,}</td></tr>
<tr><td>Net income</td><td>${income:,}</td><td>${income_before:,}</td></tr>
<tr><td>Diluted earnings per share</td><td>${eps}</td><td>${eps_before}</td></tr></table>
</article></body></html>
"""
_TOPICS = (
    "orders", "stores", "prices", "costs", "margins", "freight", "wages", "memory", "chips", "drugs", "loans",
    "deposits", "premiums", "claims", "rents", "turbines", "pipelines", "cargo", "flights", "hotels", "games",
    "trials", "licences", "mines", "wells", "subscribers", "deliveries", "patients",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took."""

    cpu_seconds: float
    wall_seconds: float
    peak_megabytes: int
    documents: int


def make_pages(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Id and HTML of ``count`` releases: each of another company or another quarter."""
    companies = [
        one for one in load_master().rows() if one.tickers and one.exchanges[0] in ("NYSE", "NASDAQ")
    ]
    for number in range(count):
        draw = random.Random(f"{seed} {number}")
        company = companies[number % len(companies)]
        quarter, end = _QUARTERS[number // len(companies) % len(_QUARTERS)]
        year = 2024 - number // (len(companies) * len(_QUARTERS))
        before, change = draw.randint(200, 90_000), draw.randint(1, 40)
        verb = draw.choice(("rose", "fell"))
        revenue = round(before * (100 + (change if verb == "rose" else -change)) / 100)
        topics = draw.sample(_TOPICS, 6)
        yield (
            f"{number}",
            _PAGE.format(
                name=company.name,
                exchange=company.exchanges[0],
                ticker=company.tickers[0],
                quarter=quarter,
                year=year,
                last=year - 1,
                month={"first": "April", "second": "July", "third": "October"}[quarter],
                end=end,
                verb=verb,
                change=change,
                revenue=revenue,
                before=before,
                income=revenue // 9,
                income_before=before // 9,
                eps=f"{draw.randint(1, 900) / 100:.2f}",
                eps_before=f"{draw.randint(1, 900) / 100:.2f}",
                remark=f"It spoke of {', '.join(topics[:-1])} and {topics[-1]}.",
            ),
        )


def build(home: Path, source: Path) -> Cost:
    """Build one source as its users do, in a process of its own."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", _BUILD, "build", "--json", "--home", str(home), str(source)],
        capture_output=True,
        text=True,
        check=True,
    )
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, wall, after.ru_maxrss // 1024, json.loads(run.stdout)["found"]["documents"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--home", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = make_pages(wanted.pages + 10, wanted.seed)
        rows = [json.dumps({"id": name, "html": page}) for name, page in made]
        many, more = Path(folder, "many.jsonl"), Path(folder, "more.jsonl")
        many.write_text("\n".join(rows[:-10]) + "\n", encoding="utf-8")
        more.write_text("\n".join(rows[-10:]) + "\n", encoding="utf-8")
        home = wanted.home or Path(folder, "home")
        print(f"{'':14}{'documents':>10}{'cpu s':>8}{'wall s':>8}{'peak MB':>9}{'new docs/cpu s':>16}")
        known = 0
        for name, source in (("from nothing", many), ("ten more", more), ("nothing new", more)):
            cost = build(home, source)
            rate = f"{(cost.documents - known) / cost.cpu_seconds:16.1f}" if cost.documents > known else ""
            known = cost.documents
            print(
                f"{name:14}{cost.documents:10,}{cost.cpu_seconds:8.1f}{cost.wall_seconds:8.1f}"
                f"{cost.peak_megabytes:9,}{rate}",
                flush=True,
            )


if __name__ == "__main__":
    main()
