"""Headings over a table that tell its columns what they do not say themselves.

"Three Months Ended March 31," over columns 2020 and 2019. In a page that lost its grid two headings
stand one below the other and each belongs to half of the columns: "June 30," "December 31," over 2020, 2019.
"""

from __future__ import annotations

import re
from datetime import date

from assets.extract.tables.column_patterns import OTHER
from assets.extract.tables.column_words import HeaderParts, fill, read_header

# "Three months ended March 31, 2020 and 2019": the years are the columns', the rest is the title's.
_YEARS = re.compile(
    r",?\s*\b(?:19|20)\d\d(?:\s*(?:,|,?\s*and|&|vs\.?|versus|compared\s+(?:to|with))\s*(?:19|20)\d\d\b)+",
    re.IGNORECASE,
)
_MAX_CHANGE = 30  # characters of a heading that says nothing but that columns are compared
_MAX_TIME = 60  # a heading that says a time and nothing else is short


def names_times(line: str) -> bool:
    """Whether a line names several years or days and is no forecast or comparison: each is a column's."""
    return bool(_YEARS.search(line) or read_header(line).ends) and not OTHER.search(line)


def without_dateline(above: str, day: date | None) -> str:
    """The lines above a table without those that name the day of publication and no period: it is no end."""
    if day is None:
        return above
    return "\n".join(line for line in above.split("\n") if not _is_dateline(line, day))


def _is_dateline(line: str, day: date) -> bool:
    parts = read_header(line)
    is_day = (parts.year, parts.month, parts.day) == (day.year, day.month, day.day)
    return is_day and not (parts.months or parts.is_instant)


class Titles:
    """The headings read so far, from the farthest to the nearest."""

    def __init__(self, lines: list[str]) -> None:
        self._groups: list[list[HeaderParts]] = []
        self._is_open = False
        self.has_change = False  # a heading said "Increase/(Decrease)"
        for line in lines:
            self.add(line)

    def add(self, line: str) -> None:
        """Take the next heading; one that says a time of the same kind as the one before stands beside it."""
        parts = _read_title(line)
        if len(line) <= _MAX_CHANGE and read_header(line).change:
            self.has_change = True
            return
        if self._is_open and _is_time_only(line, parts) and _kind(parts) == _kind(self._groups[-1][-1]):
            if parts not in self._groups[-1]:
                self._groups[-1].append(parts)
        else:
            self._groups.append([parts])
        self._is_open = _is_time_only(line, parts)

    def close(self) -> None:
        """Rows of figures follow: what comes next stands below, not beside."""
        self._is_open = False

    def side_by_side(self) -> list[HeaderParts]:
        """The nearest headings where each is a column's whole header, in order; empty where they are not."""
        groups = list(self._groups)
        while groups and not any(parts.is_time for parts in groups[-1]):
            groups.pop()  # "Income Statement Data:"
        group = groups.pop() if groups else []
        wider = HeaderParts()
        for said in reversed([one for one in groups if len(one) == 1]):
            wider = fill(wider, said[0])
        is_whole = all(parts.year and (parts.months or parts.day) for parts in group)
        return [fill(parts, wider) for parts in group] if len(group) > 1 and is_whole else []

    def over(self, column: int, count: int) -> HeaderParts | None:
        """What the headings say of one of ``count`` columns; None where they cannot be shared out."""
        title = HeaderParts()
        for group in reversed(self._groups):  # the nearest first
            if len(group) > 1 and count % len(group):
                return None
            title = fill(title, group[column * len(group) // count])
        return title


def _read_title(line: str) -> HeaderParts:
    """What a title says of all columns; its basis only where it says nothing else ("Non-GAAP")."""
    parts = read_header(_YEARS.sub("", line))
    if parts.ends and not OTHER.search(line):  # "ended May 2, 2020 and May 4, 2019"
        return parts._replace(is_other=False, year=None, month=None, day=None, change=None, compare=None)
    if parts.is_other:  # it compares, or names several dates: it decides no column
        return HeaderParts()
    is_dated = parts.year or parts.month or parts.fiscal_period
    basis = None if parts.rest or is_dated else parts.basis
    return parts._replace(change=None, compare=None, basis=basis)


def _is_time_only(line: str, parts: HeaderParts) -> bool:
    return parts.is_time and not parts.rest and len(line) <= _MAX_TIME


def _kind(parts: HeaderParts) -> tuple[bool, ...]:
    return (
        bool(parts.months),
        bool(parts.month),
        bool(parts.year or parts.label_year),
        bool(parts.fiscal_period),
    )
