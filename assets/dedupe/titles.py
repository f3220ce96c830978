"""Are two texts titled apart? A title of one has a twin among the other's lines about another subject.

lines short enough for a title > those that name a subject > twins among those of the other text
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

import numpy as np

from assets.dedupe.faces import LONGEST_TITLE, TITLE_LINES, Faces, hashes_of
from assets.dedupe.sets import (
    VALUE_BITS,
    Sets,
    common,
    count_common,
    distinct,
    is_in,
    is_new,
    keys_of,
    stretches,
)
from assets.dedupe.shingles import IS_CAPITAL, IS_FIRST, IS_NUMBER, Words

_TITLE_OF_NO_LINE = 8  # words; what stands for the title of a page on one line
_LEAST_CAPITALS = 0.6  # of the words of a title that is not the first line
_LEAST_SHARED = 2  # words, and a third of the shorter line's

# How the wires mark the title of a story sent again.
_MARKS = "corrected correction corrects rpt repeat repeats update updated update1 refile refiled wrapup adds"


@cache
def _marks() -> np.ndarray:
    return hashes_of(_MARKS)


@dataclass(frozen=True, slots=True)
class Lines:
    """The short lines of a batch of texts, one text after another."""

    words: Sets  # of each line, without a mark at its head
    head: np.ndarray  # first word of each line
    is_title: np.ndarray  # the text's first line
    is_titled: np.ndarray  # stands where a title stands, and is written as one
    is_plain: np.ndarray  # holds no figures: "Sales 41 mln" and "Revs 41 mln" are no titles
    starts: np.ndarray  # first line of each text, one more than there are texts


@dataclass(frozen=True, slots=True)
class Subjects:
    """Lines that name something the other text of their pair never says; ascending by pair."""

    pairs: np.ndarray
    lines: np.ndarray
    opens: np.ndarray  # the line begins with what it names
    is_taken_up: np.ndarray  # the text names it again

    def where(self, chosen: np.ndarray) -> Subjects:
        """Some of the lines."""
        return Subjects(*(getattr(self, column.name)[chosen] for column in fields(self)))


def are_titled_apart(faces: Faces, a: np.ndarray, b: np.ndarray, *, much_longer: float) -> np.ndarray:
    """For each pair of texts whether a title of one has a twin in the other that names another subject.

    A twin shares a third of its words, and what is left names each text's own subject: it opens
    the line, or the text takes it up again, and the other text never says it. A title may stand
    anywhere in a text that is ``much_longer`` (times so long): other things come before it.
    """
    sizes = np.diff(faces.words.starts)
    swaps = sizes[a] > sizes[b]
    shorter, longer = np.where(swaps, b, a), np.where(swaps, a, b)
    texts = distinct(np.concatenate((a, b)))
    words = faces.words.of_texts(texts)
    lines, repeated = _read_lines(words), _find_repeated(words)

    def name(one: np.ndarray, other: np.ndarray, anywhere: np.ndarray) -> Subjects:
        places, said = np.searchsorted(texts, one), keys_of(faces.capitals, one)
        own = said[~is_in(said, common(faces.capitals, one, faces.vocabulary, other))]
        return _name_subjects(lines, places, anywhere, own, own[is_in(own, keys_of(repeated, places))])

    named = name(shorter, longer, np.zeros(len(a), dtype=bool))
    others = name(longer, shorter, sizes[longer] > much_longer * sizes[shorter])
    is_apart = np.zeros(len(a), dtype=bool)
    is_apart[_name_apart(lines, named, others)] = True
    return is_apart


def _read_lines(words: Words) -> Lines:
    """Lines of ``LONGEST_TITLE`` words at most; a longer first line is cut."""
    begins = np.flatnonzero(words.marked(IS_FIRST))
    starts = np.searchsorted(begins, words.starts)
    number = np.arange(len(begins)) - np.repeat(starts[:-1], np.diff(starts))
    ends = np.append(begins[1:], len(words.codes))
    is_title = number == 0
    upper = np.append(0, np.cumsum(words.marked(IS_CAPITAL | IS_NUMBER)))
    is_titled = upper[ends] - upper[begins] >= _LEAST_CAPITALS * (ends - begins)
    is_titled = is_title | (is_titled & (number < TITLE_LINES))
    is_long = ends - begins > LONGEST_TITLE
    ends = np.where(is_title & is_long, begins + _TITLE_OF_NO_LINE, ends)
    kept = np.flatnonzero(is_title | ~is_long)
    begins, ends = begins[kept], ends[kept]
    begins = begins + (is_in(words.hashes[begins], _marks()) & (ends - begins > 1))
    at, owners = stretches(begins, ends - begins), np.repeat(np.arange(len(kept)), ends - begins)
    return Lines(
        _distinct_words(owners, words.hashes[at], len(kept)),
        words.hashes[begins].astype(np.uint64),
        is_title[kept],
        is_titled[kept],
        np.bincount(owners[words.marked(IS_NUMBER)[at]], minlength=len(kept)) == 0,
        np.searchsorted(kept, starts),
    )


def _distinct_words(owners: np.ndarray, hashes: np.ndarray, count: int) -> Sets:
    """As ``collect`` has them, of any number of owners: hashes of words are short."""
    keys = distinct(owners << 32 | hashes)
    return Sets((keys & 0xFFFFFFFF).astype(np.uint64), np.searchsorted(keys, np.arange(count + 1) << 32))


def _find_repeated(words: Words) -> Sets:
    """Words that each text says more than once."""
    count = len(words.starts) - 1
    keys = np.sort(np.repeat(np.arange(count), np.diff(words.starts)) << 32 | words.hashes)
    again = keys[~is_new(keys)]
    return _distinct_words(again >> 32, again & 0xFFFFFFFF, count)


def _name_subjects(
    lines: Lines, texts: np.ndarray, anywhere: np.ndarray, own: np.ndarray, taken_up: np.ndarray
) -> Subjects:
    """The lines of each pair's text with one of its ``own`` words at their head, or any ``taken_up``.

    Both are keys (pair, word), ascending. Lines that stand where no title does count where ``anywhere``.
    """
    counts = np.diff(lines.starts)[texts]
    found, pairs = stretches(lines.starts[texts], counts), np.repeat(np.arange(len(texts)), counts)
    chosen = anywhere[pairs] | lines.is_titled[found]
    found, pairs = found[chosen], pairs[chosen]
    opens = is_in(_keys(pairs, lines.head[found]), own)
    sizes = lines.words.sizes_of(found)
    place, words = np.repeat(np.arange(len(found)), sizes), stretches(lines.words.starts[found], sizes)
    again = is_in(_keys(pairs[place], lines.words.values[words]), taken_up)
    is_taken_up = np.bincount(place[again], minlength=len(found)) > 0
    return Subjects(pairs, found, opens, is_taken_up).where(opens | is_taken_up)


def _keys(pairs: np.ndarray, words: np.ndarray) -> np.ndarray:
    return pairs.astype(np.uint64) << VALUE_BITS | words


def _name_apart(lines: Lines, named: Subjects, others: Subjects) -> np.ndarray:
    """Pairs in which a line of one text and a line of the other are twins that name two subjects."""
    begins, ends = (np.searchsorted(others.pairs, named.pairs, side=side) for side in ("left", "right"))
    one = named.where(np.repeat(np.arange(len(named.pairs)), ends - begins))
    other = others.where(stretches(begins, ends - begins))
    a, b = one.lines, other.lines
    may_be = (one.opens & other.opens) | (one.is_taken_up & other.is_taken_up)
    may_be &= lines.is_title[a] | lines.is_title[b] | (lines.is_plain[a] & lines.is_plain[b])
    a, b, pairs = a[may_be], b[may_be], one.pairs[may_be]
    fewer = np.minimum(lines.words.sizes_of(a), lines.words.sizes_of(b))
    return pairs[count_common(lines.words, a, lines.words, b) >= np.maximum(_LEAST_SHARED, fewer / 3)]
