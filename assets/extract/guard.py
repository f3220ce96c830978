"""The last look before a figure leaves the page: one that breaks its own promise is not said.

A figure is held back where its surface, read again, does not give its value; where its span
does not say its surface; where it is larger than anything ever seen; where its currency is
none; where a rise is negative. It is counted as abstained: a gap is worth more than a figure
nobody can trace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from assets.extract.numbers.quantities import parse_quantity
from assets.records import MAX_SIZE, Quantity, Statement

# Francs and crowns are money of several countries: no unit is an honest answer, "USDT" is not.
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
# Stored values are cut after ten decimals.
_CUT = Decimal("2E-10")
_MAX_SIZE = MAX_SIZE["money"]


_Figure = TypeVar("_Figure", Quantity, Statement)


def hold_back(text: str, figures: Iterable[_Figure]) -> tuple[list[_Figure], int]:
    """Figures that keep their promises, in order, and how many do not."""
    figures = list(figures)
    sound = [figure for figure in figures if is_sound(text, figure)]
    return sound, len(figures) - len(sound)


def is_sound(text: str, figure: Quantity | Statement) -> bool:
    """Whether a figure's span, value, size and unit agree with its words."""
    if text[figure.text_start : figure.text_end] != figure.surface:
        return False
    values = _values(figure)
    return (
        bool(values)
        and values[0] <= values[-1]
        and max(-values[0], values[-1]) <= MAX_SIZE.get(figure.unit_kind, _MAX_SIZE)
        and (not figure.unit_kind.startswith("money") or _is_money(figure.unit))
        and not (figure.unit_kind == "change_ratio" and _is_turned(figure, values))
        and _says(figure, values)
    )


def _values(figure: Quantity | Statement) -> tuple[Decimal, ...]:
    """The single value, or the two ends of a range; empty where a figure has neither or both."""
    low, value, high = figure.value_low, figure.value, figure.value_high
    if value is not None:
        return (value,) if low is None is high else ()
    return () if low is None or high is None else (low, high)


@lru_cache(maxsize=256)  # a page has one or two
def _is_money(unit: str | None) -> bool:
    return bool(_CURRENCY.match(unit or "XXX"))


def _is_turned(figure: Quantity | Statement, values: tuple[Decimal, ...]) -> bool:
    """Whether a change goes one way by its words and the other by its sign."""
    direction = getattr(figure, "direction", "none")
    if direction not in ("up", "down"):
        return False
    return any(value < 0 if direction == "up" else value > 0 for value in values)


def _says(figure: Quantity | Statement, values: tuple[Decimal, ...]) -> bool:
    """Whether the surface alone gives the values: the number printed, times the figure's scale."""
    printed = _printed(figure.surface)
    if len(printed) != len(values):
        return False
    if len(values) == 1:  # nearly all
        return abs(printed[0] * figure.scale - abs(values[0])) <= _CUT
    stored = sorted(map(abs, values))
    return all(
        abs(number * figure.scale - value) <= _CUT for number, value in zip(printed, stored, strict=True)
    )


# "1,204", "$1.9 million", "(3.2 )%": what most rows print. The number is plain to see, without the grammar.
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,6})(?:\.\d{1,2})?"
_PLAIN = re.compile(
    rf"""
    (?! \(? (?:19|20)\d\d [ \t]? \)? \Z )          # a year
    (?: {_NUMBER} (?: [ \t]?% )? | \( {_NUMBER} [ \t]?\) (?: [ \t]?% )?
      | \$ {_NUMBER} (?: [ ] (?: million | billion ) )? | \( \$ {_NUMBER} [ \t]?\) )
    """,
    re.VERBOSE | re.ASCII,
)
_NOT_NUMBER = str.maketrans("", "", "()$,% \tbilmno")


# A page says most of its figures more than once: in a row and in a statement, in a table and in the next.
@lru_cache(maxsize=16_384)
def _printed(surface: str) -> tuple[Decimal, ...]:
    """The numbers that a surface prints, without sign and scale, the smaller first; none where it is none."""
    if _PLAIN.fullmatch(surface):
        return (Decimal(surface.translate(_NOT_NUMBER)),)
    read = parse_quantity(surface)
    if read is None:
        return ()
    values = (read.value_low, read.value, read.value_high)
    return tuple(sorted(abs(value / read.scale) for value in values if value is not None))
