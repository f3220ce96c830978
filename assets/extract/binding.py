"""Which number belongs to which metric, by the clause's grammar and not by distance.

    tokens > for each number: the metric before it, else the one behind it, else the number before it > Reading

A number that none of the three explains is read as nothing, and ends the chain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assets.extract.figures import CHANGES, PERCENT, fit, signed
from assets.extract.metric_vocabulary import METRICS, MOVE, RATIO
from assets.extract.metrics import MetricMention
from assets.extract.roles import (
    CHANGE,
    LEVEL,
    PRIOR,
    SHARE,
    is_consensus_path,
    role_after_metric,
    role_after_number,
    strip_adjuncts,
)
from assets.extract.tokens import Token
from assets.records import Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """What one number of a sentence is: of which metric, in which role, after which other reading."""

    quantity: Quantity
    at: int  # place of the number among the tokens
    code: str
    mention: MetricMention
    metric_at: int  # place of the metric among the tokens
    role: str
    is_consensus: bool = False
    before: Reading | None = None  # the reading it continues


def letters(tokens: list[Token]) -> str:
    """The kinds of the tokens as one string."""
    return "".join(token.kind for token in tokens)


def bind(tokens: list[Token]) -> list[Reading]:
    """Readings of the numbers that the grammar explains, in order; empty where it explains none."""
    readings: list[Reading] = []
    last: Reading | None = None
    floor = 0
    for at, token in enumerate(tokens):
        if token.kind != "Q":
            continue
        reading = _after_metric(tokens, floor, at, last) or _before_metric(tokens, floor, at)
        if reading is None and last is not None and not re.search("[MN]", letters(tokens[floor:at])):
            reading = _after_number(tokens, floor, at, last)
            if reading is None and _is_conversion(tokens, floor, at, last):
                floor = at + 1
                continue
        if reading:
            readings.append(reading)
        last = reading
        floor = at + 1
    return readings


# Verbs that name a metric: "earned $2 million" states net income.
_VERB_METRICS = {"e": "net_income", "L": "net_income"}


def _after_metric(tokens: list[Token], floor: int, at: int, last: Reading | None) -> Reading | None:
    """The metric stands before the number: "revenue of Q", "revenue rose Q", "compared with revenue of Q"."""
    left = letters(tokens[floor:at])
    found = max(left.rfind(kind) for kind in "MNeL")
    if found < 0 or left[found] == "N" or "n" in left:
        return None
    mention = _mention(tokens[floor + found])
    if mention.code == "order_backlog" and tokens[at].item.unit_kind == "duration":
        mention = replace(mention, code="backlog_coverage")
    lead = strip_adjuncts(left[:found])
    if lead == "a" and left[:found] != "a":
        lead = ",a"
    if last is not None and mention.surface.lower() in _ANY_RESULT and re.search("[rvt]$", lead):
        mention = replace(mention, code=last.code, basis=last.mention.basis)
    path = strip_adjuncts(left[found + 1 :])
    if tokens[floor + found].kind in _VERB_METRICS and path:
        return None
    role, is_consensus = _role_from_metric(tokens, at, mention, path)
    is_consensus = is_consensus or "k" in left[:found] or bool(re.search("[vT]E", left[:found]))
    if role == LEVEL and not is_consensus and _is_compared(lead, path, last):
        before = last if last is not None and last.code == mention.code else None
        return _reading(tokens, at, mention, floor + found, PRIOR, is_consensus=False, before=before)
    return _reading(tokens, at, mention, floor + found, role, is_consensus=is_consensus)


def _is_compared(lead: str, path: str, last: Reading | None) -> bool:
    """Whether the words before a metric compare with it: "from revenue of Q", "from revenue of Q and EPS of Q"."""
    if re.search("[rv]$", lead):
        return True
    return last is not None and last.role == PRIOR and lead == "a" and path == "O"


# "to a loss of Q", "compared with a profit of Q": the metric spoken of, whichever that is
_ANY_RESULT = frozenset({"loss", "losses", "profit", "profits", "income", "earnings"})


def _role_from_metric(
    tokens: list[Token], at: int, mention: MetricMention, path: str
) -> tuple[str | None, bool]:
    """Role of the number by the letters from its metric, and whether they say that analysts expected it."""
    quantity = tokens[at].item
    path, _ = _split_scope(path)
    if mention.code == "backlog_coverage":
        path = re.sub("[cm]$", "l", path)
    metric = METRICS[mention.code]
    if metric.kind == MOVE or mention.code == "stock_price":
        path = path.replace("V", "")
        if quantity.unit_kind not in CHANGES and not re.search("[t@]", path):
            return None, False  # a price is one that a stock rose to, fell to or closed at
    said = re.sub("[kE]", "", path)
    is_ratio = metric.kind == RATIO and quantity.unit_kind in PERCENT
    is_change = quantity.unit_kind in CHANGES and not is_ratio
    role = role_after_metric(said, is_change=is_change, is_ratio=is_ratio)
    return role, "k" in path or bool(re.search("v.*E", path))


def _mention(token: Token) -> MetricMention:
    if token.kind in _VERB_METRICS:
        text = "earned" if token.kind == "e" else "loss"
        return MetricMention(token.start, token.end, text, _VERB_METRICS[token.kind])
    return token.item


# "revenue from the cloud unit was": what part of the company the metric covers, before the verb
_POSTMODIFIER = re.compile(r"^[rOi@f][wCsaO&]*(?=[lud=g]|$)")


def _split_scope(path: str) -> tuple[str, str]:
    """The path without the part that tells the scope, and that part."""
    match = _POSTMODIFIER.match(path)
    if not match or not re.search("[ws]", match[0]):
        return path, ""
    return path[match.end() :], match[0]


# Between a number and the metric behind it: "a Q increase in AI server revenue", "Q in net income".
_BEHIND = re.compile(r"^(?P<turn>[ud]?)(?P<link>[iOf]?)w{0,4}s?$")
_REACH = 12  # tokens to the metric behind: longer links were never right


def _before_metric(tokens: list[Token], floor: int, at: int) -> Reading | None:
    """The metric stands behind the number: "Q in revenue", "a Q jump in the stock price"."""
    right = letters(tokens[at + 1 : at + 1 + _REACH])
    found = re.search("[MNQ]", right)
    if not found or found[0] != "M":
        return None
    glue = _BEHIND.match(re.sub("[PYSqADhC]", "", right[: found.start()]))
    if not glue or "n" in letters(tokens[floor:at]):
        return None
    metric_at = at + 1 + found.start()
    turn = glue["turn"] or (right[found.end() : found.end() + 1] if not glue["link"] else "")
    quantity = tokens[at].item
    role = CHANGE if turn in ("u", "d") and (glue["turn"] or quantity.unit_kind in CHANGES) else LEVEL
    if role == LEVEL and (glue["link"] == "f" or _is_part(tokens, floor, at)):
        return None
    if role == LEVEL and quantity.unit_kind in PERCENT and glue["link"]:
        return None  # "23 % of revenue" is a share of it
    if role == LEVEL and re.match("aw{0,2}[MN]", right[found.end() :]):
        return None  # "Q in share repurchases and dividends" is the sum of both
    left = letters(tokens[floor:at])
    is_consensus = "k" in left
    if role == LEVEL and re.search("[rv]$", strip_adjuncts(left)) and not is_consensus:
        role = PRIOR  # "compared with a Q loss"
    return _reading(tokens, at, tokens[metric_at].item, metric_at, role, is_consensus=is_consensus)


def _is_part(tokens: list[Token], floor: int, at: int) -> bool:
    """Whether the words before a number make it a part or a cause: "including Q of revenue"."""
    return letters(tokens[floor:at]).rstrip("w")[-1:] == "z"


def _after_number(tokens: list[Token], floor: int, at: int, last: Reading) -> Reading | None:
    """The number continues the one before it: "to Q from Q", "Q, or Q a share"."""
    path = strip_adjuncts(letters(tokens[floor:at]))
    quantity = tokens[at].item
    if quantity.surface.lower().startswith("from "):
        path += "r"  # "from $12.90 to $13.10": the range took the word in
    if METRICS[last.code].kind == MOVE or last.code == "stock_price":
        path = re.sub("^zV(?=[ud])", "", path)
    if "n" in path:
        return None
    if _is_consensus(tokens, at, path):
        return _reading(tokens, at, last.mention, last.metric_at, PRIOR, is_consensus=True, before=last)
    role = _role_in_chain(tokens, at, path, last)
    kept = last.is_consensus and role == SHARE
    if role == SHARE:
        role = last.role
    reading = _reading(tokens, at, last.mention, last.metric_at, role, is_consensus=kept, before=last)
    if reading is not None and path == "o" and role == CHANGE and last.quantity.value is not None:
        return replace(reading, quantity=signed(reading.quantity, is_negative=last.quantity.value < 0))
    return reading


def _role_in_chain(tokens: list[Token], at: int, path: str, last: Reading) -> str | None:
    quantity = tokens[at].item
    is_percent = quantity.unit_kind in CHANGES
    behind = letters(tokens[at + 1 : at + 4])
    if path in ("", "a", "m", "(") and re.match("[Y]?[ud]", behind) and (is_percent or path != "a"):
        return CHANGE  # "..., an 8 % increase"
    if path == "a":  # "... and Q for the year": only with a time of its own
        return (
            last.role if re.match(r"[fi@rO]?[PYS]", behind) and last.role in (CHANGE, LEVEL, PRIOR) else None
        )
    if path == "o" and last.role == CHANGE and last.quantity.unit_kind != quantity.unit_kind:
        return CHANGE
    is_per_share = quantity.unit_kind == "money_per_share" and last.quantity.unit_kind == "money"
    return role_after_number(path, before=last.role, is_percent=is_percent, is_per_share=is_per_share)


def _is_consensus(tokens: list[Token], at: int, path: str) -> bool | None:
    """Whether a number is what analysts expected, by the words on either side."""
    right = letters(tokens[at + 1 : at + 6])
    return is_consensus_path(path) or bool(re.match(r"[gbwl]{0,2}[kE]", right) and re.search("[vTrV]", path))


def _is_conversion(tokens: list[Token], floor: int, at: int, last: Reading) -> bool:
    """Whether a number says the one before it again in another currency: "609 million euros ($780 million)"."""
    unit, other = tokens[at].item.unit, last.quantity.unit
    return letters(tokens[floor:at]) in ("(", ",o", "o") and None not in (unit, other) and unit != other


def _reading(
    tokens: list[Token],
    at: int,
    mention: MetricMention,
    metric_at: int,
    role: str | None,
    *,
    is_consensus: bool,
    before: Reading | None = None,
) -> Reading | None:
    """The reading, if the number fits the metric in that role."""
    fitting = fit(mention.code, tokens[at].item, role) if role else None
    if fitting is None:
        return None
    code, quantity = fitting
    reading = Reading(quantity, at, code, mention, metric_at, role, is_consensus, before)
    return replace(reading, is_consensus=is_consensus and role != CHANGE)
