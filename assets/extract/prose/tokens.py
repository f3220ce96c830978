"""A sentence as a row of tokens, each of a kind that has one letter.

quantities, metrics, periods, companies > what lies between, read as cues > tokens

Q quantity   M metric   N near miss of a metric   P period   Y, S periods to compare with   C company
, comma or dash   : colon   ( )   and the letters of ``cues``
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assets.extract.metrics.find import NOT_OURS, MetricMention, find_metrics
from assets.extract.periods.loose import find_loose_periods
from assets.extract.periods.resolve import PeriodMention
from assets.extract.periods.within import periods_within
from assets.extract.prose.asides import without_asides
from assets.extract.prose.moves import find_named_moves
from assets.extract.prose.per_share import with_shares
from assets.extract.prose.words import DECORATION, find_words
from assets.records import Mention, Quantity

_RELATIONS = {"prior_year": "Y", "previous_quarter": "S"}


class Token(NamedTuple):
    """A piece of a sentence: its kind, where it stands, and what was found there (None for a word)."""

    kind: str
    start: int
    end: int
    item: Quantity | MetricMention | PeriodMention | Mention | None = None


def find_tokens(
    text: str,
    span: tuple[int, int],
    quantities: list[Quantity],
    mentions: list[Mention],
    times: Sequence[PeriodMention],
) -> list[Token]:
    """The tokens of the sentence ``text[span]``; empty where it names no metric.

    ``quantities`` and ``mentions`` are those inside it, ``times`` those of the whole text.
    """
    start, end = span
    metrics = find_metrics(text, start, end)
    is_of_session = bool(mentions and _SESSION.search(text, start, end))
    if not metrics and not is_of_session and not _METRIC_VERB.search(text, start, end):
        return []
    items = [
        Token(DECORATION if _is_tolerance(text, found) else "Q", found.text_start, found.text_end, found)
        for found in with_shares(text, span, quantities)
    ]
    items += [Token("C", found.text_start, found.text_end, found) for found in mentions]
    items += [Token("G", *match.span()) for match in BASIS_IN_BRACKETS.finditer(text, start, end)]
    items += _periods(text, times, start, end)
    items += [
        Token("N" if found.code == NOT_OURS else "M", found.start, found.end, found) for found in metrics
    ]
    items += _loose_periods(text, start, end, metrics)
    tokens: list[Token] = []
    at = start
    for item in _without_overlap(items):
        tokens.extend(Token(*word) for word in find_words(text, at, item.start))
        tokens.append(item)
        at = item.end
    tokens.extend(Token(*word) for word in find_words(text, at, end))
    tokens = [
        token
        for before, token, behind in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False)
        if not _is_hedge(text, before, token, behind)
    ]
    tokens = _settled(text, [token for token in tokens if token.kind != DECORATION])
    for at, stock in reversed(find_named_moves(text, tokens) if is_of_session else []):
        tokens.insert(at, Token("M", stock.end, stock.end, stock))
    return without_asides(text, tokens)


# Words that tell of a session of the stock exchange.
_SESSION = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri)day|trad(?:e|ing)|session|market|hours|today)\b", re.IGNORECASE
)
# "the stock has lost Q"
_LOST = re.compile(r"M[Cl,w]{0,4}L")
# "a dividend of Q, after Q in the previous year"
_AFTER = re.compile("z(?=Q[iOf]?[YS])")
# "the Payments segment": a name, whatever else the word means
_NAMED_UNIT = re.compile(r"[zV](?=s)")
# "compares to first quarter 2019 reported net income of Q": as reported then, nobody reports
_AS_REPORTED = re.compile(r"(?<=[rv]P)l(?=M)")
_MOVES = frozenset({"stock_return", "stock_price"})
# "divestitures completed in 2025": a time of the deed, and not of the figure
_OF_DEED = re.compile(r"[wVz][if](?=P)")
_DEED = re.compile(
    r"(?!recogni[sz]ed|earned|generated|booked|realized|ended)[a-z-]{3,}ed\Z|(?:sold|bought|begun|won)\Z",
    re.IGNORECASE,
)


def _settled(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens, where what stands before one decides what it is."""
    kinds = "".join(token.kind for token in tokens)
    for match in _LOST.finditer(kinds):
        if tokens[match.start()].item.code in _MOVES:
            at = match.end() - 1
            tokens[at] = Token("d", tokens[at].start, tokens[at].end)
    for match in _AFTER.finditer(kinds):
        token = tokens[match.start()]
        if text[token.start : token.end].lower() == "after":
            tokens[match.start()] = token._replace(kind="r")
    for match in _NAMED_UNIT.finditer(kinds, 1):
        token = tokens[match.start()]
        if text[token.start].isupper():
            tokens[match.start()] = Token("w", token.start, token.end)
    for match in _OF_DEED.finditer(kinds):
        deed, time = tokens[match.start()], tokens[match.end()]
        if _DEED.match(text[deed.start : deed.end]):
            tokens[match.end()] = Token("w", time.start, time.end)
    reported = {match.start() for match in _AS_REPORTED.finditer(kinds)}
    return [token for at, token in enumerate(tokens) if at not in reported]


