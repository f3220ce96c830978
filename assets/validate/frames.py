"""The narrow frame that a suite is tried on: its select over the rows that are due."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from assets.resources import Store
from assets.validate.promises import Suite

if TYPE_CHECKING:
    import pandas as pd

_SAID = pa.schema(
    {"page_id": pa.string(), "text_start": pa.int64(), "text_end": pa.int64(), "said": pa.string()}
)
_BATCH_ROWS = 256  # texts held at a time


def read_frame(store: Store, suite: Suite, pages: pa.Table | None) -> pd.DataFrame:
    """The suite's frame over the rows of ``pages`` (page_id), or over the whole table for None."""
    with ExitStack() as lent:
        if pages is not None:
            lent.enter_context(store.lent("due_pages", pages))
        where = "" if pages is None else "where page_id in (select page_id from due_pages)"
        store.connection.execute(
            f"create or replace temp view audited as select * from {suite.table} {where}"
        )
        if suite.joins_said:
            lent.enter_context(store.lent("said", read_said(store)))
        return store.connection.execute(suite.frame).df()


def read_said(store: Store) -> pa.Table:
    """The words at each span of ``audited``: page_id, text_start, text_end, said.

    Sliced here and not in SQL, where a slice walks the text from its beginning: a long report
    with ten thousand figures would be read ten thousand times.
    """
    spans = store.frame("select distinct page_id, text_start, text_end from audited order by all")
    return pa.Table.from_batches(_slices(store, spans), _SAID)


def _slices(store: Store, spans: pa.Table) -> Iterator[pa.RecordBatch]:
    pages = spans["page_id"].to_numpy(zero_copy_only=False).astype(str)
    texts = store.connection.execute(
        "select page_id, text from clean.documents where page_id in (select page_id from audited)"
    ).to_arrow_reader(_BATCH_ROWS)
    for batch in texts:
        for page_id, text in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            first, last = np.searchsorted(pages, page_id), np.searchsorted(pages, page_id, "right")
            own = spans.slice(first, last - first).combine_chunks()
            starts, ends = own["text_start"].to_pylist(), own["text_end"].to_pylist()
            said = [text[start:end] for start, end in zip(starts, ends, strict=True)]
            yield pa.RecordBatch.from_arrays(
                [pa.array([page_id] * len(said)), pa.array(starts), pa.array(ends), pa.array(said)],
                schema=_SAID,
            )
