"""What a page tells of a company's fiscal calendar: the year end, how years are numbered, days it prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from assets.extract.periods import fiscal_calendar as calendar
from assets.extract.periods.grammar import PeriodMention

# The quarter with which a fiscal period ends.
LAST_QUARTER = {"Q1": 1, "Q2": 2, "Q3": 3, "Q4": 4, "H1": 2, "H2": 4, "9M": 3, "FY": 4}


# Year ends of these months are labelled either way: fiscal 2020 of a retailer ends in January 2021.
EITHER_LABEL = range(1, 3)


@dataclass(frozen=True, slots=True)
class PageCalendar:
    """What a page and the security master say of a company's fiscal calendar."""

    end_month: int | None = None  # month in which the fiscal year nominally ends
    is_month_end: bool = True  # years end on a month's last day; False for 52/53 weeks
    year_offset: int | None = (
        None  # 0: fiscal years carry the number of the year they end in; -1: the year before
    )
    printed_ends: tuple[date, ...] = ()  # ends of periods the page prints, newest first
    has_odd_weeks: bool = False  # it speaks of quarters or years that are not of 13 or 52 weeks

    def join(self, other: PageCalendar) -> PageCalendar:
        """This calendar, and the other's word where this one is silent."""
        return PageCalendar(
            self.end_month or other.end_month,
            self.is_month_end and other.is_month_end,
            other.year_offset if self.year_offset is None else self.year_offset,
            tuple(sorted({*self.printed_ends, *other.printed_ends}, reverse=True)),
            self.has_odd_weeks or other.has_odd_weeks,
        )


def read_calendar(
    mentions: Iterable[PeriodMention], fiscal_year_end: str | None = None, text: str = ""
) -> PageCalendar:
    """The calendar a page's own words give; the registered year end where they give none.

    "first quarter of fiscal 2020, ended April 28, 2019" tells the year end and how years are numbered.
    Where mentions differ, most of them hold. A year that ``text`` only compares with numbers no other.
    """
    mentions = list(mentions)
    printed = _printed_ends(mentions)
    spans = [mention for mention in mentions if mention.kind != "instant" and mention.end_date]
    registered = calendar.year_end_month(fiscal_year_end) if fiscal_year_end else None
    dated = [(mention, _nominal_year_end(mention, registered)) for mention in spans if mention.fiscal_period]
    end_month = _most([year_end.month for _, year_end in dated], registered or _paired_month(mentions, text))
    offset = _most([m.year - year_end.year for m, year_end in dated if m.year and m.is_fiscal], None)
    if offset is None and end_month:
        told = [one for one in mentions if _is_labelled(one, end_month) and not is_compared(text, one)]
        offset = _offset_of_labels(told, end_month, printed)
    is_month_end = not fiscal_year_end or _is_month_end(fiscal_year_end)
    if any(not calendar.is_month_end(mention.end_date) for mention in spans):
        is_month_end = False
    has_odd_weeks = any((mention.weeks or 0) % _QUARTER_WEEKS for mention in mentions)
    return PageCalendar(
        end_month, is_month_end, offset if offset in (0, -1) else None, printed, has_odd_weeks
    )


# "up from $3 billion for the quarter before and $2 billion in the third quarter of fiscal 2023"
_COMPARED = re.compile(
    r"(?:\(|\bas\s)\Z"
    r"|\b(?:from|than|versus|vs|against|over|compared\s(?:with|to)|compares\s(?:with|to)|relative\sto)\b"
    r"(?:(?!\.\s)[^;\n]){0,120}\Z",
    re.IGNORECASE,
)
_REACH = 140


_CALENDAR_ENDS = ("March 31", "June 30", "September 30", "December 31")


def _paired_month(mentions: list[PeriodMention], text: str) -> int | None:
    """The year end of a company unknown, whose page names a quarter and prints a quarter's day apart.

    "Third Quarter Results", then "three months ended September 30, 2023"; or the last day of a quarter of
    the calendar anywhere ("translated at the rate of June 30, 2025" below "the second quarter of 2025").
    """
    label = next((one for one in mentions if one.kind == "quarter" and one.fiscal_period), None)
    if label is None:
        return None
    quarter = LAST_QUARTER[label.fiscal_period]
    ends = [one.end_date for one in mentions if one.kind == "quarter" and one.end_date]
    if ends:
        nominal = calendar.nominal_month_end(max(ends))
        year_end = calendar.month_end(nominal.year, nominal.month + 3 * (4 - quarter))
        return year_end.month if label.year in (None, year_end.year, year_end.year - 1) else None
    is_printed = f"{_CALENDAR_ENDS[quarter - 1]}, {label.year}" in text
    return 12 if is_printed and not label.is_fiscal else None


def _is_labelled(mention: PeriodMention, end_month: int) -> bool:
    """Whether a mention numbers a fiscal year: a retailer's quarters are never those of the calendar."""
    is_fiscal = mention.is_fiscal or (end_month in EITHER_LABEL and mention.end_date is None)
    return bool(mention.year and is_fiscal and mention.fiscal_period)


def is_compared(text: str, mention: PeriodMention) -> bool:
    """Whether a time is one that another is compared with: "from $2 billion in the third quarter"."""
    return bool(_COMPARED.search(text, max(0, mention.start - _REACH), mention.start))


