"""One row per share for both counts of shares.

Net loss per share                         (0.36)   >  basic and diluted, as the shares below it are
Weighted average shares, basic and diluted 30,000
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.tables.row_labels import plain_label
from assets.extract.tables.unnamed_totals import Rows

_SHARES_OF_BOTH = re.compile(r"(?=.*\b(?:shares|units|number)\b)(?=.*\bbasic\b)(?=.*\bdiluted\b)")
_SIDES = {"eps_basic", "eps_diluted"}


def name_both_sides(rows: Rows) -> Rows:
    """The rows with a lone amount per share named basic and diluted, where its shares are said to be both."""
    codes = {code for _, metric in rows if metric for code in metric.codes}
    if "eps" not in codes or codes & _SIDES:
        return rows
    if not any(_SHARES_OF_BOTH.search(plain_label(data.row.label)) for data, _ in rows):
        return rows
    both = tuple(sorted(_SIDES))
    return tuple(
        (data, replace(metric, codes=both) if metric and metric.codes == ("eps",) else metric)
        for data, metric in rows
    )
