"""Dates as pages write them, read to what they say and no further.

A day is midnight UTC with precision ``day``. A time of day counts only with its zone: without
one nobody knows the instant, and the day is all that is sure. A day and a month that could
be each other ("03/04/2024") are no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from assets.clean.metadata.vocabulary import MONTHS

FIRST_YEAR, LAST_YEAR = 1980, 2100  # a page of the web, or of a wire before it

# Abbreviations that mean one offset wherever earnings news is written. "ET" and the like
# change with the summer, see _shift_summer.
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 60, "cet": 60, "cest": 120, "est": -300, "edt": -240, "cst": -360,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "hkt": 480, "sgt": 480,
    "aest": 600, "aedt": 660,
}  # fmt: skip
_US_ZONES = {
    "et": -300,
    "ct": -360,
    "mt": -420,
    "pt": -480,
    "eastern": -300,
    "central": -360,
    "pacific": -480,
}

_TIME = r"""
    (?P<hour>[012]?\d) [:.h] (?P<minute>[0-5]\d) (?: :(?P<second>[0-5]\d) (?:[.,]\d{1,9})? )?
    \s? (?P<half>[aApP]\.?[mM]\b\.?)? \s? \(?
    (?P<zone> Z\b | (?:UTC|GMT)?[+-]\d\d?(?::?\d\d)? \b | [A-Z]{2,4}\b | (?:Eastern|Central|Pacific)\b )?
"""
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
    rf"(?:(?:T|\s|,\s|\sat\s){_TIME})?",
    re.VERBOSE,
)
_EAST = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>0?[1-9]|1[0-2])\s?[月월]\s?(?P<day>0?[1-9]|[12]\d|3[01])\s?[日일]"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:T(?P<hour>[012]\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d))?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_NAMED = re.compile(
    rf"""
    (?: \b(?P<month>[^\W\d_]{{3,10}})\.? \s (?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,? \s
        (?P<year>(?:19|20)\d\d)\b
      | (?<![\d/-])(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.|º)?,? [\s-] (?:de\s|of\s)?
        (?P<month2>[^\W\d_]{{3,10}})\.?,? [\s-] (?:de\s)? (?P<year2>(?:19|20)\d\d)\b
    )
    (?: ,?\s{{1,3}} (?:(?:at|um|à|kl\.?|[-–—|@·•])\s)? {_TIME} )?
    """,
    re.VERBOSE,
)
_TIME_BEFORE = re.compile(
    r"(?P<hour>[012]?\d)[:.](?P<minute>[0-5]\d)\s?(?P<half>[ap]\.?m\b\.?)?\s?\(?(?P<zone>[A-Z]{2,4}\b)?\)?,?\s"
    r"(?:(?:on|[-–—|@·•]|[A-Z][a-z]{2,8},?)\s){0,2}$",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<one>\d{1,2})[/.-](?P<two>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)(?![\d/-])"
)
_MONTH_ONLY = re.compile(
    r"^\s*(?P<month>[^\W\d_]{3,10})\.?,?\s(?P<year>(?:19|20)\d\d)\s*$|^(?P<year2>(?:19|20)\d\d)-(?P<month2>0[1-9]|1[0-2])$"
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as stated: UTC, how exactly it is said, and where in the text it stands."""

    at: datetime
    precision: str  # instant, day, month
    start: int = 0
    end: int = 0


def parse_date(text: str, *, is_day_first: bool = False) -> StatedDate | None:
    """The first date in the text; None where there is none that is sure.

    ``is_day_first`` where the page is of a language that writes the day before the month.

    >>> parse_date("2023-05-24T16:20:00-04:00").at.isoformat()
    '2023-05-24T20:20:00+00:00'
    >>> parse_date("May 24, 2023").precision
    'day'
    >>> parse_date("03/04/2024")
    """
    return next(iter(find_dates(text[:200], is_day_first=is_day_first)), None) or _read_month(text)


def read_both_ways(text: str) -> tuple[datetime, ...]:
    """Both days that a figure for a day and one for a month may mean; none where only one can be meant.

    >>> [day.month for day in read_both_ways("08/01/2024")], read_both_ways("08/31/2024")
    ([8, 1], ())
    """
    match = _NUMERIC.search(text)
    one, two = (int(match["one"]), int(match["two"])) if match else (0, 0)
    if one == two or not 1 <= one <= 12 or not 1 <= two <= 12:
        return ()
    return tuple(datetime(int(match["year"]), *both, tzinfo=UTC) for both in ((one, two), (two, one)))


def find_dates(text: str, *, is_day_first: bool = False) -> list[StatedDate]:
    """Every sure date in the text, in order."""
    if "19" not in text and "20" not in text:
        return []  # every date has its year: nearly all lines are told by that
    found: list[StatedDate] = []
    for pattern in (_ISO, _COMPACT, _NAMED, _NUMERIC, _EAST):
        for match in pattern.finditer(text):
            if date := _read_match(match, text, is_day_first=is_day_first):
                found.append(date)
    return sorted(found, key=lambda one: one.start)


def _read_match(match: re.Match, text: str, *, is_day_first: bool) -> StatedDate | None:
    parts = match.groupdict()
    year, month, day = parts.get("year") or parts.get("year2"), None, None
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        if one == two or two > 12 >= one:
            month, day = one, two
        elif one > 12 >= two or (is_day_first and two <= 12):
            day, month = one, two
    else:
        name = parts.get("month") or parts.get("month2")
        month = int(name) if name.isdigit() else MONTHS.get(name.lower())
        day = int(parts.get("day") or parts.get("day2"))
    if not month or not day or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        date = datetime(int(year), month, day, tzinfo=UTC)
    except ValueError:
        return None
    clock = parts if parts.get("hour") else None
    if (
        clock is None
        and "month2" in parts
        and (before := _TIME_BEFORE.search(text, max(0, match.start() - 40), match.start()))
    ):
        clock = before.groupdict()
    instant = _read_instant(date, clock) if clock else None
    return StatedDate(instant or date, "instant" if instant else "day", match.start(), match.end())


def _read_instant(date: datetime, clock: dict[str, str | None]) -> datetime | None:
    """The instant, if the clock names its zone."""
    offset = _read_offset(clock.get("zone"), date)
    hour = int(clock["hour"])
    half = (clock.get("half") or "").lower()
    if offset is None or hour > 23 or (half and hour > 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    local = date.replace(hour=hour, minute=int(clock["minute"]), second=int(clock.get("second") or 0))
    return (local.replace(tzinfo=timezone(offset))).astimezone(UTC)


def _read_offset(zone: str | None, date: datetime) -> timedelta | None:
    if not zone:
        return None
    name = zone.lower()
    if name in _ZONES:
        return timedelta(minutes=_ZONES[name])
    if name in _US_ZONES:
        return timedelta(minutes=_US_ZONES[name] + (60 if _is_us_summer(date) else 0))
    match = re.fullmatch(r"(?:utc|gmt)?([+-])(\d\d?):?(\d\d)?", name)
    if match is None or int(match[2]) > 14:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    return timedelta(minutes=-minutes if match[1] == "-" else minutes)


def _is_us_summer(date: datetime) -> bool:
    """Whether daylight saving time holds on that day in the United States (rule since 2007)."""
    march, november = datetime(date.year, 3, 1), datetime(date.year, 11, 1)
    starts = march + timedelta(days=(6 - march.weekday()) % 7 + 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return starts <= date.replace(tzinfo=None) < ends


def _read_month(text: str) -> StatedDate | None:
    match = _MONTH_ONLY.match(text[:40])
    if match is None:
        return None
    name, year = match["month"] or match["month2"], int(match["year"] or match["year2"])
    month = int(name) if name.isdigit() else MONTHS.get(name.lower())
    if not month or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return StatedDate(datetime(year, month, 1, tzinfo=UTC), "month", match.start(), match.end())
