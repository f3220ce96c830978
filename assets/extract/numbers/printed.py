"""Numbers as they are printed or written out, and nothing about what they count.

    "1,234.56" > 1234.56 with two decimals,  "62-1/2" > 62.5,  "one hundred and fifty" > 150

Units, signs and scales ("million") are the business of the files that call this one.
"""

from __future__ import annotations

import re
from decimal import Decimal

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
PARTS = {  # what "two-thirds" and "one-half" divide by
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_GLYPHS = {
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "⅓": "1/3",
    "⅔": "2/3",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
}

PRINTED = r"""
    (?: \d{1,3} (?:,\d{3})+ (?!\d)               # 1,234,567
      | \d{1,2} (?:,\d\d)+ ,\d{3} (?!\d)         # 1,23,45,678: lakhs and crores
      | \d+ )
    (?: \.\d+ )?
    (?: [ -]?\d{1,2}/(?:2|4|8|16|32|64|3)(?![\d/,.]\d|\d) | [½¼¾⅓⅔⅛⅜⅝⅞] )?   # 62-1/2, 7½
  | (?<![A-Za-z\d])\.\d+                         # .41, but not Rs.10,000
"""
# "SEK 12 345 million", "CHF 12'345": only beside a currency, for anywhere else they are two numbers.
SPACED = r"\d{1,3} (?: (?:[ ]\d{3})+ | (?:'\d{3})+ ) (?:\.\d+)? (?![\d/]|[.,]\d|[ ']\d)"
_SMALL = "|".join(sorted(UNITS, key=len, reverse=True))
_TEN = "|".join(sorted(TENS, key=len, reverse=True))
_HUNDREDS = rf"(?:(?:{_TEN})(?:[ -](?:{_SMALL}))?|{_SMALL})"
_PARTS = "|".join(sorted((part for part in PARTS if not part.startswith("quarter")), key=len, reverse=True))
_OF = r"(?=[ ]of[ ](?:an?|one|the|its|their|our|all|total)\b|\Z)"
WRITTEN = rf"""
    (?: half [ -]an? (?=[ -])                                           # half a billion
      | (?: (?:an?|one|two|three|five|seven)[ -] (?:{_PARTS})           # two-thirds, not a fourth quarter
            (?: (?<=half) | (?! [ ](?:quarter|qtr|month|week|day|year|hour)s?\b ) )
          | (?:one|three)-quarters? | an?[ ]quarter {_OF}               # a quarter of a point
          | three[ ]quarters[ ]of (?=[ ](?:the|its|their|our|all)\b|\Z) | half )
        (?: [ ]of[ ](?:an?|one|1) (?=[ ](?:per|cent|point)) )?
      | (?:an?[ ])? quarter (?=[- ](?:percentage[- ])?point)            # a quarter point
      | an? (?=[ ](?:per|cent\b|penny|million|billion|trillion))        # a percent
      | (?: (?:{_SMALL}|an?)[ -]hundred (?: (?:[ ]and)?[ ]{_HUNDREDS} )? | {_HUNDREDS} )
        (?: [ -]and[ -](?:a|one)[ -](?:half|quarter) | [ -]and[ -]three[ -]quarters )? )   # two and a half
"""
PLACES = Decimal(1).scaleb(-10)  # a third has no end; the tables hold ten decimals


def parse_printed(text: str) -> tuple[Decimal, int] | None:
    """The number printed with digits and its count of decimals; None where there is none.

    >>> parse_printed("1,234.50")
    (Decimal('1234.50'), 2)
    >>> parse_printed("62-1/2"), parse_printed("7½"), parse_printed(".41")
    ((Decimal('62.5'), 1), (Decimal('7.5'), 1), (Decimal('0.41'), 2))
    >>> parse_printed("n/a")
    """
    if text.isdecimal():
        return Decimal(text), 0
    whole = text.replace(",", "").replace("'", "")
    whole = re.sub(r"(?<=\d) (?=\d{3}(?!/))", "", whole)
    for glyph, fraction in _GLYPHS.items():
        if glyph in whole:
            whole = whole.replace(glyph, " " + fraction)
    if "/" not in whole:
        return (Decimal(whole), len(whole.partition(".")[2])) if re.fullmatch(r"\d*\.?\d+", whole) else None
    match = re.fullmatch(r"(?:(\d+)[ -])?[ ]?(\d+)/(\d+)", whole)
    if not match or not int(match[3]):
        return None
    return _with_fraction(int(match[1] or 0), int(match[2]), int(match[3]))


def parse_written(text: str) -> tuple[Decimal, int] | None:
    """The number written in words and its count of decimals; None where a word is no number.

    >>> parse_written("twenty-five"), parse_written("one hundred and fifty")
    ((Decimal('25'), 0), (Decimal('150'), 0))
    >>> parse_written("one and a half"), parse_written("two-thirds")
    ((Decimal('1.5'), 1), (Decimal('0.6666666667'), 0))
    >>> parse_written("half a"), parse_written("a quarter of a")
    ((Decimal('0.5'), 1), (Decimal('0.25'), 2))
    >>> parse_written("several")
    """
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word not in ("", "and", "of")]
    while len(words) > 1 and (words[-1] in ("a", "an", "1") or (words[-1] == "one" and words[-2] in PARTS)):
        words.pop()  # half a, a quarter of one
    total, numerator = 0, 1
    divisor = PARTS.get(words[-1]) if words else None
    if divisor:
        words.pop()
        if words and (words[-1] in ("a", "an", "1") or words[-1] in UNITS):
            numerator = UNITS.get(words.pop(), 1)
    for word in words:
        if word == "hundred":
            total = (total or 1) * 100
        elif word in UNITS or word in TENS:
            total += UNITS.get(word, 0) or TENS.get(word, 0)
        elif word not in ("a", "an"):
            return None
    if divisor:
        return _with_fraction(total, numerator, divisor)
    return (Decimal(total if words[0] == "zero" else total or 1), 0) if words else None


def _with_fraction(whole: int, numerator: int, divisor: int) -> tuple[Decimal, int]:
    value = Decimal(whole) + Decimal(numerator) / Decimal(divisor)
    if value != value.quantize(PLACES):
        return value.quantize(PLACES), 0
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return (value, -exponent) if exponent < 0 else (Decimal(int(value)), 0)
