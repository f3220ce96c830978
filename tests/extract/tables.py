"""Pages made of small tables, a line a row, cells between bars; and what is stated on them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from assets.extract.context import PageContext
from assets.extract.tables.statements import find_table_statements
from assets.records import Document, Statement, TableCell

INCOME = """
ACME CORP
CONDENSED CONSOLIDATED STATEMENTS OF INCOME
(In thousands, except per share data)
 | Three Months Ended | | | | Nine Months Ended
 | September 30, | | | | September 30,
 | 2019 | | 2018 | | 2019 | | 2018
Net sales | $ | 8,288 | $ | 7,100 | $ | 24,100 | $ | 21,000
Cost of sales | | 4,100 | | 3,900 | | 12,300 | | 11,500
Gross profit | | 4,188 | | 3,200 | | 11,800 | | 9,500
Income (loss) before income taxes | | 1,000 | | (300 | ) | 2,000 | | 900
Income tax expense | | 210 | | 50 | | 420 | | 200
Net income (loss) | $ | 790 | $ | (350 | ) | 1,580 | $ | 700
Net income (loss) per share: |
Basic | $ | 0.40 | $ | (0.18 | ) | 0.80 | $ | 0.36
Diluted | $ | 0.39 | $ | (0.18 | ) | 0.78 | $ | 0.35
Weighted average shares: |
Basic | | 1,975 | | 1,950 | | 1,975 | | 1,950
Diluted | | 2,020 | | 1,950 | | 2,020 | | 1,950
"""


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


def values(statements: list[Statement], metric: str, nature: str = "actual", **columns) -> list[Decimal]:
    """Distinct values of a metric, level statements only unless ``compare`` is given."""
    columns = {"compare": "none", "scope": "consolidated"} | columns
    found = [
        statement.value
        for statement in statements
        if (statement.metric, statement.nature) == (metric, nature)
        and all(getattr(statement, name) == value for name, value in columns.items())
    ]
    return sorted(set(found))
