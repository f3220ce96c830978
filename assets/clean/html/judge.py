"""Every leaf of a page is kept or dropped, by one rule with a name.

    weights > suspects dropped > main element, or posts of a thread > rules inside it > its edges

A page without any furniture (a filing, an exhibit, a plain document) is kept as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, islice

from assets.clean.html import hints as hint
from assets.clean.html.main_text import find_main, weigh
from assets.clean.html.posts import find_posts
from assets.clean.html.rules import (
    Verdict,
    is_closing,
    is_linked_heading,
    is_ornament,
    judge_lead,
    judge_leaf,
    judge_tail,
    name_kind,
    name_suspect,
    opens_related,
    opens_section,
)
from assets.clean.html.suspects import find_suspects
from assets.clean.html.tables import Grid
from assets.clean.html.threads import judge_posts
from assets.clean.html.tree import Element, Leaf, Tree
from assets.clean.metadata.stamps import is_signature, is_title

CORE = 60  # weight from which a leaf is surely a sentence of the article
MIN_CORE = 6  # sentences an article must have before one of them is taken for a standfirst
RELATED_SHARE = 0.25  # of the article's prose: more cannot be pointers to other pages
MAX_TEASER = 150  # weight: a longer text under a heading for pointers is none of them
MAX_STANDFIRST = 400  # characters between headline and the line that says when and by whom
MIN_REPEATED = 30  # characters: shorter texts repeat by chance
BARE_LINKED = 0.02  # share of a bare page's text in links


@dataclass(slots=True)
class Judgement:
    """One page while it is judged: what is dropped so far, leaf by leaf, and why."""

    leaves: list[Leaf]
    weights: list[float]
    in_table: bytearray
    dropped: list[Verdict | None]

    def drop(self, element: Element, verdict: Verdict) -> None:
        """Drop what is left of an element."""
        for place in range(element.first_leaf, element.end_leaf):
            self.dropped[place] = self.dropped[place] or verdict


def judge_page(
    tree: Tree, grids: list[Grid], titles: set[str], *, is_forum: bool
) -> list[tuple[bool, str, str]]:
    """Whether each leaf is kept, its kind and the name of the rule."""
    page = _weigh_page(tree, grids)
    suspects = hint.SUSPECT | hint.HIDDEN | hint.CAPTION | hint.GALLERY
    if is_forum:
        suspects &= ~(hint.COMMENT | hint.WIDGET | hint.FORM)
    found = find_suspects(tree, page.weights, suspects, grids)
    for element in found:
        page.drop(element, name_suspect(element))
        for place in range(element.first_leaf, element.end_leaf):
            page.weights[place] = min(0.0, -0.1 * abs(page.weights[place]))
    posts = find_posts(tree, page.weights) if is_forum else []
    if posts:
        judge_posts(tree, posts, page.weights, page.dropped)
        _drop_repeated(page)
    elif all(element.hints & hint.HIDDEN for element in found) and _is_bare(tree):
        _judge_bare(page, titles)
    else:
        _judge_article(tree, page, titles, is_forum=is_forum)
    return [_tell(page, place, titles) for place in range(len(page.leaves))]


def _tell(page: Judgement, place: int, titles: set[str]) -> tuple[bool, str, str]:
    verdict, leaf = page.dropped[place], page.leaves[place]
    if verdict is not None:
        return False, *verdict
    is_cell = page.in_table[place] and leaf.kind is None  # its table is one block with a kind of its own
    return True, "body" if is_cell else name_kind(leaf, titles), "main_text"


def _weigh_page(tree: Tree, grids: list[Grid]) -> Judgement:
    leaves = tree.leaves
    page = Judgement(leaves, [weigh(leaf) for leaf in leaves], bytearray(len(leaves)), [None] * len(leaves))
    for place, leaf in enumerate(leaves):
        if leaf.kind == "table":
            page.weights[place] = 0.5 * len(leaf.text)
            page.in_table[place] = 1
    for grid in grids:
        for place in range(grid.element.first_leaf, grid.element.end_leaf):
            page.weights[place] = 0.5 * len(leaves[place].text)
            page.in_table[place] = 1
    return page


def _is_bare(tree: Tree) -> bool:
    length = sum(len(leaf.text) for leaf in tree.leaves)
    linked = sum(leaf.count_linked for leaf in tree.leaves)
    return linked <= BARE_LINKED * length


def _judge_bare(page: Judgement, titles: set[str]) -> None:
    for place, leaf in enumerate(page.leaves):
        if not page.in_table[place] and is_ornament(leaf.text):
            page.dropped[place] = ("other", "ornament")


def _judge_article(tree: Tree, page: Judgement, titles: set[str], *, is_forum: bool) -> None:
    main = find_main(tree, page.weights, is_one_article=not is_forum)
    for place, leaf in enumerate(page.leaves):
        if page.dropped[place] is None:
            if not main.first_leaf <= place < main.end_leaf:
                page.dropped[place] = ("nav", "outside_the_article")
            elif not page.in_table[place]:
                page.dropped[place] = judge_leaf(leaf)
    if is_forum:
        _drop_repeated(page)
    else:
        inside = [place for place in range(main.first_leaf, main.end_leaf) if page.dropped[place] is None]
        _drop_headline(page, inside, titles)
        _drop_related(page, inside, main)
        _judge_edges(page, inside)


def _drop_headline(page: Judgement, inside: list[int], titles: set[str]) -> None:
    for place in inside:
        leaf = page.leaves[place]
        if leaf.element.tag == "h1" or is_title(leaf.text, titles):
            page.dropped[place] = ("headline", "headline_is_the_title")


def _drop_related(page: Judgement, inside: list[int], main: Element) -> None:
    """Drop headings over pointers to other pages and what they stand over, if that is little."""
    sums = [0.0, *accumulate(max(0.0, weight) for weight in page.weights)]
    total = sum(max(0.0, page.weights[place]) for place in inside)
    for place in inside:
        if page.dropped[place] is not None or page.in_table[place] or not opens_related(page.leaves[place]):
            continue
        element = page.leaves[place].element
        holder = element.parent or element
        if holder.end_leaf - holder.first_leaf <= 1 and holder.parent is not None:
            holder = holder.parent
        end = min(holder.end_leaf, main.end_leaf)
        if sums[end] - sums[place] > RELATED_SHARE * total:
            continue
        for one in range(place, end):
            if page.weights[one] >= MAX_TEASER or page.in_table[one]:
                break
            page.dropped[one] = page.dropped[one] or ("nav", "related_pages")


def _judge_edges(page: Judgement, inside: list[int]) -> None:
    """Drop what stands above the first sentence of an article and below its last."""
    opening = list(islice((place for place in inside if _is_core(page, place)), MIN_CORE))
    if not opening:
        return
    last = next(place for place in reversed(inside) if _is_core(page, place))
    _drop_standfirst(page, opening)
    first_heading = next(
        (place for place in inside if page.dropped[place] is None and opens_section(page.leaves[place])),
        opening[0],
    )
    is_last = True
    for place in reversed(inside):
        leaf = page.leaves[place]
        if page.dropped[place] is not None or page.in_table[place]:
            continue
        if place < opening[0]:
            page.dropped[place] = judge_lead(leaf, is_opened=place >= first_heading)
        elif place > last:
            page.dropped[place] = judge_tail(leaf, is_last=is_last)
            is_last = is_last and page.dropped[place] is not None
        elif is_linked_heading(leaf) and page.dropped[place + 1] is not None:
            page.dropped[place] = ("nav", "pointer_elsewhere")


def _is_core(page: Judgement, place: int) -> bool:
    leaf = page.leaves[place]
    if page.dropped[place] is not None:
        return False
    if page.in_table[place]:
        return True
    return page.weights[place] >= CORE and not is_closing(leaf) and not is_signature(leaf.text)


def _drop_standfirst(page: Judgement, core: list[int]) -> None:
    """The text begins below the line that says when and by whom; a sentence above it is a standfirst."""
    for count in (1, 2):
        if len(core) < count + 3:
            return
        between = page.leaves[core[count - 1] + 1 : core[count]]
        if any(is_signature(leaf.text) for leaf in between):
            above = core[:count]
            if sum(len(page.leaves[place].text) for place in above) < MAX_STANDFIRST:
                for place in above:
                    page.dropped[place] = ("other", "standfirst")
                del core[:count]
            return


def _drop_repeated(page: Judgement) -> None:
    """In a thread a text said before is a quote of a post, or a member's signature."""
    seen: set[str] = set()
    for place, leaf in enumerate(page.leaves):
        if page.dropped[place] is None and len(leaf.text) >= MIN_REPEATED:
            if leaf.text in seen:
                page.dropped[place] = ("comment", "said_before")
            seen.add(leaf.text)
