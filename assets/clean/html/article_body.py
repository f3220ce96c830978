"""An article that stands in the page's JSON-LD and nowhere else, for pages that a script would draw.

    "articleBody": "Sales rose 5\\u00a0%.\\n\\nThe company ..." > a block a paragraph, each with its bytes

The words are the publisher's own and stand in the source, so a figure in them can be shown there.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from assets.clean.blocks import RawBlock
from assets.clean.charset import Source
from assets.clean.source_text import show

_BODY = re.compile(r'"articleBody"\s{0,9}:\s{0,9}"(?P<said>(?:[^"\\]|\\.)*)"', re.DOTALL)
_PIECE = re.compile(
    r"""(?P<end>(?:\\[nr]|</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote)\b[^<>]*>)+)  # of a paragraph
      | (?P<tag><[^<>]{0,500}>)
      | (?P<escape>(?:\\u[0-9a-fA-F]{4})+ | \\.)
      | (?P<entity>&\#?\w{1,31};)
      | (?P<broken>[\ud800-\udfff])""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
MIN_BODY = 200  # characters: a shorter one is a description
MAX_SHOWN = 0.3  # of it that the page shows, for it to be the page's text


def find_article_body(source: Source, shown: int) -> list[RawBlock]:
    """Blocks of the longest article in JSON-LD; none where the page shows enough characters."""
    text = source.text
    if '"articleBody"' not in text:
        return []
    found = max(_BODY.finditer(text), key=lambda match: len(match["said"]), default=None)
    if found is None or len(found["said"]) < MIN_BODY or shown > MAX_SHOWN * len(found["said"]):
        return []
    return [
        block
        for start, end in _find_paragraphs(text, *found.span("said"))
        if (block := _write(source, start, end))
    ]


def _find_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece in _PIECE.finditer(text, start, end):
        if piece["end"]:
            yield start, piece.start()
            start = piece.end()
    yield start, end


def _write(source: Source, start: int, end: int) -> RawBlock | None:
    """A paragraph with its runs; None where it says nothing."""
    parts: list[str] = []
    places: list[tuple[int, int, int, int]] = []  # as runs, in characters of the source
    length = 0
    for said, first, last in _read(source.text, start, end):
        if said:
            places.append((length, length + len(said), first, last))
        parts.append(said)
        length += len(said)
    text = "".join(parts)
    if not text.strip():
        return None
    edges = source.find_bytes([place for run in places for place in run[2:]])
    runs = tuple(
        value for at, run in enumerate(places) for value in (*run[:2], *edges[2 * at : 2 * at + 2]) if edges
    )
    first, last = source.find_bytes([start, end]) or (0, source.byte_length)
    return RawBlock("body", True, "article_body", text, first, last, runs)


def _read(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What each stretch says, and where it stands; a tag says nothing."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    for piece in _PIECE.finditer(text, start, end):
        if piece.start() > start:
            yield text[start : piece.start()], start, piece.start()
        start = piece.end()
        yield _say(piece), piece.start(), start
    if end > start:
        yield text[start:end], start, end


def _say(piece: re.Match[str]) -> str:
    if piece["escape"]:
        try:
            return _CONTROL.sub(" ", show(json.loads(f'"{piece[0]}"')))
        except ValueError:
            return piece[0][1:]
    return html.unescape(piece[0]) if piece["entity"] else "\ufffd" if piece["broken"] else ""
