"""One number with what stands glued to it: sign, currency, scale, unit, "per share".

    "$(10.6) million", "RM23.50", "34 cts", "-13.75%", "sixfold", "half a billion euros" > Amount

Whether it is a value at all, a part of a range or negative by its verb is decided by the files that
look at its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assets.extract.numbers.odd_units import is_unit_here
from assets.extract.numbers.prefixes import Prefix
from assets.extract.numbers.printed import PRINTED, SPACED, WRITTEN
from assets.extract.numbers.units import DOLLARS, LETTERS, ONE, SCALES, UNITS, Unit, spelled


@dataclass(slots=True)
class Amount:
    """A number and its unit as printed; what its neighbours add is filled in later."""

    start: int
    end: int
    number: Decimal  # as printed, without sign and scale
    decimals: int
    unit: Unit | None = None
    scale: Decimal = ONE  # of the word or letter beside it: 1E9 for billion
    has_scale: bool = False
    has_prefix: bool = False  # a currency stands before the number
    has_separator: bool = False  # 11,000
    is_per_share: bool = False
    is_of_share: bool = False  # a change of earnings per share: what follows "to" is per share too
    is_written: bool = False
    is_carried: bool = False  # the scale is its neighbour's
    bracket: int = -1  # where the bracket round all of it opens: a loss or an aside, the context decides
    sign: str = "none"  # glyph, parenthesis, word: what makes it negative; plus for a printed plus
    hedge: str = "exact"
    kind: str = ""  # unit kind where the neighbours decide it
    low: Decimal | None = None  # of a range, as value, with the signs printed
    high: Decimal | None = None

    @property
    def worth(self) -> Decimal:
        """What one printed unit is worth: scale and unit together."""
        return self.scale * self.unit.worth if self.unit else self.scale

    def close_brackets(self) -> None:
        """Take the brackets round the amount as its sign, and into its span."""
        self.start, self.end, self.sign = self.bracket, self.end + 1, "parenthesis"
        if self.low is not None:
            self.low, self.high = -self.high, -self.low


# White space within an amount. A line may be wrapped there, but what follows then is in small letters:
# a capital on the next line begins something else.
_GAP = r"(?:[ ]{1,3}|-|[ ]?\r?\n[ ]{0,6}(?-i:(?=[a-z])))"
_PER_SHARE = r"""
    (?: \s?/\s? | [ ]?-(?:a|per|each)- | \s{1,6}(?:a|per|each|an)[\s-]{1,6}
      | \s{1,6}(?=shr\b|share (?:[.,;)]|\s*\Z|\s+(?:in|for|from|vs|versus|on|and|to|compared)\b)) )
    (?: (?:basic|diluted|fully|common|ordinary|average|weighted|class|outstanding|and|or|limited|partner
        |partnership|preferred|primary|american|depositary|equity|adjusted|[AB]|[,&/+]) [ -]{0,2} ){0,8}
    (?: shares? | shrs? | ADS s? | ADR s? | (?<=common[ ])units? | (?<=partner[ ])units? ) \b
"""
_SHARES = r"""
    (?: of\s(?:its|our|their)\s(?:own\s)? )?
    (?: (?:new|common|ordinary|preferred|preference|outstanding|diluted|basic|weighted|average|additional
        |treasury|american|depositary
        |restricted|issued|underlying|class[ ][A-C]|registered|voting|non-voting|equity|more|fully)
        \s ){0,5}
    (?: shares | shrs | ADSs | share (?!-|\s(?:price|of|in|split|buyback|repurchase)) ) \b
