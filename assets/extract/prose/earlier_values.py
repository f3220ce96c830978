"""Values that are told as earlier ones by what stands beside them, not by a word of comparison.

Sentence + Reading > the Reading, as an earlier value where it is one
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.prose.discourse import Sentence
from assets.extract.prose.readings import Reading
from assets.extract.prose.roles import LEVEL, PRIOR

_BEFORE = re.compile(r"\(\s?(?:previous|previously|prior|formerly|was)\b:?\s?\Z", re.IGNORECASE)
_ON_SALES = re.compile(r"[^.;,\d]{0,40}\son\s[^.;,\d]{0,30}", re.IGNORECASE)


def as_earlier(sentence: Sentence, reading: Reading) -> Reading:
    """The reading, as an earlier value where it is one: "Q (was Q)", "against a loss of Q on sales of Q"."""
    before = next((one for one in reversed(sentence.readings) if one.at < reading.at), None)
    if reading.role != LEVEL or before is None:
        return reading
    text, gap = sentence.page.text, (before.quantity.text_end, reading.quantity.text_start)
    if before.code == reading.code and _BEFORE.search(text, *gap):
        return replace(reading, role=PRIOR, before=before)
    if before.role == PRIOR and not before.is_consensus and _ON_SALES.fullmatch(text, *gap):
        now = next(
            (one for one in sentence.readings if one.code == reading.code and one.at < before.at), None
        )
        return replace(reading, role=PRIOR, before=now) if now else reading
    return reading
