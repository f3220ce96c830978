"""A unit or a scale that is said once for several numbers.

"$0.24 and $0.23 per share" > both per share;  "134 mln stg vs 759 mln" > both sterling
"$1.2 and $1.3 million, respectively" > both millions;  "MSEK 2,310 (1,980)" > both MSEK
"""

from __future__ import annotations

import re

from assets.extract.numbers.amount_grammar import Amount
from assets.extract.numbers.units import ONE

_VS = re.compile(r"\b(?:vs|versus)\b", re.IGNORECASE)
_ENDS = (",", ".", ";", ")", "\n", "")
_LIST = re.compile(r"\s*,?\s*(?:and|,|to|/|vs\.?|versus)\s*", re.IGNORECASE)
_NORTHERN = frozenset(("SEK", "NOK", "DKK", "ISK"))
_BRACKETS_LAST_YEAR = _NORTHERN | {"EUR"}  # Finnish and Dutch houses do so too
_FOOTNOTES = 10  # a smaller whole number in brackets is rather a footnote's
_COMMA = re.compile(r"\s*,\s*")
_PAIR = re.compile(r"\s*,?\s*(?:and|or)\s*", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"[^.;]{0,80}?\brespectively\b", re.IGNORECASE)
_VERSUS = re.compile(
    r"""
    \s*,? (?: \s* (?: in | this ) \s [\w\s,]{1,40}? )?    # in 1986, in the half ended December 31
    (?: \s* \b (?:vs|versus) \b \.? | \s+ (?:against|compared\s+(?:with|to)|from)
      | \s+ (?:and|while|with) \s+ (?:the|a) \s+ (?:low|lowest|high|highest|median|mean|average)  # estimate
        (?: \s+ (?:forecast|estimate|is|was|at|of) ){0,3} ) \s*
    (?: (?:an?\s+)? (?:net\s+)? (?:loss|losses|profit|profits) (?:\s+of)? \s* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def carry_back(first: Amount, second: Amount) -> None:
    """Give the bare first of "from 4.8 to 4.7 percent" the unit said once, behind the second."""
    is_free = not first.has_scale and not first.has_separator
    if first.unit is None and second.unit and not second.has_prefix and (is_free or second.unit.worth == ONE):
        first.unit, first.is_per_share = second.unit, second.is_per_share
        if is_free:
            first.scale, first.is_carried = second.scale, second.worth != ONE


def carry(shadow: str, first: Amount, second: Amount, gap: str) -> None:
    """Give either number the unit or the scale that stands with the other; nothing where none is shared."""
    if second.bracket >= 0 and second.unit is None and first.unit and not gap.strip(" \t|("):
        _carry_into_bracket(first, second)
        return
    if _shares_scale(shadow, first, second, gap):
        first.scale, first.is_carried = second.scale, True
    elif (
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


def carry_over_bracket(first: Amount, second: Amount, gap: str) -> bool:
    """Give "EUR 1,234.5 (1,198.3) million" its scale; True where the second is last year's, in brackets.

    The figure of last year is not said on its own: cut out, its brackets would make it a loss.
    """
    is_last_year = (
        gap == " "
        and second.sign == "parenthesis"
        and second.has_scale
        and not (second.has_prefix or second.unit or first.has_scale)
        and first.decimals == second.decimals
        and first.unit is not None
        and first.unit.code in _BRACKETS_LAST_YEAR
    )
    if is_last_year:
        first.scale, first.is_carried = second.scale, True
    return is_last_year


def _carry_into_bracket(first: Amount, second: Amount) -> None:
    """Give what stands in brackets behind a sum its unit: a loss in a row, last year's sum in prose.

    "$3.17 | (1.19)" is a row; in "MSEK 2,310 (1,980)" and "EUR 4.1 million (3.9)" it is the year before.
    """
    if first.unit.kind == "ratio":
        return  # "7.5 % (7.4)": a change or last year's, nobody says
    if first.worth > ONE or first.unit.code in _NORTHERN:
        is_alike = first.decimals == second.decimals and (second.decimals or second.number >= _FOOTNOTES)
        if not (is_alike and first.unit.code in _BRACKETS_LAST_YEAR and first.sign == "none"):
            return  # "$4.1 million (3)" has a footnote
        second.scale, second.bracket = first.scale, -1
    if second.bracket < 0 or second.decimals or second.has_separator:
        second.unit, second.is_per_share, second.is_carried = first.unit, first.is_per_share, True


def _shares_scale(shadow: str, first: Amount, second: Amount, gap: str) -> bool:
    """Whether a scale is said once for a pair: "$1.2 and $1.3 million, respectively".

    An amount per share beside a sum ("$1.20 and $1.2 million") is not one of a pair.
    """
    if first.has_scale or first.has_separator or not second.has_scale or first.unit != second.unit:
        return False
    is_pair = _PAIR.fullmatch(gap) and first.decimals == second.decimals
    is_said = first.decimals == 1 or _RESPECTIVELY.match(shadow, second.end)
    return bool(is_pair and is_said and first.unit and first.unit.kind == "money" and not first.is_per_share)


def carry_through(shadow: str, joined: list[Amount]) -> None:
    """Give the scale that the last one took to those in a row with it: "$0.3, $0.4 and $0.5 billion"."""
    for at in range(len(joined) - 1, 0, -1):
        before, last = joined[at - 1], joined[at]
        is_alike = before.unit == last.unit and before.decimals == last.decimals
        is_free = is_alike and not (before.has_scale or before.has_separator or before.is_carried)
        if not (last.is_carried and is_free and _COMMA.fullmatch(shadow, before.end, last.start)):
            return
        before.scale, before.is_carried = last.scale, True


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
