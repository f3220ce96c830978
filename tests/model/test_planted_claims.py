"""Claims planted in pages of prose: false ones are found, true ones are left in peace, in any money."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tests.benchmarks.claims import Planted, judge, plant

PAGES = 4  # true and false pages of every kind
RECALL, FALSE_ALARMS = 0.98, 0.01


@cache
def planted() -> tuple[Planted, ...]:
    """Pages of true and of false claims."""
    return tuple(one for _, one in plant(PAGES))


@cache
def verdicts() -> tuple[frozenset[tuple[str, str]], ...]:
    """What the models say of them."""
    return tuple(map(frozenset, judge(list(planted()))))


def test_false_claims_are_contradicted():
    """Growth, difference, coverage, parts, margin, EPS, midpoint, surprise: at least 98 of 100 are found."""
    false = [(one, found) for one, found in zip(planted(), verdicts(), strict=True) if not one.is_true]
    missed = [one.text for one, found in false if (one.rule, "contradicted") not in found]
    assert 1 - len(missed) / len(false) >= RECALL, missed


def test_true_claims_are_not_contradicted():
    """Whatever other figures stand beside them: at most one page of a hundred."""
    true = [(one, found) for one, found in zip(planted(), verdicts(), strict=True) if one.is_true]
    alarms = [one.text for one, found in true if any(verdict == "contradicted" for _, verdict in found)]
    assert len(alarms) / len(true) <= FALSE_ALARMS, alarms


def test_a_thousand_times_the_money_changes_no_verdict():
    """Pages in billions instead of millions are judged alike; figures a share do not scale with income."""
    scaled = [
        replace(one, text=re.sub(r"\bbillion\b", "trillion", one.text).replace("million", "billion"))
        for one in planted()
        if one.rule != "eps"
    ]
    plain = [found for one, found in zip(planted(), verdicts(), strict=True) if one.rule != "eps"]
    assert list(map(frozenset, judge(scaled))) == plain
