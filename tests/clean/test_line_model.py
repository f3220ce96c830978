"""The model of lines: trees that are read with one look-up, and lines chosen by their odds."""

from __future__ import annotations

import numpy as np
import pytest

from assets.clean.dumps.line_model import AT_ONCE, Forest, choose_lines, read_forest, weigh_lines
from tests.benchmarks.boosting import grow_forest

FOREST = Forest(
    features=np.array([[0, 1], [1, 1]]),
    cuts=np.array([[0.5, 2.0], [3.0, 4.0]]),
    leaves=np.array([[-1000, 1000, -500, 3000], [0, 250, 0, 500]]),
    bias=-100,
)
ODDS = [
    ([0.5, 2.0], -1.1),  # on the cut is not above it
    ([1.0, 2.0], 0.9),
    ([0.0, 2.5], -0.6),
    ([1.0, 3.5], 3.15),
    ([1.0, 5.0], 3.4),
]


@pytest.mark.parametrize(("row", "odds"), ODDS)
def test_the_odds_of_a_line_are_its_leaves_added_up(row, odds):
    assert FOREST.weigh(np.array([row])).tolist() == [odds]


def test_a_page_of_many_lines_has_the_odds_of_each():
    rows = np.array([row for row, _ in ODDS] * AT_ONCE)
    assert FOREST.weigh(rows).tolist() == [odds for _, odds in ODDS] * AT_ONCE


def test_the_trees_carried_ask_for_features_that_are_read():
    odds, page = weigh_lines(
        ["Acme raises its outlook", "Sales rose 5% in the quarter, the company said."], [False, False]
    )
    assert len(odds) == 2
    assert read_forest().features.max() < page.table.shape[1]


def test_likely_lines_are_chosen_and_unlikely_ones_are_not():
    chosen = choose_lines(np.array([3.0, -4.0, 2.0]), np.full(3, 20.0), np.zeros(3))
    assert chosen.tolist() == [True, False, True]


def test_a_figure_is_chosen_where_another_line_is_in_doubt():
    odds, counts = np.array([5.0, -0.1, -0.1, -5.0]), np.array([20.0, 20.0, 20.0, 20.0])
    assert choose_lines(odds, counts, np.array([0.0, 1.0, 0.0, 0.0])).tolist() == [True, True, False, False]


def test_trees_learn_what_no_single_question_tells():
    table = np.array([[a, b] for a in (0.0, 1.0) for b in (0.0, 1.0)] * 100)
    labels = (table[:, 0] != table[:, 1]).astype(float)
    table = np.concatenate([table, table * 0.5, table * 2, table - 1, table + 1], axis=1)
    odds = grow_forest(table + np.linspace(0, 0.01, 400)[:, None], labels, np.ones(400)).weigh(table)
    assert ((odds > 0) == (labels > 0)).all()
