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
    """The page's meta tags by name, its own address, its title and its own words."""

    metas: dict[str, str]
    canonical: str | None  # the address the page calls its own
    times: list[tuple[int, dict[str, str]]]
    title: str | None
    structured: Structured
    source: str
    base: str | None = None


def read_head(tree: Tree) -> Head:
    """Collect what the markup says about the page, wherever it stands."""
    metas: dict[str, str] = {}
    times: list[tuple[int, dict[str, str]]] = []
    canonical = base = None
    source = tree.source
    for name, start, end in tree.heads:
        tag = source[start:end]
        if name == "link" and "canonical" not in tag.lower():
            continue
        values = read_attributes(tag)
        if name == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            key = key or values.get("http-equiv", "")
            if key and values.get("content", "").strip():
                metas.setdefault(key.lower(), values["content"].strip())
        elif name == "link" and values.get("rel", "").lower() == "canonical":
            canonical = canonical if canonical is not None else values.get("href")
        elif name == "base":
            base = base or values.get("href")
        elif name == "time":
            times.append((start, values))
    structured = read_structured(source, [span for name, *span in tree.raws if name == "script"])
    titles = (source[start:end] for name, start, end in tree.raws if name == "title")
    title = squeeze(re.sub(r"<[^>]*>", "", next(titles, "")))
    return Head(metas, canonical, times, title, structured, source, base)


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
