"""Where numbers stand in a text, with digits or in words, each read with its unit.

    text > digits, number words > amounts, in order

One cheap pass looks for digits, another (linear, compiled) for number words; only there the grammar runs.
"""

from __future__ import annotations

import re
from decimal import Decimal

import re2

from assets.extract.numbers.amount_grammar import DIGITS, SPACED_DIGITS, WORDS, Amount, build_amount
from assets.extract.numbers.not_values import is_date_part, is_half_year
from assets.extract.numbers.prefixes import Prefix, read_prefix
from assets.extract.numbers.printed import parse_printed, parse_written
from assets.extract.numbers.units import UNITS, Unit

_TRIGGER = re2.compile(
    rb"(?i)\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    rb"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|four|fif|six|seven|eigh|nine)ty"
    rb"|an? (?:hundred|third|quarter|fourth|fifth|half|per ?cent|million|billion|trillion|cent|penny)"
    rb"|half|hundred|doubl(?:ed?|ing)|tripl(?:ed?|ing)|trebled|quadrupled?|quintupled|halved|twice"
    rb"|flat|unchanged)(?:fold)?\b"
)
_DIGIT = re.compile(r"[\d.]")
# A longer row of digits is no value but a key; with a scale it would not fit 28 digits of Decimal either.
_LONGEST = 18
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
_THOUSANDS = (" ", "'")
_FOLDS = {
    "doubled": 2, "double": 2, "doubling": 2, "twice": 2, "tripled": 3, "triple": 3, "tripling": 3,
    "trebled": 3, "quadrupled": 4, "quadruple": 4, "quintupled": 5, "halved": Decimal("0.5"),
}  # fmt: skip
# "to double sales", "twice the rate": these words multiply only here; "doubled" does nearly always.
_VERBS_OR_NOT = frozenset(("double", "triple", "quadruple", "twice", "doubling", "tripling"))
_FOLDING = re.compile(
    r"\b(?:to|will|than|could|would|may|might|can|almost|nearly|should|roughly|about)\s+\Z", re.IGNORECASE
)
_FOLDED = re.compile(
    r"\s+(?:the|its|their|our|his|that|what|as|analyst|analysts|last|year|from|of|in\s+(?:size|value)|revenue|sales"
    r"|earnings|profits?)\b",
    re.IGNORECASE,
)
_FOLD = re.compile(
    r"""
    (?! (?:double|triple|doubled|doubling)[\s-](?:digit|figures|check|down|up) | unchanged- | flat- )
    ([a-z]+) (?![a-z-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "sales were flat", "unchanged at $2.5 billion": a change of nothing. A flat screen is none.
_IS_FLAT = re.compile(
    r"\b(?:was|were|is|are|be|been|remained?|remains|stayed|stay|held|holding|closed|ended|essentially|roughly|largely"
    r"|relatively|virtually|basically|nearly|almost|about|broadly|and|or|,|to be|came in|up or)\s+\Z",
    re.IGNORECASE,
)
_STAYS_FLAT = re.compile(
    r"\s*(?:[.,;)]|\Z|\b(?:at|from|with|compared|versus|vs|on|year|quarter|sequentially|in|for|over|against|to|as)\b)",
    re.IGNORECASE,
)


def find_amounts(shadow: str, start: int, end: int) -> list[Amount]:
    """Every number between ``start`` and ``end`` that may be a value, in order; bare ones have no unit."""
    amounts, at, taken = [], start, start
    while first := _DIGIT.search(shadow, at, end):
        match = DIGITS.match(shadow, first.start(), end)
        at = match.end() if match else first.end()
        if match is None:
            continue
        amount = _read_spaced(shadow, match, start, end) or _read_digits(shadow, match, start, taken)
        if amount:
            amounts.append(amount)
            taken = amount.end
            at = max(at, taken)  # behind the second half of "12 345"
    words = _find_words(shadow, start, end)
    if not words:
        return amounts
    merged: list[Amount] = []
    for amount in sorted(amounts + words, key=lambda amount: (amount.start, -amount.end)):
        if not merged or amount.start >= merged[-1].end:
            merged.append(amount)
    return merged


def _read_spaced(shadow: str, match: re.Match, floor: int, end: int) -> Amount | None:
    """The amount of "SEK 12 345 million"; None where no currency or scale says that it is one number."""
    after = match.end("number")
    if shadow[after : after + 1] not in _THOUSANDS or not shadow[after + 1 : after + 4].isdecimal():
        return None
    spaced = SPACED_DIGITS.match(shadow, match.start(), end)
    prefix = read_prefix(shadow, match.start(), floor) if spaced else None
    if prefix is None or is_date_part(shadow, match.start(), match["number"]):
        return None
    amount = build_amount(shadow, spaced, parse_printed(spaced["number"]), prefix)
    is_money = amount and amount.unit and amount.unit.kind == "money" and prefix.unit != UNITS["us$"]
    if not (amount and (is_money or spaced["scale"])):
        return None  # "$ 69 375" are two columns
    amount.has_separator = True
    return amount


def _read_digits(shadow: str, match: re.Match, floor: int, taken: int) -> Amount | None:
    prefix = read_prefix(shadow, match.start(), floor)
    if prefix is None:
        if match["unit"] != "%" or not shadow[match.start() - 1].isupper():
            return None
        prefix = Prefix(match.start())  # DELL3.24%: a ticker and its move
    if prefix.start < taken:
        prefix = Prefix(match.start())  # 5€-10€: the sign before is the last number's
    at = match.start()
    is_bare = not (prefix.unit or match["scale"] or match["unit"])
    if is_bare and is_date_part(shadow, at, match["number"]):
        return None
    if (
        at - floor > 1
        and shadow[at - 1] == "-"
        and shadow[at - 2].isalpha()
        and not match["unit"]
        and not prefix.unit
    ):
        return None  # COVID-19, report-100-million
    number = parse_printed(match["number"]) if len(match["number"]) <= _LONGEST else None
    amount = build_amount(shadow, match, number, prefix) if number else None
    if amount:
        amount.has_separator = "," in match["number"]
        if match["unit"] == "%" and amount.start > floor and shadow[amount.start - 1].isupper():
            amount.kind = "change_ratio"  # MU-13.75%: what is printed beside a ticker is a move
    return amount


def _find_words(shadow: str, start: int, end: int) -> list[Amount]:
    # One byte a character, so that the trigger's places are places in the text.
    haystack = shadow[start:end].encode("ascii", "replace")
    found, after = [], start
    for hit in _TRIGGER.finditer(haystack):
        at = start + hit.start()
        if at >= after and (amount := _read_words(shadow, at, end)):
            found.append(amount)
            after = amount.end
    return found


def _read_words(shadow: str, at: int, end: int) -> Amount | None:
    if at and shadow[at - 1] in "-$'/&":
        return None
    match = WORDS.match(shadow, at, end)
    if not match:
        return _read_fold(shadow, at, end)
    is_head = match["scale"] and _AND_A_HALF.match(shadow, match.end("scale"))
    if is_head or (match["number"].lower() == "a half" and shadow.endswith("and ", 0, at)):
        return None  # a million and a half
    if is_half_year(shadow, at, match["number"]):
        return None
    number = parse_written(match["number"])
    amount = build_amount(shadow, match, number, Prefix(at)) if number else None
    if amount:
        amount.is_written = True
    return amount


def _read_fold(shadow: str, at: int, end: int) -> Amount | None:
    match = _FOLD.match(shadow, at, end)
    if not match:
        return None
    word, after = match[1].lower(), match.end()
    if word in _VERBS_OR_NOT and not (
        _FOLDING.search(shadow[max(0, at - 14) : at])
        or _FOLDED.match(shadow, after)
        or _is_alone(shadow, at, after)
    ):
        return None  # a double room, scored twice
    if word in _FOLDS:
        decimals = 1 if word == "halved" else 0
        return Amount(at, after, Decimal(_FOLDS[word]), decimals, Unit("multiple"), is_written=True)
    if word not in ("flat", "unchanged"):
        return None
    if _is_alone(shadow, at, after) or (
        _IS_FLAT.search(shadow[max(0, at - 14) : at]) and _STAYS_FLAT.match(shadow, after)
    ):
        return Amount(at, after, Decimal(0), 0, Unit("ratio"), kind="change_ratio", is_written=True)
    return None


def _is_alone(shadow: str, at: int, after: int) -> bool:
    return at == 0 and after == len(shadow)
