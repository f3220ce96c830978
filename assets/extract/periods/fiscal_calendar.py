"""Dates of fiscal years and quarters, and the calendar frame nearest to them.

A company's year end is its MMDD as registered. Years of 52 or 53 weeks end some days
beside it, so the *nominal* end here is always a month's last day; the day a page prints
is what counts.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# A 52/53-week year ends at most a week from the month's end (last Sunday, nearest Friday);
# three days more for registrations that follow the last filed year.
NEAR_DAYS = 10
# Quarters of 12 or 16 weeks end up to 24 days from the month's end; the month between two
# quarters is 28 days away at least.
QUARTER_DAYS = 27
# Year ends of the first days of a month belong to the month before ("Sunday nearest January 31").
_EARLY_DAY = 10


@dataclass(frozen=True, slots=True)
class FiscalPlace:
    """Where a date stands in a company's fiscal calendar."""

    fiscal_year: int  # year in which the fiscal year nominally ends
    quarter: int
    nominal_end: date


def month_end(year: int, month: int) -> date:
    """Last day of a month; months past 12 or before 1 roll over the year.

    >>> month_end(2020, 14)
    datetime.date(2021, 2, 28)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def is_month_end(day: date) -> bool:
    """Whether ``day`` is the last of its month."""
    return day == month_end(day.year, day.month)


def year_end_month(fiscal_year_end: str) -> int:
    """Month in which the year nominally ends: '0126' is January, '0201' and '0103' the month before.

    >>> year_end_month("0126"), year_end_month("0201"), year_end_month("0103")
    (1, 1, 12)
    """
    month, day = int(fiscal_year_end[:2]), int(fiscal_year_end[2:])
    return (month - 2) % 12 + 1 if day <= _EARLY_DAY else month


def nominal_month_end(day: date) -> date:
    """The month end a printed period end stands for: the nearest one."""
    this = month_end(day.year, day.month)
    before = month_end(day.year, day.month - 1)
    return before if (day - before) < (this - day) else this


def quarter_end(fiscal_year: int, quarter: int, end_month: int) -> date:
    """Nominal last day of a quarter in the fiscal year that ends in calendar year ``fiscal_year``.

    >>> quarter_end(2027, 1, 1)
    datetime.date(2026, 4, 30)
    """
    return month_end(fiscal_year, end_month - 3 * (4 - quarter))


def place(day: date, end_month: int) -> FiscalPlace | None:
    """The quarter that ends at ``day``; None where no quarter of this calendar ends near it.

    >>> place(date(2023, 2, 12), 8).quarter, place(date(2023, 1, 29), 1).quarter
    (2, 4)
    >>> place(date(2023, 1, 31), 12)
    """
    ends = [
        (quarter_end(year, quarter, end_month), year, quarter)
        for year in range(day.year, day.year + 2)
        for quarter in (1, 2, 3, 4)
    ]
    ends.append((quarter_end(day.year - 1, 4, end_month), day.year - 1, 4))
    nominal, year, quarter = min(ends, key=lambda end: abs((end[0] - day).days))
    return FiscalPlace(year, quarter, nominal) if abs((nominal - day).days) <= QUARTER_DAYS else None


def start_of(end: date, months: int, weeks: int | None = None) -> date | None:
    """First day of a period of known length; None where the length in days cannot be known.

    Months that end on a month's last day start on a first; weeks are counted back. A period
    said in months that ends on another day is one of weeks: its start depends on whether the
    year had 52 or 53 of them, which the length alone does not say for more than a quarter.
    """
    if weeks:
        return end - timedelta(days=7 * weeks - 1)
    if is_month_end(end):
        return month_end(end.year, end.month - months) + timedelta(days=1)
    return None


def calendar_frame(start: date | None, end: date | None, months: int | None) -> str | None:
    """Nearest calendar frame of a duration by its middle, of an instant (months None) by its day.

    >>> calendar_frame(date(2022, 1, 31), date(2022, 5, 1), 3)
    'CY2022Q1'
    >>> calendar_frame(None, date(2022, 1, 30), None), calendar_frame(None, date(2020, 2, 2), 12)
    ('CY2021Q4I', 'CY2019')
    >>> calendar_frame(None, date(2020, 6, 30), 6)
    """
    if end is None or months not in (None, 3, 12):
        return None
    if months is None:
        near = _nearest_quarter_end(end)
        return f"CY{near.year}Q{near.month // 3}I"
    start = start or end - timedelta(days=90 if months == 3 else 363)
    middle = start + (end - start) / 2
    return f"CY{middle.year}" if months == 12 else f"CY{middle.year}Q{(middle.month + 2) // 3}"


def _nearest_quarter_end(day: date) -> date:
    this = month_end(day.year, (day.month + 2) // 3 * 3)
    before = month_end(this.year, this.month - 3)
    return before if day - before < this - day else this
