"""One number with what stands glued to it: sign, currency, scale, unit, "per share".

    "$(10.6) million", "RM23.50", "34 cts", "-13.75%", "sixfold", "half a billion euros" > Amount

A cheap pass finds digits and number words; here each is read with a grammar. Whether it is a value at
all, a part of a range or negative by its verb is decided by the files that look at its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

import re2

from assets.extract.numbers import PRINTED, WRITTEN, parse_printed, parse_written
from assets.extract.units import LETTERS, ONE, PREFIX_UNITS, PREFIXES, SCALES, UNITS, Unit, spelled


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
    is_written: bool = False
    is_carried: bool = False  # the scale is its neighbour's
    bracket: int = -1  # where the bracket round all of it opens: a loss or an aside, the context decides
    sign: str = "none"  # glyph, parenthesis, word: what makes it negative; plus for a printed plus
    hedge: str = "exact"
    kind: str = ""  # unit kind where the neighbours decide it
    low: Decimal | None = None  # of a range, as value without sign
    high: Decimal | None = None

    @property
    def worth(self) -> Decimal:
        """What one printed unit is worth: scale and unit together."""
        return self.scale * self.unit.worth if self.unit else self.scale


# White space within an amount. A line may be wrapped there, but what follows then is in small letters:
# a capital on the next line begins something else.
_GAP = r"(?:[ ]{1,3}|-|[ ]?\r?\n[ ]{0,6}(?-i:(?=[a-z])))"
_PER_SHARE = r"""
    (?: \s?/\s? | [ ]?-(?:a|per|each)- | \s+(?:a|per|each|an)\s+ | [ ](?=shr\b) )
    (?: (?:basic|diluted|fully|common|ordinary|average|weighted|class|outstanding|and|or|limited|partner
        |partnership|preferred|primary|american|depositary|equity|adjusted|[AB]|[,&/+]) [ -]{0,2} ){0,8}
    (?: shares? | shrs? | ADS s? | ADR s? | (?<=common[ ])units? | (?<=partner[ ])units? ) \b
"""
_SHARES = r"""
    (?: of\s(?:its|our|their)\s(?:own\s)? )?
    (?: (?:new|common|ordinary|preferred|preference|outstanding|diluted|basic|weighted|average|additional|treasury
        |restricted|issued|underlying|class[ ][A-C]|registered|voting|non-voting|equity|more|fully) \s ){0,5}
    (?: shares | shrs | ADSs | share (?!\s(?:price|of|in)) ) \b
