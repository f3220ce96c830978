"""What the markup of a page says about it: meta tags, links, times, title, JSON-LD, marked author."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from assets.clean.html.tree import Tree
from assets.clean.metadata.structured import Structured, read_structured

_ATTRIBUTE = re.compile(r"""([a-zA-Z:_.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
BY = re.compile(r"^(?:written |posted |reported |story )?(?:by|von|por|par)\s*:?\s+", re.IGNORECASE)
_MARKED_AUTHOR = re.compile(
    r"""<[a-zA-Z][^<>]{0,200}?\b(?:rel|itemprop|class)=["'][^"'<>]{0,80}?\b(?:author|byline)(?:s|[_-]?name)?\b
    [^<>]{0,300}> \s{0,80}(?:(?:written\s)?by\b:?\s{0,9})?
    (?:<[a-z][^<>]{0,300}>\s{0,80}){0,3} ([^<>]{3,80})<""",
    re.VERBOSE | re.IGNORECASE,
)
_POSTER = re.compile(
    r"""\bdata-author=["']([^"'<>]{2,40})["']
      | \bitemprop=["']author["'][^<>]{0,300}>\s{0,80}(?:<[a-z][^<>]{0,300}>\s{0,80}){0,4}([^<>]{2,40})</""",
    re.VERBOSE,
)
MAX_MARKS = 60  # mentions of an author in the markup that are looked at
_NAME = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.'’-]*(?:\s(?:(?:de|van|von|der|da|la|bin|and|&)\s)?[A-ZÀ-ÞА-Я][\w.'’-]*){1,4}(?:,\s[A-Z]\w{1,4})?"
)


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
    first_poster: str | None = None  # looked for on threads only


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
            name = BY.sub("", " ".join(html.unescape(match.group(1)).split())) if match else ""
            if _NAME.fullmatch(name):
                return name
            place, count = source.find(mark, place + 5), count + 1
    return None


def find_first_poster(source: str) -> str | None:
    """The member who opened a thread, from the mark forum software puts on every post."""
    match = _POSTER.search(source)
    name = (match.group(1) or match.group(2)) if match else None
    return squeeze(name)


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
