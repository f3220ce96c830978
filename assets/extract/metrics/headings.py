"""The part of a company that a heading names, for the lines below it.

"Data Center" > segment:DATA_CENTER; "Segment Results" > some segment; "Second Quarter Highlights" > nothing
"""

from __future__ import annotations

import re

from assets.extract.metrics.scope_words import GENERAL_HEADING, NEUTRAL
from assets.extract.metrics.scopes import UNNAMED, name_scope

_HEADING = re.compile(r"[A-Z][\w&/.\-]*(?: (?:[A-Z&][\w&/.\-]*|and|of)){0,3}:?$")


# "Metal Coatings Segment", "Growth Products Division Results", "Consumer Business": a part by its own word
_UNIT_HEADING = re.compile(
    r"""
    (?: The \s )? (?P<name> [A-Z&] [\w&/.,’'-]* (?: \s [\w&/.,’'-]+ ){0,4}? )
    \s (?: Reportable \s | Operating \s )?
    (?: (?P<unit> Segment | Division | Subsidiary ) | Business (?: \s Unit )? | Unit )
    (?: \s (?: Results? | Highlights | Performance | Review | Overview | Update | Summary
         | Discussion ) )? :? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Segment Results", "Results by Segment", "Business Segments": what follows is of parts, and not of the whole
_OF_PARTS = re.compile(
    r"(?:[\w-]+\s){0,4}(?:(?:segments?|divisional|divisions?)\b(?:\s(?:[\w-]+)){0,2}):?$", re.IGNORECASE
)


def heading_scope(heading: str | None) -> str | None:
    """The segment a heading names, for the lines below it; None for general headings and for sentences.

    >>> heading_scope("Data Center"), heading_scope("Second Quarter Highlights")
    ('segment:DATA_CENTER', None)
    >>> heading_scope("Metal Coatings Segment Results"), heading_scope("Segment Results")
    ('segment:METAL_COATINGS', 'unnamed:segment')
    """
    if not heading:
        return None
    if scope := _unit_scope(_UNIT_HEADING.match(heading)):
        return scope
    if _OF_PARTS.match(heading):
        return f"{UNNAMED}segment"
    if not _HEADING.match(heading) or GENERAL_HEADING.search(heading):
        return None
    return name_scope(heading)


def segment_scope(title: str) -> str | None:
    """The segment, division or subsidiary that a title names by that word; None for any other title.

    >>> segment_scope("Metal Coatings Segment Results"), segment_scope("Metal Coatings")
    ('segment:METAL_COATINGS', None)
    """
    unit = _UNIT_HEADING.match(title)
    return _unit_scope(unit) if unit and unit["unit"] else None


def _unit_scope(unit: re.Match[str] | None) -> str | None:
    if unit is None or _is_general(unit["name"], is_unit=bool(unit["unit"])):
        return None
    return name_scope(unit["name"])


_SALES = re.compile(
    r"(?:Net\s)?(?P<name>[A-Z][\w&.-]*(?:\s(?:and|&|[A-Z][\w&.-]*)){0,4}?)\s(?:Net\s)?(?:Revenues?|Sales):?$"
)
_NO_SALES_OF = re.compile(
    r"\b(?:total|net|record|strong|higher|lower|worldwide|global|reported|annual|gross|cost|deferred|organic|comparable"
    r"|same|store|unit|recurring)\b",
    re.IGNORECASE,
)


def sales_heading_scope(line: str) -> str | None:
    """The part whose sales a heading names; None for the sales of the whole.

    >>> sales_heading_scope("Manufacturing and Royalty Revenues"), sales_heading_scope("Total Revenues")
    ('segment:MANUFACTURING_AND_ROYALTY', None)
    """
    found = _SALES.match(line)
    if not found or _NO_SALES_OF.search(found["name"]) or _is_general(found["name"], is_unit=False):
        return None
    return name_scope(found["name"])


def _is_general(name: str, *, is_unit: bool) -> bool:
    """Whether the words before "segment" or "business" name none: all of them are general, or one is before
    a word that may mean the whole company ("Recent Business Update").
    """
    words = [word for word in name.split() if word.lower() not in ("and", "&")]
    general = [bool(GENERAL_HEADING.search(word) or word.lower() in _NO_PARTS) for word in words]
    return all(general) if is_unit else any(general)


_NO_PARTS = NEUTRAL | {
    "by",
    "our",
    "and",
    "of",
    "the",
    "total",
    "each",
    "other",
    "reportable",
    "all",
    "in",
    "new",
    "core",
}
