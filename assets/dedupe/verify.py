"""Do two texts tell one story? Measured on the texts themselves, never estimated.

    face, face > Jaccard, containment > agreement of numbers, names and titles > likeness

A template filled for two companies, or for two quarters, is alike nearly everywhere; what
tells it from a copy is what stands in the same frame: other figures, other names.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from assets.dedupe.faces import Faces, Runs, frames_of
from assets.dedupe.sets import Sets, common, count_by_pair, count_common, is_in
from assets.dedupe.titles import are_titled_apart

# Least containment of one story; where few numbers speak for it, of a part in a longer text;
# and the one that needs no shared opening. Labelled wires and press releases: one story from
# 0.67, others up to 0.78 (2026-11).
LEAST_CONTAINMENT = 0.6
LEAST_CONTAINMENT_OF_PART = 0.8
SURE_CONTAINMENT = 0.85

# One changed figure is forgiven where so many others are the same, or nearly all of the text.
FEW_NUMBERS = 4
NEARLY_ALL = 0.95

# So many numbers alike, and none unlike, are no accident.
MANY_NUMBERS = 5

# Below this Jaccard one text is a part of the other rather than a copy of it.
PART_BELOW = 0.5

# Share of one text's opening to be found anywhere in the other.
LEAST_OPENING = 0.4

# Frames in which two texts may say other numbers, and other names, and still be one story
# (a corrected figure, another byline). Labelled pairs: copies up to 0.1 of the numbers and
# 0.19 of the names; notices of another quarter from 0.22, other funds from 0.5.
MOST_OTHER_NUMBERS = 0.15
MOST_OTHER_NAMES = 0.34

# Where less than this share of the fewer numbers stands in shared frames: least share of them
# that the other text says too, in whatever frame.
LEAST_FRAMED = 0.3
LEAST_SHARED_NUMBERS = 0.6

# A text so much longer than another may hold other things before it.
MUCH_LONGER = 1.25


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the two texts of each pair are; the same whichever is named first. Columns."""

    a: np.ndarray  # places of the two texts in the batch
    b: np.ndarray
    shared: np.ndarray  # shingles of both
    smaller: np.ndarray  # shingles of the shorter
    every: np.ndarray  # shingles of either
    numbers_same: np.ndarray  # shared frames that say the same number
    numbers_other: np.ndarray
    names_same: np.ndarray
    names_other: np.ndarray
    changed_figures: np.ndarray  # shared frames that say another figure; dates do not count
    is_part: np.ndarray  # one text is a part of the other

    def where(self, chosen: np.ndarray) -> Likeness:
        """Some of the pairs."""
        return Likeness(*(getattr(self, column.name)[chosen] for column in fields(self)))


def compare(faces: Faces, a: np.ndarray, b: np.ndarray) -> Likeness:
    """Of the pairs of texts ``a[i]`` and ``b[i]`` those that tell one story, and how alike they are.

    What is quick to ask, and says no most often, is asked first.
    """
    nothing = np.zeros(len(a), dtype=np.int64)
    same, other, changed = _compare_numbers(faces.numbers, a, b)
    pairs = Likeness(a, b, nothing, nothing, nothing, same, other, nothing, nothing, changed, nothing > 0)
    pairs = pairs.where(other <= np.maximum(1, MOST_OTHER_NUMBERS * (same + other)))
    pairs = _share_enough(_count_shingles(faces.shingles, pairs))
    pairs = pairs.where(_share_opening(faces, pairs))
    return _name_alike(faces, pairs)


def _count_shingles(shingles: Sets, pairs: Likeness) -> Likeness:
    shared = count_common(shingles, pairs.a, shingles, pairs.b)
    sizes_a, sizes_b = shingles.sizes_of(pairs.a), shingles.sizes_of(pairs.b)
    every = sizes_a + sizes_b - shared
    return replace(
        pairs,
        shared=shared,
        smaller=np.minimum(sizes_a, sizes_b),
        every=every,
        is_part=shared < PART_BELOW * every,
    )


def _share_enough(pairs: Likeness) -> Likeness:
    """Pairs that share enough of their shingles for the numbers in which they differ."""
    shared, smaller, same, other = pairs.shared, pairs.smaller, pairs.numbers_same, pairs.numbers_other
    larger = pairs.every - smaller + shared
    is_forgiven = (same >= FEW_NUMBERS) | (shared >= NEARLY_ALL * larger)
    is_little = pairs.is_part & (shared < LEAST_CONTAINMENT_OF_PART * smaller)
    return pairs.where(
        (shared > 0)
        & (shared >= LEAST_CONTAINMENT * smaller)
        & (other <= np.maximum(is_forgiven, MOST_OTHER_NUMBERS * (same + other)))
        & ~(is_little & ((other > 0) | (same < MANY_NUMBERS)))
    )


