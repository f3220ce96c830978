"""A number read by the number before it: "to Q from Q", "Q, or Q a share", "Q and Q for the year"."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.metrics.vocabulary import METRICS, MOVE
from assets.extract.prose.figures import CHANGES, SIGNS, signed
from assets.extract.prose.readings import Reading, Spot
from assets.extract.prose.roles import (
    CHANGE,
    EXPECTED_BEHIND,
    LEVEL,
    PRIOR,
    SHARE,
    is_consensus_path,
    role_after_number,
    strip_adjuncts,
)
from assets.extract.prose.surprises import SURPRISE, as_surprise, follows_estimate, read_surprise
from assets.records import Quantity


def read_by_number_before(spot: Spot, last: Reading) -> Reading | None:
    """The reading of a number that continues the one before it; None where the words between do not tell."""
    path = _path(spot, last)
    if re.search("[nI]", path):
        return None
    if SURPRISE.match(path) or follows_estimate(spot, path, last):
        return read_surprise(spot, last.mention, last.metric_at, before=last)
    beats = _ABOVE_ESTIMATE.match(spot.right(5))
    if beats and last.role == LEVEL and path in ("", "a", "(", "l", "m"):
        return as_surprise(spot.read(last.mention, last.metric_at, CHANGE, before=last), beats["turn"])
    if last.code == "order_backlog" and spot.quantity.unit_kind == "duration" and _LASTS.fullmatch(path):
        return spot.read(replace(last.mention, code="backlog_coverage"), last.metric_at, LEVEL)
    if _is_expected(spot, path):
        return spot.read(last.mention, last.metric_at, PRIOR, is_consensus=True, before=last)
    role = _role(spot, path, last)
    kept = last.is_consensus and role in (SHARE, LEVEL, CHANGE)
    quantity = replace(spot.quantity, unit_kind="money_per_share") if role == SHARE else None
    role = last.role if role == SHARE else role
    reading = spot.read(last.mention, last.metric_at, role, is_consensus=kept, before=last, quantity=quantity)
    if reading is not None and reading.code == "eps":
        reading = replace(reading, code=_share_named(last))
    return _with_sign_of_change(reading, path, last)


# "the backlog of Q represents four quarters of revenue"
_LASTS = re.compile("[lcmo]{1,2}")


def _share_named(last: Reading) -> str:
    """Which EPS a chain has told before: "Q, or Q per diluted share, from Q, or Q"."""
    step: Reading | None = last
    while step is not None and step.code not in ("eps_diluted", "eps_basic"):
        step = step.before
    return step.code if step is not None else "eps"


# "doubled at the parks division to Q", "fell Q in Japan to Q": the part of the company, said on the way
_PART = re.compile(r"^(?:[@i][wa]{1,6}s?|wO)(?=[ud]?[trv])")


# "...; excluding items it rose Q", "...; sequentially, it fell Q": the metric of the clause before
_GOES_ON = re.compile(r"^(?:;?x[w,]{0,4}|;)(?=[ud])")


def _path(spot: Spot, last: Reading) -> str:
    path = _PART.sub("", strip_adjuncts(spot.left))
    path = path if "C" in spot.left else _GOES_ON.sub("", path)
    if spot.quantity.surface.lower().startswith("from "):
        path += "r"  # "from $12.90 to $13.10": the range took the word in
    if METRICS[last.code].kind == MOVE or last.code == "stock_price":
        path = re.sub("^zV(?=[ud])", "", path)  # "after closing down Q"
    return path


def _with_sign_of_change(reading: Reading | None, path: str, last: Reading) -> Reading | None:
    """ "fell 3 % ... and 1 %" goes on falling."""
    change = _last_change(last)
    if reading is None or reading.role != CHANGE or path not in ("o", "a") or change is None:
        return reading
    if not change.quantity.value:
        return reading
    return replace(reading, quantity=signed(reading.quantity, is_negative=change.quantity.value < 0))


def _last_change(last: Reading | None) -> Reading | None:
    while last is not None and last.role != CHANGE:
        last = last.before
    return last


# "£1.2bn (previous year: £1.1bn)", "beat last year's Q"
_OF_YEAR_BEFORE = re.compile(r"\((?:P:|[YS][:O]?)$|[TU]w?[YS]O?$")
_ABOVE_YEAR_BEFORE = re.compile("[TU](?:Q[Olife]{0,2})?[YSP]")
# "3 cents above the Street's estimate", "2 % above the Q consensus"
_ABOVE_ESTIMATE = re.compile("(?P<turn>[TU])Q?k{0,2}[kE]")


def _role(spot: Spot, path: str, last: Reading) -> str | None:
    quantity = spot.quantity
    is_percent = quantity.unit_kind in CHANGES
    behind = spot.right(5)
    if is_percent and path in ("", "a", "(") and quantity.surface[0] in SIGNS:
        return CHANGE  # "$18.7 million, +21 %"
    if is_percent and re.match("[TU][^Q]{0,2}g", behind):
        return None  # "$8.9 million (15.6 % above forecast)": no change
    if is_percent and path in ("", "l") and re.match("v[YS]", behind):
        return CHANGE  # "17.4 %, 70 basis points better than last year", "9 % more than a year ago"
    if (
        path in ("", "a", "m", "(", "l")
        and (re.match("Y?[ud]", behind) or _ABOVE_YEAR_BEFORE.match(behind))
        and (is_percent or path in ("", "m", "("))
    ):
        return CHANGE  # "..., an 8 % increase", "was 8 % higher", "8 % above the Q of a year ago"
    if path in ("T", "U") and last.role == CHANGE and re.match("[Olife]{0,2}[YSP]", behind):
        return PRIOR
    if quantity.unit_kind == "multiple" and path in ("", "l") and behind[:1] == "Q":
        return CHANGE  # "four times the Q of a year ago"
    if last.quantity.unit_kind == "multiple" and spot.left == "":
        return PRIOR
    if path == "" and is_percent and quantity.value == 0:
        return CHANGE  # "$2.04 billion, roughly flat"
    if last.role == CHANGE and last.quantity.value == 0 and path in ("W", "t", "f"):
        return PRIOR  # "flat with Q"
    if path == "f" and last.role == CHANGE and re.match("l?Y", behind):
        return PRIOR  # "up 12 percent on the Q reported twelve months earlier"
    if _OF_YEAR_BEFORE.search(spot.left) or (spot.left == "(" and _is_bare(quantity)):
        return PRIOR  # "£1.2bn (previous year: £1.1bn)", "SEK 2,310 million (1,980)"
    if (path in ("", "a", ";") and behind[:1] == "G") or (path in ("(", "o") and behind[:1] in ("x", "X")):
        return (
            last.role if last.role != CHANGE else None
        )  # "Q (GAAP), Q (non-GAAP)", "Q, or Q excluding items"
    if path == "a":  # "... and Q for the year": only with a time of its own
        role = CHANGE if is_percent and _last_change(last) else last.role
        return role if re.match(r"(?:tQ)?[fi@rO]?[PYSADqyX]", behind) else None
    if path == "o" and last.role == CHANGE and last.quantity.unit_kind != quantity.unit_kind:
        return CHANGE
    is_per_share = last.quantity.unit_kind == "money" and _is_per_share(quantity, path)
    return role_after_number(path, before=last.role, is_percent=is_percent, is_per_share=is_per_share)


def _is_bare(quantity: Quantity) -> bool:
    """Whether a sum is printed without the unit that it has from the number before it."""
    is_sum = quantity.unit_kind.startswith("money") and quantity.sign_origin == "none"
    return is_sum and quantity.surface.replace(",", "").replace(".", "").isdigit()


def _is_per_share(quantity: Quantity, path: str) -> bool:
    """Whether a number is per share: it says so, or is cents behind "or": "$9.24 billion, or 37 cents"."""
    is_cents = quantity.unit_kind == "money" and quantity.scale < 1 and path == "o"
    return quantity.unit_kind == "money_per_share" or is_cents


def _is_expected(spot: Spot, path: str) -> bool:
    """Whether a number is what analysts expected, by the words on either side."""
    told_behind = EXPECTED_BEHIND.match(spot.right(5)) or re.match("g(?:$|[,;)a])", spot.right(5))
    return is_consensus_path(path) or bool(told_behind and re.search("[vTUr]", path))


def is_conversion(spot: Spot, last: Reading) -> bool:
    """Whether a number says the one before it in another currency: "609 million euros ($780 million)"."""
    unit, other = spot.quantity.unit, last.quantity.unit
    return spot.left in ("(", ",o", "o") and None not in (unit, other) and unit != other
