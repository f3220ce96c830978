"""Do two texts tell one story? Measured on the texts themselves, never estimated.

    text > face (shingles, opening, numbers, names, subject)
    face + face > pair (Jaccard, containment, agreement of numbers and names) > verdict

A template filled for two companies, or for two quarters, is alike nearly everywhere; what
tells it from a copy is what stands in the same frame: other figures, other names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import pairwise

import numpy as np

from assets.dedupe.boilerplate import strip_boilerplate
from assets.dedupe.shingles import hash_runs, read_words
from assets.dedupe.signatures import SHINGLE_WORDS

# Least containment of one story, and the one that needs no shared opening as well. Measured
# on labelled wires and press releases, 2026-11: same stories from 0.67, others up to 0.78.
LEAST_CONTAINMENT = 0.6
SURE_CONTAINMENT = 0.85

# Shingles of a text's opening, and the share of one opening to be found in the other text.
OPENING_SHINGLES = 40
LEAST_OPENING = 0.4

# Frames in which two texts may say other numbers, and other names, and still be one story
# (a corrected figure, another dateline). Labelled pairs: copies up to 0.1 of the numbers and
# 0.19 of the names; notices of another quarter from 0.22, other funds from 0.5.
MOST_OTHER_NUMBERS = 0.15
MOST_OTHER_NAMES = 0.34

# Where no frame is shared: least share of the fewer numbers that the other text says too.
LEAST_SHARED_NUMBERS = 0.6

_FRAME_WORDS = 2  # words before a number or name that make its frame
_LONGEST_TITLE = 40  # words; a longer first line is a paragraph
_LONGEST_DATELINE = 12  # words before its date

_DATE_WORDS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)

Frames = dict[tuple[int, ...], set[tuple[int, ...]]]


@cache
def _date_words() -> frozenset[int]:
    return frozenset(read_words([_DATE_WORDS]).hashes.tolist())


@dataclass(frozen=True)
class Face:
    """What of a text is compared: words as hashes, and which of them are numbers or names."""

    words: list[int]
    numbers_at: list[bool]  # figures and words of dates
    names_at: list[bool]  # capitals within a line, after the dateline
    title_words: int  # words of the first line; 0 where it is no title
    shingles: frozenset[int]
    opening: frozenset[int]

    @cached_property
    def vocabulary(self) -> frozenset[int]:
        return frozenset(self.words)

    @cached_property
    def numbers(self) -> frozenset[int]:
        return frozenset(word for word, is_it in zip(self.words, self.numbers_at, strict=True) if is_it)

    @cached_property
    def names(self) -> frozenset[int]:
        return frozenset(word for word, is_it in zip(self.words, self.names_at, strict=True) if is_it)

    @cached_property
    def subject(self) -> frozenset[int]:
        """Words of the title that the body takes up: whom and what it is about."""
        return (
            frozenset(self.words[: self.title_words])
            & frozenset(self.words[self.title_words :]) - self.numbers
        )

    @cached_property
    def number_frames(self) -> Frames:
        return _frames(self.words, self.numbers_at)

    @cached_property
    def name_frames(self) -> Frames:
        return _frames(self.words, self.names_at)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are; the same whichever is named first."""

    jaccard: Decimal
    containment: Decimal
    numbers_agree: Decimal  # share of the shared frames that say the same number; 1 where none differs
    names_agree: Decimal
    changed_figures: int  # shared frames that say another figure; dates do not count
    is_same_story: bool


def _frames(words: list[int], marked: list[bool]) -> Frames:
    """For each two words in a row, what runs of marked words follow them."""
    frames: Frames = {}
    before: tuple[int, ...] = (0,) * _FRAME_WORDS
    run: list[int] = []
    for word, is_marked in zip((*words, 0), (*marked, False), strict=True):
        if is_marked:
            run.append(word)
            continue
        if run:
            frames.setdefault(before, set()).add(tuple(run))
            run = []
        before = (*before[1:], word)
    return frames