def _printed_ends(mentions: list[PeriodMention]) -> tuple[date, ...]:
    """Days that periods end on, newest first; of one that is still "ending" only where no other is said."""
    dated = [mention for mention in mentions if mention.end_date]
    past = [mention for mention in dated if "ending" not in mention.surface.lower()]
    return tuple(sorted({mention.end_date for mention in past or dated}, reverse=True))


def _nominal_year_end(mention: PeriodMention, registered: int | None) -> date:
    """The end of the fiscal year that the labelled and dated period belongs to.

    Quarters of 12 or 16 weeks end anywhere: the registered year end holds where it gives the same label.
    """
    quarter = LAST_QUARTER[mention.fiscal_period]
    found = calendar.place(mention.end_date, registered) if registered else None
    if found and found.quarter == quarter:
        return calendar.quarter_end(found.fiscal_year, 4, registered)
    nominal = calendar.nominal_month_end(mention.end_date)
    return calendar.month_end(nominal.year, nominal.month + 3 * (4 - quarter))


def _most(values: list[int], default: int | None) -> int | None:
    """The value most often given; of two given as often the default, else the smaller."""
    counts = Counter(values)
    if not counts:
        return default
    return min(counts, key=lambda value: (-counts[value], value != default, value))


def _offset_of_labels(mentions: list[PeriodMention], end_month: int, printed: tuple[date, ...]) -> int | None:
    """How years are numbered, where "Q2 FY24" and its day are printed apart.

    A release speaks of the period it reports before all others: the first label that a printed day bears
    out is that of the newest such day. Of "fiscal 2019" and February of 2019 and 2020 it is the later one.
    """
    page = PageCalendar(printed_ends=printed)
    for m in mentions:
        quarter = LAST_QUARTER[m.fiscal_period]
        ends = {
            offset: printed_end(calendar.quarter_end(m.year - offset, quarter, end_month), page)
            for offset in (0, -1)
        }
        if any(ends.values()):
            return max(ends, key=lambda offset: ends[offset] or date.min)
    return None


def find_anchor(
    published_at: datetime | None, page: PageCalendar, mentions: list[PeriodMention]
) -> date | None:
    """The day that fiscal labels hang on: publication, else the newest period end that the page prints.

    A release cannot be older than the quarter it reports: where the first period that is said to have
    ended, and is dated again, ended less than a year after the day of publication, that day was set with
    last year's number, and the period's end holds.
    """
    if published_at is None:
        return page.printed_ends[0] if page.printed_ends else None
    published = published_at.date()
    ended = [mention.end_date for mention in mentions if mention.end_date and _is_over(mention)]
    if ended and ended.count(ended[0]) > 1 and 0 < (ended[0] - published).days < _YEAR_DAYS:
        return ended[0]
    return published


_YEAR_DAYS = 366


def _is_over(mention: PeriodMention) -> bool:
    """Whether a period is told as past: it ended, or something was so as of its last day."""
    return mention.kind == "instant" or "ended" in mention.surface.lower()


def printed_end(nominal: date, page: PageCalendar) -> date | None:
    """The end the page prints for a nominal one; None where it prints none near it."""
    near = [end for end in page.printed_ends if abs((end - nominal).days) <= calendar.NEAR_DAYS]
    return min(near, key=lambda end: (abs((end - nominal).days), end)) if near else None


def known_end(nominal: date, page: PageCalendar) -> date | None:
    """The day on which the period of a nominal end ends; None where it cannot be known.

    As the page prints it; the nominal day of a year that ends with a month; in one of 52 or 53 weeks as many
    weeks from a quarter's end that the page prints.

    >>> page = PageCalendar(1, is_month_end=False, printed_ends=(date(2023, 7, 30),))
    >>> known_end(date(2023, 4, 30), page), known_end(date(2022, 7, 31), page)
    (datetime.date(2023, 4, 30), datetime.date(2022, 7, 31))
    >>> known_end(date(2023, 10, 31), page)
    """
    return printed_end(nominal, page) or (nominal if page.is_month_end else _counted_end(nominal, page))


_QUARTER_WEEKS, _YEAR_WEEKS = 13, 52
# Years of 52 or 53 weeks end on a weekday's last in a month or on the one nearest to its end: up to six days
# before that both are possible; a day after it may come of a 53rd week.
_BEFORE_MONTH_END = range(-6, 1)


def _counted_end(nominal: date, page: PageCalendar) -> date | None:
    """A quarter before, or a year before, one whose last day the page prints."""
    if page.has_odd_weeks or page.end_month is None:
        return None
    for months, weeks in ((3, _QUARTER_WEEKS), (12, _YEAR_WEEKS)):
        later = calendar.month_end(nominal.year, nominal.month + months)
        near = [end for end in page.printed_ends if abs((end - later).days) <= calendar.NEAR_DAYS]
        if len(near) != 1:
            continue
        end = near[0] - timedelta(weeks=weeks)
        is_within_year = months == 3 and nominal.month != page.end_month
        if is_within_year or (end - nominal).days in _BEFORE_MONTH_END:
            return end
    return None


def _is_month_end(fiscal_year_end: str) -> bool:
    month, day = int(fiscal_year_end[:2]), int(fiscal_year_end[2:])
    return day >= 28 and day >= calendar.month_end(2001, month).day
