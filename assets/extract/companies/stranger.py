"""The ticker of a page's company where the security master does not know it."""

from __future__ import annotations

from assets.extract.companies.relevance import LEAD
from assets.records import Document, Mention


def find_stranger(document: Document, mentions: list[Mention]) -> str | None:
    """The one ticker that title and lead print with its exchange, where it is nobody's we know; else None."""
    stop = len(document.title or "") + LEAD
    tags = [one for one in mentions if one.method == "exchange_tag" and one.text_start < stop]
    printed = {one.ticker for one in tags}
    is_unknown = bool(tags) and all(one.company_id is None and one.status == "unknown" for one in tags)
    return printed.pop() if is_unknown and len(printed) == 1 else None
