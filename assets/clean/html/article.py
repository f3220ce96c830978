"""A page of one article: its main element, the rules inside it, and its edges.

main element > rules leaf by leaf > headline, pointers > lead and tail
"""

from __future__ import annotations

from itertools import islice

from assets.clean.html import hints as hint
from assets.clean.html.judgement import Judgement
from assets.clean.html.main_text import find_main, sum_up
from assets.clean.html.rules import (
    HEADINGS,
    Verdict,
    judge_lead,
    judge_leaf,
    judge_tail,
    opens_related,
    opens_section,
)
from assets.clean.html.sparse import widen_main
from assets.clean.html.tree import Element, Leaf, Tree
from assets.clean.metadata.dateline import opens_release
from assets.clean.metadata.stamps import is_signature, is_title

CORE = 60  # weight from which a leaf is surely a sentence of the article
MIN_CORE = 6  # sentences an article must have before one of them is taken for a standfirst
RELATED_SHARE = 0.25  # of the article's prose: more cannot be pointers to other pages
MAX_TEASER = 150  # weight: a longer text under a heading for pointers is none of them
STANDFIRST_SHARE = 0.25  # of the article's prose: more is no introduction
SUBTITLE_ABOVE = 12  # lines above the text of a release in which its subtitle stands: date, source, buttons
LEADS = 3  # sentences of which one opens a release: highlights and a subtitle may stand above
MAX_STANDFIRST = 400  # characters between headline and the line that says when and by whom

OUTSIDE: Verdict = ("nav", "outside_the_article")
_ELSEWHERE = frozenset(("nav", "engagement", "ad", "comment"))  # kinds of blocks that need no heading


def judge_article(tree: Tree, page: Judgement, titles: set[str], *, is_article: bool) -> None:
    """Drop what is no part of the article; ``is_article`` where the page itself says that it is one."""
    main = find_main(tree, page.weights, is_one_article=True)
    if not is_article:
        main = widen_main(tree, page, main)
    inside = judge_inside(page, main)
    drop_headline(page, inside, titles)
    _drop_related(page, inside, main)
    _judge_edges(page, inside, is_article=is_article)


def judge_inside(page: Judgement, main: Element) -> list[int]:
    """Drop what stands outside the main element, and each leaf inside that is no text: what is left."""
    for place, leaf in enumerate(page.leaves):
        if page.dropped[place] is None:
            if not main.first_leaf <= place < main.end_leaf:
                page.dropped[place] = OUTSIDE
            elif not page.in_table[place]:
                page.dropped[place] = judge_leaf(leaf)
    return [place for place, verdict in enumerate(page.dropped) if verdict is None]


def drop_headline(page: Judgement, inside: list[int], titles: set[str]) -> None:
    """Drop the headline: it is the document's title."""
    for place in inside:
        leaf = page.leaves[place]
        if leaf.element.tag == "h1" or is_title(leaf.text, titles):
            page.dropped[place] = ("headline", "headline_is_the_title")


def _drop_related(page: Judgement, inside: list[int], main: Element) -> None:
    """Drop headings over pointers to other pages and what they stand over, if that is little."""
    sums = sum_up([max(0.0, weight) for weight in page.weights])
    total = sum(max(0.0, page.weights[place]) for place in inside)
    for place in inside:
        if page.dropped[place] is not None or page.in_table[place] or not opens_related(page.leaves[place]):
            continue
        element = page.leaves[place].element
        holder = element.parent or element
        if holder.end_leaf - holder.first_leaf <= 1 and holder.parent is not None:
            holder = holder.parent
        end = max(place + 1, min(holder.end_leaf, main.end_leaf))
        if sums[end] - sums[place] > RELATED_SHARE * total:
            continue
        for one in range(place, end):
            if page.weights[one] >= MAX_TEASER or page.in_table[one]:
                break
            page.dropped[one] = page.dropped[one] or ("nav", "related_pages")


def _judge_edges(page: Judgement, inside: list[int], *, is_article: bool) -> None:
    """Drop what stands above the first sentence of an article and below its last."""
    opening = list(islice((place for place in inside if _is_core(page, place)), MIN_CORE))
    if not opening:
        return
    last = next(place for place in reversed(inside) if _is_core(page, place))
    is_release = any(opens_release(page.leaves[place].text) for place in opening[:LEADS])
    if is_release:
        _keep_subtitle(page, inside[0])
    else:
        _drop_standfirst(page, inside, opening)
    headings = (place for place in inside if opens_section(page.leaves[place]))
    begun = next((place for place in headings if page.dropped[place] is None), opening[0])
    following: Leaf | None = None  # the nearest leaf below that is kept
    for place in reversed(inside):
        leaf = page.leaves[place]
        if page.dropped[place] is None and not page.in_table[place]:
            if place < opening[0]:
                page.dropped[place] = judge_lead(
                    leaf, is_opened=not is_article or place >= begun, is_release=is_release
                )
            elif place > last:
                page.dropped[place] = judge_tail(leaf, is_last=following is None)
            elif following is not None and _heads_nothing(leaf, page.dropped[place + 1], following):
                page.dropped[place] = ("nav", "heading_of_nothing")
        if page.dropped[place] is None:
            following = leaf


def _keep_subtitle(page: Judgement, start: int) -> None:
    """Keep the subtitle of a release although it stands with the headline, above the element of its text."""
    for place in range(max(0, start - SUBTITLE_ABOVE), start):
        if page.leaves[place].element.hints & hint.DECK and page.dropped[place] == OUTSIDE:
            page.dropped[place] = None


def _heads_nothing(leaf: Leaf, below: Verdict | None, following: Leaf) -> bool:
    """Whether a heading stands over what was dropped: a pointer, or the title of a list of such."""
    tag, next_tag = leaf.element.tag, following.element.tag
    return (
        below is not None
        and below[0] in _ELSEWHERE
        and tag in HEADINGS
        and next_tag in HEADINGS
        and next_tag <= tag
    )


def _is_core(page: Judgement, place: int) -> bool:
    leaf = page.leaves[place]
    if page.dropped[place] is not None:
        return False
    if page.in_table[place]:
        return True
    return page.weights[place] >= CORE and not is_signature(leaf.text)


def _drop_standfirst(page: Judgement, inside: list[int], core: list[int]) -> None:
    """The text begins below the line that says when and by whom; a sentence above it is a standfirst."""
    for count in (1, 2):
        if len(core) < count + 3:
            return
        between = page.leaves[core[count - 1] + 1 : core[count]]
        if any(is_signature(leaf.text) for leaf in between):
            above = core[:count]
            prose = sum(max(0.0, page.weights[place]) for place in inside)
            if sum(len(page.leaves[place].text) for place in above) < min(
                MAX_STANDFIRST, STANDFIRST_SHARE * prose
            ):
                for place in above:
                    page.dropped[place] = ("other", "standfirst")
                del core[:count]
            return
