"""Sightings on their way to the lake: streamed to part files, so that memory holds one part.

sightings > part files of pages (each body once) and captures > the lake
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow.parquet as pq

from assets.ingest.sightings import Sighting, settle
from assets.records import Capture, Page
from assets.tables import to_arrow

# Bodies held in memory before they are written out. First guess, 2026-11.
PART_BYTES = 64_000_000


def write_sightings(
    sightings: Iterable[Sighting], folder: Path, progress: Callable[[int], None] = lambda count: None
) -> int:
    """Write ``<n>.ingest.pages.parquet`` and ``<n>.ingest.captures.parquet``; the count is answered.

    A body seen twice is written once, a capture seen twice too: the second is the same sighting.
    """
    seen: set[bytes] = set()
    broken: dict[str, Page] = {}  # held back: the whole page may come yet
    pages: list[Page] = []
    captures: list[Capture] = []
    count = size = part = 0

    def flush() -> None:
        nonlocal size, part
        for name, rows in (("ingest.pages", pages), ("ingest.captures", captures)):
            if rows:
                pq.write_table(
                    to_arrow(name, rows), folder / f"{part:06d}.{name}.parquet", compression="zstd"
                )
            rows.clear()
        size, part = 0, part + 1

    for sighting in sightings:
        count += 1
        page = sighting.page
        if page.defect is not None:
            broken[page.page_id] = settle([page, broken.get(page.page_id, page)])
        elif _is_first(page.page_id, seen):
            pages.append(page)
            size += page.byte_length
        if _is_first(sighting.capture.capture_id, seen):
            captures.append(sighting.capture)
        if size >= PART_BYTES:
            flush()
            progress(count)
    pages += (page for page_id, page in sorted(broken.items()) if _is_first(page_id, seen))
    flush()
    progress(count)
    return count


def _is_first(identifier: str, seen: set[bytes]) -> bool:
    digest = bytes.fromhex(identifier)[:16]  # half a SHA-256 is enough to tell them apart
    if digest in seen:
        return False
    seen.add(digest)
    return True
