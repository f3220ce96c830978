"""Rows that carry a reported name and are a measure of the company's own.

Net earnings                              33,211
Less: realized gains, net of tax          (3,710)  >  operating earnings here are net income without
Operating earnings                        29,501      what the company leaves out, not income before tax
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.tables.row_labels import RowMetric
from assets.extract.tables.unnamed_totals import Rows

_NET_INCOMES = frozenset({"net_income", "net_income_to_common", "net_income_with_minorities"})
# What stands between operating and net income where both are after tax.
_AFTER_TAX = re.compile(r"\brealized\b|\bnet of (?:income )?tax|\bafter[ -]tax\b", re.IGNORECASE)


def name_own_measures(rows: Rows) -> Rows:
    """The rows with operating income told as non-GAAP where only adjustments part it from net income."""
    return tuple(
        (data, replace(metric, basis="non_gaap") if metric and _is_after_tax(rows, place) else metric)
        for place, (data, metric) in enumerate(rows)
    )


def _is_after_tax(rows: Rows, place: int) -> bool:
    metric = rows[place][1]
    if metric is None or metric.codes != ("operating_income",):
        return False
    above, below = _between(rows, place, -1), _between(rows, place, 1)
    return bool(above) or any(_AFTER_TAX.search(label) for label in below)


def _between(rows: Rows, place: int, step: int) -> list[str]:
    """Labels of the sums between a row and net income; none where another metric comes first."""
    labels: list[str] = []
    place += step
    while 0 <= place < len(rows):
        data, metric = rows[place]
        if metric:
            return labels if _is_net_income(metric) else []
        if not all(figure.is_percent for figure in data.row.figures):
            labels.append(data.row.label)
        place += step
    return []


def _is_net_income(metric: RowMetric) -> bool:
    return metric.codes[0] in _NET_INCOMES
