"""Values that are told as earlier ones by what stands beside them, not by a word of comparison.

Sentence + Reading > the Reading, as an earlier value where it is one
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.prose.discourse import Sentence
from assets.extract.prose.readings import Reading
from assets.extract.prose.roles import PRIOR

_BEFORE = re.compile(r"\(\s?(?:previous|previously|prior|formerly|was)\b:?\s?\Z", re.IGNORECASE)


def as_earlier(sentence: Sentence, reading: Reading) -> Reading:
    """The reading; as an earlier value where brackets say that it was replaced: "Q (previously Q)"."""
    now = next((one for one in reversed(sentence.readings) if one.at < reading.at), None)
    if reading.role == PRIOR or now is None or now.code != reading.code:
        return reading
    gap = (now.quantity.text_end, reading.quantity.text_start)
    is_replaced = _BEFORE.search(sentence.page.text, *gap)
    return replace(reading, role=PRIOR, before=now) if is_replaced else reading
