"""The keys under which a text is found again: small, and a function of the text alone.

    text > story lines > shingles > MinHash > bands      (much the same text)
                                            > sketch     (about how much of it is the same)
                 > numbers                  > sketch     (about how many of them are the same)
                 > anchors                               (a passage of it in a longer text)

Two texts that share a key are a candidate pair, unless their sketches say that they have too
little in common; ``verify`` decides.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rensa import RMinHash

from assets.dedupe.sets import is_new
from assets.dedupe.shingles import IS_NUMBER, Words, hash_runs, mix

# Words in a shingle. Three survive the scattered edits of short wires; five lose them.
SHINGLE_WORDS = 3

# 32 bands of 4 rows: pairs with Jaccard 0.5 are found with 0.87, with 0.6 with 0.99 (the usual
# 1 - (1 - j^rows)^bands); measured best of those tried on perturbed wires, 2026-11.
BANDS, ROWS = 32, 4
_MINHASH = BANDS * ROWS

# Bytes of the set of a text's numbers (a Bloom filter of one hash), and of a whole sketch.
_NUMBERS = 64
SKETCH = _MINHASH + _NUMBERS

# One story has this share of the fewer numbers in common, where there are so many at least.
# Templates filled twice have less, copies and excerpts more than half (perturbed wires, 2026-11).
LEAST_NUMBERS_SHARED = 1 / 3
ENOUGH_NUMBERS = 6
_SEED = 42

# Words in an anchor: long enough that sharing one means sharing a passage.
ANCHOR_WORDS = 8

# An anchor is the smallest hash among this many neighbours on either side: about one in 17
# places, and the same places wherever the passage stands.
_NEIGHBOURS = 5

# Most anchors of one text: those with the smallest hashes, so that two texts keep the same ones.
_MOST_ANCHORS = 1024

_LARGEST = np.uint64(2**64 - 1)

# Texts signed in one go: the arrays stay in the processor's cache.
_TEXTS = 250


@dataclass(frozen=True, slots=True)
class Signatures:
    """Keys and sketches of a batch of texts; text ``i`` owns ``keys[starts[i]:starts[i + 1]]``."""

    keys: np.ndarray  # int64, distinct within a text
    starts: np.ndarray  # int64, one more than there are texts
    shingles: np.ndarray  # int64, how many a text has
    sketches: np.ndarray  # uint8, a row of SKETCH a text: low bytes of its MinHash, its numbers


def sign_texts(words: Words) -> Signatures:
    """Keys and sketch of each text; a text without words has no keys.

    >>> from assets.dedupe.shingles import read_words
    >>> signed = sign_texts(read_words(["Net rose to 5 mln dlrs", "", "NET rose to 5 mln dlrs."]))
    >>> bool((signed.keys[: signed.starts[1]] == signed.keys[signed.starts[2] :]).all())
    True
    """
    texts = len(words.starts) - 1
    parts = [_sign_texts(words.part(at, at + _TEXTS)) for at in range(0, max(1, texts), _TEXTS)]
    keys, counts, shingles, sketches = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Signatures(keys, np.append(0, np.cumsum(counts)), shingles, sketches)


def _sign_texts(words: Words) -> tuple[np.ndarray, ...]:
    """Keys of all texts, and of each how many, its shingles and its sketch."""
    shingles, starts = hash_runs(words, SHINGLE_WORDS)
    counts = np.diff(starts)
    minhashes = _minhash(shingles, starts)
    bands = _bands(minhashes[counts > 0])
    anchors, anchor_owner = _anchors(words)
    owner = np.concatenate((np.repeat(np.flatnonzero(counts), BANDS), anchor_owner))
    order = np.argsort(owner, kind="stable")  # merges two runs that are sorted already
    keys = np.concatenate((bands.ravel(), anchors)).view(np.int64)[order]
    sketches = np.concatenate((minhashes.astype(np.uint8), _number_sets(words)), axis=1)
    return keys, np.bincount(owner, minlength=len(counts)), counts, sketches


@dataclass(frozen=True)
class Sketches:
    """How many shingles each text of a batch has, and its sketch."""

    shingles: np.ndarray
    sketches: np.ndarray

    @cached_property
    def _numbers(self) -> tuple[np.ndarray, np.ndarray]:
        """The set of each text's numbers, as bits, and how many bits are set."""
        bits = self.sketches[:, _MINHASH:].view(np.uint64)
        return bits, np.bitwise_count(bits).sum(axis=1, dtype=np.uint16)

    def may_tell_one_story(self, a: np.ndarray, b: np.ndarray, least: float) -> np.ndarray:
        """Whether texts ``a[i]`` and ``b[i]`` may have a containment of ``least``, and enough numbers."""
        may = self._share_numbers(a, b)
        at = np.flatnonzero(may)
        may[at] = self._may_share(a[at], b[at], least)
        return may

    def _share_numbers(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        bits, counts = self._numbers
        fewer = np.minimum(counts[a], counts[b])
        may = fewer < ENOUGH_NUMBERS
        at = np.flatnonzero(~may)
        shared = np.bitwise_count(bits[a[at]] & bits[b[at]]).sum(axis=1, dtype=np.uint16)
        may[at] = shared >= LEAST_NUMBERS_SHARED * fewer[at]
        return may

    def _may_share(self, a: np.ndarray, b: np.ndarray, least: float) -> np.ndarray:
        """Whether as many shingles may be shared: generous by three standard deviations of the estimate.

        One pair in a thousand is lost at the edge.
        """
        alike = self.sketches[a, :_MINHASH] == self.sketches[b, :_MINHASH]
        equal = np.add.reduce(alike, axis=1, dtype=np.uint8) / _MINHASH
        jaccard = np.maximum(0.0, (equal - 1 / 256) / (1 - 1 / 256))  # low bytes are equal by accident
        spread = np.sqrt(np.maximum(jaccard, 1 / _MINHASH) * (1 - jaccard) / _MINHASH)
        upper = np.minimum(1.0, jaccard + 3 * spread)
        in_a, in_b = self.shingles[a], self.shingles[b]
        return upper * (in_a + in_b) / (1 + upper) >= least * np.minimum(in_a, in_b)


def _number_sets(words: Words) -> np.ndarray:
    """For each text a row of bits, set where the hash of one of its numbers points."""
    bits = np.zeros((len(words.starts) - 1, 8 * _NUMBERS), dtype=bool)
    at = np.flatnonzero(words.marked(IS_NUMBER))
    owner = np.repeat(np.arange(len(bits)), np.diff(words.starts))[at]
    bits[owner, words.hashes[at] % np.uint32(8 * _NUMBERS)] = True
    return np.packbits(bits, axis=1)


def _minhash(shingles: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """One row of 32-bit values a text; zeros for a text without shingles."""
    filled = np.flatnonzero(np.diff(starts))
    rows = np.zeros((len(starts) - 1, _MINHASH), dtype=np.uint64)
    if len(filled):
        offsets = np.append(starts[filled], starts[-1]).astype(np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, offsets, _MINHASH, _SEED)
        said = b"".join([array("I", row) for row in matrix.to_rows()])
        rows[filled] = np.frombuffer(said, np.uint32).reshape(-1, _MINHASH)
    return rows


def _bands(minhashes: np.ndarray) -> np.ndarray:
    """The key of each band, one row a text."""
    rows = minhashes.reshape(len(minhashes), BANDS, ROWS)
    keys = np.broadcast_to(np.arange(1, BANDS + 1, dtype=np.uint64), rows.shape[:2])
    for row in range(ROWS):
        keys = mix(keys ^ mix(rows[:, :, row] + np.uint64(row << 40)))
    return keys


def _anchors(words: Words) -> tuple[np.ndarray, np.ndarray]:
    """Anchors of all texts, each once a text, and whose they are."""
    runs, starts = hash_runs(words, ANCHOR_WORDS)
    counts = np.diff(starts)
    owner = np.repeat(np.arange(len(counts)), counts)
    # Between the texts stand values larger than any: no text sees its neighbour.
    at = np.arange(len(runs)) + (owner + 1) * _NEIGHBOURS
    spaced = np.full(len(runs) + (len(counts) + 1) * _NEIGHBOURS, _LARGEST)
    spaced[at] = runs
    lowest = spaced.copy()
    for step in range(1, _NEIGHBOURS + 1):
        np.minimum(lowest[step:], spaced[:-step], out=lowest[step:])
        np.minimum(lowest[:-step], spaced[step:], out=lowest[:-step])
    chosen = np.flatnonzero(runs == lowest[at])
    keys, owner = mix(runs[chosen] ^ _LARGEST), owner[chosen]
    order = np.lexsort((keys, owner))
    keys, owner = keys[order], owner[order]
    is_other = is_new(keys) | is_new(owner)
    keys, owner = keys[is_other], owner[is_other]
    is_kept = np.arange(len(owner)) - np.searchsorted(owner, owner) < _MOST_ANCHORS
    return keys[is_kept], owner[is_kept]
