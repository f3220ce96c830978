"""What a page says it does with its guidance: raise, lower, narrow, widen, reiterate, withdraw.

The words stand in ``metric_text`` of the guidance, where the mart finds its action:
"raised its full-year revenue outlook", "reaffirms its guidance", "revenue outlook was cut"
"""

from __future__ import annotations

import re

from assets.extract.prose.readings import Reading
from assets.extract.prose.wording import AFFIRMS, GUIDANCE, REVISES
from assets.extract.rare import compile_rare

_VERB = rf"""
    (?: withdr(?:aws?|ew|awn|awing)
      | (?:suspend|rescind|pull|initiat|discontinu|introduc|repeat|back)(?:e?s|ed|ing)
      | {REVISES} | {AFFIRMS} )
"""
_NOUN = rf"(?: {GUIDANCE} )"
_ACTS = compile_rare(
    rf"""
    \b {_VERB} \s (?: [\w\-’'&]+ \s ){{0,9}}? {_NOUN} \b                       # raised its sales outlook
  | \b {_NOUN} \s (?: [\w\-’'&]+ \s ){{0,8}}? (?: is | was | were | are | been ) \s {_VERB} \b
  | \b {_NOUN} \s {_VERB} \b                                                # outlook reduced to
  | \b continues? \s to \s (?: expect | anticipate | forecast | project | see | target ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def announced_action(line: str) -> str | None:
    """The words that act on the guidance listed below a line; None where it announces no list.

    >>> announced_action("The company is reconfirming the following outlook for 2025:")
    'reconfirming the following outlook'
    """
    found = _ACTS.search(line) if line.endswith(":") else None
    return found[0] if found else None


def words_of_action(text: str, start: int, reading: Reading) -> str | None:
    """The words from ``start`` on that act on the guidance told, with its metric; None where none do."""
    stop = max(reading.quantity.text_start, reading.mention.end)
    found = _ACTS.search(text, start, stop)
    if found is None:
        return None
    return text[min(found.start(), reading.mention.start) : max(found.end(), reading.mention.end)]
