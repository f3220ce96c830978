"""Labels that a narrow column breaks over two rows.

Amortization of acquisition-related           >  one label, and no heading of the rows below
  intangible assets                 838
"""

from __future__ import annotations

import re

from assets.extract.tables.row_labels import names_metric, plain_label

# How the first part ends and the second begins, where neither could stand alone. What ends in "to" is a
# heading over all of those whose income it divides.
_JOINTS = r"of|and|or|before|from|per|by|with|attributable|available|applicable|resulting"
_OPEN_END = re.compile(rf"(?:\b(?:{_JOINTS}|for|in|on|the|net)|(?<=\w)[,/&-])\s*$", re.IGNORECASE)
_OPEN_START = re.compile(rf"\W*(?:{_JOINTS}|to)\b", re.IGNORECASE)
# A row of its own under a heading: a side of the earnings per share, a basis
_SIDE = re.compile(
    r"\W*(?:basic|(?:fully\s+)?diluted|assuming|(?:non\W?)?gaap|adjusted|(?:as\s)?reported)\b", re.IGNORECASE
)


def join_wrapped(first: str, second: str) -> str | None:
    """The whole label of a row whose label begins in the row above; None where that one is a heading.

    >>> join_wrapped("Amortization of acquisition-related", "intangible assets")
    'Amortization of acquisition-related intangible assets'
    >>> join_wrapped("Net income per share", "basic")
    >>> join_wrapped("Diluted net income per share", "GAAP")
    >>> join_wrapped("Revenues", "product")
    """
    first, joined = first.strip(), f"{first.strip()} {second.strip()}"
    if first.endswith((":", " to")) or _SIDE.match(second):
        return None
    is_open = _OPEN_END.search(first) or _OPEN_START.match(second) or second.strip()[:1].islower()
    if names_metric(plain_label(joined)):
        return joined if is_open or not names_metric(plain_label(second)) else None
    return joined if is_open and not names_metric(plain_label(first)) else None
