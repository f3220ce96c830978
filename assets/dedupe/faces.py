"""What of a text is compared: its shingles, its opening, its numbers, names and words.

    texts > story lines > words > faces

A number or a name is kept with its frame, the two plain words before it, so that what
stands in the same place of two texts can be held side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

import numpy as np

from assets.dedupe.sets import VALUE_BITS, Sets, collect, is_in, is_new
from assets.dedupe.shingles import IS_CAPITAL, IS_FIRST, IS_NUMBER, Words, hash_runs, mix, read_words
from assets.dedupe.signatures import SHINGLE_WORDS

# Shingles of a text's opening.
OPENING_SHINGLES = 40

# Texts looked at in one go: the arrays stay in the processor's cache.
_TEXTS = 500

LONGEST_TITLE = 40  # words; a longer first line is a paragraph
TITLE_LINES = 12  # a title stands in one of the first
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

# What is said in a frame: 28 bits of the frame's hash before 24 of the value's.
_SAID_BITS = np.uint64(24)
_FRAME = ~np.uint64((1 << 24) - 1)
_TOP = np.uint64(64) - VALUE_BITS


@cache
def hashes_of(text: str) -> np.ndarray:
    """Hashes of the words of ``text``, ascending."""
    return np.sort(read_words([text]).hashes)


@cache
def _low_bits_of(text: str) -> np.ndarray:
    may_be = np.zeros(1 << 16, dtype=bool)
    may_be[hashes_of(text) & np.uint32(0xFFFF)] = True
    return may_be


def _is_one_of(text: str, hashes: np.ndarray) -> np.ndarray:
    """Which ``hashes`` are of a word of ``text``: nearly all are told by 16 of their bits."""
    may_be = _low_bits_of(text)[hashes & np.uint32(0xFFFF)]
    at = np.flatnonzero(may_be)
    may_be[at] = is_in(hashes[at], hashes_of(text))
    return may_be


@dataclass(frozen=True, slots=True)
class Runs:
    """Numbers, or names, of each text: words of the kind that stand in a row are one value."""

    values: Sets
    said: Sets  # a frame and the value in it
    frames: Sets
    dated: Sets  # frames that hold dates


def frames_of(said: np.ndarray) -> np.ndarray:
    """Keys of the frames that something is said in, each once; both ascending."""
    frames = said & _FRAME
    return frames[is_new(frames)]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a batch of texts; each is a function of its own text alone."""

    words: Words
    reading: Sets  # shingles in reading order, with those that come again
    shingles: Sets
    opening: Sets
    numbers: Runs  # numbers and dates, each with those that stand right beside it
    names: Runs  # capitalised words within a line and after the dateline
    capitals: Sets  # words that are written with a capital anywhere
    titled: Sets  # and those of the first lines, where a title stands
    vocabulary: Sets


def read_faces(words: Words) -> Faces:
    """The face of each text, however many there are."""
    texts = len(words.starts) - 1
    parts = [_read_faces(words.part(at, min(at + _TEXTS, texts))) for at in range(0, max(1, texts), _TEXTS)]
    joined = [_join([getattr(part, field.name) for part in parts]) for field in fields(Faces)[1:]]
    return Faces(words, *joined)


def _join(parts: Sequence[Sets] | Sequence[Runs]) -> Sets | Runs:
    if isinstance(parts[0], Sets):
        return Sets.join(parts)
    return Runs(*(Sets.join([getattr(part, field.name) for part in parts]) for field in fields(Runs)))


def _read_faces(words: Words) -> Faces:
    count = len(words.starts) - 1
    run, run_starts = hash_runs(words, SHINGLE_WORDS)
    run >>= _TOP
    run_owners = np.repeat(np.arange(count), np.diff(run_starts))
    opens = np.arange(len(run)) - run_starts[run_owners] < OPENING_SHINGLES
    hashes = words.hashes
    owners = np.repeat(np.arange(count), np.diff(words.starts))
    is_date = _is_one_of(_DATE_WORDS, hashes)
    is_number = words.marked(IS_NUMBER) | is_date | _spelled_out(hashes, is_date)
    is_capital, is_first = words.marked(IS_CAPITAL), words.marked(IS_FIRST)
    is_name = is_capital & ~is_first & ~is_number & _is_body(words, is_number)
    lines = np.append(0, np.cumsum(is_first))
    is_titled = is_capital & (lines[1:] <= lines[words.starts[owners]] + TITLE_LINES)
    return Faces(
        words,
        Sets(run, run_starts),
        collect(run_owners, run, count),
        collect(run_owners[opens], run[opens], count),
        _runs(words, owners, is_number, is_date),
        _runs(words, owners, is_name, is_date),
        collect(owners[is_capital], hashes[is_capital].astype(np.uint64), count),
        collect(owners[is_titled], hashes[is_titled].astype(np.uint64), count),
        collect(owners, hashes.astype(np.uint64), count),
    )


