"""By which rules a figure of a table was counted: GAAP, IFRS, or a measure of the company's own.

the row's words > the column's > the title's of an adjusted statement > as reported
"""

from __future__ import annotations

import re

from assets.extract.context import BASELESS
from assets.extract.tables.column_patterns import NON_GAAP
from assets.extract.tables.columns import Column
from assets.extract.tables.kinds import CASH_FLOWS
from assets.extract.tables.row_labels import RowMetric, basis_of, plain_label

# A title with both is of a bridge from one to the other; "as adjusted" tells of a new accounting rule.
_BRIDGE = re.compile(r"reconcil|\bto\s+(?:adjusted|non[\s-]?gaap)|\bas\s+adjusted\b", re.IGNORECASE)
# A title that begins so; in the middle of one it may be among other things.
_CONSTANT = re.compile(r"\W*constant[\s-]currency\b(?!.*(?:reconcil|growth|change))", re.IGNORECASE)
_REPORTED = ("income", "balance", "cash_flow")
_IFRS = ("IFRS", "International Financial Reporting Standard")


def basis_of_figure(code: str, label: RowMetric, column: Column, of_title: str | None) -> str:
    """gaap (as reported), non_gaap, unstated, not_applicable; ``of_title`` is what the title says of all."""
    if code in BASELESS:
        return "not_applicable"
    if code == "free_cash_flow":
        return "non_gaap"
    if code in CASH_FLOWS:  # a line of the statement, whatever the table is called
        return basis_of(plain_label(label.text)) or "gaap"
    said = label.basis or column.parts.basis
    return said or ("unstated" if code == "ebitda" else of_title or "gaap")


def basis_of_title(kind: str, title: str) -> str | None:
    """non_gaap for a whole statement of adjusted income, or at constant rates; None where the title decides
    nothing.
    """
    lines = title.split("\n")
    if kind not in _REPORTED and any(_CONSTANT.match(line) for line in lines):
        return "constant_currency"
    is_adjusted = any(NON_GAAP.search(line) for line in lines) and not any(map(_BRIDGE.search, lines))
    return "non_gaap" if kind == "income" and is_adjusted else None


def read_standard(text: str) -> str:
    """The rules a page reports by: ifrs where it names them and never GAAP."""
    is_named = any(name in text for name in _IFRS)
    return "ifrs" if is_named and "GAAP" not in text else "gaap"
