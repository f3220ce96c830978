"""Numbers that are values: money, percent, points, multiples, shares, counts and spans of time.

    text > shadow > amounts > ranges joined > signs, hedges, changes > Quantity

Everything is read in one shadow of the text, character for character, so a quantity's place is true.
Dates, years, phones, times, names and list marks are no values: nothing is said of them.
"""

from __future__ import annotations

import re

from assets.extract.numbers.amount_grammar import Amount
from assets.extract.numbers.amounts import find_amounts
from assets.extract.numbers.governors import Governor, govern, words_before
from assets.extract.numbers.not_values import is_value
from assets.extract.numbers.ranges import join
from assets.extract.numbers.shadow import shadow
from assets.extract.numbers.signs import settle_brackets, settle_sign, settle_unit
from assets.extract.numbers.swings import find_swings
from assets.extract.numbers.tolerances import split_tolerance, widen
from assets.records import Quantity

_NEAR = 80  # characters: what is farther from the number before it shares nothing with it
_FAR = "..."


# In a table the brackets of "( 507 )" stand in cells of their own.
_BEFORE_BRACKET = re.compile(r"(?<=\()\ +|\ +(?=\))")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every value said in ``text[start:end]``, sorted by place, none overlapping; empty where none is.

    Places count from the beginning of ``text``.

    >>> [q.surface for q in find_quantities("Revenue rose 11 percent to $13.7 billion in 2024.")]
    ['11 percent', '$13.7 billion']
    >>> find_quantities("a net loss of $473 million, or 63 cents a share")[1].value
    Decimal('-0.63')
    >>> find_quantities("Form 10-K for Q1 2024, call 646-223-6194")
    []
    """
    text = text[start:end]
    plain = shadow(text)
    quantities: list[Quantity] = []
    before, governed, floor = None, Governor(), 0
    for amount in join(plain, find_amounts(plain, 0, len(plain)), 0):
        if not is_value(plain, amount, 0):
            continue
        words = words_before(plain, floor, amount.start)
        gap = plain[floor : amount.start] if amount.start - floor <= _NEAR else _FAR
        governed = settle_sign(plain, amount, before, gap, governed, words, govern(words))
        settle_brackets(plain, amount, before, gap, words)
        settle_unit(plain, amount, before, gap, words)
        quantities.append(_build(text, amount, start))
        before, floor = amount, amount.end
    return _with_swings(quantities, list(find_swings(text, start)))


def _with_swings(quantities: list[Quantity], swings: list[Quantity]) -> list[Quantity]:
    """The quantities, those that are sides of a swing replaced by it."""
    if not swings:
        return quantities
    kept = [found for found in quantities if not any(_overlap(found, swing) for swing in swings)]
    return sorted(kept + swings, key=lambda found: found.text_start)


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.text_start < other.text_end and other.text_start < one.text_end


def parse_quantity(surface: str) -> Quantity | None:
    """The value that ``surface`` says alone; None where it is not one whole value.

    A bare number is a count here, and brackets round all of it are a loss: someone cut it out on purpose.
    A value with its tolerance is a range.

    >>> parse_quantity("($0.31)").value, parse_quantity("34 cts").value
    (Decimal('-0.31'), Decimal('0.34'))
    >>> parse_quantity("16.0%, plus or minus 1%").value_high
    Decimal('0.170')
    >>> parse_quantity("Q1 2024")
    """
    swing = next(find_swings(surface), None)
    if swing and swing.surface == surface:
        return swing
    parts = split_tolerance(surface)
    if parts:
        centre, tolerance = map(parse_quantity, parts)
        return widen(centre, tolerance, surface) if centre and tolerance else None
    plain = _BEFORE_BRACKET.sub("", shadow(surface).replace("\t", " "))
    amounts = join(plain, find_amounts(plain, 0, len(plain)), 0, is_alone=True)
    if len(amounts) != 1:
        return None
    amount = amounts[0]
    if amount.bracket >= 0:
        amount.close_brackets()
    return _build(plain, amount, 0) if amount.end - amount.start == len(plain) else None


def _kind(amount: Amount) -> str:
    if amount.kind or amount.unit is None:
        return amount.kind or "count"
    return "money_per_share" if amount.is_per_share else amount.unit.kind


def _build(text: str, amount: Amount, start: int) -> Quantity:
    worth = amount.worth
    is_negative = amount.sign in ("glyph", "parenthesis", "word") and (
        amount.number or amount.low is not None
    )
    value = None if amount.low is not None else amount.number * worth
    low, high = amount.low, amount.high
    if low is not None and amount.sign == "word":
        low, high = -high, -low
    return Quantity(
        text_start=start + amount.start,
        text_end=start + amount.end,
        surface=text[amount.start : amount.end],
        value_low=low,
        value=-value if is_negative and value else value,
        value_high=high,
        unit_kind=_kind(amount),
        unit=amount.unit.code if amount.unit else None,
        scale=worth,
        decimals=amount.decimals,
        hedge=amount.hedge,
        sign_origin=amount.sign if is_negative else "none",
        scale_origin="document" if amount.is_carried else "stated",
    )
