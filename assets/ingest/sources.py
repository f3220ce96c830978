"""Where pages come from: files, folders, patterns and addresses, read one page at a time.

    sources > plan_sources > SourcePlan(files, addresses, skipped) > read_sources > Sighting, Sighting, ...

A folder gives the files in it that look like pages, by the end of their names; the others are
reported as skipped. A file named by itself is always read, whatever it is called.
"""

from __future__ import annotations

import glob
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assets.ingest.feeds import is_feed
from assets.ingest.files import ARCHIVES, LINES, read_file
from assets.ingest.rows import holds_pages
from assets.ingest.sightings import Sighting
from assets.ingest.sniff import sniff
from assets.ingest.web import is_address, read_address

SINGLE_PAGES = (".html", ".htm", ".xhtml", ".txt", ".text", ".md")
FEEDS = (".rss", ".atom", ".xml")
PAGE_SUFFIXES = (*SINGLE_PAGES, *(f"{end}.gz" for end in SINGLE_PAGES), *ARCHIVES, *LINES, ".parquet", *FEEDS)
_FIRST_LINE_BYTES = 1 << 20
_HEAD_BYTES = 1 << 12


class SourceError(ValueError):
    """A source that cannot be read at all; its one line says which and why."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read, and the name its captures bear."""

    path: Path
    source: str  # relative: the folder's name and the path inside, or the file's name


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """What will be read, in order, and what lies beside it and will not be, with the reason."""

    files: tuple[SourceFile, ...]
    addresses: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]


def read_sources(sources: Sequence[str | Path]) -> Iterator[Sighting]:
    """Every sighting the sources hold, one at a time; SourceError where a source cannot be read."""
    plan = plan_sources(sources)
    yield from read_files(plan.files)
    for address in plan.addresses:
        yield from read_address(address)


def read_files(files: Sequence[SourceFile]) -> Iterator[Sighting]:
    """Every sighting in the files, in their order."""
    for file in files:
        try:
            yield from read_file(file.path, file.source)
        except OSError as error:
            raise SourceError(f"cannot read {file.source}: {error.strerror or error}") from error


def plan_sources(sources: Sequence[str | Path]) -> SourcePlan:
    """Files the sources name, without reading them; SourceError for one that names nothing.

    >>> plan_sources(["no/such/folder"])
    Traceback (most recent call last):
    assets.ingest.sources.SourceError: no such file or folder: no/such/folder
    """
    files: dict[Path, SourceFile] = {}  # a file named twice is read once
    skipped: dict[str, str] = {}
    addresses = tuple(dict.fromkeys(str(source) for source in sources if is_address(str(source))))
    for source in sources:
        for path, name, is_named in () if str(source) in addresses else _expand(str(source)):
            reason = None if is_named else _judge_file(path)
            if reason is None:
                files.setdefault(path.resolve(), SourceFile(path, name))
            else:
                skipped[name] = reason
    return SourcePlan(tuple(files.values()), addresses, tuple(skipped.items()))


def _expand(source: str) -> Iterator[tuple[Path, str, bool]]:
    """Path, name and whether it was named by itself, of each file a source stands for."""
    path = Path(source)
    if path.is_dir():
        root = path.resolve()
        yield from ((file, f"{root.name}/{inside}", False) for file, inside in _walk(path))
    elif path.exists():
        yield path, path.name, True
    elif glob.has_magic(source):
        yield from _match(source)
    else:
        raise SourceError(f"no such file or folder: {source}")


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files under a folder in the order of their names, without what begins with a dot."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(parent, name)
            yield path, path.relative_to(folder).as_posix()


def _match(pattern: str) -> Iterator[tuple[Path, str, bool]]:
    """Files a pattern finds, named from its last fixed folder on; folders among them are walked."""
    fixed = Path(*_until_magic(Path(pattern).parts))
    found = sorted(path for path in map(Path, glob.glob(pattern, recursive=True)) if path != fixed)
    if not found:
        raise SourceError(f"nothing matches {pattern}")
    for path in found:
        inside = path.relative_to(fixed).as_posix()
        name = f"{fixed.resolve().name}/{inside}" if fixed.parts else inside
        if path.is_file():
            yield path, name, False
        elif path.is_dir():
            yield from ((file, f"{name}/{below}", False) for file, below in _walk(path))


def _until_magic(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _judge_file(path: Path) -> str | None:
    """Why a file met in a folder is not read; None where it is."""
    name = path.name.lower()
    if not path.is_file():
        return "not a regular file"
    if not os.access(path, os.R_OK):
        return "no permission to read it"
    if not name.endswith(PAGE_SUFFIXES):
        return "not a page by its name"
    if name.endswith(".parquet"):
        return None if holds_pages(_read_columns(path)) else "table without a text or html column"
    if name.endswith((".jsonl", ".ndjson")) and not _first_line_holds_page(path):
        return "lines without a text or html field"
    if name.endswith(FEEDS) and not _opens_as_feed(path):
        return "XML that is no feed"
    return None


def _opens_as_feed(path: Path) -> bool:
    with path.open("rb") as file:
        return is_feed(sniff(file.read(_HEAD_BYTES))[0])


def _read_columns(path: Path) -> list[str]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_schema(path).names
    except pa.ArrowException:
        return ["text"]  # broken: read it, so that it is told as a page with a defect


def _first_line_holds_page(path: Path) -> bool:
    """Whether the first line is a row with text; a line that is broken counts, to be told of."""
    with path.open("rb") as file:
        line = file.readline(_FIRST_LINE_BYTES)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return True
    return not isinstance(row, dict) or holds_pages(row)
