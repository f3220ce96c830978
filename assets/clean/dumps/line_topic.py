"""Whether a line of a dumped page speaks of what the article speaks of, and to whom it speaks.

words of the rough article's prose > the share of each line's words, the rare ones counting more
"you", "our" > more or less often than the article says them: promotions speak to the reader
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from assets.clean.dumps import line_words as say
from assets.clean.dumps.line_windows import Array, after, around, before

MIN_LETTERS = 4  # of a word that tells
# Words that two lines begin with: a caption under a picture and its thumbnail, a teaser and its article.
BEGINNING = 5


def find_telling(words: Sequence[str]) -> set[str]:
    """The words of a line that tell what it is about."""
    return {word for word in words if len(word) >= MIN_LETTERS and word not in say.FUNCTION_WORDS}


def read_topics(topics: Sequence[set[str]], is_core: Array, texts: Sequence[str]) -> dict[str, Array]:
    """How much each line says that the rough article's prose says too, and whether it is there twice.

    ``topics`` are the telling words of each line, ``is_core`` marks the rough article's prose.
    """
    said = Counter(word for at in np.flatnonzero(is_core) for word in topics[at])
    known = Counter(word for words in topics for word in words)
    rarity = {word: float(np.log((1 + len(topics)) / times)) for word, times in known.items()}
    shared, common, telling = [], [], []
    for words, own in zip(topics, is_core.tolist(), strict=True):
        few = max(len(words), 1)
        both = [word for word in words if said[word] > own]
        shared.append(len(both) / few)
        common.append(sum(1 for word in both if said[word] > 1 + own) / few)
        telling.append(sum(rarity[word] for word in both) / max(sum(rarity[word] for word in words), 1e-6))
    folded = [text.casefold() for text in texts]
    times = Counter(folded)
    twice = np.array([times[text] > 1 for text in folded], dtype=float)
    begins = [" ".join(text.split()[:BEGINNING]) for text in folded]
    starts = Counter(begins)
    again = [starts[begin] > 1 and begin.count(" ") == BEGINNING - 1 for begin in begins]
    topic, told = np.array(shared), np.array(telling)
    return {
        "topic": topic,
        "topic_common": np.array(common),
        "topic_before_4": before(topic, 4),
        "topic_after_4": after(topic, 4),
        "telling": told,
        "telling_around_2": around(told, 2),
        "telling_before_6": before(told, 6),
        "telling_after_6": after(told, 6),
        "twice": twice,
        "twice_around_4": around(twice, 4),
        "begins_twice": np.array(again, dtype=float),
    }


def read_voice(texts: Sequence[str], counts: Array, is_core: Array) -> dict[str, Array]:
    """Whether a line says "you" and "we" more often than the article, and is longer than its lines."""
    found: dict[str, Array] = {}
    words = max(float(counts[is_core > 0].sum()), 1.0)
    for name, person in (("you", say.YOU), ("we", say.WE)):
        times = np.array([len(person.findall(text)) for text in texts], dtype=float)
        share = times / np.maximum(counts, 1)
        found[f"{name}_around_3"] = around(share, 3)
        found[f"{name}_more"] = share - float(times[is_core > 0].sum()) / words
    usual = float(np.median(counts[is_core > 0])) if is_core.any() else 0.0
    found["longer"] = np.log((counts + 1) / (usual + 1))
    return found
