"""Work cut into parts: files in, files out, so that any engine can map a function over them."""

from __future__ import annotations

import gc
import hashlib
import os
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from assets.tables import to_arrow

# What a stage's answers depend on: its code and the facts it carries.
_CODE = {".py", ".csv", ".json", ".sql", ".yml", ".txt"}
_SHAPES = ("ledgers.py", "records.py", "vocabulary.py")  # what travels is shaped here

PageFunction = Callable[[pa.Table], Mapping[str, list[tuple] | pa.Table]]


def code_version(package: Path) -> str:
    """Short hash of the files of one stage (its door left out): another text, another version."""
    digest = hashlib.sha256()
    for name in _SHAPES:
        digest.update(Path(__file__).with_name(name).read_bytes().replace(b"\r\n", b"\n"))
    for path in sorted(package.rglob("*")):
        is_code = path.suffix in _CODE and path.name != "definitions.py"
        if path.is_file() and is_code and "sample_pages" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No look for rings of objects in the block; also a decorator of a function.

    A page is thousands of records, a step of dedupe a million, and none points back at itself: to look
    for rings among them costs up to a tenth of the time and finds nothing.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


class Engine(typing.Protocol):
    """Whatever maps a function over part files: a process pool here, a cluster elsewhere."""

    progress: Callable[[str, int, int], None]  # label, done, total

    def map(
        self,
        function: PageFunction,
        parts: Sequence[Path],
        label: str,
        crashed: PageFunction | None = None,
    ) -> None:
        """Leave ``<part>.<table>.parquet`` beside each part, as ``run_part`` does.

        ``crashed`` answers in place of ``function`` for a page that kills its worker.
        """
        ...


def run_part(function: PageFunction, part: Path) -> None:
    """Run ``function`` over the rows of one part; write one file a table, aside and then renamed."""
    for name, rows in function(pq.read_table(part)).items():
        target = part.with_suffix(f".{name}.parquet")
        aside = target.with_suffix(".unfinished")
        table = rows if isinstance(rows, pa.Table) else to_arrow(name, rows)
        pq.write_table(table, aside, compression="zstd")
        os.replace(aside, target)
