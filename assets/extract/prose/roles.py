"""What a number is doing in its clause, read from the letters between it and its metric.

letters between metric (or the number before) and number > adjuncts away > how they end > role

level    the metric's own value          "revenue was Q", "rose 3 % to Q", "EPS: Q"
change   by how much it changed          "rose Q", "an increase of Q", "up Q"
prior    what it was before              "from Q", "compared with Q"
share    the same figure per share       "$5 million, or Q a share"
None     anything else: nothing is stated
"""

from __future__ import annotations

import re

LEVEL, CHANGE, PRIOR, SHARE = "level", "change", "prior", "share"

_BRACKETS = re.compile(r"\([^()]*\)")
# "from a year earlier", "in the second quarter and six months", "for Acme"
_ADJUNCT = re.compile(
    r"[yGX]|x(?=[Olt]|[ud][tb])|(?:[fiO@rv]?[PYSqADh](?:,?a?[PYSqADh])*)|B[wC]{1,4}|B|(?:[fO@ib]C)|C|T[YS](?=,?i)"
)
# "compared with second-quarter 2019's Q": the comparison is with the number, not with the time
_COMPARED_TIME = re.compile(r"([rv])[PYSqA]+O?$")
# "down 3 % on last year's Q"
_ON_LAST_YEARS = re.compile(r"f[YS]$")


def strip_adjuncts(path: str) -> str:
    """The letters of a path without brackets, times, names and commas.

    >>> strip_adjuncts("fP,l")
    'l'
    >>> strip_adjuncts("rYau")
    'au'
    """
    path = _BRACKETS.sub("", path).lstrip(")")
    path = _COMPARED_TIME.sub(r"\1", path)
    path = _ON_LAST_YEARS.sub("v", path)
    path = _ADJUNCT.sub("", path).lstrip(")")
    return re.sub(r"[,j]+", "", path)


# --- from a metric to its number: "revenue ... Q" ----------------------------------------

_FROM_METRIC = (
    (LEVEL, re.compile(r"[gltE]*[ud=]l?[glE]*[ud]?r?t[lO]?$")),  # rose to, expected to increase to
    (LEVEL, re.compile(r"[gltE]*(?:[ud]t|gt?)T$")),  # guidance increased to exceed, should exceed
    (LEVEL, re.compile(r"[gltE]*i?l?[@O:(]?$")),  # was, of, at, expected to be in the range of, (nothing)
    (LEVEL, re.compile(r"[gl]*=[@O]?$|m$")),  # unchanged at, represents
    (PRIOR, re.compile(r"[gl]*[ud]?[ud=]r(?:lO)?$")),  # fell from, raised from a range of
    (PRIOR, re.compile(r"v[kEO]*$")),
)
_CHANGE_AFTER_METRIC = re.compile(r"[glEt]*[ud]{1,2}[glEt]*[ud]?[tl]*i?[lO@:b]*$|m[ud]O$|[gl]*t[ud]b?$")
# --- from one number to the next: "Q ... Q" ----------------------------------------------

_CHAIN = (
    (SHARE, re.compile(r"\(?o?\($|o$")),
    (CHANGE, re.compile(r"[ma(]*l?[ud]+[bO]?$|o[ud]$|m[ud]?O$|m$|o[ud]?$|\([ud]?$|o?b$|l[ud]O?$")),
    (LEVEL, re.compile(r"[oam]*[udO=]*r?t(?:lO)?$|a?=@$|[ud]@$|W?@$")),  # rose Q from last year to Q
    (PRIOR, re.compile(r"[(;]?[aml]*[ud=]*[rv][gE]?l?[@O]?$")),
)
# "topped the Q that analysts expected", "beat the Q average of estimates"
EXPECTED_BEHIND = re.compile(r"M?(?:OQ|O(?=E))?[gbwliO]{0,2}[kE]")
_CONSENSUS_PATH = re.compile(r"^;?[avVTUlg(@udo]*[rvVTUlgb]*[kE][kEglOtT@wa]*$")


def role_after_metric(path: str, *, is_change: bool, is_ratio: bool) -> str | None:
    """The role of the first number after a metric; ``path`` is the letters between, adjuncts stripped.

    ``is_change``: the number can be a change (percent of an amount, points); ``is_ratio``: percent is
    the metric's own unit, so that "margin rose 5 percent" does not tell.
    """
    if is_change and _CHANGE_AFTER_METRIC.match(path):
        return CHANGE
    if not is_change and not is_ratio and re.match(r"[gl]*[ud][ud]?b?$|[gl]*[ud]O$|m[ud]O$", path):
        return CHANGE  # "net income rose $2 million"
    if is_change and not is_ratio:
        return None  # percent of an amount that does not change: a share of something
    return next((role for role, pattern in _FROM_METRIC if pattern.match(path)), None)


def role_after_number(path: str, *, before: str, is_percent: bool, is_per_share: bool) -> str | None:
    """The role of a number that follows another of the same metric; ``before`` is that one's role."""
    if is_per_share and before != CHANGE and re.match(r"[,(]*[oc]?\(?$", path):
        return SHARE
    if path == "l" and before in (CHANGE, PRIOR) and not is_percent:
        return LEVEL  # "grew by Q, reaching Q", "fell short of last year's Q, coming in at Q"
    role = next((role for role, pattern in _CHAIN[1:] if pattern.match(path)), None)
    if role == CHANGE and not is_percent and re.match(r"\(?o?\(?$|m$|a?$", path):
        return None  # "$5 million, or $3 million": said twice in some other way
    if role == CHANGE and re.match(r"o$|\($", path) and before != CHANGE:
        return CHANGE if path == "(" and is_percent else None
    return role


def is_consensus_path(path: str) -> bool:
    """Whether the letters between two numbers say that the second is what analysts expected."""
    return bool(_CONSENSUS_PATH.match(path))
