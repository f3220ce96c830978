"""Whether a page is a thread of posts: there the comments are the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ahocorasick_rs import BytesAhoCorasick

from assets.clean.metadata.structured import ARTICLE_TYPES, FORUM_TYPES

HEAD = 24_000  # characters of source in which forum software shows itself

# What the makers of forum software write into the head of every page, in lower case.
_SOFTWARE = BytesAhoCorasick([
    b'id="xf"', b"xenforo", b"vbulletin", b"phpbb", b"powered by smf", b"simplemachines.org", b"ipsapp",
    b"ips4", b"data-discourse", b'content="discourse', b'content="flarum', b'content="nodebb',
    b'content="mybb', b'content="bbpress', b"schema.org/qapage", b"discussionforumposting",
    b'content="vanilla', b'content="lemmy', b"ultimate bulletin board",
])  # fmt: skip
_HOST = re.compile(
    r"""^(?:forums?|boards?|community|discuss(?:ion)?s?|answers|talk|bbs)\.
      | \.forum\b | stackexchange | (?:^|\.)reddit\.com$ | ^lobste\.rs$""",
    re.VERBOSE,
)
_QUESTIONS = re.compile(r"(?:^|\.)(?:quora|news\.ycombinator)\.com$")  # whose every page is a thread
_PATH = re.compile(
    r"""/(?:threads?|forums?|discussions?|questions)/[\w.%-] | viewtopic | showthread | showtopic
      | /index\.php\?/?topic | /ShowTopic- | /thread-\d | ultimatebb | ubbthreads | /ubb/
      | /community/(?:posts|questions|topics?|threads?|discussions?)/[\w.%-] | /t5/[^?]{1,200}/[tm]d?-p/\d""",
    re.VERBOSE | re.IGNORECASE,
)
# Documentation, shops and magazines have such addresses too.
_VAGUE_PATH = re.compile(
    r"/(?:t|topics?|comments)/[\w.%-]|/post/\d|^/[\w.-]{1,60}/[\w.-]{1,60}/(?:-/)?issues/\d", re.IGNORECASE
)
MIN_SIGNS = 3  # elements called a post, a comment or a member, that a vague address needs


def is_thread(source: str, url: str | None, types: Iterable[str] = (), count_signs: int = 0) -> bool:
    """Whether the page is a thread of a forum, told by what it says it is, its address or its software.

    >>> is_thread("<p>Hi", "https://forum.example/t/how-to/12")
    True
    >>> is_thread("<p>Black, size 9.", "https://shoes.example/t/runner/12")
    False
    >>> is_thread("<p>A saw is a tool.", "https://tools.example/topics/saws", ["article"])
    False
    >>> is_thread("<p>Shares rose.", "https://news.example/2024/shares-rose")
    False
    """
    if not FORUM_TYPES.isdisjoint(types):
        return True
    parts = urlsplit(url or "")
    if _HOST.search(parts.netloc) and parts.path.count("/") > 1:
        return True
    if _QUESTIONS.search(parts.netloc) and len(parts.path) > 1:
        return True
    if _SOFTWARE.find_matches_as_indexes(source[:HEAD].encode("utf-8", "ignore").lower()):
        return True
    if not (ARTICLE_TYPES - {"webpage"}).isdisjoint(types):
        return False
    path = f"{parts.path}?{parts.query}"
    return _PATH.search(path) is not None or (
        count_signs >= MIN_SIGNS and _VAGUE_PATH.search(path) is not None
    )
