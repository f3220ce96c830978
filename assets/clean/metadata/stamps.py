"""Lines that say what a page is called, when it was published and by whom, and nothing else."""

from __future__ import annotations

import re

from assets.clean.metadata.vocabulary import STAMP_WORDS

MAX_BYLINE = 120  # characters
MAX_STAMP = 160
MIN_TITLE, MAX_TITLE = 10, 300

_DATE = re.compile(
    r"""(?=\d) \b  # most lines have no digit: they are told by that
    (?: (?:19|20)\d\d (?:\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])? | \d{1,2}:\d\d
      | \d+\s(?:min|hour|day|week|month|year)\w*\s(?:ago|read) ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
# "Second Quarter 2021 Highlights", "Three Months Ended June 30, 2021": a heading of a report
_OF_REPORT = re.compile(
    r"\b(?:quarter|fiscal|full[\s-]year|ended|ending|results|highlights|outlook|guidance|q[1-4])\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\W{0,3}(?:first\s|last\s|zuletzt\s)?(?:published|updated|posted|modified|reviewed|aktualisiert|veröffentlicht"
    r"|publié|mis\sà\sjour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|von|por|par|от|автор|written by|text by|words by|story by|reviewed by)\b[\s:]", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_LOWER_WORD = re.compile(r"\b[a-zа-яà-ÿ]{2,}\b")


def is_stamp(text: str) -> bool:
    """Whether a line says when, and perhaps by whom, and nothing else.

    >>> is_stamp("By Jane Roe | November 18, 2019 at 2:26 PM - Updated 4:46 PM")
    True
    >>> is_stamp("Sales rose in 2019 and fell again in the year after"), is_stamp("Full Year 2019 Results")
    (False, False)
    """
    if len(text) > MAX_STAMP or not _DATE.search(text) or _OF_REPORT.search(text):
        return False
    words = [word for word in _LOWER_WORD.findall(text) if word not in STAMP_WORDS]
    return len(words) <= 1


def is_dated(text: str) -> bool:
    """Whether a line begins by saying that this is when it was published or updated."""
    return len(text) <= MAX_STAMP and _STAMP.match(text) is not None and is_stamp(text)


def is_byline(text: str) -> bool:
    """Whether a short line begins with "By"."""
    return len(text) <= MAX_BYLINE and _BYLINE.match(text) is not None


def is_signature(text: str) -> bool:
    """Whether a line says when or by whom."""
    return is_byline(text) or is_stamp(text)


def bare(text: str) -> str:
    """A text's words alone, in lower case.

    >>> bare("Acme's  Profit: Up 3%!")
    'acme s profit up 3'
    """
    return " ".join(_WORD.findall(text.lower()))


def is_title(text: str, titles: set[str]) -> bool:
    """Whether a line is one of the titles, given bare, that a page has."""
    if not MIN_TITLE < len(text) < MAX_TITLE or (first := _WORD.search(text)) is None:
        return False
    word = first[0].lower()
    for title in titles:
        if title.startswith(word):
            return bare(text) in titles
    return False
