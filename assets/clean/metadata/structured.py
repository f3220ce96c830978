"""What a page says of itself in JSON-LD: headline, dates, authors, publisher, type."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

ARTICLE_TYPES = frozenset(
    [
        "article",
        "newsarticle",
        "blogposting",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "liveblogposting",
        "techarticle",
        "scholarlyarticle",
        "report",
        "discussionforumposting",
        "socialmediaposting",
        "question",
        "qapage",
        "webpage",
        "advertisercontentarticle",
    ]
)
FORUM_TYPES = frozenset(("discussionforumposting", "socialmediaposting", "question", "qapage"))
_HOUSES = frozenset(
    ("organization", "newsmediaorganization", "corporation", "localbusiness", "website", "brand")
)
_JSON_LD = re.compile(r"<script\b[^>]*\bld\+json[^>]*>", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_PAIR = re.compile(r'"(@type|datePublished|dateModified)"\s{0,9}:\s{0,9}"([^"]{3,60})"')
MAX_NODES = 2000  # of a page's graph: more is a catalogue
MAX_DEPTH = 8


@dataclass(slots=True)
class Structured:
    """The article's own words about itself; empty where it has none."""

    types: list[str] = field(default_factory=list)
    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: list[str] = field(default_factory=list)
    house_authors: list[str] = field(default_factory=list)  # those of them that are no people
    publisher: str | None = None
    language: str | None = None
    is_free: bool | None = None


def read_structured(source: str, scripts: Iterable[tuple[int, int]]) -> Structured:
    """Read the page's scripts, given where they stand; those that are no JSON-LD say nothing, broken ones
    little."""
    nodes: list[dict] = []
    for start, end in scripts:
        opening = _JSON_LD.match(source, start, end)
        if opening and (closing := source.rfind("</", opening.end(), end)) >= 0:
            _collect(_load(source[opening.end() : closing]), nodes, 0)
    names = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    found = Structured(types=[kind for node in nodes for kind in _types(node)])
    articles = [node for node in nodes if ARTICLE_TYPES & set(_types(node))]
    articles.sort(key=lambda node: "webpage" in _types(node))  # a web page is the second best witness
    for node in articles:
        found.headline = found.headline or _text(node.get("headline")) or None
        found.published = found.published or _text(node.get("datePublished") or node.get("dateCreated"))
        found.modified = found.modified or _text(node.get("dateModified"))
        if not found.authors:
            author = node.get("author") or node.get("creator")
            found.authors = _names(author, names)
            found.house_authors = _names(author, names, _HOUSES)
        found.publisher = found.publisher or next(iter(_names(node.get("publisher"), names)), None)
        found.language = found.language or _text(node.get("inLanguage"))
        if found.is_free is None and "isAccessibleForFree" in node:
            found.is_free = str(node["isAccessibleForFree"]).lower() != "false"
    return found


def _load(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (text, _CONTROLS.sub(" ", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(text)


def _salvage(text: str) -> dict[str, str]:
    """What a broken script says with no quotes inside: its type and its dates, the first of each."""
    found: dict[str, str] = {}
    for key, value in _PAIR.findall(text):
        found.setdefault(key, value)
    return found


def _collect(value: object, nodes: list[dict], depth: int) -> None:
    if depth > MAX_DEPTH or len(nodes) > MAX_NODES:
        return
    if isinstance(value, list):
        for one in value:
            _collect(one, nodes, depth + 1)
    elif isinstance(value, dict):
        nodes.append(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart"):
            if key in value:
                _collect(value[key], nodes, depth + 1)


def _types(node: dict) -> list[str]:
    kinds = node.get("@type") or []
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [str(kind).rsplit("/", 1)[-1].lower() for kind in kinds]


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("alternateName")
    text = html.unescape(value).strip() if isinstance(value, str) else None
    return text or None


def _names(value: object, names: dict[str, dict], kinds: frozenset[str] = frozenset()) -> list[str]:
    """Names of the value's nodes; with ``kinds`` only of those of such a kind."""
    values = value if isinstance(value, list) else [value]
    found = []
    for one in values:
        if isinstance(one, dict) and "name" not in one:
            one = names.get(one.get("@id", ""), one)
        if kinds and not (isinstance(one, dict) and kinds & set(_types(one))):
            continue
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name and name not in found and not name.startswith("http"):
            found.append(name)
    return found
