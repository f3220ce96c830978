"""Ticker widgets: "DELL3.24%" is a market quote of the ticker it is glued to.

Neither the article's period nor its session is the widget's: it shows whatever moment the page was captured.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assets.extract.confidence import CONFIDENCE
from assets.extract.context import PageContext, build_statement
from assets.records import Mention, Period, Quantity, Statement

_QUOTE = re.compile(
    r"""
    ^ [ \t]* \$? (?P<ticker> [A-Z][A-Z.]{0,5} ) [ \t]*
    (?P<change> (?P<sign> [+\-−–] )? (?P<number> \d{1,4} (?: \.\d{1,4} )? ) \s? % ) [ \t]* $
    """,
    re.VERBOSE | re.MULTILINE,
)
_MINUS = frozenset("-−–")
_PERCENT = Decimal("0.01")


def find_widget_statements(page: PageContext) -> tuple[list[Statement], list[Quantity]]:
    """Moves shown by the page's quote widgets, and their numbers; both empty where there is no widget."""
    statements, quantities = [], []
    for block in page.blocks:
        if block.kind != "quote_widget" or not block.is_kept or block.text_start is None:
            continue
        for match in _QUOTE.finditer(page.text, block.text_start, block.text_end):
            quantity = _read_change(match)
            quantities.append(quantity)
            statements.append(_state(page, match, quantity))
    return statements, quantities


def _read_change(match: re.Match[str]) -> Quantity:
    is_down = match["sign"] is not None and match["sign"] in _MINUS
    value = Decimal(match["number"]) * _PERCENT
    return Quantity(
        text_start=match.start("change"),
        text_end=match.end("change"),
        surface=match["change"],
        value_low=None,
        value=-value if is_down else value,
        value_high=None,
        unit_kind="change_ratio",
        unit=None,
        scale=_PERCENT,
        decimals=len(match["number"].partition(".")[2]),
        hedge="exact",
        sign_origin="glyph" if is_down else "none",
        scale_origin="stated",
    )


def _state(page: PageContext, match: re.Match[str], quantity: Quantity) -> Statement:
    mention = _glued(page.mentions, match)
    company_id = mention.company_id if mention else None
    direction = "up" if quantity.value > 0 else "down" if quantity.value < 0 else "flat"
    return build_statement(
        page,
        quantity,
        company=page.master.by_id(company_id) if company_id else None,
        ticker=mention.ticker if mention else None,
        metric="stock_return",
        nature="market_quote",
        compare="vs_prev_close",
        direction=direction,
        period=Period(),
        sentence=match.span(),
        confidence=CONFIDENCE["widget"],
        source_kind="widget",
    )


def _glued(mentions: list[Mention], match: re.Match[str]) -> Mention | None:
    """The company mention that is the widget's ticker."""
    start, end = match.span("ticker")
    return next((m for m in mentions if m.text_start < end and m.text_end > start), None)
