"""How much more often a term stands in lines of articles than in others, counted host by host.

pages with labelled lines > the weight of the lines with each term, of either kind > log-odds of the term

A page is weighed by what other hosts say, or trees would trust words that only its own host repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from assets.clean.dumps.line_lexicon import WEIGHT_UNIT
from assets.clean.dumps.line_windows import Array

MIN_HOSTS = 8  # that say a term; fewer say more of themselves than of articles
PRIOR = 0.2  # added to the weight of either kind: a rare term says little
MIN_WEIGHT = 40  # hundredths of log-odds; a term that says less is left out

Weights = dict[str, tuple[float, float]]  # of a term's lines: in articles, and elsewhere


@dataclass(frozen=True)
class TermCounts:
    """The weight of each term's lines, over all hosts and of each."""

    totals: Weights
    by_host: dict[str, Weights]

    def weigh(self, without: str | None = None) -> dict[str, int]:
        """The lexicon of all hosts, or of all but one."""
        own = self.by_host.get(without, {}) if without else {}
        lexicon = {}
        for term, (inside, outside) in self.totals.items():
            own_inside, own_outside = own.get(term, (0.0, 0.0))
            odds = log((max(inside - own_inside, 0.0) + PRIOR) / (max(outside - own_outside, 0.0) + PRIOR))
            weight = round(WEIGHT_UNIT * odds)
            if abs(weight) >= MIN_WEIGHT:
                lexicon[term] = weight
        return lexicon


def count_terms(pages: Iterable[tuple[str, Iterable[set[str]], Array, Array]]) -> TermCounts:
    """Count the terms of pages: of each its host, the terms of its lines, their labels and weights."""
    inside: dict[str, Counter[str]] = {}
    outside: dict[str, Counter[str]] = {}
    for host, terms, labels, weights in pages:
        kinds = outside.setdefault(host, Counter()), inside.setdefault(host, Counter())
        for line, label, weight in zip(terms, labels.tolist(), weights.tolist(), strict=True):
            counter = kinds[int(label)]
            for term in line:
                counter[term] += weight
    by_host = {
        host: {term: (inside[host][term], outside[host][term]) for term in {*inside[host], *outside[host]}}
        for host in sorted(inside)
    }
    hosts = Counter(term for told in by_host.values() for term in told)
    known = sorted(term for term, times in hosts.items() if times >= MIN_HOSTS)
    return TermCounts({term: _add_up(term, by_host) for term in known}, by_host)


def _add_up(term: str, by_host: dict[str, Weights]) -> tuple[float, float]:
    told = [weights[term] for weights in by_host.values() if term in weights]
    return sum(inside for inside, _ in told), sum(outside for _, outside in told)
