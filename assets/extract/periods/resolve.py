"""What a time said on a page means for a company.

    the words (`periods/grammar.py`) > the company's calendar > a `records.Period`

The day a page prints wins over any computed one; what cannot be known stays null.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from assets.extract.periods import fiscal_calendar as calendar
from assets.extract.periods.grammar import PeriodMention, find_periods
from assets.extract.periods.page_calendar import (
    EITHER_LABEL,
    LAST_QUARTER,
    PageCalendar,
    known_end,
    printed_end,
    read_calendar,
)
from assets.records import Period

__all__ = [
    "PageCalendar",
    "PeriodMention",
    "find_periods",
    "months_of",
    "read_calendar",
    "resolve_period",
    "shift_period",
]

_QUARTERS = {"Q1": 1, "Q2": 2, "Q3": 3, "Q4": 4}


def resolve_period(
    mention: PeriodMention,
    fiscal_year_end: str | None = None,
    anchor: date | None = None,
    *,
    page: PageCalendar | None = None,
    is_future: bool = False,
) -> Period:
    """The period a mention means; status ``ambiguous`` where its words and the anchor do not decide.

    ``anchor`` is the publication day or the newest period end of the page; ``is_future`` is set for
    guidance, which speaks of the next such period instead of the last one. A relation ("a year
    earlier") needs the main period: see `shift_period`.

    >>> [label] = find_periods("Q1 FY2027")
    >>> resolve_period(label, "0131").period_end
    datetime.date(2026, 4, 30)
    >>> [words] = find_periods("first-quarter profit")
    >>> resolve_period(words).period_status
    'ambiguous'
    """
    page = page or read_calendar([mention], fiscal_year_end)
    if mention.kind == "relative":
        return Period(period_text=mention.surface, period_status="ambiguous")
    if mention.kind == "instant":
        return _resolve_instant(mention, anchor)
    end = mention.end_date or _dated_by_label(mention, page) or _dated_by_anchor(mention, anchor, page)
    if end and anchor and end < anchor and is_future and _is_yet_to_end(mention):
        end = _day_of(end.year + 1, end.month, mention.end_day)
    if end is not None:
        return _resolve_dated(mention, end, page)
    if mention.year is not None and mention.fiscal_period:
        return _resolve_labelled(mention, page)
    return _resolve_anchored(mention, page, anchor, is_future)


def shift_period(period: Period, relation: str, page: PageCalendar | None = None) -> Period:
    """The period that stands a year or a quarter before ``period`` (``next``: a quarter after).

    Printed ends of the page win; others are computed from a month's last day or by weeks (`known_end`).
    """
    page = page or PageCalendar()
    steps = {"prior_year": -12, "previous_quarter": -3, "next": 3}.get(relation, 0)
    if not steps or (period.period_end is None and period.fiscal_period is None):
        return period
    fiscal_year, fiscal_period = _shift_label(period, steps)
    end = start = frame = None
    if period.period_end:
        nominal = calendar.nominal_month_end(period.period_end)
        target = calendar.month_end(nominal.year, nominal.month + steps)
        is_known = not page.is_month_end or calendar.is_month_end(period.period_end)
        end = known_end(target, page) if is_known else printed_end(target, page)
        months = months_of(period)
        start = calendar.start_of(end, months) if end and months else None
        frame = calendar.calendar_frame(start, end or target, months)
    return replace(
        period,
        fiscal_year=fiscal_year,
        fiscal_period=fiscal_period,
        period_start=start,
        period_end=end,
        calendar_frame=frame,
        period_status="resolved" if period.period_status in ("stated", "resolved") else period.period_status,
    )


def _shift_label(period: Period, steps: int) -> tuple[int | None, str | None]:
    if steps == -12 or period.fiscal_period not in _QUARTERS:
        return (period.fiscal_year and period.fiscal_year + steps // 12), period.fiscal_period
    index = _QUARTERS[period.fiscal_period] - 1 + steps // 3
    return (period.fiscal_year and period.fiscal_year + index // 4), f"Q{index % 4 + 1}"


def months_of(period: Period) -> int | None:
    """How many months a period has, by its label or its days; None where it has neither."""
    if period.fiscal_period:
        return {"H1": 6, "H2": 6, "9M": 9, "FY": 12}.get(period.fiscal_period, 3)
    if period.period_start and period.period_end:
        return round((period.period_end - period.period_start).days / 30.4)
    return None


def _resolve_instant(mention: PeriodMention, anchor: date | None) -> Period:
    end = mention.end_date or _dated_by_anchor(mention, anchor)
    status = "stated" if mention.end_date else "resolved" if end else "ambiguous"
    return Period(
        period_end=end,
        calendar_frame=calendar.calendar_frame(None, end, None),
        period_text=mention.surface,
        period_status=status,
    )


def _dated_by_label(mention: PeriodMention, page: PageCalendar) -> date | None:
    """The day of "Q3 fiscal 2020, ended March 31": the year follows from the fiscal label."""
    if not (
        mention.is_fiscal and mention.year and mention.fiscal_period and mention.end_day and page.end_month
    ):
        return None
    offset = page.year_offset or 0
    nominal = calendar.quarter_end(mention.year - offset, LAST_QUARTER[mention.fiscal_period], page.end_month)
    days = [
        _day_of(year, mention.end_month, mention.end_day)
        for year in range(nominal.year - 1, nominal.year + 2)
    ]
    nearest = min(days, key=lambda day: abs((day - nominal).days))
    return nearest if abs((nearest - nominal).days) <= calendar.NEAR_DAYS else None


def _dated_by_anchor(
    mention: PeriodMention, anchor: date | None, page: PageCalendar | None = None
) -> date | None:
    """The day of "ended March 29": the last one up to the anchor; of "ended March 2020" the printed one."""
    if mention.end_month is None:
        return None
    if mention.end_day is None:
        year = mention.year or (anchor and _last_year_of(mention.end_month, 1, anchor))
        nominal = calendar.month_end(year, mention.end_month) if year else None
        if nominal is None or page is None:
            return nominal
        return known_end(nominal, page)
    if anchor is None:
        return None
    if mention.year and not mention.is_fiscal:
        anchor = (
            max(anchor, date(mention.year, 12, 31))
            if mention.year == anchor.year
            else date(mention.year, 12, 31)
        )
    return _day_of(
        _last_year_of(mention.end_month, mention.end_day, anchor), mention.end_month, mention.end_day
    )


def _is_yet_to_end(mention: PeriodMention) -> bool:
    """Whether a time without a year is said to be going on: "its fourth quarter ending March 31"."""
    return mention.year is None and mention.end_day is not None and "ending" in mention.surface


def _last_year_of(month: int, day: int, anchor: date) -> int:
    return anchor.year if (month, day) <= (anchor.month, anchor.day) else anchor.year - 1


def _day_of(year: int, month: int, day: int) -> date:
    return min(date(year, month, 1) + timedelta(days=day - 1), calendar.month_end(year, month))


def _resolve_dated(mention: PeriodMention, end: date, page: PageCalendar) -> Period:
    months = mention.months or 3
    fiscal_year, fiscal_period = _label(end, months, page)
    status = "stated" if mention.end_date or (mention.year and mention.end_month) else "resolved"
    if mention.fiscal_period:
        if fiscal_period and fiscal_period != mention.fiscal_period:
            status = "conflict"
        fiscal_period = mention.fiscal_period
    if mention.year is not None and mention.is_fiscal:
        fiscal_year = mention.year
    return _period(mention.surface, fiscal_year, fiscal_period, end, months, mention.weeks, status, page)


def _label(end: date, months: int, page: PageCalendar) -> tuple[int | None, str | None]:
    """Fiscal year and period that end at a day, as far as the calendar is known."""
    found = calendar.place(end, page.end_month) if page.end_month else None
    if found is None:
        return None, "9M" if months == 9 else None
    offset = page.year_offset
    if offset is None and page.end_month not in EITHER_LABEL:
        offset = 0
    year = None if offset is None else found.fiscal_year + offset
    return year, _name_of(found.quarter, months)


def _name_of(quarter: int, months: int) -> str | None:
    if months == 3:
        return f"Q{quarter}"
    return {(6, 2): "H1", (6, 4): "H2", (9, 3): "9M", (12, 4): "FY"}.get((months, quarter))


def _resolve_labelled(mention: PeriodMention, page: PageCalendar) -> Period:
    """ "Q1 FY2027", "fiscal 2020": year and place are said in full, the days follow from the year end."""
    months, quarter = mention.months or 3, LAST_QUARTER[mention.fiscal_period]
    end = nominal = None
    offset = page.year_offset
    if offset is None and (page.end_month not in EITHER_LABEL or mention.is_fiscal):
        offset = 0
    if page.end_month and offset is not None:
        nominal = calendar.quarter_end(mention.year - offset, quarter, page.end_month)
        end = known_end(nominal, page)
    period = _period(
        mention.surface, mention.year, mention.fiscal_period, end, months, mention.weeks, "stated", page
    )
    return period if end else replace(period, calendar_frame=calendar.calendar_frame(None, nominal, months))


def _resolve_anchored(
    mention: PeriodMention, page: PageCalendar, anchor: date | None, is_future: bool
) -> Period:
    """ "first-quarter profit": the last such quarter up to the anchor, or the next one."""
    bare = Period(fiscal_period=mention.fiscal_period, period_text=mention.surface, period_status="ambiguous")
    if anchor is None or page.end_month is None or mention.fiscal_period is None:
        return bare
    if mention.relation == "current" and not is_future:
        return bare  # "debt fell this year": so far, or in the year just over
    quarter, slack = LAST_QUARTER[mention.fiscal_period], timedelta(days=calendar.NEAR_DAYS)
    ends = [
        calendar.quarter_end(year, quarter, page.end_month)
        for year in range(anchor.year - 1, anchor.year + 3)
    ]
    past = [end for end in ends if end - slack <= anchor]
    future = [end for end in ends if end - slack > anchor]
    nominal = (future[0] if future else None) if is_future else past[-1]
    if nominal is None:
        return bare
    if mention.relation == "prior_year":
        nominal = calendar.month_end(nominal.year - 1, nominal.month)
    end = known_end(nominal, page)
    year, _ = _label(nominal, mention.months or 3, page)
    months = mention.months or 3
    period = _period(
        mention.surface, year, mention.fiscal_period, end, months, mention.weeks, "resolved", page
    )
    return period if end else replace(period, calendar_frame=calendar.calendar_frame(None, nominal, months))


def _period(
    text: str,
    fiscal_year: int | None,
    fiscal_period: str | None,
    end: date | None,
    months: int,
    weeks: int | None,
    status: str,
    page: PageCalendar,
) -> Period:
    start = None
    if end is not None:
        exact = page.is_month_end or weeks
        start = calendar.start_of(end, months, weeks) if exact else None
    return Period(
        fiscal_year, fiscal_period, start, end, calendar.calendar_frame(start, end, months), text, status
    )
