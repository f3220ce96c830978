"""When a page was published, how exactly it says so, and who says so.

    JSON-LD > meta tags > <time> > dateline > stamp > address

The day of an update, of a period's end or of the capture is none.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from assets.clean.html.head import Head
from assets.clean.metadata.dates import StatedDate, find_dates, parse_date
from assets.clean.metadata.stamps import is_stamp

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date.published", "publish_date",
    "publication_date", "publish-date", "pubdate", "sailthru.date", "parsely-pub-date", "article.published",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dcterms.issued",
    "citation_publication_date",
    "published_at", "release_date", "cxenseparse:recs:publishtime", "bt:pubdate", "date",
)  # fmt: skip
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)|/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/"
)
_NOT_PUBLISHED = re.compile(
    r"updated|modified|last (?:edit|review|change)|expires|copyright|©|as of|ended|ending|accessed"
    r"|aktualisiert|actualizado|atualizado|обновлено",
    re.IGNORECASE,
)
# "PARIS, May 4, 2021 (GLOBE NEWSWIRE) --", "May 4, 2021 - BONN, Germany -", "Oslo, 4 May 2021:"
_DATELINE = re.compile(
    r"""^ (?: [A-Z(/][^\n]{0,90}? [\s,(-] )??
    (?P<date> [A-Z][a-z]{2,8}\.?\s\d{1,2},?\s(?:19|20)\d\d | \d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s(?:19|20)\d\d )
    \s? (?: ,?\s?\d{1,2}:\d\d[^\n–—-]{0,25} )? (?: [(/:–—-] | \.{3} )""",
    re.VERBOSE,
)
_PERIOD = re.compile(
    r"\b(?:ended|ending|end|through|since|until|as of|on|by|before|after|from)\s*$", re.IGNORECASE
)
NEAR = 4000  # characters of source about the beginning of the text in which a <time> is about it


def find_published(
    head: Head, url: str | None, lead: list[str], article: tuple[int, int]
) -> tuple[StatedDate | None, str | None]:
    """The day or instant of publication and who says so."""
    if head.structured.published and (date := parse_date(head.structured.published)):
        return date, "json_ld"
    for key in _PUBLISHED:
        if key in head.metas and (date := parse_date(head.metas[key])):
            return date, "meta"
    for place, attributes in head.times:
        if article[0] - NEAR <= place <= article[0] + NEAR and (date := _read_time(attributes)):
            return date, "time"
    for line in lead:
        match = _DATELINE.match(line)
        if match and not _PERIOD.search(line, 0, match.start("date")) and (date := parse_date(match["date"])):
            return date, "dateline"
        if len(line) < 200 and is_stamp(line) and (date := _read_line(line)):
            return date, "text"
    match = _URL_DATE.search(urlsplit(url).path) if url else None
    if match and (date := parse_date("-".join(part for part in match.groups() if part))):
        return date, "url"
    return None, None


def opens_with_dateline(line: str) -> bool:
    """Whether a line opens with place and date, as a release does."""
    match = _DATELINE.match(line)
    return bool(match) and not _PERIOD.search(line, 0, match.start("date"))


def _read_time(attributes: dict[str, str]) -> StatedDate | None:
    """What a <time> says, unless it says when the page was changed."""
    described = " ".join(attributes.get(name, "") for name in ("itemprop", "class", "title", "id")).lower()
    if "modif" in described or "updat" in described:
        return None
    return parse_date(attributes.get("datetime", ""))


def _read_line(line: str) -> StatedDate | None:
    """A visible line's date of publication; one that is called an update or an end is none."""
    for date in find_dates(line):
        if not _NOT_PUBLISHED.search(line, max(0, date.start - 40), date.start):
            return date
    return None
