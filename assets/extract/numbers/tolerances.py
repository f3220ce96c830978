"""A value and how far off it may be: "$24.0 billion, plus or minus 2%" is a range.

value + tolerance behind it > a range from one side to the other, with the words of both

Of two values before one tolerance ("76.3% and 77.0%, respectively, plus or minus 50 basis points") the words
of the first reach over the second: read again, a surface means the value that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assets.records import Quantity

_LEAD = r"""(?:,?\s(?:respectively|each|both)){0,2},?\s?
    (?:\bplus\s(?:or|/)\sminus\b|\bplus/minus\b|\bgive\sor\stake\b|\+\s?/\s?[-\u2010-\u2015\u2212]?|\u00b1)\s?"""
# "76.3% and 77.0%, respectively", "76.3%, and non-GAAP gross margin 77.0%, each"
_SECOND = r"[$€£]?\d[\d.,]*(?:%|\s[a-z]+)?"
_BEHIND = re.compile(
    rf"""
    (?: \s(?:and|&)\s{_SECOND}
      | ,?\sand\s(?:[a-z-]+\s){{1,4}}{_SECOND} (?=,?\s(?:each|both|respectively)\b) )?
    {_LEAD}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"(?P<centre>[^±+]{{1,40}}?)(?:,?\s(?:and|&)\s[^±+]{{1,40}}?)?{_LEAD}(?P<tolerance>\S.{{0,40}})",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PERCENT = frozenset({"ratio", "change_ratio"})
_POINTS = {"percentage_points": Decimal("0.01"), "basis_points": Decimal("0.0001")}


def split_tolerance(surface: str) -> tuple[str, str] | None:
    """The value and the tolerance that a surface is made of; None where it has no tolerance.

    >>> split_tolerance("76.3% and 77.0%, respectively, plus or minus 50 basis points")
    ('76.3%', '50 basis points')
    >>> split_tolerance("$24.0 billion")
    """
    match = _WHOLE.fullmatch(surface)
    return (match["centre"], match["tolerance"]) if match else None


def find_tolerance(text: str, centre: Quantity, numbers: Iterable[Quantity]) -> Quantity | None:
    """The range that ``centre`` is the middle of; None where no tolerance of its kind follows it.

    ``numbers`` are those of the text round it.
    """
    lead = _BEHIND.match(text, centre.text_end)
    tolerance = next((found for found in numbers if lead and found.text_start == lead.end()), None)
    return widen(centre, tolerance, text[centre.text_start : tolerance.text_end]) if tolerance else None


def widen(centre: Quantity, tolerance: Quantity, surface: str) -> Quantity | None:
    """The range from ``tolerance`` below the centre to as much above it; None where they do not go together.

    Percent of a sum are a share of it; percent of a percent are points.
    """
    reach = _reach(centre, tolerance)
    if reach is None:
        return None
    return replace(
        centre,
        text_end=centre.text_start + len(surface),
        surface=surface,
        value_low=centre.value - reach,
        value=None,
        value_high=centre.value + reach,
        hedge="range",
    )


def _reach(centre: Quantity, tolerance: Quantity) -> Decimal | None:
    if centre.value is None or tolerance.value is None:
        return None
    size = abs(tolerance.value)
    if tolerance.unit_kind in _POINTS:
        return size * _POINTS[tolerance.unit_kind] if centre.unit_kind in _PERCENT else None
    if tolerance.unit_kind in _PERCENT:
        return size if centre.unit_kind in _PERCENT else abs(centre.value) * size
    is_same = tolerance.unit == centre.unit and tolerance.unit_kind.startswith("money")
    return size if is_same and centre.unit_kind.startswith("money") and size < abs(centre.value) else None
