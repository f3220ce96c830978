"""The ticker of a page's company where the security master does not know it."""

from __future__ import annotations

from assets.extract.companies.relevance import LEAD
from assets.extract.companies.ticker_hits import find_exchange_tags, find_marked_tickers
from assets.records import Document, Mention


def find_stranger(document: Document, mentions: list[Mention]) -> str | None:
    """The one ticker that title and lead print with its exchange, where it is nobody's we know; else None.

    A symbol of a foreign exchange is nobody's name without it: TSCO is Tesco in London and
    Tractor Supply in New York. One that is printed with its exchange ("0700.HK") is a name.
    """
    stop = len(document.title or "") + LEAD
    tags = [one for one in mentions if one.method == "exchange_tag" and one.text_start < stop]
    printed = {one.ticker for one in tags}
    is_unknown = bool(tags) and all(one.company_id is None and one.status == "unknown" for one in tags)
    if not is_unknown or len(printed) > 1 or _is_foreign(document.text[: tags[0].text_end + 1], tags[0]):
        return None
    return printed.pop()


def _is_foreign(text: str, tag: Mention) -> bool:
    hits = (hit for find in (find_exchange_tags, find_marked_tickers) for hit in find(text))
    exchanges = [hit.exchange for hit in hits if hit.start == tag.text_start and hit.exchange]
    return "." not in (tag.ticker or "") and any(not exchange.is_us for exchange in exchanges)
