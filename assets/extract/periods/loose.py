"""Periods that are only periods beside a metric or at the head of a wire's rows.

"2021 earnings", "sees FY revenue", "nine-month profit", "Six mths": alone these words may be anything, so the
general reader of periods leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assets.extract.periods.resolve import PeriodMention

_LENGTHS = {"six": 6, "6": 6, "nine": 9, "9": 9, "twelve": 12, "12": 12}
_PERIOD_OF = {6: ("half", "H1"), 9: ("nine_months", "9M"), 12: ("year", "FY")}
_LOOSE = re.compile(
    r"""
    (?<! [\w$€£.,/-] )
    (?: (?P<length> six | nine | twelve | 6 | 9 | 12 ) [\s-] m(?:on)?ths? (?! \s (?:ended|ending|to) ) \b
      | (?: fy | fiscal [\s-] year ) (?! \s? ['’]? \d ) \b
      | (?P<year> (?:19|20)\d\d ) (?! [\w%.,/-] | \s (?:million|billion|shares|units|employees) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_loose_periods(text: str, start: int, end: int) -> Iterator[PeriodMention]:
    """Words of ``text[start:end]`` that name a period if a metric stands beside them, in order.

    >>> [(m.surface, m.fiscal_period, m.year) for m in find_loose_periods("2021 sales, nine mths, FY", 0, 25)]
    [('2021', 'FY', 2021), ('nine mths', '9M', None), ('FY', 'FY', None)]
    """
    for match in _LOOSE.finditer(text, start, end):
        months = _LENGTHS[match["length"].lower()] if match["length"] else 12
        kind, label = _PERIOD_OF[months]
        year = int(match["year"]) if match["year"] else None
        yield PeriodMention(
            match.start(), match.end(), match[0], kind, fiscal_period=label, year=year, months=months
        )
