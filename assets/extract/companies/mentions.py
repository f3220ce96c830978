"""Company mentions of a page.

    marked tickers + names > whom each may mean > what the page makes clear > one sense a page

A ticker counts only where it is marked; a lone ordinary word only with a cue or after a clear
mention elsewhere. Where the page does not decide, the candidates stay and the status says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from assets.extract.companies.defined_names import find_defined_names
from assets.extract.companies.name_forms import fold
from assets.extract.companies.name_hits import find_names
from assets.extract.companies.name_weight import NamedCompany
from assets.extract.companies.relevance import Named, rate_relevance
from assets.extract.companies.security_master import SecurityMaster, called_so
from assets.extract.companies.tag_targets import resolve_ticker
from assets.extract.companies.ticker_hits import (
    TickerHit,
    find_exchange_tags,
    find_marked_tickers,
    find_widget_tickers,
)
from assets.records import Block, Document, Mention


class _Found(NamedTuple):
    """A span and whom it may mean, before the page has decided."""

    start: int
    end: int
    companies: tuple[str, ...]  # company_ids; empty for a ticker nobody knows
    ticker: str | None
    method: str
    is_clear: bool
    has_cue: bool
    is_weak: bool = False
    mark_start: int = 0


def find_mentions(document: Document, blocks: list[Block], master: SecurityMaster) -> list[Mention]:
    """The company mentions of the page in order, never overlapping; empty where there are none."""
    text = document.text
    on = document.published_at.date() if document.published_at else None
    folded = fold(text)
    found = list(_find_tickers(text, blocks, master, on))
    # The whole mark is taken: the label in "(AMEX: ABC)" is no company.
    taken = _Spans((one.mark_start, one.end) for one in found)
    names = [_from_name(one, on) for one in find_names(text, folded, master, on)]
    found += [one for one in names if taken.is_free(one.start, one.end)]
    senses = _senses(found)
    found = [one for one in found if _counts(one, senses)]
    taken = _Spans((one.start, one.end) for one in found)
    for start, end, company_id in find_defined_names(text, folded, _anchors(found, senses), master):
        if taken.is_free(start, end):
            found.append(_Found(start, end, (company_id,), None, "acronym", True, True))
            taken.add(start, end)
    found.sort(key=lambda one: one.start)
    meant = [_decide(one.companies, senses) for one in found]
    named = [
        Named(company_id or one.ticker or text[one.start : one.end], one.start, one.method)
        for one, company_id in zip(found, meant, strict=True)
    ]
    relevance = rate_relevance(document, named)
    tickers = {company_id: master.ticker_of(company_id, on) for company_id in set(meant) if company_id}
    return [
        _mention(one, text, company_id, tickers.get(company_id, one.ticker), relevance[rated.key])
        for one, company_id, rated in zip(found, meant, named, strict=True)
    ]


def _find_tickers(
    text: str, blocks: list[Block], master: SecurityMaster, on: date | None
) -> Iterator[_Found]:
    """Marked tickers, the surest marks first; one that labels nobody we know stays unknown."""
    taken = _Spans(())
    for hit in _all_ticker_hits(text, blocks):
        if not taken.is_free(hit.start, hit.end):
            continue
        target = resolve_ticker(hit, text, master, on)
        if target is None:
            continue
        taken.add(hit.start, hit.end)
        companies = (target.company_id,) if target.company_id else ()
        yield _Found(
            hit.start,
            hit.end,
            companies,
            hit.ticker,
            hit.method,
            bool(companies),
            True,
            mark_start=hit.mark_start,
        )


def _all_ticker_hits(text: str, blocks: list[Block]) -> Iterator[TickerHit]:
    yield from find_exchange_tags(text)
    widgets = [block for block in blocks if block.kind == "quote_widget" and block.text_start is not None]
    for block in widgets:
        yield from find_widget_tickers(text, block.text_start, block.text_end, is_widget=True)
    yield from find_widget_tickers(text, 0, len(text), is_widget=False)
    yield from find_marked_tickers(text)


def _from_name(name: NamedCompany, on: date | None) -> _Found:
    """A name as found, without the companies that were not called so on the page's day."""
    forms = called_so(name.forms, on)
    companies = tuple(sorted({form.company_id for form in forms}))
    is_whole = " " in name.name and any(form.kind == "core" for form in forms)
    method = "legal_name" if name.has_suffix or is_whole else "short_name"
    is_said = name.has_suffix or name.is_clear
    clear = len(companies) == 1 and is_said
    cue = name.has_cue or is_said
    return _Found(name.start, name.end, companies, None, method, clear, cue, name.is_weak)


def _senses(found: Iterable[_Found]) -> frozenset[str]:
    """The companies that the page names beyond doubt, once at least."""
    return frozenset(one.companies[0] for one in found if one.is_clear and one.companies)


def _counts(one: _Found, senses: frozenset[str]) -> bool:
    """Whether the mention stands: clear, or cued, or of a company that is clear elsewhere."""
    if one.is_clear or one.ticker or (one.has_cue and not one.is_weak):
        return True
    return any(company_id in senses for company_id in one.companies)


def _anchors(found: Iterable[_Found], senses: frozenset[str]) -> list[tuple[int, int, str]]:
    """Spans after which a page may define a shorter name, with their company."""
    return [
        (one.start, one.end, company_id) for one in found if (company_id := _decide(one.companies, senses))
    ]


def _decide(companies: tuple[str, ...], senses: frozenset[str]) -> str | None:
    """The one company meant; None where the page leaves several."""
    if len(companies) == 1:
        return companies[0]
    meant = [company_id for company_id in companies if company_id in senses]
    return meant[0] if len(meant) == 1 else None


def _mention(one: _Found, text: str, company_id: str | None, ticker: str | None, relevance: int) -> Mention:
    status = "linked" if company_id else "ambiguous" if one.companies else "unknown"
    return Mention(
        text_start=one.start,
        text_end=one.end,
        surface=text[one.start : one.end],
        company_id=company_id,
        ticker=ticker,
        method=one.method,
        status=status,
        candidates=one.companies,
        relevance=relevance,
    )


class _Spans:
    """Spans taken so far, one flag a character: overlap is asked often and spans are short."""

    def __init__(self, spans: Iterable[tuple[int, int]]):
        self._taken: set[int] = set()
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        self._taken.update(range(start, end))

    def is_free(self, start: int, end: int) -> bool:
        return self._taken.isdisjoint(range(start, end))
