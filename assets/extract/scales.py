"""Notes on units: "(In thousands, except per share data)".

What a printed one is worth in a table: its own note first, then the document's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assets.extract.units import PREFIXES

_WORTH = {
    "thousand": 3, "thousands": 3, "000s": 3, "000": 3, "000's": 3, "000omitted": 3, "k": 3,
    "million": 6, "millions": 6, "mm": 6, "m": 6, "mil": 6, "000000s": 6, "000,000s": 6,
    "billion": 9, "billions": 9,
}  # fmt: skip

_WORD = r"thousands? | millions? | billions?"
_MONEY = r"(?: u\.?s\.? \s? )? (?: [a-z]{1,2} )? [$€£¥] | (?: u\.?s\.? \s | canadian \s )? dollars? | euros? | amounts? | [a-z]{3}"
_NOTE = re.compile(
    rf"""
    (?: \b in \s | \( \s* (?: [$€£¥] \s? )? )
        (?: (?P<money> {_MONEY} ) \s* ,? \s* (?: and \s shares \s | are \s )? (?: (?: presented | stated | expressed | shown ) \s )?
            (?: in \s )? )?
        (?P<word> {_WORD} ) \b (?: \s of \s (?: u\.?s\.? \s )? (?P<of> dollars | euros | pounds | yen | [a-z]{{3}} ) )?
        (?P<rest> [^()\n]{{0,160}} )
  | \b (?: (?: u\.?s\.? \s )? dollars | amounts | figures | data | dollar \s amounts | [$] ) \s+ (?: are \s )? (?: in | presented \s in | stated \s in | expressed \s in ) \s (?P<word2> {_WORD} ) \b
        (?P<rest2> [^()\n]{{0,160}} )
  | \( \s* (?P<money3> [a-z]{{0,3}}[$€£¥] )? \s* (?: in \s )? (?: [$] \s? )? (?P<zeros> '? 000,?(?:000)? ) \s? (?: ' \s? s | ' | s )? (?: \s omitted )? (?P<rest3> [^()\n]{{0,160}} )
  | \b in \s (?P<money4> [a-z]{{0,3}}[$€£¥] )? \s? (?P<zeros2> '? 000,?(?:000)? ) \s? (?: ' \s? s | ' | s )  (?P<rest4> [^()\n]{{0,100}} )
  | \( \s* [$] \s? (?P<letters> MM | M | K ) \b (?P<rest5> [^()\n]{{0,100}} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:except|excluding|other\s+than|but)\b(?P<what>.*)", re.IGNORECASE)
_SHARES = re.compile(
    r"\b(?:number\s+of\s+)?shares?\b(?!\s*(?:amounts?|data|figures|information)?\s*$)|\bshares?\b(?!\s*-?\s*(?:per))",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\bin\s+(?:whole\s+|actual\s+)?(?:u\.?s\.?\s+)?dollars\b|\bin\s+actual\s+amounts\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Scale:
    """What a printed one is worth."""

    worth: Decimal
    has_scaled_shares: bool  # counts of shares are in the same units
    currency: str | None  # ISO 4217 where the note names it
    origin: str = "table"  # table, document


def read_scale(note: str | None, origin: str = "table") -> Scale | None:
    """The scale a note gives; None where the text is no such note.

    >>> read_scale("(In thousands, except per share data)").worth
    Decimal('1E+3')
    >>> read_scale("($ in millions, except share and per share amounts)").has_scaled_shares
    False
    >>> read_scale("Condensed statements of income")
    """
    match = _NOTE.search(note) if note else None
    if match is None:
        if note and _WHOLE.search(note):
            return Scale(Decimal(1), True, "USD", origin)
        return None
    part = match.groupdict()
    word = part["word"] or part["word2"] or part["letters"]
    zeros = part["zeros"] or part["zeros2"]
    power = _WORTH[word.lower()] if word else zeros.count("0")
    rest = next((part[name] for name in ("rest", "rest2", "rest3", "rest4", "rest5") if part[name]), "")
    excepted = _EXCEPT.search(rest)
    scaled = not (excepted and _excepts_shares(excepted["what"]))
    money = part["money"] or part["money3"] or part["money4"] or ""
    return Scale(Decimal(1).scaleb(power), scaled, _currency(money, note), origin)


def _excepts_shares(what: str) -> bool:
    """Whether the exception names shares themselves, not only amounts per share.

    >>> _excepts_shares(" share and per share data"), _excepts_shares(" per share data")
    (True, False)
    """
    return bool(
        re.search(r"\bshares?\b", re.sub(r"(?i)\bper[\s-]+(?:\w+\s+)?shares?\b", "", what), re.IGNORECASE)
    )


def _currency(money: str, note: str) -> str | None:
    sign = re.search(r"(?:[a-z]{1,3})?[$€£¥]", money.lower().replace(" ", "").replace(".", ""))
    if sign:
        return PREFIXES.get(sign.group())
    if re.search(r"\bcanadian\s+dollars|\bC\$", note, re.IGNORECASE):
        return "CAD"
    if re.search(r"\beuros?\b", note, re.IGNORECASE):
        return "EUR"
    if re.search(r"\bRMB\b|\brenminbi\b", note, re.IGNORECASE):
        return "CNY"
    return "USD" if re.search(r"\bdollars?\b", note, re.IGNORECASE) else None


def document_scale(notes: list[Scale]) -> Scale | None:
    """The scale of a document whose tables agree; None where they do not or none has a note."""
    worths = {scale.worth for scale in notes}
    if len(worths) != 1:
        return None
    first = notes[0]
    return Scale(first.worth, all(note.has_scaled_shares for note in notes), first.currency, "document")
