"""Revenue that only the whole statement of income tells.

A young company has one kind of revenue ("Collaboration revenue") and no total: it is taken where it
stands alone at the head of the statement, or alone below "Revenues". What a fund earns is its investment
income. Where each half of a company has its own revenue and nothing adds them up, nobody's is the whole.
"""

from __future__ import annotations

import re

from assets.extract.tables.row_labels import RowMetric, names_revenue, plain_label
from assets.extract.tables.row_vocabulary import NET_ASSETS
from assets.extract.tables.unnamed_totals import Rows, sums_up

_KIND_OF = re.compile(r"(?:[a-z]+ ){1,6}(?:revenues?|sales)(?: net)?(?: (?:from|including) [\w ]+)?")
_NOT_REVENUE = re.compile(
    r"\b(?:as|costs?|expenses?|deferred|interest|gain|loss|proceeds|percent|other|excluding|growth)\b"
)
_SAYS_REVENUE = re.compile(r"\b(?:revenues?|sales)\b")
_OF_WHOLE = re.compile(r"\W*(?:consolidated|total company)\b", re.IGNORECASE)
_FUND = re.compile(NET_ASSETS)
# Revenue stands first on a statement of income, below a heading or two of its own rows.
_FIRST_ROWS = 4
_MOST_KINDS = 12  # nobody lists more kinds of revenue


def name_revenue(rows: Rows) -> Rows:
    """The rows of a statement of income with its revenue named, where no label does, or no label may."""
    rows = _without_parts(rows)
    named = [place for place, (_, metric) in enumerate(rows) if metric and "revenue" in metric.codes]
    if named:
        return _without(rows, named if _are_of_halves(rows, named) else _find_summed(rows, named))
    kinds = _find_total(rows) or _find_kinds(rows) or _find_alone(rows) or _find_of_fund(rows)
    if len(kinds) != 1:
        return rows
    place = kinds[0]
    revenue = (rows[place][0], RowMetric(("revenue",), 2, text=rows[place][0].row.label))
    return (*rows[:place], revenue, *rows[place + 1 :])


def without_measures(rows: Rows) -> Rows:
    """The rows without what a bank calls operating revenue: its own measure of income before provisions."""
    if not any(metric and "net_interest_income" in metric.codes for _, metric in rows):
        return rows
    own = [
        place for place, (data, _) in enumerate(rows) if plain_label(data.row.label) == "operating revenue"
    ]
    return _without(rows, own)


def _without(rows: Rows, places: list[int]) -> Rows:
    return tuple((data, None if place in places else metric) for place, (data, metric) in enumerate(rows))


def _without_parts(rows: Rows) -> Rows:
    """The rows without the parts of what a heading says of the whole: "Consolidated results:" after them."""
    is_whole = [bool(data.sections and _OF_WHOLE.match(data.sections[-1])) for data, _ in rows]
    told = {metric.codes for (_, metric), whole in zip(rows, is_whole, strict=True) if metric and whole}
    parts = [place for place, (_, metric) in enumerate(rows) if metric and metric.codes in told]
    return _without(rows, [place for place in parts if not is_whole[place]])


def _are_of_halves(rows: Rows, named: list[int]) -> bool:
    """Whether the rows of revenue stand below headings that name each a part, and no total comes after."""
    headings = [rows[place][0].sections[-1:] for place in named]
    return (
        len(set(headings)) > 1
        and all(headings)
        and all(rows[place][1].rank for place in named)
        and not any(_SAYS_REVENUE.search(plain_label(heading[0])) for heading in headings)
    )


def _find_summed(rows: Rows, named: list[int]) -> list[int]:
    """Rows of revenue that a later one sums up with its neighbours: "Net sales" in "Net revenue"."""
    for total in reversed(named):
        for first in range(max(0, total - _MOST_KINDS), total - 1):
            if sums_up(rows[total][0], [data for data, _ in rows[first:total]]):
                return [place for place in named if first <= place < total]
    return []


def _find_total(rows: Rows) -> list[int]:
    """The row without a label that sums up those below the heading of a trade's revenue."""
    for place, (data, _) in enumerate(rows[:_MOST_KINDS]):
        heading = plain_label(data.sections[-1]) if data.sections else ""
        if not data.row.label and _KIND_OF.fullmatch(heading):
            parts = [one for one, _ in rows[:place] if one.sections == data.sections]
            return [place] if len(parts) > 1 and sums_up(data, parts, slack=1) else []
    return []


def _find_kinds(rows: Rows) -> list[int]:
    """Rows at the head that name a kind of revenue."""
    kinds = [
        place
        for place, (data, _) in enumerate(rows)
        if _KIND_OF.fullmatch(plain_label(data.row.label))
        and not _NOT_REVENUE.search(plain_label(data.row.label))
    ]
    return kinds if kinds and kinds[0] < _FIRST_ROWS else []


def _find_alone(rows: Rows) -> list[int]:
    """The rows below the heading "Revenues", as far as they are no total of costs."""
    return [
        place
        for place, (data, metric) in enumerate(rows[:_FIRST_ROWS])
        if metric is None and data.sections and names_revenue(plain_label(data.sections[-1]))
    ]


def _find_of_fund(rows: Rows) -> list[int]:
    """The investment income of what reports an increase in net assets."""
    if not any(_FUND.fullmatch(plain_label(data.row.label)) for data, _ in rows):
        return []
    return [
        place
        for place, (data, _) in enumerate(rows)
        if plain_label(data.row.label) == "total investment income"
    ]
