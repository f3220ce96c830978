"""Metric phrases in a sentence: where they stand, which metric they name, on which basis.

    sentence > trigger (one pass, linear) > longest phrase at each place > MetricMention

Which number belongs to a metric is the grammar's business (``roles``), whose part of the company it covers is
the scope's (``scopes``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assets.extract.metric_vocabulary import METRICS, PHRASES, Metric
from assets.extract.phrases import compile_phrases, key_of

NOT_OURS = "-"  # code of phrases that are near a metric and none


@dataclass(frozen=True, slots=True)
class MetricMention:
    """A metric named at a place; ``code`` is ``-`` for a near miss that only blocks its words."""

    start: int
    end: int
    surface: str
    code: str
    basis: str = "unstated"

    @property
    def metric(self) -> Metric | None:
        """What the code stands for; None for a near miss."""
        return METRICS.get(self.code)


def _spellings(phrase: str) -> set[str]:
    """The words of a phrase, joined by one space, with and without its optional plurals."""
    if "(s)" not in phrase and "(es)" not in phrase:
        return {phrase}
    return {phrase.replace("(s)", "").replace("(es)", ""), phrase.replace("(s)", "s").replace("(es)", "es")}


@cache
def _phrases() -> dict[str, str]:
    """Spelling -> code, for every phrase of the vocabulary."""
    return {
        spelling: code
        for code, listed in PHRASES.items()
        for phrase in listed.split("; ")
        for spelling in _spellings(phrase)
    }


@cache
def _trigger() -> re.Pattern[str]:
    return compile_phrases(_phrases())


_BASIS = re.compile(
    r"""
    (?P<non_gaap> \b(?: non-?\s?gaap | adjusted | adj\.? | pro[\s-]forma | underlying | core | comparable
                      | normali[sz]ed | operating )  (?= \s | $ | \( ) )
  | (?P<gaap> \b (?: gaap | reported\ gaap | as[\s-]reported ) \b )
  | (?P<ifrs> \b ifrs \b )
  | (?P<constant_currency> \b constant[\s-]currenc(?:y|ies) \b | \b currency[\s-]neutral \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Words that may stand between "adjusted" and its metric: "adjusted (non-GAAP) diluted EPS".
_REACH = 28


def find_metrics(text: str, start: int = 0, end: int | None = None) -> list[MetricMention]:
    """Every metric phrase of ``text[start:end]``, in order, the longest at each place; empty where none is.

    >>> [(found.code, found.basis) for found in find_metrics("Adjusted EPS rose; cost of revenue fell")]
    [('eps', 'non_gaap'), ('cost_of_revenue', 'unstated')]
    >>> find_metrics("the weather was fine")
    []
    """
    found = []
    for match in _trigger().finditer(text, start, len(text) if end is None else end):
        code = _phrases()[key_of(match[0])]
        found.append(MetricMention(match.start(), match.end(), match[0], code, _basis(text, start, match)))
    return found


def _basis(text: str, start: int, match: re.Match[str]) -> str:
    """The basis said right before the metric, in front of nothing but adjectives."""
    reach = text[max(start, match.start() - _REACH) : match.start()]
    reach = re.split(r"[,;:.]\s|\s(?:and|or|of|to|was|were|from)\s", reach)[-1]
    said = [hit.lastgroup for hit in _BASIS.finditer(reach)]
    return said[-1] if said else "unstated"