def read_faces(texts: Sequence[str]) -> Iterator[Face]:
    """The face of each text, in order. Lines of boilerplate are no part of it."""
    stories = [strip_boilerplate(text) for text in texts]
    words = read_words(stories)
    shingles, shingle_starts = hash_runs(words, SHINGLE_WORDS)
    dates = np.fromiter(_date_words(), dtype=np.uint64)
    numbers = words.is_number | np.isin(words.hashes, dates)
    names = words.is_capital & ~words.is_first & ~numbers
    for (begin, end), (first, last) in zip(
        pairwise(words.starts.tolist()), pairwise(shingle_starts.tolist()), strict=True
    ):
        lines = np.flatnonzero(words.is_first[begin + 1 : end][:_LONGEST_TITLE])
        title_words = int(lines[0]) + 1 if len(lines) else 0
        body = begin + title_words
        names[begin : body + _dateline_words(numbers[body:end])] = False
        yield Face(
            words.hashes[begin:end].tolist(),
            numbers[begin:end].tolist(),
            names[begin:end].tolist(),
            title_words,
            frozenset(shingles[first:last].tolist()),
            frozenset(shingles[first : min(last, first + OPENING_SHINGLES)].tolist()),
        )


def _dateline_words(numbers: np.ndarray) -> int:
    """Words up to the date of a dateline and the one that opens the text; 0 without a date."""
    dated = np.flatnonzero(numbers[:_LONGEST_DATELINE])
    if not len(dated):
        return 0
    after = np.flatnonzero(~numbers[dated[0] :])
    return int(dated[0] + after[0]) + 1 if len(after) else len(numbers)


def compare(a: Face, b: Face) -> Likeness:
    """Measure two texts and say whether they tell one story."""
    shared = len(a.shingles & b.shingles)
    smaller = min(len(a.shingles), len(b.shingles))
    jaccard = _share(shared, len(a.shingles) + len(b.shingles) - shared)
    containment = _share(shared, smaller)
    if containment < LEAST_CONTAINMENT:
        return Likeness(jaccard, containment, _share(0, 0), _share(0, 0), 0, False)
    same, other, changed = _compare_numbers(a, b)
    same_names, other_names = _compare_names(a, b)
    is_same_story = (
        (containment >= SURE_CONTAINMENT or _opening_shared(a, b) >= LEAST_OPENING)
        and other <= max(1, MOST_OTHER_NUMBERS * (same + other))
        and other <= same
        and other_names <= MOST_OTHER_NAMES * (same_names + other_names)
        and not _names_another_subject(a, b)
    )
    return Likeness(
        jaccard, containment, _share(same, same + other), _share(same_names, same_names + other_names),
        changed, is_same_story,
    )  # fmt: skip


def _share(part: int, whole: int) -> Decimal:
    """``part / whole`` to six places; 1 where there is nothing to share."""
    return (Decimal(part) / whole if whole else Decimal(1)).quantize(Decimal("0.000001"))


def _opening_shared(a: Face, b: Face) -> float:
    """The share of one text's opening that stands anywhere in the other: the better way round."""
    return max(
        len(one.opening & other.shingles) / max(1, len(one.opening)) for one, other in ((a, b), (b, a))
    )


def _compare_numbers(a: Face, b: Face) -> tuple[int, int, int]:
    """Frames with the same number, with other numbers, and with other figures that are no dates."""
    if a.numbers <= b.numbers or b.numbers <= a.numbers:
        return min(len(a.numbers), len(b.numbers)), 0, 0
    same, others = _compare_frames(a.number_frames, b.number_frames)
    if not same and not others:
        shared = len(a.numbers & b.numbers)
        fewer = min(len(a.numbers), len(b.numbers))
        return shared, 0 if shared >= LEAST_SHARED_NUMBERS * fewer else fewer - shared, 0
    dates = _date_words()
    changed = sum(not any(dates.intersection(run) for run in runs) for runs in others)
    return same, len(others), changed


def _compare_names(a: Face, b: Face) -> tuple[int, int]:
    if a.names == b.names:
        return len(a.names), 0
    same, others = _compare_frames(a.name_frames, b.name_frames)
    return same, len(others)


def _compare_frames(a: Frames, b: Frames) -> tuple[int, list[set[tuple[int, ...]]]]:
    """How many shared frames say the same, and what stands in those that do not."""
    same, others = 0, []
    for frame in a.keys() & b.keys():
        if a[frame] & b[frame]:
            same += 1
        else:
            others.append(a[frame] | b[frame])
    return same, others


def _names_another_subject(a: Face, b: Face) -> bool:
    """Whether each text is about something that the other never names."""
    return not a.subject <= b.vocabulary and not b.subject <= a.vocabulary
