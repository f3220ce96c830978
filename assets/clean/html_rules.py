"""Named rules that keep or drop a leaf of text, and the kind of block it is."""

from __future__ import annotations

import re

from assets.clean import html_hints as hint
from assets.clean.html_main import link_density
from assets.clean.html_tree import Element, Leaf

# Why an element that is no part of the article is dropped: hint, kind of its blocks, rule.
# The first that fits names it.
SUSPECT_RULES = (
    (hint.HIDDEN, "other", "hidden"),
    (hint.AD, "ad", "advertisement"),
    (hint.COMMENT, "comment", "reader_comments"),
    (hint.SHARE, "engagement", "share_buttons"),
    (hint.RELATED, "nav", "related_pages"),
    (hint.LEGAL, "legal", "legal_notice"),
    (hint.FORM, "engagement", "form"),
    (hint.TAGS, "nav", "tags"),
    (hint.AUTHOR, "other", "about_the_author"),
    (hint.CONTROL, "engagement", "control"),
    (hint.NAV, "nav", "navigation"),
    (hint.FOOT, "legal", "page_footer"),
    (hint.WIDGET, "other", "widget"),
    (hint.SIDE, "nav", "side_column"),
    (hint.CAPTION, "other", "caption"),
    (hint.META, "byline", "byline"),
    (hint.HEAD, "nav", "page_header"),
)

_READ_ALSO = re.compile(
    r"""(?: read\s(?:more|also|next|the\sfull|:) | related\s?(?:articles?|stories|links|:|coverage|reading) | see\salso
        | (?:also|up)\s(?:read|next|see)\b | more\s(?:on|from|:)\b | watch\s?(?::|now|live|more) | don['’]t\smiss
        | recommended\b.{0,12}$ | advertisement\b | sign\sup\b | subscribe\b | follow\sus\b | click\shere\sto\b
        | share\s(?:this|on)\b | scroll\sdown | continue\sreading | story\scontinues | image\ssource | photo\s?:
        | published\s(?:on|at)? | posted\s(?:on|by|in) | last\supdated | filed\sunder | tags?\s?: | loading | comments?\b
        | leia\s(?:mais|tamb) | lire\saussi | lesen\ssie | mehr\szum | читайте\sтакже | lea\stamb )""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE_LINE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\bago\b|\bmin(?:ute)?s?\sread", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|por|par|от|автор|written by|text)\b[\s:]", re.IGNORECASE)


def name_suspect(element: Element) -> tuple[str, str]:
    """Kind and rule of a suspect's blocks."""
    for flag, kind, rule in SUSPECT_RULES:
        if element.hints & flag:
            return kind, rule
    return "other", "outside_the_article"


def judge_leaf(leaf: Leaf) -> tuple[str, str] | None:
    """Kind and rule of a leaf inside the article that is no part of it; None where it is."""
    text, density = leaf.text, link_density(leaf)
    if density > 0.8 and len(text) < 120 and leaf.element.tag not in ("p", "blockquote"):
        return "nav", "link_list"
    if len(text) < 100 and _READ_ALSO.match(text) and (density > 0.3 or len(text) < 30):
        return "nav", "pointer_elsewhere"
    return None


def judge_lead(leaf: Leaf) -> tuple[str, str] | None:
    """Kind and rule of a short leaf above the first sentence of the article; None where it may stay."""
    text = leaf.text
    if len(text) < 90 and _BYLINE.match(text):
        return "byline", "byline"
    if len(text) < 60 and _DATE_LINE.search(text):
        return "dateline", "date_line"
    if len(text) < 40:
        return "other", "above_the_article"
    return None


def name_kind(leaf: Leaf) -> str:
    """The kind of a kept block."""
    tag = leaf.element.tag
    if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if tag in ("li", "dd", "dt"):
        return "list"
    if len(leaf.text) < 100 and leaf.count_bold >= 0.9 * len(leaf.text):
        return "heading"
    return "body"
