"""A statement before the page has settled it: what one sentence alone says of one number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assets.extract.context import PageContext, build_statement
from assets.records import Company, Period, Quantity, Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """One figure as its sentence states it; ``scope`` is null where the sentence says none."""

    quantity: Quantity
    company: Company | None
    ticker: str | None  # as printed, of a company that is not known
    metric: str
    metric_text: str | None
    scope: str | None
    nature: str
    basis: str
    compare: str
    direction: str
    period: Period
    session: str
    sentence: tuple[int, int]
    confidence: Decimal
    carried: str = "consolidated"  # scope to take where neither sentence nor page says one

    def same_figure(self) -> tuple:
        """What two mentions of one figure share, whatever their scope and period."""
        q = self.quantity
        return (
            self.company.company_id if self.company else self.ticker,
            self.metric,
            q.value_low,
            q.value,
            q.value_high,
            q.unit_kind,
        )

    def build(self, page: PageContext) -> Statement:
        """The statement, as the page has settled it."""
        return build_statement(
            page,
            self.quantity,
            company=self.company,
            ticker=self.ticker,
            metric=self.metric,
            metric_text=self.metric_text,
            scope=self.scope or self.carried,
            nature=self.nature,
            basis=self.basis,
            compare=self.compare,
            direction=self.direction,
            period=self.period,
            session=self.session,
            sentence=self.sentence,
            confidence=self.confidence,
        )
