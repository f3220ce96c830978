"""The period of a wire's rows: the title names the first, a line of its own each further one.

"EXAMPLE INC <EXC> 4TH QTR NET" > Q4 ... "Nine mths" > 9M ... "Year" > FY
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from assets.extract.context import PageContext
from assets.extract.periods.grammar import with_tails
from assets.extract.periods.loose import find_loose_periods
from assets.extract.periods.resolve import PeriodMention, find_periods, resolve_period, shift_period
from assets.records import Period

_HEAD_LINE = re.compile(
    r"^[ \t]*(?P<head>[A-Za-z1-4][A-Za-z0-9 ,.'/-]{2,58}?)[ \t]*[-:]?[ \t]*$", re.MULTILINE
)
_YEAR = re.compile(r"\b(?:year|yearly|annual)\b", re.IGNORECASE)
# "11 mths": of a year that was changed, or since a company was founded
_ODD_LENGTH = re.compile(
    r"\b(?:[2457] | 8 | 1[01] | two | four | five | seven | eight | ten | eleven)"
    r"[\s-] m(?:on)?ths?\b",
    re.VERBOSE | re.IGNORECASE,
)
_NO_HEAD = re.compile(r"\bvs\b|\bpay(?:able)?\b|\brecord\b|\bdiv", re.IGNORECASE)


class WirePeriods:
    """Which period holds at each place of a wire."""

    def __init__(self, page: PageContext, rows: list[int]):
        self._page = page
        heads = sorted(self._heads(rows), key=lambda head: head[0])
        self._starts = [start for start, _ in heads]
        self._periods = [period for _, period in heads]

    def at(self, place: int) -> Period:
        """The period of the row at that place; an empty one above every head."""
        found = bisect_right(self._starts, place) - 1
        return self._periods[found] if found >= 0 else Period()

    def before(self, current: Period, relation: str) -> Period:
        """The period that a row's second value is of."""
        shifted = shift_period(current, relation, self._page.calendar)
        return replace(shifted, period_status="ambiguous") if shifted == current else shifted

    def _heads(self, rows: list[int]) -> Iterator[tuple[int, Period]]:
        text, first = self._page.text, rows[0]
        title = text[:first].split("\n", 1)[0]
        before = Period()
        for start, end in self._head_spans(len(title), first):
            period = self._read(start, end, before.fiscal_period in (None, "Q4", "FY"))
            if period is not None:
                before = _end_with(period, before)
                yield start, before

    def _head_spans(self, title_end: int, first: int) -> Iterator[tuple[int, int]]:
        yield 0, title_end
        for match in _HEAD_LINE.finditer(self._page.text, title_end):
            if not _NO_HEAD.search(match["head"]):
                yield match.span("head")

    def _read(self, start: int, end: int, is_annual: bool) -> Period | None:
        """The period a title or a head line names; None where it names none.

        Twelve months behind a first, second or third quarter are no fiscal year.
        """
        text = self._page.text
        mentions = (*find_periods(text, start, end), *find_loose_periods(text, start, end))
        mention = next((m for m in mentions if m.months and (m.year is None or start == 0)), None)
        if mention is not None and mention.months == 12 and not is_annual:
            return Period(period_text=mention.surface, period_status="ambiguous")
        if mention is None and (odd := _ODD_LENGTH.search(text, start, end)):
            return Period(period_text=odd[0], period_status="ambiguous")
        if mention is None:
            year = _YEAR.search(text, start, end)
            if year is None:
                return None
            mention = PeriodMention(*year.span(), year[0], "year", fiscal_period="FY", months=12)
            mention = with_tails(text, mention, end)
        return self._resolve(mention)

    def _resolve(self, mention: PeriodMention) -> Period:
        page = self._page
        period = resolve_period(mention, page.fiscal_year_end, page.anchor, page=page.calendar)
        label = period.fiscal_period or mention.fiscal_period or _OF_MONTHS.get(mention.months)
        return replace(period, fiscal_period=label)


# The year so far ends with the quarter that the wire reports.
_OF_MONTHS = {6: "H1", 9: "9M", 12: "FY"}
_ENDS_WITH = {"H1": "Q2", "9M": "Q3", "FY": "Q4"}


def _end_with(period: Period, before: Period) -> Period:
    """The period with what the head above it tells: its quarter ("Qtr ended Jan 31" below "3RD QTR"), or the
    day that the year so far ends with it.
    """
    if period.fiscal_period is None and period.period_end and (before.fiscal_period or "").startswith("Q"):
        return replace(period, fiscal_period=before.fiscal_period)
    if (
        period.period_end
        or not before.period_end
        or _ENDS_WITH.get(period.fiscal_period) != before.fiscal_period
    ):
        return period
    return replace(
        period,
        fiscal_year=before.fiscal_year,
        period_end=before.period_end,
        period_status=before.period_status,
    )
