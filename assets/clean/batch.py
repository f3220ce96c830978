"""Many pages through the cleaner: the function a worker runs, and the answer for a page that kills it."""

from __future__ import annotations

import pyarrow as pa

from assets.clean.page import clean_page
from assets.clean.site_memory import find_site_lines
from assets.records import Reject


def clean_batch(pages: pa.Table) -> dict[str, list[tuple]]:
    """Rows of the clean stage's tables for a batch of pages.

    ``pages`` has page_id, body, media_type, charset, url, defect, and site_lines: null for a page
    read by itself, which gives rows of clean.site_lines too; else what its site repeats. A page that
    breaks the reader becomes a reject that says how: one bad page never costs the others.
    """
    rows: dict[str, list[tuple]] = {
        name: [] for name in ("documents", "blocks", "tables", "rejects", "site_lines")
    }
    for page in pages.to_pylist():
        page_id = page["page_id"]
        try:
            cleaned = clean_page(
                *(page[name] for name in ("body", "media_type", "charset", "url", "defect")),
                frozenset(page["site_lines"] or ()),
            )
        except (Exception, RecursionError) as error:
            cleaned = Reject("crashed", f"{type(error).__name__}: {error}"[:300])
        if isinstance(cleaned, Reject):
            rows["rejects"].append((page_id, cleaned))
            continue
        rows["documents"].append((page_id, cleaned.document))
        rows["blocks"].extend((page_id, block) for block in cleaned.blocks)
        rows["tables"].extend((page_id, cell) for cell in cleaned.cells)
        if page["site_lines"] is None:
            lines = find_site_lines(cleaned.document, cleaned.blocks)
            rows["site_lines"].extend((page_id, line) for line in lines)
    return {f"clean.{name}": found for name, found in rows.items()}


def crashed(pages: pa.Table) -> dict[str, list[tuple]]:
    """The answer for pages that end the process that reads them."""
    reject = Reject("crashed", "the reader's process died on this page")
    return {"clean.rejects": [(page_id, reject) for page_id in pages["page_id"].to_pylist()]}