def _share_opening(faces: Faces, pairs: Likeness) -> np.ndarray:
    """Whether one text's opening stands somewhere in the other; not asked where nearly all is shared."""
    is_fine = pairs.shared >= SURE_CONTAINMENT * pairs.smaller
    asked = np.flatnonzero(~is_fine)
    for one, other in ((pairs.a[asked], pairs.b[asked]), (pairs.b[asked], pairs.a[asked])):
        found = count_common(faces.opening, one, faces.shingles, other)
        is_fine[asked] |= found >= LEAST_OPENING * faces.opening.sizes_of(one)
    return is_fine


def _compare_numbers(numbers: Runs, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, ...]:
    """Frames with the same number, with other numbers, and with other figures that are no dates."""
    fewer = np.minimum(numbers.values.sizes_of(a), numbers.values.sizes_of(b))
    same = count_common(numbers.values, a, numbers.values, b)
    other, changed = np.zeros_like(same), np.zeros_like(same)
    asked = np.flatnonzero(same < fewer)
    framed, unlike, undated = _compare_frames(numbers, a[asked], b[asked])
    shared, fewer = same[asked], fewer[asked]
    # Where few numbers stand in frames of both, one may agree by accident: all of them are asked.
    is_framed = framed + unlike >= LEAST_FRAMED * fewer
    unfound = np.where(shared >= LEAST_SHARED_NUMBERS * fewer, 0, fewer - shared)
    same[asked] = np.where(is_framed, framed, shared)
    other[asked] = np.where(is_framed, unlike, np.maximum(unlike, unfound))
    changed[asked] = undated
    return same, other, changed


def _compare_frames(runs: Runs, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, ...]:
    """Frames of both texts that say the same, those that do not, and of these the ones without dates."""
    same = frames_of(common(runs.said, a, runs.said, b))
    shared = common(runs.frames, a, runs.frames, b)
    other = shared[~is_in(shared, same)]
    dated = (common(runs.dated, a, runs.frames, b), common(runs.frames, a, runs.dated, b))
    undated = other[~is_in(other, np.sort(np.concatenate(dated)))]
    return tuple(count_by_pair(keys, len(a)) for keys in (same, other, undated))


def _name_alike(faces: Faces, pairs: Likeness) -> Likeness:
    """Pairs without those whose names, or whose titles, are of two subjects."""
    new_a, new_b = _says_new(faces, pairs.a, pairs.b), _says_new(faces, pairs.b, pairs.a)
    same, other = _compare_names(faces.names, pairs.a, pairs.b, new_a | new_b)
    pairs = replace(pairs, names_same=same, names_other=other)
    is_apart = other > MOST_OTHER_NAMES * (same + other)
    asked = np.flatnonzero(new_a & new_b & ~is_apart)
    asked = asked[_may_be_titled_apart(faces, pairs.where(asked))]
    is_apart[asked] = are_titled_apart(faces, pairs.a[asked], pairs.b[asked], much_longer=MUCH_LONGER)
    return pairs.where(~is_apart)


def _may_be_titled_apart(faces: Faces, pairs: Likeness) -> np.ndarray:
    """Whether the first lines of each text, or any line of one much longer, name something new."""
    sizes = np.diff(faces.words.starts)
    is_new = [
        (sizes[one] > MUCH_LONGER * sizes[other])
        | (count_common(faces.titled, one, faces.vocabulary, other) < faces.titled.sizes_of(one))
        for one, other in ((pairs.a, pairs.b), (pairs.b, pairs.a))
    ]
    return is_new[0] & is_new[1]


def _says_new(faces: Faces, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Whether some capitalised word of the one text is nowhere in the other."""
    return count_common(faces.capitals, a, faces.vocabulary, b) < faces.capitals.sizes_of(a)


def _compare_names(
    names: Runs, a: np.ndarray, b: np.ndarray, is_new: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Frames with the same name, and with other names; none are where no name is new to the other."""
    same = count_common(names.values, a, names.values, b)
    other = np.zeros_like(same)
    asked = np.flatnonzero((same < np.minimum(names.values.sizes_of(a), names.values.sizes_of(b))) & is_new)
    framed, unlike, _ = _compare_frames(names, a[asked], b[asked])
    same[asked], other[asked] = framed, unlike
    return same, other


def hold_places(faces: Faces, holders: np.ndarray, parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where most of each part stands in its holder: from and to which shingle, without strays at the ends."""
    places = [_place(faces, *pair) for pair in zip(holders.tolist(), parts.tolist(), strict=True)]
    begins, ends = np.array(places, dtype=np.int64).reshape(-1, 2).T
    return begins, ends


def _place(faces: Faces, holder: int, part: int) -> tuple[int, int]:
    held, shingles = faces.shingles.of_text(part), faces.reading.of_text(holder)
    at = np.flatnonzero(held[np.minimum(np.searchsorted(held, shingles), len(held) - 1)] == shingles)
    stray = len(at) // 10
    return int(at[stray]), int(at[len(at) - 1 - stray])
