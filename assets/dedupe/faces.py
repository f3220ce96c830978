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

Frames = dict[int, set[int]]


@cache
def _words_of(text: str) -> np.ndarray:
    return np.sort(read_words([text]).hashes)


@cache
def _marks() -> frozenset[int]:
    return frozenset(_words_of(_MARKS).tolist())


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of marked words, text by text: the hash of their frame, of themselves, and if a date."""

    frames: np.ndarray
    values: np.ndarray
    is_date: np.ndarray
    starts: np.ndarray


@dataclass(frozen=True)
class Face:
    """One text of a batch; what is asked of it is made when asked."""

    _words: Words
    _at: slice
    _shingles: np.ndarray
    _numbers: tuple[np.ndarray, np.ndarray, np.ndarray]
    _names: tuple[np.ndarray, np.ndarray, np.ndarray]
    _is_name: np.ndarray

    @property
    def size(self) -> int:
        """Words of the text."""
        return self._at.stop - self._at.start

    @cached_property
    def shingles(self) -> frozenset[int]:
        return frozenset(self._shingles.tolist())

    @cached_property
    def opening(self) -> frozenset[int]:
        return frozenset(self._shingles[:OPENING_SHINGLES].tolist())

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        return frozenset(self._words.hashes[self._at].tolist())

    @cached_property
    def repeated(self) -> frozenset[int]:
        """Words that the text says more than once."""
        words, counts = np.unique(self._words.hashes[self._at], return_counts=True)
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
        begins = np.flatnonzero(self._words.is_first[self._at])[: most + 1]
        words = self._words.hashes[self._at]
        ends = np.append(begins[1:], len(words)) if len(begins) <= most else begins[1:]
        capitals = np.append(0, np.cumsum(self._words.is_capital[self._at] | self._words.is_number[self._at]))
        lines = []
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=False):
            is_titled = capitals[end] - capitals[begin] >= _LEAST_CAPITALS * (end - begin)
            if end - begin <= _LONGEST_TITLE and (is_titled or begin == 0):
                line = words[begin:end].tolist()
                lines.append(line[1:] if line[0] in _marks() and line[1:] else line)
        return lines

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Numbers and dates, each with those that stand right beside it."""
        return frozenset(self._numbers[1].tolist())

    @cached_property
    def names(self) -> frozenset[int]:
        """Runs of capitalised words within a line and after the dateline."""
        return frozenset(self._names[1].tolist())

    @cached_property
    def name_words(self) -> frozenset[int]:
        """Words of the names."""
        return frozenset(self._words.hashes[self._at][self._is_name[self._at]].tolist())

    @cached_property
    def figures(self) -> frozenset[int]:
        """Words that begin with a digit."""
        return frozenset(self._words.hashes[self._at][self._words.is_number[self._at]].tolist())

    def place_of(self, part: Face) -> tuple[int, int]:
        """Where most of ``part`` stands: from and to which shingle, strays at the ends left out."""
        sought = np.sort(part._shingles)
        nearest = np.minimum(np.searchsorted(sought, self._shingles), len(sought) - 1)
        at = np.flatnonzero(sought[nearest] == self._shingles)
        stray = len(at) // 10
        return int(at[stray]), int(at[len(at) - 1 - stray])

    @cached_property
    def number_frames(self) -> Frames:
        return _by_frame(self._numbers)

    @cached_property
    def name_frames(self) -> Frames:
        return _by_frame(self._names)

    @cached_property
    def dates(self) -> frozenset[int]:
        return frozenset(self._numbers[1][self._numbers[2]].tolist())


def _by_frame(runs: tuple[np.ndarray, np.ndarray, np.ndarray]) -> Frames:
    frames: Frames = {}
    for frame, value in zip(runs[0].tolist(), runs[1].tolist(), strict=True):
        frames.setdefault(frame, set()).add(value)
    return frames


def read_faces(texts: Sequence[str]) -> Iterator[Face]:
    """The face of each text, in order. Lines of boilerplate are no part of it."""
    words = read_words([strip_boilerplate(text) for text in texts])
    shingles, shingle_starts = hash_runs(words, SHINGLE_WORDS)
    is_date = np.isin(words.hashes, _words_of(_DATE_WORDS))
    is_number = words.is_number | is_date | _spelled_out(words, is_date)
    numbers = _runs(words, is_number, is_date)
    is_name = _names(words, is_number)
    names = _runs(words, is_name, is_date)
    bounds = zip(
        pairwise(words.starts.tolist()),
        pairwise(shingle_starts.tolist()),
        pairwise(numbers.starts.tolist()),
        pairwise(names.starts.tolist()),
        strict=True,
    )
    for at, shingled, numbered, named in bounds:
        yield Face(
            words, slice(*at), shingles[slice(*shingled)], _of(numbers, numbered), _of(names, named), is_name
        )


def _of(runs: _Runs, bounds: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    at = slice(*bounds)
    return runs.frames[at], runs.values[at], runs.is_date[at]


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


def _runs(words: Words, marked: np.ndarray, is_date: np.ndarray) -> _Runs:
    """Marked words in a row, as one value each; their order counts for nothing (May 5, 5 May)."""
    at = np.flatnonzero(marked)
    if not len(at):
        nothing = np.zeros(0, dtype=np.uint64)
        return _Runs(nothing, nothing, np.zeros(0, dtype=bool), np.zeros(len(words.starts), dtype=np.int64))
    owner = np.searchsorted(words.starts, at, side="right")
    opens = np.ones(len(at), dtype=bool)
    opens[1:] = (at[1:] != at[:-1] + 1) | (owner[1:] != owner[:-1])
    firsts = np.flatnonzero(opens)
    values = np.add.reduceat(mix(words.hashes[at]), firsts)
    dated = np.logical_or.reduceat(is_date[at], firsts)
    starts = np.searchsorted(at[firsts], words.starts)
    return _Runs(_frames_before(words, marked, at[firsts]), values, dated, starts)


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
