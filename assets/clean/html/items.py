"""The items of a page that lists things: products of a kind, posts of a blog, cards that lead further.

elements side by side that look alike, each with a line that is a link > most of the text, little prose beside

On such a page the links are the text. On the page of one article the same elements point elsewhere,
so what is found here is weighed against the prose that stands outside.
"""

from __future__ import annotations

from assets.clean.html.judgement import Judgement
from assets.clean.html.main_text import LINKED, find_main, is_sentence, link_density, sum_up
from assets.clean.html.posts import HOLDERS, find_alike
from assets.clean.html.rules import is_ornament, opens_related
from assets.clean.html.tree import Element, Leaf, Tree
from assets.clean.metadata.stamps import is_stamp, is_title

MIN_ITEMS = 3
ITEMS_SHARE = 0.4  # of the page's text that no rule has dropped yet, that its items must hold
PROSE_SHARE = 1.0  # prose beside the items may be as long as they are, or the page is about something else
OWN_SHARE = (
    0.15  # of the items' text that must be more than links and dates, or it is an index of other pages
)
SENTENCE = 60  # weight of a leaf that is prose
MAX_ITEM = 1500  # characters: longer ones are articles


def find_items(tree: Tree, page: Judgement) -> list[Element]:
    """The items in reading order; none on a page that lists nothing."""
    left = [verdict is None for verdict in page.dropped]
    text = sum_up([is_left * float(len(leaf.text)) for is_left, leaf in zip(left, tree.leaves, strict=True)])
    links = sum_up(
        [
            float(is_left and link_density(leaf) > LINKED)
            for is_left, leaf in zip(left, tree.leaves, strict=True)
        ]
    )
    prose = sum_up([weight if weight >= SENTENCE else 0.0 for weight in page.weights])
    own = sum_up([is_left * _count_own(leaf) for is_left, leaf in zip(left, tree.leaves, strict=True)])
    best: list[Element] = []
    best_length = ITEMS_SHARE * text[-1]
    for group in _group(tree, text):
        if _sum(group, text) <= best_length:
            continue
        items = [one for one in find_alike(tree, group) if _sum([one], links)]
        length = _sum(items, text)
        if len(items) < MIN_ITEMS or not best_length < length <= MAX_ITEM * len(items):
            continue
        beside = prose[-1] - _sum(items, prose)
        says_more = beside > 0 or _sum(items, own) >= OWN_SHARE * length
        if says_more and beside <= PROSE_SHARE * length:
            best, best_length = items, length
    return best


def judge_items(tree: Tree, page: Judgement, items: list[Element], titles: set[str]) -> None:
    """Keep the list and what stands about it, from the headline on."""
    main = find_main(tree, page.weights, is_one_article=False)
    holder = items[0].parent or items[0]
    headline = next((e for e in tree.elements if e.tag == "h1" and e.end_leaf > e.first_leaf), holder)
    start = min(holder.first_leaf, headline.first_leaf, main.first_leaf)
    end = max(holder.end_leaf, main.end_leaf)
    for place, leaf in enumerate(page.leaves):
        if page.dropped[place] is not None:
            continue
        if not start <= place < end:
            page.dropped[place] = ("nav", "outside_the_article")
        elif leaf.element.tag == "h1" or is_title(leaf.text, titles):
            page.dropped[place] = ("headline", "headline_is_the_title")
        elif opens_related(leaf):
            page.dropped[place] = ("nav", "pointer_elsewhere")
        elif is_ornament(leaf.text):
            page.dropped[place] = ("other", "ornament")


def _count_own(leaf: Leaf) -> float:
    """Characters of a line that are more than the name of another page, or its date."""
    if is_sentence(leaf.text):
        return len(leaf.text)
    return 0.0 if link_density(leaf) > LINKED or is_stamp(leaf.text) else float(len(leaf.text))


def _group(tree: Tree, text: list[float]) -> list[list[Element]]:
    """Elements with text, side by side, of one tag."""
    groups: dict[tuple[int, str], list[Element]] = {}
    for element in tree.elements:
        is_full = text[element.end_leaf] > text[element.first_leaf]
        if is_full and element.parent is not None and element.tag in HOLDERS:
            groups.setdefault((element.parent.start, element.tag), []).append(element)
    return [group for group in groups.values() if len(group) >= MIN_ITEMS]


def _sum(elements: list[Element], sums: list[float]) -> float:
    return sum(sums[one.end_leaf] - sums[one.first_leaf] for one in elements)
