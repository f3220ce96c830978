"""Metric phrases in a sentence: where they stand, which metric they name, on which basis.

    sentence > trigger (one pass, linear) > longest phrase at each place > MetricMention

Which number belongs to a metric is the grammar's business (``roles``), whose part of the company it covers is
the scope's (``scopes``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assets.extract.metrics.phrases import Phrases, key_of
from assets.extract.metrics.vocabulary import METRICS, PHRASES, Metric

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
def _trigger() -> Phrases:
    return Phrases(_phrases())


_BASIS = re.compile(
    r"""
    (?P<non_gaap> \b(?: non-?\s?gaap | adjusted | adj\.? | pro[\s-]forma | underlying | core | comparable
                      | normali[sz]ed | operating )  (?= \s | $ | \( ) )
  | (?P<gaap> \b (?: gaap | reported\ gaap | as[\s-]reported ) \b )
  | (?P<ifrs> \b ifrs \b )
  | (?P<constant_currency> \b (?:constant|local)[\s-]currenc(?:y|ies) \b | \b currency[\s-]neutral \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BROKEN_OFF = re.compile(r"\b(?:non-?\s?gaap|adjusted)\s(?:diluted\s)?\Z", re.IGNORECASE)
# Words that may stand between "adjusted" and its metric: "adjusted (non-GAAP) diluted EPS".
_REACH = 40


def find_metrics(text: str, start: int = 0, end: int | None = None) -> list[MetricMention]:
    """Every metric phrase of ``text[start:end]``, in order, the longest at each place; empty where none is.

    >>> [(found.code, found.basis) for found in find_metrics("Adjusted EPS rose; cost of revenue fell")]
    [('eps', 'non_gaap'), ('cost_of_revenue', 'unstated')]
    >>> find_metrics("the weather was fine")
    []
    """
    found = []
    for match in _trigger().finditer(text, start, len(text) if end is None else end):
        key, stop = key_of(match[0]), match.end()
        if key in _OPENING and match.start() > start:
            continue
        code = _phrases()[key]
        if turn := _TURN.search(text, match.start(), stop):
            stop = turn.start()  # "organic growth": the word is the sentence's, which tells a change by it
        narrower = _narrower(text, code, stop)
        if narrower:
            code, stop = narrower
        found.append(
            MetricMention(match.start(), stop, text[match.start() : stop], code, _basis(text, start, match))
        )
    return found


# "Losses, adjusted for pretax gains, came to": the company's where they open a sentence, else of anything.
_OPENING = frozenset({"losses"})
# What a phrase ends in that says how the metric moved.
_TURN = re.compile(r"\s(?:growth|decline)\Z", re.IGNORECASE)


def _narrower(text: str, code: str, stop: int) -> tuple[str, int] | None:
    """The metric that the words behind a phrase make of it, and where they end; None where they make none."""
    if code in _OF_CONTINUING and (tail := _CONTINUING.match(text, stop)):
        return _OF_CONTINUING[code], tail.end()
    if code == "net_income" and (tail := _HOLDERS.match(text, stop)):
        if tail["common"] is None:
            return NOT_OURS, tail.end()
        return "net_income_to_common", stop if tail["whose"] else tail.end()  # a name has its own place
    return None


# "net income attributable to Acme's common stockholders" is what is left when preferred dividends are paid;
# "net income attributable to noncontrolling interests" is nothing of the company's.
_HOLDERS = re.compile(
    r"""
    (?: \s \( (?: loss | income | losses | deficit ) \) )?
    \s (?: (?: attributable | available | allocable | allocated | applicable ) \s (?: to | for ) | to )
    \s (?P<whose> [\w&.’'-]+ \s (?: [\w&.’'-]+ \s ){0,3}? )??
    (?: (?P<common> (?: common | ordinary )
          (?: \s (?: (?: stock | share | unit | equity ) [ -]? )?
                 (?: holders?['’]? | owners | stock | shares | units ) )? )
      | (?: non-?\s?controlling | minority ) \s (?: interests? | shareholders | stockholders ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


# "net income from continuing operations" leaves out what net income counts.
_CONTINUING = re.compile(
    r"(?:\s\((?:loss|income|losses)\))?(?:\sattributable\sto\s(?:the\s)?[\w’']+(?:\s[\w’']+){0,2})?\s(?:from|of)\s"
    r"continuing\soperations\b",
    re.IGNORECASE,
)
_OF_CONTINUING = {
    "net_income": "income_continuing_operations",
    "eps": "eps_continuing_operations",
    "eps_basic": "eps_continuing_operations",
    "eps_diluted": "eps_continuing_operations",
}


# "core earnings per share": the phrase itself says that items are left out
_ADJUSTED_INSIDE = re.compile(
    r"(?:core|adjusted|operating)\s(?:\w+\s)?(?:earnings|income|net)\b.*\bshare|pretax\sadjusted", re.I
)


_PARTED = re.compile(r"(?<!\badj)[,;:.]\s|\s(?:and|or|of|to|was|were|from)\s", re.IGNORECASE)


def _basis(text: str, start: int, match: re.Match[str]) -> str:
    """The basis said right before the metric, in front of nothing but adjectives."""
    if _ADJUSTED_INSIDE.match(match[0]):
        return "non_gaap"
    if match.start() == start:  # a headline broken over two lines: "Non-GAAP / Earnings per Share of $0.01"
        start = max(0, start - len("non-gaap diluted "))
        return "non_gaap" if _BROKEN_OFF.search(text, start, match.start()) else "unstated"
    reach = text[max(start, match.start() - _REACH) : match.start()]
    reach = re.sub(r"\b(?:basic|diluted) and\b", "", reach, flags=re.IGNORECASE)
    reach = _PARTED.split(reach)[-1]
    said = [hit.lastgroup for hit in _BASIS.finditer(reach)]
    return said[-1] if said else "unstated"
