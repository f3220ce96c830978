"""Characters that were garbled before the page was written, where it is certain what they were.

    "Itâ€™s Â£5" > "It’s £5"

UTF-8 read as windows-1252 or Latin-1 turns one character into two or three that never stand side by
side in any language. Pairs that do ("É”" before a closing quote) are left as they are.
"""

from __future__ import annotations

import re

# Punctuation of news and signs of money, and the letters and signs of Latin-1.
_GARBLED_OFTEN = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€™−" + "".join(map(chr, range(0xA0, 0x100)))
# What may well follow a capital letter with an accent: then nothing is certain.
_FOLLOWS_LETTERS = frozenset("‘’‚“”„†‡•…–—‹›™«»\u00a0©®°ªº¹²³·")
_CERTAIN_AFTER = {"Â": "\u00a0©®°²³·", "Ã": "©®°ª²³·¹º"}  # no word ends in Ã or Â and has such a sign


def _garble(character: str, charset: str) -> str:
    """The character as its UTF-8 looks in another encoding; a byte that means nothing there stays."""
    return "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in character.encode("utf-8"))


def _is_certain(garbled: str) -> bool:
    first, second = garbled[0], garbled[1]
    return len(garbled) > 2 or second not in _FOLLOWS_LETTERS or second in _CERTAIN_AFTER.get(first, "")


_REPAIRED = {
    garbled: character
    for character in _GARBLED_OFTEN
    for charset in ("cp1252", "latin-1")
    if _is_certain(garbled := _garble(character, charset))
}
# One of these stands wherever something is garbled: nearly every character is told by that alone.
FIRSTS = "".join(sorted({garbled[0] for garbled in _REPAIRED}))
GARBLED = f"(?=[{FIRSTS}])(?:{'|'.join(sorted(map(re.escape, _REPAIRED)))})"
_GARBLED = re.compile(GARBLED)


def repair(text: str) -> str:
    """The text with what was garbled as it was meant.

    >>> repair("Itâ€™s Â£5m, up 3â€“4 % at SociÃ©tÃ© GÃ©nÃ©rale")
    'It’s £5m, up 3–4 % at Société Générale'
    >>> repair("“AMANHÔ, MANHÃ, Âmbito")
    '“AMANHÔ, MANHÃ, Âmbito'
    """
    if not text.isascii():
        for first in FIRSTS:
            if first in text:
                return _GARBLED.sub(lambda match: _REPAIRED[match[0]], text)
    return text
