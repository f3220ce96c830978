"""How much a page is about a company: 0 to 100.

The title, the first paragraph, a ticker beside the name and the share of mentions speak for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from assets.records import Document, Mention

# Weights set by hand so that the issuer of a release comes out above 80 and a passing name below 30.
IN_TITLE = 30
IN_LEAD = 20
HAS_TAG = 10
MOST_NAMED = 40
LEAD = 600  # characters: title and first paragraph


def rate_relevance(document: Document, mentions: list[Mention]) -> list[Mention]:
    """The mentions with their relevance, equal for all mentions of one company."""
    keys = [mention.company_id or mention.ticker or mention.surface for mention in mentions]
    counts = Counter(key for key, mention in zip(keys, mentions, strict=True) if mention.method != "widget")
    most = max(counts.values(), default=1)
    titled = _title_span(document)
    scores: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for key, mention in zip(keys, mentions, strict=True):
        if mention.method == "widget":
            continue
        for reason, points in _reasons(mention, titled):
            if (key, reason) not in seen:
                seen.add((key, reason))
                scores[key] += points
    rated = {key: min(100, scores[key] + MOST_NAMED * counts[key] // most) for key in set(keys)}
    return [replace(one, relevance=rated[key]) for key, one in zip(keys, mentions, strict=True)]


def _reasons(mention: Mention, titled: tuple[int, int]) -> list[tuple[str, int]]:
    reasons = []
    if titled[0] <= mention.text_start < titled[1]:
        reasons.append(("title", IN_TITLE))
    if mention.text_start < titled[1] + LEAD:
        reasons.append(("lead", IN_LEAD))
        if mention.method == "exchange_tag":
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
