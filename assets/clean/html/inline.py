"""What inline tags do to a line of text: hide some of it, part words that stand glued, anchor a heading.

<span class="price">9</span><span class="unit">months</span> > 9 months
"""

from __future__ import annotations

import re
from functools import lru_cache

from assets.clean.html.hints import HIDDEN, read_hints

# Links on the sign by which a heading is linked to.
ANCHORS = frozenset(("¶", "§", "#", "&para;", "&#182;", "🔗", "\u200b", "&ZeroWidthSpace;"))
MAX_ANCHOR = max(map(len, ANCHORS))
_HIDING_SPAN = re.compile(r"hid|sr-only|screen-?reader|visually|display|off-?screen|invisible|assist")
# Names of spans that are words of their own, however close they stand to the next.
_SAYS_WHAT = re.compile(
    r"""\sclass\s?=\s?["']?[^"'>]{0,80}
        \b(?:label|caption|title|name|date|time|author|role|position|unit|value|price|count|number|badge|tag
          |status|meta|source|category|symbol|ticker|change|percent|amount|flair|level|points)""",
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_hiding(attributes: str) -> bool:
    """Whether a span hides its text."""
    return _HIDING_SPAN.search(attributes) is not None and read_hints("span", attributes) & HIDDEN > 0


def says_what(source: str, start: int, end: int) -> bool:
    """Whether the tag of a span says what its text is: a price, a name, a date."""
    return _SAYS_WHAT.search(source, start, end) is not None


def is_glued(source: str, last: int, start: int, end: int) -> bool:
    """Whether a word ends at ``last``, where a tag closes it, and another begins behind the one that opens.

    A ticker and its move are left glued: so a widget is known.

    >>> is_glued("<b>median</b><i>close</i>", 9, 13, 16), is_glued("<b>DELL</b><i>3.2%</i>", 7, 11, 14)
    (True, False)
    """
    if last < 0:
        return False
    before, after = source[last - 1], source[end : end + 1]
    is_figure = before.isdigit() and after.isdigit()
    return (before.isalnum() or before == "%") and after.isalnum() and not before.isupper() and not is_figure
