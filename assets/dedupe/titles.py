"""Are two texts titled apart? A title of one has a twin among the other's lines about another subject.

lines short enough for a title > lines that share a third of their words > whose subject each names
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

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
    shorter, longer = (a, b) if a.size <= b.size else (b, a)
    named = _name_subjects(shorter, shorter.first, shorter.capitals - longer.vocabulary)
    if not named:
        return False
    lines = longer.lines if longer.size > much_longer * shorter.size else longer.first
    others = _name_subjects(longer, lines, longer.capitals - shorter.vocabulary)
    return any(_name_apart(one, other) for one in named for other in others)


class Subject(NamedTuple):
    """A line that names something the other text never says."""

    words: frozenset[int]
    is_title: bool  # the text's first line
    is_plain: bool  # holds no figures: "Sales 41 mln" and "Revs 41 mln" are no titles
    opens: bool  # begins with what it names
    is_taken_up: bool  # the text names it again


def _name_subjects(titles: Titles, lines: list[list[int]], own: frozenset[int]) -> list[Subject]:
    taken_up = own & titles.repeated
    subjects = (
        Subject(
            frozenset(line),
            line is lines[0],
            titles.figures.isdisjoint(line),
            line[0] in own,
            not taken_up.isdisjoint(line),
        )
        for line in lines
        if not own.isdisjoint(line)
    )
    return [subject for subject in subjects if subject.opens or subject.is_taken_up]


def _name_apart(one: Subject, other: Subject) -> bool:
    return (
        ((one.opens and other.opens) or (one.is_taken_up and other.is_taken_up))
        and (one.is_title or other.is_title or (one.is_plain and other.is_plain))
        and len(one.words & other.words) >= max(2, min(len(one.words), len(other.words)) / 3)
    )
