"""Whether a number can be a figure of a metric, and as which metric it then counts.

    metric as named + number as said + role > metric code and number as stated; None where they do not fit

"net income of 43 cents a share" is EPS; "revenue of 4,000 units" is nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assets.extract.metrics.vocabulary import COUNT, DURATION, METRICS, MONEY, MOVE, PER_SHARE, RATIO
from assets.extract.prose.roles import CHANGE, LEVEL
from assets.records import Quantity

PERCENT = frozenset({"ratio", "change_ratio"})
POINTS = frozenset({"percentage_points", "basis_points"})
SIGNS = "+-−–"  # what a change may begin with: "+21 %"
CHANGES = PERCENT | POINTS | {"multiple"}

# what "or $X a share" and "of $X a share" make of a metric
_PER_SHARE_OF = {
    "net_income": "eps", "net_income_to_common": "eps", "eps": "eps",
    "eps_basic": "eps_basic", "eps_diluted": "eps_diluted",
    "ffo": "ffo_per_share", "ffo_per_share": "ffo_per_share", "dividend_per_share": "dividend_per_share",
    "operating_income": "eps", "income_continuing_operations": "eps_continuing_operations",
    "eps_continuing_operations": "eps_continuing_operations",
    "stock_price": "stock_price", "stock_return": "stock_price",
    "price_target": "price_target", "book_value_per_share": "book_value_per_share",
}  # fmt: skip
# A figure per share above this is a sum misread: the dearest share costs less than a million.
LARGEST_PER_SHARE = Decimal(1_000_000)
# ... and above this it says itself that it is one: "a net loss of $(998,866)" is no loss per share.
LARGEST_UNSAID = Decimal(10_000)

_LOSS = re.compile(r"\b(?:loss|losses|outflow|used in)\b", re.IGNORECASE)
_EITHER = re.compile(r"\(loss|loss\)|\bor loss\b|/loss", re.IGNORECASE)


def fit(code: str, quantity: Quantity, role: str) -> tuple[str, Quantity] | None:
    """Metric code and quantity of the figure that ``quantity`` states of metric ``code`` in this role."""
    if role == CHANGE:
        return _fit_change(code, quantity)
    kind = METRICS[code].kind
    unit_kind = quantity.unit_kind
    if kind == MONEY and unit_kind == "money":
        return (code, quantity) if quantity.scale >= 1 else None  # cents are no sum of a company
    if unit_kind == "money_per_share" or (kind in (PER_SHARE, MOVE) and unit_kind == "money"):
        return _fit_per_share(code, quantity)
    if kind == RATIO and unit_kind in PERCENT:
        is_flat = quantity.value == 0 and "0" not in quantity.surface  # a margin stays flat, it is not nil
        return None if is_flat else (code, replace(quantity, unit_kind="ratio"))
    if kind == COUNT and unit_kind in ("shares", "count"):
        return code, replace(quantity, unit_kind="shares")
    if kind == DURATION and unit_kind == "duration":
        return code, quantity
    return None


def _fit_per_share(code: str, quantity: Quantity) -> tuple[str, Quantity] | None:
    per_share = _PER_SHARE_OF.get(code)
    largest = quantity.value if quantity.value is not None else quantity.value_high
    limit = LARGEST_PER_SHARE if quantity.unit_kind == "money_per_share" else LARGEST_UNSAID
    if per_share is None or quantity.scale > 1 or abs(largest) >= limit:
        return None
    if per_share == "eps" and "diluted" in quantity.surface.lower():
        per_share = "eps_diluted"
    return per_share, replace(quantity, unit_kind="money_per_share")


def _fit_change(code: str, quantity: Quantity) -> tuple[str, Quantity] | None:
    kind = METRICS[code].kind
    if kind == MOVE:
        return (code, replace(quantity, unit_kind="change_ratio")) if quantity.unit_kind in PERCENT else None
    if code == "stock_price" and quantity.unit_kind in PERCENT:
        return "stock_return", replace(quantity, unit_kind="change_ratio")
    if kind == RATIO:
        return (code, quantity) if quantity.unit_kind in POINTS else None
    if quantity.unit_kind in PERCENT:
        return code, replace(quantity, unit_kind="change_ratio")
    if quantity.unit_kind == "multiple":
        return code, quantity
    return fit(code, quantity, LEVEL)


def signed(quantity: Quantity, *, is_negative: bool) -> Quantity:
    """The quantity with the sign its clause gives it, marked as coming from a word where it changes."""
    amounts = (quantity.value_low, quantity.value, quantity.value_high)
    if quantity.sign_origin in ("glyph", "parenthesis") or any(x == 0 for x in amounts if x is not None):
        return quantity
    if all(x is None or (x < 0) == is_negative for x in amounts):
        return quantity
    low, value, high = (None if x is None else -x for x in amounts)
    origin = "word" if is_negative else "none"
    return replace(quantity, value_low=high, value=value, value_high=low, sign_origin=origin)


def is_loss(metric_text: str) -> bool:
    """Whether the metric is named as a loss: its levels are negative.

    >>> is_loss("net loss"), is_loss("net income (loss)"), is_loss("revenue")
    (True, False, False)
    """
    return bool(_LOSS.search(metric_text)) and not _EITHER.search(metric_text)
