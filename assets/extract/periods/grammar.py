"""Words that say a time: "first quarter of fiscal 2020, ended March 29, 2020".

    a head (quarter, half, months, weeks, year) > a fiscal year beside it > the day it ended

Only reads what is written; what it means for a company is `periods/resolve.py`'s business.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from assets.extract.periods.patterns import (
    DATE,
    ENDED_TAIL,
    HEAD,
    JOIN,
    OF_LAST_YEAR,
    REACH_BACK,
    REACH_ON,
    RELATIVE,
    TRIGGER,
    YEAR_TAIL,
)
from assets.extract.periods.words import COUNTS, KIND_OF_MONTHS, MONTHS, MONTHS_OF_WEEKS, ORDINALS


class PeriodMention(NamedTuple):
    """A time as a page says it, in its parts; a part that is not said is null."""

    start: int  # first character in the text
    end: int  # character after the last
    surface: str
    kind: str  # quarter, half, nine_months, year, instant, relative
    fiscal_period: str | None = None  # Q1..Q4, H1, H2, 9M, FY as printed
    year: int | None = None  # the year printed beside it, not the one inside the date
    is_fiscal: bool = False  # the page calls that year fiscal
    end_date: date | None = None  # "ended March 29, 2020"
    end_month: int | None = None  # "ended March 29": the year is not said
    end_day: int | None = None
    months: int | None = None  # length: 3, 6, 9, 12
    weeks: int | None = None  # length where it is said in weeks
    relation: str | None = None  # prior_year, previous_quarter, current, next; same place in time


def find_periods(text: str, start: int = 0, end: int | None = None) -> list[PeriodMention]:
    """All times said in ``text[start:end]``, in order, not overlapping; empty where none is.

    >>> [m.surface for m in find_periods("for the first quarter of fiscal 2020, ended April 28, 2019, sales")]
    ['first quarter of fiscal 2020, ended April 28, 2019']
    >>> [(m.fiscal_period, m.year) for m in find_periods("fourth quarter and full year 2019 results")]
    [('Q4', 2019), ('FY', 2019)]
    >>> find_periods("call 646-223-6194")
    []
    """
    stop = len(text) if end is None else end
    found: list[PeriodMention] = []
    # One byte a character, so that the trigger's places are places in the text.
    haystack = text[start:stop].encode("ascii", "replace")
    places = [(start + hit.start(), start + hit.end()) for hit in TRIGGER.finditer(haystack)]
    for window in _windows(places, start, stop):
        found += _find_heads(text, *window, stop)
    for window in _windows([place for place in places if text[place[0]] in _OF_RELATIVE], start, stop):
        found += map(_relative, RELATIVE.finditer(text, *window))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return _share_tails(text, _without_overlap(found))


def parse_date(match: re.Match[str]) -> tuple[int | None, int, int | None] | None:
    """Year, month and day of a ``DATE`` match, null where not said; None for days that no month has."""
    part = match.groupdict()
    month_text = part["month"] or part["month2"] or part["month5"]
    month = MONTHS[month_text.lower()] if month_text else int(part["month3"] or part["month4"])
    day_text = part["day"] or part["day2"] or part["day3"] or part["day4"] or part["day5"]
    year_text = part["year"] or part["year2"] or part["year3"] or part["year4"] or part["year5"]
    year = _full_year(year_text) if year_text else None
    day = int(day_text) if day_text else None
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return None
    return year, month, day


def _full_year(digits: str) -> int:
    number = int(digits)
    # Two-digit years: filings and wires of 1970 to 2069.
    return number if number > 99 else number + (1900 if number >= 70 else 2000)


# Letters that begin the triggers of relative times: quarter, month, year, same, sequential, comparable.
_OF_RELATIVE = frozenset("qmyscQMYSC")


def _windows(triggers: list[tuple[int, int]], start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches of the text round the triggers, in which a time may be said, apart from each other."""
    left = right = start
    for trigger_start, trigger_end in triggers:
        if trigger_start - REACH_BACK > right:
            if right > left:
                yield left, right
            left = max(start, trigger_start - REACH_BACK)
        right = min(stop, trigger_end + REACH_ON)
    if right > left:
        yield left, right


