"""A part of the company that a sentence speaks of by a name of its own: "RKings delivered revenue of ...".

the words that open a sentence + the company's own names > the part's name; None where the company speaks

A name that no mention is linked to is a subsidiary, a brand or a unit where the page is about a company: its
figures are not the company's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assets.extract.context import PageContext
from assets.extract.metrics.find import find_metrics
from assets.extract.metrics.scope_words import GENERAL_HEADING
from assets.extract.metrics.scopes import name_scope
from assets.extract.periods.words import MONTHS
from assets.extract.prose.sentences import Span
from assets.extract.prose.wording import MADE, MOVED, UNIT

_NAME = r"(?P<name>[A-Z][\w&’'.]*(?:[\s-][A-Z][\w&’'.]*){0,3})"
_OPENS = re.compile(
    rf"""
    [\W_]{{0,4}} (?:The\s)? {_NAME}
    (?: \s (?: segment | division | activities ) (?= \s [a-z] )          # "Coatings segment returned"
      | (?: \s (?: {UNIT} | campaign ) )? (?: \s also )? (?: ,[^,]{{1,60}}, )?
        \s (?: {MADE} | {MOVED} | saw | broke | continued ) \b )
    """,
    re.VERBOSE,
)
# "The wealth management business generated": a part without capitals
_COMMON = re.compile(
    rf"""
    [\W_]{{0,4}} (?: The | Its | Our ) \s (?P<name> [a-z][\w&-]+ (?: \s (?: and \s )? [a-z][\w&-]+ ){{0,2}} )
    \s (?: {UNIT} ) \s (?: also \s )? (?: {MADE} | {MOVED} | saw | swung ) \b
    """,
    re.VERBOSE,
)
# "Carbon products posted", "In the year, chemicals and plastics earned": goods that make money are a business
_GOODS = re.compile(
    rf"""
    [\W_]{{0,4}} (?: (?: In | For | During ) \s [^,.;]{{1,40}} , \s )?
    (?P<name> [A-Z]?[a-z]+ (?: \s (?: and \s )? [a-z]+ ){{0,2}} (?<=s) ) (?: ,? \s which )? \s (?: {MADE} ) \b
    """,
    re.VERBOSE,
)
# "Lead and zinc smelting operations incurred", "Of that, the securities operations of Acme netted"
_OPERATIONS = re.compile(
    rf"""
    [\W_]{{0,4}} (?: [A-Z][^,.;\d]{{1,40}} , \s )? (?: (?: [Tt]he | [Ii]ts | [Oo]ur ) \s )?
    (?: (?P<name> [\w&-]+ (?: ,? \s [\w&-]+ ){{0,7}}? ) \s (?: operations | activities )
          (?: \s of \s [A-Z][\w&-]+ )?
      | (?: Operations | Activities ) \s in \s (?: the \s )?
        (?P<where> \w[\w.-]* (?: \s [A-Z][\w.-]* ){{0,2}} ) )
    (?: , \s which )? \s (?: {MADE} ) \b
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(
    r"\b(?:core|overall|underlying|whole|entire|combined|base|own|company|group|main|other|continuing"
    r"|discontinued)\b"
)
_WHERE = _NAME.replace("name", "where")
# "Infrastructure Solutions: Sales were", "Industrial Segment - Revenue", "In Metal Coatings, we returned"
_LEADS_IN = re.compile(
    rf"""
    [\W_]{{0,4}} (?:The\s)? (?:
        {_NAME} (?: \s (?: {UNIT} ) )?
        (?: \s [-–—] | : ) \s
        (?= [\w\s]{{0,30}}? \b (?i: revenues? | sales | EBITDA | profit | margins? | operating\sincome ) \b )
      | (?:In|At|For|Within) \s (?: our \s | the \s )? {_WHERE}
        (?: \s (?: {UNIT} ) )? ,? \s (?= we \b ) )
    """,
    re.VERBOSE,
)
# "its Gulf Coast unit earned", "Acme's chemicals division had": a part that acts
_UNIT_ACTS = re.compile(
    rf"""
    (?: \b (?i: its | their | our | the\scompany['’]s ) | (?P<owner> ['’]s? | \b (?= \s [A-Z] ) ) )
    \s (?P<name> [\w&.-]+ (?: \s [\w&.-]+ ){{0,3}}? ) \s (?: {UNIT} | companies | group )
    (?: , [^,;]{{1,60}} )? ,? (?: \s which \s [^.;]{{1,80}}, )? \s (?: {MADE} ) \b
    """,
    re.VERBOSE,
)
_UNIT_WORD = re.compile(r"\s(?:segment|division|activities)\b", re.IGNORECASE)
# Words that open sentences and name no part of the company.
_NO_NAMES = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:mon|tues|wednes|thurs|fri)day|q[1-4]|fy|mr|ms|mrs|dr|we|it|they|he|she|this|that|these"
    r"|those|our|its|which|who|one|two|all|both|each|other|others|has|was|company|companies|group|management|board"
    r"|team|firm|corporation|banks?|trust|partnership|funds?|units|stores|analysts?|investors?|traders|brokers"
    r"|executives|officials|directors?|managers|employees|workers|members|customers?|consumers|(?:share|stock)?holders"
    r"|ceo|cfo|chairman|president|officer|stocks|shares|results|earnings|profits|sales|revenues|losses|operations"
    r"|business|assets|securities|acquisitions|demand|growth|ebitda|gaap|non|net|gross|operating|adjusted|organic"
    r"|consolidated|overall|total|meanwhile|record|strong|solid)\b",
    re.IGNORECASE,
)


