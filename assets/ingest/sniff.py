"""What a body of bytes is: its media type and its encoding, read from the bytes alone.

    bytes > signature > encoding > markup or plain text

A page is named by its bytes, so nothing beside them may decide what it is: the file's name
and the server's header differ from capture to capture, and order would begin to matter.
"""

from __future__ import annotations

import json
import re

from assets.ingest.charset import PREFIX_BYTES, decode, read_charset

_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"PK\x03\x04", "application/zip"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),  # old Word, Excel and PowerPoint
    (b"{\\rtf", "application/rtf"),
)
_ELEMENT = r"""(?: html | head | body | title | meta | link | script | style | base
    | div | p | br | hr | h[1-6] | span | font | center | a | b | i | u | em | strong | small | sup | sub
    | img | table | thead | tbody | tr | td | th | caption | ul | ol | li | dl | dt | dd | pre | blockquote
    | article | section | main | header | footer | nav | aside | figure | form | iframe | svg )"""
_OPENS_AS_HTML = re.compile(
    rf"""
      <!doctype \s+ html
    | <!-- .{{0,200}}? --> \s* < {_ELEMENT} [\s/>]  # saved pages open with a comment about themselves
    | < {_ELEMENT} (?: \s [^<>]* )? /? >            # a page or a fragment that opens with a tag
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = re.compile(
    r"</(?:p|div|td|tr|li|ul|ol|table|h[1-6]|body|html|font)\s*>|<br\s*/?>", re.IGNORECASE
)
_ENVELOPE = re.compile(r"<(?:SEC-DOCUMENT|SEC-HEADER|DOCUMENT|TYPE|XBRL|TEXT)>", re.IGNORECASE)
_XML_ROOT = re.compile(
    r"""
    (?: <\?[^>]*> \s* | <!--.{0,2000}?--> \s* | <!DOCTYPE[^>]*> \s* ){0,9}  # what may come before
    < (?: [\w.\-]+ : )? ([\w.\-]+)                                        # the root, without its prefix
    """,
    re.VERBOSE | re.DOTALL,
)
_XML_TYPES = {"html": "text/html", "rss": "application/rss+xml", "feed": "application/atom+xml"}
MIN_BLOCK_TAGS = 3  # text may quote a tag or two; a page has them throughout


def sniff(body: bytes) -> tuple[str, str | None]:
    """Media type and encoding of ``body``; the encoding is None where it is not text.

    >>> sniff(b"<p>Net income rose.</p>")
    ('text/html', 'utf-8')
    >>> sniff(b"OHIO EXAMPLE <OEX> 2ND QTR NET\\n    Shr 34 cts vs 1.19 dlrs")
    ('text/plain', 'utf-8')
    >>> sniff(b"%PDF-1.7 ...")
    ('application/pdf', None)
    """
    if signature := _read_signature(body):
        return signature, None
    charset = read_charset(body)
    if charset is None:
        return "application/octet-stream", None
    return _read_text_type(body, charset), charset


def _read_signature(body: bytes) -> str | None:
    for signature, media_type in _SIGNATURES:
        if body.startswith(signature):
            return media_type
    return "image/webp" if body[:4] == b"RIFF" and body[8:12] == b"WEBP" else None


def _read_text_type(body: bytes, charset: str) -> str:
    """HTML, XML, JSON or plain text. Tickers in angle brackets and markdown stay plain text."""
    text = decode(body[:PREFIX_BYTES], charset).lstrip("\ufeff \t\r\n\f\x00")
    if text.startswith("<?xml") or text[:5].lower() in ("<rss ", "<rss>", "<feed"):
        root = _XML_ROOT.match(text)
        return _XML_TYPES.get(root[1].lower() if root else "", "application/xml")
    if _OPENS_AS_HTML.match(text):
        return "text/html"
    if _ENVELOPE.match(text):  # a filing's cover: HTML if it wraps HTML, else aligned text
        text = decode(body[: 16 * PREFIX_BYTES], charset)
        return "text/html" if re.search(r"<html|</(?:p|div|td|font)>", text, re.IGNORECASE) else "text/plain"
    tags = sum(1 for _ in _BLOCK_TAG.finditer(text))
    if tags >= MIN_BLOCK_TAGS and not text.startswith(("# ", "---")):
        return "text/html"
    return "application/json" if text[:1] in "{[" and text[:1] and _is_json(body, charset) else "text/plain"


def _is_json(body: bytes, charset: str) -> bool:
    try:
        return isinstance(json.loads(decode(body, charset)), dict | list)
    except (ValueError, RecursionError):
        return False
