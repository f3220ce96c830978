"""Stories: which documents tell the same, and what each is to its story.

    documents, pairs > components > stories > relation, representative, novelty

An answer is a function of the set of documents and of the set of pairs: any order, any
batches, and a document taken away again give the same stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np

from assets.dedupe.candidates import components_of
from assets.dedupe.sets import is_new
from assets.records import Pair, StoryMember

# A changed figure so soon after is a correction; later it is news. First guess, 2026-11.
CORRECTION_WITHIN = timedelta(days=2)

# Less of a text than this in another makes it no excerpt.
LEAST_OF_EXCERPT = Decimal("0.8")

_WORDS = re.compile(r"\w+")
_TITLE_WORDS = 3  # that tell a title from others: the company, mostly

# How the wires mark the title of a story sent again.
_CORRECTED = re.compile(
    r"\A\W{0,3}(?:correct(?:ed|ion|s)|refiled?|erratum)\b|[(\[-]\s?correct(?:ed|ion)\W*\Z", re.IGNORECASE
)
_UPDATED = re.compile(r"\W{0,3}(?:updated?|wrapup|adds)\b", re.IGNORECASE)
_REPEATED = re.compile(r"\W{0,3}(?:rpt|repeats?)\b", re.IGNORECASE)

# Hosts on which a company speaks for itself.
_OWN_HOST = re.compile(r"(?:^|\.)(?:newsroom|press|media|investors?|ir)\.", re.IGNORECASE)
_OWN_KINDS = frozenset({"press_release", "filing"})


class StoryDocument(NamedTuple):
    """What the stories need to know of a document besides its text."""

    page_id: str
    text: int  # number of its text
    text_length: int
    title: str | None  # else the first line of the text
    kind: str
    url: str | None
    published_at: datetime | None
    captured_at: datetime | None  # of the first capture

    @property
    def available_at(self) -> datetime | None:
        return self.published_at or self.captured_at

    @property
    def is_own(self) -> bool:
        """Whether the company itself says it."""
        host = urlsplit(self.url).hostname if self.url else None
        return self.kind in _OWN_KINDS or bool(_OWN_HOST.search(host or ""))

    @property
    def is_corrected(self) -> bool:
        """Whether the title says that the story is sent again, corrected."""
        return bool(_CORRECTED.search(self.title or ""))

    @property
    def novelty(self) -> tuple:
        """First available first; what has no time comes last; of one time, what corrects comes later."""
        at = self.available_at
        return (at is None, at.timestamp() if at else 0.0, self.is_corrected, self.page_id)


def tell_stories(documents: Iterable[StoryDocument], pairs: Iterable[Pair]) -> list[StoryMember]:
    """One row per document, by page_id. Pairs with a text that no document has are left out.

    Whole components are expected: every document that pairs or equal texts lead to.
    """
    by_text: dict[int, list[tuple[int, StoryDocument]]] = {}
    for place, document in enumerate(sorted(documents, key=lambda document: document.novelty)):
        by_text.setdefault(document.text, []).append((place, document))
    known = [pair for pair in pairs if pair.text_a in by_text and pair.text_b in by_text]
    kept = without_bridges(known)
    links: dict[int, dict[int, Pair]] = {}
    for pair in kept:
        links.setdefault(pair.text_a, {})[pair.text_b] = pair
        links.setdefault(pair.text_b, {})[pair.text_a] = pair
    members = [
        member
        for texts in find_components(by_text, ((pair.text_a, pair.text_b) for pair in kept))
        for member in _tell_story([one for text in texts for one in by_text[text]], links)
    ]
    return sorted(members, key=lambda member: member.page_id)


def find_components(nodes: Iterable[int], edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Nodes that edges connect, each component ascending, components by their first node.

    >>> find_components([1, 2, 3, 4], [(4, 2), (2, 3)])
    [[1], [2, 3, 4]]
    """
    ascending = np.array(sorted(nodes), dtype=np.int64)
    ends = np.searchsorted(ascending, np.array(list(edges), dtype=np.int64).reshape(-1, 2))
    components = components_of(len(ascending), ends)
    order = np.argsort(components, kind="stable")
    cuts = np.flatnonzero(is_new(components[order])).tolist()
    nodes = ascending[order].tolist()
    return [nodes[begin:end] for begin, end in pairwise([*cuts, len(nodes)])]


