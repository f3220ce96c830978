"""A shadow of a text: as long as the text, but with one kind of dash, of space and of digit.

    "−3 %" > "-3 %",  "１２" > "12",  "$5–$6" > "$5-$6"

Every character is replaced by one character, so a place in the shadow is the same place in the text.
The readers of numbers look at the shadow; what they report is always cut from the text itself.
"""

from __future__ import annotations

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\v\f"
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"  # nothing to see: read as a space, never dropped
_QUOTES = "\u2018\u2019\u201b\u2032\uff07"
_NOTE_MARKS = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"  # "12.5%²" says 12.5 %
# Full-width forms of the printable ASCII characters stand in one row, in ASCII's own order.
_FULL_WIDTH = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_FULL_WIDTH |= {"\uffe0": "¢", "\uffe1": "£", "\uffe5": "¥", "\uffe6": "₩", "\ufe69": "$", "\ufe6a": "%"}

SHADOWS = (
    _FULL_WIDTH
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES + _INVISIBLE, " ")
    | dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_NOTE_MARKS, " ")
    | {"\u066a": "%", "\u2044": "/", "\u2215": "/", "\u201a": ","}
)  # fmt: skip
_ODD = frozenset(SHADOWS)


def shadow(text: str) -> str:
    """The text with dashes, spaces, quotes and full-width forms made plain, character for character.

    >>> shadow("up\u00a03\u2009%, not \u22125")
    'up 3 %, not -5'
    >>> len(shadow("１２３\u200b４")) == len("１２３\u200b４")
    True
    """
    if text.isascii() and "\v" not in text and "\f" not in text:
        return text  # most blocks
    for odd in _ODD.intersection(text):  # few of them are in any text: faster than one look-up a character
        text = text.replace(odd, SHADOWS[odd])
    return text
