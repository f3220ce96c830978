"""The ticker of a page's company where the security master does not know it."""

from __future__ import annotations

from assets.extract.companies.relevance import LEAD
from assets.extract.companies.ticker_hits import find_exchange_tags, find_marked_tickers
from assets.records import Document, Mention


def find_stranger(document: Document, mentions: list[Mention]) -> str | None:
    """The one ticker that title and lead print with its exchange, where it is nobody's we know; else None.

    A symbol of a foreign exchange is nobody's name without it: TSCO is Tesco in London and
    Tractor Supply in New York. One that is printed with its exchange ("0700.HK") is a name, and so is
    the American one beside it: "(TSX: QZV) (OTCQB: QZVLF)".
    """
    stop = len(document.title or "") + LEAD
    tags = [one for one in mentions if one.method == "exchange_tag" and one.text_start < stop]
    if any(one.company_id or one.status != "unknown" for one in tags):
        return None
    foreign = _foreign_places(document.text[: stop + LEAD]) if tags else frozenset()
    names = {one.ticker for one in tags if "." in (one.ticker or "") or one.text_start not in foreign}
    return names.pop() if len(names) == 1 else None


def _foreign_places(text: str) -> frozenset[int]:
    """Where tickers of exchanges outside America begin."""
    hits = (hit for find in (find_exchange_tags, find_marked_tickers) for hit in find(text))
    return frozenset(hit.start for hit in hits if hit.exchange and not hit.exchange.is_us)
