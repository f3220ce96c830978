"""The words around a name that make it something else.

A surname, the head or tail of a longer name, a data source, a link to a social network, an index.
"""

from __future__ import annotations

import re

from assets.extract.companies.carried import load_ordinary_words
from assets.extract.companies.name_cues import has_own_figures
from assets.extract.companies.name_forms import LEGAL_SUFFIX
from assets.extract.companies.name_words import DATA_SOURCES, GIVEN_NAMES, SOCIAL_NETWORKS
from assets.extract.rare import compile_rare

_LEFT_WINDOW = 40
_ARTICLE = re.compile(r"\b(?:the|a|an|our|your|its|their|this|these|any|each|every)\s$")
_IN_PLACE = re.compile(r"\b(?:in|near|at|outside|around)\s$")
_FEDERAL_RESERVE = re.compile(r"\b(?:Federal Reserve|Fed|Home Loan|People's|Central)\s$")
# "follow us on LinkedIn", "[YouTube](...)", a lone "Instagram" on its line: links, no companies.
_SOCIAL_LEFT = re.compile(
    r"""
    (?: \b (?i: follow | like | join | connect | find | visit | subscribe | share | our | their
        | official ) \b [^.!?\n]{0,50}
    | [\[|•·] \s? | \n \s* ) $
    """,
    re.VERBOSE,
)
_SOCIAL_RIGHT = re.compile(
    r"""
    \s? (?: [:|•·\])] | [-–]\s?https? | \(?https?: | @ | \n | $
      | (?: page | channel | account | feed | profile | post | group | handle ) s? \b )
    """,
    re.VERBOSE,
)
_TITLES = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Sen|Rep|Gov|Sir|Judge|President|Senator)\.?\s$")
_INITIAL = re.compile(r"\b[A-Z][a-z]+\s[A-Z]\.\s$")
_ROLE = compile_rare(
    r"(?:[Cc]hairman|[Cc]hairwoman|[Pp]resident|[Dd]irector|[Ee]xecutive|[Oo]fficer|CEO|CFO|COO|[Ff]ounder"
    r"|[Aa]nalyst|[Ss]trategist|[Ss]pokes\w+|[Ee]conomist|[Tt]rader|[Mm]anager|[Ii]nvestor),?\s[A-Z][a-z.]+\s$"
)
_GIVEN = re.compile(r"\b([A-Z][a-z]+)\s$")
_GIVEN_AMID_SMALL = re.compile(r"(?:\b[a-z]+[,.]?[ ]|[“\"(\n])([A-Z][A-Za-z]+)[ ]$")
_SMALL_AFTER = re.compile(r"[,.]|['’]s|\s[a-z]")
_OTHER_NAME = re.compile(
    r"\s(?:Foundation|University|Street|Avenue|Road|County|Stadium|Arena|Award|Prize|Museum|School|Officer"
    r"|Cent(?:er|re)|Park|Field|Tower|Bowl|Cup|Tours?|Commission|Committee|Authority|Ministry|College|Hospital"
    r"|Church|Airport|Bridge|Islands?|Valley|River|Lake|Mountains?|Beach|(?:Stock\s)?Exchange)\b"
)
# "CORNING, N.Y., March 3", "CHADDS FORD, Pa.": a town and its state, as wires print it.
_IN_STATE = re.compile(
    r",\s(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev"
    r"|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|N\.[HJMYCD]|R\.I|S\.[CD]|W\.Va)\."
)
# "a Visa application", "the Delta variant", "a Shell company": the word, not its giant.
_COMMON_NOUN = re.compile(r"\s(?:applications?|applicants?|variants?|compan(?:y|ies)|of\sOmaha)\b")
_INDEX = re.compile(
    r"""\s(?: 500 | 400 | 600 | 100 | 2000 | 3000 | Composite | Industrial\sAverage | Jones | [Ii]ndex
    | futures
    | Global\sMarket\sIntelligence | Global\sRatings | Ratings | Capital\sMarket | Stock\sMarket
    | Global\s(?:Select\s)?Market | GlobeNewswire )\b""",
    re.VERBOSE,
)
# A capitalised word that may stand before a name without being part of it.
_FREE_WORD = re.compile(
    r"""^(?:
    The|A|An|And|But|Or|If|As|At|By|In|On|Of|For|From|To|With|While|When|Why|How|What|Will|Is|Are|Was|Has
    |Can|Should|Could|Would|Do|Does|Did|After|Before|Since|Until|Like|Both|Also|Meanwhile|However|Then
    |That|This|These|Its|Their|Our|Buy|Sell|Hold|Shares|Stocks?|Rivals?|Chipmaker|Retailer|Automaker|Carmaker
    |Drugmaker|Lender|Insurer|Airline|Planemaker|Tech|Giant|Company|Analysts?|Investors?|Says?|Said|Sees|Cuts
    |Raises|Names|Acquires|Buys|Sues|Bets|Against|Over|Under|Into|About|Than|Vs|Versus|Via|Per|Including
    |Minus|Plus|Big|Peers?|Unit|Parent|Owner|Maker|Partner|Partners|Customers?|Supplier|Suppliers|Reports
    |Later|Earlier|Still|Yet|Now|Once|Here|There|Though|Although|Because|Whether|Where|While|Drugmaker|Steelmaker
    |Shareholders?|Rival|Chain|Broker|Insurers?|Brokerage|Carrier|Miner|Startup|Conglomerate|Watch|Why|Upgrades?
    |Downgrades?|Boosts?|Lifts?|Trims?|Slashes|Hikes?|Beats?|Misses|Joins?|Follows?|Tops?|Hits?|Takes?|Makes?|Gives?
    |Announces|Q[1-4]|CEO|CFO|COO|Chairman|Is|Inside|Between|Among|Despite|Even|Just|Only|Not|No|Yes|More|Most
    |January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday
    |Wednesday|Thursday|Friday|Saturday|Sunday|Nasdaq|NYSE|Reuters|Today|Yesterday|Elsewhere|Separately
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"((?:[A-Z]\.)+|[A-Z0-9](?:[\w&'’]|\.(?=\w))*)[ \u00a0]$")
_LONGER_NAME = re.compile(
    r"""
    (?: [ \u00a0-] (?: (?:&|and|of) [ \u00a0] )? [A-Z][\w'’.]* ){1,5}? ,? [ \u00a0]
    (?: Inc | INC | Corp | CORP | Corporation | CORPORATION | Co | CO | Ltd | LTD | Limited | plc
      | PLC | LLC | L\.P | LP | AG | S\.?A | N\.?V | Holdings | HOLDINGS | Bancorp | Fund | FUND
      | Trust | TRUST | Insurance | Bank ) \b
    """,
    re.VERBOSE,
)


def is_tail_of_longer_name(text: str, start: int) -> bool:
    """Whether a capitalised word right before makes the name the end of somebody else's.

    >>> is_tail_of_longer_name("Potomac Electric Power Co", 17), is_tail_of_longer_name("But Power Co", 4)
    (True, False)
    """
    word = _WORD_BEFORE.search(text, max(0, start - _LEFT_WINDOW), start)
    if word is None or _FREE_WORD.match(word.group(1)):
        return False
    return not LEGAL_SUFFIX.fullmatch(" " + word.group(1))  # "Morgan Chase & Co Citigroup Inc": a list


def is_head_of_longer_name(text: str, end: int) -> bool:
    """Whether more capitalised words and a legal form follow: the name is somebody else's.

    >>> is_head_of_longer_name("Esquire Radio Electronics Inc", 7), is_head_of_longer_name("Dell fell", 4)
    (True, False)
    """
    return _LONGER_NAME.match(text, end) is not None


def is_after_article(text: str, start: int) -> bool:
    """Whether an article stands before: "the AI Era" is no company, whatever is called so."""
    return _ARTICLE.search(text, max(0, start - 8), start) is not None


def is_place_here(name: str, text: str, start: int) -> bool:
    """Whether the folded name is an ordinary phrase after "in": the town of Palo Alto.

    >>> is_place_here("palo alto", "based in Palo Alto", 9), is_place_here("palo alto", "said Palo Alto", 5)
    (True, False)
    """
    is_phrase = " " in name and name in load_ordinary_words()
    return is_phrase and _IN_PLACE.search(text, max(0, start - 10), start) is not None


def is_source_here(name: str, text: str, start: int, end: int) -> bool:
    """Whether the folded name plays its usual part of a source, an exchange or a social network here."""
    if name in DATA_SOURCES:
        return is_after_article(text, start) or not has_own_figures(text, end)
    if name in SOCIAL_NETWORKS:
        left = max(0, start - 2 * _LEFT_WINDOW)
        return bool(_SOCIAL_LEFT.search(text, left, start) or _SOCIAL_RIGHT.match(text, end))
    return name.startswith("bank of") and bool(_FEDERAL_RESERVE.search(text, max(0, start - 20), start))


def is_person(text: str, start: int) -> bool:
    """Whether a title or a given name stands before: the name is a surname.

    >>> is_person("Michael Dell said", 8), is_person("Dell said", 0), is_person("chairman Al Taylor", 12)
    (True, False, True)
    """
    left = max(0, start - _LEFT_WINDOW)
    before = text[left:start].split()
    if not before or before[-1].islower():  # titles and given names have a capital
        return False
    given = _GIVEN.search(text, left, start)
    if given and given.group(1) in GIVEN_NAMES:
        return True
    if before[-1].endswith(".") and _INITIAL.search(text, left, start):
        return True
    return bool(_TITLES.search(text, left, start) or (len(before) > 1 and _ROLE.search(text, left, start)))


def is_full_name(text: str, start: int, end: int) -> bool:
    """Whether one capitalised word stands before, amid small words: a person with a given name.

    >>> is_full_name("said Henrik Moe, who", 12, 15), is_full_name("Investors Love Gap Stock", 15, 18)
    (True, False)
    """
    return is_after_given(text, start) and _SMALL_AFTER.match(text, end) is not None


def is_after_given(text: str, start: int) -> bool:
    """Whether one capitalised word stands before, and a small word before that.

    >>> is_after_given("with GeForce RTX cards", 13), is_after_given("Why RTX fell", 4)
    (True, False)
    """
    given = _GIVEN_AMID_SMALL.search(text, max(0, start - _LEFT_WINDOW), start)
    return given is not None and not _FREE_WORD.match(given.group(1))


def is_common_noun(name: str, text: str, end: int) -> bool:
    """Whether a small noun follows a folded name of one ordinary word, and the two mean a thing.

    >>> is_common_noun("visa", "a Visa application", 6), is_common_noun("visa", "Visa said", 4)
    (True, False)
    """
    return " " not in name and name in load_ordinary_words() and _COMMON_NOUN.match(text, end) is not None


def is_part_of_other_name(text: str, end: int) -> bool:
    """Whether the words after it make it a place, a foundation or an index.

    >>> is_part_of_other_name("Ford Foundation", 4), is_part_of_other_name("Ford fell", 4)
    (True, False)
    """
    return any(pattern.match(text, end) for pattern in (_OTHER_NAME, _INDEX, _IN_STATE))
