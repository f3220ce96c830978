"""Planted claims: pages of our own in which one figure follows from the others, or does not.

    python -m tests.benchmarks.claims [--pages 40] [--show 10]

text with a claim, true or false > prose statements > the models > verdict of the claim
recall: false claims found contradicted; false alarms: pages of true claims with anything contradicted

Each kind of claim is worded in several ways; the figures are drawn, the same every time. A false claim is
false by more than rounding: by at least a seventh of itself, a margin by two points. Pages of true claims
beside other figures (six months, adjusted, a segment, another currency) try for false alarms.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from assets.extract.prose.statements import find_prose_statements
from assets.records import Statement
from tests.extract.pages import company, page_of
from tests.model.conftest import Tables

ACME = company("0001571996", "Acme Corp", "DELL")
DAY = date(2025, 8, 5)
_COLUMNS = [field.name for field in fields(Statement)]


@dataclass(frozen=True, slots=True)
class Planted:
    """A page of one claim: its text, the rule that tests it, and whether it is true."""

    rule: str
    text: str
    is_true: bool


Draw = Callable[[random.Random, bool], str]


def _off(chance: random.Random, value: float, is_true: bool, least: float = 0.0) -> float:
    """The value, or one that is clearly another."""
    if is_true:
        return value
    return value + chance.choice((-1, 1)) * max(abs(value) * chance.uniform(0.15, 0.9), least)


def _growth(chance: random.Random, is_true: bool) -> str:
    before = chance.randint(2000, 9000)
    now = round(before * chance.uniform(1.04, 1.6))
    said = _off(chance, 100 * (now / before - 1), is_true, least=3)
    metric = chance.choice(("Revenue", "Net income", "Operating income"))
    first, last = f"${now / 10} million", f"${before / 10} million"
    turn, noun = ("rose", "an increase") if said >= 0 else ("fell", "a decrease")
    return chance.choice(
        (
            f"{metric} {turn} {abs(said):.0f}% to {first} in the second quarter of 2025 from {last} a year "
            "earlier.",
            f"Second-quarter {metric.lower()} was {first}, compared with {last} in the same quarter last "
            f"year, {noun} of {abs(said):.1f} percent.",
            f"{metric} for the second quarter of 2025 was {first}, {'up' if said >= 0 else 'down'} "
            f"{abs(said):.0f}% year over year. In the second quarter of 2024 {metric.lower()} was {last}.",
        )
    )


def _fall(chance: random.Random, is_true: bool) -> str:
    before = chance.randint(2000, 9000)
    now = round(before * chance.uniform(0.5, 0.94))
    said = abs(_off(chance, 100 * (1 - now / before), is_true, least=3))
    return (
        f"Revenue declined {said:.0f}% to ${now / 10} million in the second quarter of 2025 from "
        f"${before / 10} million a year earlier."
    )


def _difference(chance: random.Random, is_true: bool) -> str:
    before, more = chance.randint(500, 5000), chance.randint(50, 900)
    said = _off(chance, more, is_true, least=5)
    said = said if said > 0 else 2 * more
    return (
        f"Gross profit increased by ${said / 10:.1f} million to ${(before + more) / 10} million in the "
        f"second quarter of 2025 from ${before / 10} million a year earlier."
    )


def _coverage(chance: random.Random, is_true: bool) -> str:
    sales, quarters = chance.randint(40, 200), chance.uniform(2.8, 8)
    said = quarters if is_true else quarters * chance.choice((0.4, 0.6, 1.7, 2.5))
    return (
        f"Revenue in the second quarter of 2025 was ${sales / 10} billion. Backlog stood at "
        f"${sales * quarters / 10:.1f} billion at the end of the quarter. "
        f"The backlog covers {said:.1f} quarters."
    )


def _parts(chance: random.Random, is_true: bool) -> str:
    first, second = chance.randint(100, 900), chance.randint(100, 900)
    total = first + second + chance.randint(0, 300)
    if not is_true:
        total = round((first + second) * chance.uniform(0.6, 0.9))
    return (
        f"Total revenue for the second quarter of 2025 was ${total} million, with cloud revenue of "
        f"${first} million and hardware revenue of ${second} million."
    )


def _margin(chance: random.Random, is_true: bool) -> str:
    sales, share = chance.randint(1000, 9000), chance.uniform(0.15, 0.8)
    said = _off(chance, 100 * share, is_true, least=2)
    kind, profit = chance.choice((("Gross", "Gross profit"), ("Operating", "Operating income")))
    return (
        f"Second-quarter revenue was ${sales} million. {profit} for the second quarter was "
        f"${sales * share:.0f} million. {kind} margin was {said:.1f}% in the second quarter."
    )


def _eps(chance: random.Random, is_true: bool) -> str:
    shares, income = chance.randint(500, 9000), chance.randint(300, 9000)
    said = _off(chance, income / shares, is_true, least=0.05)
    said = said if said > 0 else 2.5 * income / shares
    when = "for the second quarter of 2025"
    return (
        f"Net income {when} was ${income / 10} million. Diluted earnings per share were ${said:.2f} {when}. "
        f"Weighted average diluted shares were {shares / 10} million {when}."
    )


def _midpoint(chance: random.Random, is_true: bool) -> str:
    low = 2 * chance.randint(200, 900)
    high = low + 2 * chance.randint(10, 60)
    said = round(_off(chance, (low + high) / 2, is_true, least=25))
    told = f"For the third quarter of 2025, the company expects revenue of ${low} million to ${high} million"
    return chance.choice(
        (
            f"{told}. At the midpoint, it expects third-quarter revenue of ${said} million.",
            f"{told}. The midpoint of that range is ${said} million.",
            f"{told}, or ${said} million at the midpoint.",
        )
    )


def _multiple(chance: random.Random, is_true: bool) -> str:
    before, words = chance.randint(100, 900), ("doubled", "tripled", "quadrupled")
    fold = chance.choice((2, 3, 4))
    said = words[fold - 2] if is_true else words[(fold - 1) % 3]
    now = before * fold + chance.randint(-9, 9)
    return chance.choice(
        (
            f"Operating income {said} to ${now} million in the second quarter of 2025 from ${before} million "
            "a year earlier.",
            f"In the first six months of 2025, revenue {said} to ${now} million, compared with ${before} "
            "million in the first six months of 2024.",
        )
    )


def _surprise(chance: random.Random, is_true: bool) -> str:
    expected, more = chance.randint(40, 300), chance.randint(3, 30)
    said = more if is_true else more + chance.randint(3, 20)
    turn, actual = chance.choice((("beating", expected + more), ("missing", expected - more)))
    return (
        f"Adjusted earnings were ${actual / 100:.2f} a share in the second quarter, {turn} the consensus "
        f"estimate of ${expected / 100:.2f} by {said} cents."
    )


def _beside(chance: random.Random, is_true: bool) -> str:
    """A true claim beside figures that a careless check would hold against it."""
    before = chance.randint(100, 900)
    rise, other = chance.randint(2, 40), chance.randint(41, 90)
    now, half = round(before * (1 + rise / 100), 1), chance.randint(2000, 4000)
    rise = round(100 * (now / before - 1))
    base = f"${now} million in the second quarter of 2025 from ${before} million a year earlier"
    return chance.choice(
        (
            f"Revenue rose {rise}% to {base}. For the first six months of 2025, revenue rose {other}% to "
            f"${half * (100 + other) / 100:.0f} million from ${half} million.",
            f"Net income rose {rise}% to {base}. Adjusted net income rose {other}% in the second quarter.",
            f"Revenue rose {rise}% to {base}. Excluding currency effects, revenue rose {other}%.",
            f"Revenue rose {rise}% to {base}. Cloud revenue rose {other}% to ${now / 3:.1f} million.",
            f"Revenue rose {rise}% to {base}. Organic revenue rose {other}%.",
            f"Revenue was ${now} million in the second quarter of 2025, up {rise}% from ${before} million a "
            f"year ago and up {other}% sequentially.",
            f"Second-quarter revenue was $1,000 million and gross profit was ${other}0 million. Adjusted "
            f"gross margin was {other + 3}.5% in the second quarter.",
            f"For the third quarter of 2025 it expects revenue of ${now} million, up {other}% from "
            f"${now / (1 + other / 100):.1f} million a year earlier. Revenue rose {rise}% to {base}.",
            f"Revenue rose about {rise}% to ${now / 1000:.1f} billion in the second quarter of 2025 from "
            f"${before / 1000:.1f} billion a year earlier.",
        )
    )


KINDS: dict[str, tuple[str, Draw]] = {
    "growth": ("growth", _growth),
    "fall": ("growth", _fall),
    "difference": ("difference", _difference),
    "coverage": ("backlog_coverage", _coverage),
    "parts": ("parts", _parts),
    "margin": ("margin", _margin),
    "earnings a share": ("eps", _eps),
    "midpoint": ("midpoint", _midpoint),
    "multiple": ("growth", _multiple),
    "beat or miss": ("difference", _surprise),
    "true beside others": ("growth", _beside),
}


def plant(pages: int) -> Iterator[tuple[str, Planted]]:
    """As many true and as many false pages of every kind, with the kind's name."""
    chance = random.Random(2025)
    for kind, (rule, draw) in KINDS.items():
        for number in range(2 * pages):
            is_true = number % 2 == 0 or draw is _beside
            yield kind, Planted(rule, draw(chance, is_true), is_true)


