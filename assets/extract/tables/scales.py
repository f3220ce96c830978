"""Notes on units: "(In thousands, except per share data)".

What a printed one is worth in a table: its own note first, then the document's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assets.extract.numbers.units import PREFIXES, UNITS

_WORTH = {
    "thousand": 3, "million": 6, "billion": 9, "k": 3, "m": 6, "mm": 6, "mn": 6, "b": 9, "bn": 9,
    "lakh": 5, "crore": 7,
}  # fmt: skip

_WORD = r"(?: thousands? | millions? | billions? | lakhs? | crores? )"
_SIGN = r"(?: [a-z]{0,3} [$€£¥₹] )"
_DOLLARS = r"(?: (?: u\.?s\.? \s | canadian \s )? dollars? )"
_MONEY = rf"(?: u\.?s\.? \s? [$] | {_SIGN} | {_DOLLARS} | euros? | amounts? | [a-z]{{2}}\. | [a-z]{{3}} )"
_CODE = r"(?: rmb|usd|eur|gbp|cad|aud|jpy|cny|chf|inr|krw|sek|nok|dkk|hkd|twd|brl|nis|ils|mxn|zar )"
_STATED = r"(?: (?: are \s )? (?: presented | stated | expressed | shown ) \s )"
_ZEROS = r"(?: '? 000 (?: ,? 000 )? )"
_REST = r"[^()\n]{0,160}"
_PATTERNS = tuple(
    re.compile(pattern, re.VERBOSE | re.IGNORECASE)
    for pattern in (
        rf"""  # in thousands; (US$ in millions, except per share data); (Amounts expressed in thousands)
        (?: \b in \s | \( \s* (?: [$€£¥] \s? )? | [$€£¥₹] \s in \s )
        (?: (?P<money> {_MONEY} ) \s* ,? \s* (?: and \s shares \s | are \s )? {_STATED}? (?: in \s )? )?
        (?P<word> {_WORD} ) \b
        (?: \s of \s (?: u\.?s\.? \s )? (?: dollars | euros | pounds | yen | [a-z]{{3}} ) )?
        (?P<rest> {_REST} )
        """,
        rf"""  # Dollars in millions
        \b (?: {_DOLLARS} | amounts | figures | data | dollar \s amounts | [$] ) \s+ {_STATED}?
        (?: are \s )? in \s (?P<word> {_WORD} ) \b (?P<rest> {_REST} )
        """,
        rf"""  # (000s omitted); ($000); (US$ in 000's)
        \( \s* (?P<money> {_SIGN} )? \s* (?: in \s )? (?: [$] \s? )? (?P<zeros> {_ZEROS} ) \s?
        (?: ' \s? s | ' | s )? (?: \s omitted )? (?P<rest> {_REST} )
        """,
        rf"""  # in $000s
        \b in \s (?P<money> {_SIGN} )? \s? (?P<zeros> {_ZEROS} ) \s? (?: ' \s? s | ' | s ) (?P<rest> {_REST} )
        """,
        rf"""  # ($MM), ($ in mm), ($B)
        \( \s* (?P<money> [$] ) \s? (?: in \s )? (?P<word> MM | M | BN | B | K ) \b (?P<rest> {_REST} )
        """,
        rf"""  # the unit of a column: $m, HK$'000, RMB million; $ Millions, Except as Indicated
        ^ \W* (?P<money> {_SIGN} | {_CODE} ) \s?
        (?: (?P<word> m | mm | mn | b | bn | k | {_WORD} ) | (?P<zeros> {_ZEROS} ) (?: ' \s? s | ' | s )? )
        \W* (?P<rest> (?: (?: unless | except | excluding ) \b {_REST} )? ) \W* $
        """,
        rf"""  # Millions, Except Per Share Amounts and Percentages
        ^ \W* (?P<word> {_WORD} ) \b \W* (?P<rest> (?: unless | except | excluding ) \b {_REST} )
        """,
        rf"""  # Thousands of dollars
        ^ \W* (?P<word> {_WORD} ) \s of \s (?P<money> {_DOLLARS} ) (?P<rest> {_REST} )
        """,
    )
)
_SIGNS = re.compile(r"(?:\b[a-z]{1,3})?[$€£¥₹]")
_WORDS = re.compile(r"[a-z]+")
_SHORT_NAMES = {"nis": "ILS", "rs": "INR"}
_NO_MONEY = frozenset(("try", "won", "mad", "pen", "cop"))  # words before they are money
# Above this many shares a count in thousands was printed in full: no company has fifty billion.
MAX_SHARES = Decimal(50_000_000_000)
# From a million on, words print shares in full, and so do tables whose note speaks of money alone.
FULL_SHARES = 1_000_000
_EXCEPT = re.compile(r"\b(?:except|excluding|other\s+than|but)\b(?P<what>.*)", re.IGNORECASE)
_NOTE_WORDS = re.compile(
    rf"(?: {_WORD} | {_CODE} | unaudited | all | amounts? | figures | data | dollars? | euros? | u\.?s | are"
    r" | expressed | presented | stated | in | of | [^\w] )*",
    re.VERBOSE | re.IGNORECASE,
)
_PER_SHARE = re.compile(r"\bper[\s-]+(?:\w+\s+)?shares?\b", re.IGNORECASE)
_SHARES = re.compile(r"\bshares?\b", re.IGNORECASE)
# "In millions, except number of shares, which are reflected in thousands, and per-share amounts"
_SHARES_APART = re.compile(
    r"\bshares?\b(?!\s+(?:data|amounts)),?\s(?:\w+\s){0,3}in\s(?P<word>thousand|million)s\b", re.IGNORECASE
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
    shares_worth: Decimal | None = None  # where the note gives counts of shares units of their own

    def of_shares(self, number: Decimal) -> Decimal:
        """What one of a count of shares is worth: the note's worth, or 1 where they are printed in full.

        >>> read_scale("(In thousands, except per share data)").of_shares(Decimal(2_150_000))
        Decimal('1E+3')
        >>> read_scale("(Dollars in thousands, except per share data)").of_shares(Decimal(17_773_237))
        Decimal('1')
        """
        if self.shares_worth:
            return self.shares_worth
        in_full = abs(number) * self.worth > MAX_SHARES or (self.currency and abs(number) >= FULL_SHARES)
        return self.worth if self.has_scaled_shares and not in_full else Decimal(1)


@lru_cache(maxsize=8192)  # labels and titles come again in table after table
def read_scale(note: str | None, origin: str = "table") -> Scale | None:
    """The scale a note gives; None where the text is no such note.

    >>> read_scale("(In thousands, except per share data)").worth
    Decimal('1E+3')
    >>> read_scale("($ in millions, except share and per share amounts)").has_scaled_shares
    False
    >>> read_scale("Condensed statements of income")
    """
    if not note:
        return None
    note = note.replace("\u2019", "'")
    match = next((match for pattern in _PATTERNS if (match := pattern.search(note))), None)
    if match is None:
        return Scale(Decimal(1), True, "USD", origin) if _WHOLE.search(note) else None
    part = match.groupdict()
    word, zeros = part.get("word"), part.get("zeros")
    power = _WORTH[word.lower().rstrip("s")] if word else zeros.count("0")
    excepted = _EXCEPT.search(part["rest"])
    scaled = not (excepted and _excepts_shares(excepted["what"]))
    apart = _SHARES_APART.search(excepted["what"]) if excepted else None
    shares_worth = Decimal(1).scaleb(_WORTH[apart["word"].lower()]) if apart else None
    currency = _currency(part.get("money") or "", note)
    return Scale(Decimal(1).scaleb(power), scaled, currency, origin, shares_worth)


def is_only_note(label: str) -> bool:
    """Whether a line is a note on units with an exception and nothing else.

    >>> is_only_note("$ Millions, except per share amounts"), is_only_note("Data per share, in dollars")
    (True, False)
    """
    excepted = _EXCEPT.search(label)
    return bool(excepted and _NOTE_WORDS.fullmatch(label, 0, excepted.start()) and read_scale(label))


def _excepts_shares(what: str) -> bool:
    """Whether the exception names shares themselves, not only amounts per share.

    >>> _excepts_shares(" share and per share data"), _excepts_shares(" per share data")
    (True, False)
    """
    return bool(_SHARES.search(_PER_SHARE.sub("", what)))


def _currency(money: str, note: str) -> str | None:
    """The one money that a note names: by its sign, else by the longest name; None for several or none."""
    words = _WORDS.findall(note.lower())
    for size in (3, 2):
        runs = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
        if codes := {code for run in runs if (code := _money_named(run))}:
            return codes.pop() if len(codes) == 1 else None
    signs = _SIGNS.findall(money.lower().replace(" ", "")) or _SIGNS.findall(note.lower())
    codes = {PREFIXES.get(sign) for sign in signs} | {code for word in words if (code := _money_named(word))}
    return codes.pop() if len(codes) == 1 else None


def _money_named(words: str) -> str | None:
    unit = UNITS.get(words)
    if unit is None or unit.kind != "money" or unit.worth != 1 or words in _NO_MONEY:
        return _SHORT_NAMES.get(words)
    return unit.code


def document_scale(notes: list[Scale]) -> Scale | None:
    """The scale of a document whose tables agree; None where they do not or none has a note."""
    worths = {scale.worth for scale in notes}
    if len(worths) != 1:
        return None
    first = notes[0]
    return Scale(first.worth, all(note.has_scaled_shares for note in notes), first.currency, "document")
