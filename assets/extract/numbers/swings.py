"""A change that may go either way, told as one range: "a 2% decline to flat", "flat to up 2%".

text > one side, "to", the other side > the range from the lower change to the higher

Each side says its own direction, so the signs are in the surface: read again, it means the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assets.extract.numbers.shadow import shadow
from assets.records import Quantity

_SIZE = r"\d{1,3}(?:\.\d+)?(?:\s?%|\s(?:percent|per\scent|pct)\b)"
_DOWN = r"(?:declines?|decreases?|drops?|falls?|reductions?|down)"
_UP = r"(?:increases?|growth|grow|rises?|gains?|up)"
_SIDE = rf"""
    (?: an? \s )?
    (?: (?: flat | unchanged ) \b
      | (?: {_DOWN} | {_UP} ) \s (?: of \s )? (?: about \s )? {_SIZE}    # down 1 %, a decline of 1 %
      | {_SIZE} \s (?: {_DOWN} | {_UP} ) \b )                            # a 2 % decline
"""
_SWING = re.compile(
    rf"(?<![\w-]) (?P<one> {_SIDE} ) \s to \s (?P<other> {_SIDE} | (?<=flat\sto\s) {_SIZE} )",
    re.VERBOSE | re.IGNORECASE,
)
_IS_DOWN = re.compile(_DOWN, re.IGNORECASE)
_NUMBER = re.compile(r"[\d.]+")
# One of these stands in every such range: a look that is cheaper than the pattern.
_HINTS = ("flat to ", " to flat", " to up ", " to down ", " to an increase", " to a de")


def find_swings(text: str, start: int = 0) -> Iterator[Quantity]:
    """The ranges of ``text`` whose sides say each where they point, in order; places count from ``start``.

    >>> [(q.surface, q.value_low, q.value_high) for q in find_swings("sales down 1% to up 2.5%")]
    [('down 1% to up 2.5%', Decimal('-0.01'), Decimal('0.025'))]
    >>> list(find_swings("sales rose 2% to $5 million"))
    []
    """
    plain = shadow(text)
    if not any(hint in plain for hint in _HINTS):
        return
    for match in _SWING.finditer(plain):
        numbers = _NUMBER.findall(match[0])
        if not numbers:
            continue  # "unchanged to flat"
        low, high = sorted((_change(match["one"]), _change(match["other"])))
        yield Quantity(
            text_start=start + match.start(),
            text_end=start + match.end(),
            surface=text[match.start() : match.end()],
            value_low=low,
            value=None,
            value_high=high,
            unit_kind="change_ratio",
            unit=None,
            scale=Decimal("0.01"),
            decimals=max(len(number.partition(".")[2]) for number in numbers),
            hedge="range",
            sign_origin="none",
            scale_origin="stated",
        )


def _change(side: str) -> Decimal:
    number = _NUMBER.search(side)
    size = Decimal(number[0]) / 100 if number else Decimal(0)
    return -size if size and _IS_DOWN.search(side) else size