def _is_tolerance(text: str, found: Quantity) -> bool:
    """Whether a number only says how far the one before it may be off, or what margin that one is."""
    if _MARGIN.match(text, found.text_end) or _MARGIN_OF.search(text, *_lead(found)):
        return True
    return bool(_TOLERANCE.search(text, *_lead(found)))


def _lead(found: Quantity) -> tuple[int, int]:
    """Span of the few words before a number."""
    return max(0, found.text_start - 15), found.text_start


# "EBITDA was $5 million, a 12% margin": no change of EBITDA
_MARGIN = re.compile(r"\s(?:EBITDA\s)?margin\b", re.IGNORECASE)
_MARGIN_OF = re.compile(r"[,(]\s?a\smargin\sof\s\Z", re.IGNORECASE)
_TOLERANCE = re.compile(
    r"(?:\bplus\s(?:or|/)\sminus|\bplus/minus|\bgive\sor\stake|\+\s?/\s?[-\u2010-\u2015\u2212]?|±)\s?\Z",
    re.IGNORECASE,
)


def _is_hedge(text: str, before: Token | None, token: Token, behind: Token | None) -> bool:
    """Whether "over", "more than" only says how far off the number may be; not in "a gain over Q"."""
    if behind is None or behind.kind != "Q" or behind.start - token.end != 1:
        return False
    if before is not None and before.kind in "ud" and behind.item.unit_kind.startswith("money"):
        return False
    return _HEDGE.search(text, max(0, token.end - len("more than")), token.end) is not None


_HEDGE = re.compile(r"\b(?:over|(?:more|less)\sthan)\Z", re.IGNORECASE)


# Verbs that name a metric of their own.
_METRIC_VERB = re.compile(r"\b(?:earn|net|los)", re.IGNORECASE)
# Words between a loose period and its metric: "2021 adjusted diluted", "FY total", "nine-month net".
_LEADS_TO_METRIC = re.compile(r"(?:\s[\w&-]+){0,3}\s?$|['’]s?\s$")


def _loose_periods(text: str, start: int, end: int, metrics: list[MetricMention]) -> list[Token]:
    """Loose periods with a metric right behind them."""
    if not metrics:
        return []
    found = []
    for period in find_loose_periods(text, start, end):
        following = next((metric.start for metric in metrics if metric.start >= period.end), None)
        if following is not None and _LEADS_TO_METRIC.fullmatch(text, period.end, following):
            found.append(Token("P", period.start, period.end, period))
    return found


def _periods(text: str, times: Sequence[PeriodMention], start: int, end: int) -> list[Token]:
    """Times of the sentence; a bare year is one where it leads a figure in brackets: "(2024: £198m)"."""
    found = periods_within(text, times, start, end)
    for bracketed in _YEAR_IN_BRACKETS.finditer(text, start, end):
        found += find_loose_periods(text, *bracketed.span("year"))
    return [Token(_period_kind(period), period.start, period.end, period) for period in found]


_YEAR_IN_BRACKETS = re.compile(r"\((?P<year>(?:19|20)\d\d):\s")


def _period_kind(found: PeriodMention) -> str:
    return _RELATIONS.get(found.relation or "", "P")


# "44.1% (GAAP), 46.0% (non-GAAP)"
BASIS_IN_BRACKETS = re.compile(r"\((?:as\s)?(?:non-?\s?gaap|gaap|adjusted|reported)\)", re.IGNORECASE)

# Where two finds overlap: a number before all, a company before the metric in its name, then the longer.
_RANK = {"Q": 0, DECORATION: 0, "G": 0, "C": 1, "M": 2, "N": 2, "P": 3, "Y": 3, "S": 3}


def _without_overlap(items: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for item in sorted(items, key=lambda item: (item.start, _RANK[item.kind], -item.end)):
        if kept and item.start < kept[-1].end:
            if _RANK[item.kind] < _RANK[kept[-1].kind]:
                kept[-1] = item
            continue
        kept.append(item)
    return kept
