"""Pages made of small tables: a line a row, cells between bars."""

from __future__ import annotations

from datetime import date

from assets.extract.context import PageContext
from assets.extract.tables.statements import find_table_statements
from assets.records import Document, Statement, TableCell


def make_page(*tables: str, lead: str = "", anchor: date | None = None) -> PageContext:
    """A page of tables: cells between bars, empty ones left out; lines without bars are text around them."""
    text, cells = lead, []
    for ordinal, table in enumerate(tables):
        row = 0
        for line in table.strip("\n").split("\n"):
            text += "\n" if text else ""
            if "|" not in line:
                text += line.strip()
                continue
            is_first = True
            for column, cell in enumerate(part.strip() for part in line.split("|")):
                if cell:
                    text += "" if is_first else "\t"
                    span = len(text), len(text) + len(cell)
                    cells.append(TableCell(ordinal, row, column, cell, None, None, None, *span))
                    text += cell
                    is_first = False
            row += 1
    return PageContext("page", make_document(text), [], cells, [], [], None, None, anchor, "test")


def make_document(text: str) -> Document:
    """A document that is its text and nothing else."""
    return Document(
        title=None, byline=None, publisher=None, url=None, canonical_url=None, language="en",
        kind="press_release", published_at=None, published_precision="unknown", published_origin=None,
        text=text, text_sha256="", charset="utf-8", raw_runs=(),
    )  # fmt: skip


def read(*tables: str, **more) -> list[Statement]:
    """The statements of such a page."""
    return find_table_statements(make_page(*tables, **more))[0]
