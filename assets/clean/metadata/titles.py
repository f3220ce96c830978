"""What a page is called: its headline as printed, without the name of the site.

printed headlines, JSON-LD, og:title, <title> > less the site > the one the others agree with
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from assets.clean.html.head import Head, squeeze
from assets.clean.html.headlines import speaks
from assets.clean.metadata.stamps import bare

_DIVIDER = re.compile(r"\s+[|\-–—·»«›:•/<>~]+\s+|\s*\|\s*")
_BARS = ("|", "»", "·", "•", "::", "-", "–", "—")
# What tools write into a title nobody filled in.
_NO_TITLE = re.compile(
    r"exhibit[\s\d.]*|document|ex-?\s?99.{0,20}|(?:form\s)?(?:8-?k|10-?[kq]|6-?k)(?:/a)?"
    r"|\S+\.html?|untitled.{0,12}|home(?:page)?|index|new page|(?:.{2,50} [-–—|:] )?"
    r"(?:(?:press|news) releases?|news(?:room)?|investors?(?: relations)?)(?: details?)?",
    re.IGNORECASE,
)
# An ending that belongs to the address and not to the house: www.acme-corp.co.uk is "acmecorp".
_TOP_LEVELS = frozenset(
    ("com", "org", "net", "co", "uk", "www", "gov", "edu", "info", "io", "de", "fr", "eu", "news", "blog")
)
AGREEMENT = 0.7  # share of words from which a printed headline is the title of the page's head
MIN_HOUSE = 4  # letters of an address that can be known again in a name
MIN_SLUG = 4  # words: a shorter one names a section
SPELLED = 0.8  # share of them that a headline has whose address was made from it
MAX_DIVIDERS = 8  # of a title that are looked at
MIN_PIECE = 3  # words of a line that is a headline although nothing marks it
MAX_TITLE = 300
MAX_SITE, MAX_SHELF = 4, 3  # words
MAX_NAME = 6  # words of a site's name with the house in it
MAX_LABEL = 3  # words that software prints before a headline: "Solved:", "Markets"


@dataclass(frozen=True, slots=True)
class Site:
    """What the site is called, to tell its name from the page's."""

    names: frozenset[str]  # bare
    houses: tuple[str, ...]  # the telling labels of its address, letters only
    slug: frozenset[str] = frozenset()  # the words of the page's address

    def is_named(self, text: str) -> bool:
        """Whether a text is the site's name: as it says, or as its address spells it.

        >>> Site(frozenset(), ("dailybugle",)).is_named("The Daily Bugle Online")
        True
        >>> Site(frozenset(), ("acmecorp",)).is_named("AcmeCorp Reports Third Quarter Results")
        False
        """
        name = bare(text)
        letters = name.replace(" ", "")
        is_spelled = any(
            house in letters or (len(letters) >= MIN_HOUSE and letters in house) for house in self.houses
        )
        return name in self.names or (is_spelled and len(name.split()) <= MAX_NAME and not speaks(text))


def read_site(head: Head, url: str | None) -> Site:
    """The site's names as the page's head and its address tell them."""
    said = (head.metas.get("og:site_name"), head.structured.publisher, head.metas.get("application-name"))
    try:
        address = urlsplit(url or head.canonical or "")
        host = address.hostname or ""
    except ValueError:
        address, host = urlsplit(""), ""
    slug = max((re.sub(r"[-_+]+|%20", " ", part) for part in address.path.split("/")), key=len)
    labels = (re.sub(r"\W", "", label) for label in host.split(".") if label not in _TOP_LEVELS)
    return Site(
        frozenset(bare(name) for name in map(squeeze, said) if name),
        tuple(label for label in labels if len(label) >= MIN_HOUSE),
        frozenset(bare(slug).split()),
    )


