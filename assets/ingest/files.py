"""A file read as what it is: one page, a feed, an archive, lines, or a table of pages.

    path > Sighting, Sighting, ...

Which files are read is decided in ``sources``. A file that is damaged is told of as a page with
a defect; one that cannot be opened raises OSError.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

from assets.ingest.feeds import is_feed, read_feed_pages
from assets.ingest.rows import read_jsonl, read_parquet
from assets.ingest.sightings import MAX_PAGE_BYTES, Sighting, see
from assets.ingest.unpack import GZIP, UnpackError, unpack
from assets.ingest.warc import read_warc

ARCHIVES = (".warc", ".warc.gz")
LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")


def read_file(path: Path, source: str) -> Iterator[Sighting]:
    """Every page in one file, read by the end of its name."""
    name = path.name.lower()
    if name.endswith(ARCHIVES):
        yield from read_warc(path, source)
    elif name.endswith(LINES):
        yield from _read_lines(path, source)
    elif name.endswith(".parquet"):
        yield from _read_table(path, source)
    else:
        yield from _read_single(path, source)


def _read_single(path: Path, source: str) -> Iterator[Sighting]:
    """The page a file is, or those a feed carries; a packed one is unpacked, whatever its name says."""
    with path.open("rb") as file:
        is_packed = file.read(2) == GZIP
        file.seek(0)
        try:
            body, defect = unpack(file) if is_packed else file.read(MAX_PAGE_BYTES + 1), None
        except UnpackError as error:
            file.seek(0)
            body, defect = error.partial or file.read(MAX_PAGE_BYTES), error.args[0]
    single = see(body, source, defect=defect)
    is_readable_feed = is_feed(single.page.media_type) and not single.page.defect
    yield from (list(read_feed_pages(body, source)) if is_readable_feed else []) or [single]


def _read_lines(path: Path, source: str) -> Iterator[Sighting]:
    """Pages in lines, compressed or not; a compressed file that breaks off says so at its end."""
    with path.open("rb") as probe:
        is_packed = probe.read(2) == GZIP
    seen = 0
    try:
        with gzip.open(path) if is_packed else path.open("rb") as file:
            for sighting in read_jsonl(file, source):
                yield sighting
                seen += 1
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield see(b"", f"{source}#{seen + 1}", defect=f"truncated: compressed lines break off ({error})")
    if not seen and path.stat().st_size == 0:
        yield see(b"", source)


def _read_table(path: Path, source: str) -> Iterator[Sighting]:
    import pyarrow as pa

    try:
        yield from read_parquet(path, source)
    except pa.ArrowInvalid as error:
        with path.open("rb") as file:
            yield see(
                file.read(MAX_PAGE_BYTES + 1), source, defect=f"unreadable: {str(error).splitlines()[0]}"
            )
