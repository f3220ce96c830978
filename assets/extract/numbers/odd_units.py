"""Words that are a unit in one place and something else in the next.

"25 million pounds of copper", "the $3 trillion mark", "1,200 real estate agents", "two won awards"
"""

from __future__ import annotations

import re

# "5 million pounds of debt" is money, "of copper" a weight.
_OF_MONEY = re.compile(
    r"""
    \s+ (?: a | per | each )? \s* of \s+ (?:\w+\s+){0,2}?
    (?: sales | revenues? | turnover | profits? | loss(?:es)? | earnings | income | debts? | loans? | bonds?
      | shares? | stock | assets? | cash | savings | costs? | spending | investments? | funding | funds?
      | orders | contracts? | capital | equity | tax(?:es)? | dividends? | deposits | credit | money
      | financing | charges? | provisions? | exceptional | damages | fines? | new | additional | its ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|an)\s+\Z", re.IGNORECASE)
# "19 times earnings", "leverage of 3 times" are multiples; "won it three times" is not.
_MULTIPLIED = re.compile(
    r"""
    [\s-]+
    (?: the | its | their | our | his | that | this | what | as | more | higher | greater | larger | bigger
      | faster | better | over | oversubscribed | subscribed | covered | [a-z-]*earnings | [a-z]*ebitda
      | sales | revenues? | book | cash | expected | estimated | forward | trailing | net | annual(?:ized)?
      | operating | adjusted | interest | equity | capital | profits? | debt | assets | last | average
      | normal | fiscal | (?:19|20)\d\d ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MULTIPLIER = re.compile(
    r"\b(?:at|of|to|by|from|was|is|were|are|nearly|almost|than|ratio|leverage|versus|with|between|and|grew|rose|trades?)"
    r"\s+(?:(?:about|approximately|roughly|around|some|over|up\s+to|a|nearly|almost)\s+)?\Z",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    r"\s+(?:a|an|per|each|every|in|on|since|this|during|before|weekly|daily|already)\b", re.IGNORECASE
)
_BACK = 30  # characters: "at approximately "
_FACTOR = re.compile(r"\s?\d")
_ESTATE = re.compile(r"[\s-]*(?:estate|-)", re.IGNORECASE)
_FEW = 50  # won buy nothing: who has fewer has won them


def is_unit_here(text: str, match: re.Match, word: str) -> bool:
    """Whether the unit that ``match`` found behind its number, folded to ``word``, is one in this place.

    The match has the groups of the amount grammar: number, scale, unit, per_share.
    """
    test = _TESTS.get(word)
    return test is None or test(text, match)


def _is_sterling(text: str, match: re.Match) -> bool:
    end = match.end("unit")
    return not _OF.match(text, end) or bool(_OF_MONEY.match(text, end))


def _is_mark(text: str, match: re.Match) -> bool:
    return not _ARTICLE.search(text, max(0, match.start() - 8), match.start())


def _is_real(text: str, match: re.Match) -> bool:
    return bool(match["scale"]) and not _ESTATE.match(text, match.end("unit"))


def _is_won(text: str, match: re.Match) -> bool:
    number = match["number"].replace(",", "")
    return bool(match["scale"]) or (number.isdecimal() and int(number) >= _FEW)


def _is_multiple(text: str, match: re.Match) -> bool:
    end = match.end("unit")
    if "." in match["number"] or "/" in match["number"] or _MULTIPLIED.match(text, end):
        return True
    if end == len(text) and not text[: match.start()].strip(" +-(~"):
        return True
    before = _MULTIPLIER.search(text, max(0, match.start() - _BACK), match.start())
    return bool(before) and not _HOW_OFTEN.match(text, end)


def _is_times(text: str, match: re.Match) -> bool:
    return match["number"][:1].isdigit() and not _FACTOR.match(text, match.end("unit"))


# "EPS 58c", "sees EPS 40c-44c, consensus 46c": cents of headlines; elsewhere a letter of a list or a section
_CENTS_BEFORE = re.compile(
    r"\b(?:eps|dividends?|div|consensus|ex-items)\s(?:\d+(?:\.\d+)?c\s?-\s?)?\Z", re.IGNORECASE
)
_CENTS_ALONE = re.compile(r"\d[\d.]*c(?:\s?-\s?\d[\d.]*c)?", re.IGNORECASE)  # cut out before


def _is_cents(text: str, match: re.Match) -> bool:
    if not match["number"][-1:].isdigit():
        return False
    before = _CENTS_BEFORE.search(text, max(0, match.start() - _BACK), match.start())
    return bool(match["per_share"] or before or _CENTS_ALONE.fullmatch(text))


_TESTS = {
    "pound": _is_sterling,
    "pounds": _is_sterling,
    "mark": _is_mark,
    "real": _is_real,
    "won": _is_won,
    "times": _is_multiple,
    "x": _is_times,
    "×": _is_times,
    "p": lambda text, match: match["number"][-1:].isdigit(),  # not "five p.m.", "five p.c."
    "c": _is_cents,
}
