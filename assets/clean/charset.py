"""Bytes to characters, and back to the place of each.

    byte order mark > the page's own meta > valid UTF-8 > a hint from outside > a guess

A byte that means nothing in the encoding stays in the source as a lone surrogate, so that
every character still knows its bytes; readers of the text see U+FFFD.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers look for the declaration in the first 1,024 bytes; pages put it later.
_HEAD_BYTES = 4096
_MIN_WIDE = 8  # characters of UTF-16 without a mark that can be told
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?\scharset|<\?xml[^>]{0,100}?\sencoding)\s*=\s*["']?\s*([\w:.-]{2,30})""",
    re.IGNORECASE,
)
_DECLARED_IN_CONTENT = re.compile(rb"""<meta[^>]{0,200}?;\s*charset\s*=\s*([\w:.-]{2,30})""", re.IGNORECASE)
# Labels that browsers read as a larger encoding.
_READ_AS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-11": "cp874",
    "tis-620": "cp874", "big5": "big5hkscs", "utf-16": "utf-16-le", "utf-7": "utf-8",
}  # fmt: skip
# What news is written in beside UTF-8. A closed list: asked of all encodings, the statistics find
# Baltic letters in a French press release.
_CANDIDATES = ["cp1252", "cp1251", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_HIGH = bytes(range(0x80, 0x100))
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_MIN_IN_RUNS = 0.5  # of the high bytes: accents of western languages stand alone, other scripts in runs
# Bytes handed to the guesser, taken from around the first that is not ASCII.
_GUESSED_BYTES = 20_000
# A page that declares UTF-8 may hold this share of broken bytes among those that are not
# ASCII and still be read as UTF-8 (a cut character, a foreign snippet). First guess, 2026-01.
_MAX_BROKEN = 0.1


@dataclass(frozen=True, slots=True)
class Source:
    """A body as characters. ``text`` may hold lone surrogates; ``first_byte`` is past the mark."""

    text: str
    charset: str
    first_byte: int
    byte_length: int
    is_faithful: bool  # whether encoding the text gives the bytes back

    @property
    def is_one_byte(self) -> bool:
        """Whether every character is the byte at its own place."""
        return not self.first_byte and len(self.text) == self.byte_length

    def find_bytes(self, places: list[int]) -> list[int]:
        """The byte at which each character stands; empty where bytes cannot be told.

        Quick where places rise, or fall back by little.
        """
        if not self.is_faithful:
            return []
        if self.is_one_byte:
            return places
        text, charset, errors = self.text, self.charset, _errors(self.charset)
        is_ascii_based = not charset.startswith(("utf-16", "utf-32"))
        found, last, at = [], 0, self.first_byte
        for place in places:
            if place != last:
                piece = text[last:place] if place > last else text[place:last]
                is_plain = is_ascii_based and piece.isascii()
                size = len(piece) if is_plain else len(piece.encode(charset, errors))
                at += size if place > last else -size
                last = place
            found.append(at)
        return found


def decode_body(body: bytes, hint: str | None = None) -> Source:
    """The body's characters. Any bytes give a source; the hint counts where they do not say.

    >>> decode_body("<p>caf\u00e9".encode()).charset
    'utf-8'
    >>> decode_body(b'<meta charset="iso-8859-1"><p>caf\\xe9').charset
    'cp1252'
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return _decode(body, charset, len(mark))
    if wide := read_wide(body):
        return _decode(body, wide, 0)
    declared = _find_declared(body)
    text = _read_utf8(body)
    is_utf8 = text is not None
    if is_utf8 and (body.isascii() or declared is None or declared.startswith(("utf", "cp125", "iso8859"))):
        return Source(text, "utf-8", 0, len(body), is_faithful=True)
    if (
        declared
        and not (declared == "utf-8" and _is_mostly_broken(body))
        and not declared.startswith("utf-16")
    ):
        return _decode(body, declared, 0)
    hinted = read_label(hint)
    if hinted and hinted != "utf-8":
        return _decode(body, hinted, 0)
    return _decode(body, "utf-8" if is_utf8 or not _is_mostly_broken(body) else _guess(body), 0)


def read_wide(body: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of western text is zero. None for anything else.

    >>> read_wide("<p>Net income".encode("utf-16-be"))
    'utf-16-be'
    """
    prefix = body[:_HEAD_BYTES]
    if b"\0" not in prefix:
        return None
    even, odd, half = prefix[::2].count(0), prefix[1::2].count(0), len(prefix) // 2
    if half < _MIN_WIDE or max(even, odd) < 0.7 * half or min(even, odd) > 0.05 * half:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def read_label(label: str | None) -> str | None:
    """The name of the encoding a label means, as browsers read it; None for an unknown one."""
    try:
        name = codecs.lookup(label.strip()).name if label else None
        "".encode(name or "utf-8")  # some codecs are none for text
    except (LookupError, ValueError, TypeError):
        return None
    return _READ_AS.get(name, name) if name else None


def encode(text: str, charset: str) -> bytes:
    """The bytes a stretch of a source was decoded from."""
    return text.encode(charset, _errors(charset))


def _errors(charset: str) -> str:
    return "replace" if charset.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _decode(body: bytes, charset: str, first_byte: int) -> Source:
    content = body[first_byte:] if first_byte else body
    text = content.decode(charset, _errors(charset))
    try:
        is_faithful = charset in ("utf-8", "cp1252") or encode(text, charset) == content
    except UnicodeError:
        is_faithful = False
    return Source(text, charset, first_byte, len(body), is_faithful)


def _find_declared(body: bytes) -> str | None:
    head = body[:_HEAD_BYTES]
    match = _DECLARED.search(head) or _DECLARED_IN_CONTENT.search(head)
    return read_label(match.group(1).decode("ascii", "replace")) if match else None


def _read_utf8(body: bytes) -> str | None:
    """The body as UTF-8; None where a byte of it cannot be."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _is_mostly_broken(body: bytes) -> bool:
    text = body.decode("utf-8", "surrogateescape")
    beyond = sum(1 for character in text if character > "\x7f")
    broken = len(re.findall("[\udc80-\udcff]", text))
    return broken > _MAX_BROKEN * max(1, beyond)


def _guess(body: bytes) -> str:
    """windows-1252 for lone high bytes; runs of them are another script, asked of the statistics."""
    high = len(body) - len(body.translate(None, _HIGH))
    runs = _HIGH_RUN.findall(body)
    if sum(map(len, runs)) < _MIN_IN_RUNS * high:
        return "cp1252"
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    start = max(0, _HIGH_RUN.search(body).start() - _GUESSED_BYTES // 20)
    best = from_bytes(body[start : start + _GUESSED_BYTES], cp_isolation=_CANDIDATES).best()
    return (read_label(best.encoding) if best else None) or "cp1252"
