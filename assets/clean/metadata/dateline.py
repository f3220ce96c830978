"""The dateline a release or a story opens with: place, date, agency, in any order, then a dash.

SPRINGFIELD, Ill.--(EXAMPLE WIRE)--April 29, 2025--Example Corp ...
April 29, 2025 – LONDON – Example plc ...
"""

from __future__ import annotations

import re

from assets.clean.metadata.dates import StatedDate, find_dates

OPENS_WITHIN = 160  # characters of the paragraph; the longest datelines name two places and an agency
MAX_BEFORE = 80

# "**OSLO, May 6, 2024** --" in markdown
_EMPHASIS = re.compile(r"\*{1,3}|(?<![^\W_])_{1,2}|_{1,2}(?![^\W_])")
_AGENCY = re.compile(r"[(/][^()/]{2,60}[)/]")
_WORD = re.compile(r"[^\W\d_]+")
_JOINS = frozenset(("de", "la", "le", "and", "the", "am", "an", "der"))
_NO_PLACES = frozenset(("On", "As", "In", "Since", "By", "From", "Until", "At", "Through", "Effective"))
_GOES_ON = re.compile(r"\s?(?:[(/][^()/]{2,60}[)/]\s?)?(?:[-–—:]|\.{2,}|[(/])")


# How a company begins to speak of itself: through a service that carries releases, or "today announced".
_SPEAKS = re.compile(
    r"""[(/](?:business\s?wire|globe\s?newswire|pr\s?newswire|access\s?wire|newsfile|marketwired?|cnw)\b
      | \btoday\s(?:announced|reported|released)\b | \bis\spleased\sto\s(?:announce|report)\b""",
    re.VERBOSE | re.IGNORECASE,
)
SPEAKS_WITHIN = 400  # characters


def opens_release(text: str) -> bool:
    """Whether a paragraph opens a company's release.

    >>> opens_release("OSLO--(BUSINESS WIRE)--Example Corp reported sales of $9 million.")
    True
    >>> opens_release("OSLO (Reuters) - Example Corp said on Tuesday that sales rose.")
    False
    """
    return _SPEAKS.search(text[:SPEAKS_WITHIN]) is not None or read_dateline(text) is not None


def read_dateline(text: str) -> StatedDate | None:
    """The date of the dateline a paragraph opens with; None where it opens with none.

    >>> read_dateline("NEW YORK, May 28, 2025 (EXAMPLE WIRE) -- Example Corp today ...").at.isoformat()
    '2025-05-28T00:00:00+00:00'
    >>> read_dateline("For the quarter ended May 28, 2025 - the first of the year - sales rose.")
    """
    text = text[:OPENS_WITHIN]
    if "19" not in text and "20" not in text:
        return None  # as nearly all: it has no year
    text = _EMPHASIS.sub("", text)
    stated = next(iter(find_dates(text)), None)
    if stated is None or stated.start > MAX_BEFORE or not _GOES_ON.match(text, stated.end):
        return None
    place = _AGENCY.sub(" ", text[: stated.start])
    words = _WORD.findall(place)
    is_place = all(word[0].isupper() or word in _JOINS for word in words) and not re.search(r"\d", place)
    return stated if is_place and _NO_PLACES.isdisjoint(words) else None
