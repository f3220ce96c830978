"""What a line of a dumped page looks like by itself, in numbers between 0 and about 1."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assets.clean.dumps import line_words as say


def look_at(text: str, written: Sequence[str], words: Sequence[str]) -> dict[str, float]:
    """A line by itself: its words as they are written, and folded."""
    count = len(words)
    function_words = sum(1 for word in words if word in say.FUNCTION_WORDS)
    capitals = sum(1 for word in written if word[:1].isupper())
    digits = sum(1 for word in words if word[:1].isdigit())
    ends = say.END.search(text) is not None
    is_dated = count < 14 and say.DATE.search(text) is not None
    few = max(count, 1)
    return {
        "length": math.log1p(count) / 5,
        "one_word": count <= 1,
        "some_words": 2 <= count <= 3,
        "title_words": 4 <= count <= 7,
        "line_words": 8 <= count <= 14,
        "sentence_words": 15 <= count <= 29,
        "paragraph_words": count >= 30,
        "long_words": count >= 60,
        "function_words": function_words / few,
        "ends": ends,
        "colon": text.endswith(":"),
        "commas": min(text.count(","), 4) / 4,
        "capitals": capitals / few,
        "all_capitals": text.isupper(),
        "digits": digits / few,
        "lower_start": text[:1].islower(),
        "bullet": text[:1] in "•*▪-–·●◦",
        "quote": text[:1] in "\"“”‘'«",
        "date": is_dated,
        "byline": count < 14 and say.BYLINE.match(text) is not None,
        "cue": count < 12 and say.CUE.match(text) is not None,
        "legal": say.LEGAL.search(text) is not None,
        "figure": say.FIGURE.search(text) is not None,
        "speaker": say.SPEAKER.search(text) is not None,
        "reaction": count < 14 and say.REACTION.search(text) is not None,
        "address": say.ADDRESS.search(text) is not None,
        "question": text.endswith("?"),
        "pipe": "|" in text or "›" in text or "»" in text,
        "word_length": len(text) / few / 10,
        "bio": count < 120 and say.BIO.search(text[:240]) is not None,
        "credit": count < 50 and say.CREDIT.search(text) is not None,
        "name": 2 <= count <= 3 and capitals == count and not digits,
        "title": 4 <= count <= 18 and not ends and not text.endswith(":"),
        "date_alone": is_dated and count <= 7 and digits > 0,
        "cut": text.endswith(("...", "…")),
        "sentences": min(len(say.STOP.findall(text)), 4) / 4,
        "prose": count >= 10 and capitals < 0.6 * count and (function_words >= 0.25 * count or ends),
    }
