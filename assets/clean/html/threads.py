"""A thread keeps its posts, what opens it, and who said it when.

bodies of the posts > the leaves inside them, and the lines between that name a member or a time
"""

from __future__ import annotations

import re

from assets.clean.html import hints as hint
from assets.clean.html.judgement import Judgement
from assets.clean.html.rules import is_poster
from assets.clean.html.tree import Element, Leaf, Tree
from assets.clean.metadata.stamps import MIN_TITLE, bare, is_stamp

# What forums say about a member beside every post.
_MEMBER = re.compile(
    r"""(?:[\d.,]{1,12}[km]?\s)?
        (?:joined|posts|messages|location|member|registered|join\sdate|reputation|points|reactions?
          |registriert|dabei\sseit|beiträge|wohnort|inscri(?:t|ption)|localisation|registrado|mensajes)\b
      | (?:junior|senior|full|new|active|valued|site|forum|global|super)\s(?:member|moderator)$
      | [^\n]{1,40}\s(?:members|moderators|administrators)$
      | [^\n]{0,80}\b(?:posts|messages|threads|points|reputation):?\s\d[\d,.]*\b
      | [^\n]{0,80}\blevel\s\d{1,3}\s?[\d,.]{1,9}\spoints\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Posts, points and the place of a post in its thread: "42.4k", "#1", "Reply 2".
_COUNT = re.compile(
    r"(?:reply\s|post\s)?[#+-]?\s?\d[\d.,]{0,12}\s?[kKmM]?(?:\s(?:posts|points|replies))?", re.IGNORECASE
)
# What forum software writes into a post: its place, how a quote unfolds, when it was changed, its buttons.
_FURNITURE = re.compile(
    r"""(?:\#|reply\s|post\s\#?)\d{1,6}
      | click\sto\sexpand\W* | view\spost | add\sa\scomment | permalink | logged
      | reply | report | quote | share | like | flag
      | antworten | zitieren | répondre | citer | responder | citar
      | (?:sort(?:ed)?\sby | viewing\s\d+\s(?:posts|replies)\b | this\stopic\shas\s\d+\srepl)[^\n]{0,100}
      | (?:joined|join\sdate|posts|location|registered|beiträge|registriert|messages|mensajes):
        \s[^\n]{1,40} (?:\n[\w\s]{2,20}:\s[^\n]{1,40}){0,8}
      | this\s(?:topic|thread|discussion)\s(?:was|is|has\sbeen)\s(?:\w+\s){0,2}(?:closed|locked)\b[^\n]{0,100}
      | \(?(?:last\sedit(?:ed)?|edited|this\spost\swas\s(?:last\s)?(?:edited|modified)
        |zuletzt\s(?:geändert|bearbeitet)|dernière\smodification|última\sedición)\b
        [^\n]{0,40}\d{4}[^\n]{0,40}""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"\bago\b", re.IGNORECASE)  # a time told from a day that nobody knows
OPENING = 60  # weight from which a text between headline and first post opens the thread
MEMBER_LEAVES = 10  # lines about its member that may stand before a post
MAX_STAMP = 60  # characters of the line that says when


def drop_furniture(page: Judgement) -> None:
    """Drop the lines that the software of a forum writes about posts, wherever they stand."""
    for place, leaf in enumerate(page.leaves):
        if page.dropped[place] is None and _FURNITURE.fullmatch(leaf.text):
            page.dropped[place] = ("engagement", "post_furniture")


def judge_posts(tree: Tree, posts: list[Element], page: Judgement, titles: set[str]) -> None:
    """Keep the posts, what opens the thread, and the lines that say who posted when."""
    dropped = page.dropped
    first, end = posts[0].first_leaf, posts[-1].end_leaf
    headline = _find_headline(tree, titles, first)
    inside = bytearray(len(tree.leaves))
    for post in posts:
        for place in range(post.first_leaf, post.end_leaf):
            inside[place] = 1
    if not any(post.hints & hint.COMMENT for post in posts):
        _drop_called(hint.COMMENT, ("comment", "remark_on_a_post"), tree, inside, dropped)
    for place, leaf in enumerate(tree.leaves):
        if inside[place] or dropped[place] is not None:
            continue
        if headline < place < first and page.weights[place] >= OPENING:
            continue
        is_between = first - MEMBER_LEAVES <= place < end
        if is_between and _names_poster(leaf) and not _is_told_of_member(tree, place):
            continue
        dropped[place] = ("nav", "outside_the_posts")


def _find_headline(tree: Tree, titles: set[str], first: int) -> int:
    """Where the thread's headline stands: the h1, or a line that a title begins with; else the first post."""
    marked = next((element.first_leaf for element in tree.elements if element.tag == "h1"), None)
    if marked is not None:
        return marked
    lines = ((place, bare(tree.leaves[place].text)) for place in range(first))
    return next(
        (
            place
            for place, line in lines
            if len(line) >= MIN_TITLE and any(title.startswith(line) for title in titles)
        ),
        first,
    )


def _drop_called(
    flag: int,
    verdict: tuple[str, str],
    tree: Tree,
    inside: bytearray,
    dropped: list[tuple[str, str] | None],
) -> None:
    """Drop the elements of one name that hold no post."""
    covered = 0
    for element in tree.elements:
        first, end = element.first_leaf, element.end_leaf
        if end > covered and element.hints & flag and inside.find(1, first, end) < 0:
            for place in range(first, end):
                dropped[place] = dropped[place] or verdict
            covered = end


def _names_poster(leaf: Leaf) -> bool:
    if _MEMBER.match(leaf.text) or _COUNT.fullmatch(leaf.text) or _RELATIVE.search(leaf.text):
        return False
    is_meta = leaf.element.hints & hint.META and len(leaf.text) <= MAX_STAMP
    return bool(is_meta) or is_poster(leaf) or (len(leaf.text) <= MAX_STAMP and is_stamp(leaf.text))


def _is_told_of_member(tree: Tree, place: int) -> bool:
    """Whether a line is what a panel says of a member behind its label: the day he joined."""
    leaf, above = tree.leaves[place], tree.leaves[place - 1] if place else None
    is_behind_label = leaf.element.tag == "dd" and above is not None and above.element.tag == "dt"
    return is_behind_label and _MEMBER.match(above.text) is not None
