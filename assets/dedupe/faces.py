"""What of a text is compared: its shingles, its opening, its numbers, names and first lines.

    texts > story lines > words > faces

A number or a name is kept with its frame, the two plain words before it, so that what
stands in the same place of two texts can be held side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np

from assets.dedupe.boilerplate import strip_boilerplate
from assets.dedupe.shingles import Words, hash_runs, mix, read_words
from assets.dedupe.signatures import SHINGLE_WORDS

# Shingles of a text's opening.
OPENING_SHINGLES = 40

_FIRST_LINES = 12  # a title stands in one of them
_LONGEST_TITLE = 40  # words; a longer first line is a paragraph
_TITLE_OF_NO_LINE = 8  # words; what stands for the title of a page on one line
_LEAST_CAPITALS = 0.6  # of the words of a title that is not the first line
_LONGEST_DATELINE = 12  # words before its date

_DATE_WORDS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "half nil zero"
)
_UNITS = "cts ct cents dlrs dlr dollars mln million bln billion pct percent pence yen francs marks"

# How the wires mark the title of a story sent again.
_MARKS = "corrected correction corrects rpt repeat repeats update updated update1 refile refiled wrapup adds"


@cache
def _words_of(text: str) -> np.ndarray:
    return np.sort(read_words([text]).hashes)


@cache
def _marks() -> frozenset[int]:
    return frozenset(_words_of(_MARKS).tolist())


@dataclass(frozen=True)
class Runs:
    """Numbers, or names, of a text: runs of such words, by the hashes of their frames and values."""

    _frames: np.ndarray
    _values: np.ndarray
    _is_date: np.ndarray

    def __getitem__(self, at: slice) -> Runs:
        return Runs(self._frames[at].copy(), self._values[at].copy(), self._is_date[at].copy())

    @cached_property
    def values(self) -> frozenset[int]:
        return frozenset(self._values.tolist())

    @cached_property
    def frames(self) -> frozenset[int]:
        return frozenset(self._frames.tolist())

    @cached_property
    def dated(self) -> frozenset[int]:
        """Frames that hold dates."""
        return frozenset(self._frames[self._is_date].tolist())

    @cached_property
    def _said(self) -> dict[int, int]:
        """The frame of each frame and value together."""
        return dict(zip(mix(self._frames + self._values).tolist(), self._frames.tolist(), strict=True))

    def compare(self, other: Runs) -> tuple[int, frozenset[int]]:
        """How many frames of both say the same, and the frames of both that do not."""
        same = {self._said[said] for said in self._said.keys() & other._said.keys()}
        return len(same), (self.frames & other.frames) - same


@dataclass(frozen=True)
class Face:
    """One text; what is asked of it is made when asked. It holds on to nothing else of its batch."""

    _words: Words
    _shingles: np.ndarray
    numbers: Runs  # numbers and dates, each with those that stand right beside it
    names: Runs  # capitalised words within a line and after the dateline

    @property
    def size(self) -> int:
        """Words of the text."""
        return len(self._words.hashes)

    @cached_property
    def shingles(self) -> np.ndarray:
        """The text's shingles, each once, ascending."""
        return _distinct(self._shingles)

    @cached_property
    def opening(self) -> np.ndarray:
        return _distinct(self._shingles[:OPENING_SHINGLES])

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        return frozenset(self._words.hashes.tolist())

    @cached_property
    def repeated(self) -> frozenset[int]:
        """Words that the text says more than once."""
        words, counts = np.unique(self._words.hashes, return_counts=True)
        return frozenset(words[counts > 1].tolist())

    @cached_property
    def titles(self) -> list[list[int]]:
        """The first lines that are short enough for a title, as words."""
        return self._short_lines(_FIRST_LINES)

    @cached_property
    def lines(self) -> list[list[int]]:
        """All lines that are short enough for a title, as words."""
        return self._short_lines(self.size)

    def _short_lines(self, most: int) -> list[list[int]]:
        begins = np.flatnonzero(self._words.is_first)[: most + 1]
        words = self._words.hashes
        ends = np.append(begins[1:], len(words)) if len(begins) <= most else begins[1:]
        capitals = np.append(
            0,
            np.cumsum(self._words.is_capital | self._words.is_number),
        )
        lines = []
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=False):
            if begin == 0 and end > _LONGEST_TITLE:
                end = _TITLE_OF_NO_LINE
            is_titled = capitals[end] - capitals[begin] >= _LEAST_CAPITALS * (end - begin)
            if end - begin <= _LONGEST_TITLE and (is_titled or begin == 0):
                line = words[begin:end].tolist()
                lines.append(line[1:] if line[0] in _marks() and line[1:] else line)
        return lines

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Words that are written with a capital anywhere."""
        return frozenset(self._words.hashes[self._words.is_capital].tolist())

    @cached_property
    def figures(self) -> frozenset[int]:
        """Words that begin with a digit."""
        return frozenset(self._words.hashes[self._words.is_number].tolist())

    def place_of(self, part: Face) -> tuple[int, int]:
        """Where most of ``part`` stands: from and to which shingle, strays at the ends left out."""
        nearest = np.minimum(np.searchsorted(part.shingles, self._shingles), len(part.shingles) - 1)
        at = np.flatnonzero(part.shingles[nearest] == self._shingles)
        stray = len(at) // 10
        return int(at[stray]), int(at[len(at) - 1 - stray])


def count_shared(a: np.ndarray, b: np.ndarray) -> int:
    """How many values two ascending arrays of distinct values share.

    >>> count_shared(np.array([1, 3, 5]), np.array([2, 3, 5, 8]))
    2
    """
    both = np.concatenate((a, b))
    both.sort(kind="stable")  # merges two runs that are sorted already
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _distinct(values: np.ndarray) -> np.ndarray:
    values = np.sort(values)
    return values[np.append(True, values[1:] != values[:-1])] if len(values) else values


def read_faces(texts: Sequence[str]) -> Iterator[Face]:
    """The face of each text, in order. Lines of boilerplate are no part of it."""
    words = read_words([strip_boilerplate(text) for text in texts])
    shingles, shingle_starts = hash_runs(words, SHINGLE_WORDS)
    is_date = np.isin(words.hashes, _words_of(_DATE_WORDS))
    is_number = words.is_number | is_date | _spelled_out(words, is_date)
    numbers, number_starts = _runs(words, is_number, is_date)
    names, name_starts = _runs(words, _names(words, is_number), is_date)
    bounds = (pairwise(starts.tolist()) for starts in (shingle_starts, number_starts, name_starts))
    for place, (shingled, numbered, named) in enumerate(zip(*bounds, strict=True)):
        yield Face(
            words.of_text(place),
            shingles[slice(*shingled)].copy(),
            numbers[slice(*numbered)],
            names[slice(*named)],
        )


def _spelled_out(words: Words, is_date: np.ndarray) -> np.ndarray:
    """Number words before a unit or after a month: "six cts", "March two", but no "one of them"."""
    is_figure = np.isin(words.hashes, _words_of(_NUMBER_WORDS))
    at = np.flatnonzero(is_figure)
    after = np.append(words.hashes, np.uint64(0))[at + 1]
    before = np.append(is_date, False)[at - 1]
    is_figure[at] = np.isin(after, _words_of(_UNITS)) | before
    return is_figure


def _names(words: Words, is_number: np.ndarray) -> np.ndarray:
    """Capitalised words that open no line and stand neither in the title nor in a dateline."""
    is_name = words.is_capital & ~words.is_first & ~is_number
    for begin, end in pairwise(words.starts.tolist()):
        lines = np.flatnonzero(words.is_first[begin + 1 : end][:_LONGEST_TITLE])
        body = begin + (int(lines[0]) + 1 if len(lines) else 0)
        is_name[begin : body + _dateline_words(is_number[body : min(end, body + 2 * _LONGEST_DATELINE)])] = (
            False
        )
    return is_name


def _dateline_words(numbers: np.ndarray) -> int:
    """Words up to the date of a dateline and the one that opens the text; 0 without a date."""
    dated = np.flatnonzero(numbers[:_LONGEST_DATELINE])
    if not len(dated):
        return 0
    after = np.flatnonzero(~numbers[dated[0] :])
    return int(dated[0] + after[0]) + 1 if len(after) else len(numbers)


def _runs(words: Words, marked: np.ndarray, is_date: np.ndarray) -> tuple[Runs, np.ndarray]:
    """Marked words in a row, as one value each; their order counts for nothing (May 5, 5 May).

    Beside them where each text's begin.
    """
    at = np.flatnonzero(marked)
    if not len(at):
        nothing = np.zeros(0, dtype=np.uint64)
        return Runs(nothing, nothing, nothing.astype(bool)), np.zeros(len(words.starts), dtype=np.int64)
    owner = np.searchsorted(words.starts, at, side="right")
    opens = np.ones(len(at), dtype=bool)
    opens[1:] = (at[1:] != at[:-1] + 1) | (owner[1:] != owner[:-1])
    firsts = np.flatnonzero(opens)
    values = mix(np.add.reduceat(mix(words.hashes[at]), firsts))
    dated = np.logical_or.reduceat(is_date[at], firsts)
    starts = np.searchsorted(at[firsts], words.starts)
    return Runs(_frames_before(words, marked, at[firsts]), values, dated), starts


def _frames_before(words: Words, marked: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Hash of the two plain words before each place; a text's first words have nothing before them."""
    plain = np.flatnonzero(~marked)
    text_start = words.starts[np.searchsorted(words.starts, at, side="right") - 1]
    padded = np.concatenate(([-1, -1], plain))
    last = np.searchsorted(plain, at) + 1
    frames = np.zeros(len(at), dtype=np.uint64)
    for step in (1, 0):
        before = padded[last - step]
        inside = before >= text_start
        word = np.where(inside, words.hashes[np.maximum(before, 0)], np.uint64(0))
        frames = mix(frames + word)
    return frames
