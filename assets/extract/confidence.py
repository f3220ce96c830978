"""How often a statement of each kind was found right: measured, one figure a kind.

Data only. Counted before the errors found were mended: on sentences written for the purpose and read the
first time, and on statements of pages drawn by chance and read by a person. The counts stand in
``tests/benchmarks/confidence.py``, which prints what the figures promise and what labelled pages keep.

A kind that was seen fewer than 20 times has the share of the kind it is most like, less 0.03.
"""

from __future__ import annotations

from decimal import Decimal

CONFIDENCE = {
    "level": Decimal("0.95"),
    "prior": Decimal("0.92"),
    "change": Decimal("0.91"),
    "guidance": Decimal("0.80"),
    "consensus": Decimal("0.93"),
    "behind": Decimal("0.83"),
    "move": Decimal("0.88"),
    "echo": Decimal("0.88"),
    "claim": Decimal("0.82"),
    "wire": Decimal("0.99"),
    "widget": Decimal("0.97"),
}
# A statement without a period is often one that was torn from its context.
NO_PERIOD = Decimal("0.05")
