"""Pages told as rows: a line of a .jsonl file, or a row of a Parquet table.

    {"id", "text" or "html", "url", "captured_at"} > Sighting
    {"title", "dateline", "body", "date"}          > Sighting of the wire as it was set

A row that holds no page is a page with a defect: its own bytes, and why they are none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO

from assets.ingest.sightings import MAX_PAGE_BYTES, Sighting, see

PAGE_FIELDS = ("html", "text", "content", "body")  # the first that is there is the page
_NAME_FIELDS = ("id", "page_id", "newid")
_MILLISECONDS_FROM = 100_000_000_000  # as seconds this is the year 5138


def read_jsonl(file: BinaryIO, source: str) -> Iterator[Sighting]:
    """One sighting a line; blank lines are none, broken lines are pages with a defect."""
    line_number = 0
    while line := file.readline(MAX_PAGE_BYTES + 1):
        line_number += 1
        if len(line) > MAX_PAGE_BYTES and not line.endswith(b"\n"):
            _skip_line(file)
            yield see(line, f"{source}#{line_number}")
        elif line.strip(b" \t\r\n\x00\xef\xbb\xbf"):
            yield _read_line(line, source, line_number)


def read_parquet(path: Path, source: str) -> Iterator[Sighting]:
    """One sighting a row of the table."""
    import pyarrow.parquet

    row_number = 0
    with pyarrow.parquet.ParquetFile(path) as table:
        for batch in table.iter_batches(batch_size=64):
            for row in batch.to_pylist():
                row_number += 1
                yield read_row(row, source, row_number)


def holds_pages(names: Any) -> bool:
    """Whether a row with these field names is a page."""
    return any(name in names for name in PAGE_FIELDS)


def read_row(row: Mapping[str, Any], source: str, number: int) -> Sighting:
    """The sighting one row tells of; a row without text is a page with a defect."""
    name = next((row[field] for field in _NAME_FIELDS if row.get(field) not in (None, "")), number)
    source = f"{source}#{name}"
    body = _to_body(row)
    if body is None:
        whole = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "replace")
        return see(whole, source, defect="unreadable: row without text or html")
    url = row.get("url")
    status = row.get("http_status")
    return see(
        body,
        source,
        url=url if isinstance(url, str) and url else None,
        captured_at=parse_time(row.get("captured_at")),
        origin="manifest",
        http_status=status if isinstance(status, int) and not isinstance(status, bool) else None,
    )


def parse_time(said: Any) -> datetime | None:
    """A time a manifest gives, in UTC; None where it gives none that can be read.

    Without a zone it is UTC. A day alone is its last second: by then the page had been seen,
    and a reader in the morning must not be told.

    >>> parse_time("2025-05-29T16:05:00-04:00").isoformat()
    '2025-05-29T20:05:00+00:00'
    >>> parse_time("2025-05-29").isoformat(), parse_time("soon")
    ('2025-05-29T23:59:59+00:00', None)
    """
    try:
        if isinstance(said, str):
            said = _parse_iso(said.strip())
        elif isinstance(said, int | float) and not isinstance(said, bool):
            said = datetime.fromtimestamp(said / 1000 if said > _MILLISECONDS_FROM else said, UTC)
        if isinstance(said, date) and not isinstance(said, datetime):
            said = datetime.combine(said, time(23, 59, 59), UTC)
        if not isinstance(said, datetime):
            return None
        return (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _parse_iso(said: str) -> datetime | date:
    return date.fromisoformat(said) if len(said) in (8, 10) else datetime.fromisoformat(said)


def _read_line(line: bytes, source: str, number: int) -> Sighting:
    line = line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return see(line, f"{source}#{number}", defect=f"unreadable: not UTF-8 at byte {error.start}")
    except json.JSONDecodeError as error:
        return see(line, f"{source}#{number}", defect=f"unreadable: bad JSON at column {error.colno}")
    except (RecursionError, ValueError):
        return see(line, f"{source}#{number}", defect="unreadable: JSON nested too deep or a number too long")
    if not isinstance(row, dict):
        return see(line, f"{source}#{number}", defect="unreadable: JSON line is not an object")
    return read_row(row, source, number)


def _to_body(row: Mapping[str, Any]) -> bytes | None:
    for field in PAGE_FIELDS:
        said = row.get(field)
        if isinstance(said, bytes):
            return said
        if isinstance(said, str):
            text = _set_wire(row, said) if field == "body" else said
            return text.encode("utf-8", "replace")
    return None


def _set_wire(row: Mapping[str, Any], body: str) -> str:
    """A wire as a terminal showed it: date, title, then the dateline before the first words.

    Its date is part of what was published, so it stands in the page itself and not beside it.
    """
    date_line, title, dateline = (_string(row, field) for field in ("date", "title", "dateline"))
    lead = f"{dateline} {body}" if dateline else body
    return "\n\n".join(part for part in (date_line, title, lead) if part)


def _string(row: Mapping[str, Any], field: str) -> str:
    said = row.get(field)
    return said.strip() if isinstance(said, str) else ""


def _skip_line(file: BinaryIO) -> None:
    while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass
