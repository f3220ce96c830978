"""Which number belongs to which metric, by the clause's grammar and not by distance.

    tokens > for each number: the metric before it, else behind it, else the number before it > Reading

A number that none of the three explains is read as nothing, and ends the chain.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.metrics.vocabulary import METRICS, RATIO
from assets.extract.prose.lists import Listed, Pairing
from assets.extract.prose.metric_before import read_by_metric_before, read_expected, read_in_pair
from assets.extract.prose.metric_behind import read_by_metric_behind
from assets.extract.prose.number_before import is_conversion, read_by_number_before
from assets.extract.prose.readings import Reading, Spot, letters
from assets.extract.prose.roles import LEVEL, PRIOR
from assets.extract.prose.tokens import Token


def bind(tokens: list[Token], pairs: Pairing | None = None) -> list[Reading]:
    """Readings of the numbers that the grammar explains, in order; empty where it explains none.

    ``pairs``: metrics of numbers that stand in lists, found beforehand; None for one that is not to be read.
    """
    pairs = pairs or {}
    readings: list[Reading] = []
    last: Reading | None = None
    floor = 0
    for at, token in enumerate(tokens):
        if token.kind != "Q":
            continue
        spot = Spot(tokens, floor, at)
        floor = at + 1
        last = _compared_beneath(spot, readings) or last
        reading = _read_listed(spot, pairs[at], readings) if at in pairs else _read(spot, last)
        if reading is not None and last is not None and _is_beside(reading, spot.left):
            readings.append(replace(reading, role=last.role, before=last if last.role == PRIOR else None))
            floor = reading.metric_at + 1
            continue  # the chain goes on from the number that the share was told beside
        if reading is None and last is not None and is_conversion(spot, last):
            continue  # the chain goes on from the number that was converted
        if reading is not None:
            readings.append(reading)
        last = reading
    readings = [_compared(tokens, reading, readings) for reading in readings]
    return [reading for reading in readings if not _is_end_of_range(tokens, reading)]


def _compared_beneath(spot: Spot, readings: list[Reading]) -> Reading | None:
    """What a number is compared with where both stand on sales: "earned Q on sales of Q, against Q on sales
    of Q"; None elsewhere.
    """
    if not readings or spot.right(2) != "fM" or not re.search("[rv]$", spot.left):
        return None
    sales = readings[-1]
    if not sales.metric_at or spot.tokens[sales.metric_at - 1].kind != "f":
        return None
    return next((reading for reading in reversed(readings) if reading.code != sales.code), None)


# "profits of Q on Q in sales, compared with a profit of Q on Q in sales": the second sales are compared with
_ON_WHAT_IS_COMPARED = re.compile(r"[rv][^;g]*[fz]$")


def _compared(tokens: list[Token], reading: Reading, readings: list[Reading]) -> Reading:
    """The reading; as what was before, where it is told on top of a figure that another is compared with."""
    if reading.role != LEVEL or reading.before is not None or reading.is_consensus:
        return reading
    told = next(
        (r for r in readings if r.code == reading.code and r.role == LEVEL and r.at < reading.at), None
    )
    if told is None or told.is_consensus:
        return reading
    between = letters(tokens[told.at + 1 : min(reading.at, reading.metric_at)])
    is_compared = _ON_WHAT_IS_COMPARED.search(between)
    return replace(reading, role=PRIOR, before=told) if is_compared else reading


def _is_end_of_range(tokens: list[Token], reading: Reading) -> bool:
    """Whether a number is an end of the range that another one replaces: "Q to Q, raised from Q to Q"."""
    first = reading if reading.role == PRIOR else reading.before
    if (
        first is None
        or first.role != PRIOR
        or first.before is None
        or first.before.quantity.value is not None
    ):
        return False
    following = tokens[first.at + 1 : first.at + 3]
    is_range = [token.kind for token in following] == ["t", "Q"]
    return is_range and reading.at in (first.at, first.at + 2)


def _is_beside(reading: Reading, left: str) -> bool:
    """Whether a margin is told right behind the sum it is the margin of: "Q, or Q gross margin, from Q"."""
    is_ratio = METRICS[reading.code].kind == RATIO and reading.role == LEVEL
    return is_ratio and reading.metric_at > reading.at and left.strip(",(") == "o"


def _read_listed(spot: Spot, listed: Listed | None, readings: list[Reading]) -> Reading | None:
    """The reading of a number of a list: what the list says of it."""
    if listed is None:
        return None
    if listed.role is None:
        return read_in_pair(spot, listed.metric_at, listed.mention)
    before = next((reading for reading in readings if reading.at == listed.after), None)
    if listed.after is not None and before is None:
        return None
    reading = spot.read(listed.mention, listed.metric_at, listed.role, before=before)
    return reading and replace(reading, time_at=listed.time_at, is_listed=before is not None)


def _read(spot: Spot, last: Reading | None) -> Reading | None:
    reading = read_by_metric_before(spot, last) or read_by_metric_behind(spot)
    if reading is None and last is not None and not re.search("[MN]", spot.left):
        reading = read_by_number_before(spot, last)
    return reading or read_expected(spot)