def _find_heads(text: str, start: int, end: int, stop: int) -> Iterator[PeriodMention]:
    """Heads within ``text[start:end]``; what follows them may reach on to ``stop``."""
    position = start
    while match := HEAD.search(text, position, end):
        mentions = list(_read_head(text, match, stop))
        yield from mentions
        position = max(match.end(), mentions[-1].end if mentions else 0, position + 1)


def _read_head(text: str, match: re.Match[str], stop: int) -> Iterator[PeriodMention]:
    part = match.groupdict()
    head = _new_mention(text, match, part)
    if part["instant"] is not None:
        instant = _with_date(text, head, match.end(), stop)
        if instant is not None and (instant.end_date or (instant.end_month and instant.end_day)):
            yield instant
        return
    if part["count"]:
        yield from _read_lengths(text, match, part, stop)
        return
    if head.fiscal_period and (tail := OF_LAST_YEAR.match(text, head.end, stop)):
        yield head._replace(end=tail.end(), surface=text[head.start : tail.end()], relation="prior_year")
        return
    mention = with_tails(text, head, stop)
    bare = part["bare_quarter"] or part["bare_year"]
    if not bare or mention.end_date or mention.end_month:
        yield mention


def _new_mention(text: str, match: re.Match[str], part: dict[str, str | None]) -> PeriodMention:
    kind, fiscal_period, months = _shape(part)
    start, end = match.span()
    year, is_fiscal = None, False
    if part["plain_year"]:
        start, year = match.start("plain_year"), int(part["plain_year"])
    if part["fiscal_year"]:
        digits = re.search(r"\d+$", part["fiscal_year"]).group()
        year, is_fiscal = _full_year(digits), True
    if part["year_first"]:
        year, is_fiscal = _full_year(part["first_year"]), bool(part["fiscal_first"])
    if part["month_year"] or part["named_year"]:
        year, is_fiscal = int(part["month_year"] or part["named_year"]), bool(part["named_year"])
    return PeriodMention(
        start,
        end,
        text[start:end],
        kind,
        fiscal_period,
        year,
        is_fiscal,
        end_month=MONTHS[part["last_month"].lower()] if part["last_month"] else None,
        months=months,
        relation="prior_year" if part["last_years"] else None,
    )


def _shape(part: dict[str, str | None]) -> tuple[str, str | None, int | None]:
    """Kind, fiscal period and length in months of a head."""
    quarter = part["q"] or part["qq"] or part["glued_q"] or part["glued_qq"]
    half = part["h"] or part["hh"] or part["glued_hh"]
    if part["quarter"]:
        quarter = str(ORDINALS[part["quarter"].lower()])
    if part["half"]:
        half = str(ORDINALS[part["half"].lower()])
    if quarter:
        return "quarter", f"Q{quarter}", 3
    if half:
        return "half", f"H{half}", 6
    if part["nine"]:
        return "nine_months", "9M", 9
    if part["full"] or part["fiscal_year"] or part["named_year"] or part["bare_year"] or part["plain_year"]:
        return "year", "FY", 12
    if part["bare_quarter"] or part["last_month"]:
        return "quarter", None, 3
    return "instant", None, None


def _read_lengths(
    text: str, match: re.Match[str], part: dict[str, str | None], stop: int
) -> Iterator[PeriodMention]:
    """ "three and six months ended June 30, 2020" is two periods with one end."""
    lengths = [_count(part["count"])] + ([_count(part["count2"])] if part["count2"] else [])
    in_weeks = part["count_unit"].lower().startswith("w")
    tailed = with_tails(text, PeriodMention(match.start(), match.end(), match.group(), "year"), stop)
    if not (tailed.end_date or tailed.end_month or tailed.year):
        tail = ENDED_TAIL.match(text, match.end(), stop)
        if not tail and not re.search(r"(?i)\bfirst\s", match.group()):
            return  # "three months" alone is a length of time, not a period
    starts = [match.start(), match.start("count2")][: len(lengths)]
    ends = [match.end("count"), tailed.end] if len(lengths) == 2 else [tailed.end]
    for length, start, end in zip(lengths, starts, ends, strict=True):
        months = MONTHS_OF_WEEKS.get(length) if in_weeks else length
        if months in KIND_OF_MONTHS:
            yield tailed._replace(
                start=start,
                end=end,
                surface=text[start:end],
                kind=KIND_OF_MONTHS[months],
                fiscal_period=_place_of(months, in_weeks, tailed),
                months=months,
                weeks=length if in_weeks else None,
            )


