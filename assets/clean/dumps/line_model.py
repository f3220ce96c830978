"""How likely each line of a dumped page belongs to its article, by what was learned from pages.

    lines > features > first opinion > opinions of the neighbours > second opinion

Two logistic regressions, one after the other: the second sees what the first thinks of a line
and of those around it. Their weights stand in ``line_weights.json`` and come from
``tests/benchmarks/learn_lines.py``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from assets.clean.dumps.line_features import (
    Array,
    Page,
    after,
    around,
    before,
    find_best_run,
    read_page_features,
)

MOST = 6.0  # log-odds beyond this are as good as certain


def find_weighed(texts: Sequence[str], figures: Collection[int]) -> list[int]:
    """Places of the lines to weigh: those with words that are no cells of a table.

    A statement of a hundred cells would part the article in two.
    """
    return [at for at, text in enumerate(texts) if at not in figures and any(map(str.isalnum, text))]


def weigh_lines(texts: Sequence[str]) -> tuple[Array, Page]:
    """Log-odds of each line to be the article's, above zero for those that are, and the page's features.

    At least one line.
    """
    page = read_page_features(texts)
    first = apply(_weights()["first"], page.columns)
    return apply(_weights()["second"], page.columns | neighbour_opinions(page, first)), page


def choose_lines(odds: Array, counts: Array) -> Array:
    """The lines whose keeping makes the expected F1 of the page's words highest.

    Where the model is sure, those above even odds; on a page like none it learned from, where it is
    sure of little, the likeliest lines below them too: half an article is worse than one with an aside.
    """
    chance = 1 / (1 + np.exp(-np.clip(odds, -20, 20)))
    words = np.maximum(counts, 1)
    order = np.argsort(-chance, kind="stable")
    right, kept = np.cumsum((chance * words)[order]), np.cumsum(words[order])
    expected = 2 * right / (kept + (chance * words).sum())
    return chance >= expected.max() / 2  # where the next line would lower it


def neighbour_opinions(page: Page, opinion: Array) -> dict[str, Array]:
    """What the first opinion says of a line, of its neighbours and of the article as a whole."""
    count = len(opinion)
    at = np.arange(count)
    sure = np.clip(opinion, -MOST, MOST) / MOST
    chance = 1 / (1 + np.exp(-np.clip(opinion, -20, 20)))
    mass = chance * np.minimum(page.counts, 60) / 60
    start, end = find_best_run(np.clip(opinion, -3, 3) * np.minimum(page.counts, 40) / 10 - 0.05)
    inside = ((at >= start) & (at < end)).astype(float)
    ahead, behind = np.maximum(start - at, 0), np.maximum(at - end + 1, 0)
    topic = _share_topic(page, chance)
    total = max(mass.sum(), 1e-6)
    past, to_come = (np.cumsum(mass) - mass) / total, (total - np.cumsum(mass)) / total
    one_before, one_after = before(sure, 1), after(sure, 1)
    return {
        "first": sure,
        "first_certain": np.abs(sure),
        "best_run": inside,
        "first_before_1": one_before,
        "first_after_1": one_after,
        "first_before_2": before(sure, 2),
        "first_after_2": after(sure, 2),
        "first_before_5": before(sure, 5),
        "first_after_5": after(sure, 5),
        "first_around_10": around(sure, 10),
        "mass_before_3": before(mass, 3),
        "mass_after_3": after(mass, 3),
        "mass_before_12": before(mass, 12),
        "mass_after_12": after(mass, 12),
        "run_ahead_1": (ahead == 1).astype(float),
        "run_behind_1": (behind == 1).astype(float),
        "run_ahead": np.log1p(ahead) / 5,
        "run_behind": np.log1p(behind) / 5,
        "run_topic": topic,
        "run_topic_inside": topic * inside,
        "run_topic_outside": topic * (1 - inside),
        "mass_past": past,
        "mass_to_come": to_come,
        "no_mass_past": (past < 0.03).astype(float),
        "no_mass_to_come": (to_come < 0.03).astype(float),
        "lesser_neighbour": np.minimum(one_before, one_after),
        "greater_neighbour": np.maximum(one_before, one_after),
        "between_sure": _highest_before(sure) * _highest_before(sure[::-1])[::-1],
        "first_inside": sure * inside,
        "run_lines": np.full(count, (end - start) / count),
        "mass_total": np.full(count, min(total, 10) / 10),
    }


def _share_topic(page: Page, chance: Array) -> Array:
    """Share of a line's telling words that lines thought to be the article's use too."""
    said: Counter[str] = Counter()
    own = np.where(chance > 0.5, chance, 0.0).tolist()
    for words, weight in zip(page.topics, own, strict=True):
        if weight:
            said.update(dict.fromkeys(words, weight))
    return np.array(
        [
            sum(1 for word in words if said[word] - weight > 0.5) / max(len(words), 1)
            for words, weight in zip(page.topics, own, strict=True)
        ]
    )


def _highest_before(sure: Array, width: int = 4) -> Array:
    """The highest opinion among the lines before each, at least zero."""
    highest = np.zeros(len(sure))
    for step in range(1, width + 1):
        highest[step:] = np.maximum(highest[step:], sure[:-step])
    return highest


def apply(weights: dict[str, float], columns: dict[str, Array]) -> Array:
    """Log-odds: the weighted sum of the features. In their order, so that it is the same everywhere."""
    return weights["bias"] + sum(weights[name] * values for name, values in columns.items())


@cache
def _weights() -> dict[str, dict[str, float]]:
    return json.loads((Path(__file__).parent / "line_weights.json").read_text())