"""
_SUFFIX = rf"""
    (?P<close> \) )?
    (?: {_GAP}? (?P<scale> {spelled(SCALES)} ) (?![A-Za-z])
      | [ ]? (?P<letter> MM|[KMBT] ) (?![A-Za-z'&]) )?
    (?: {_GAP}? (?P<unit> {spelled(UNITS)} ) (?![A-Za-z]) | {_GAP} (?P<shares> {_SHARES} ) )?
    (?P<per_share> {_PER_SHARE} )?
"""
_FLAGS = re.VERBOSE | re.IGNORECASE
_DIGITS = re.compile(rf"(?=[\d.]) (?P<number> {PRINTED} ) {_SUFFIX}", _FLAGS)
_WORDS = re.compile(rf"(?P<number> {WRITTEN} ) {_SUFFIX}", _FLAGS)

_CODES = "|".join(
    sorted((re.escape(code) for code in PREFIXES if code.isalpha() and len(code) > 2), key=len, reverse=True)
)
_PREFIX = re.compile(
    rf"""
    (?P<sign> (?<![\w%)'"$.]) [-+] )?
    (?P<open> \( [ ]? )?
    (?P<inner_sign> (?<=\() [-+] )?
    (?P<currency>
        (?<![A-Za-z.]) (?: (?:US|U\.S\.|HK|NT|NZ|CDN|S) [ ]? | CA|C|Cdn|Can|CAN|AU|A|SG|R|Mex|MX|AR|CL|J|TT|N|USD|CAD|AUD )? \$ (?: US|A|C|NZ|HK )?
      | [£€¥₹₩₽₺₪₦₫₱฿₴¢] | (?<![A-Za-z]) (?: JP¥ | CN¥ | RMB¥ | GB£ )
      | (?<![A-Za-z]) (?: {_CODES.upper()} | Rs\.? | Re\. | Rp\.? | RM | PS | DM | NIS | Stg | stg | kr | Kr | [SDNFB][Kk]?[Ff]?r | Dh | Dhs )
    )?
    [ ]{{0,2}}
    (?P<late_sign> (?<![\w%)]) [-+] | (?<=[A-Z]) - )? (?P<late_open> \( [ ]? )? \Z
    """,
    re.VERBOSE,
)
_PREFIX_REACH = 14  # characters: "(U.S. $ -(" and a little air
# Characters before a number after which no currency, sign or bracket can stand: the common case, read fast.
_PLAIN_BEFORE = frozenset("abcdefhijklmnoqtuvwxyz,;:!?|")

FOLDS = {
    "doubled": 2, "double": 2, "doubling": 2, "twice": 2, "twofold": 2, "tripled": 3, "triple": 3, "tripling": 3,
    "trebled": 3, "quadrupled": 4, "quadruple": 4, "quintupled": 5, "halved": Decimal("0.5"),
}  # fmt: skip
UNCHANGED = ("flat", "unchanged")
_TRIGGER = re2.compile(
    rb"(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    rb"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|four|fif|six|seven|eigh|nine)ty"
    rb"|half|hundred|an? (?:hundred|third|quarter|fourth|fifth|half|per ?cent|million|billion|trillion|cent|penny)"
    rb"|doubl(?:ed?|ing)|tripl(?:ed?|ing)|trebled|quadrupled?|quintupled|halved|twice|flat|unchanged)(?:fold)?\b"
)


def find_amounts(shadow: str, start: int, end: int) -> list[Amount]:
    """Every number between ``start`` and ``end`` that may be a value, in order; bare ones have no unit."""
    amounts = [
        amount
        for match in _DIGITS.finditer(shadow, start, end)
        if (amount := _read_digits(shadow, match, start))
    ]
    words = _find_words(shadow, start, end)
    if not words:
        return amounts
    merged: list[Amount] = []
    for amount in sorted(amounts + words, key=lambda amount: (amount.start, -amount.end)):
        if not merged or amount.start >= merged[-1].end:
            merged.append(amount)
    return merged


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


def _read_digits(shadow: str, match: re.Match, floor: int) -> Amount | None:
    at = match.start()
    before = shadow[at - 1] if at > floor else " "
    if before == " " and (at - 2 < floor or shadow[at - 2] in _PLAIN_BEFORE):
        prefix = None
    else:
        prefix = _PREFIX.search(shadow[max(floor, at - _PREFIX_REACH) : at])
        if not prefix[0].strip():
            prefix = None
            if not _may_begin(shadow, match, before):
                return None
    number = parse_printed(match["number"])
    amount = _suffixed(shadow, match, number, prefix) if number else None
    if amount:
        amount.has_separator = "," in match["number"]
    return amount


def _may_begin(shadow: str, match: re.Match, before: str) -> bool:
    """Whether a number may begin after this character: not in H100, 1.2.3 or an address; in DELL3.24% it may."""
    if before == ":" and shadow[match.start() - 2 : match.start() - 1].isdigit():
        return False  # 2:55 p.m.
    if before.isspace() or before in "(-[\"'<>=*~/|:+":
        return True
    return before.isalpha() and match["unit"] == "%" and shadow[match.start() - 1].isupper()


def _suffixed(
    shadow: str, match: re.Match, number: tuple[Decimal, int], prefix: re.Match | None
) -> Amount | None:
    """The amount of a number, what follows it (``match``) and what precedes it (``prefix``)."""
    amount = Amount(match.start(), match.end("number"), *number)
    currency = prefix["currency"] if prefix else None
    opened = bool(prefix and (prefix["open"] or prefix["late_open"]))
    if match["close"] and not opened:  # "(base price: $59,995)": the bracket is not the number's own
        if currency:
            amount.unit, amount.has_prefix = PREFIX_UNITS[_key(currency).replace(" ", "")], True
            _read_prefix(amount, prefix, match, "")
        return amount
    _read_scale(amount, match, currency)
    _read_unit(amount, match, currency)
    after = shadow[amount.end : amount.end + 1]
    if after.isalnum() or (after in (".", ",") and shadow[amount.end + 1 : amount.end + 2].isdigit() and shadow[amount.end - 1].isdigit()):
        return None
    if prefix:
        _read_prefix(amount, prefix, match, after)
    return amount


def _read_scale(amount: Amount, match: re.Match, currency: str | None) -> None:
    if match["scale"]:
        amount.scale = Decimal(10 ** SCALES[_key(match["scale"])])
        amount.end, amount.has_scale = match.end("scale"), True
    elif match["letter"]:
        unit = match["unit"] or match["shares"]
        if not currency and not unit:
            return
        amount.scale = Decimal(10 ** LETTERS[match["letter"].lower()])
        amount.end, amount.has_scale = match.end("letter"), True


def _read_unit(amount: Amount, match: re.Match, currency: str | None) -> None:
    if currency:
        amount.unit, amount.has_prefix = PREFIX_UNITS[_key(currency).replace(" ", "")], True
    unit = UNITS[_key(match["unit"])] if match["unit"] else UNITS["shares"] if match["shares"] else None
    if unit and (not currency or (unit.kind == "money" and unit.worth == 1)):
        amount.unit = unit if not currency or amount.unit.code == "USD" else amount.unit
        amount.end = match.end("unit") if match["unit"] else match.end("shares")
    elif unit:
        return
    if match["per_share"] and amount.unit and amount.unit.kind == "money":
        amount.is_per_share, amount.end = True, match.end("per_share")


def _read_prefix(amount: Amount, prefix: re.Match, match: re.Match, after: str) -> None:
    # Offsets of the prefix count back from where the number starts.
    base = match.start() - len(prefix.string)
    glyph = prefix["sign"] or prefix["inner_sign"] or prefix["late_sign"]
    opened = prefix["open"] or prefix["late_open"]
    first = "currency" if prefix["currency"] else "late_open"
    if match["close"] and opened and (amount.end > match.end("close") or (prefix["late_open"] and prefix["currency"])):
        # $(10.6) million, ($399.3) million, (3.2)%: a loss, whatever stands around
        amount.start = base + prefix.start("open" if prefix["open"] else first)
        amount.end, amount.sign = max(amount.end, match.end("close")), "parenthesis"
        return
    if opened and (after == ")" or match["close"]):
        amount.bracket = base + prefix.start("open" if prefix["open"] else "late_open")
    if prefix["currency"]:
        amount.start = base + prefix.start("currency")
    elif prefix["late_sign"]:
        amount.start = base + prefix.start("late_sign")
    if (prefix["sign"] and not opened) or prefix["inner_sign"]:
        amount.start = base + prefix.start("sign" if prefix["sign"] and not opened else "inner_sign")
    if glyph:
        amount.sign = "glyph" if glyph == "-" else "plus"


def _read_words(shadow: str, at: int, end: int) -> Amount | None:
    match = _WORDS.match(shadow, at, end)
    if not match:
        return _read_fold(shadow, at, end)
    number = parse_written(match["number"])
    if not number or shadow[at - 1 : at] in ("-", "$", "'", "/"):
        return None
    amount = _suffixed(shadow, match, number, None)
    if amount:
        amount.is_written = True
    return amount


_FOLD = re.compile(r"(?!double-digit|double digit|triple-digit)([a-z]+)(?![a-z-])", re.IGNORECASE)


def _read_fold(shadow: str, at: int, end: int) -> Amount | None:
    match = _FOLD.match(shadow, at, end)
    word = match[1].lower() if match else ""
    if word in FOLDS:
        number = Decimal(FOLDS[word])
        return Amount(
            at, match.end(), number, 1 if word == "halved" else 0, Unit("multiple"), is_written=True
        )
    if word in UNCHANGED:
        return Amount(at, match.end(), Decimal(0), 0, Unit("ratio"), kind="change_ratio", is_written=True)
    return None


def _key(words: str) -> str:
    return " ".join(words.lower().split())
