"""Whom the markup of a page calls its author: a marked name, or the member who opened a thread."""

from __future__ import annotations

import html
import re

BY = re.compile(
    r"""^(?:(?:written|posted|reported|reporting|story|words|text|published|added|started|asked)\s)?
        (?:by|von|por|par)\s*:?\s+
      | ^(?:author|autor(?:in)?|auteur|autore|text|written\sby)\s*:\s*
      | ^(?-i:Di)\s(?=(?-i:[A-ZÀ-Þ][a-zà-ÿ]+\s[A-ZÀ-Þ][a-zà-ÿ]+)$)""",
    re.VERBOSE | re.IGNORECASE,
)
_MARKED_AUTHOR = re.compile(
    r"""<[a-zA-Z][^<>]{0,200}?\b(?:rel|itemprop|class)=["'][^"'<>]{0,80}?\b(?:author|byline)(?:s|[_-]{0,2}name)?\b
    [^<>]{0,300}> \s{0,80}(?:(?:written\s)?by\b:?\s{0,9})?
    (?:<[a-z][^<>]{0,300}>\s{0,80}){0,3} ([^<>]{3,80})<""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME = re.compile(
    r"[A-ZÀ-ÞА-Я][\w.'’-]*(?:\s(?:(?:de|van|von|der|da|la|bin|and|&)\s)?[A-ZÀ-ÞА-Я][\w.'’-]*){1,4}(?:,\s[A-Z]\w{1,4})?"
)
_ROLE_BEHIND = re.compile(r"\s[|•·–—]\s.*")  # Jane Roe | Staff Writer
MAX_MARKS = 60  # mentions of an author in the markup that are looked at
MAX_OPENING = 400  # characters of a tag before the mark in it
MAX_TAG = 6000  # characters: one site writes a whole post into an opening tag

# Tags that software of forums writes about the member of a post: a mark to look for, and what the tag
# that bears it looks like, as a template. The name is an attribute's value or the tag's text.
_IN_QUOTES = r"[\"'](?P<name>[^\"'<>]{2,40})[\"']"
_IN_TEXT = r"[^<>]{0,300}>\s{0,80}(?:<[a-z][^<>]{0,300}>\s{0,80}){0,4}(?P<name>[^<>]{2,40})<"


def _posters(*listed: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (mark, re.compile(f"<[^<>]{{0,{MAX_TAG}}}?{pattern}", re.IGNORECASE)) for mark, pattern in listed
    )


# On the element of a post itself: the first of any is the first post's.
_SURE_POSTERS = _posters(
    ("<shreddit-post", rf"\sauthor={_IN_QUOTES}"),
    ("data-author=", rf"\bdata-author={_IN_QUOTES}"),
    ("data-poster-name=", rf"\bdata-poster-name={_IN_QUOTES}"),
    ('itemprop="author"', rf"\bitemprop=[\"']author[\"']{_IN_TEXT}"),
)
# On links to members, which stand elsewhere too; the surest first.
_POSTERS = _posters(
    ("bigusername", rf"\bbigusername\b{_IN_TEXT}"),
    ("sername", rf"\bclass=[\"'][^\"'<>]{{0,40}}\busername\b{_IN_TEXT}"),
    ("View the profile of ", r"\btitle=[\"']View the profile of (?P<name>[^\"'<>]{2,40})[\"']"),
    ("<dt><strong>", rf"dt><strong{_IN_TEXT}"),
    ("author", rf"\bclass=[\"']?[^\"'<>]{{0,60}}\bauthor(?:[_-]{{0,2}}name)?\b{_IN_TEXT}"),
    ("class=user>", rf"\bclass=user\b{_IN_TEXT}"),
    ("/user/", rf"\bhref=[\"'][^\"'<>]{{0,80}}/user/{_IN_TEXT}"),
    ("/u/", rf"\bhref=[\"'][^\"'<>]{{0,60}}/u/{_IN_TEXT}"),
)
_NO_MEMBER = re.compile(
    r"\W*|guest|anonymous|author|member|posts?|profile|.*\buser(?:[ -]?name)?:|log ?in|sign (?:in|up)"
    r"|register|by|join|follow|message|said|admin|moderator|reply|share|more|home|forums?|about|\d+",
    re.IGNORECASE,
)


def find_marked_author(source: str) -> str | None:
    """The first name inside a tag that calls itself author or byline; None where there is none."""
    for mark in ("uthor", "yline"):
        place, count = source.find(mark), 0
        while place >= 0 and count < MAX_MARKS:
            start = _find_tag(source, place, MAX_OPENING)
            match = _MARKED_AUTHOR.match(source, start) if start >= 0 else None
            name = _ROLE_BEHIND.sub("", BY.sub("", _squeeze(match.group(1)))) if match else ""
            if _NAME.fullmatch(name) and not name.isupper():
                return name
            place, count = source.find(mark, place + 5), count + 1
    return None


def find_first_poster(source: str) -> str | None:
    """The member who opened a thread, by the first mark that the software of a forum puts on a post."""
    sure = [found for mark, pattern in _SURE_POSTERS if (found := _find_poster(source, mark, pattern))]
    if sure:
        return min(sure)[1]
    others = (_find_poster(source, mark, pattern) for mark, pattern in _POSTERS)
    return next((found[1] for found in others if found), None)


def _find_poster(source: str, mark: str, pattern: re.Pattern[str]) -> tuple[int, str] | None:
    """Where the first mark with a member's name stands, and the name."""
    place, count = source.find(mark), 0
    while place >= 0 and count < MAX_MARKS:
        start = place if mark[0] == "<" else _find_tag(source, place, MAX_TAG)
        match = pattern.match(source, start) if start >= 0 else None
        name = _squeeze(match["name"]).lstrip("@") if match else ""
        if not _NO_MEMBER.fullmatch(name):
            return place, name
        place, count = source.find(mark, place + len(mark)), count + 1
    return None


def _find_tag(source: str, place: int, reach: int) -> int:
    """Where the tag opens inside which a place stands; -1 where it stands in none."""
    start = source.rfind("<", max(0, place - reach), place)
    return -1 if start < 0 or source.find(">", start, place) >= 0 else start


def _squeeze(text: str) -> str:
    return " ".join(html.unescape(text).split())
