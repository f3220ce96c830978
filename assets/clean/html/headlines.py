"""The headline a page prints, in its markup or without any.

h1, else the first line of a bare page that speaks like a headline
"""

from __future__ import annotations

import re

from assets.clean.html.head import Head
from assets.clean.html.tree import Leaf, Tree
from assets.clean.metadata.stamps import bare

FIRST_LEAVES = 30  # in which a bare page prints its headline
MAX_HEADLINE = 220  # characters
MAX_HEADLINES = 20
_MARKS = frozenset(("h1", "h2", "h3"))
MAX_PARTS = 3  # lines a headline may be broken into
MIN_WORDS = 4  # of a headline that says what a company did

_WORD = re.compile(r"\w+")
# What the headline of a company's release says, unlike the exhibit's number or a contact above it.
_SPEAKS = re.compile(
    r"\b(?:reports?|announces?|results|earnings|provides?|declares?|posts?|delivers?|discusses|updates?|achieves?"
    r"|completes?|launch(?:es)?|introduces?|appoints?|names|acquires?|to acquire|files?|closes?|enters?)\b",
    re.IGNORECASE,
)
_NO_HEADLINE = re.compile(
    r"exhibit|contact|immediate release|news release|press release|\.html?\b|@|\d{3}[-.) ]\d{3,4}",
    re.IGNORECASE,
)
_ENDS_IN_NAME = re.compile(r"\b(?:inc|corp|co|ltd|l\.?l\.?c|l\.?p|n\.a|s\.a|n\.v|u\.s)\.$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:,|\b(?:and|for|of|the|in|to|with|on|a|an|its|announces|reports|discusses|provides|quarter|year|fiscal))$",
    re.IGNORECASE,
)


def find_headlines(tree: Tree) -> list[str]:
    """The headlines as printed, several where the page has several h1; none where it has none."""
    marked = [element for element in tree.elements if element.tag in _MARKS]
    parts: dict[int, list[str]] = {}  # by the place of the h1 they stand in
    for element in marked:
        if element.tag == "h1":
            for leaf in tree.leaves[element.first_leaf : element.end_leaf]:
                if element in (leaf.element, leaf.element.parent):
                    parts.setdefault(element.start, []).append(leaf.text.replace("\n", " "))
    found = [text for text in map(" ".join, parts.values()) if len(text) <= MAX_HEADLINE]
    speaking = None if marked else _find_speaking(tree.leaves[:FIRST_LEAVES])
    return [speaking] if speaking else found[:MAX_HEADLINES]


def _find_speaking(leaves: list[Leaf]) -> str | None:
    for place, leaf in enumerate(leaves):
        text = leaf.text.replace("\n", " ")
        if len(text) > MAX_HEADLINE:
            return None  # the text begins
        if leaf.element.tag in ("li", "td", "th") or _is_sentence(text):
            continue
        if speaks(text) and not _NO_HEADLINE.search(text):
            parts = [text]
            for other in leaves[place + 1 : place + MAX_PARTS]:
                if not _GOES_ON.search(parts[-1]) or len(other.text) > 120 or _is_sentence(other.text):
                    break
                parts.append(other.text.replace("\n", " "))
            return " ".join(parts)
    return None


def speaks(text: str) -> bool:
    """Whether a line says what a company did, as the headline of its release does.

    >>> speaks("Acme Reports Third Quarter Results"), speaks("The Daily Post")
    (True, False)
    """
    return len(_WORD.findall(text)) >= MIN_WORDS and _SPEAKS.search(text) is not None


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and not _ENDS_IN_NAME.search(text)


def find_titles(head: Head, headlines: list[str]) -> set[str]:
    """All that the page calls itself, bare, to know its headline wherever it stands."""
    said = (
        *headlines,
        head.structured.headline,
        head.metas.get("og:title"),
        head.metas.get("twitter:title"),
        head.title,
    )
    return {bare(title) for title in said if title}
