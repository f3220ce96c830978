"""How often a statement of each kind was found right: measured, one figure a kind.

Data only. Shares are of statements read by a person, or checked against a filing, on labelled development
pages (``tests/benchmarks/statements.py`` prints the samples); a kind that was seen fewer than 30 times has
the share of the kind it is most like, less 0.05.
"""

from __future__ import annotations

from decimal import Decimal

CONFIDENCE = {
    "level": Decimal("0.95"),
    "change": Decimal("0.93"),
    "prior": Decimal("0.92"),
    "per_share": Decimal("0.96"),
    "guidance": Decimal("0.92"),
    "consensus": Decimal("0.93"),
    "behind": Decimal("0.88"),
    "echo": Decimal("0.85"),
    "move": Decimal("0.90"),
    "wire": Decimal("0.99"),
    "widget": Decimal("0.98"),
    "claim": Decimal("0.85"),
}
# A period that was carried over from an earlier sentence, or an owner that was, costs this much.
CARRIED = Decimal("0.05")
