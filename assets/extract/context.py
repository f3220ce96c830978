"""What the readers of statements share: the page as far as it is understood, and one way to state a figure.

    document, blocks, cells + mentions, quantities, subject > PageContext
    PageContext + Quantity + (company, metric, period, ...)  > Statement

The readers (prose, wires, widgets, tables) decide what a number means; this file only writes it down.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assets.extract.periods.resolve import PageCalendar, PeriodMention
from assets.records import Block, Company, Document, Mention, Period, Quantity, Statement, TableCell

if TYPE_CHECKING:  # the readers ask it by method only
    from assets.extract.companies.security_master import SecurityMaster

# Metrics that are a state of things at a moment: their period is an instant, never a span of time.
INSTANTS = frozenset(
    {
        "backlog_coverage", "cash", "debt", "deferred_revenue", "deposits", "loans", "market_value",
        "order_backlog", "price_target", "remaining_performance_obligation", "shares_outstanding",
        "stock_price", "total_assets", "total_equity", "total_liabilities", "book_value_per_share",
    }
)  # fmt: skip

# Where "gaap or not" is no question: moves of a stock, counts, orders.
BASELESS = frozenset(
    {
        "backlog_coverage", "dividend_per_share", "market_value", "order_backlog", "orders", "price_target",
        "share_repurchase", "shares_outstanding", "stock_price", "stock_return",
        "remaining_performance_obligation", "deposits", "loans", "cash", "employees",
    }
)  # fmt: skip


_NO_CALENDAR = PageCalendar()


@dataclass(frozen=True, slots=True)
class PageContext:
    """One page as the readers of statements see it."""

    page_id: str
    document: Document
    blocks: list[Block]
    cells: list[TableCell]
    mentions: list[Mention]
    quantities: list[Quantity]  # of the prose, sorted, not overlapping
    master: SecurityMaster
    subject: Company | None  # the company the page is about; None where it does not decide
    anchor: date | None  # the day fiscal labels hang on: publication, or the newest period end on the page
    code_version: str
    calendar: PageCalendar = _NO_CALENDAR  # what the page itself says of its fiscal calendar
    times: Sequence[PeriodMention] = ()  # all that the text says, in order
    stranger: str | None = None  # the printed ticker of the page's company, where nobody we know has it

    @property
    def text(self) -> str:
        """The document's text, which every offset counts in."""
        return self.document.text

    @property
    def day(self) -> date | None:
        """The day of publication; None where it is not known. Tickers have dates."""
        published = self.document.published_at
        return published.date() if published else None

    @property
    def fiscal_year_end(self) -> str | None:
        """MMDD of the subject's fiscal year end; None where it is not known."""
        return self.subject.fiscal_year_end if self.subject else None


def build_statement(
    page: PageContext,
    quantity: Quantity,
    *,
    company: Company | None,
    ticker: str | None = None,
    metric: str,
    period: Period,
    sentence: tuple[int, int],
    confidence: Decimal,
    metric_text: str | None = None,
    scope: str = "consolidated",
    nature: str = "actual",
    basis: str = "unstated",
    compare: str = "none",
    direction: str = "none",
    session: str = "unknown",
    source_kind: str = "prose",
) -> Statement:
    """State what ``quantity`` means: its value, span and surface stay exactly as they were read.

    ``sentence`` is the sentence's span, or the table row's. A metric for which GAAP is no question
    gets the basis ``not_applicable`` unless another basis than ``unstated`` is given. ``ticker``: the one
    printed for a company that is not known; a table is of the page's company.
    """
    if basis == "unstated" and metric in BASELESS:
        basis = "not_applicable"
    company_id = company.company_id if company else None
    if company_id:
        ticker = page.master.ticker_of(company_id, page.day)
    elif source_kind == "table" and page.subject is None:
        ticker = page.stranger
    raw = page.document.raw_span(quantity.text_start, quantity.text_end)
    role = (metric, scope, nature, basis, compare, period.period_end or period.period_text or "")
    return Statement(
        statement_id=_statement_id(page.page_id, quantity, company_id or "", role),
        company_id=company_id,
        ticker=ticker,
        metric=metric,
        metric_text=metric_text,
        scope=scope,
        nature=nature,
        basis=basis,
        compare=compare,
        direction=direction,
        fiscal_year=period.fiscal_year,
        fiscal_period=period.fiscal_period,
        period_start=None if metric in INSTANTS else period.period_start,
        period_end=period.period_end,
        calendar_frame=_frame(metric, period.calendar_frame),
        period_text=period.period_text,
        period_status=period.period_status,
        value_low=quantity.value_low,
        value=quantity.value,
        value_high=quantity.value_high,
        unit_kind=quantity.unit_kind,
        unit=quantity.unit,
        scale=quantity.scale,
        decimals=quantity.decimals,
        hedge=quantity.hedge,
        sign_origin=quantity.sign_origin,
        scale_origin=quantity.scale_origin,
        session=session,
        text_start=quantity.text_start,
        text_end=quantity.text_end,
        raw_start=raw[0] if raw else None,
        raw_end=raw[1] if raw else None,
        surface=quantity.surface,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        source_kind=source_kind,
        confidence=confidence,
        code_version=page.code_version,
    )


def _statement_id(page_id: str, quantity: Quantity, company_id: str, role: tuple) -> str:
    parts = (page_id, quantity.text_start, quantity.text_end, company_id, *role)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def _frame(metric: str, frame: str | None) -> str | None:
    """The calendar frame, marked as an instant where the metric is one: CY2025Q1 > CY2025Q1I."""
    if frame is None or metric not in INSTANTS or frame.endswith("I"):
        return frame
    return f"{frame}I" if "Q" in frame else f"{frame}Q4I"
