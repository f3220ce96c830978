"""The period that a section of a release is about, as its heading says.

"Six Month Results" under "Second Quarter 2025 Results" > the half year that ends with that quarter
"""

from __future__ import annotations

import re

from assets.extract.periods.resolve import find_periods
from assets.extract.prose.times import Times
from assets.records import Period

# A heading over figures begins with the time or promises results; "Opened a plant in Q3 2024" does not.
_OF_FIGURES = re.compile(
    r"\b(?:results?|highlights?|summary|review|performance|overview|figures|financials|comparison|metrics)\b",
    re.IGNORECASE,
)
_COMPARISON = re.compile(r"\b(?:compared|comparison|versus|vs|against|over|from)\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"""
    \b (?: (?P<H1> (?: six | 6 ) [\s\-\u2010-\u2015] months? | first [\s\-] half )
         | (?P<M9> (?: nine | 9 ) [\s\-\u2010-\u2015] months? )
         | (?P<FY> (?: twelve | 12 ) [\s\-\u2010-\u2015] months? | (?: full | fiscal ) [\s\-] year )
         | (?P<to_date> year [\s\-] to [\s\-] date | ytd ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LAST_QUARTERS = {"H1": "Q2", "9M": "Q3", "FY": "Q4"}
_TO_DATE = {"Q1": "Q1", "Q2": "H1", "Q3": "9M", "Q4": "FY"}


def section_period(line: str, reported: Period, times: Times) -> Period | None:
    """The period that a heading sets for the figures below; None where it speaks of no time.

    ``reported`` is the period of the release. A heading of several periods, or of a length that cannot be
    placed, gives a period without days: what is below is not of the reported quarter for certain.
    """
    length = _LENGTH.search(line)
    spans = [mention for mention in find_periods(line) if mention.kind not in ("instant", "relative")]
    first = min(
        [mention.start for mention in spans] + [match.start() for match in [length] if match], default=None
    )
    if first is None or not (first == 0 or _OF_FIGURES.search(line)):
        return None
    named = [mention for mention in spans if mention.fiscal_period or mention.end_month]
    if named and (len(named) == 1 or _COMPARISON.search(line, named[0].end, named[1].start)):
        return times.resolve(named[0])
    return _so_far(length, reported) if length and not named else Period()


def _so_far(length: re.Match[str], reported: Period) -> Period:
    """The stretch of that length that ends with the reported quarter, if that quarter is its last."""
    name = "9M" if length.lastgroup == "M9" else length.lastgroup
    label = _TO_DATE.get(reported.fiscal_period) if name == "to_date" else name
    ends = (_LAST_QUARTERS.get(label), label)
    if label is None or reported.fiscal_period not in ends or reported.period_end is None:
        return Period(period_text=length[0], period_status="ambiguous")
    return Period(reported.fiscal_year, label, None, reported.period_end, None, length[0], "resolved")
