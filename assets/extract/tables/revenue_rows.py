"""Revenue that no row calls by its name.

A young company has one kind of revenue ("Collaboration revenue") and no total: it is taken where it
stands alone at the head of a statement of income.
"""

from __future__ import annotations

import re

from assets.extract.tables.row_labels import RowMetric, plain_label
from assets.extract.tables.unnamed_totals import Rows

_KIND_OF = re.compile(r"(?:[a-z]+ ){1,6}(?:revenues?|sales)(?: net)?(?: (?:from|including) [\w ]+)?")
_NOT_REVENUE = re.compile(
    r"\b(?:costs?|expenses?|deferred|interest|gain|loss|proceeds|percent|other|excluding|growth)\b"
)
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
    if len(kinds) != 1 or kinds[0] >= _FIRST_ROWS:
        return rows
    place = kinds[0]
    named = (rows[place][0], RowMetric(("revenue",), 2, text=rows[place][0].row.label))
    return (*rows[:place], named, *rows[place + 1 :])
