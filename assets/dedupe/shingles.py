"""Words and shingles of many texts at once, as arrays of hashes.

    texts > characters > words (folded, hashed) > hashes of k words in a row

Every answer about a text depends on that text alone: a batch only saves the calls. A word's
hash is a polynomial over its characters, read off running sums, so that NumPy does it all
in a few passes over the characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from assets.dedupe.sets import stretches

# Odd multipliers of Fibonacci and splitmix64 hashing: they mix 64 bits well and are public.
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))

# Characters handled in one go: the arrays stay in the processor's second cache (measured:
# 2.5 times faster than whole batches of a thousand wires).
_CHUNK = 1 << 15

# Scripts that write no spaces: each character is a word of its own.
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))

# Bits of a character's kind; 0 is a separator.
_DIGIT, _CAPITAL, _LETTER, _IDEOGRAPH = 1, 2, 4, 8

# Beyond the basic plane stand emoji and rarities: separators, one for one.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


# What is known of a word beside its hash: the low bits of its code.
IS_NUMBER, IS_CAPITAL, IS_FIRST = np.uint32(_DIGIT), np.uint32(_CAPITAL), np.uint32(4)
_MARKS = np.uint32(3)  # bits of a code that are marks


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch of texts, end to end; text ``i`` owns ``starts[i]:starts[i + 1]``.

    A code is 29 bits of the hash of the word, case folded, and three marks: it begins with a
    digit, it begins with a capital letter, it is the first of its line.
    """

    codes: np.ndarray  # uint32
    starts: np.ndarray  # int64, one more than there are texts

    @property
    def hashes(self) -> np.ndarray:
        return self.codes >> _MARKS

    def marked(self, mark: np.uint32) -> np.ndarray:
        """Which words bear a mark."""
        return (self.codes & mark) != 0

    def part(self, first: int, last: int) -> Words:
        """The words of the texts from ``first`` up to ``last``."""
        starts = self.starts[first : last + 1]
        return Words(self.codes[starts[0] : starts[-1]], starts - starts[0])

    def of_text(self, place: int) -> np.ndarray:
        """Codes of one text's words."""
        return self.codes[self.starts[place] : self.starts[place + 1]]

    def of_texts(self, places: np.ndarray) -> Words:
        """The words of some texts, in this order."""
        sizes = np.diff(self.starts)[places]
        return Words(self.codes[stretches(self.starts[places], sizes)], np.append(0, np.cumsum(sizes)))


def join_words(texts: Sequence[np.ndarray]) -> Words:
    """Words of several texts, from the codes of each."""
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(codes) for codes in texts], out=starts[1:])
    return Words(np.concatenate((*texts, np.zeros(0, dtype=np.uint32))), starts)


def mix(hashes: np.ndarray) -> np.ndarray:
    """Scatter 64-bit values (the finisher of splitmix64)."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * _MIX[0]
    hashes = (hashes ^ (hashes >> np.uint64(27))) * _MIX[1]
    return hashes ^ (hashes >> np.uint64(31))


@cache
def _alphabet() -> tuple[np.ndarray, np.ndarray]:
    """Of each character of the basic plane: a random-looking value of its folded form, its kind."""
    folded = np.zeros(0x10000, dtype=np.uint64)
    kinds = np.zeros(0x10000, dtype=np.uint8)
    for code in range(0x10000):
        character = chr(code)
        if character.isalnum():
            lowered = character.lower()[0]
            folded[code] = ord(lowered)
            kinds[code] = _LETTER | (_CAPITAL if lowered != character else 0)
    kinds[ord("0") : ord("9") + 1] = _LETTER | _DIGIT
    for low, high in _IDEOGRAPHS:
        kinds[low : high + 1] = _LETTER | _IDEOGRAPH
        folded[low : high + 1] = np.arange(low, high + 1)
    folded[ord(".")] = ord(".")  # counts inside a number only: 1.5
    return np.where(folded > 0, mix(folded * _GOLDEN), np.uint64(0)), kinds


@cache
def _powers(length: int, base: np.uint64) -> np.ndarray:
    with np.errstate(over="ignore"):
        return np.multiply.accumulate(np.full(length, base, dtype=np.uint64))


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    begin = size = 0
    for end, text in enumerate(texts):
        if size + len(text) > _CHUNK and end > begin:
            yield texts[begin:end]
            begin, size = end, 0
        size += len(text) + 1
    if begin < len(texts):
        yield texts[begin:]


def read_words(texts: Sequence[str]) -> Words:
    """All words of ``texts``: runs of letters and digits, folded, each as one hash.

    >>> words = read_words(["Net 1,500 dlrs", "", "NET 1500"])
    >>> words.starts.tolist()
    [0, 3, 3, 5]
    >>> bool((words.hashes[:2] == words.hashes[3:]).all())
    True
    """
    parts = [_read_chunk(chunk) for chunk in _chunks(texts)] or [_read_chunk([""])]
    counts = np.concatenate([np.diff(part.starts) for part in parts])
    return Words(np.concatenate([part.codes for part in parts]), np.concatenate(([0], np.cumsum(counts))))


def _characters(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Characters of all texts with a line feed after each, and where each text begins.

    The comma of 1,500 is taken out: it is written 1500 elsewhere.
    """
    joined = "\n".join(texts) + "\n"
    encoded = joined.encode("utf-16-le", "surrogatepass")
    if len(encoded) > 2 * len(joined):
        encoded = _ASTRAL.sub(" ", joined).encode("utf-16-le", "surrogatepass")
    characters = np.frombuffer(encoded, dtype="<u2")
    bounds = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1, out=bounds[1:])
    commas = np.flatnonzero(characters == ord(","))
    commas = commas[_is_digit(characters[commas - 1]) & _is_digit(characters[commas + 1])]
    if len(commas):
        characters = np.delete(characters, commas)
        bounds -= np.searchsorted(commas, bounds)
    return characters, bounds