def _place_of(months: int, in_weeks: bool, tailed: PeriodMention) -> str | None:
    """Where a length stands in the year, as far as its words alone tell: "first six months of 2025" is H1."""
    if months == 6 and tailed.surface.lower().startswith("first"):
        return "H1"
    return "9M" if months == 9 else "FY" if months == 12 and in_weeks else None


def _count(text: str) -> int:
    return COUNTS[text.lower()] if text.lower() in COUNTS else int(text)


def with_tails(text: str, mention: PeriodMention, stop: int) -> PeriodMention:
    """The mention with the fiscal year and the end date that follow it, in either order."""
    for _ in range(2):
        if mention.year is None and mention.end_date is None:
            mention = _with_year(text, mention, stop)
        if mention.end_month is None and (tail := ENDED_TAIL.match(text, mention.end, stop)):
            mention = _with_date(text, mention, tail.end(), stop) or mention
    return mention


def _with_year(text: str, mention: PeriodMention, stop: int) -> PeriodMention:
    tail = YEAR_TAIL.match(text, mention.end, stop)
    if not tail:
        return mention
    end = tail.end() - tail.group().endswith(")") if "(" not in tail.group() else tail.end()
    year = _full_year(tail["year"] or tail["short"] or tail["bare_short"])
    is_fiscal = bool(tail["short_fiscal"] or tail["fiscal"])
    return mention._replace(year=year, is_fiscal=is_fiscal, end=end, surface=text[mention.start : end])


def _with_date(text: str, mention: PeriodMention, at: int, stop: int) -> PeriodMention | None:
    match = DATE.match(text, at, stop)
    parsed = parse_date(match) if match else None
    if parsed is None:
        return None
    year, month, day = parsed
    end = match.end()
    return mention._replace(
        end=end,
        surface=text[mention.start : end],
        end_date=date(year, month, day) if year and day else None,
        end_month=month,
        end_day=day,
        year=mention.year or (year if not day else None),
    )


# "the comparable twelve month period"
_LENGTH_SAID = re.compile(r"\b(?P<count>three|six|nine|twelve)\W+month", re.IGNORECASE)


def _relative(match: re.Match[str]) -> PeriodMention:
    relation = match.lastgroup or ""
    kind = "relative"
    if relation == "current_year":
        return PeriodMention(
            match.start(), match.end(), match.group(), "year", "FY", months=12, relation="current"
        )
    length = _LENGTH_SAID.search(match.group())
    months = COUNTS[length["count"].lower()] if length else None
    return PeriodMention(match.start(), match.end(), match.group(), kind, months=months, relation=relation)


def _without_overlap(mentions: list[PeriodMention]) -> list[PeriodMention]:
    """Of two mentions that overlap the earlier, and of two from one place the longer."""
    kept: list[PeriodMention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _share_tails(text: str, mentions: list[PeriodMention]) -> list[PeriodMention]:
    """ "fourth quarter and full year 2019": the year and the date are said once for both."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        this, after = shared[index], shared[index + 1]
        bare = this.year is None and this.end_month is None and this.relation is None
        if bare and this.kind != "instant" and JOIN.fullmatch(text, this.end, after.start):
            shared[index] = this._replace(
                year=after.year,
                is_fiscal=after.is_fiscal,
                end_date=after.end_date,
                end_month=after.end_month,
                end_day=after.end_day,
            )
    return shared
