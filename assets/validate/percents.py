"""The text of a percent, read a second time by other means than the extractor's.

Shares no code with the extract stage, on purpose: a second reader that makes the same
mistakes proves nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

_NUMBER = re.compile(
    r"""
    (?P<open> \( \s* )?                                    # accountants bracket a loss
    (?P<sign> [-+\u2010-\u2015\u2212\ufe63\uff0d] \s? )?   # hyphens, dashes, the minus sign
    (?P<digits> \d[\d,\u202f\u00a0]* (?:\.\d+)? | \.\d+ )  # 1,234.5 or .5
    (?P<fraction> [¼½¾⅓⅔⅛⅜⅝⅞] | [ -]\d+/\d+ )?             # 2½, 2 1/2, 2-1/2
    """,
    re.VERBOSE,
)
_GLYPHS = {"¼": "1/4", "½": "1/2", "¾": "3/4", "⅓": "1/3", "⅔": "2/3",
           "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_ONES)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_WORDS |= {"a": 1, "an": 1, "half": 0, "hundred": 100}
_BETWEEN = re.compile(r"\b(?:to|and|or|through)\b", re.IGNORECASE)
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {0xFF0E: ".", 0xFF0C: ","}


def read_percents(text: str) -> list[Decimal]:
    """Ratios that a percent's text says: one, two for a range, none where it cannot be read.

    >>> read_percents("757%"), read_percents("(1.5)%"), read_percents("−13.75 per cent")
    ([Decimal('7.57')], [Decimal('-0.015')], [Decimal('-0.1375')])
    >>> read_percents("12 to 22 percent"), read_percents("5%-7%")
    ([Decimal('0.12'), Decimal('0.22')], [Decimal('0.05'), Decimal('0.07')])
    >>> read_percents("twenty-five percent"), read_percents("a percent"), read_percents("several percent")
    ([Decimal('0.25')], [Decimal('0.01')], [])
    >>> read_percents("seven to eight pct"), read_percents("nine to 12 percent")
    ([Decimal('0.07'), Decimal('0.08')], [Decimal('0.09'), Decimal('0.12')])
    """
    text = text.translate(_FULL_WIDTH)
    ends = _BETWEEN.split(text)
    if len(ends) == 2:
        low, high = (read_percents(end) for end in ends)
        if low and high:
            return low + high
    found: list[Decimal] = []
    for match in _NUMBER.finditer(text):
        value = Fraction(re.sub(r"[,\s]", "", match["digits"]))
        if match["fraction"]:
            value += Fraction(_GLYPHS.get(match["fraction"], match["fraction"][1:]))
        is_joined = bool(found) and not match["open"]  # the dash of 5%-7% joins, it does not negate
        has_minus = bool(match["sign"]) and match["sign"].strip() in _DASHES and not is_joined
        found.append(_ratio(-value if has_minus or match["open"] else value))
    return found or _read_words(text)


def _read_words(text: str) -> list[Decimal]:
    words = re.findall(r"[a-z]+", text.lower())
    numbers = [_WORDS[word] for word in words if word in _WORDS]
    half = Fraction(1, 2) if "half" in words else Fraction(0)
    return [_ratio(sum(numbers, half))] if numbers else []


def _ratio(percent: Fraction) -> Decimal:
    ratio = percent / 100
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)