"""
_SUFFIX = rf"""
    (?P<close> \) )?
    (?: {_GAP}? (?P<scale> {spelled(SCALES)} ) (?![A-Za-z])
      | [ ]? (?P<letter> MM|[KMBT] ) (?![A-Za-z'&]) )?
    (?: {_GAP}? (?P<unit> {spelled(UNITS)} ) (?![A-Za-z\d]|\.m\b) | {_GAP} (?P<shares> {_SHARES} ) )?
    (?P<per_share> {_PER_SHARE} )?
"""
_FLAGS = re.VERBOSE | re.IGNORECASE
DIGITS = re.compile(rf"(?P<number> {PRINTED} ) {_SUFFIX}", _FLAGS)
SPACED_DIGITS = re.compile(rf"(?P<number> {SPACED} ) {_SUFFIX}", _FLAGS)
WORDS = re.compile(rf"(?P<number> {WRITTEN} ) {_SUFFIX}", _FLAGS)


_SUM_BEFORE = re.compile(r"[$€£₹][\d.,]{1,8}\s?(?:-|to)\s?\Z")  # "$100-150m": the letter is the sum's
_DURATIONS = frozenset(word for word, unit in UNITS.items() if unit.kind == "duration")


def build_amount(shadow: str, match: re.Match, number: tuple[Decimal, int], prefix: Prefix) -> Amount | None:
    """The amount of a number, what follows it (``match``) and precedes it; None inside a longer word."""
    amount = Amount(
        prefix.start, match.end("number"), *number, unit=prefix.unit, has_prefix=bool(prefix.unit)
    )
    amount.sign = prefix.sign
    if match["close"] and prefix.bracket < 0:
        return amount  # "(base price: $59,995)": the bracket is not the number's own
    _read_scale(amount, match)
    _read_unit(amount, match)
    after = shadow[amount.end : amount.end + 2]
    if after[:1].isalnum() or (
        after[:1] in (".", ",") and after[1:].isdigit() and amount.end == match.end("number")
    ):
        return None
    if prefix.bracket >= 0:
        _read_bracket(amount, match, prefix, after[:1])
    return amount


def _read_scale(amount: Amount, match: re.Match) -> None:
    if match["scale"]:
        amount.scale = Decimal(10 ** SCALES[_key(match["scale"])])
        amount.end, amount.has_scale = match.end("scale"), True
    elif match["letter"] and (
        amount.unit
        or match["shares"]
        or _key(match["unit"] or "day") not in _DURATIONS
        or _SUM_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()])
    ):
        amount.scale = Decimal(10 ** LETTERS[match["letter"].lower()])
        amount.end, amount.has_scale = match.end("letter"), True


def _read_unit(amount: Amount, match: re.Match) -> None:
    word = _key(match["unit"]) if match["unit"] else "shares" if match["shares"] else ""
    unit = UNITS[word] if word and is_unit_here(match.string, match, word) else None
    if unit and unit.kind == "duration" and "," in match["number"]:
        return  # "tax credit of 78,000 qtr prior"
    if unit:
        if amount.unit is None:
            amount.unit = unit
        elif unit.kind != "money" or unit.worth != ONE:
            return  # "$5 million shares": the unit behind belongs to something else
        elif amount.unit.code == "USD" and unit.code in DOLLARS:  # "$5 million CAD"
            amount.unit = unit
        elif amount.unit != unit:
            return  # "the $3 trillion mark"
        amount.end = match.end("unit") if match["unit"] else match.end("shares")
    if match["per_share"] and amount.unit is None and amount.decimals and "." in match["number"]:
        amount.unit = Unit("money")  # "earned 3.90 per share": money, nobody says which
    if match["per_share"] and amount.unit and amount.unit.kind == "money":
        amount.is_per_share, amount.end = True, match.end("per_share")


def _read_bracket(amount: Amount, match: re.Match, prefix: Prefix, after: str) -> None:
    if match["close"] and (amount.end > match.end("close") or prefix.is_inner):
        # $(10.6) million, ($399.3) million, (3.2)%: a loss, whatever stands around
        amount.start = min(prefix.start, prefix.bracket)
        amount.end, amount.sign = max(amount.end, match.end("close")), "parenthesis"
    elif after == ")" or match["close"]:
        amount.bracket = prefix.bracket


def _key(words: str) -> str:
    return " ".join(words.lower().split())
