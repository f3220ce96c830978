"""When a page was published, how exactly it says so, and who says so.

    JSON-LD > meta tags > marked times > dateline > stamp > address > stamp of an update

An update is the last to be asked: from that day on the page says what it says. The day of a period's
end or of the capture is none; nor is a day that the page's own text makes impossible.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from assets.clean.html.head import Head, read_attributes
from assets.clean.metadata.dateline import read_dateline
from assets.clean.metadata.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    StatedDate,
    find_dates,
    parse_date,
    read_both_ways,
)
from assets.clean.metadata.stamps import is_dated, is_stamp

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date.published", "publish_date",
    "publication_date", "publish-date", "pubdate", "sailthru.date", "parsely-pub-date", "article.published",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dcterms.issued",
    "citation_publication_date", "citation_date", "bepress_citation_date", "dc:date", "publishdate",
    "published_at", "release_date", "cxenseparse:recs:publishtime", "bt:pubdate", "date",
)  # fmt: skip
_URL_DATE = re.compile(
    r"""/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)
      | /((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/
      | /((?:19|20)\d\d)/([a-z]{3})/(0[1-9]|[12]\d|3[01])/
      | [-_]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=/?$|\.s?html?$)""",
    re.VERBOSE,
)
_NOT_PUBLISHED = re.compile(
    r"updated|modified|last (?:edit|review|change)|expires|copyright|©|as of|ended|ending|accessed"
    r"|join|registered|member since|registriert|dabei seit|inscri"
    r"|\bevent(?: date)?:|valid\b|until\b|deadline|\bdue\b|\bnext\b|gültig|\bbis\b|jusqu|hasta"
    r"|aktualisiert|geändert|mise? à jour|modifié|actualizado|atualizado|aggiornato|bijgewerkt|обновлено",
    re.IGNORECASE,
)
_PUBLISHED_LINE = re.compile(
    r"\W{0,3}(?:first |originally )?"
    r"(?:published|posted|veröffentlicht|publié|publicado|pubblicato|gepubliceerd)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\W{0,3}(?:last |zuletzt |dernière )?(?:updated|aktualisiert|mise? à jour|actualizado|atualizado"
    r"|aggiornato|bijgewerkt)\b",
    re.IGNORECASE,
)
# Languages that write the day before the month wherever they are spoken, as a page declares them.
_DAY_FIRST = re.compile(
    r"<html\b[^<>]{0,300}?\slang\s?=\s?[\"']?(?:de|fr|it|pt|nl|pl|ru|da|nb|no|fi|cs|tr|es)\b"
    r"|http-equiv=[\"']content-language[\"']\s+content=[\"'](?:de|fr|it|pt|nl|pl|ru|da|nb|no|fi|cs|tr|es)\b",
    re.IGNORECASE,
)
MAX_LINE = 200  # characters of a line that says when
MAX_LABEL = 30  # ... before the date: "Posted: Fri "
HEAD = 6000  # characters of source in which a page declares its language
# Elements whose attributes may say when a post was made, unless they speak of a change.
_TAG = re.compile(r"<[a-z][a-z-]{0,30}\s[^<>]{8,6000}>")
_MAY_DATE = re.compile(r"(?:19|20)\d\d|\d{10}")  # a year, or seconds
_CHANGED = re.compile(r"modif|updat|edit(?!or)|expire|event|start|end-?date", re.IGNORECASE)
_SAYS_PUBLISHED = re.compile(r"pub-?date|publish|entry-date|post(?:ed)?-?(?:date|on)", re.IGNORECASE)
_TIME_NAMES = re.compile(
    r"datetime|title|content|ts|(?:data-)?[a-z-]*(?:date|time|timestamp|created|publish)[a-z-]*"
)
_OWN_TIMES = frozenset(("datepublished", "datecreated"))
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?")
NEAR = 4000  # characters of source about the beginning of the text in which a time is about it
# "... results for the second quarter ended March 29, 2020"
_REPORTED = re.compile(
    r"\b(?:quarter|period|year|months|weeks|half)(?:\sof\s[\w\s]{2,20})?,?\s(?:which\s)?ended\s(?:on\s)?"
)
# A release that says when results will come is out at most a quarter before the period's end; one
# with last year's number in its date is nine months or more before it.
MAX_AHEAD = timedelta(days=120)
READ_CHARACTERS = 20_000
MIN_DAYS = 3  # published, updated, and one more


def find_published(
    head: Head, url: str | None, lead: list[str], article: tuple[int, int], *, is_thread: bool = False
) -> tuple[StatedDate | None, str | None]:
    """The day or instant of publication and who says so."""
    if head.structured.published and (date := parse_date(head.structured.published)):
        return date, "json_ld"
    for key in _PUBLISHED:
        if key in head.metas and (date := parse_date(head.metas[key])):
            return date, "meta"
    if (date := _read_times(head, article[0])) or (date := _read_marks(head.source, article[0])):
        return date, "time"
    is_day_first = _DAY_FIRST.search(head.source, 0, HEAD) is not None
    for line in lead:
        if date := read_dateline(line):
            return date, "dateline"
        if (date := _read_line(line, is_day_first=is_day_first)) and _is_told(line, date):
            return date, "text"
    if date := _read_own_time(head, is_thread=is_thread):
        return date, "time"
    if date := _read_address(url or head.canonical or head.metas.get("og:url", "")):
        return date, "url"
    for line in lead:
        if _UPDATED.match(line) and is_dated(line) and (date := parse_date(line, is_day_first=is_day_first)):
            return date, "updated"
    return None, None


def find_readings(lead: list[str]) -> tuple[datetime, ...]:
    """The days that the first stamp may mean whose day and month could be each other."""
    stamps = (line for line in lead if is_stamp(line) and not _NOT_PUBLISHED.search(line))
    return next((both for line in stamps if (both := read_both_ways(line))), ())


def lists_days(stamps: list[str]) -> bool:
    """Whether stamps name so many days that the page is a list of others, of which each has its own.

    >>> lists_days(["Oct 12, 2024", "Jul 12, 2024", "Apr 12, 2024"]), lists_days(["Oct 12, 2024"] * 3)
    (True, False)
    """
    days = {dates[0].at.date() for stamp in stamps if (dates := find_dates(stamp))}
    return len(days) >= MIN_DAYS


def _read_address(address: str) -> StatedDate | None:
    """The date in the path of an address."""
    try:
        match = _URL_DATE.search(urlsplit(address).path)
    except ValueError:
        return None
    if match is None:
        return None
    year, month, day = (part for part in match.groups() if part)
    return parse_date(f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}")


def says_published(line: str) -> bool:
    """Whether a line says outright when its page was published."""
    return _PUBLISHED_LINE.match(line) is not None and is_dated(line)


def opens_with_dateline(line: str) -> bool:
    """Whether a line opens with place and date, as a release does."""
    return read_dateline(line) is not None


def contradicts(published_at: datetime | None, text: str) -> bool:
    """Whether a text reports of a period that ended long after the day it is said to be from.

    >>> contradicts(datetime(2019, 4, 29, tzinfo=UTC), "For the quarter ended March 29, 2020, ...")
    True
    """
    if published_at is None:
        return False
    text = text[:READ_CHARACTERS].lower()
    for match in _REPORTED.finditer(text) if "ended" in text else ():
        ends = find_dates(text[match.end() : match.end() + 25])
        if ends and ends[0].start == 0:
            return ends[0].at - published_at > MAX_AHEAD
    return False


def _read_times(head: Head, start: int) -> StatedDate | None:
    """What a <time> about the text says: one that calls itself published, else the nearest above."""
    near = []
    for place, attributes in head.times:
        described = " ".join((*attributes, *map(str, attributes.values())))
        if abs(place - start) <= NEAR and not _CHANGED.search(described):
            near.append(
                (not _SAYS_PUBLISHED.search(described), place > start, abs(place - start), attributes)
            )
    for *_, attributes in sorted(near, key=lambda one: one[:3]):
        if date := _read_attributes(attributes):
            return date
    return None


def _read_own_time(head: Head, *, is_thread: bool) -> StatedDate | None:
    """What the one <time> of the page says that is marked as its own: a list of articles has many.

    Of the many of a thread the first is that of the post which opens it.
    """
    marked = [one for _, one in head.times if one.get("itemprop", "").lower() in _OWN_TIMES]
    return _read_attributes(marked[0]) if len(marked) == 1 or (is_thread and marked) else None


def _read_marks(source: str, start: int) -> StatedDate | None:
    """What any other element about the beginning of the text says in its attributes."""
    for match in _TAG.finditer(source, max(0, start - NEAR), start + NEAR // 4):
        if not _MAY_DATE.search(match[0]):
            continue
        attributes = read_attributes(match[0])
        described = " ".join((*attributes, attributes.get("class", ""), attributes.get("itemprop", "")))
        if not _CHANGED.search(described) and (date := _read_attributes(attributes)):
            return date
    return None


def _read_attributes(attributes: dict[str, str]) -> StatedDate | None:
    """The date in the first attribute that is one for times."""
    for name, value in attributes.items():
        if not _TIME_NAMES.fullmatch(name) or not 8 <= len(value) <= 60:
            continue
        if seconds := _SECONDS.fullmatch(value):
            at = datetime.fromtimestamp(int(seconds[1]), UTC)
            return StatedDate(at, "instant") if FIRST_YEAR <= at.year <= LAST_YEAR else None
        if date := parse_date(value):
            return date
    return None


def _is_told(line: str, date: StatedDate) -> bool:
    """Whether a line is there to say when: it says little else, or begins with it."""
    return is_stamp(line) or (date.start <= MAX_LABEL and _PUBLISHED_LINE.match(line) is not None)


def _read_line(line: str, *, is_day_first: bool) -> StatedDate | None:
    """A short line's date of publication; one that is called an update or an end is none."""
    if len(line) > MAX_LINE:
        return None
    above = 0  # where the date before ended, with its own label
    for date in find_dates(line, is_day_first=is_day_first):
        if not _NOT_PUBLISHED.search(line, max(above, date.start - 40), date.start):
            return date
        above = date.end
    return None
