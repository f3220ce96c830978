"""What a page is called, who wrote it, when, where and in which language.

    JSON-LD > meta tags > marked elements > the visible text > the address

The first that says so is believed and named. What nobody says stays empty: never the clock,
never the day of the capture.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from assets.clean.dates import StatedDate, find_dates, parse_date
from assets.clean.html_tree import Tree
from assets.clean.stamps import bare, is_stamp
from assets.clean.structured import Structured, read_structured

_ATTRIBUTE = re.compile(r"""([a-zA-Z:_.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.published", "publish_date",
    "publication_date", "publish-date", "pubdate", "sailthru.date", "parsely-pub-date", "article.published",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dcterms.issued", "citation_publication_date",
    "published_at", "release_date", "cxenseparse:recs:publishtime", "bt:pubdate", "date",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article.author",
           "citation_author", "twitter:data1_author")  # fmt: skip
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
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)|/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/"
)
_NOT_PUBLISHED = re.compile(
    r"updated|modified|last (?:edit|review|change)|expires|copyright|©|as of|ended|ending|accessed|aktualisiert|actualizado|atualizado|обновлено",
    re.IGNORECASE,
)
# What tools write into a title nobody filled in.
_NO_TITLE = re.compile(
    r"exhibit[\s\d.]*|document|ex-?\s?99.{0,20}|\S+\.html?|untitled.{0,12}|home(?:page)?|index|new page",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:written |posted |reported |story )?(?:by|von|por|par)\s*:?\s+", re.IGNORECASE)
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
_MARKED_AUTHOR = re.compile(
    r"""<[a-zA-Z][^<>]{0,200}?\b(?:rel|itemprop|class)=["'][^"'<>]{0,80}?\b(?:author|byline)(?:s|[_-]?name)?\b
    [^<>]{0,300}> \s{0,80}(?:<[a-z][^<>]{0,300}>\s{0,80}){0,3} ([^<>]{3,80})<""",
    re.VERBOSE | re.IGNORECASE,
)
MAX_MARKS = 60  # mentions of an author in the markup that are looked at
_NAME = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.'’-]*(?:\s(?:(?:de|van|von|der|da|la|bin|and|&)\s)?[A-ZÀ-ÞА-Я][\w.'’-]*){1,4}(?:,\s[A-Z]\w{1,4})?"
)
_NO_AUTHOR = re.compile(
    r"^(?:https?:|/|@|www\.)|^\W*\d+\W*$|^(?:admin|staff|editor(?:ial team)?|(?:the )?authors?|guest|jump to.*|share.*)$|\n",
    re.IGNORECASE,
)
AGREEMENT = 0.4  # share of words from which a printed headline is the title of the page's head
NEAR = 4000  # characters of source about the beginning of the text in which a <time> is about it
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


@dataclass(slots=True)
class Head:
    """The page's meta tags by name, its links by relation, its title and its own words."""

    metas: dict[str, str]
    links: dict[str, str]
    times: list[tuple[int, dict[str, str]]]
    title: str | None
    structured: Structured
    base: str | None = None
    marked_author: str | None = None


def read_head(tree: Tree) -> Head:
    """Collect what the markup says about the page, wherever it stands."""
    metas: dict[str, str] = {}
    links: dict[str, str] = {}
    times: list[tuple[int, dict[str, str]]] = []
    base = None
    source = tree.source
    for name, start, end in tree.heads:
        values = read_attributes(source[start:end])
        if name == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            if key and values.get("content", "").strip():
                metas.setdefault(key.lower(), values["content"].strip())
        elif name == "link" and "href" in values:
            links.setdefault(values.get("rel", "").lower(), values["href"])
        elif name == "base":
            base = base or values.get("href")
        elif name == "time":
            times.append((start, values))
    scripts = [source[start:end] for name, start, end in tree.raws if name == "script"]
    titles = [source[start:end] for name, start, end in tree.raws if name == "title"]
    title = squeeze(re.sub(r"<[^>]*>", "", titles[0])) if titles else None
    structured = read_structured(scripts)
    marked = None if structured.authors or metas.get("author") else find_marked_author(source)
    return Head(metas, links, times, title, structured, base, marked)


def find_marked_author(source: str) -> str | None:
    """The first name inside a tag that calls itself author or byline; None where there is none."""
    for mark in ("uthor", "yline"):
        place, count = source.find(mark), 0
        while place >= 0 and count < MAX_MARKS:
            match = _MARKED_AUTHOR.match(source, max(0, source.rfind("<", max(0, place - 400), place)))
            name = _BY.sub("", " ".join(html.unescape(match.group(1)).split())) if match else ""
            if _NAME.fullmatch(name):
                return name
            place, count = source.find(mark, place + 5), count + 1
    return None


def read_attributes(tag: str) -> dict[str, str]:
    """Attributes of an opening tag, names in lower case, entities read; the first of a name counts."""
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag):
        value = double or single or bare
        values.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return values


def squeeze(text: str | None) -> str | None:
    """The text on one line, entities read; None where nothing is left."""
    return " ".join(html.unescape(text).split()) or None if text else None


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
    """The headline as printed if the page's head agrees with it, else as the head says it, without the site."""
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
    marked = None if is_thread else head.marked_author
    meta = [squeeze(head.metas.get(key)) for key in _AUTHOR]
    for name in (", ".join(head.structured.authors), *meta, marked, visible):
        name = _BY.sub("", name or "").strip(" ,|·•-–—\n")
        if name and len(name) <= MAX_BYLINE and not _NO_AUTHOR.search(name):
            return name
    return None


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