def judge(planted: list[Planted]) -> list[set[tuple[str, str]]]:
    """The (rule, verdict) pairs that the models give each page."""
    tables = Tables()
    for number, one in enumerate(planted):
        page = replace(page_of(one.text, subject=ACME, published=DAY), page_id=f"{number:064}")
        rows = [_row(statement) for statement in find_prose_statements(page)]
        tables.page(page.page_id, *rows, text=one.text, published_at=f"{DAY} 12:00:00Z")
    tables.build("marts.claim_checks")
    found: list[set[tuple[str, str]]] = [set() for _ in planted]
    for story, rule, verdict in tables.rows("select story_id, rule, verdict from marts.claim_checks"):
        found[int(story)].add((rule, verdict))
    return found


def _row(statement: Statement) -> dict:
    return {
        name: value for name, value in asdict(statement).items() if name in _COLUMNS and value is not None
    }


def main() -> None:
    """Print recall and false alarms for every kind of claim, and all together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    planted = list(plant(options.pages))
    verdicts = judge([one for _, one in planted])
    counts: Counter = Counter()
    for (kind, one), found in zip(planted, verdicts, strict=True):
        is_caught = (one.rule, "contradicted") in found
        is_alarm = any(verdict == "contradicted" for _, verdict in found)
        held = (one.rule, "consistent") in found
        counts.update({(kind, "false"): not one.is_true, (kind, "caught"): not one.is_true and is_caught})
        counts.update({(kind, "true"): one.is_true, (kind, "alarm"): one.is_true and is_alarm})
        counts[kind, "held"] += one.is_true and held
        if (is_alarm if one.is_true else not is_caught) and options.show > 0:
            options.show -= 1
            print("ALARM " if one.is_true else "MISSED", one.text, sorted(found))
    for kind in KINDS:
        print(
            f"{kind:18}",
            *(f"{name} {counts[kind, name]}" for name in ("false", "caught", "true", "held", "alarm")),
        )
    total = {
        name: sum(counts[kind, name] for kind in KINDS)
        for name in ("false", "caught", "true", "held", "alarm")
    }
    print(
        f"recall {total['caught'] / total['false']:.4f}, false alarms {total['alarm'] / total['true']:.4f}",
        total,
    )


if __name__ == "__main__":
    main()
