"""What a site repeats under and over its articles: a page's lines that it might be, and their dropping.

    pages of a host, each read by itself > lines at their edges > those of several stories > rules
    a page and the rules of its host > the page without them, from its edges inwards

A rule is a row: host, line, number of stories. It is counted from what each page holds when it is
read by itself, never from what was dropped by a rule, so that the same pages give the same rules
in any order. Copies and versions of one story count once: what they share is the story.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from assets.clean.blocks import RawBlock
from assets.records import Block, Document, SiteLine

MIN_STORIES = 3  # stories of one host that hold a line before it is the site's
ABOVE, BELOW = 4, 8  # kept blocks at the edges of a text in which a site's own lines stand
MAX_LINE = 600  # characters; a longer notice is told by its words
TELLING = 60  # characters of a line that tells a story from others
# Two versions of a story share most of their lines, so under most of these orders the least of
# their lines is the same one; under the least of eight counts, versions are one story.
VOICES = tuple((0x9E3779B97F4A7C15 * (2 * place + 1)) % 2**64 for place in range(1, 9))

_FIGURE = re.compile(r"\d")
_LISTED = re.compile(r"\((?:NYSE|Nasdaq|LSE|TSX|ASX|OTC|Euronext)", re.IGNORECASE)  # tells who speaks


def find_site_lines(document: Document, blocks: list[Block]) -> list[SiteLine]:
    """Lines at the edges of a page's text that may be its site's; none where nobody names the host."""
    host = _read_host(document)
    if host is None:
        return []
    texts = [document.text[block.text_start : block.text_end] for block in blocks if block.is_kept]
    candidates = [text for place, text in enumerate(texts) if _may_repeat(text, place, len(texts))]
    voices = _hear(texts)
    return [SiteLine(line, host, voices) for line in dict.fromkeys(candidates)]


def drop_site_lines(blocks: list[RawBlock], lines: frozenset[str]) -> None:
    """Drop the blocks that say one of the lines, from the first and from the last inwards; never all."""
    kept = [block for block in blocks if block.is_kept and block.text]
    above = _count_leading(kept, lines)
    below = _count_leading(kept[::-1], lines)
    if above + below >= len(kept):
        return
    for block in (*kept[:above], *kept[len(kept) - below :]):
        block.is_kept, block.rule = False, "repeated_on_the_site"


def _count_leading(blocks: list[RawBlock], lines: frozenset[str]) -> int:
    return next((place for place, block in enumerate(blocks) if block.text not in lines), len(blocks))


def _may_repeat(text: str, place: int, count: int) -> bool:
    """Whether a line stands at an edge and says no figure, nor which company speaks."""
    is_edge = place < ABOVE or place >= count - BELOW
    return is_edge and len(text) <= MAX_LINE and not _FIGURE.search(text) and not _LISTED.search(text)


def _hear(texts: list[str]) -> tuple[int, ...]:
    """The least of a page's telling lines in each of the orders; of all its lines where none tells."""
    telling = [text for text in texts if len(text) >= TELLING] or texts
    hashes = [
        int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little") for text in telling
    ]
    return tuple(min((one * voice % 2**64) >> 1 for one in hashes) for voice in VOICES)


def _read_host(document: Document) -> str | None:
    try:
        return urlsplit(document.url or document.canonical_url or "").hostname
    except ValueError:
        return None