def find_title(head: Head, headlines: list[str], site: Site, lead: list[str]) -> str | None:
    """The headline as printed if the page's head agrees with it, else as the head says it, less the site.

    ``lead`` are the lines about the beginning of the text: a piece of the window's title that is one of
    them is the headline, whatever it is marked as.
    """
    window = squeeze(head.title) if head.title and not _NO_TITLE.fullmatch(head.title) else None
    said = [strip_site(title, site) for title in (squeeze(head.metas.get("og:title")), window) if title]
    printed = [line for line in headlines if not site.is_named(line)] or headlines
    agreed = [
        (max([_agree(line, title) for title in said], default=1.0), _hold(line, site.slug), -place, line)
        for place, line in enumerate(printed)
    ]
    if agreed and (max(agreed)[0] >= AGREEMENT or max(agreed)[1] >= SPELLED):
        return _without_label(max(agreed)[-1], said)[:MAX_TITLE]
    marked = headlines if said and _DIVIDER.search(said[-1]) else []  # the site's name is in it still
    if window and (piece := _find_printed_piece(window, marked, lead)) and not site.is_named(piece):
        return piece[:MAX_TITLE]
    structured = squeeze(head.structured.headline)
    candidates = [title for title in (structured, *said, *printed) if title and len(title) > 3]
    candidates.sort(key=lambda title: _NO_TITLE.fullmatch(title) is not None)
    own = next((title for title in candidates if not site.is_named(title)), None)
    return own[:MAX_TITLE] if own else None


def _find_printed_piece(title: str, headlines: list[str], lead: list[str]) -> str | None:
    """The first piece of a title, between dividers, that is a headline or stands on a line of its own."""
    lines = {bare(line) for line in lead if len(line.split()) >= MIN_PIECE and len(line) <= MAX_TITLE}
    lines |= {bare(line) for line in headlines}
    dividers = islice(_DIVIDER.finditer(title), MAX_DIVIDERS)
    cuts = [0, *(place for match in dividers for place in match.span()), len(title)]
    spans = (
        title[start:end].strip()
        for at, start in enumerate(cuts[::2])
        for end in reversed(cuts[2 * at + 1 :: 2])  # the longest first
        if (start, end) != (0, len(title))
    )
    return next((span for span in spans if bare(span) in lines), None)


def strip_site(title: str, site: Site) -> str:
    """A title without the site's name before or after it.

    >>> strip_site("Acme profit rises - The Daily Bugle", Site(frozenset(), ("dailybugle",)))
    'Acme profit rises'
    """
    parts = [(match.start(), match.end()) for match in _DIVIDER.finditer(title)]
    if not parts:
        return title
    pieces = [piece for piece in _DIVIDER.split(title) if piece.strip()]
    spelled = [piece for piece in pieces if _hold(piece, site.slug) >= SPELLED]
    if len(spelled) == 1 and sum(_hold(piece, site.slug) > 0 for piece in pieces) == 1:
        return spelled[0].strip()  # the address has the words of one piece and of no other
    first, last = title[: parts[0][0]].strip(), title[parts[-1][1] :].strip()
    rest = title[: parts[-1][0]].strip()
    if last and rest and site.is_named(last):
        is_more = len(parts) > 1 and site.is_named(title[parts[-2][1] : parts[-1][0]])
        return strip_site(rest, site) if is_more else _drop_shelf(rest)
    if first and site.is_named(first):
        return title[parts[0][1] :].strip() or title
    is_short = len(last.split()) <= MAX_SITE and len(last) < len(rest)
    return rest if is_short and title[slice(*parts[-1])].strip() in _BARS else title


def _drop_shelf(title: str) -> str:
    """A title without the shelf it stands on: "Acme profit rises again | Markets"."""
    parts = _DIVIDER.split(title)
    while len(parts) > 1 and len(parts[-1].split()) <= MAX_SHELF and len(parts[0].split()) > MAX_SITE:
        title = title[: title.rindex(parts.pop())].rstrip(" |-–—·»«:•/<>~")
    return title


def _agree(one: str, other: str) -> float:
    """Share of the words of the longer title that both have."""
    words, others = set(bare(one).split()), set(bare(other).split())
    return len(words & others) / max(len(words), len(others), 1)


def _hold(line: str, slug: frozenset[str]) -> float:
    """Share of the address's words that a line has; none where they are too few to tell."""
    return len(slug & set(bare(line).split())) / len(slug) if len(slug) >= MIN_SLUG else 0.0


def _without_label(line: str, said: list[str]) -> str:
    """A printed headline without the label before it, where the page's head has it without."""
    for title in said:
        label = len(line) - len(title)
        if label > 0 and line.endswith(title) and len(line[:label].split()) <= MAX_LABEL:
            return title
    return line
