"""Sections every release of a house repeats: who it is, whom to call, what it does not promise.

    texts of the blocks > headings that open such a section > the blocks under each

A block that states a figure is never part of one, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

# Blocks under one heading, at most. A safe harbour of a bank has ten paragraphs.
MAX_ABOUT, MAX_LEGAL, MAX_CONTACT = 6, 12, 14
_HEADING_WORDS = 14

_ABBREVIATED = ("Inc.", "Corp.", "Co.", "Ltd.", "L.P.", "S.A.", "N.V.")  # end a name, and no sentence
_MARKS = r"[\s*_#]{0,8}"
_ABOUT = re.compile(rf"{_MARKS}about\s+(?:the\s+)?[A-Z0-9“\"].{{0,80}}", re.IGNORECASE)
_LEGAL = re.compile(
    rf"""{_MARKS} .{{0,60}}? (?: forward[-\s–]looking\s(?:statements?|information|disclaimer)
      | safe\sharbou?r | cautionary\s(?:statements?|notes?|language) | ^disclaimers? | legal\snotice
      | important\s(?:notice|information) ) .{{0,60}}""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTACT = re.compile(
    rf"""{_MARKS} (?: .{{0,40}} \b contacts? (?:\s(?:us|information|details|person))? {_MARKS} :?
      | for\s(?:more|further|additional)\sinformation (?:,?\s(?:please\s)?contact)? {_MARKS} :? ) {_MARKS}""",
    re.VERBOSE | re.IGNORECASE,
)
_REACH = re.compile(r"\w@\w|\(?\+?\d[\d\s().\-–]{7,18}\d|(?:https?://|www\.)\S{4}", re.IGNORECASE)
_POINTS = re.compile(
    rf"""{_MARKS} (?:
        (?:for|to) \s (?:more|further|additional|learn|view|read|access|register)\b .{{0,120}}?
        \b (?:visit|go\sto|click|available\sat|see|contact) \b
      | view\s(?:the\s)?(?:original|source|full) | source\s*[:\s]\s*[A-Z] | contact:
      | additional\sinformation\s(?:about|on)\b | please\svisit | note\sto\sinvestors | follow\sus )""",
    re.VERBOSE | re.IGNORECASE,
)
_FIGURE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|percent|per\scent|million|billion|cents)", re.IGNORECASE)
_RESULT = re.compile(
    r"\b(?:revenues?|sales|income|earnings|profit|loss|ebitda|margin|cash|backlog|dividends?|guidance|eps)\b",
    re.IGNORECASE,
)
# Words over the columns of a statement, which may follow the contacts.
_OF_A_STATEMENT = re.compile(
    r"\b(?:ended|months|quarter|years?|statements?|balance|unaudited|audited|thousands|millions|consolidated)\b",
    re.IGNORECASE,
)


def find_boilerplate(
    texts: Sequence[str], figures: Collection[int] = frozenset()
) -> dict[int, tuple[str, str]]:
    """Kind and rule of each block that is boilerplate, by its place; empty where none is.

    An empty text is passed over. ``figures`` are the places of blocks that belong to tables: a
    section ends there.

    >>> find_boilerplate(["Net income was $3 million.", "About Example Corp", "Example makes pumps."])
    {1: ('other', 'about_the_company'), 2: ('other', 'about_the_company')}
    """
    found: dict[int, tuple[str, str]] = {}
    for at, text in enumerate(texts):
        if not text or at in found or at in figures or len(text) > 4000:
            continue
        section = _open_section(text)
        if section is not None:
            kind, rule, most = section
            found.update((place, (kind, rule)) for place in _reach_section(texts, at, rule, most, figures))
        elif _is_pointer(text):
            found[at] = ("other", "where_to_turn")
    return found


def states_figure(text: str) -> bool:
    """Whether a block says a figure of a result: never boilerplate."""
    return _FIGURE.search(text) is not None and _RESULT.search(text) is not None


def _open_section(text: str) -> tuple[str, str, int] | None:
    said = text.rstrip("*_ ")
    is_sentence = said.endswith((".", ",", ";")) and not said.endswith(_ABBREVIATED)
    if len(text.split()) > _HEADING_WORDS or is_sentence or _FIGURE.search(text):
        return None
    if _LEGAL.fullmatch(text):
        return "legal", "forward_looking", MAX_LEGAL
    if _CONTACT.fullmatch(text):
        return "other", "contact", MAX_CONTACT
    return ("other", "about_the_company", MAX_ABOUT) if _ABOUT.fullmatch(text) else None


def _reach_section(
    texts: Sequence[str], start: int, rule: str, most: int, figures: Collection[int]
) -> Iterator[int]:
    """The heading and the blocks under it: to the next heading, the next figure, or the most there are."""
    yield start
    for at in range(start + 1, min(start + 1 + most, len(texts))):
        text = texts[at]
        if not text:  # not the article's anyway
            continue
        if at in figures or states_figure(text) or text.count("\t") > 1 or "|" in text:
            return
        if rule == "contact":
            if len(text) > 160 or _OF_A_STATEMENT.search(text) or text.startswith(("---", "[", "!")):
                return
        elif _is_heading(text) and at > start + 1:
            return
        yield at


def _is_heading(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and text.rstrip("*_ ")[-1:] not in (".", ",", ";", '"', "”")


def _is_pointer(text: str) -> bool:
    """A line that says where to turn: an address, a number to call, the source."""
    if states_figure(text):
        return False
    return (len(text) < 260 and _POINTS.match(text) is not None and _REACH.search(text) is not None) or (
        len(text) < 130 and "@" in text and _REACH.search(text) is not None and text[-1:] != "."
    )
