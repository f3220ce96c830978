"""Pages that cannot be read, and why.

    bytes > no text at all, or too much
    blocks > an error, a wall, a script that has not run, a list of other pages

A short page is judged by what it says; a long one is a document whatever words it holds.
"""

from __future__ import annotations

import re

from assets.clean import reject_words as say
from assets.clean.blocks import RawBlock
from assets.clean.charset import read_wide
from assets.clean.metadata.read import Metadata
from assets.records import REJECT_REASONS, Reject

MAX_BYTES = 10_000_000  # a page this long is a database dump or a bomb
MIN_TEXT = 1  # characters kept, below which there is no document
WORD = 200  # characters: a page that waits for its script, or sends its reader on, says less
STUB = 600  # characters: an error page or a paywall says no more
WALL = 3000  # a wall of consent lists its purposes
WALL_SHARE = 0.6  # of a wall's text speaks of consent
MANY_BLOCKS = 20  # blocks without an article: a list of other pages

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)
_CONTROL = bytes((*range(1, 9), *range(0x0E, 0x1B), 0x7F))
MAX_CONTROL = 0.05  # of the bytes: random ones have a tenth, text has none
SAMPLE = 65_536

_PIECE = re.compile(r"\s+[|\-–—·:»]\s+|[.!?]\s+|\s*\|\s*|\n")


def judge_body(body: bytes, media_type: str, defect: str | None) -> Reject | None:
    """What the bytes alone tell; None for a body that may be read."""
    if defect:
        reason, _, detail = defect.partition(": ")
        return Reject(reason, detail) if reason in REJECT_REASONS else Reject("unreadable", defect)
    if not body or body.isspace():
        return Reject("empty", f"{len(body)} bytes, none of them text")
    if len(body) > MAX_BYTES:
        return Reject("too_long", f"{len(body)} bytes, more than {MAX_BYTES}")
    if not any(name in media_type for name in ("html", "text", "xml", "json", "markdown")):
        return Reject("not_text", f"media type {media_type}")
    for signature, kind in _SIGNATURES:
        if body.startswith(signature):
            return Reject("not_text", f"{kind}, called {media_type}")
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or read_wide(body):
        return None
    if b"\0" in body and body.count(b"\0") > len(body) // 20:
        return Reject("not_text", "one byte in twenty is zero")
    sample = body[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > MAX_CONTROL * len(sample) and b"\x1b$" not in sample:  # ISO-2022 shifts with escapes
        return Reject("not_text", f"{controls} control characters in {len(sample)} bytes")
    return None


def judge_document(blocks: list[RawBlock], metadata: Metadata) -> Reject | None:
    """What the blocks tell; None for a page with an article."""
    text = "\n".join(block.text for block in blocks if block.is_kept)
    title = (metadata.title or "").strip()
    if len(text) < WALL and (wall := _judge_short(text, title, blocks, metadata)):
        return wall
    if len(text.strip()) >= MIN_TEXT:
        return None
    said = " ".join(block.text for block in blocks)
    if say.SCRIPTED.search(said):
        return Reject("empty", f"drawn by a script that has not run: {said}"[:200])
    hidden = sum(1 for block in blocks if block.rule == "hidden")
    if blocks and hidden == len(blocks):
        return Reject("empty", f"{hidden} blocks, all hidden from the reader")
    count = sum(1 for block in blocks if block.text)
    return Reject(
        "listing_page" if count > MANY_BLOCKS else "empty", f"{count} blocks, none of them an article"
    )


def _judge_short(text: str, title: str, blocks: list[RawBlock], metadata: Metadata) -> Reject | None:
    """What a page says that has little to say."""
    is_stub = len(text) < STUB
    if is_stub and (_is_error(title) or _is_error(text[:200]) or say.ERROR_WORDS.search(text)):
        return Reject("error_page", (title or text)[:200])
    if _is_wall(text) or (is_stub and say.CONSENT.search(title)):
        return Reject("consent_wall", text[:200] or title[:200])
    if is_stub and metadata.is_free is not True:
        asked = text if metadata.is_free is None else " ".join(block.text for block in blocks)
        if found := say.PAYWALL.search(asked):
            return Reject("paywall_stub", (text or found[0])[:200])
    if len(text) < WORD and metadata.sends_to:
        return Reject("empty", f"sends the reader on to {metadata.sends_to}"[:200])
    if len(text) < WORD and say.SCRIPTED.search(text):
        return Reject("empty", f"drawn by a script that has not run: {text}"[:200])
    return None


def _is_error(text: str) -> bool:
    """Whether a text, or its first piece or last, is the name of an error."""
    pieces = [piece for piece in _PIECE.split(text.strip()) if piece.strip()]
    return any(say.ERROR.fullmatch(piece.strip()) for piece in (text.strip(), *pieces[:2], *pieces[-1:]))


def _is_wall(text: str) -> bool:
    """Whether most of what a text says is about consent, and it asks for it."""
    lower = text.lower()
    if not any(word in lower for word in say.CONSENT_WORDS) or not say.CONSENT.search(text):
        return False
    lines = text.split("\n")
    about = sum(len(line) for line in lines if say.CONSENT_WORD.search(line))
    return about >= WALL_SHARE * sum(map(len, lines))
