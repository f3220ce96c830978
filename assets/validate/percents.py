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
_WORDS = {word: Fraction(number) for number, word in enumerate(_ONES)}
_WORDS |= {word: Fraction(10 * number) for number, word in enumerate(_TENS, start=2)}
_WORDS |= {word: Fraction(1) for word in ("a", "an")}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "eighth": 8, "tenth": 10}
_NUMERAL = rf"(?:{'|'.join((*_WORDS, *_SCALES))}|(?:{'|'.join(_PARTS)})s?)"
# "twenty-two and a half", "three-quarters of one", "one hundred and ten"; not "five and seven"
_SPELLED = re.compile(
    rf"""
    \b (?: {_NUMERAL} | \d+ (?= \s (?: hundred | thousand | million ) | [\s-]and[\s-]an?[\s-]half ) )
    (?: (?: (?<=hundred) [\s-]and
          | [\s-]and (?= [\s-](?:an?|one|two|three)[\s-](?:half|third|quarter) ) | \sof )?
        [\s-] {_NUMERAL} )* (?: (?<=half) \s of \s 1 )? \b
    (?! (?<= \b a ) \s \d )                     # "a 2% decline"
    """,
    re.VERBOSE | re.IGNORECASE,
)
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
    >>> read_percents("half a percent"), read_percents("two and a half percent")
    ([Decimal('0.005')], [Decimal('0.025')])
    >>> read_percents("flat to up 2%"), read_percents("a 2% decline to unchanged")
    ([Decimal('0'), Decimal('0.02')], [Decimal('0.02'), Decimal('0')])
    """
    text = _SPELLED.sub(_spell, text.translate(_FULL_WIDTH)).replace("flat", "0").replace("unchanged", "0")
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
    return found


def _spell(match: re.Match[str]) -> str:
    """Number words in digits: "twenty-two and a half" > "22 1/2"."""
    whole, value = Fraction(0), Fraction(0)
    for word in re.split(r"[\s-]+", match[0].lower()):
        if word.isdigit() or word in _WORDS:
            value += Fraction(word) if word.isdigit() else _WORDS[word]
        elif word in _SCALES:
            value = (value or 1) * _SCALES[word]
        elif word == "and":
            whole, value = value, Fraction(0)
        elif word == "of":
            break
        else:
            value = (value or Fraction(1)) / _PARTS[word.removesuffix("s")]
            break
    whole, rest = divmod(whole + value, 1)
    return f"{whole} {rest}" if rest else str(whole)


def _ratio(percent: Fraction) -> Decimal:
    ratio = percent / 100
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)
