"""Pages through clean and extract, nothing stored: one JSON object a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import assets.extract
from assets.clean.page import clean_page
from assets.extract.companies.security_master import load_master
from assets.extract.page import read_page
from assets.ingest.sources import read_sources
from assets.parts import code_version
from assets.records import Reject
from pipelines.results import plain


def read_lines(sources: Sequence[str]) -> Iterator[str]:
    """One JSON line for each page of the sources, in order: what it says, or why it is rejected."""
    master = load_master()
    version = code_version(Path(assets.extract.__file__).parent)
    for sighting in read_sources(sources):
        page, capture = sighting.page, sighting.capture
        line: dict[str, object] = {"source": capture.source, "page_id": page.page_id}
        cleaned = clean_page(page.body, page.media_type, page.charset, capture.url, page.defect)
        if isinstance(cleaned, Reject):
            line["reject"] = asdict(cleaned)
        else:
            found = read_page(page.page_id, cleaned.document, cleaned.blocks, cleaned.cells, master, version)
            line["document"] = asdict(cleaned.document)
            for name, records in (
                ("blocks", cleaned.blocks),
                ("mentions", found.mentions),
                ("quantities", found.quantities),
                ("statements", found.statements),
            ):
                line[name] = [asdict(record) for record in records]
        yield json.dumps(line, default=plain, ensure_ascii=False)
