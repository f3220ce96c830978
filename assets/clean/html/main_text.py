"""Where the main text of a page stands.

    leaves > how much each reads like prose > the subtree with the largest sum

Prose counts for an element, links and loose words count against it; so the element with the
largest sum holds the article and little else, whatever it is called.
"""

from __future__ import annotations

import re
from itertools import accumulate

from assets.clean.html import hints as hint
from assets.clean.html.tree import Element, Leaf, Tree

# First guesses, then moved by measuring on article and forum pages, 2026-01.
LINKED = 0.5  # a leaf with more of its text in links is navigation
SENTENCE = 60  # characters from which a leaf with a full stop counts as prose
SHORT = 25  # characters below which a leaf counts as a loose word
ARTICLE = 250  # prose from which an element may be the article
ARTICLE_SHARE = 0.15  # of the prose of the element found, below which a name is not believed

# Elements of a text, never all of it.
_TEXTS = frozenset(("p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "blockquote", "pre"))
_STOP = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*(?:\s|$)|[,，、]\s")


def weigh(leaf: Leaf) -> float:
    """How much a leaf reads like prose: its characters if it does, less than 0 if it is a link."""
    text = leaf.text
    length = plain = len(text)
    if leaf.count_linked:
        density = link_density(leaf)
        if density > LINKED:
            return -0.5 * min(length, 80)
        plain = length * (1 - density)
    if is_sentence(text):
        return plain
    if length >= SHORT:
        return 0.3 * plain
    return -2.0


def is_sentence(text: str) -> bool:
    """Whether a line is as long as a sentence and stops like one."""
    return len(text) >= SENTENCE and _STOP.search(text) is not None


def link_density(leaf: Leaf) -> float:
    """Share of a leaf's text that stands in links, 0 to 1."""
    if not leaf.count_linked:
        return 0.0
    return min(1.0, leaf.count_linked / max(1, len(leaf.text)))


def find_main(tree: Tree, weights: list[float], *, is_one_article: bool) -> Element:
    """The element that holds the main text: the root where nothing stands out.

    On a page of one article an element that calls itself the article, and begins where the
    headline stands, is believed against teasers of other articles beside it.
    """
    sums = sum_up(weights)
    best, best_sum = tree.elements[0], sums[-1]
    for element in tree.elements:
        total = sums[element.end_leaf] - sums[element.first_leaf]
        if total >= best_sum and total > 0:
            best, best_sum = element, total
    if is_one_article:
        best = _find_article(tree, sums, best) or best
    while best.tag in _TEXTS and best.parent is not None:
        best = best.parent
    return best


def _find_article(tree: Tree, sums: list[float], main: Element) -> Element | None:
    prose = sums[main.end_leaf] - sums[main.first_leaf]
    named = [
        element
        for element in tree.elements
        if (element.tag == "article" or element.hints & hint.BODY)
        and main.first_leaf <= element.first_leaf
        and element.end_leaf <= main.end_leaf
        and sums[element.end_leaf] - sums[element.first_leaf] >= max(ARTICLE, ARTICLE_SHARE * prose)
    ]
    headline = next((e for e in tree.elements if e.tag == "h1" and e.end_leaf > e.first_leaf), None)
    start = headline.first_leaf if headline else main.first_leaf
    holding = [e for e in named if e.first_leaf <= start < e.end_leaf]
    after = [e for e in named if e.first_leaf > start and sums[e.first_leaf] - sums[start] < ARTICLE]
    chosen = holding[-1] if holding else after[0] if after else None
    if chosen is None or any(_is_twin(chosen, other, tree) for other in named):
        return None
    return chosen


def _is_twin(one: Element, other: Element, tree: Tree) -> bool:
    """Whether two elements, one after the other, open with one tag: parts of a text, or posts of a page."""
    if one.first_leaf < other.end_leaf and other.first_leaf < one.end_leaf:
        return False
    source = tree.source
    return source[one.start : one.open_end] == source[other.start : other.open_end]


def sum_up(weights: list[float]) -> list[float]:
    """The running sum, so that the weight of any stretch of leaves is one subtraction."""
    return [0.0, *accumulate(weights)]
