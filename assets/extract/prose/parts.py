"""A part of the company that a sentence speaks of by a name of its own: "RKings delivered revenue of ...".

the words that open a sentence + the company's own names > the part's name; None where the company speaks

A name that no mention is linked to is a subsidiary, a brand or a unit where the page is about a company: its
figures are not the company's.
"""

from __future__ import annotations

import re

from assets.extract.context import PageContext
from assets.extract.metrics.scope_words import GENERAL_HEADING
from assets.extract.metrics.scopes import name_scope
from assets.extract.prose.sentences import Span

_NAME = r"(?P<name>[A-Z][\w&’'.]*(?:[\s-][A-Z][\w&’'.]*){0,3})"
_OPENS = re.compile(
    rf"""
    [\W_]{{0,4}} (?:The\s)? {_NAME}
    (?: \s (?:division|unit|segment|subsidiary|business|brand|campaign) )? (?: \s also )?
    (?: ,[^,]{{1,60}}, )?
    (?: \s (?: delivered | reported | posted | generated | recorded | achieved | had | grew | saw
             | broke | earned | contributed | increased | surpassed | reached | continued ) \b
      | \s [-–—] \s (?= [\w\s]{{0,30}}? \b (?i:revenues?|sales|EBITDA|profit) \b ) )
    """,
    re.VERBOSE,
)
# Words that open sentences with a capital and name nothing.
_NO_NAMES = re.compile(
    r"\b(?:we|it|they|he|she|this|that|these|those|company|group|management|board|team|firm|corporation|bank|both"
    r"|trust|partnership|fund|consolidated|overall|total|meanwhile|customers?|analysts?|investors?|our|its|which|who"
    r"|one|two|all|each|other|demand|growth|ceo|cfo|chairman|president|officer|directors?|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    r"|mr|ms|mrs|dr|q[1-4]|fy|ebitda|gaap|non|net|gross|operating|adjusted|organic|record|strong|solid)\b",
    re.IGNORECASE,
)


def part_named(page: PageContext, span: Span, named: list[Span]) -> str | None:
    """The scope of the part that opens the sentence; None where nothing of the kind does.

    ``named``: places of the company mentions in the sentence; a name that is one of them is no part.
    """
    match = _OPENS.match(page.text, *span)
    if page.subject is None or match is None:
        return None
    name, start, end = match["name"], *match.span("name")
    if _NO_NAMES.search(name) or GENERAL_HEADING.search(name) or len(name) < len("Ab"):
        return None
    if any(at < end and to > start for at, to in named) or _is_own(page, name):
        return None
    is_common = re.search(rf"(?<![\w.]){re.escape(name.split()[0].lower())}\b", page.text)
    return None if is_common else name_scope(name)


def _is_own(page: PageContext, name: str) -> bool:
    """Whether a name is the company's own, in whatever form: a first word, an acronym, a ticker."""
    company = page.subject
    words = {word.lower().strip(".,") for known in (company.name, *company.aliases) for word in known.split()}
    first = name.split()[0].rstrip(".'’").lower()
    initials = "".join(word[0] for word in company.name.split()).lower()
    tickers = {ticker.lower() for ticker in company.tickers}
    return first in words | tickers or first.removesuffix("'s") in words or initials.startswith(first)
