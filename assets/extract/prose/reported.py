"""The period that a page reports on: as its title names it, its lead, or the day on which it appeared.

"Acme posts second-quarter profit" > Q2; "said its quarterly profit rose", published on 7 December > the
quarter that ended last.
"""

from __future__ import annotations

import re
from datetime import timedelta

from assets.extract.context import PageContext
from assets.extract.periods import fiscal_calendar as calendar
from assets.extract.periods.page_calendar import is_compared
from assets.extract.periods.resolve import find_periods
from assets.extract.prose.times import Times
from assets.extract.prose.wording import AFFIRMS, EXPECTS, GUIDANCE, REVISES
from assets.records import Period

LEAD = 2_000  # characters in which a release says what it announces
# "... today reported financial results for its second quarter of fiscal 2025, which ended May 1, 2025."
_ANNOUNCED = re.compile(
    r"""
    \b (?: announc | report | releas | post )(?: e?d | e?s | ing )? \b
    (?: [^.\n] | \n(?!\n) ){0,80} \b (?: results | earnings ) \b (?: [^.\n] | \n(?!\n) ){0,160}
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Acme sees strong 4th qtr", "... second quarter results, raises 2025 outlook": what follows is to come
FORESEES = re.compile(
    rf"""
    \b (?: {EXPECTS} | will | likely | to \s (?: report | post | have | show | take | record )
          | (?: {REVISES} | {AFFIRMS} | (?: provid | issu | giv | updat | initiat | announc )\w+ )
              (?= [^,;]{{0,60}} \b (?: {GUIDANCE} ) )
        ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEWS = ("news", "press_release", "wire")
# A news story's first sentences: whose results, of when.
_OPENING = 600
# "quarterly profit", "the quarter's profit", "profit for the latest quarter"
_OF_QUARTER = re.compile(
    r"\bquarterly\s(?:\w+\s){0,2}?(?:profit|results|earnings|revenue|sales|loss|(?:net\s)?income)\b"
    r"|\b(?:the|its|latest|recent)\squarter\b(?!\s(?:before|earlier|ago|ending))",
    re.IGNORECASE,
)
# "for the quarter and year ended May 31": two periods with one day
_AND_ANOTHER = re.compile(
    r"\b(?:quarter|half|months|weeks)\sand\s(?:(?:the|full|fiscal)\s)*\Z", re.IGNORECASE
)
# Days after its end on which a quarter is reported: banks begin in the second week, and the next quarter's
# end is 90 days away.
_REPORTED = range(10, 93)


def reported_period(page: PageContext, told: str, times: Times) -> Period:
    """The period of figures that say none; empty where the page names none or several.

    ``told`` is the title, as far as it tells what has been.
    """
    return only_period(told, times) or _announced(page.text, times) or _opened_with(page, times) or Period()


def _announced(text: str, times: Times) -> Period | None:
    """The one period that the lead announces results for; None where it announces none or several."""
    announced = _ANNOUNCED.search(text, 0, LEAD)
    return only_period(FORESEES.split(announced[0], 1)[0], times) if announced else None


def _opened_with(page: PageContext, times: Times) -> Period | None:
    """The quarter of a news story: the one its first paragraph names, else that which ended last."""
    opening = _opening_of(page)
    told = len(FORESEES.split(opening, 1)[0])
    periods = find_periods(opening)
    named = [one for one in periods if one.kind == "quarter"]
    if not named:
        is_dated = any(one.fiscal_period and one.end <= told for one in periods)
        return _quarter_over(page, times) if _OF_QUARTER.search(opening) and not is_dated else None
    is_told = len(named) == 1 and named[0].fiscal_period and named[0].end <= told
    is_told = is_told and not is_compared(opening, named[0])
    return times.resolve(named[0]) if is_told else None


def _opening_of(page: PageContext) -> str:
    """The first paragraph of a news story; empty for pages of other kinds."""
    if page.document.kind not in _NEWS:
        return ""
    bodies = (one for one in page.blocks if one.is_kept and one.kind == "body" and one.text_start is not None)
    first = next(bodies, None)
    return page.text[first.text_start : min(first.text_end, first.text_start + _OPENING)] if first else ""


def _quarter_over(page: PageContext, times: Times) -> Period | None:
    """The subject's quarter that was over, and likely to be reported, when the page appeared."""
    published, month = page.document.published_at, times.calendar.end_month
    if page.subject is None or published is None or month is None:
        return None
    day = published.date() - timedelta(days=_REPORTED.start)
    ends = [
        (calendar.quarter_end(year, quarter, month), quarter)
        for year in range(day.year - 1, day.year + 2)
        for quarter in range(1, 5)
    ]
    end, quarter = max(one for one in ends if one[0] <= day)
    if (published.date() - end).days not in _REPORTED:
        return None
    ordinal = ("first", "second", "third", "fourth")[quarter - 1]
    return only_period(f"{ordinal} quarter", times)


def only_period(line: str, times: Times) -> Period | None:
    """The one period that a line names; None where it names none or several."""
    found = [mention for mention in find_periods(line) if mention.fiscal_period]
    is_one = len(found) == 1 and not _AND_ANOTHER.search(line, 0, found[0].start)
    return times.resolve(found[0]) if is_one else None
