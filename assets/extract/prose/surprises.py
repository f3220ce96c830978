"""By how much expectations were beaten or missed: "beat estimates by 3 cents"."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.metrics.find import MetricMention
from assets.extract.prose.figures import signed
from assets.extract.prose.readings import Reading, Spot, letters
from assets.extract.prose.roles import CHANGE

# "beat estimates by Q", "missed the consensus by Q"
SURPRISE = re.compile(r"a?[TU]w?[kE]{0,3}b$")


def read_surprise(
    spot: Spot, mention: MetricMention, metric_at: int, before: Reading | None
) -> Reading | None:
    """The amount of a surprise, or its share of what was expected; negative for a miss."""
    if mention.code == "net_income" and spot.quantity.unit_kind == "money" and spot.quantity.scale <= 1:
        mention = replace(mention, code="eps")  # "earnings beat the consensus by $0.06"
    reading = spot.read(mention, metric_at, CHANGE, before=before)
    return as_surprise(reading, spot.left + _words_of(spot, before))


def as_surprise(reading: Reading | None, words: str) -> Reading | None:
    """The reading as a surprise, negative where the letters ``words`` say that expectations were missed."""
    if reading is None:
        return None
    return replace(reading, is_surprise=True, quantity=signed(reading.quantity, is_negative="U" in words))


def follows_estimate(spot: Spot, path: str, last: Reading) -> bool:
    """Whether a number behind an estimate is the surprise: "beating the estimate of Q by Q"."""
    return re.fullmatch("[kE]{0,3}b", path) is not None and bool(re.search("[TU]", _words_of(spot, last)))


def _words_of(spot: Spot, estimate: Reading | None) -> str:
    """The letters between a figure and the estimate it is compared with; none where it is no estimate."""
    if estimate is None or not estimate.is_consensus:
        return ""
    start = estimate.before.at if estimate.before is not None else estimate.metric_at
    return letters(spot.tokens[start + 1 : estimate.at])
