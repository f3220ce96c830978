"""Do two texts tell one story? Measured on the texts themselves, never estimated.

    face, face > Jaccard, containment > agreement of numbers, names and titles > likeness

A template filled for two companies, or for two quarters, is alike nearly everywhere; what
tells it from a copy is what stands in the same frame: other figures, other names.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assets.dedupe.faces import Face, Runs, count_shared

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

# Where no frame is shared: least share of the fewer numbers that the other text says too.
LEAST_SHARED_NUMBERS = 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts of one story are; the same whichever is named first."""

    jaccard: Decimal
    containment: Decimal
    numbers_agree: Decimal  # share of the shared frames that say the same number; 1 where none is shared
    names_agree: Decimal
    changed_figures: int  # shared frames that say another figure; dates do not count
    place: tuple[bool, int, int] | None  # of a part: if the first holds it, from and to which shingle


def compare(a: Face, b: Face) -> Likeness | None:
    """How alike two texts are; None unless they tell one story."""
    shared = count_shared(a.shingles, b.shingles)
    smaller = min(len(a.shingles), len(b.shingles))
    if not shared or shared < LEAST_CONTAINMENT * smaller:
        return None
    every = len(a.shingles) + len(b.shingles) - shared
    same, other, changed = _compare_numbers(a.numbers, b.numbers)
    is_forgiven = same >= FEW_NUMBERS or shared >= NEARLY_ALL * max(len(a.shingles), len(b.shingles))
    if other > max(is_forgiven, MOST_OTHER_NUMBERS * (same + other)):
        return None
    is_part = shared < PART_BELOW * every
    if is_part and shared < LEAST_CONTAINMENT_OF_PART * smaller and (other or same < MANY_NUMBERS):
        return None
    if shared < SURE_CONTAINMENT * smaller and not _shares_opening(a, b):
        return None
    same_names, other_names = _compare_names(a, b)
    if other_names > MOST_OTHER_NAMES * (same_names + other_names) or _are_titled_apart(a, b, is_part):
        return None
    return Likeness(
        _share(shared, every),
        _share(shared, smaller),
        _share(same, same + other),
        _share(same_names, same_names + other_names),
        changed,
        _place(a, b) if is_part else None,
    )


def _place(a: Face, b: Face) -> tuple[bool, int, int]:
    a_holds = (len(a.shingles), *a.shingles[:1].tolist()) > (
        len(b.shingles),
        *b.shingles[:1].tolist(),
    )
    return (a_holds, *(a.place_of(b) if a_holds else b.place_of(a)))


def _share(part: int, whole: int) -> Decimal:
    """``part / whole`` to six places; 1 where there is nothing to share."""
    return (Decimal(part) / whole if whole else Decimal(1)).quantize(Decimal("0.000001"))


def _shares_opening(a: Face, b: Face) -> bool:
    """Whether one text's opening stands somewhere in the other."""
    return any(
        count_shared(one.opening, other.shingles) >= LEAST_OPENING * len(one.opening)
        for one, other in ((a, b), (b, a))
    )


def _compare_numbers(a: Runs, b: Runs) -> tuple[int, int, int]:
    """Frames with the same number, with other numbers, and with other figures that are no dates."""
    fewer, shared = min(len(a.values), len(b.values)), len(a.values & b.values)
    if shared == fewer:
        return fewer, 0, 0
    same, others = a.compare(b)
    if not same and not others:
        return (
            shared,
            0 if shared >= LEAST_SHARED_NUMBERS * fewer else fewer - shared,
            0,
        )
    return same, len(others), len(others - a.dated - b.dated)


def _compare_names(a: Face, b: Face) -> tuple[int, int]:
    """Frames with the same name, and with other names; none are where no name is new to the other."""
    shared = a.names.values & b.names.values
    if len(shared) in (len(a.names.values), len(b.names.values)) or not (_is_new(a, b) or _is_new(b, a)):
        return len(shared), 0
    same, others = a.names.compare(b.names)
    return same, len(others)


def _is_new(a: Face, b: Face) -> bool:
    """Whether some capitalised word of ``a`` is nowhere in ``b``."""
    return not (a.capitals <= b.capitals or a.capitals <= b.vocabulary)


def _are_titled_apart(a: Face, b: Face, is_part: bool) -> bool:
    """Whether a title of one has a twin among the other's lines that names another subject.

    The title of a part may stand anywhere in the text that holds it.
    """
    if not (_is_new(a, b) and _is_new(b, a)):
        return False
    lines_a = a.lines if is_part and a.size > b.size else a.titles
    lines_b = b.lines if is_part and b.size > a.size else b.titles
    new_b = [line for line in lines_b if not a.vocabulary.issuperset(line)]
    return any(
        _name_apart(line_a, line_b, a, b)
        for line_a in lines_a
        if new_b and not b.vocabulary.issuperset(line_a)
        for line_b in new_b
        if line_a is lines_a[0] or line_b is lines_b[0] or (_is_plain(line_a, a) and _is_plain(line_b, b))
    )


def _is_plain(line: list[int], face: Face) -> bool:
    """Whether a line holds no figures: "Sales 41 mln" and "Revs 41 mln" are no titles."""
    return face.figures.isdisjoint(line)


def _name_apart(line_a: list[int], line_b: list[int], a: Face, b: Face) -> bool:
    """Whether two lines share a third of their words, and what is left is each text's own subject.

    A subject opens the line, or is taken up again by the text; the other never names it.
    """
    words_a, words_b = set(line_a), set(line_b)
    if len(words_a & words_b) < max(2, min(len(words_a), len(words_b)) / 3):
        return False
    own_a, own_b = (
        (words_a & a.capitals) - b.vocabulary,
        (words_b & b.capitals) - a.vocabulary,
    )
    opens = line_a[0] in own_a and line_b[0] in own_b
    return opens or bool(own_a & a.repeated and own_b & b.repeated)
