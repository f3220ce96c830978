"""How much a page is about a company: 0 to 100.

The title, the first paragraph, a ticker beside the name and the share of mentions speak for it.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from assets.records import Document

# Weights set by hand so that the issuer of a release comes out above 80 and a passing name below 30.
IN_TITLE = 30
IN_LEAD = 20
HAS_TAG = 10
MOST_NAMED = 40
LEAD = 600  # characters: title and first paragraph


class Named(NamedTuple):
    """One mention: whom it names, where, and how that was found."""

    key: str  # the company, else the ticker, else the words
    start: int
    method: str


def rate_relevance(document: Document, named: list[Named]) -> dict[str, int]:
    """The relevance of everybody named; nobody for a page that names nobody."""
    told = [one for one in named if one.method != "widget"]
    counts = Counter(one.key for one in told)
    most = max(counts.values(), default=1)
    titled = _title_span(document)
    points = dict.fromkeys((one.key for one in named), 0)
    for key, (_, worth) in {(one.key, reason) for one in told for reason in _reasons(one, titled)}:
        points[key] += worth
    return {key: min(100, points[key] + MOST_NAMED * counts[key] // most) for key in points}


def _reasons(one: Named, titled: tuple[int, int]) -> list[tuple[str, int]]:
    """What the place of one mention speaks for, and how much; each counts once for all mentions."""
    reasons = []
    if titled[0] <= one.start < titled[1]:
        reasons.append(("title", IN_TITLE))
    if one.start < titled[1] + LEAD:
        reasons.append(("lead", IN_LEAD))
        if one.method == "exchange_tag":
            reasons.append(("tag", HAS_TAG))
    return reasons


def _title_span(document: Document) -> tuple[int, int]:
    """Where the title stands in the text; its first line where it does not."""
    title = document.title or ""
    at = document.text.find(title) if title else -1
    if at >= 0:
        return at, at + len(title)
    first = document.text.find("\n", len(document.text) - len(document.text.lstrip()))
    return 0, first if first >= 0 else min(len(document.text), LEAD)
