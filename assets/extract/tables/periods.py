"""From what headers say to periods of the fiscal calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assets.extract.context import INSTANTS
from assets.extract.periods import fiscal_calendar
from assets.extract.periods.grammar import PeriodMention
from assets.extract.periods.resolve import PageCalendar, resolve_period
from assets.extract.tables.column_words import HeaderParts
from assets.extract.tables.columns import Column
from assets.records import Period

# States of things that only tables list.
STATES = INSTANTS | {"inventory"}
_KINDS = {3: "quarter", 6: "half", 9: "nine_months", 12: "year"}


def header_mention(parts: HeaderParts, text: str) -> PeriodMention | None:
    """The time a header says as a mention; None where it says none that could be placed."""
    if parts.is_other or parts.change or not parts.is_time:
        return None
    day = _day(parts)
    label = parts.fiscal_period
    months = parts.months or (3 if label and label.startswith("Q") else None)
    if months == 12 and label is None and day is None:
        label = "FY"
    kind = _KINDS.get(months, "instant")
    is_labelled = parts.label_year or (label and parts.year)
    is_month = parts.month and parts.year  # "Three Months Ended March 2020": the day is the page's
    if months and not (day or is_labelled or is_month):
        return None
    if months is None and day is None and not parts.is_to_date:
        return None
    year = parts.label_year or (parts.year if not day else None)
    return PeriodMention(
        0, 0, text, kind, label if months else None, year, parts.label_year is not None, day,
        parts.month, parts.day, months, parts.weeks,
    )  # fmt: skip


class ColumnPeriods:
    """The periods of a page's columns, each resolved once."""

    def __init__(self, calendar: PageCalendar, fiscal_year_end: str | None, anchor: date | None) -> None:
        self._context = calendar, fiscal_year_end, anchor
        self._found: dict[tuple[HeaderParts, str, bool], Period | None] = {}

    def of(self, column: Column, code: str) -> Period | None:
        """The period of a metric in a column; None where the header does not decide.

        A state of things takes the day alone. A flow needs a length: a bare date over a row of income
        is not enough.
        """
        key = column.parts, column.text, code in STATES
        if key not in self._found:
            self._found[key] = _resolve(*key, *self._context)
        return self._found[key]


def _resolve(
    parts: HeaderParts,
    text: str,
    is_state: bool,
    calendar: PageCalendar,
    fiscal_year_end: str | None,
    anchor: date | None,
) -> Period | None:
    mention = header_mention(parts, text)
    if mention and parts.is_to_date and mention.kind == "instant":
        mention = _to_date(mention, calendar)
    if mention is None or (mention.kind == "instant" and not is_state):
        return None
    period = resolve_period(mention, fiscal_year_end, anchor, page=calendar)
    if period.period_end is None and period.calendar_frame is None and period.fiscal_year is None:
        return None
    return _at_end(period) if is_state else period


def _at_end(period: Period) -> Period:
    """The last day of a period: a state has a day, the label of the flow beside it is not its own."""
    if period.period_end is None:
        return replace(period, period_start=None)
    frame = fiscal_calendar.calendar_frame(None, period.period_end, None)
    return replace(period, fiscal_year=None, fiscal_period=None, period_start=None, calendar_frame=frame)


def _day(parts: HeaderParts) -> date | None:
    if not (parts.year and parts.month):
        return None
    if parts.day is None:
        return None
    last = fiscal_calendar.month_end(parts.year, parts.month)
    return last.replace(day=min(parts.day, last.day))  # "February 29/28" over 2020 and 2019


def _to_date(mention: PeriodMention, calendar: PageCalendar) -> PeriodMention | None:
    """ "Year to date" is as long as the quarters that have passed."""
    if mention.end_date is None or calendar.end_month is None:
        return None
    place = fiscal_calendar.place(mention.end_date, calendar.end_month)
    return mention._replace(months=3 * place.quarter, kind=_KINDS[3 * place.quarter]) if place else None
