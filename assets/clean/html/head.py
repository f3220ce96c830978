"""What the markup of a page says about it: meta tags, links, times, title, JSON-LD."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from assets.clean.html.tree import Tree
from assets.clean.metadata.structured import Structured, read_structured

_ATTRIBUTE = re.compile(r"""([a-zA-Z:_.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(slots=True)
class Head:
    """The page's meta tags by name, its links by relation, its title and its own words."""

    metas: dict[str, str]
    links: dict[str, str]
    times: list[tuple[int, dict[str, str]]]
    title: str | None
    structured: Structured
    source: str
    base: str | None = None


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
            key = key or values.get("http-equiv", "")
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
    return Head(metas, links, times, title, structured, source, base)


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
