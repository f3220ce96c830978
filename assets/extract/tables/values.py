"""What a figure of a known row is worth: its sign, its scale, its unit.

Amounts per share are never scaled, counts of shares only where the note does not except them,
percentages are ratios. A number that does not fit its metric is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assets.extract.metrics.vocabulary import COUNT, PER_SHARE, RATIO
from assets.extract.rare import compile_rare
from assets.extract.tables.columns import DataRow
from assets.extract.tables.kinds import OUTFLOWS
from assets.extract.tables.row_labels import TABLE_METRICS, RowMetric
from assets.extract.tables.rows import Figure
from assets.extract.tables.scales import Scale, read_scale


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a value of a metric."""

    code: str  # the metric; a margin in percent is not the profit its row is called by
    value: Decimal
    scale: Decimal
    unit_kind: str
    sign: str  # what made it negative: glyph, parenthesis, word, none
    scale_origin: str  # stated, table, document


_ONE, _HUNDREDTH = Decimal(1), Decimal("0.01")
_MIN_SHARES = 1_000  # nobody has so few: the note on units does not hold, or it is no count
_MAX_PER_SHARE = 10_000
_MAX_PERCENT = 100
_MARGIN_OF = {"gross_profit": "gross_margin"}
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BENEFIT, _EXPENSE = (
    re.compile(words, re.IGNORECASE) for words in (r"\b(?:benefit|credit)", r"\b(?:expense|provision)")
)
_IN_CENTS = compile_rare(r"(?<!dollars and )\b(?:cents|pence)\b", re.IGNORECASE)
_PER_SHARE_HEADING = re.compile(r"per\s[\w\s]*share|\beps\b", re.IGNORECASE)


def read_amount(
    scale: Scale | None, data: DataRow, label: RowMetric, figure: Figure, code: str
) -> Amount | None:
    """The figure as a value of the metric; None where the number does not fit it or has no scale.

    ``scale`` is the table's; a note in the row's own label or a word beside the figure comes first.
    """
    kind = TABLE_METRICS[code].kind
    signed = _signed_tax(data.row.label, figure) if code == "income_tax" else _signed(data, label, figure)
    if signed is None or (signed[0] < 0 and code in OUTFLOWS and code != "income_tax"):
        return None
    number, sign = signed
    if figure.is_percent or figure.unit or figure.direction:
        return _ratio(figure, code, number, sign)
    if kind == PER_SHARE:
        if _IN_CENTS.search(" ".join((data.row.label, *data.sections[-1:]))):
            return Amount(code, number * _HUNDREDTH, _HUNDREDTH, "money_per_share", sign, "table")
        is_amount = figure.decimals >= 2 and abs(number) < _MAX_PER_SHARE
        return Amount(code, number, _ONE, "money_per_share", sign, "stated") if is_amount else None
    scale = read_scale(data.row.label) or scale
    if kind == COUNT:
        heading = read_scale(data.sections[-1]) if data.sections else None
        return _shares(number, sign, heading or scale, figure, code)
    if figure.scale:
        scale = Scale(figure.scale, True, None, "stated")
    if kind == RATIO or scale is None or _is_no_money(data, figure, scale):
        return None
    return Amount(code, number * scale.worth, scale.worth, "money", sign, scale.origin)


def _signed(data: DataRow, label: RowMetric, figure: Figure) -> tuple[Decimal, str]:
    """The number with its sign: "Net loss 1,234" without brackets anywhere in the row is a loss."""
    bare = not any(other.is_negative for other, _ in data.figures if not other.is_percent)
    if label.is_loss and bare and figure.number and not figure.is_percent:
        return -figure.number, "word"
    return figure.number, figure.sign


def _signed_tax(label: str, figure: Figure) -> tuple[Decimal, str] | None:
    """Tax as an expense; None where brackets may mean either. What a label has in brackets, its figures have.

    "Expense (benefit)": a figure in brackets is a benefit, a negative tax. "(Expense) benefit": a figure
    without brackets is the benefit, and one in them an expense that its own words call negative.
    """
    bare = _IN_BRACKETS.sub(" ", label)
    if _BENEFIT.search(bare) and not _EXPENSE.search(bare):
        return None if figure.is_negative or not figure.number else (-figure.number, "word")
    has_both = bool(_EXPENSE.search(bare) and _BENEFIT.search(label)) and not _BENEFIT.search(bare)
    return (figure.number, figure.sign) if has_both or not figure.is_negative else None


def _ratio(figure: Figure, code: str, number: Decimal, sign: str) -> Amount | None:
    code = _MARGIN_OF.get(code, code)
    if TABLE_METRICS[code].kind != RATIO or figure.unit or figure.direction:
        return None
    return Amount(code, number * _HUNDREDTH, _HUNDREDTH, "ratio", sign, "stated")


def _shares(number: Decimal, sign: str, scale: Scale | None, figure: Figure, code: str) -> Amount | None:
    worth = scale.of_shares(number) if scale else _ONE
    if sign != "none" or figure.currency or number * worth < _MIN_SHARES:
        return None
    return Amount(code, number * worth, worth, "shares", sign, scale.origin if worth > 1 else "stated")


def _is_no_money(data: DataRow, figure: Figure, scale: Scale) -> bool:
    """Whether a number is an amount per share, or a percentage that has lost its sign."""
    heading = " ".join(data.sections[-1:])
    has_cents = figure.decimals == 2 and scale.worth > 1
    if has_cents and (scale.origin == "document" or _PER_SHARE_HEADING.search(heading)):
        return True  # cents are not counted in thousands
    is_bare = abs(figure.number) < _MAX_PERCENT and not figure.currency and figure.scale is None
    return is_bare and "margin" in data.row.label.lower()
