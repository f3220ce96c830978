"""Who wrote a page: names as printed, without what the people are and whom they work for.

JSON-LD, meta tags, marked names, the visible byline > names > less roles and houses
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assets.clean.html.authors import BY, find_first_poster, find_marked_author
from assets.clean.html.head import Head, squeeze
from assets.clean.metadata.stamps import bare
from assets.clean.metadata.titles import Site

_AUTHOR = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article.author",
    "citation_author", "twitter:creator:name",
)  # fmt: skip
_NO_AUTHOR = re.compile(
    r"^(?:https?:|/|@|www\.)|^\W*\d+\W*$|\n| [·|] |\{|\bnull\b|^(?-i:[A-Z]{1,2})$"
    r"|^(?:admin(?:istrator)?|(?:the )?staff|editor(?:s|ial|ial team|ial staff)?|(?:the )?authors?|guest|by"
    r"|super user|(?:story|written|posted|text|photos?)(?: by)?|.* (?-i:you)\b.*|staff (?:reports?|writers?)"
    r"|.{0,30}\bstaff|webmaster|unknown|anonymous)$",
    re.IGNORECASE,
)
# What follows a name and says what somebody does, or for whom.
_ROLE = re.compile(
    r"""\b(?: writers? | editors? | reporters? | correspondents? | contributors? | columnists? | analysts?
      | staff | bureau | chief | journalists? | producers? | director | manager | president | founder | head
      | officer | ceo | cfo | fellow | professor | specialist | strategist | economist
      | reuters | bloomberg | associated\spress | ap | afp | dpa | cnn | cnbc | newsroom | news | times | post
      | business | press | wire | magazine | media | for\sthe )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[\w.'’-]+){1,4}")
_PLACE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{3,}")  # one word behind names of several: where it was written
_JOINED = re.compile(r"\s*(?:[,;&]|\band\b|\bund\b|\bet\b|\by\b)\s+(?:and\s+)?", re.IGNORECASE)
# What stands behind the names on their line: a date, a place, a way to reach them.
_AFTER_NAME = re.compile(
    r"\s+(?:[|•·–—]|-)\s.*|\s*\([^()]*\)\s*$|\s+(?:on|at|in)\s\W*(?:\d|[A-Z][a-z]+day).*"
    r"|\s+for\s(?-i:[A-Z]).*|\s+(?:(?:staff|senior|contributing)\s)+(?:writer|reporter|editor|correspondent)s?$"
    r"|;\s+(?:additional|editing|writing)\b.*|[,\s]+(?:[A-Z][a-z]{2,8}\.?\s)?\d.*|[,\s]+(?:published|posted|updated|last)\b.*",
    re.DOTALL | re.IGNORECASE,
)
# "Published August 7, 2023 by Jane Roe"
_BY_AFTER_DATE = re.compile(
    r"(?:\d|\b(?:published|posted|written|story))\W{1,4}by\s+(?=[A-ZÀ-Þ])", re.IGNORECASE
)
_HANDLE = re.compile(r"\s+@\w+$|\s+\S+@\S+$|\s+(?:on|at|am)$")
MAX_BYLINE = 150


def find_byline(
    head: Head, visible: str | None, lead: list[str], site: Site, *, is_thread: bool
) -> str | None:
    """The authors, comma between them. In a thread many are marked, the first post's counts.

    A house that signs its own pages is no author: it is the publisher. ``lead`` are the lines about
    the beginning of the text.
    """
    for text in _find_witnesses(head, visible, lead, site, is_thread=is_thread):
        name = tidy_byline(text or "")
        if name and not _is_account_of_house(name, site):
            return name
    return None


def _find_witnesses(
    head: Head, visible: str | None, lead: list[str], site: Site, *, is_thread: bool
) -> Iterator[str | None]:
    """All that may name the authors, the surest first; the next is looked for when one names nobody."""
    houses = head.structured.house_authors
    yield ", ".join(name for name in head.structured.authors if name not in houses or not site.is_named(name))
    yield from (squeeze(head.metas.get(key)) for key in _AUTHOR)
    yield find_first_poster(head.source) if is_thread else find_marked_author(head.source)
    yield visible
    yield from (line[signed.end() :] for line in lead if (signed := _find_signature(line)))


def _find_signature(line: str) -> re.Match[str] | None:
    """The "by" of a short line that names the author, at its beginning or behind the date."""
    return (BY.match(line) or _BY_AFTER_DATE.search(line)) if len(line) <= MAX_BYLINE else None


def tidy_byline(text: str) -> str | None:
    """The names in a byline; None where it names nobody.

    >>> tidy_byline("By JANE ROE and John Doe, AP Business Writers")
    'JANE ROE, John Doe'
    >>> tidy_byline("By Reuters"), tidy_byline("By Staff"), tidy_byline("Jane Roe, Ph.D.")
    ('Reuters', None, 'Jane Roe, Ph.D.')
    """
    name = BY.sub("", " ".join(text.split())).strip(" ,|·•-–—")
    name = _HANDLE.sub("", _AFTER_NAME.sub("", name)).strip(" ,|·•-–—")
    if not name or len(name) > MAX_BYLINE or _NO_AUTHOR.search(name):
        return None
    parts = [part for part in _JOINED.split(name) if part]
    people = [part for part in parts if not _ROLE.search(part)]
    if len(people) > 1 and _PLACE.fullmatch(people[-1]) and people[-1] == parts[-1]:
        people, parts = people[:-1], parts[:-1]
    if len(parts) == 1 or not people or not _PERSON.fullmatch(people[0]):
        return name
    if parts[0] != people[0]:
        return name
    return ", ".join(people[: _count_leading(parts)])


def _count_leading(parts: list[str]) -> int:
    """How many parts are people before the first role; what stands behind a role is more of it."""
    return next((place for place, part in enumerate(parts) if _ROLE.search(part)), len(parts))


def _is_account_of_house(name: str, site: Site) -> bool:
    """Whether a byline is the account that a site's own software made: its address, in one word."""
    return name.islower() and " " not in name and site.is_named(bare(name))
