"""Columns of changes: "% Change", "Y/Y", "Q/Q".

A change is stated only where the two figures it compares stand in the same row and agree with it:
columns that call a worse result negative, or compare something else, fall silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assets.extract.tables.columns import Column
from assets.extract.tables.facts import Candidate
from assets.extract.tables.rows import Figure
from assets.extract.tables.values import Amount

_YEAR_DAYS, _QUARTER_DAYS = range(357, 373), range(83, 100)
_POINTS = dict.fromkeys(("pt", "pts", "points", "pp"), "percentage_points") | {"bps": "basis_points"}
_WORTH = {"change_ratio": Decimal("0.01"), "percentage_points": Decimal(1), "basis_points": Decimal(1)}


def find_changes(candidates: list[Candidate]) -> list[Candidate]:
    """The changes that the rows of these candidates state of them; empty where none holds."""
    rows: dict[tuple, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.period.period_end:
            rows[candidate.table.ordinal, candidate.data.row.start, candidate.code].append(candidate)
    return [change for levels in rows.values() for change in _in_row(levels)]


def _in_row(levels: list[Candidate]) -> Iterator[Candidate]:
    for figure, column in levels[0].data.figures:
        said = column.parts
        if said.change == "percent" and not said.is_other and figure.number is not None:
            pair = _compared(levels, figure, column)
            if pair and (change := _change(figure, *pair)):
                yield change


def _compared(
    levels: list[Candidate], figure: Figure, column: Column
) -> tuple[Candidate, Candidate, str] | None:
    """The newer and the older level a change speaks of, and how they compare."""
    if column.parts.compare:
        newest = max(levels, key=lambda level: level.period.period_end)
        for level in levels:
            if _gap(newest, level) == column.parts.compare:
                return newest, level, column.parts.compare
        return None
    before = [level for level in levels if level.figure.start < figure.start][-2:]
    if len(before) < 2:
        return None
    older, newer = sorted(before, key=lambda level: level.period.period_end)
    compare = _gap(newer, older)
    return (newer, older, compare) if compare else None


def _gap(newer: Candidate, older: Candidate) -> str | None:
    days = (newer.period.period_end - older.period.period_end).days
    if newer.column.parts.months != older.column.parts.months:
        return None
    return "yoy" if days in _YEAR_DAYS else "qoq" if days in _QUARTER_DAYS else None


def _change(figure: Figure, newer: Candidate, older: Candidate, compare: str) -> Candidate | None:
    """The change as a candidate; None where the two levels do not bear it out."""
    kind = _POINTS.get(figure.unit or "", "change_ratio")
    number = -abs(figure.number) if figure.direction == "down" else figure.number
    value, worth = number * _WORTH[kind], _WORTH[kind]
    if kind == "change_ratio" and older.amount.value <= 0:
        return None
    if not _bears_out(value, worth.scaleb(-figure.decimals) / 2, newer, older, kind):
        return None
    amount = Amount(
        newer.code,
        value,
        worth,
        kind,
        "word" if figure.direction == "down" else figure.sign,
        "stated" if figure.is_percent or kind != "change_ratio" else "table",
    )
    direction = "up" if value > 0 else "down" if value < 0 else "flat"
    return replace(newer, figure=figure, amount=amount, compare=compare, direction=direction)


def _bears_out(value: Decimal, half_step: Decimal, newer: Candidate, older: Candidate, kind: str) -> bool:
    new, old = newer.amount, older.amount
    new_half, old_half = (level.amount.scale.scaleb(-level.figure.decimals) / 2 for level in (newer, older))
    if kind == "change_ratio":
        expected = new.value / old.value - 1
        slack = (new_half + abs(new.value / old.value) * old_half) / old.value
    elif new.unit_kind == "ratio":
        per_ratio = 100 if kind == "percentage_points" else 10_000
        expected = (new.value - old.value) * per_ratio
        slack = (new_half + old_half) * per_ratio
    else:
        return False
    return abs(value - expected) <= half_step + slack
