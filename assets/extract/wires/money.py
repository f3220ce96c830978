"""Whose dollars a wire speaks of: "dlrs" below a dateline of Toronto or Sydney may not be American."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.numbers.quantities import parse_quantity
from assets.extract.rare import compile_rare
from assets.extract.wires.rows import Row
from assets.records import Statement

_DATELINE = 300  # characters in which a wire says where it was written
_WIRE_DOLLARS = re.compile(r"(?<!u\.s\.\s)\bdlrs?\b", re.IGNORECASE)
# Datelines of companies whose dollars are not American unless it is said.
_OTHER_DOLLARS = compile_rare(
    r"\b(?:Canada|Ontario|Toronto|Montreal|Quebec|Calgary|Alberta|Vancouver|British Columbia|B\.C\.|Winnipeg"
    r"|Manitoba|Saskatchewan|Nova Scotia|Halifax|Ottawa|Edmonton|Sydney|Melbourne|Hong Kong|Singapore"
    r"|Wellington|Auckland|Perth|Adelaide|Brisbane)\b",
    re.IGNORECASE,
)


def without_unsure_dollars(text: str, statements: list[Statement]) -> list[Statement]:
    """The statements; sums in "dlrs" without a unit where the wire may mean other dollars than American."""
    if not _OTHER_DOLLARS.search(text, 0, _DATELINE):
        return statements
    return [
        replace(one, unit=None) if one.unit == "USD" and _WIRE_DOLLARS.search(one.surface) else one
        for one in statements
    ]


def money_of(text: str, rows: list[Row]) -> str | None:
    """The one currency of the wire's rows; None where there are several, or dollars of an unsaid country."""
    values = [value for row in rows for value in (row.now, row.before) if value is not None]
    said = {read.unit for value in values if (read := parse_quantity(value.surface)) and read.unit}
    if len(said) != 1 or (said == {"USD"} and _OTHER_DOLLARS.search(text, 0, rows[0].start)):
        return None
    return said.pop()
