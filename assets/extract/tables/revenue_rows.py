"""Revenue that no row calls by its name.

A young company has one kind of revenue ("Collaboration revenue") and no total; an old statement
leaves the label of the total empty. The first is taken only where it stands alone at the head of a
statement of income, the second only where it is the sum of the rows under the heading.
"""

from __future__ import annotations

import re

from assets.extract.tables.columns import DataRow
from assets.extract.tables.row_labels import RowMetric, plain_label

Rows = tuple[tuple[DataRow, RowMetric | None], ...]

_KIND_OF = re.compile(r"(?:[a-z]+ ){1,6}(?:revenues?|sales)(?: net)?(?: (?:from|including) [\w ]+)?")
_NOT_REVENUE = re.compile(
    r"\b(?:costs?|expenses?|deferred|interest|gain|loss|proceeds|percent|other|excluding|growth)\b"
)
_HEADING = re.compile(r"(?:total )?(?:net )?(?:operating )?(?:revenues?|sales)(?: net| and other income)?")
# Revenue stands first on a statement of income, below a heading or two of its own rows.
_FIRST_ROWS = 4


def name_revenue(rows: Rows) -> Rows:
    """The rows of a statement of income with its revenue named, where no label does."""
    if any(metric and "revenue" in metric.codes for _, metric in rows):
        return rows
    kinds = [
        place
        for place, (data, _) in enumerate(rows)
        if _KIND_OF.fullmatch(plain_label(data.row.label))
        and not _NOT_REVENUE.search(plain_label(data.row.label))
    ]
    place = _total_without_label(rows)
    if place is None and len(kinds) == 1 and kinds[0] < _FIRST_ROWS:
        place = kinds[0]
    if place is None:
        return rows
    text = rows[place][0].row.label or " ".join(rows[place][0].sections[-1:])
    named = (rows[place][0], RowMetric(("revenue",), 2, text=text))
    return (*rows[:place], named, *rows[place + 1 :])


def _total_without_label(rows: Rows) -> int | None:
    """The place of a row without label that sums up the rows under the heading of revenue."""
    for place, (data, _) in enumerate(rows[: 3 * _FIRST_ROWS]):
        if data.row.label or not data.sections or not _HEADING.fullmatch(plain_label(data.sections[-1])):
            continue
        parts = [part for part, _ in rows[:place] if part.sections == data.sections]
        if len(parts) > 1 and sums_up(data, parts):
            return place
    return None


def sums_up(total: DataRow, parts: list[DataRow]) -> bool:
    """Whether the rows add up to the total in every column of figures."""
    for figure, column in total.figures:
        if column.parts.change or figure.number is None:
            continue
        addends = [
            other.number
            for part in parts
            for other, under in part.figures
            if under.left == column.left and other.number
        ]
        if sum(addends) != figure.number:
            return False
    return True
