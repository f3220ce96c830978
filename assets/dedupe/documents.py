"""What stories need to know of documents: rows of a run in the order they came, found by text.

    documents of a step > rows, the numbers of their texts, the pages that moved

Where a page moves again the row of the newest run holds; a page that is gone has none there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from assets.dedupe.candidates import number_texts
from assets.dedupe.sets import distinct, is_in

# Documents in a batch, about.
BATCH = 10_000

# Of so many documents one is asked for, at most, where the file is mapped.
_SELDOM = 64

# The first 64 bits of a hash as a signed integer, as ``number_text`` reads them.
TEXT_NUMBER, PAGE_NUMBER = (f"unhex(left({name}, 16))::bit::bigint" for name in ("text_sha256", "unit"))

_TIME = pa.timestamp("us", tz="UTC")
_SCHEMA = pa.schema(
    [
        ("text", pa.int64()),
        *((name, pa.large_string()) for name in ("page_id", "title", "kind", "url")),
        ("published_at", _TIME),
        ("captured_at", _TIME),
    ]
)

# Documents of the step: of ``todo`` (text, place, captured_at).
SELECT = """
    select todo.text, page_id, title, kind, documents.url, published_at, captured_at
    from clean.documents as documents
    join todo on documents.rowid = todo.place
"""


@dataclass(frozen=True)
class Documents:
    """Rows of a run, and the numbers of the pages that moved in its steps (ascending)."""

    folder: Path

    def moved(self) -> np.ndarray:
        return np.fromfile(self.folder / "moved", np.int64)

    def under(self, texts: np.ndarray, later: np.ndarray) -> Iterator[pa.Table]:
        """Rows of documents with one of these texts (ascending), without pages that moved ``later``."""
        owners = np.fromfile(self.folder / "document", np.int64)
        rows = np.flatnonzero(is_in(owners, texts))
        ends = np.fromfile(self.folder / "batch", np.int64)
        batches = np.searchsorted(ends, rows, side="right")
        # A mapped file brings sixteen pages a row: where many are asked for, batches are read one by one.
        opened = pa.memory_map if len(rows) * _SELDOM < len(owners) else pa.OSFile
        with opened(str(self.folder / "documents")) as source:
            file = pa.ipc.open_file(source)
            for number in distinct(batches).tolist():
                batch = file.get_batch(number)
                at = rows[batches == number] - (ends[number] - batch.num_rows)
                yield _without(batch.take(pa.array(at)), later)

    def all(self, later: np.ndarray) -> Iterator[pa.RecordBatch]:
        """All rows but those of pages that moved ``later``, in the order they came."""
        with pa.OSFile(str(self.folder / "documents")) as file:
            batches = pa.ipc.open_file(file)
            for number in range(batches.num_record_batches):
                yield _without(batches.get_batch(number), later)


def _without(rows: pa.RecordBatch, pages: np.ndarray) -> pa.RecordBatch:
    if not len(pages):
        return rows
    numbers = number_texts(rows["page_id"].to_pylist())
    return rows.filter(pa.array(~is_in(numbers, pages)))


def read_documents(runs: Sequence[Documents], texts: np.ndarray) -> Iterator[tuple]:
    """Rows of documents with one of these texts (ascending), of runs from the oldest to the newest."""
    for place, run in enumerate(runs):
        for rows in run.under(texts, _moved(runs[place + 1 :])):
            yield from zip(*(column.to_pylist() for column in rows.columns), strict=True)


def merge_documents(folder: Path, runs: Sequence[Documents]) -> None:
    """Leave in ``folder`` what ``runs`` (from the oldest to the newest) say together."""
    batches = (batch for place, run in enumerate(runs) for batch in run.all(_moved(runs[place + 1 :])))
    write_documents(folder, batches, _moved(runs))


def write_documents(folder: Path, batches: Iterable[pa.RecordBatch], moved: np.ndarray) -> None:
    """Leave in ``folder`` the rows of all batches, and the numbers of the pages that moved."""
    moved.tofile(folder / "moved")
    ends, count = [], 0
    with (
        pa.OSFile(str(folder / "documents"), "wb") as file,
        pa.ipc.new_file(file, _SCHEMA) as rows,
        (folder / "document").open("wb") as texts,
    ):
        for batch in batches:
            rows.write_batch(batch)
            batch["text"].to_numpy().tofile(texts)
            count += batch.num_rows
            ends.append(count)
    np.array(ends, np.int64).tofile(folder / "batch")


def _moved(runs: Sequence[Documents]) -> np.ndarray:
    return distinct(np.concatenate([np.zeros(0, np.int64), *(run.moved() for run in runs)]))
