"""When a stock moved: the session, and what the move is measured from.

words between the numbers before and behind > (session, compare)
"""

from __future__ import annotations

import re

_SESSIONS = (
    (
        "post", "after_hours",
        re.compile(
            r"after[\s-]?hours|extended[\s-](?:hours|trad)|after[\s-]?market|late[\s-]trad|after\sthe\s(?:bell|close)",
            re.I,
        ),
    ),
    ("pre", "pre_market", re.compile(r"pre[\s-]?market|before\sthe\s(?:bell|open)|pre[\s-]?open", re.I)),
    (
        "unknown", "other",
        re.compile(
            r"""
            year[\s-]to[\s-]date | this\s(?:year|quarter|month|week) | so\sfar | \bsince\b
          | (?:past|last|previous|trailing)\s(?:[\w-]+\s)?(?:year|years|months?|weeks?|quarters?|days|decade)
          | over\sthe | 52[\s-]week | \bytd\b | for\sthe\s(?:year|week|month|quarter) | \bin\s(?:19|20)\d\d
          | year[\s-]over[\s-]year | a\syear
            """,
            re.I | re.X,
        ),
    ),
    (
        "regular", "vs_prev_close",
        re.compile(
            r"""
            \bclos(?:e|ed|es|ing)\b | \b(?:mon|tues|wednes|thurs|fri)day\b | previous\sclose
          | (?:morning|afternoon|midday|early|regular|intraday)[\s-]?(?:trad|session|deal)?
          | \bin\s(?!extended|after|pre)(?:\w+\s)?trad(?:ing|e)\b
          | \btoday\b | \bon\sthe\sday\b | \bsession\b | (?:at|by)\snoon
            """,
            re.I | re.X,
        ),
    ),
)  # fmt: skip
UNSAID = ("unknown", "other")


def session_of(ahead: str, before: str) -> tuple[str, str]:
    """Session and comparison of a move, from the words behind its number, else from those before it.

    >>> session_of(" in extended trade after closing", "shares rose ")
    ('post', 'after_hours')
    >>> session_of(".", "shares rose ")
    ('unknown', 'other')
    """
    for words, nearest in ((ahead, min), (before, max)):
        hits = [
            (match.start(), session, compare)
            for session, compare, pattern in _SESSIONS
            for match in pattern.finditer(words)
        ]
        if hits:
            _, session, compare = nearest(hits)
            return session, compare
    return UNSAID
