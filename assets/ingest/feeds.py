"""RSS and Atom: what a feed says of its entries.

    bytes > Entry(url, title, content, told_at), ...

A feed on disk gives its entries as pages, as far as it carries their text. Its links are only
followed where the feed itself was fetched (``web.py``).
"""

from __future__ import annotations

import html
import io
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from assets.ingest.sightings import Sighting, see

FEEDS = ("application/rss+xml", "application/atom+xml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, in the feed's own words."""

    url: str
    title: str
    content: str  # HTML: the whole text, or the summary where the feed carries no more
    told_at: datetime | None  # when the feed says it was published, else updated


def is_feed(media_type: str) -> bool:
    """Whether a body of this media type is a feed."""
    return media_type in FEEDS


def read_feed(body: bytes) -> list[Entry]:
    """The entries of a feed, in its order; none where it cannot be read.

    >>> feed = b"<rss><channel><item><title>Q1</title><link>https://a.com/1</link></item></channel></rss>"
    >>> [(entry.url, entry.title) for entry in read_feed(feed)]
    [('https://a.com/1', 'Q1')]
    """
    import feedparser

    read = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    return [_to_entry(found) for found in read.entries]


def read_feed_pages(body: bytes, source: str) -> Iterator[Sighting]:
    """One sighting an entry that carries text: its title over its content, seen when the feed told it."""
    for number, entry in enumerate(read_feed(body), 1):
        if entry.title or entry.content:
            page = f"<article><h1>{html.escape(entry.title)}</h1>\n{entry.content}\n</article>\n"
            yield see(
                page.encode("utf-8", "replace"),
                f"{source}#{number}",
                url=entry.url or None,
                captured_at=entry.told_at,
                origin="feed",
            )


def _to_entry(found: Any) -> Entry:
    contents = [part.value for part in found.get("content", ()) if part.get("value")]
    told = found.get("published_parsed") or found.get("updated_parsed")
    return Entry(
        url=found.get("link", ""),
        title=found.get("title", ""),
        content=max([*contents, found.get("summary", "")], key=len),
        told_at=datetime.fromtimestamp(timegm(told), UTC) if told else None,
    )
