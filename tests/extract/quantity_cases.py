"""The table of sentences in tests/scored/quantities.txt, and how a quantity is written there."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from assets.extract.numbers.quantities import parse_quantity
from assets.records import Quantity

CASES_FILE = Path(__file__).parent.parent / "scored" / "quantities.txt"
HEDGES = {"about": "~", "more_than": ">", "at_least": ">=", "less_than": "<", "at_most": "<="}
KINDS = {
    "ratio": "level", "change_ratio": "chg", "percentage_points": "pp", "basis_points": "bp", "multiple": "x",
    "count": "n", "shares": "sh",
}  # fmt: skip


def read_cases() -> list[tuple[str, str, str]]:
    """The cases as (trap, sentence, what it says)."""
    cases, trap = [], ""
    for line in CASES_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            trap = line[3:]
        elif line and not line.startswith("# "):
            sentence, _, said = line.partition("=>")
            cases.append((trap, sentence.removesuffix(" "), said.strip()))
    return cases


def wanted(said: str) -> list[tuple]:
    """What a case expects, one tuple a quantity: surface, ends, unit, hedge."""
    items = []
    for item in filter(None, said.split("; ")):
        surface, value, unit, hedge = re.fullmatch(r"(.+) = (\S+) (\S+)(?: (\S+))?", item).groups()
        ends = tuple(Decimal(end) for end in value.split(".."))
        items.append((surface, ends, unit, hedge or ""))
    return items


def told(quantity: Quantity) -> tuple:
    """A quantity the way the cases write it."""
    ends = (quantity.value,) if quantity.value is not None else (quantity.value_low, quantity.value_high)
    unit = KINDS.get(quantity.unit_kind) or quantity.unit or "?"
    unit = "pt" if quantity.unit == "point" else unit
    unit += "/sh" if quantity.unit_kind == "money_per_share" else ""
    return quantity.surface, ends, unit, HEDGES.get(quantity.hedge, "")


def assert_reads_back(quantity: Quantity) -> None:
    """Parsing the surface alone gives the value: without the sign of a word, without a neighbour's scale."""
    alone = parse_quantity(quantity.surface)
    assert alone is not None
    divisor = quantity.scale if quantity.scale_origin != "stated" else 1
    ends = [end for end in (quantity.value_low, quantity.value, quantity.value_high) if end is not None]
    again = [end for end in (alone.value_low, alone.value, alone.value_high) if end is not None]
    if quantity.sign_origin == "word":
        ends = sorted(-end for end in ends)
    assert [end / divisor for end in ends] == again


CASES = read_cases()
