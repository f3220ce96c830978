"""Numbers that are no values: years, days, times, names, periods of report, marks of lists.

A number with a currency or percent is a value wherever it stands. One that only counts has to prove
it: by a scale ("1.2 bn"), by its thousands ("11,000") or by what it counts ("287 stores").
"""

from __future__ import annotations

import re

from assets.extract.numbers.amount_grammar import Amount
from assets.extract.numbers.units import Unit

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_DAY = re.compile(rf"\b(?:{_MONTH})\.?\s+(?:\d\d?,\s+)?\Z", re.IGNORECASE)
# "the three months ended", "in the last 12 months", "three months to February 1": a period, no length.
_PERIOD_BEFORE = re.compile(
    r"""
    \b (?: first | last | past | previous | prior | final | next | same | trailing | latest | these | those
         | comparable | corresponding | equivalent | for\s+the | in\s+the ) \s+
    (?: \S+ \s+ (?:and|to) \s+ )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PERIOD_AFTER = re.compile(
    rf"""
    \s* (?: ,\s* )? (?: period\s+ )?
    (?: ended | ending | end\b | through | to\s+(?:the\s+end|end|{_MONTH}|\d)
      | (?:(?:net|operating|oper|pre-?tax|after-tax)\s+)? (?:loss(?:es)? | profits? | earnings | income | net
          | sales | revenues? | turnover | figures | div(?:idend)?s? ) \b
      | (?:of\s+(?:the\s+)?)?(?:fiscal\b|year\b|(?:19|20)\d\d\b) | ago\b | earlier\b | results\b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE_START, _LINE_END = re.compile(r"\n[ ]*\Z"), re.compile(r"[ ]*\r?\n")
_PART_OF = re.compile(r"\s+(?:of|the|its|their|our|all)\b|-?\s(?:stake|interest|majority)\b", re.IGNORECASE)
_BY_PART = re.compile(  # "rose by nearly half", "jumped a fifth"
    r"\b(?:by|rose|jumped|climbed|surged|soared|grew|fell|dropped|plunged|slumped|tumbled|sank|slid)\s+"
    r"(?:about|almost|nearly|roughly|around|over|more\s+than|up\s+to)?\s*\Z",
    re.IGNORECASE,
)
_EMERGENCY = 911  # "911 calls"
_HALF_YEAR = re.compile(
    r"\b(?:first|second|latter|upper|lower|top|bottom|other|back|better|last|one|half)[ -]\Z", re.IGNORECASE
)
# A counted noun: plural, in small letters, perhaps after one adjective.
COUNTED = re.compile(
    r"""
    \+?[ ]
    (?: (?! (?:and|or|to|of|in|on|at|by|for|with|from|as|is|was|has|the|than|that) \b ) [a-z][a-z-]+ [ ] )?
    (?: people | employees | customers | stores | units | vehicles | aircraft | staff | subscribers
      | (?! (?: was | is | as | has | this | its | us | versus | vs | plus | less | across | towards | regards
              | results | hours | news | business | process | earnings | sales | analysis | basis | consensus
              | status | always | perhaps | times | does | gross | loss | focus | access
              | focuses | includes | offers | features | comes | makes | gives | takes | says | remains
              | helps | brings | provides | delivers | shows | allows | requires | uses | runs | goes ) \b )
        [a-z][a-z-]+ (?<!ss) s )
    \b (?! ['’] )
    """,
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(
    r"""
    (?: \b[A-Z][\w&.]* | [#§№] | \b[Tt]op | \bout\s+of | \b[Nn]o\.
      | \b (?: type | phase | version | level | category | class | tier | grade | stage | page | chapter
            | step | day )
    ) [^\S\n]* \Z                    # a name does not reach over a line
    """,
    re.VERBOSE,
)
# Words that begin a sentence in a capital and name nothing: "Opened 287 stores".
_NO_NAME = re.compile(
    r"\b(?:\w+(?:ed|ing|ly)|The|Our|Its|Some|Over|About|All|With|At|In|By|For|To|From|Of|Than|Around|We|And)\s*\Z"
)
# "in the mid-70% range", "low-20% growth": a third of ten points, and not their first
_THIRD_BEFORE = re.compile(r"\b(?:mid|low|high|upper)(?P<gap>[\s-])\Z", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\srange\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(k\)|\(b\)|/\d|:\d|-[A-Za-z0-9]|\s?[ap]\.?m\b", re.IGNORECASE)


def is_value(shadow: str, amount: Amount, floor: int) -> bool:
    """Whether the amount is a value; may turn a bare number into the count it proves to be."""
    unit = amount.unit
    if unit is None:
        return _counts(shadow, amount, floor)
    if unit.kind == "money":
        return _pays(shadow, amount)
    if unit.kind == "ratio" and _is_third_of_tens(shadow, amount, floor):
        return False
    if unit.code == "point" and amount.is_written and amount.number == 1:
        return False  # at one point
    if unit.kind == "duration":
        return _lasts(shadow, amount, floor)
    if unit.kind == "shares":
        return (
            amount.low is not None
            or amount.has_scale
            or amount.has_separator
            or not _is_dated(shadow, amount, floor)
        )
    return True


def _is_third_of_tens(shadow: str, amount: Amount, floor: int) -> bool:
    """Whether a percentage names ten points of which only the lower, middle or upper ones are meant."""
    before = _THIRD_BEFORE.search(shadow[max(floor, amount.start - 8) : amount.start])
    if before is None or amount.low is not None or amount.number % 10:
        return False
    return before["gap"] == "-" or bool(_RANGE_AFTER.match(shadow, amount.end))


def _pays(shadow: str, amount: Amount) -> bool:
    """Whether money is meant: not by a weight in pounds, a PS5, R2, N95, or one dollar in a saying."""
    if amount.has_scale or amount.is_per_share:
        return True
    words = shadow[amount.start : amount.end]
    if amount.unit.code in ("ZAR", "NGN") and words[:1].isalpha():
        is_glued = words[1:2].isdigit()  # R2 is a unit, R12.45 and R 5 are rand
        return not is_glued or amount.decimals == 2 or amount.has_separator
    if amount.unit.code == "GBP" and words.startswith("PS"):
        return bool(amount.decimals) or amount.has_separator
    if amount.unit.code == "GBP" and words.endswith(("pound", "pounds")):
        return False
    return not (amount.is_written and amount.number == 1 and amount.unit.worth == 1)


def is_date_part(shadow: str, at: int, number: str) -> bool:
    """Whether a number with no unit is a year or a day of a month."""
    if len(number) == 4:
        return number[:2] in ("19", "20") and number.isdecimal()
    return len(number) <= 2 and bool(_DAY.search(shadow[max(0, at - 11) : at]))


def is_half_year(shadow: str, at: int, word: str) -> bool:
    """Whether a "half" is one of a year, or of a list: the first half."""
    return word.lower() == "half" and bool(_HALF_YEAR.search(shadow[max(0, at - 12) : at]))


def _is_dated(shadow: str, amount: Amount, floor: int) -> bool:
    year = amount.decimals == 0 and 1900 <= amount.number < 2100
    return year or bool(_DAY.search(shadow[max(floor, amount.start - 16) : amount.start]))


def _lasts(shadow: str, amount: Amount, floor: int) -> bool:
    words = shadow[amount.start : amount.end]
    if words.lower() == "half year":
        return False
    if ("-" in words and amount.low is None) or (amount.number == 1 and amount.low is None):
        return False  # a five-year note, one day
    if _LINE_END.match(shadow, amount.end) and _LINE_START.search(
        shadow[max(0, amount.start - 12) : amount.start]
    ):
        return False  # "12 mths" alone on its line: the period of the rows below
    if _PERIOD_AFTER.match(shadow, amount.end) or shadow[amount.end : amount.end + 1] == "-":
        return False
    return not _PERIOD_BEFORE.search(shadow[max(floor, amount.start - 30) : amount.start]) and not _is_dated(
        shadow, amount, floor
    )


def _counts(shadow: str, amount: Amount, floor: int) -> bool:
    if amount.is_written and not amount.has_scale:
        if shadow[amount.end - 1] in "aA":
            return False  # half a day
        part = amount.number < 1 and (
            _PART_OF.match(shadow, amount.end)
            or shadow[amount.end - 7 : amount.end].lower() in ("-thirds", "uarters")
            or _BY_PART.search(shadow[max(floor, amount.start - 30) : amount.start])
        )
        amount.unit = Unit("ratio") if part else None
        return bool(part)
    if _ASIDE.match(shadow, amount.end):
        return False
    if amount.has_scale or amount.has_separator:
        amount.unit = Unit("count")
        return amount.sign != "plus"
    if amount.sign != "none" or amount.bracket >= 0 or not COUNTED.match(shadow, amount.end):
        return False
    before = shadow[max(floor, amount.start - 30) : amount.start]
    if (
        amount.number == _EMERGENCY
        or _is_dated(shadow, amount, floor)
        or (_NAME_BEFORE.search(before) and not _NO_NAME.search(before))
    ):
        return False
    amount.unit = Unit("count")
    return True
