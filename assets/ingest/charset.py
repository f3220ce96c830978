"""The encoding of a body of text, read from its bytes alone.

mark > valid UTF-8 > the page's own word > what the bytes look like
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

# A page says what it is within its first bytes; longer prefixes only cost time.
PREFIX_BYTES = 65_536
# Random bytes hold 11 % control characters; text holds none, or the odd NUL of a broken disk.
MAX_CONTROL_SHARE = 0.05
# Valid UTF-8 with one cut or broken sequence in ten is still UTF-8, not another encoding.
MAX_BROKEN_SHARE = 0.1
# Accented letters of western languages stand alone; other scripts come in runs of high bytes.
MIN_RUN_SHARE = 0.5

_MARKS = (  # UTF-32's mark begins with UTF-16's, so it is asked first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings earnings news is written in beside UTF-8. A closed list, because guessing among
# all of them finds Icelandic Macintosh in a French press release.
_CANDIDATES = ["cp1252", "cp1251", "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})""", re.I)
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_HIGH = bytes(range(0x80, 0x100))
_CONTROL = bytes((*range(0x00, 0x09), *range(0x0E, 0x1B), 0x7F))


def decode(body: bytes, charset: str) -> str:
    """The body as text, without its byte-order mark; undecodable bytes become U+FFFD."""
    return body[_mark_length(body) :].decode(charset, "replace")


def read_charset(body: bytes) -> str | None:
    """Encoding of a body of text, as Python calls it; None where the bytes are no text.

    The mark, then valid UTF-8, then the page's own word, then what the bytes look like.
    UTF-8 goes before the page's word: text that decodes as UTF-8 by chance does not exist.

    >>> read_charset("Société Générale".encode("cp1252")), read_charset(b"\\xff\\xfeQ\\x001\\x00")
    ('cp1252', 'utf-16-le')
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return charset
    if wide := _read_wide(body):
        return wide
    if _is_binary(body):
        return None
    declared = _read_declared(body)
    if declared == "iso2022_jp" and b"\x1b" in body:  # seven bits wide, so it passes for UTF-8
        return declared
    if body.isascii() or _is_utf8(body):
        return "utf-8"
    return declared if declared and _decodes(body, declared) else _guess(body)


def _mark_length(body: bytes) -> int:
    return next((len(mark) for mark, _ in _MARKS if body.startswith(mark)), 0)


def _read_wide(body: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of western text is NUL."""
    prefix = body[:PREFIX_BYTES]
    even, odd = prefix[::2].count(0), prefix[1::2].count(0)
    half = len(prefix) // 2
    if half < 8 or max(even, odd) < 0.7 * half or min(even, odd) > 0.05 * half:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_binary(body: bytes) -> bool:
    prefix = body[:PREFIX_BYTES].rstrip(b"\x00")  # a file system pads a lost tail with NULs
    controls = len(prefix) - len(prefix.translate(None, _CONTROL))
    return controls > MAX_CONTROL_SHARE * len(prefix) or (not prefix and bool(body))


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
        broken, wide = text.count("\ufffd"), sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
        return broken <= MAX_BROKEN_SHARE * wide
    return True


def _read_declared(body: bytes) -> str | None:
    """Encoding the page names, with the web's reading of Latin-1 as windows-1252."""
    found = _META_CHARSET.search(body, 0, PREFIX_BYTES) or _XML_ENCODING.search(body, 0, 1024)
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        b"a".decode(name)  # refuses what is no encoding of text: rot13, base64
    except (LookupError, ValueError):
        return None
    renamed = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
    return renamed.get(name, name) if not name.startswith(("utf", "idna", "puny", "unicode", "raw")) else None


def _decodes(body: bytes, charset: str) -> bool:
    """Whether a declared encoding fits: one bad sequence in ten is the page's, more are not."""
    text = body.decode(charset, "replace")
    return text.count("\ufffd") <= MAX_BROKEN_SHARE * sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))


def _guess(body: bytes) -> str:
    """windows-1252 for lone high bytes; runs of them are another script, asked of the statistics."""
    high = len(body) - len(body.translate(None, _HIGH))
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(body))
    if in_runs < MIN_RUN_SHARE * high:
        return "cp1252"
    first = max(0, _HIGH_RUN.search(body).start() - 1024)
    best = charset_normalizer.from_bytes(body[first : first + PREFIX_BYTES], cp_isolation=_CANDIDATES).best()
    return codecs.lookup(best.encoding).name if best else "cp1252"
