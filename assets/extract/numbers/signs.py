"""Which way a number points: down by its verb, a loss by its noun, negative by its brackets.

A number may take this from the one before it: "fell $5 million, or 3 percent" falls twice,
"a loss of $5 million, compared with $8 million" loses twice.
"""

from __future__ import annotations

import re

from assets.extract.numbers.amount_grammar import Amount
from assets.extract.numbers.governing_words import GLUED_HEDGES, HEDGE_WORDS, LINKS, TRANSITIVE, words
from assets.extract.numbers.governors import Governor, govern_after, hedge_after, is_change_word
from assets.extract.numbers.units import UNITS

# "fell $5 million, or 3 percent", "a loss of $5 (€4)": the same thing said again, or the next in a row.
_AGAIN = re.compile(
    r"""
    (?: \s (?:basic|diluted|primary|fully\sdiluted) )? ,?
    (?: \s? (?:for|from|in|over|versus|vs\.?) \s [\w\s-]{1,30}? (?=\s(?:and|or)\b) )?  # a year ago
    \s{0,3} (?: ,? \s? \b(?:or|and)\b | / | \( ) \s{0,6}
    (?: (?:about|approximately|nearly|roughly|by) \s )? \(?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIME = r"""[\s,;()]{0,4}
    (?: in \s the \s [\w\s-]{1,30}? ,? \s )?                # in the second quarter
    (?: from | vs\.? | versus | against | (?:as\s)? compared \s (?:with|to) | (?:19|20)\d\d \s? : ) \s{0,6}
"""
_COMPARED = re.compile(
    _TIME + r"(?: (?:about|approximately|a|an|the|net|loss|losses|of) \s{1,6} )* \(?",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    _TIME + r"(?: (?:about|a|an|the|net|loss|profit|of) \s{1,6} )* \(?", re.VERBOSE | re.IGNORECASE
)
# Words before a bracket that make it a figure in its own right: "EPS of ($0.31)" is a loss,
# "609 million euros ($780 million)" is only said again.
_OWN_FIGURE = frozenset(
    words(
        """of was were is to vs versus from and or at by loss losses eps share income earnings ebitda
        profit shr net total operating cash flow with"""
    )
)
_OUTLOOKS = frozenset(
    words("loss profit reaching hit view outlook guidance forecast target estimate estimates ffo consensus")
)
_LEVEL = re.compile(  # "rose 12 percent to a record $1.45"
    r""",?\s+ (?: (?: year[- ]o(?:ver|n)[- ]year | sequentially | y/y ) ,?\s+ )?
    (?:to|at|from) \s+ (?: (?:a|record|about|approximately) \s+ )*""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_ON_YEAR = re.compile(
    r"\s*(?:y/y|yoy|q/q|qoq|year[- ]o(?:ver|n)[- ]year|cagr|compound\s+annual)\b", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\s?\Z")
_ROW = re.compile(r"\)[ ]*[(\d$-]")
_LOSS_PER_SHARE = re.compile(
    r"""
    \s+ (?: (?:in|of|net|diluted|basic|adjusted) \s+ )* (?: loss | earnings | profit | income ) \s+
    (?: per | a ) \s+ (?: [a-z]+ \s+ )? share \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST_POINTS = 25  # an index moves by more, a margin by less; between them the words around decide
_MARGINS = re.compile(
    r"\b(?:margin|rate|ratio|yield|share|mix|spread|utilization|penetration)", re.IGNORECASE
)
_INDEX = re.compile(
    r"\b(?:index|average|composite|s&p|dow|djia|nasdaq|ftse|dax|cac|nikkei|stoxx|tsx|sensex|nifty|russell|futures)\b",
    re.IGNORECASE,
)


def settle_sign(
    shadow: str,
    amount: Amount,
    before: Amount | None,
    gap: str,
    last: Governor,
    words: list[str],
    governor: Governor,
) -> Governor:
    """Fill in the amount's sign, hedge and kind; answer what governs it, for the number after it."""
    if amount.hedge == "exact":
        glued = GLUED_HEDGES.get(shadow[amount.start - 1 : amount.start] or " ")
        amount.hedge = hedge_after(shadow, amount.end) or glued or governor.hedge
    role = governor.role or govern_after(shadow, amount.end)
    if before and not role:
        if _AGAIN.fullmatch(gap):
            role = last.role
        elif last.role == "loss" and _COMPARED.fullmatch(gap):
            role = "loss"
    if not _takes(amount, role, governor):
        role = ""
    is_move = amount.sign == "plus" or _YEAR_ON_YEAR.match(shadow, amount.end)  # (+12% Y/Y)
    if amount.unit.kind == "ratio" and (role in ("up", "down") or is_move):
        amount.kind = "change_ratio"
    is_less = role in ("down", "loss", "negative") and not _is_range_before(shadow, amount, before)
    if amount.sign == "none" and is_less and amount.number:
        amount.sign = "word"
    return Governor(governor.hedge, role, governor.word)


def _is_range_before(shadow: str, amount: Amount, before: Amount | None) -> bool:
    """Whether a range is the one that another replaces: "5.5% to 7.5%, down from 10% to 11%"."""
    is_after_range = amount.low is not None and before is not None and before.low is not None
    return is_after_range and shadow[amount.start : amount.start + 4].lower() == "from"


def _takes(amount: Amount, role: str, governor: Governor) -> bool:
    """Whether an amount of this kind can be moved or lost by these words."""
    kind = amount.unit.kind
    if kind == "count" and role == "loss":
        return governor.word != "lost"  # "Net loss 92,623": wires leave the currency out
    if kind in ("shares", "duration", "multiple") or (kind == "count" and amount.unit.code != "point"):
        return False
    if role == "loss":
        return kind in ("money", "ratio") or governor.word == "lost"
    is_small = kind != "money" or amount.unit.worth < 1
    if governor.word == "off":
        return is_small
    return is_small or governor.word not in TRANSITIVE


def settle_brackets(shadow: str, amount: Amount, before: Amount | None, gap: str, words: list[str]) -> None:
    """Make a figure in brackets negative where it stands as a figure of its own."""
    if amount.bracket < 0 or amount.sign not in ("none", "word"):
        return
    if amount.unit.kind == "count":  # a row of a statement: "Interest (1,669) (32)"
        if _ROW.match(shadow, amount.end) or (before and gap.strip() == "("):
            amount.close_brackets()
        return
    if before and gap.strip() == "(" and not amount.is_carried:
        return  # 609 million euros ($780 million)
    if amount.has_scale and _YEAR_BEFORE.search(shadow, max(0, amount.bracket - 5), amount.bracket):
        return  # "from the second quarter of 2024 ($147 million)"
    word = words[1] if len(words) > 1 and words[0] == "(" else words[0] if words and words[0] != "(" else ""
    if amount.is_carried or word in _OWN_FIGURE:
        amount.close_brackets()


def settle_unit(shadow: str, amount: Amount, before: Amount | None, gap: str, words: list[str]) -> None:
    """Tell points of a percentage from points of an index, and amounts per share from others."""
    unit = amount.unit
    if unit.code == "point" and unit.kind == "count":
        line = shadow[max(0, amount.start - 60) : amount.end + 40]
        is_small = amount.number <= _MOST_POINTS and not _INDEX.search(line)
        if is_small and ((amount.is_written and amount.number < 1) or _MARGINS.search(line)):
            amount.unit = UNITS["percentage points"]
    elif amount.kind == "change_ratio":
        amount.is_of_share = _is_per_share(words)
    elif unit.kind == "money" and not (amount.has_scale or amount.has_separator or amount.is_per_share):
        is_row = not gap.strip()  # the next column of a row
        again = (
            before and before.is_per_share and (is_row or _AGAIN.fullmatch(gap) or _OTHER_YEAR.fullmatch(gap))
        )
        moved = before and before.is_of_share and _LEVEL.fullmatch(gap)
        behind = _LOSS_PER_SHARE.match(shadow, amount.end)
        amount.is_per_share = bool(again or moved or behind) or _is_per_share(words)


def _is_per_share(words: list[str]) -> bool:
    for at, word in enumerate(words):
        if word.endswith("eps") or word == "shr":
            return True
        if word in ("share", "ads"):
            return words[at + 1 : at + 2] == ["per"] or "per" in words[at + 1 : at + 4]
        if not (word in LINKS or word in HEDGE_WORDS or word in _OUTLOOKS or is_change_word(word)):
            return False
    return False
