"""Words of column headers: lengths, dates, years, quarters, changes, bases.

A header is a stack of fragments ("Three Months Ended" over "March 31," over "2020"); each gives some
parts, and what the column itself does not say the title of the table or the lines above it may.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from assets.extract.numbers.units import PREFIXES
from assets.extract.periods.grammar import find_periods, parse_date
from assets.extract.periods.patterns import DATE
from assets.extract.periods.words import COUNTS, MONTHS, MONTHS_OF_WEEKS
from assets.extract.tables.column_patterns import (
    CHANGE,
    CURRENCY,
    DASHED_DAY,
    GAAP,
    INSTANT,
    LABEL,
    LENGTH,
    MAY_SAY_LABEL,
    MAY_SAY_TIME,
    MONTH_YEAR,
    MONTHS_TO,
    NON_GAAP,
    NOTE,
    OTHER,
    OTHER_CHANGE,
    QOQ,
    SAYS_NOTHING,
    SHORT_YEAR,
    TIME_HINT,
    TO_DATE,
    WORD,
    YEAR,
    YOY,
)  # fmt: skip


class HeaderParts(NamedTuple):
    """What a header says, in parts; null where it does not."""

    months: int | None = None
    weeks: int | None = None
    is_to_date: bool = False  # "year to date": the length follows from the fiscal calendar
    is_instant: bool = False  # "as of"
    fiscal_period: str | None = None
    is_fiscal: bool = False
    label_year: int | None = None  # the year of a fiscal label
    year: int | None = None
    month: int | None = None
    day: int | None = None
    ends: tuple[tuple[int, int, int], ...] = ()  # several dates, one a year: the columns' years choose
    change: str | None = None  # percent, other: the column compares
    compare: str | None = None  # yoy, qoq
    basis: str | None = None  # gaap, non_gaap
    currency: str | None = None  # ISO 4217, where a column says its own
    is_other: bool = False  # guidance, pro forma, percent of sales, two dates: nothing that was reported
    rest: str = ""  # words that say nothing of this kind: the name of a segment, say

    @property
    def is_time(self) -> bool:
        """Whether any part says when."""
        return any((self.months, self.year, self.month, self.fiscal_period, self.is_to_date))


@lru_cache(maxsize=4096)  # a page says few headers many times
def read_header(text: str) -> HeaderParts:
    """The parts a header says; all null where it says nothing known.

    >>> parts = read_header("Three Months Ended | March 31, | 2020")
    >>> parts.months, parts.month, parts.day, parts.year
    (3, 3, 31, 2020)
    >>> read_header("Q/Q").compare, read_header("Adjusted").basis, read_header("Europe").rest
    ('qoq', 'non_gaap', 'Europe')
    """
    text = SHORT_YEAR.sub(r"\g<label>'\g<year>", " ".join(text.replace("|", " ").split()))
    text = DASHED_DAY.sub(r"\g<month>/\g<day>/\g<year>", text)
    text = MONTH_YEAR.sub(r"\g<month> 20\g<year>", text)
    parts = _read_span(text) if MAY_SAY_TIME.search(text) else HeaderParts()
    change = None
    if CHANGE.search(text) or ("%" in text and not parts.is_time and not parts.is_other):
        change = "percent"
    elif OTHER_CHANGE.search(text):
        change = "other"
    compare = "yoy" if YOY.search(text) else "qoq" if QOQ.search(text) else None
    if compare and change is None and not parts.is_time:
        change = None if "prior" in text.lower() else "percent"
    basis = "non_gaap" if NON_GAAP.search(text) else "gaap" if GAAP.search(text) else None
    return parts._replace(
        change=change,
        compare=compare if change else None,
        basis=basis,
        currency=_read_currency(text),
        is_other=parts.is_other or bool(OTHER.search(text)),
        rest=_rest(text),
    )


def _read_currency(text: str) -> str | None:
    codes = {PREFIXES[match["code"].lower().replace(" ", "")] for match in CURRENCY.finditer(text)}
    return codes.pop() if len(codes) == 1 else None


def may_say_time(text: str) -> bool:
    """Whether a text could name a time at all; a quick look before `read_header`."""
    return bool(TIME_HINT.search(text))


@lru_cache(maxsize=4096)
def fill(parts: HeaderParts, wider: HeaderParts) -> HeaderParts:
    """``parts`` with what is missing taken from a wider header: a month and its day go together."""
    values = parts._asdict()
    if (
        parts.months is None
        and not parts.is_to_date
        and (parts.fiscal_period is None or wider.months is None)
    ):
        values |= {"months": wider.months, "weeks": wider.weeks, "is_to_date": wider.is_to_date}
    end = next((end for end in wider.ends if end[0] == parts.year), None)
    if end and parts.month is None:
        values |= {"month": end[1], "day": end[2]}
    # "Three months ended March 31" lacks a year and wants the columns'; a full date is its own period.
    is_open = parts.fiscal_period is None or (wider.months == parts.months and not wider.year)
    # "9 mos" of 2019 under "as of March 29, 2020": the day is another year's.
    is_other_day = parts.months and not wider.months and parts.year and wider.year not in (None, parts.year)
    if parts.month is None and is_open and not is_other_day and not end:
        values |= {"month": wider.month, "day": wider.day}
    if parts.fiscal_period is None and parts.month is None and parts.months is None:
        values |= {"fiscal_period": wider.fiscal_period, "is_fiscal": parts.is_fiscal or wider.is_fiscal}
    if parts.year is None and parts.label_year is None:
        values |= {"year": wider.year, "label_year": wider.label_year}
    values["is_instant"] = parts.is_instant or (wider.is_instant and not values["months"])
    values["basis"] = parts.basis or wider.basis
    values |= {"currency": parts.currency, "ends": parts.ends or wider.ends}
    return HeaderParts(**values)


def _read_span(text: str) -> HeaderParts:
    """The time a header says; "January-March" is a length and its last month."""
    months = _read_months(text)
    parts = _read_time(MONTHS_TO.sub(r"\g<last>", text) if months else text)
    return parts._replace(months=months) if months else parts


def _read_time(text: str) -> HeaderParts:
    said = list(DATE.finditer(text))
    dates = [parsed for match in said if (parsed := parse_date(match))]
    days = {(month, day) for _, month, day in dates if day}
    bare = DATE.sub(" ", text) if said else text
    years = {int(year) for year in YEAR.findall(bare)} | {year for year, _, _ in dates if year}
    length = _read_length(text)
    year, month, day = dates[0] if dates else (None, None, None)
    parts = HeaderParts(
        months=length[0],
        weeks=length[1],
        is_to_date=bool(TO_DATE.search(text)),
        is_instant=bool(INSTANT.search(text)),
        year=next(iter(years)) if len(years) == 1 else year,
        month=month,
        day=day,
        ends=tuple(dates) if len(dates) == len({year for year, _, day in dates if year and day}) > 1 else (),
        is_other=len(days) > 1 or len(years) > 2,
    )
    return _with_label(text, parts, years)


def _with_label(text: str, parts: HeaderParts, years: set[int]) -> HeaderParts:
    """The fiscal label beside or instead of a date: "Q3 Fiscal 2020", "Fourth Quarter", "FY19"."""
    labels = [
        mention
        for mention in (find_periods(text) if MAY_SAY_LABEL.search(text) else ())
        if mention.fiscal_period and mention.kind != "relative" and not mention.surface.isdigit()
    ]
    quarters = [label for label in labels if label.fiscal_period != "FY"] or labels
    if not quarters:
        return parts._replace(is_other=True) if len(years) > 1 else parts
    label = quarters[0]
    if len({(mention.fiscal_period, mention.year) for mention in quarters}) > 1:
        return parts._replace(is_other=True)
    parts = parts._replace(fiscal_period=label.fiscal_period, is_fiscal=label.is_fiscal)
    if parts.months is None:
        parts = parts._replace(months=label.months)
    if label.year and label.is_fiscal:
        date_years = years - {label.year} if parts.month else set()
        year = next(iter(date_years), None) if parts.month else None
        year = year or (label.year if parts.month and label.end_date else None)
        parts = parts._replace(label_year=label.year, year=year)
    elif label.year and parts.year is None:
        parts = parts._replace(year=label.year)
    return parts._replace(is_other=parts.is_other or len(years - {label.year}) > 1)


def _read_length(text: str) -> tuple[int | None, int | None]:
    lengths = set()
    for match in LENGTH.finditer(text):
        if match["quarter"]:
            lengths.add((3, None))
        elif match["year"]:
            lengths.add((12, None))
        elif match["half"]:
            lengths.add((6, None))
        else:
            lengths.add(_counted(match["count"], match["unit"]))
    lengths -= {(None, None)}
    if len(lengths) > 1:  # "Three Months (13 Weeks) Ended": the weeks say it closer
        closer = {length for length in lengths if length[1]}
        same = {length[0] for length in lengths}
        return next(iter(closer)) if len(closer) == 1 and len(same) == 1 else (None, None)
    return next(iter(lengths)) if lengths else (None, None)


def _read_months(text: str) -> int | None:
    """How many months a header runs through: "January-March" is a quarter."""
    match = MONTHS_TO.search(text)
    if match is None:
        return None
    first, last = (MONTHS[match[name].lower().rstrip(".")] for name in ("first", "last"))
    count = last - first + 1
    return count if count in (3, 6, 9, 12) else None


def _counted(count: str, unit: str) -> tuple[int | None, int | None]:
    number = COUNTS.get(count.lower()) or int(count)
    if unit.lower().startswith("w"):
        return MONTHS_OF_WEEKS.get(number), number
    return (number, None) if number in (3, 6, 9, 12) else (None, None)


def _rest(text: str) -> str:
    """The words of a header that are neither time nor note: the name of a segment, say."""
    bare = DATE.sub(" ", text) if MAY_SAY_TIME.search(text) else text
    for pattern in (LENGTH, TO_DATE, CURRENCY, CHANGE, OTHER_CHANGE, YOY, QOQ, NON_GAAP, GAAP, LABEL, NOTE):
        bare = pattern.sub(" ", bare)
    return " ".join(word for word in WORD.findall(bare) if word.lower() not in SAYS_NOTHING)
