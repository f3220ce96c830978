"""Gradient boosting of trees that ask every row the same questions, on numpy.

    rows > bins > tree after tree, each fitted to what the trees before it got wrong > Forest

A tree is as deep everywhere and asks one question a level (oblivious trees, as in CatBoost): they
overfit less than others on few pages, and are read with one look-up. The same rows give the same trees.
"""

from __future__ import annotations

import numpy as np

from assets.clean.dumps.line_model import LEAF_UNIT, Forest

Array = np.ndarray
TREES, QUESTIONS = 400, 5
RATE = 0.06  # of a tree's answer that is taken
BINS = 32
ROWS, COLUMNS = 0.5, 0.2  # share of the rows and columns a tree sees
STIFFNESS = 20.0  # added to the weight of a leaf; all by cross-validation
SEED = 1


def grow_forest(table: Array, labels: Array, weights: Array) -> Forest:
    """Trees for log-odds of the labels, zero or one."""
    choose = np.random.default_rng(SEED)
    cuts = [np.unique(np.round(np.quantile(column, _STEPS), 4)) for column in table.T]
    bins = np.stack([np.searchsorted(cut, column, "left") for cut, column in zip(cuts, table.T, strict=True)])
    share = float((weights * labels).sum() / weights.sum())
    bias = round(LEAF_UNIT * np.log(share / (1 - share)))
    odds = np.full(len(labels), bias / LEAF_UNIT)
    trees = []
    for _ in range(TREES):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = weights * (labels - chance), weights * chance * (1 - chance)
        rows = np.flatnonzero(choose.random(len(labels)) < ROWS)
        columns = np.sort(choose.choice(len(bins), int(COLUMNS * len(bins)), replace=False))
        questions = _ask(bins[columns][:, rows], slope[rows], bend[rows])
        asked = [(int(columns[column]), at) for column, at in questions]
        leaf = sum((bins[column] > at).astype(np.int64) << level for level, (column, at) in enumerate(asked))
        answers = _answer(leaf[rows], slope[rows], bend[rows])
        odds += answers[leaf] / LEAF_UNIT
        trees.append(([column for column, _ in asked], [cuts[column][at] for column, at in asked], answers))
    features, values, leaves = (np.array(part) for part in zip(*trees, strict=True))
    return Forest(features, values, leaves, bias)


_STEPS = np.linspace(0, 1, BINS)[:-1]


def _ask(bins: Array, slope: Array, bend: Array) -> list[tuple[int, int]]:
    """The questions of a tree, each the one that parts all its leaves best: column, bin."""
    leaf = np.zeros(bins.shape[1], dtype=np.int64)
    asked: list[tuple[int, int]] = []
    for level in range(QUESTIONS):
        best, found = -1.0, (0, 0)
        for column, places in enumerate(bins):
            gains = _gains(leaf * BINS + places, slope, bend, 1 << level)
            if gains.max() > best:
                best, found = float(gains.max()), (column, int(gains.argmax()))
        asked.append(found)
        leaf += (bins[found[0]] > found[1]).astype(np.int64) << level
    return asked


def _gains(keys: Array, slope: Array, bend: Array, leaves: int) -> Array:
    """What a cut after each bin of a column gains over all leaves."""
    slopes, bends = (
        np.bincount(keys, values, leaves * BINS).reshape(leaves, BINS).cumsum(axis=1)
        for values in (slope, bend)
    )
    other_slopes, other_bends = slopes[:, -1:] - slopes, bends[:, -1:] - bends
    gains = slopes**2 / (bends + STIFFNESS) + other_slopes**2 / (other_bends + STIFFNESS)
    return gains.sum(axis=0)[:-1]


def _answer(leaf: Array, slope: Array, bend: Array) -> Array:
    """The answer of each leaf, in whole units."""
    slopes = np.bincount(leaf, slope, 1 << QUESTIONS)
    bends = np.bincount(leaf, bend, 1 << QUESTIONS)
    return np.round(LEAF_UNIT * RATE * slopes / (bends + STIFFNESS)).astype(np.int64)
