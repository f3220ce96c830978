"""The bodies of the posts of a thread, by what they call themselves or by how they repeat.

elements called a post, or the most elements that look alike > the part of each that holds its prose

Beside its text a post holds a panel about its member, dates and buttons. They stand in the same
place of every post, so the part that holds the prose of all of them leaves them out.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate

from assets.clean.html import hints as hint
from assets.clean.html.tree import Element, Tree

MIN_OWN = 2  # posts that are no comments: then comments are remarks on them
MIN_POSTS = 2  # side by side and alike
REPEATED_SHARE = 0.5  # of the page's prose, that elements without a name must hold to be posts
BODY_SHARE = 0.9  # of the prose of all posts, that stands in their bodies

HOLDERS = frozenset(("div", "article", "section", "li", "table", "tbody", "tr", "td", "dd"))
_CLASS = re.compile(r"""\sclass\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def find_posts(tree: Tree, weights: list[float]) -> list[Element]:
    """The bodies of the posts in reading order; none where nothing is named or repeats like posts."""
    posts = _without_remarks(tree, _find_named(tree))
    sums = [0.0, *accumulate(max(0.0, weight) for weight in weights)]
    return _find_bodies(tree, posts or _find_repeated(tree, sums), sums)


def _find_named(tree: Tree) -> list[Element]:
    """The outermost elements that call themselves the body of a post."""
    found: list[Element] = []
    covered = -1
    for element in tree.elements:
        is_named = element.hints & hint.POST_BODY and element.end_leaf > element.first_leaf
        if is_named and element.start >= covered:
            found.append(element)
            covered = element.end
    return found


def _without_remarks(tree: Tree, posts: list[Element]) -> list[Element]:
    """The posts without the remarks below them, where a page tells one from the other."""
    own = [post for post in posts if not post.hints & hint.COMMENT]
    is_told = len(own) >= MIN_OWN and _count_text(tree, own) >= _count_text(tree, posts) / 2
    return own if is_told else posts


def _count_text(tree: Tree, posts: list[Element]) -> int:
    return sum(
        len(tree.leaves[place].text) for post in posts for place in range(post.first_leaf, post.end_leaf)
    )


def _find_repeated(tree: Tree, sums: list[float]) -> list[Element]:
    """The most elements side by side that look alike and hold the page's prose between them."""
    siblings: dict[tuple[int, str], list[Element]] = {}
    for element in tree.elements:
        if element.end_leaf - element.first_leaf > 1 and element.parent and element.tag in HOLDERS:
            siblings.setdefault((element.parent.start, element.tag), []).append(element)
    best: list[Element] = []
    for group in siblings.values():
        if len(group) < max(MIN_POSTS, len(best)):
            continue
        alike = find_alike(tree, group)
        is_most = len(alike) >= max(MIN_POSTS, len(best))
        if is_most and _sum_up(alike, sums) > REPEATED_SHARE * sums[-1]:
            best = alike
    return best


def find_alike(tree: Tree, group: list[Element]) -> list[Element]:
    """Those of some siblings that bear a class which most of them bear; all items of a list, all rows."""
    if group[0].tag in ("li", "article", "tr"):
        return group
    classes = [set(_read_classes(tree, one).split()) for one in group]
    counts = Counter(name for names in classes for name in names)
    shared = {name for name, count in counts.items() if 2 * count > len(group)}
    return [one for one, names in zip(group, classes, strict=True) if names & shared]


def _find_bodies(tree: Tree, posts: list[Element], sums: list[float]) -> list[Element]:
    """The part of each post that holds its prose: what nearly all of them agree on, as deep as it goes."""
    children = _find_children(tree, posts)
    while True:
        groups: dict[tuple[str, str, int], list[Element]] = {}
        for post in posts:
            for place, child in enumerate(children.get(post.start, ())):
                column = place if child.tag == "td" else 0
                groups.setdefault((child.tag, _read_classes(tree, child), column), []).append(child)
        best = max(groups.values(), key=lambda group: _sum_up(group, sums), default=[])
        if len(best) > len(posts) or _sum_up(best, sums) < BODY_SHARE * _sum_up(posts, sums) or not best:
            return posts
        posts = best


def _find_children(tree: Tree, posts: list[Element]) -> dict[int, list[Element]]:
    """The elements inside the posts that may hold their text, by where their parent opens."""
    inside = bytearray(len(tree.leaves) + 1)
    for post in posts:
        for place in range(post.first_leaf, post.end_leaf):
            inside[place] = 1
    children: dict[int, list[Element]] = {}
    for element in tree.elements:
        is_full = inside[element.first_leaf] and element.end_leaf > element.first_leaf
        if is_full and element.parent and element.tag in HOLDERS:
            children.setdefault(element.parent.start, []).append(element)
    return children


def _read_classes(tree: Tree, element: Element) -> str:
    """The classes of an element without their numbers, which differ from post to post."""
    match = _CLASS.search(tree.source, element.start, element.open_end)
    return _DIGITS.sub("", match[1]) if match else ""


def _sum_up(elements: list[Element], sums: list[float]) -> float:
    return sum(sums[one.end_leaf] - sums[one.first_leaf] for one in elements)
