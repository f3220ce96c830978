"""How the words of a line speak: for an article, or for the site around it.

lines > the terms of each: its words, those beside it, those of the heading above > their weights, added up

A weight tells how much more often a term stands in lines of articles than in others, over the pages of
many hosts. The weights stand in ``line_lexicon.txt`` and come from ``tests/benchmarks/learn_lines.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from assets.clean.dumps.line_windows import Array, after, around, before

TERMS = "line_lexicon.txt"
WEIGHT_UNIT = 100  # weights are whole hundredths of log-odds: a sum of them is the same everywhere
OWN, PAIRED, BESIDE, ABOVE = 40, 8, 8, 6  # words read of a line, in pairs, of one beside it, of a heading
HEADING_WORDS = 7  # of a line that could be a heading, at most
_LONG = 40  # words: a longer line speaks no louder for its neighbours


def find_terms(texts: Sequence[str], words: Sequence[Sequence[str]]) -> Iterator[set[str]]:
    """The terms of every line; ``words`` are those of each text, folded.

    >>> sorted(next(find_terms(["More news", "Sales rose."], [["more", "news"], ["sales", "rose"]])))
    ['<rose', '<sales', '^more', 'more', 'more news', 'news', 'news$']
    """
    told = [[word for word in line if word[0].isalpha()] for line in words]
    beside = [set(line[:BESIDE]) for line in told]
    heading: set[str] = set()
    for at, (text, line) in enumerate(zip(texts, told, strict=True)):
        terms = _own_terms(line[:OWN]) | heading
        terms |= {f">{word}" for word in (beside[at - 1] if at else ())}
        terms |= {f"<{word}" for word in (beside[at + 1] if at + 1 < len(told) else ())}
        yield terms
        if 1 <= len(words[at]) <= HEADING_WORDS and text[-1] not in ".,;":
            heading = {f"#{term}" for term in _own_terms(line[:ABOVE])}


def _own_terms(words: Sequence[str]) -> set[str]:
    if not words:
        return set()
    pairs = {f"{first} {second}" for first, second in pairwise(words[:PAIRED])}
    return {*words, *pairs, f"^{words[0]}", f"{words[-1]}$"}


def add_weights(terms: Iterable[set[str]], weights: Mapping[str, int]) -> Array:
    """How every line speaks: above zero for an article, below for the site; zero where no term is known."""
    known = ([weights[term] for term in line if term in weights] for line in terms)
    return np.array([sum(line) / max(len(line), 1) ** 0.5 / WEIGHT_UNIT for line in known])


def read_wording(said: Array, counts: Array) -> dict[str, Array]:
    """Features of every line by how it and those around it speak; ``counts`` are the words of each."""
    loud = np.minimum(counts, _LONG)
    return {
        "said": said,
        "said_around_1": around(said, 1),
        "said_around_4": around(said, 4),
        "said_before_4": before(said, 4),
        "said_after_4": after(said, 4),
        "said_before_12": before(said, 12),
        "said_after_12": after(said, 12),
        "said_aloud_3": around(said * loud, 3) / (around(loud, 3) + 0.1),
    }


@cache
def read_lexicon() -> dict[str, int]:
    """The weights this project carries."""
    lines = (Path(__file__).parent / TERMS).read_text(encoding="utf-8").splitlines()
    return {term: int(weight) for term, _, weight in (line.rpartition("\t") for line in lines)}