def without_bridges(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs without those by which a digest would join the stories it quotes.

    A text that holds several others belongs with its copies, else with the one it shares most
    with, with what stands in the same place of it, and with copies of either. The others keep
    their story.
    """
    if all(pair.holder is None for pair in pairs):
        return list(pairs)
    near = [(pair.text_a, pair.text_b) for pair in pairs if pair.holder is None]
    texts = {text for pair in pairs for text in (pair.text_a, pair.text_b)}
    cluster = {text: number for number, found in enumerate(find_components(texts, near)) for text in found}
    paired = {(pair.text_a, pair.text_b) for pair in pairs}
    copies: dict[int, list[int]] = {}
    for a, b in near:
        copies.setdefault(a, []).append(b)
        copies.setdefault(b, []).append(a)
    held: dict[int, list[tuple[Decimal, int, Pair]]] = {}
    for pair in pairs:
        if pair.holder is not None:
            part = pair.text_a if pair.holder == pair.text_b else pair.text_b
            held.setdefault(pair.holder, []).append((-pair.jaccard, part, pair))
    dropped = set()
    for holder, parts in held.items():
        _, best, best_pair = min(parts, key=lambda part: part[:2])
        kin = copies.get(holder) or [best]
        for _, part, pair in parts:
            is_kin = cluster[part] in {cluster[holder], *map(cluster.get, kin)}
            is_kin |= holder not in copies and _overlap(pair, best_pair)
            if not is_kin and not any((min(part, one), max(part, one)) in paired for one in kin):
                dropped.add((pair.text_a, pair.text_b))
    return [pair for pair in pairs if (pair.text_a, pair.text_b) not in dropped]


def _overlap(one: Pair, other: Pair) -> bool:
    """Whether two parts share half the place of the shorter in the text that holds them."""
    shared = min(one.held_to, other.held_to) - max(one.held_from, other.held_from)
    return 2 * shared >= min(one.held_to - one.held_from, other.held_to - other.held_from)


def _tell_story(
    placed: list[tuple[int, StoryDocument]], links: dict[int, dict[int, Pair]]
) -> Iterator[StoryMember]:
    if len(placed) == 1:
        page_id = placed[0][1].page_id
        yield StoryMember(page_id, page_id, "original", None, None, None, True, 1)
        return
    ordered = [document for _, document in sorted(placed)]  # no two have one place
    story_id = min(document.page_id for document in ordered)
    first_of: dict[int, tuple[int, StoryDocument]] = {}
    for rank, document in enumerate(ordered):
        first_of.setdefault(document.text, (rank, document))
    round_ups = {text for text in first_of if _is_round_up(text, first_of, links)}
    # The issuer's own, the most complete, the earliest, the smallest id. (Round-ups come last.)
    representative = min(
        ordered, key=lambda one: (one.text in round_ups, not one.is_own, -one.text_length)
    ).page_id
    for rank, document in enumerate(ordered):
        relation, matched, jaccard, containment = _relate(rank, document, first_of, links)
        yield StoryMember(
            page_id=document.page_id,
            story_id=story_id,
            relation=relation,
            matched_page_id=matched,
            jaccard=jaccard,
            containment=containment,
            is_representative=document.page_id == representative,
            novelty_rank=rank + 1,
        )


def _is_round_up(
    text: int, first_of: dict[int, tuple[int, StoryDocument]], links: dict[int, dict[int, Pair]]
) -> bool:
    """Whether a text only holds the story among other things: every pair has the other as a part of it."""
    pairs = links.get(text, {})
    return bool(pairs) and not any(
        pair.holder != text or _have_one_title(first_of[text][1], first_of[other][1])
        for other, pair in pairs.items()
    )


def _relate(
    rank: int,
    document: StoryDocument,
    first_of: dict[int, tuple[int, StoryDocument]],
    links: dict[int, dict[int, Pair]],
) -> tuple[str, str | None, Decimal | None, Decimal | None]:
    """Relation, the page it was measured against, Jaccard and containment."""
    if rank == 0:
        return "original", None, None, None
    _, twin = first_of[document.text]
    if twin is not document:
        return "exact_copy", twin.page_id, Decimal(1), Decimal(1)
    # An earlier member before a later one, then one that says the same figures (a copy of the
    # corrected wire is no correction of the first), then the one most alike.
    candidates = links[document.text].items()
    text, pair = min(
        candidates,
        key=lambda one: (
            first_of[one[0]][0] > rank,
            one[1].changed_figures > 0,
            -one[1].jaccard,
            first_of[one[0]][0],
        ),
    )
    matched = first_of[text][1]
    return _name_relation(document, matched, pair), matched.page_id, pair.jaccard, pair.containment


def _name_relation(document: StoryDocument, matched: StoryDocument, pair: Pair) -> str:
    title = document.title or ""
    if document.is_corrected:
        return "correction"
    if _UPDATED.match(title):
        return "update"
    if pair.changed_figures:
        return "correction" if _REPEATED.match(title) or _is_soon(document, matched) else "update"
    if pair.holder is None or pair.containment < LEAST_OF_EXCERPT:
        return "near_copy"
    return "update" if _goes_on(document, matched, pair) else "excerpt"


def _is_soon(document: StoryDocument, matched: StoryDocument) -> bool:
    times = (document.available_at, matched.available_at)
    return None not in times and abs(times[0] - times[1]) <= CORRECTION_WITHIN


def _goes_on(document: StoryDocument, matched: StoryDocument, pair: Pair) -> bool:
    """Whether the later document is the earlier one written further, under the same title."""
    return pair.holder == document.text and _have_one_title(document, matched)


def _have_one_title(one: StoryDocument, other: StoryDocument) -> bool:
    titles = [_WORDS.findall((document.title or "").lower())[:_TITLE_WORDS] for document in (one, other)]
    return bool(titles[0]) and titles[0] == titles[1]
