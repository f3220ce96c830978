"""Numbers that belong together: two ends of a range, a unit said once for several.

"between $5.3 and $5.6 billion" > one range;  "from $2 to $3" after "rose" > two values
"$0.24 and $0.23 per share" > both per share; "134 mln stg vs 759 mln" > both sterling
"""

from __future__ import annotations

import re
from decimal import Decimal

from assets.extract.numbers.amount_grammar import Amount
from assets.extract.numbers.governors import govern, words_before
from assets.extract.numbers.not_values import COUNTED
from assets.extract.numbers.units import ONE, Unit

_TO = re.compile(
    r"\)?\s*(?:-|to|-to-|through)\s*(?:(?:about|approximately|around|roughly|nearly|a\s|an\s)\s*)*\(?",
    re.IGNORECASE,
)
_AND = re.compile(r"\)?\s*(?:and|&)\s*(?:(?:about|approximately|around|~)\s*)?\(?", re.IGNORECASE)
_VS = re.compile(r"\b(?:vs|versus)\b", re.IGNORECASE)
_ENDS = (",", ".", ";", ")", "\n", "")
_TO_NEXT = re.compile(r"\s+to\s+\S{0,3}\d+(?:\.\d+)?\s+(?:to|and)\s")
_LIST = re.compile(r"\s*,?\s*(?:and|,|to|/|vs\.?|versus)\s*", re.IGNORECASE)
_VERSUS = re.compile(
    r"""
    \s*,? (?: \s* in \s [\w\s,]{1,40}? )?          # in 1986, in the half ended December 31
    (?: \s* \b (?:vs|versus) \b \.? | \s+ (?:against|compared\s+(?:with|to)|from) ) \s*
    (?: (?:an?\s+)? (?:net\s+)? (?:loss|losses|profit|profits) (?:\s+of)? \s* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SOME_MONEY = Unit("money")
_RANGE_WORDS = frozenset(["range", "ranging", "between", "ranges", "ranged"])
_FROM = re.compile(r"\b(?:from|between)\s+(?:(?:about|approximately|around)\s+|~)?\(?\Z", re.IGNORECASE)
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
            before = joined[-2].end if len(joined) > 1 else floor
            if _join(shadow, joined[-1], amount, (floor, before), is_alone):
                continue
        joined.append(amount)
    return joined


def _join(shadow: str, first: Amount, second: Amount, floors: tuple[int, int], is_alone: bool) -> bool:
    """Make ``first`` the range from first to second, or carry a unit; True where second is now part of it.

    ``floors``: where the text begins, and where the number before the first ended.
    """
    gap = shadow[first.end : second.start]
    if first.low is not None:
        return False
    is_bare = first.unit is None and second.unit is None and not second.has_scale
    if is_bare and not is_alone and not COUNTED.match(shadow, second.end):
        return False
    opening = _FROM.search(shadow[max(floors[1], first.start - 30) : first.start])
    opener = opening[0].split()[0].lower() if opening else ""
    if _TO.fullmatch(gap) or (opener == "between" and _AND.fullmatch(gap)):
        if second.unit == _SOME_MONEY and first.has_prefix:
            second.unit = first.unit  # "$3.60 to 3.90 per share"
        if is_alone or _may_join(shadow, first, second, floors, opener, gap):
            _make_range(first, second, opening)
            return True
        _carry_back(first, second)
        return False
    _carry(shadow, first, second, gap)
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
    if opener == "between" or "-" in gap or first.unit is None:
        return low < high or (opener == "between" and low != high)
    governor = govern(words)
    if governor.role in ("up", "down"):
        is_ratio = first.unit.kind != "money" and not first.is_per_share
        return is_ratio and low < high <= low * _WIDEST
    return low < high or (governor.role == "loss" and low != high)


def _is_change(words: list[str]) -> bool:
    """Whether "from" follows a verb of change: "rose from", "an increase in revenue from"."""
    for word in words[:8]:
        if word in _RANGE_WORDS or word in ";:":
            return False
        if govern([word]).role in ("up", "down"):
            return True
    return False


def _ends(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """What both ends are worth, with their signs, where the unit, and perhaps the scale, is said once."""
    unit = (second.unit or first.unit).worth if second.unit or first.unit else ONE
    low, high = _signed(first, first.scale * unit), _signed(second, second.scale * unit)
    if second.has_scale and not first.has_scale and not first.has_separator:
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


def _carry_back(first: Amount, second: Amount) -> None:
    """Give the bare first of "from 4.8 to 4.7 percent" the unit said once, behind the second."""
    is_free = not first.has_scale and not first.has_separator
    if first.unit is None and second.unit and not second.has_prefix and (is_free or second.unit.worth == ONE):
        first.unit, first.is_per_share = second.unit, second.is_per_share
        if is_free:
            first.scale, first.is_carried = second.scale, second.worth != ONE


def _carry(shadow: str, first: Amount, second: Amount, gap: str) -> None:
    if second.bracket >= 0 and second.unit is None and first.unit and not gap.strip(" \t|("):
        if second.decimals or second.has_separator:  # a row: $3.17 | (1.19)
            second.unit, second.is_per_share, second.is_carried = first.unit, first.is_per_share, True
        return
    if (
        second.is_per_share
        and not first.has_separator
        and first.unit
        and first.unit.kind == "money"
        and not first.has_scale
        and _LIST.fullmatch(gap)
    ):
        first.is_per_share = True
    elif first.unit and second.unit is None and _VERSUS.fullmatch(gap):
        _carry_on(shadow, first, second, gap)


def _carry_on(shadow: str, first: Amount, second: Amount, gap: str) -> None:
    """Give "759 mln" the pounds of "134 mln stg vs 759 mln", and "61.5" the percent before it."""
    if second.has_scale:
        if first.unit.worth == ONE:
            second.unit, second.is_per_share = first.unit, first.is_per_share
        return
    is_alike = second.decimals == first.decimals and not second.has_separator
    is_end = shadow[second.end : second.end + 1] in _ENDS
    if _VS.search(gap) or (is_alike and (first.decimals or is_end)):
        second.unit, second.is_per_share = first.unit, first.is_per_share
        second.scale = ONE if second.has_separator else first.scale
        second.is_carried = second.worth != ONE
