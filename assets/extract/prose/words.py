"""The words between the finds of a sentence, each under the letter of its kind.

text > the next word or mark > the longest cue that begins with it, else another word
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assets.extract.metrics.phrases import compile_phrases, key_of
from assets.extract.numbers.movements import forms_of
from assets.extract.prose.cues import CUES, NOT_ADVERBS

DECORATION = "!"  # the letter of words that only decorate
_MARKS = {"–": ",", "—": ",", "-": ",", ";": ";", "[": "(", "]": ")"}
_NEXT = re.compile(r"(?P<head>[^\W\d_]+|&)|[,;:()\[\]–—]|\s-\s")
_WORD = re.compile(r"[^\W\d_][\w&'’.\-]*")


def find_words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each word and mark of ``text[start:end]``, in order, without decorations.

    >>> [kind for kind, *_ in find_words("rose sharply, year over year", 0, 28)]
    ['u', ',', 'Y']
    """
    cues = _cues()
    at = start
    while found := _NEXT.search(text, at, end):
        at = found.end()
        head = found["head"]
        if head is None:
            mark = found[0].strip()
            yield _MARKS.get(mark, mark), found.start(), at
            continue
        group = cues.get(head.lower())
        cue = group[0].match(text, found.start(), end) if group else None
        if cue is not None:
            at = cue.end()
            kind = "w" if _is_month_of_may(cue) else group[1][key_of(cue[0])]
        elif head == "&":
            continue
        else:
            at = _WORD.match(text, found.start(), end).end()
            word = text[found.start() : at].lower()
            kind = DECORATION if word.endswith("ly") and word not in NOT_ADVERBS else "w"
        if kind != DECORATION:
            yield kind, found.start(), at


@cache
def _cues() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """First letters of a cue -> the pattern of all cues that begin so, and the letter of each.

    Where a cue is listed twice, the first letter in the listing wins.
    """
    letters: dict[str, dict[str, str]] = {}
    for letter, listed in CUES.items():
        for cue in listed.split("; "):
            for phrase in forms_of(cue[:-1]) if cue.endswith("+") else [key_of(cue)]:
                letters.setdefault(_NEXT.match(phrase)[0], {}).setdefault(phrase, letter)
    return {head: (compile_phrases(phrases), phrases) for head, phrases in letters.items()}


# "May 16, 2024", "16 May", "in May": the month, where "sales may fall" is the verb.
_DAY_AHEAD = re.compile(r"\s(?:[0-3]?\d\b(?!\s?%|[.,]\d)|(?:19|20)\d\d\b)")
_MONTH_LEADS = re.compile(
    r"(?:\b(?:[0-3]?\d(?:st|nd|rd|th)?|in|of|on|by|since|until|till|through|early|mid|late|last|next|for|ended|to)[\s-])\Z",
    re.IGNORECASE,
)


def _is_month_of_may(match: re.Match[str]) -> bool:
    if match[0] not in ("May", "MAY"):
        return False
    lead = match.string[max(0, match.start() - 9) : match.start()]
    return bool(_DAY_AHEAD.match(match.string, match.end()) or _MONTH_LEADS.search(lead))
