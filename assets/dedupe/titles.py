"""Are two texts titled apart? A title of one has a twin among the other's lines about another subject.

lines short enough for a title > lines that share a third of their words > whose subject each names
"""

from __future__ import annotations

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
        words = np.sort(self._hashes)
        return frozenset(words[1:][words[1:] == words[:-1]].tolist())

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
        """All lines that are short enough for a title, however written, as words."""
        return self._short_lines(len(self._hashes), least_capitals=0)

    def _short_lines(self, most: int, least_capitals: float = _LEAST_CAPITALS) -> list[list[int]]:
        codes = self.faces.words.of_text(self.place)
        begins = np.flatnonzero(codes & IS_FIRST)
        end = begins[most] if len(begins) > most else len(codes)
        hashes, bounds = codes[:end] >> np.uint32(3), np.append(begins[:most], end).tolist()
        is_upper = np.cumsum((codes[:end] & (IS_CAPITAL | IS_NUMBER)) != 0)
        capitals = np.append(0, is_upper)[bounds].tolist()
        lines = []
        for line, (begin, end) in enumerate(pairwise(bounds)):
            is_titled = capitals[line + 1] - capitals[line] >= least_capitals * (end - begin)
            if begin == 0 and end > LONGEST_TITLE:
                end = _TITLE_OF_NO_LINE
            if end - begin <= LONGEST_TITLE and (is_titled or begin == 0):
                words = hashes[begin:end].tolist()
                lines.append(words[1:] if words[0] in _marks() and words[1:] else words)
        return lines


def are_titled_apart(a: Titles, b: Titles, *, much_longer: float) -> bool:
    """Whether a title of one has a twin among the other's lines that names another subject.

    A twin shares a third of its words, and what is left names each text's own subject: it opens
    the line, or the text takes it up again, and the other text never says it. A title may stand
    anywhere in a text that is ``much_longer`` (times so long): other things come before it.
    """
    lines_a = a.lines if a.size > much_longer * b.size else a.first
    lines_b = b.lines if b.size > much_longer * a.size else b.first
    own_a, own_b = a.capitals - b.vocabulary, b.capitals - a.vocabulary
    new_a = [line for line in lines_a if not own_a.isdisjoint(line)]
    new_b = [line for line in lines_b if not own_b.isdisjoint(line)] if new_a else ()
    taken_up = (own_a & a.repeated, own_b & b.repeated) if new_b else ()
    return any(
        (line_a is lines_a[0] or line_b is lines_b[0] or (_is_plain(line_a, a) and _is_plain(line_b, b)))
        and _share_a_third(set(line_a), set(line_b))
        and (
            (line_a[0] in own_a and line_b[0] in own_b)
            or not (taken_up[0].isdisjoint(line_a) or taken_up[1].isdisjoint(line_b))
        )
        for line_a in new_a
        for line_b in new_b
    )


def _is_plain(line: list[int], titles: Titles) -> bool:
    """Whether a line holds no figures: "Sales 41 mln" and "Revs 41 mln" are no titles."""
    return titles.figures.isdisjoint(line)


def _share_a_third(a: set[int], b: set[int]) -> bool:
    return len(a & b) >= max(2, min(len(a), len(b)) / 3)
