"""How a part of a company is written as a scope: ``segment:AI_SERVERS``, ``geo:CHINA``, ``consolidated``."""

from __future__ import annotations

import re

from assets.extract.metrics.scope_words import MONTH_NAMES, ONE_NAME, PLACES

CONSOLIDATED = "consolidated"
# Scopes that tell only that a figure is not the whole company's.
UNNAMED = "unnamed:"

_NAME = re.compile(r"[^\W_]+")


def name_scope(words: str | None) -> str | None:
    """The scope a name means; None for no name.

    >>> name_scope("AI server"), name_scope("Greater China"), name_scope("")
    ('segment:AI_SERVERS', 'geo:GREATER_CHINA', None)
    """
    name = "_".join(_NAME.findall(words or "")).upper()
    if not name:
        return None
    if name in MONTH_NAMES:
        return f"{UNNAMED}{name}"
    name = ONE_NAME.get(name, name)
    return f"geo:{name}" if name in PLACES else f"segment:{name}"
