"""Revenue by segment, market or region: the rows that add up to a table's total.

    title that says so + rows without a metric above "Total revenue" + their sum is the total > scopes

Only what adds up in every column is a part: a row that is counted twice, or left out, spoils the sum.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.extract.metrics.scopes import name_scope
from assets.extract.tables.columns import DataRow
from assets.extract.tables.row_labels import plain_label
from assets.extract.tables.unnamed_totals import Rows, sums_up

_TITLE = re.compile(
    r"""
    \bsegments?\b | \bdisaggregat | \bgeographic
  | \bby \s (?: (?: reportable | operating | business | end | product | customer | sales | major ) \s )?
    (?: segment | market | region | geograph | product | business | channel | country | categor | division
      | platform | brand | type | customer | line )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Revenue by segment": what the total of such a table is needs no name.
_REVENUE_TITLE = re.compile(r"^\W*(?:total )?(?:net )?(?:revenues?|sales) by\b", re.IGNORECASE | re.MULTILINE)
_NOTE = re.compile(r"\([^()]*\)|\[\w\]|[*†‡#:]|(?<=[a-z])\d{1,2}$")
# Rows that count in the sum and are no part anyone reports by, and rows that are no revenue.
_NO_PART = re.compile(
    r"^(?:all\s)?other\b|\b(?:total|eliminations?|corporate|unallocated|intersegment|inter-segment|reconcil\w+|hedg\w+|costs?"
    r"|expenses?|income|profit|loss|margin|gain|tax|adjust\w+|less|growth|percent|currency)\b|%",
    re.IGNORECASE,
)
MAX_WORDS = 6  # a longer label is a sentence
_LEAST = 2  # parts: one row above a total is the total said twice
_MOST = 60  # nobody reports by more; each run of rows is tried as a sum


def find_parts(rows: Rows, title: str) -> dict[int, str]:
    """Places of the rows that are parts of the revenue below them, with their scopes; empty where none is.

    ``title`` is what stands above the rows.
    """
    if not _TITLE.search(title):
        return {}
    has_title = bool(_REVENUE_TITLE.search(title))
    found: dict[int, str] = {}
    for place, (total, metric) in enumerate(rows):
        is_unnamed = metric is None and has_title and plain_label(total.row.label) == "total"
        if not is_unnamed and (metric is None or metric.codes != ("revenue",)):
            continue
        places = [at for at in _rows_above(rows, place) if not _is_share(rows[at][0])]
        parts = [rows[at][0] for at in places]
        is_split = _LEAST <= len(parts) <= _MOST and _is_full(total, parts)
        if is_split and sums_up(total, _without_nested(parts)):
            found |= {at: scope for at in places if (scope := _scope_of(rows[at][0].row.label))}
    return found


def _rows_above(rows: Rows, place: int) -> list[int]:
    """The rows without a metric right above a total, under the same heading."""
    first = place
    while first and rows[first - 1][1] is None and rows[first - 1][0].sections == rows[place][0].sections:
        first -= 1
    return list(range(first, place))


def _is_share(row: DataRow) -> bool:
    """Whether a row has percentages only: "Percent of revenue" between the parts."""
    return all(figure.is_percent for figure in row.row.figures)


def _without_nested(parts: list[DataRow]) -> list[DataRow]:
    """The rows with those left out that a later one sums up: products below the segment they make."""
    kept: list[DataRow] = []
    for part in parts:
        first = next((at for at in range(len(kept) - _LEAST, -1, -1) if sums_up(part, kept[at:])), len(kept))
        kept = [*kept[:first], part]
    return kept


def _is_full(total: DataRow, parts: Sequence[DataRow]) -> bool:
    """Whether the total has figures, and every part has one in some of its columns."""
    lefts = {column.left for figure, column in total.figures if figure.number and not column.parts.change}
    return bool(lefts) and all(lefts & {column.left for _, column in part.figures} for part in parts)


def _scope_of(label: str) -> str | None:
    name = _NOTE.sub(" ", label).strip()
    if _NO_PART.search(name) or not name[:1].isalpha() or len(name.split()) > MAX_WORDS:
        return None
    name = re.sub(r"\s(?:net\s)?(?:revenues?|sales)$", "", name, flags=re.IGNORECASE)
    return name_scope(name)
