"""What stands before a number and belongs to it: a currency, a sign, a bracket.

"US$", "RM", "Rs. ", "-$", "$(", "(€", "MU-" > Prefix
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assets.extract.numbers.units import CODES, PREFIX_UNITS, SCALED_PREFIXES, Unit, spelled


class Prefix(NamedTuple):
    """What belongs to a number before it, and where that begins."""

    start: int
    unit: Unit | None = None
    sign: str = "none"  # glyph for a minus, plus for a plus
    bracket: int = -1  # where a bracket opens; -1 where none does
    is_inner: bool = False  # the bracket stands between currency and number: "$(10.6)"


_SIGN = r"(?<![\w%)'\"$.,/]) [-+]"  # not the hyphen of a word, the dash of a range or of a phone number
_LETTERS = (
    "JP¥", "CN¥", "RMB¥", "GB£", "Rs", "Rs.", "Re.", "Rp", "Rp.", "RM", "PS", "DM", "NIS", "Stg", "stg", "Kr",
    "kr", "Fr", "SFr", "Sfr", "FFr", "Ffr", "fr", "SKr", "DKr", "NKr", "BFr", "Dh", "Dhs", "KSh", "Ksh",
    "Php", "Tk", "QR", "KD",
)  # fmt: skip
_PREFIX = re.compile(
    rf"""
    (?P<sign> {_SIGN} (?![ ]) )?                               # "$400 million - $460 million" is a range
    (?P<bracket> \( [ ]? )?
    (?P<inner_sign> (?<=\() [-+](?![ ]) )?
    (?P<currency>
        (?<![A-Za-z.])                                          # US$, HK $, C$, R$, $US
        (?: (?:US|U\.S\.|HK|NT|NZ|CDN|S) [ ]? | CA|C|Cdn|Can|CAN|AU|A|SG|R|Mex|MX|AR|CL|J|TT|N|USD|CAD|AUD
          | us | c | a | aus | hk | nz | nt | s )?
        \$ (?: US|A|C|NZ|HK )?
      | (?<=[a-z]) \$                                           # "earnings per share$1.66"
      | [£€¥₹₩₽₺₪₦₫₱฿₴¢]
      | (?<![A-Za-z\d/])                                        # not the rate "EUR/USD 1.08"
        (?: {spelled([*CODES, *SCALED_PREFIXES, *_LETTERS])} | [RN] (?!-) )
    )?
    [ ]{{0,2}}
    (?P<late_sign> (?<![\w%)'\".,/]) [-+](?![ ]) | (?<=[A-Z])-(?![ ]) )?                    # $-5; MU-13.75%
    (?P<late_bracket> \( [ ]? )? \Z
    """,
    re.VERBOSE,
)
_REACH = 14  # characters: "(U.S. $ -(" and a little air
# Letters and marks before a space after which nothing can belong to the number: the common case, read fast.
_PLAIN = frozenset("abcdefijlmnoqtuvwxyz,;:!?|\t\n ")
_INSIDE = frozenset("abcdefijlmnoqtuvwxyz")  # no currency ends in these letters: the middle of a word
_SIGNS = {"$": PREFIX_UNITS["$"], "€": PREFIX_UNITS["€"], "£": PREFIX_UNITS["£"]}


def read_prefix(shadow: str, at: int, floor: int) -> Prefix | None:
    """What belongs to the number that begins at ``at``; None where no number can begin there.

    >>> read_prefix("a loss of $(10.6) million", 12, 0)[2:]
    ('none', 11, True)
    >>> read_prefix("the H100", 5, 0)
    """
    before = shadow[at - 1] if at > floor else " "
    second = shadow[at - 2] if at - 2 >= floor else " "
    third = shadow[at - 3] if at - 3 >= floor else " "
    if before == " " and second in _PLAIN and not (second == "m" and (third.isupper() or third in _SIGNS)):
        return Prefix(at)  # but "EURm 12", "€m 12"
    if before in _INSIDE:
        return None
    if before == "(" and (second in _INSIDE or (second == " " and third in _PLAIN)):
        return Prefix(at, bracket=at - 1)
    if before in _SIGNS and second in " \t\n" and not third.isupper():  # but "HK $3.7 billion"
        return Prefix(at - 1, _SIGNS[before])
    match = _PREFIX.search(shadow[max(floor, at - _REACH) : at])
    if match[0].strip():
        return _build(match, at - len(match.string))
    if before == ":" and second.isdigit():
        return None  # 2:55 p.m.
    if before.isspace() or before in "([-\"'<>=*~|:±≤≥≈":
        return Prefix(at)
    return Prefix(at) if before == "/" and not second.isalnum() else None


def _build(match: re.Match, base: int) -> Prefix:
    # A dash before a bracket is a column without a figure: "-(1,204)".
    late_sign = None if match["late_bracket"] else match["late_sign"]
    early_sign = None if match["bracket"] else match["sign"]
    sign = early_sign or match["inner_sign"] or late_sign
    places = [name for name, text in (("currency", match["currency"]), ("late_sign", late_sign)) if text]
    if match["inner_sign"] or early_sign:
        places.insert(0, "inner_sign" if match["inner_sign"] else "sign")
    bracket = next((name for name in ("bracket", "late_bracket") if match[name]), None)
    return Prefix(
        start=base + (match.start(places[0]) if places else len(match.string)),
        unit=PREFIX_UNITS[match["currency"].lower().replace(" ", "")] if match["currency"] else None,
        sign={"-": "glyph", "+": "plus"}.get(sign, "none"),
        bracket=base + match.start(bracket) if bracket else -1,
        is_inner=bool(match["late_bracket"] and match["currency"]),
    )
