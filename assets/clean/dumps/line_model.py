"""How likely each line of a dumped page belongs to its article, by what was learned from pages.

    lines > features, with how their words speak > each tree puts the line on one of its leaves
          > the leaves' odds, added up

A tree asks the same few questions of every line, each a feature and a cut; the answers are the
number of a leaf. Trees stand in ``line_trees.json`` and come from ``tests/benchmarks/learn_lines.py``.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from assets.clean.dumps.line_features import Page, read_page_features
from assets.clean.dumps.line_lexicon import add_weights, find_terms, read_lexicon, read_wording
from assets.clean.dumps.line_windows import Array

TREES = "line_trees.json"
LEAF_UNIT = 1000  # leaves are whole thousandths of log-odds: a sum of them is the same everywhere
# Taken off the odds: on hosts left out, trees say more than they know. Not of a line that states a
# figure: one lost costs more than one of another article's.
DOUBT = 0.45
AT_ONCE = 2000  # lines: a page may have a hundred thousand


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that ask ``features[t, q]`` > ``cuts[t, q]`` and answer with a leaf."""

    features: Array  # trees x questions, eight at most: the number of a column
    cuts: Array  # trees x questions
    leaves: Array  # trees x 2 ** questions: thousandths of log-odds
    bias: int

    def weigh(self, table: Array) -> Array:
        """Log-odds of every row."""
        trees = np.arange(len(self.features))[:, None]
        found = []
        for start in range(0, len(table), AT_ONCE):
            columns = np.ascontiguousarray(table[start : start + AT_ONCE].T)
            places = np.zeros((len(trees), columns.shape[1]), dtype=np.uint8)
            for question, (asked, cuts) in enumerate(zip(self.features.T, self.cuts.T, strict=True)):
                places |= (columns[asked] > cuts[:, None]).astype(np.uint8) << question
            found.append(self.leaves[trees, places].sum(axis=0) + self.bias)
        return np.concatenate(found) / LEAF_UNIT


def find_weighed(texts: Sequence[str], figures: Collection[int]) -> list[int]:
    """Places of the lines to weigh: those with words that are no cells of a table.

    A statement of a hundred cells would part the article in two.
    """
    return [at for at, text in enumerate(texts) if at not in figures and any(map(str.isalnum, text))]


def weigh_lines(texts: Sequence[str], is_named: Sequence[bool]) -> tuple[Array, Page]:
    """Log-odds of each line to be the article's, above zero for those that are, and the page's features.

    At least one line; ``is_named`` tells those that a rule names as none of the article's.
    """
    page = read_page_features(texts, is_named)
    page.columns |= read_wording(add_weights(find_terms(texts, page.words), read_lexicon()), page.counts)
    return read_forest().weigh(page.table), page


def choose_lines(odds: Array, counts: Array, figures: Array) -> Array:
    """The lines whose keeping makes the expected F1 of the page's words highest.

    Where the model is sure, those above even odds; on a page like none it learned from, where it is
    sure of little, the likeliest lines below them too: half an article is worse than one with an aside.
    ``figures`` are one for lines that state a figure.
    """
    chance = 1 / (1 + np.exp(-np.clip(odds - DOUBT * (1 - figures), -20, 20)))
    words = np.maximum(counts, 1)
    order = np.argsort(-chance, kind="stable")
    right, kept = np.cumsum((chance * words)[order]), np.cumsum(words[order])
    expected = 2 * right / (kept + (chance * words).sum())
    return chance >= expected.max() / 2  # where the next line would lower it


@cache
def read_forest() -> Forest:
    """The trees this project carries."""
    told = json.loads((Path(__file__).parent / TREES).read_text())
    names = [*read_page_features(["A line."], [False]).columns, *read_wording(np.zeros(1), np.ones(1))]
    columns = {name: place for place, name in enumerate(names)}
    features = [[columns[name] for name in names] for names in told["features"]]
    return Forest(np.array(features), np.array(told["cuts"]), np.array(told["leaves"]), told["bias"])
