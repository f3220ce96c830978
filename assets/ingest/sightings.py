"""A page as it was seen once: the body by itself, and where and when it was met.

    bytes + circumstances > Sighting(Page, Capture)

The same body may be seen many times: many captures, one page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from assets.ingest.sniff import sniff
from assets.records import Capture, Page

# A page longer than this is kept up to here and marked. The longest annual report in inline
# XBRL known to us has 60 MB.
MAX_PAGE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sighting:
    """One capture, with the page that was seen."""

    page: Page
    capture: Capture


def see(
    body: bytes,
    source: str,
    *,
    url: str | None = None,
    captured_at: datetime | None = None,
    origin: str = "unknown",
    http_status: int | None = None,
    defect: str | None = None,
) -> Sighting:
    """The sighting of ``body``. No body is an empty page; one beyond the limit is cut and marked.

    >>> see(b"", "folder/a.txt").page.defect
    'empty: no bytes'
    """
    page = _to_page(body, defect)
    origin = origin if captured_at else "unknown"
    seen = Capture("", page.page_id, source, url, captured_at, origin, http_status)
    return Sighting(page, replace(seen, capture_id=_capture_id(seen)))


def settle(pages: Iterable[Page]) -> Page:
    """The page that stands for several of one body: the whole one, else the first defect by name.

    The same bytes can end a broken archive and fill a good file; whichever came first must not matter.
    """
    return min(pages, key=lambda page: (page.defect is not None, page.defect or ""))


def _to_page(body: bytes, defect: str | None) -> Page:
    if len(body) > MAX_PAGE_BYTES:
        defect = f"too_long: more than {MAX_PAGE_BYTES:,} bytes, the first of them kept"
        body = body[:MAX_PAGE_BYTES]
    if not body.strip(b" \t\r\n\f\x00"):
        defect = defect or ("empty: nothing but white space" if body else "empty: no bytes")
    media_type, charset = sniff(body)
    return Page(sha256(body).hexdigest(), media_type, charset, len(body), body, defect)


def _capture_id(seen: Capture) -> str:
    when = seen.captured_at.astimezone(UTC).isoformat() if seen.captured_at else None
    told = [seen.page_id, seen.source, seen.url, when, seen.captured_at_origin, seen.http_status]
    return sha256(json.dumps(told, ensure_ascii=True).encode("ascii")).hexdigest()
