"""Whose figure it is: the company that governs the clause, else the one the text has been speaking of.

A company in passing ("analysts at Acme", "acquired from Acme") owns nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.extract.context import PageContext
from assets.extract.metrics.scopes import name_scope
from assets.extract.prose.brands import BRANDS
from assets.extract.prose.readings import Reading, letters
from assets.extract.prose.tokens import Token
from assets.records import Company

_PASSING = re.compile(r"(?:[b@frviatz]|O)$")
_ACTS = re.compile(r"(?:,[^,]{0,6},)?[udlegLT]")
_OF_METRIC = re.compile(r"M[^Qw]{0,2}[Ofi@]$")


@dataclass(frozen=True, slots=True)
class Owner:
    """The company of a figure; ``is_named`` where the sentence itself says so.

    ``ticker`` is the printed one of a company that nobody knows.
    """

    company: Company | None
    is_named: bool = False
    ticker: str | None = None
    part: str | None = None  # the scope of the unit or brand that it is named by: "AWS"


def owner_of(page: PageContext, tokens: list[Token], reading: Reading, spoken_of: Owner) -> Owner:
    """The owner of a figure; ``spoken_of`` is whom the sentences before were about.

    A governing name that is linked to no company gives None: the figure is somebody else's.
    """
    for at in range(max(reading.at, reading.metric_at) - 1, -1, -1):
        if tokens[at].kind == "C" and _governs(tokens, at):
            return Owner(None, is_named=True) if _is_listed(tokens, at) else _named(page, tokens[at])
    behind = letters(tokens[reading.metric_at + 1 : reading.metric_at + 4])
    if re.match(r"[ud]?[Oi@f]C", behind):
        return _named(page, tokens[reading.metric_at + 1 + behind.index("C")])
    return spoken_of


def _named(page: PageContext, token: Token) -> Owner:
    company_id, ticker = token.item.company_id, token.item.ticker
    if company_id:
        name = page.text[token.start : token.end].replace("’", "'")
        part = name_scope(name) if name.lower() in BRANDS else None
        return Owner(page.master.by_id(company_id), is_named=True, part=part)
    if page.subject is not None and ticker in page.subject.tickers:
        return Owner(page.subject, is_named=True)  # its ticker on another exchange
    return Owner(None, is_named=True, ticker=ticker if ticker == page.stranger else None)


def _is_listed(tokens: list[Token], at: int) -> bool:
    """Whether a name ends a list of others: "Acme, Tarn and Orlex fell 3 percent" is nobody's one figure."""
    lead = re.sub(r"\([^()]*\)", "", letters(tokens[max(0, at - 10) : at]))
    if not re.search("C,?a?$", lead):
        return False
    before = next(token.item for token in reversed(tokens[:at]) if token.kind == "C")
    return before.company_id != tokens[at].item.company_id


def _governs(tokens: list[Token], at: int) -> bool:
    """Whether a name is the one who acts or owns, not one named in passing."""
    lead = letters(tokens[max(0, at - 5) : at])
    behind = letters(tokens[at + 1 : at + 2])
    if lead.endswith("(") or behind == "k":
        return False
    if behind == "M" and tokens[at + 1].start == tokens[at + 1].end:
        return True  # the name stands for the stock
    if lead.endswith("z") and _ACTS.match(letters(tokens[at + 1 : at + 10])):
        return True  # "after Tarn, its largest customer, cut its outlook"
    if lead.endswith("a") and behind in ("u", "d", "e", "L"):
        return True  # "... and Tarn fell Q"
    return not _PASSING.search(lead) or bool(_OF_METRIC.search(lead))
