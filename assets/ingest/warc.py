"""WARC archives: every response in them is a page, whatever the archive's own state.

    archive > response, resource and conversion records > Sighting, Sighting, ...

Requests, metadata and revisits hold no page. An archive that breaks off gives its good
records, and what is left of it as one page that says so.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from assets.ingest.sightings import MAX_PAGE_BYTES, Sighting, see
from assets.ingest.unpack import GZIP, UnpackError, unpack

_CHUNK_SIZE = re.compile(rb"\r?\n?([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
# Text by its bytes, but written for machines: only the server can say.
_FOR_MACHINES = re.compile(r"text/css|/javascript|/ecmascript|/x-javascript|json|font", re.IGNORECASE)


def read_warc(path: Path, source: str) -> Iterator[Sighting]:
    """One sighting a record that holds a page; ``source#n`` counts all records of the archive,
    ``source#rest`` is what stands behind the last good one."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    pages = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number, last, is_told, error = 0, None, False, None
    with path.open("rb") as file:
        records = iter(ArchiveIterator(file, parse_http=True, auto_decode="none"))
        while True:
            try:
                record = next(records, None)
                if record is None:
                    break
                number, last = number + 1, record.stream_pos
                is_told = bool(record.record_type & pages)
                if is_told:
                    yield _read_record(record, f"{source}#{number}")
            except OSError as broken:
                error = broken
                break
    yield from _read_rest(path, source, last, is_told, error)


def _read_record(record: Any, source: str) -> Sighting:
    body, defect = _read_payload(record)
    http = record.http_headers
    status = http.status_code if http is not None else None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    return see(
        body,
        source,
        url=url,
        captured_at=record.record_date,
        origin="warc",
        http_status=status,
        defect=defect or _judge_answer(status, record.http_content_type),
    )


def _judge_answer(status: int | None, content_type: str | None) -> str | None:
    """Why an answer is no page by the server's own word; None where it may be one."""
    if status is not None and not 200 <= status < 300:
        return f"error_page: answered with status {status}"
    if content_type and _FOR_MACHINES.search(content_type):
        return f"not_text: answered as {content_type.split(';')[0].strip()}"
    return None


def _read_payload(record: Any) -> tuple[bytes, str | None]:
    """The body of a record, unchunked and unpacked, and its defect if it is not whole."""
    promised = record.content_length
    body = record.reader.read(MAX_PAGE_BYTES + 1)
    if len(body) > MAX_PAGE_BYTES:
        return body, None  # marked as too long where the page is made
    cut = f"truncated: {len(body):,} of {promised:,} bytes" if len(body) < promised else None
    if reason := record.headers.get("WARC-Truncated"):
        cut = cut or f"truncated: cut by the crawler ({reason})"
    body = _unchunk(body)
    if not body.startswith(GZIP):  # the header is no proof: many archives store the page unpacked
        return body, cut
    try:
        return unpack(io.BytesIO(body)), cut
    except UnpackError as error:
        whole = _inflate_bare(body) if error.partial else None
        return (whole, cut) if whole else (error.partial or body, cut or error.args[0])


def _inflate_bare(body: bytes) -> bytes | None:
    """A page of which only the checksum behind it was lost; None where the page itself is cut."""
    inflater = zlib.decompressobj(-15)
    try:
        page = inflater.decompress(body[10:], MAX_PAGE_BYTES)  # servers send the shortest gzip header
    except zlib.error:
        return None
    return page if inflater.eof and not inflater.unused_data[8:] else None


def _unchunk(body: bytes) -> bytes:
    """A chunked body joined; the body itself where it is not chunked from end to end."""
    parts, at = [], 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
    return body


def _read_rest(
    path: Path, source: str, last: int | None, is_told: bool, error: OSError | None
) -> Iterator[Sighting]:
    """What stands behind the last record that could be read, as one page; nothing in a whole archive.

    The last record ``is_told`` where it gave a page; one that breaks off and gave none is the rest.
    """
    with path.open("rb") as file:
        if last is not None:
            file.seek(last)
            if not _skip_record(file) and not is_told:
                file.seek(last)
        start = file.tell()
        rest = file.read(MAX_PAGE_BYTES + 1).lstrip(b"\r\n\x00")
    if last is None:
        why = "unreadable: not a WARC archive" if rest else None
        yield see(rest, source, defect=why)
    elif rest:
        why = f"truncated: no record at byte {start:,}" + (f" ({error})" if error else "")
        yield see(rest, f"{source}#rest", defect=why)


def _skip_record(file: BinaryIO) -> bool:
    """Move behind the record that begins here; False where it breaks off.

    It is a gzip member, or a header and its promised length. A header that breaks off is no
    record: it stays in front.
    """
    start = file.tell()
    head = file.read(65_536)
    if head.startswith(GZIP):
        file.seek(start)
        return _skip_member(file)
    end = head.find(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length:\s*(\d{1,15})", head[: end + 2])
    behind = start + end + 4 + int(length[1]) if end >= 0 and length else start
    is_whole = start < behind <= file.seek(0, io.SEEK_END)
    file.seek(behind)
    return is_whole


def _skip_member(file: BinaryIO) -> bool:
    inflater = zlib.decompressobj(31)
    while chunk := file.read(1 << 18):
        try:
            while chunk and not inflater.eof:
                inflater.decompress(chunk, 1 << 20)
                chunk = inflater.unconsumed_tail
        except zlib.error:
            return False
        if inflater.eof:
            file.seek(file.tell() - len(inflater.unused_data))
            return True
    return False