def _spelled_out(hashes: np.ndarray, is_date: np.ndarray) -> np.ndarray:
    """Number words before a unit or after a month: "six cts", "March two", but no "one of them"."""
    is_figure = _is_one_of(_NUMBER_WORDS, hashes)
    at = np.flatnonzero(is_figure)
    after = np.append(hashes, np.uint32(0))[at + 1]
    before = np.append(is_date, False)[at - 1]
    is_figure[at] = _is_one_of(_UNITS, after) | before
    return is_figure


def _is_body(words: Words, is_number: np.ndarray) -> np.ndarray:
    """Words that stand neither in the title nor in a dateline (its date, and the word after it)."""
    begins, ends = words.starts[:-1], words.starts[1:]
    line = _next(words.marked(IS_FIRST), begins + 1)
    body = np.where(line < np.minimum(ends, begins + 1 + LONGEST_TITLE), line, begins)
    furthest = np.minimum(ends, body + 2 * _LONGEST_DATELINE)
    date = _next(is_number, body)
    after = np.minimum(_next(~is_number, date) + 1, furthest)
    body = np.where(date < np.minimum(ends, body + _LONGEST_DATELINE), after, body)
    return np.arange(len(words.codes)) >= np.repeat(body, ends - begins)


def _next(marked: np.ndarray, places: np.ndarray) -> np.ndarray:
    """The first marked place that is not before each of ``places``; beyond the end where none is."""
    at = np.append(np.flatnonzero(marked), len(marked))
    return at[np.minimum(np.searchsorted(at, places), len(at) - 1)]


def _runs(words: Words, owners: np.ndarray, marked: np.ndarray, is_date: np.ndarray) -> Runs:
    """Marked words in a row, as one value each; their order counts for nothing (May 5, 5 May)."""
    count = len(words.starts) - 1
    at = np.flatnonzero(marked)
    firsts = np.flatnonzero(is_new(at - np.arange(len(at))) | is_new(owners[at]))
    bounds = np.append(firsts, len(at))
    sums = np.append(np.uint64(0), np.cumsum(mix(words.hashes[at].astype(np.uint64)), dtype=np.uint64))
    values = mix(np.diff(sums[bounds]))
    dated = np.diff(np.append(0, np.cumsum(is_date[at]))[bounds]) > 0
    frames = _frames_before(words, owners, at, firsts) >> _TOP & _FRAME
    owners = owners[at[firsts]]
    return Runs(
        collect(owners, values >> _TOP, count),
        collect(owners, frames | values >> (np.uint64(64) - _SAID_BITS), count),
        collect(owners, frames, count),
        collect(owners[dated], frames[dated], count),
    )


def _frames_before(words: Words, owners: np.ndarray, marked: np.ndarray, firsts: np.ndarray) -> np.ndarray:
    """Hash of the two plain words before each run; a text's first words have nothing before them.

    ``marked`` are the places of all marked words, ``firsts`` which of them begin a run.
    """
    at, hashes = marked[firsts], words.hashes
    is_plain = np.ones(len(hashes), dtype=bool)
    is_plain[marked] = False
    plain = np.concatenate(([-1, -1], np.flatnonzero(is_plain)))
    last = at - firsts + 1  # before a run stand as many plain words as words that are not marked
    text_start = words.starts[owners[at]]
    frames = np.zeros(len(at), dtype=np.uint64)
    for step in (1, 0):
        before = plain[last - step]
        word = np.where(before >= text_start, hashes[np.maximum(before, 0)], np.uint32(0))
        frames = mix(frames + word.astype(np.uint64))
    return frames