def _is_digit(characters: np.ndarray) -> np.ndarray:
    return (characters - np.uint16(48)) < 10


def _read_chunk(texts: Sequence[str]) -> Words:
    characters, bounds = _characters(texts)
    alphabet, kinds_of = _alphabet()
    codes = characters.astype(np.intp)  # once: both look-ups want it so
    kinds = kinds_of.take(codes)
    points = np.flatnonzero(characters == ord("."))
    kinds[points[_is_digit(characters[points - 1]) & _is_digit(characters[points + 1])]] = _LETTER
    begins, ends = _find_words(kinds)
    hashes = _hash_between(alphabet.take(codes), begins, ends) >> np.uint64(32)
    words = hashes.astype(np.uint32) >> _MARKS << _MARKS
    words |= kinds[begins] & (_DIGIT | _CAPITAL)
    firsts = np.searchsorted(begins, np.flatnonzero(characters == ord("\n")))
    words[np.append(0, firsts[firsts < len(words)])[: len(words)]] |= IS_FIRST
    return Words(words, np.searchsorted(begins, bounds))


def _find_words(kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each word begins and ends: runs of characters that are no separators, ideographs alone."""
    is_word = kinds != 0
    breaks = is_word[1:] != is_word[:-1]
    if (kinds & _IDEOGRAPH).any():
        breaks |= ((kinds[1:] | kinds[:-1]) & _IDEOGRAPH) != 0
    begins = np.append(is_word[:1], breaks & is_word[1:])
    ends = breaks & is_word[:-1]  # no text ends in a word: a line feed stands after each
    return np.flatnonzero(begins), np.flatnonzero(ends) + 1


def _hash_between(values: np.ndarray, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Polynomial of each stretch of ``values``, the same wherever the stretch stands."""
    length = max(2 * _CHUNK, len(values) + 1)  # nearly always the same two tables
    sums = np.zeros(len(values) + 1, dtype=np.uint64)
    np.cumsum(values * _powers(length, _GOLDEN)[: len(values)], out=sums[1:])
    return mix((sums[ends] - sums[begins]) * _powers(length, _INVERSE)[begins])


def hash_runs(words: Words, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Hashes of every ``size`` words in a row, text by text, and where each text's begin.

    A text of fewer words has one shingle of them all; a text of no words has none.
    """
    counts = np.diff(words.starts)
    runs = np.where(counts >= size, counts - size + 1, np.minimum(counts, 1))
    starts = np.concatenate(([0], np.cumsum(runs)))
    hashes = words.hashes.astype(np.uint64) + np.uint64(1)
    if len(counts) and counts.min() < size:
        return _hash_short_runs(hashes, words.starts, size, runs, starts)
    polynomial = np.zeros(max(0, len(hashes) - size + 1), dtype=np.uint64)
    for step in range(size):
        polynomial *= _GOLDEN
        polynomial += hashes[step : step + len(polynomial)]
    is_inside = np.ones(len(hashes), dtype=bool)  # a run ends in the text it begins in
    for step in range(1, size):
        is_inside[words.starts[1:] - step] = False
    return mix(polynomial[is_inside[: len(polynomial)]]), starts


def _hash_short_runs(
    hashes: np.ndarray, bounds: np.ndarray, size: int, runs: np.ndarray, starts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """``hash_runs`` where some text has fewer words: what is not there counts as nothing."""
    owner = np.repeat(np.arange(len(runs)), runs)
    at = bounds[owner] + np.arange(len(owner)) - starts[owner]
    ends = bounds[owner + 1]
    padded = np.concatenate((hashes, np.zeros(size, dtype=np.uint64)))
    polynomial = padded[at]
    for step in range(1, size):
        polynomial = polynomial * _GOLDEN + np.where(at + step < ends, padded[at + step], np.uint64(0))
    return mix(polynomial), starts
