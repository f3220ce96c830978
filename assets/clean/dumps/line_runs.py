"""Where the article of a dumped page could be: runs of lines, each by another idea of what parts them.

    lines with prose > the run with the most of it, by what a line without costs
                     > stretches of prose, by how many lines without part them

No single idea is right on every page; together they tell a list within an article from what
stands below it. The rough article is the run by a middling cost.
"""

from __future__ import annotations

import numpy as np

from assets.clean.dumps.line_windows import Array

LONG = 80  # words: a paragraph longer than this is no more of an article
_RUN_WORDS = 60  # the same, where runs are compared
_COST = 0.7  # of a line without prose in the rough article, in tens of words of prose
_COSTS = {"loose": 0.25, "tight": 1.5, "dense": 4.0}
_GAPS = (1, 3, 6)  # lines without prose that part two stretches


def find_rough_article(looks: dict[str, Array], counts: Array, cost: float = _COST) -> tuple[int, int]:
    """The run of lines with the most prose and the least furniture; all of them where there is none."""
    worth = np.where(looks["prose"] > 0, np.minimum(counts, _RUN_WORDS) / 10, -cost)
    worth = worth - 2 * looks["cue"] - looks["reaction"] - 1.5 * looks["legal"] * (counts < _RUN_WORDS)
    return find_best_run(worth)


def find_best_run(worth: Array) -> tuple[int, int]:
    """The run of greatest sum; the whole where no line is worth anything.

    >>> find_best_run(np.array([1.0, -5.0, 2.0, -1.0, 3.0, -1.0]))
    (2, 5)
    """
    best, best_start, best_end = 0.0, 0, len(worth)
    total, start = 0.0, 0
    for at, value in enumerate(worth.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return best_start, best_end


def read_runs(looks: dict[str, Array], counts: Array) -> dict[str, Array]:
    """Where each line stands to the run of most prose, by three costs of a line without."""
    at = np.arange(len(counts))
    found: dict[str, Array] = {}
    for name, cost in _COSTS.items():
        start, end = find_rough_article(looks, counts, cost)
        found[f"inside_{name}"] = ((at >= start) & (at < end)).astype(float)
        found[f"ahead_{name}"] = np.log1p(np.maximum(start - at, 0))
        found[f"behind_{name}"] = np.log1p(np.maximum(at - end + 1, 0))
    return found


def read_stretches(prose: Array, counts: Array) -> dict[str, Array]:
    """How much prose the stretch of each line has, how dense, and how far it is from the greatest."""
    mass = np.minimum(counts, LONG) * prose
    found: dict[str, Array] = {}
    for gap in _GAPS:
        stretch = _number_stretches(prose, gap)
        masses = np.bincount(stretch, mass)
        apart = stretch - int(masses.argmax())
        found[f"stretch_share_{gap}"] = (masses / (masses.max() or 1.0))[stretch]
        found[f"stretch_density_{gap}"] = (masses / np.maximum(np.bincount(stretch), 1))[stretch]
        found[f"stretch_side_{gap}"] = np.sign(apart).astype(float)
        found[f"stretches_away_{gap}"] = np.minimum(np.abs(apart), 20).astype(float)
    return found


def _number_stretches(prose: Array, gap: int) -> Array:
    """The number of each line's stretch; lines without prose belong to the stretch above them.

    >>> _number_stretches(np.array([1, 0, 1, 0, 0, 1]), 2).tolist()
    [0, 0, 0, 0, 0, 1]
    """
    places = np.flatnonzero(prose)
    between = np.diff(places, prepend=-1) - 1
    opens = np.zeros(len(prose), dtype=np.int64)
    opens[places[between >= gap]] = 1
    return np.cumsum(opens)
