"""Numbers that are the two ends of a range.

"between $5.3 and $5.6 billion" > one range;  "from $2 to $3" after "rose" > two values

Two that are none may still share a unit, said once: ``numbers/carry.py``.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assets.extract.numbers.amount_grammar import Amount
from assets.extract.numbers.carry import carry, carry_back, carry_over_bracket, carry_through
from assets.extract.numbers.governors import govern, words_before
from assets.extract.numbers.not_values import COUNTED
from assets.extract.numbers.units import ONE, Unit
from assets.extract.rare import compile_rare

_TO = re.compile(
    r"\)?\s*(?:-|to|-to-|through)\s*(?:(?:about|approximately|around|roughly|nearly|a\s|an\s)\s*)*\(?",
    re.IGNORECASE,
)
_AND = re.compile(r"\)?\s*(?:and|&)\s*(?:(?:about|approximately|around|~)\s*)?\(?", re.IGNORECASE)
_BARE_TO = re.compile(r" ?- ?| (?:to|and) ", re.IGNORECASE)  # 2,400 to 2,600; a wider gap is a column's
_TO_NEXT = re.compile(r"\s+to\s+\S{0,3}\d+(?:\.\d+)?\s+(?:to|and)\s")
_SOME_MONEY = Unit("money")
_RANGE_WORDS = frozenset(["range", "ranging", "between", "ranges", "ranged"])
_MOVING = frozenset(["went", "moved", "swung"])
_FROM = compile_rare(r"\b(?:from|between)\s+(?:(?:about|approximately|around)\s+|~)?\(?\Z", re.IGNORECASE)
_THEN_FROM = re.compile(r"\)?[\s,]*(?:per\s+share[\s,]*)?(?:up\s|down\s)?from\s+\(?", re.IGNORECASE)
# "decreased by five pct to 31 pct": a change is smaller than its level; as a range it would be wider than
# any outlook we have seen.
_WIDEST = 4


_NEAR = 60  # characters between two numbers that may share a unit


def join(shadow: str, amounts: list[Amount], floor: int, is_alone: bool = False) -> list[Amount]:
    """The amounts with ranges joined and units carried; nothing else is changed.

    ``is_alone``: the text is a surface cut out before, so two numbers in it are known to be one range.
    """
    joined: list[Amount] = []
    for amount in amounts:
        if joined and amount.start - joined[-1].end < _NEAR:
            before = joined[-2] if len(joined) > 1 else None
            if _join(shadow, joined[-1], amount, before, floor, is_alone):
                continue
            carry_through(shadow, joined)
        joined.append(amount)
    return joined


def _join(
    shadow: str, first: Amount, second: Amount, before: Amount | None, floor: int, is_alone: bool
) -> bool:
    """Make ``first`` the range from first to second, or carry a unit; True where second is now part of it.

    ``before``: the number before the first; ``floor``: where the text begins.
    """
    gap = shadow[first.end : second.start]
    if first.low is not None:
        return False
    if carry_over_bracket(first, second, gap):
        return True
    is_bare = first.unit is None and second.unit is None and not second.has_scale
    is_apart = first.bracket >= 0 or second.bracket >= 0 or not _BARE_TO.fullmatch(gap)
    is_bare = is_bare and (is_apart or not (first.has_separator and second.has_separator))
    if is_bare and not is_alone and not COUNTED.match(shadow, second.end):
        return False
    floors = (floor, before.end if before else floor)
    opening = _FROM.search(shadow[max(floors[1], first.start - 30) : first.start])
    opener = opening[0].split()[0].lower() if opening else ""
    if _is_part(first) and second.unit and second.unit.kind == "money":
        return False  # "jumped a fifth to $240 million"
    if _TO.fullmatch(gap) or (opener == "between" and _AND.fullmatch(gap)):
        if second.unit == _SOME_MONEY and first.has_prefix:
            second.unit = first.unit  # "$3.60 to 3.90 per share"
        is_earlier = opener == "from" and _is_earlier_range(shadow, before, first, second)
        if is_alone or is_earlier or _may_join(shadow, first, second, floors, opener, gap):
            _make_range(first, second, opening)
            return True
        carry_back(first, second)
        return False
    if first.bracket >= 0 and before is not None and before.unit:  # "4 billion francs ($5 billion) from 3"
        carry(shadow, before, second, gap.lstrip(")"))
    else:
        carry(shadow, first, second, gap)
    return False


def _may_join(
    shadow: str, first: Amount, second: Amount, floors: tuple[int, int], opener: str, gap: str
) -> bool:
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.unit and not second.unit:
        is_sum = first.unit.kind == "money" and (second.has_scale or first.has_prefix)
        if not is_sum:  # "double to 352 mln"
            return False
    low, high = _ends(first, second)
    # "rose by 37 percent, from 0.9 to 1.2 percent": the verb may stand before another number.
    words = words_before(shadow, floors[0] if opener == "from" else floors[1], first.start)
    if opener == "from":
        words = words[words.index("from") + 1 :] if "from" in words else words
        # "raised from 5 to 7 percent to 6 to 8 percent": the first two are one range after all.
        return low < high and (not _is_change(words) or bool(_TO_NEXT.match(shadow, second.end)))
    is_counted = first.unit is None and (second.unit or COUNTED.match(shadow, second.end))
    if opener == "between" or "-" in gap or is_counted:
        return low < high or (opener == "between" and low != high)
    governor = govern(words)
    if governor.role in ("up", "down"):
        is_ratio = first.unit and first.unit.kind != "money" and not first.is_per_share
        return bool(is_ratio) and low < high <= low * _WIDEST
    return low < high or (governor.role == "loss" and low != high)


def _is_part(amount: Amount) -> bool:
    """Whether a number is a part of something: a fifth, half."""
    return amount.is_written and amount.number < 1 and not amount.has_scale


def _is_earlier_range(shadow: str, before: Amount | None, first: Amount, second: Amount) -> bool:
    """Whether a range is told with the one it replaces: "raised to $3.15 to $3.35 from $2.90 to $3.10"."""
    if before is None or before.low is None or not _THEN_FROM.fullmatch(shadow, before.end, first.start):
        return False
    low, high = _ends(first, second)
    return low < high and first.unit in (None, before.unit) and (second.unit or first.unit) == before.unit


def _is_change(words: list[str]) -> bool:
    """Whether "from" follows a verb of change: "rose from", "an increase in revenue from"."""
    for word in words[:8]:
        if word in _RANGE_WORDS or word in ";:":
            return False
        if word in _MOVING or govern([word]).role in ("up", "down"):
            return True
    return False


def _ends(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """What both ends are worth, with their signs, where the unit, and perhaps the scale, is said once."""
    unit = (second.unit or first.unit).worth if second.unit or first.unit else ONE
    low, high = _signed(first, first.scale * unit), _signed(second, second.scale * unit)
    if second.has_scale and not first.has_scale and first.has_separator <= second.has_separator:
        shared = _signed(first, second.scale * unit)
        # "($1.0) to $1.0 million", "a loss of $2 to $1 million", but "$500 to $1.5 million"
        if shared < high or low > high or abs(shared) <= abs(high) * _WIDEST:
            low = shared
    return low, high


def _signed(amount: Amount, worth: Decimal) -> Decimal:
    return -amount.number * worth if _is_negative(amount) else amount.number * worth


def _is_negative(amount: Amount) -> bool:
    return amount.sign in ("glyph", "parenthesis") or amount.bracket >= 0


def _make_range(first: Amount, second: Amount, opening: re.Match | None) -> None:
    first.low, first.high = sorted(_ends(first, second))
    start = first.start - len(opening[0]) if opening else first.start
    if first.bracket >= 0:  # ($0.05) to ($0.02)
        start, first.sign = min(start, first.bracket), "parenthesis"
    first.start = start
    first.end = second.end + 1 if second.bracket >= 0 else second.end
    first.bracket = -1
    first.sign = second.sign if first.sign in ("none", "plus") else first.sign
    first.unit = second.unit or first.unit
    if second.has_scale:
        first.scale, first.has_scale = second.scale, True
    first.decimals = max(first.decimals, second.decimals)
    first.is_per_share = first.is_per_share or second.is_per_share
    first.has_separator = first.has_separator or second.has_separator
    first.hedge = "range"
