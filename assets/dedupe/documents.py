"""What stories need to know of documents: rows by the number of their text, in files of a run.

    documents of a step, by text > rows, the numbers of their texts, the pages that moved

Where a page moves again the row of the newest run holds; a page that is gone has none there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from assets.dedupe.candidates import key_ranges, number_text
from assets.dedupe.sets import distinct, is_in, stretches

# Documents in a batch, about.
BATCH = 10_000

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
    order by todo.text, page_id
"""


@dataclass(frozen=True)
class Documents:
    """Rows of a run, ascending by text, and the numbers of the pages that moved in its steps."""

    folder: Path

    def texts(self) -> np.ndarray:
        return np.fromfile(self.folder / "document", np.int64)

    def moved(self) -> np.ndarray:
        return np.fromfile(self.folder / "moved", np.int64)

    def under(self, texts: np.ndarray, later: np.ndarray) -> pa.Table:
        """Rows of documents with one of these texts (ascending), without pages that moved ``later``."""
        owners = self.texts()
        begins = np.searchsorted(owners, texts)
        rows = stretches(begins, np.searchsorted(owners, texts, side="right") - begins)
        with pa.memory_map(str(self.folder / "documents")) as file:
            return _without(_take(pa.ipc.open_file(file), rows), later)

    def between(self, low: int, high: int, later: np.ndarray) -> pa.Table:
        """Rows of documents whose texts have numbers from ``low`` to ``high`` (both are in)."""
        owners = self.texts()
        return self.under(distinct(owners[(owners >= low) & (owners <= high)]), later)


def _take(file: pa.RecordBatchFileReader, rows: np.ndarray) -> pa.Table:
    batches = [file.get_batch(number) for number in range(file.num_record_batches)]
    ends = np.cumsum([batch.num_rows for batch in batches], dtype=np.int64)
    at = np.searchsorted(ends, rows, side="right")
    taken = [
        batches[number].take(pa.array(rows[at == number] - (ends[number] - batches[number].num_rows)))
        for number in distinct(at).tolist()
    ]
    return pa.Table.from_batches(taken, schema=file.schema)


def _without(rows: pa.Table, pages: np.ndarray) -> pa.Table:
    if not len(pages):
        return rows
    numbers = np.array([number_text(page_id) for page_id in rows["page_id"].to_pylist()], dtype=np.int64)
    return rows.filter(pa.array(~is_in(numbers, pages)))


def read_documents(runs: Sequence[Documents], texts: np.ndarray) -> Iterator[tuple]:
    """Rows of documents with one of these texts (ascending), of runs from the oldest to the newest."""
    for place, run in enumerate(runs):
        found = run.under(texts, _moved(runs[place + 1 :]))
        yield from zip(*(column.to_pylist() for column in found.columns), strict=True)


def merge_documents(folder: Path, runs: Sequence[Documents]) -> None:
    """Leave in ``folder`` what ``runs`` (from the oldest to the newest) say together."""
    later = [_moved(runs[place + 1 :]) for place in range(len(runs))]
    count = sum(len(run.texts()) for run in runs)
    parts = (
        pa.concat_tables([run.between(low, high, pages) for run, pages in zip(runs, later, strict=True)])
        .sort_by([("text", "ascending"), ("page_id", "ascending")])
        .combine_chunks()
        for low, high in key_ranges(count, BATCH)
    )
    write_documents(folder, (batch for part in parts for batch in part.to_batches()), _moved(runs))


def write_documents(folder: Path, batches: Iterable[pa.RecordBatch], moved: np.ndarray) -> None:
    """Leave in ``folder`` rows that are ascending by text, and the numbers of the pages that moved."""
    moved.tofile(folder / "moved")
    with (
        pa.OSFile(str(folder / "documents"), "wb") as file,
        pa.ipc.new_file(file, _SCHEMA) as rows,
        (folder / "document").open("wb") as texts,
    ):
        for batch in batches:
            rows.write_batch(batch)
            batch["text"].to_numpy().tofile(texts)


def _moved(runs: Sequence[Documents]) -> np.ndarray:
    return distinct(np.concatenate([np.zeros(0, np.int64), *(run.moved() for run in runs)]))
