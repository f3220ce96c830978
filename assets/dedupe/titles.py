"""Are two texts titled apart? A title of one has a twin among the other's lines about another subject.

lines short enough for a title > lines that share a third of their words > whose subject each names
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np

from assets.dedupe.faces import LONGEST_TITLE, TITLE_LINES, Faces, hashes_of
from assets.dedupe.shingles import IS_CAPITAL, IS_FIRST, IS_NUMBER

_TITLE_OF_NO_LINE = 8  # words; what stands for the title of a page on one line
_LEAST_CAPITALS = 0.6  # of the words of a title that is not the first line

# How the wires mark the title of a story sent again.
_MARKS = "corrected correction corrects rpt repeat repeats update updated update1 refile refiled wrapup adds"


@cache
def _marks() -> frozenset[int]:
    return frozenset(hashes_of(_MARKS).tolist())


@dataclass(frozen=True)
class Titles:
    """The lines of one text that may be titles, and the words to weigh them by."""

    faces: Faces
    place: int

    @cached_property
    def _hashes(self) -> np.ndarray:
        return self.faces.words.of_text(self.place) >> np.uint32(3)

    def _words_with(self, mark: np.uint32) -> np.ndarray:
        return (self.faces.words.of_text(self.place) & mark) != 0

    @property
    def size(self) -> int:
        """Words of the text."""
        return len(self.faces.words.of_text(self.place))

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        return frozenset(self.faces.vocabulary.of_text(self.place).tolist())

    @cached_property
    def capitals(self) -> frozenset[int]:
        return frozenset(self.faces.capitals.of_text(self.place).tolist())

    @cached_property
    def repeated(self) -> frozenset[int]:
        """Words that the text says more than once."""
        words, counts = np.unique(self._hashes, return_counts=True)
        return frozenset(words[counts > 1].tolist())

    @cached_property
    def figures(self) -> frozenset[int]:
        """Words that begin with a digit."""
        return frozenset(self._hashes[self._words_with(IS_NUMBER)].tolist())

    @cached_property
    def first(self) -> list[list[int]]:
        """The first lines that are short enough for a title, as words."""
        return self._short_lines(TITLE_LINES)

    @cached_property
    def lines(self) -> list[list[int]]:
        """All lines that are short enough for a title, as words."""
        return self._short_lines(len(self._hashes))

    def _short_lines(self, most: int) -> list[list[int]]:
        codes = self.faces.words.of_text(self.place)
        begins = np.flatnonzero(codes & IS_FIRST)
        end = begins[most] if len(begins) > most else len(codes)
        hashes, bounds = codes[:end] >> np.uint32(3), np.append(begins[:most], end).tolist()
        is_upper = np.cumsum((codes[:end] & (IS_CAPITAL | IS_NUMBER)) != 0)
        capitals = np.append(0, is_upper)[bounds].tolist()
        lines = []
        for line, (begin, end) in enumerate(pairwise(bounds)):
            is_titled = capitals[line + 1] - capitals[line] >= _LEAST_CAPITALS * (end - begin)
            if begin == 0 and end > LONGEST_TITLE:
                end = _TITLE_OF_NO_LINE
            if end - begin <= LONGEST_TITLE and (is_titled or begin == 0):
                words = hashes[begin:end].tolist()
                lines.append(words[1:] if words[0] in _marks() and words[1:] else words)
        return lines


def are_titled_apart(a: Titles, b: Titles, *, much_longer: float) -> bool:
    """Whether a title of one has a twin among the other's lines that names another subject.

    A title may stand anywhere in a text that is ``much_longer`` (times so long): other things come before it.
    """
    lines_a = a.lines if a.size > much_longer * b.size else a.first
    lines_b = b.lines if b.size > much_longer * a.size else b.first
    new_a = _lines_new_to(lines_a, b)
    new_b = _lines_new_to(lines_b, a) if new_a else ()
    return any(
        _name_apart(line_a, line_b, a, b)
        for line_a in new_a
        for line_b in new_b
        if line_a is lines_a[0] or line_b is lines_b[0] or (_is_plain(line_a, a) and _is_plain(line_b, b))
    )


def _lines_new_to(lines: Sequence[list[int]], other: Titles) -> list[list[int]]:
    return [line for line in lines if not other.vocabulary.issuperset(line)]


def _is_plain(line: list[int], titles: Titles) -> bool:
    """Whether a line holds no figures: "Sales 41 mln" and "Revs 41 mln" are no titles."""
    return titles.figures.isdisjoint(line)


def _name_apart(line_a: list[int], line_b: list[int], a: Titles, b: Titles) -> bool:
    """Whether two lines share a third of their words, and what is left is each text's own subject.

    A subject opens the line, or is taken up again by the text; the other never names it.
    """
    words_a, words_b = set(line_a), set(line_b)
    if len(words_a & words_b) < max(2, min(len(words_a), len(words_b)) / 3):
        return False
    own_a, own_b = (words_a & a.capitals) - b.vocabulary, (words_b & b.capitals) - a.vocabulary
    opens = line_a[0] in own_a and line_b[0] in own_b
    return opens or bool(own_a & a.repeated and own_b & b.repeated)
