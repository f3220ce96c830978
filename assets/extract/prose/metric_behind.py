"""A number read by the metric behind it: "Q in revenue", "a Q jump in the stock price", "Q backlog"."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.metrics.vocabulary import METRICS, MOVE, PER_SHARE, Metric
from assets.extract.prose.figures import CHANGES, PERCENT
from assets.extract.prose.readings import Reading, Spot, letters
from assets.extract.prose.roles import CHANGE, LEVEL, PRIOR, strip_adjuncts

# Between a number and the metric behind it: "a Q increase in AI server revenue", "Q in net income".
BEHIND = re.compile(r"^(?:(?P<turn>[ud])(?=[iOf]))?(?P<link>[iOf]?)w{0,4}s?$")
# "the Q loss that analysts had expected"
_EXPECTED = re.compile("w?kl?[gE]")
# "Analysts, on average, were looking for Q per share on Q in revenue", "the consensus EPS estimate is Q on Q"
_EXPECTS = re.compile("[^Qu;d]*k[^Qu;d]*[gE][lO]?Q[^;udeL]*[fa]$")
# "From Q a year ago, revenue grew", "At Q, second-quarter revenue was"
_LEADS = re.compile("(?:l?[fi]?[YSP](?:O[YP])?)?,[CPq]{0,2}M(?=[CPYq]*[udl=])")
_LED = {"r": PRIOR, "v": PRIOR, "@": LEVEL}
_REACH = 12  # tokens to the metric behind: longer links were never right
_ADJUNCTS = re.compile("[PYSqADhC]")


def read_by_metric_behind(spot: Spot) -> Reading | None:
    """The reading of a number whose metric follows it closely; None where the words do not tell."""
    right = spot.right(_REACH)
    if spot.floor == 0 and spot.left in _LED and (led := _LEADS.match(right)):
        metric_at = spot.at + led.end()
        return spot.read(spot.tokens[metric_at].item, metric_at, _LED[spot.left])
    found = re.search("[MNQ]", right)
    if not found or found[0] != "M":
        return None
    glue = BEHIND.match(_ADJUNCTS.sub("", right[: found.start()]))
    rest = right[found.end() :]
    if not glue or re.search("[nI]", spot.left) or re.match("[^M,;]?I", rest):  # "the Q revenue mark"
        return None
    metric_at = spot.at + 1 + found.start()
    mention = spot.tokens[metric_at].item
    role = _role(spot, METRICS[mention.code], glue, rest)
    if role is None:
        return None
    if role == LEVEL and mention.code == "stock_return":
        mention = replace(mention, code="share_repurchase")
    clause = letters(spot.tokens[: spot.at]).rpartition(";")[2]
    is_consensus = "k" in spot.left or bool(_EXPECTED.match(rest) or _EXPECTS.match(clause))
    if role == LEVEL and re.search("[rv]$", strip_adjuncts(spot.left)) and not is_consensus:
        role = PRIOR  # "compared with a Q loss"
    return spot.read(mention, metric_at, role, is_consensus=is_consensus)


def _role(spot: Spot, metric: Metric, glue: re.Match[str], rest: str) -> str | None:
    is_change = spot.quantity.unit_kind in CHANGES
    if glue["link"] == "O" and not any(character.isdigit() for character in spot.quantity.surface):
        return None  # "half of revenue"
    turns_behind = not glue["link"] and rest[:1] in ("u", "d") and is_change  # "Q revenue growth"
    turns_before = glue["link"] and re.search("[ud]O?$", strip_adjuncts(spot.left))  # "a fall of Q in sales"
    if glue["turn"] or turns_behind or turns_before:
        return CHANGE
    if metric.kind == MOVE and spot.left.endswith("R") and spot.quantity.unit_kind == "money":
        return LEVEL  # "repurchased Q of its shares"
    if metric.kind == MOVE or re.search("[TU]$", spot.left):
        return None  # "Q per share of common stock", "to top Q in sales"
    if spot.quantity.unit_kind in PERCENT and glue["link"]:
        return None  # "23 % of revenue" is a share of it
    if glue["link"] == "O" and metric.kind == PER_SHARE:
        return None  # "a tax benefit of Q of EPS" is a part of it
    clause = letters(spot.tokens[: spot.at])
    is_because = re.search("[zZ][^,;]*$", spot.left) or re.search("[zZ][^,;M]*$", clause)
    if glue["link"] == "f" or is_because:
        return (
            None  # "including Q of revenue" is a part of it, "the market will reach Q in revenue" another's
        )
    if re.match("[aiO]w{0,2}[MN]", rest):
        return None  # "Q in repurchases and dividends" is both together, "Q of revenue in backlog" is backlog
    return LEVEL
