"""Pages of little prose: a product, an offer, a place. Their text is also made of names, prices and lists.

main element by its prose > as far as the headline above it > all loose words, where they are most of the text

Only of pages that do not call themselves an article: beside a short one stand loose words, too.
"""

from __future__ import annotations

from assets.clean.html.judgement import Judgement
from assets.clean.html.main_text import LINKED, find_main, link_density, sum_up
from assets.clean.html.tree import Element, Tree

MUCH_PROSE = 1500  # weight from which the main element stands for itself
LITTLE_PROSE = 500  # weight below which loose words may outweigh it
LOOSE = 0.3  # weight of a character of loose words, as of a line that is no sentence


def widen_main(tree: Tree, page: Judgement, main: Element) -> Element:
    """The element that holds the text; the one given where its prose is enough of it."""
    prose = sum(max(0.0, page.weights[place]) for place in range(main.first_leaf, main.end_leaf))
    if prose > MUCH_PROSE:
        return main
    reached = _reach_headline(tree, page, main)
    return reached if prose > LITTLE_PROSE else _take_loose_words(tree, page, reached)


def _reach_headline(tree: Tree, page: Judgement, main: Element) -> Element:
    """The smallest element with the headline above, if what stands between is not all links."""
    headlines = [
        element.first_leaf
        for element in tree.elements
        if element.tag == "h1"
        and element.first_leaf < element.end_leaf <= main.first_leaf
        and link_density(tree.leaves[element.first_leaf]) <= LINKED
    ]
    above: Element | None = main
    while above is not None and headlines and above.first_leaf > headlines[-1]:
        above = above.parent
    if above is None or above is main or above.tag in ("html", "body", "#root"):
        return main
    added = [
        page.leaves[place]
        for place in range(above.first_leaf, above.end_leaf)
        if page.dropped[place] is None and not main.first_leaf <= place < main.end_leaf
    ]
    linked = sum(leaf.count_linked for leaf in added)
    return above if 2 * linked <= sum(len(leaf.text) for leaf in added) else main


def _take_loose_words(tree: Tree, page: Judgement, main: Element) -> Element:
    """The element that holds most words that are no links, if that is twice what the main one holds."""
    loose = [
        LOOSE * len(leaf.text) if verdict is None and not leaf.count_linked else 0.0
        for leaf, verdict in zip(page.leaves, page.dropped, strict=True)
    ]
    sums = sum_up(loose)
    weights = [max(both) for both in zip(page.weights, loose, strict=True)]
    wider = find_main(tree, weights, is_one_article=False)
    own, all_words = (sums[one.end_leaf] - sums[one.first_leaf] for one in (main, wider))
    return wider if all_words > 2 * own else main
