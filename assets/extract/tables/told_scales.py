"""The units of a table without a note, by what the prose says of the same figures.

"net income of $55.7 million" and "sales of $987 million", over 55,652 and 987,472  >  in thousands
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal

from assets.extract.metrics.vocabulary import MONEY
from assets.extract.tables.row_labels import TABLE_METRICS
from assets.extract.tables.scales import Scale
from assets.extract.tables.unnamed_totals import Rows
from assets.records import Quantity

_POWERS = (0, 3, 6)
_LEAST = 2  # figures said in both places: one may be chance
_LEAD = 3  # times the figures of the next best scale: of fifty sums in the prose one fits by chance
_LEAST_PRINTED = 10  # two digits


def may_tell_scale(quantity: Quantity) -> bool:
    """Whether the prose says a sum closely enough: "$2 billion" fits too many."""
    step = quantity.scale.scaleb(-quantity.decimals)
    is_sum = quantity.unit_kind == "money" and quantity.value is not None
    return is_sum and abs(quantity.value) >= _LEAST_PRINTED * step


def infer_scale(rows: Rows, told: Sequence[Quantity]) -> Scale | None:
    """The scale by which two sums of the rows or more are ``told``; None where none or several fit."""
    sums = sorted(
        {
            abs(figure.number)
            for data, metric in rows
            if metric and TABLE_METRICS[metric.codes[0]].kind == MONEY
            for figure in data.row.figures
            if figure.number and not figure.is_percent
        }
    )
    fitting = {power: _count(sums, told, power) for power in _POWERS}
    *_, next_best, best = sorted(_POWERS, key=fitting.__getitem__)
    is_sure = fitting[best] >= max(_LEAST, _LEAD * fitting[next_best])
    return Scale(Decimal(1).scaleb(best), True, None, "document") if is_sure else None


def common_scale(scales: Iterable[Scale | None]) -> Scale | None:
    """The one scale that tables of a page were told to be in; None where none was told, or two."""
    told = {scale for scale in scales if scale}
    return told.pop() if len(told) == 1 else None


def _count(sums: list[Decimal], told: Sequence[Quantity], power: int) -> int:
    """How many of the sums are told, each within the rounding of the words."""
    found = set()
    for quantity in told:
        half = quantity.scale.scaleb(-quantity.decimals) / 2
        value = abs(quantity.value)
        place = bisect_left(sums, (value - half).scaleb(-power))
        if place < len(sums) and sums[place].scaleb(power) <= value + half:
            found.add(place)
    return len(found)
