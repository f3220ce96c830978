"""Where the main text of a page stands.

    leaves > how much each reads like prose > the subtree with the largest sum

Prose counts for an element, links and loose words count against it; so the element with the
largest sum holds the article and little else, whatever it is called. What elements call
themselves (hints) weighs in, but never against most of the page's prose.
"""

from __future__ import annotations

import re

from assets.clean import html_hints as hint
from assets.clean.html_tree import Element, Leaf, Tree

# First guesses, then moved by measuring on article and forum pages, 2026-01.
LINKED = 0.5  # a leaf with more of its text in links is navigation
SENTENCE = 60  # characters from which a leaf with a full stop counts as prose
SHORT = 25  # characters below which a leaf counts as a loose word
SUSPECT_SHARE = 0.5  # a suspect with more of the page's prose is cleared

_STOP = re.compile(r"[.!?…。！？:;][\"'”’»)\]]*(?:\s|$)|[,，、]\s")


def weigh(leaf: Leaf) -> float:
    """How much a leaf reads like prose: its characters if it does, less than 0 if it is a link."""
    text = leaf.text
    length = len(text)
    density = link_density(leaf)
    if density > LINKED:
        return -0.5 * min(length, 80)
    plain = length * (1 - density)
    if length >= SENTENCE and _STOP.search(text):
        return plain
    if length >= SHORT:
        return 0.3 * plain
    return -2.0


def link_density(leaf: Leaf) -> float:
    """Share of a leaf's text that stands in links, 0 to 1."""
    if not leaf.count_linked:
        return 0.0
    return min(1.0, leaf.count_linked / max(1, len(leaf.text)))


def find_main(tree: Tree, weights: list[float]) -> Element:
    """The element that holds the main text: the root where nothing stands out."""
    sums = _sum_up(weights)
    best, best_sum = tree.elements[0], sums[-1] - sums[0]
    for element in tree.elements:
        total = sums[element.end_leaf] - sums[element.first_leaf]
        if total >= best_sum and total > 0:
            best, best_sum = element, total
    return best


def clear_suspects(tree: Tree, weights: list[float], suspects: int) -> list[Element]:
    """The outermost elements whose hints are suspect and that hold little of the page's prose."""
    prose = _sum_up([max(0.0, weight) for weight in weights])
    limit = SUSPECT_SHARE * prose[-1]
    found: list[Element] = []
    covered = -1
    for element in tree.elements:
        if element.start < covered or not element.hints & suspects:
            continue
        if element.hints & hint.BODY and not element.hints & hint.HIDDEN:
            continue
        if prose[element.end_leaf] - prose[element.first_leaf] <= limit:
            found.append(element)
            covered = element.end
    return found


def _sum_up(weights: list[float]) -> list[float]:
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    return sums