def part_named(page: PageContext, span: Span, named: list[Span]) -> str | None:
    """The scope of the part that opens the sentence; None where nothing of the kind does.

    ``named``: places of the company mentions in the sentence; a name that is one of them is no part.
    """
    if unit := _acting_unit(page.text, span, named):
        return unit
    common = _COMMON.match(page.text, *span)
    if common and not _WHOLE.search(common["name"]):
        return name_scope(common["name"])
    operations = _OPERATIONS.match(page.text, *span)
    if operations:
        name = operations["name"] or operations["where"]
        return None if _WHOLE.search(name.lower()) else name_scope(name)
    if goods := _goods(page, span, named):
        return goods
    lead = _LEADS_IN.match(page.text, *span)
    match = lead or _OPENS.match(page.text, *span)
    is_unit = match is not None and bool(_UNIT_WORD.search(match[0]))
    if match is None or (page.subject is None and not is_unit):
        return None
    group = "where" if lead and lead["where"] else "name"
    name, (start, end) = _without_unit(match[group]), match.span(group)
    said = start + len(name.split()[0]) if _is_own(page, name) else start
    own = max((to for at, to in named if at < end and to > start), default=said)
    if lead and is_unit and start < own < end:  # "Acme Ground segment: revenue was"
        return name_scope(page.text[own:end])
    if _NO_NAMES.search(name) or GENERAL_HEADING.search(name) or find_metrics(name) or len(name) < len("Ab"):
        return None
    if any(at < end and to > start for at, to in named) or _is_own(page, name):
        return None
    is_common = re.split(r"\W", name.lower(), maxsplit=1)[0] in _words_of(page.text)
    return None if is_common and not (lead and " " in name) else name_scope(name)


def _goods(page: PageContext, span: Span, named: list[Span]) -> str | None:
    """The goods that a sentence says made money: "Carbon products posted"; not "Williams posted"."""
    found = _GOODS.match(page.text, *span)
    if found is None or _NO_NAMES.search(found["name"]) or _is_own(page, found["name"]):
        return None
    start, end = found.span("name")
    is_word = not found["name"][0].isupper() or " " in found["name"]
    if any(at < end and to > start for at, to in named) or not is_word:
        return None
    return name_scope(found["name"])


@lru_cache(maxsize=4)
def _words_of(text: str) -> frozenset[str]:
    """Every word of a text as it is written, found once a page."""
    return frozenset(re.findall(r"(?<![\w.])\w+", text))


def _acting_unit(text: str, span: Span, named: list[Span]) -> str | None:
    """The unit whose deed a sentence tells: "its Gulf Coast unit earned"; None where none acts."""
    for found in _UNIT_ACTS.finditer(text, *span):
        if found["owner"] is None or any(end == found.start() for _, end in named):
            return name_scope(re.sub(r"^(?:wholly[\s-]owned|principal|main|largest)\s", "", found["name"]))
    return None


def _without_unit(name: str) -> str:
    """A name without the word that only says what it names: "Metal Coatings Segment"."""
    return re.sub(r"\s(?:Segment|Division|Unit|Business)$", "", name)


def _is_own(page: PageContext, name: str) -> bool:
    """Whether a name is the company's own, in whatever form: a first word, an acronym, a ticker."""
    company = page.subject
    if company is None:
        return False
    words = {word.lower().strip(".,") for known in (company.name, *company.aliases) for word in known.split()}
    first = name.split()[0].rstrip(".'’").lower()
    initials = "".join(word[0] for word in company.name.split()).lower()
    tickers = {ticker.lower() for ticker in company.tickers}
    return first in words | tickers or first.removesuffix("'s") in words or initials.startswith(first)
