"""When a stock moved: the session, and what the move is measured from.

words between the numbers before and behind > (session, compare)
tokens > names of companies that stand for their stock: "Acme gained 5 % on Tuesday"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assets.extract.metrics.find import MetricMention
from assets.extract.numbers.movements import FALL, RISE
from assets.extract.prose.figures import PERCENT

if TYPE_CHECKING:  # it looks at what ``tokens`` makes
    from assets.extract.prose.tokens import Token

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


# "Acme gained Q ... Tuesday": the company's name stands for its stock
_NAMED = re.compile(r"(?<![@Ofirvtb])C(?:\([^()]{0,8}\))?(?=l?(?P<verb>[udLz]|V[ud]?)Q(?:$|[hfi@ta,;:)r]))")
_OF_MARKETS = re.compile(
    rf"{'|'.join((*RISE, *FALL))}|added|lost|up|down|higher|(?:closed|ended|finished)(?:\s(?:up|down))?",
    re.IGNORECASE,
)


def find_named_moves(text: str, tokens: list[Token]) -> list[tuple[int, MetricMention]]:
    """Places behind a company's name that stands for its stock, each with the metric to read there.

    Only where a session of the exchange is told: "Acme rose 5 %" alone may be its sales.
    """
    kinds = "".join(token.kind for token in tokens)
    found = []
    for match in _NAMED.finditer(kinds):
        verb, name = tokens[match.start("verb")], tokens[match.start()]
        number = tokens[match.end("verb")]
        is_told = _OF_MARKETS.fullmatch(text, verb.start, tokens[match.end("verb") - 1].end)
        in_session = session_of(text[number.end : tokens[-1].end], "")[0] != UNSAID[0]
        if is_told and in_session and number.item.unit_kind in PERCENT:
            words = text[name.start : name.end]
            mention = MetricMention(name.start, name.end, words, "stock_return")
            found.append((match.end(), mention))
    return found
