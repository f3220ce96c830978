"""What a page is called, who wrote it, when, where and in which language.

    JSON-LD > meta tags > marked elements > the visible text > the address

The first that says so is believed and named. What nobody says stays empty: never the clock,
never the day of the capture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from assets.clean.html.head import BY, Head, squeeze
from assets.clean.metadata.publication import find_published
from assets.clean.metadata.stamps import bare

_AUTHOR = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article.author",
    "citation_author",
)  # fmt: skip
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
_DIVIDER = re.compile(r"\s+[|\-–—·»:•]+\s+|\s*\|\s*|\s+::\s+|\s*»\s*")
# What tools write into a title nobody filled in.
_NO_TITLE = re.compile(
    r"exhibit[\s\d.]*|document|ex-?\s?99.{0,20}|\S+\.html?|untitled.{0,12}|home(?:page)?|index|new page",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"^(?:https?:|/|@|www\.)|^\W*\d+\W*$|\n| [·|] "
    r"|^(?:admin|staff|editor(?:ial team)?|(?:the )?authors?|guest|jump to.*|share.*)$",
    re.IGNORECASE,
)
AGREEMENT = 0.4  # share of words from which a printed headline is the title of the page's head
MAX_TITLE, MAX_BYLINE = 300, 150


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
    window_title: str | None = None  # the whole of <title>, with the site's name
    is_thread: bool = False
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
    structured = head.structured
    publisher = squeeze(structured.publisher) or _first(head.metas, _PUBLISHER)
    date, origin = find_published(head, url, lead, article)
    return Metadata(
        title=find_title(head, headlines),
        byline=find_byline(head, byline, is_thread=is_thread),
        publisher=publisher,
        canonical_url=find_canonical(head, url),
        published_at=date.at if date else None,
        published_precision=date.precision if date else "unknown",
        published_origin=origin if date else None,
        declared_language=structured.language or head.metas.get("og:locale"),
        types=(*structured.types, head.metas.get("og:type", "").lower()),
        is_free=structured.is_free,
        window_title=head.title,
        is_thread=is_thread,
    )


def find_title(head: Head, headlines: list[str]) -> str | None:
    """The headline as printed if the page's head agrees with it, else as the head says it, less the site."""
    site = bare(squeeze(head.metas.get("og:site_name")) or "")
    window = squeeze(head.title) if head.title and not _NO_TITLE.fullmatch(head.title) else None
    said = [strip_site(title, site) for title in (squeeze(head.metas.get("og:title")), window) if title]
    printed = [
        (max([_agree(line, title) for title in said], default=1.0), -place, line)
        for place, line in enumerate(headlines)
    ]
    if printed and max(printed)[0] >= AGREEMENT:
        return max(printed)[2][:MAX_TITLE]
    for title in (squeeze(head.structured.headline), *said, *headlines):
        if title and len(title) > 3 and bare(title) != site:
            return title[:MAX_TITLE]
    return None


def _agree(one: str, other: str) -> float:
    """Share of the words of the longer title that both have."""
    words, others = set(bare(one).split()), set(bare(other).split())
    return len(words & others) / max(len(words), len(others), 1)


def strip_site(title: str, site: str) -> str:
    """A title without the site's name before or after it.

    >>> strip_site("Acme profit rises - The Daily Bugle", "the daily bugle")
    'Acme profit rises'
    """
    parts = [part for part in _DIVIDER.split(title) if part.strip()]
    if len(parts) < 2:
        return title
    longest = max(parts, key=len).strip()
    rest = len(title) - len(longest)
    is_site = any(bare(part) == site for part in parts)
    return longest if is_site or rest < len(longest) else title


def find_byline(head: Head, visible: str | None, *, is_thread: bool) -> str | None:
    """The author as printed. In a thread many are marked, the first post's counts."""
    marked = head.first_poster if is_thread else head.marked_author
    meta = [squeeze(head.metas.get(key)) for key in _AUTHOR]
    for name in (", ".join(head.structured.authors), *meta, marked, visible):
        name = BY.sub("", name or "").strip(" ,|·•-–—\n")
        if name and len(name) <= MAX_BYLINE and not _NO_AUTHOR.search(name):
            return name
    return None


def find_canonical(head: Head, url: str | None) -> str | None:
    """The address the page calls its own, made whole; else the address it was fetched from, bare."""
    own = head.links.get("canonical") or head.metas.get("og:url")
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


def _first(values: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((squeeze(values[key]) for key in keys if squeeze(values.get(key))), None)
