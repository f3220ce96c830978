"""What a page is called, who wrote it, when, where and in which language.

    JSON-LD > meta tags > marked elements > the visible text > the address

The first that says so is believed and named. What nobody says stays empty: never the clock,
never the day of the capture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from assets.clean.dumps.told import Told
from assets.clean.html.head import Head, squeeze
from assets.clean.metadata.bylines import find_byline
from assets.clean.metadata.publication import contradicts, find_published, find_readings, lists_days
from assets.clean.metadata.titles import find_title, read_site

_PUBLISHER = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "copyright",
    "article:publisher",
)
# Query parameters that tell how a reader came, not what the page is.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|mc_[ce]id|igshid|cmpid|ocid|ncid|ref|ref_src|referrer|source|src|sr_share|smid|yptr",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a page beside its text."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    canonical_url: str | None = None
    published_at: datetime | None = None
    published_precision: str = "unknown"
    published_origin: str | None = None
    declared_language: str | None = None
    types: tuple[str, ...] = ()
    is_free: bool | None = None
    sends_to: str | None = None  # the address a page without a text sends its reader on to
    window_title: str | None = None  # the whole of <title>, with the site's name
    is_thread: bool = False
    readings: tuple[datetime, ...] = ()  # days its stamp may mean, where it names no sure one
    kind: str | None = None  # where the reader of the page knows it


def read_metadata(
    head: Head,
    url: str | None,
    lead: list[str],
    article: tuple[int, int],
    headlines: list[str],
    byline: str | None,
    *,
    is_thread: bool = False,
) -> Metadata:
    """Choose the witnesses.

    ``lead`` are the visible lines above the text and its first; ``article`` is where in the source it stands.
    """
    structured, site = head.structured, read_site(head, url)
    publisher = squeeze(structured.publisher) or _first(head.metas, _PUBLISHER)
    date, origin = find_published(head, url, lead, article, is_thread=is_thread)
    return Metadata(
        title=find_title(head, headlines, site, lead),
        byline=find_byline(head, byline, lead, site, is_thread=is_thread),
        publisher=publisher,
        canonical_url=find_canonical(head, url),
        published_at=date.at if date else None,
        published_precision=date.precision if date else "unknown",
        published_origin=origin if date else None,
        declared_language=structured.language or head.metas.get("og:locale"),
        types=(*structured.types, head.metas.get("og:type", "").lower()),
        is_free=structured.is_free,
        sends_to=_read_refresh(head.metas.get("refresh", "")),
        window_title=head.title,
        is_thread=is_thread,
        readings=() if date else find_readings(lead),
    )


def complete(metadata: Metadata, told: Told) -> Metadata:
    """The metadata with what the text or its envelope tells where the page itself says nothing."""
    is_dated = metadata.published_at is not None or told.published_at is None
    dated = metadata if is_dated else told
    return replace(
        metadata,
        title=metadata.title or told.title,
        byline=metadata.byline or told.byline,
        publisher=metadata.publisher or told.publisher,
        published_at=dated.published_at,
        published_precision=dated.published_precision,
        published_origin=dated.published_origin,
        kind=told.kind,
    )


def doubt_date(metadata: Metadata, text: str, stamps: list[str]) -> Metadata:
    """The metadata without a date that cannot be the page's: a misprint, or one of many in a list of pages.

    ``stamps`` are the kept lines that say when. Of two days that a stamp may mean, the text may refute one.
    """
    possible = [day for day in metadata.readings if not contradicts(day, text)]
    if metadata.published_at is None and len(metadata.readings) > len(possible) == 1:
        return replace(metadata, published_at=possible[0], published_precision="day", published_origin="text")
    is_of_an_entry = metadata.published_origin in ("text", "time") and lists_days(stamps)
    if not contradicts(metadata.published_at, text) and (metadata.is_thread or not is_of_an_entry):
        return metadata
    return replace(metadata, published_at=None, published_precision="unknown", published_origin="doubted")


def find_canonical(head: Head, url: str | None) -> str | None:
    """The address the page calls its own, made whole; else the address it was fetched from, bare."""
    own = head.canonical or head.metas.get("og:url")
    base = urljoin(url or "", head.base or "") or None
    if own:
        try:
            whole = urljoin(base or "", own.strip())
            if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).netloc:
                return whole
        except ValueError:
            pass
    return strip_tracking(url) if url else None


def strip_tracking(url: str) -> str:
    """The address without fragment and without parameters that only track.

    >>> strip_tracking("https://a.example/x?id=7&utm_source=feed#top")
    'https://a.example/x?id=7'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def _read_refresh(content: str) -> str | None:
    """The address in "0; url=https://..."; None where a page only reloads itself."""
    match = _REFRESH.search(content)
    return match.group(1) if match else None


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((squeeze(values[key]) for key in keys if squeeze(values.get(key))), None)
