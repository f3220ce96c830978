"""Every leaf of a page is kept or dropped, by one rule with a name.

    weights > suspects dropped > posts of a thread, items of a list, or the main element > rules inside

A page without any furniture (a filing, an exhibit, a plain document) is kept as it is.
"""

from __future__ import annotations

from assets.clean.html import hints as hint
from assets.clean.html.article import judge_article, judge_inside
from assets.clean.html.items import find_items, judge_items
from assets.clean.html.judgement import Judgement, weigh_page
from assets.clean.html.main_text import find_main
from assets.clean.html.posts import find_posts
from assets.clean.html.rules import is_ornament, name_kind, name_suspect
from assets.clean.html.suspects import find_suspects
from assets.clean.html.tables import Grid
from assets.clean.html.threads import drop_furniture, judge_posts
from assets.clean.html.tree import Tree

MIN_REPEATED = 15  # characters: shorter texts repeat by chance
BARE_LINKED = 0.02  # share of a bare page's text in links


def judge_page(
    tree: Tree, grids: list[Grid], titles: set[str], *, is_forum: bool, is_article: bool
) -> list[tuple[bool, str, str]]:
    """Whether each leaf is kept, its kind and the name of the rule."""
    page = weigh_page(tree, grids)
    is_bare = _drop_suspects(tree, page, grids, is_forum=is_forum) and _is_bare(tree)
    if is_forum:
        _judge_thread(tree, page, titles)
    elif is_bare:
        _judge_bare(page)
    elif not is_article and (items := find_items(tree, page)):
        judge_items(tree, page, items, titles)
    else:
        judge_article(tree, page, titles, is_article=is_article)
    return [
        (True, _name_kept(page, place, titles), "main_text") if verdict is None else (False, *verdict)
        for place, verdict in enumerate(page.dropped)
    ]


def _drop_suspects(tree: Tree, page: Judgement, grids: list[Grid], *, is_forum: bool) -> bool:
    """Drop what calls itself no part of the text; whether that is nothing but hidden elements."""
    suspects = hint.SUSPECT | hint.HIDDEN | hint.CAPTION | hint.GALLERY
    if is_forum:
        suspects = suspects & ~(hint.COMMENT | hint.WIDGET | hint.FORM) | hint.MEMBER
    found = find_suspects(tree, page.weights, suspects, grids)
    for element in found:
        places = range(element.first_leaf, element.end_leaf)
        page.drop_left(places, name_suspect(element))
        for place in places:
            page.weights[place] = min(0.0, -0.1 * abs(page.weights[place]))
    return all(element.hints & hint.HIDDEN for element in found)


def _is_bare(tree: Tree) -> bool:
    length = sum([len(leaf.text) for leaf in tree.leaves])
    linked = sum([leaf.count_linked for leaf in tree.leaves])
    return linked <= BARE_LINKED * length


def _judge_bare(page: Judgement) -> None:
    for place, leaf in enumerate(page.leaves):
        if not page.in_table[place] and is_ornament(leaf.text):
            page.dropped[place] = ("other", "ornament")


def _judge_thread(tree: Tree, page: Judgement, titles: set[str]) -> None:
    drop_furniture(page)
    posts = find_posts(tree, page.weights)
    if posts:
        judge_posts(tree, posts, page, titles)
    else:
        judge_inside(page, find_main(tree, page.weights, is_one_article=False))
    _drop_repeated(page)


def _drop_repeated(page: Judgement) -> None:
    """In a thread a text said before is a quote of a post, or a member's signature."""
    seen: set[str] = set()
    for place, leaf in enumerate(page.leaves):
        if page.dropped[place] is None and len(leaf.text) >= MIN_REPEATED:
            if leaf.text in seen:
                page.dropped[place] = ("comment", "said_before")
            seen.add(leaf.text)


def _name_kept(page: Judgement, place: int, titles: set[str]) -> str:
    leaf = page.leaves[place]
    is_cell = page.in_table[place] and leaf.kind is None  # its table is one block with a kind of its own
    return "body" if is_cell else name_kind(leaf, titles)
