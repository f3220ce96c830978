"""Many documents through the extractor: the function a worker runs."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

import pyarrow as pa

from assets.extract.companies.security_master import SecurityMaster, load_master
from assets.extract.page import read_page
from assets.records import Block, Document, PageTask, TableCell

_TASKS = ("mentions", "quantities", "prose", "tables", "widgets")


@cache
def _master() -> SecurityMaster:
    return load_master()  # once a process


def extract_batch(documents: pa.Table, code_version: str) -> dict[str, list[tuple]]:
    """Rows of the extract stage's tables for a batch of documents.

    ``documents`` has page_id, the columns of clean.documents, and the lists ``blocks`` and ``cells``.
    """
    rows: dict[str, list[tuple]] = {name: [] for name in ("mentions", "quantities", "statements", "tasks")}
    for row in documents.to_pylist():
        page_id = row["page_id"]
        found = read_page(
            page_id,
            _record(Document, row),
            [_record(Block, block) for block in row["blocks"] or ()],
            [_record(TableCell, cell) for cell in row["cells"] or ()],
            _master(),
            code_version,
        )
        for name, table in rows.items():
            table.extend((page_id, record) for record in getattr(found, name))
    return {f"extract.{name}": found for name, found in rows.items()}


def crashed(documents: pa.Table) -> dict[str, list[tuple]]:
    """The answer for documents that end the process that reads them: every task failed."""
    detail = "the reader's process died on this page"
    return {
        "extract.tasks": [
            (page_id, PageTask(task, "failed", detail))
            for page_id in documents["page_id"].to_pylist()
            for task in _TASKS
        ]
    }


def _record(kind: type, row: dict) -> object:
    return kind(**{field.name: row[field.name] for field in fields(kind)})
