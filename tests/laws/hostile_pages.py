"""Pages that went wrong on their way: cut, doubled, spliced, sprinkled with markup and noise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from assets.clean.page import clean_page
from assets.extract.companies.security_master import SecurityMaster, load_master
from assets.extract.page import read_page
from assets.records import Reject

SAMPLES = Path(__file__).resolve().parents[2] / "assets" / "ingest" / "sample_pages"
# What readers of markup, numbers, names and sentences stumble over, once or many times in a row.
_WORDS = """<table> <td> </div> <p> <!-- <pre> <span/style="display:none"> {"@type": &# ( [ " ' % $ - | . , ;
    1, Q1 and to million year revenue A. Mr. Microsoft, (NYSE:"""
_NOISE = (b"\xff", b"\xe2\x80", b"\x00", b"\n", b"\t", b" ")
_CRUMBS = (*_NOISE, *(f"{word} ".encode() for word in _WORDS.split()))
_SHORT, _LONG, _RUN = 40, 2_000, 3_000


@cache
def read_samples() -> tuple[bytes, ...]:
    """The bundled sample pages that hold text, in order of their names."""
    kinds = {".html", ".htm", ".txt", ".md"}
    return tuple(path.read_bytes() for path in sorted(SAMPLES.iterdir()) if path.suffix in kinds)


@cache
def _master() -> SecurityMaster:
    return load_master()


def spoil(pages: Sequence[bytes], random: Random) -> bytes:
    """One of the pages after one to six accidents; the same for the same state of ``random``."""
    body = random.choice(pages)
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(body) + 1)
        end = min(len(body), start + random.choice((3, _SHORT, _LONG)))
        head, piece, tail = body[:start], body[start:end], body[end:]
        other = random.choice(pages)
        place = random.randrange(len(other) + 1)
        crumb = random.choice(_CRUMBS)
        accidents = (
            head + tail,
            head + piece * random.choice((2, 30)) + tail,
            head + crumb * random.choice((1, 5, _RUN)) + piece + tail,
            head + other[place : place + random.choice((_SHORT, _LONG))] + tail,
            head + random.randbytes(len(piece[:_SHORT])) + tail,
        )
        body = random.choice(accidents)
    return body


def find_fault(body: bytes, media_type: str) -> str | None:
    """What is wrong with how a page is read, in a line; None where every law of a page holds."""
    cleaned = clean_page(body, media_type, None, None, None)
    if isinstance(cleaned, Reject):
        return None if cleaned.detail else "a reject says nothing"
    text = cleaned.document.text
    if any(text[cell.text_start : cell.text_end] != cell.text for cell in cleaned.cells):
        return "a cell is not where it says"
    page = read_page("page", cleaned.document, cleaned.blocks, cleaned.cells, _master(), "code")
    for task in page.tasks:
        if task.outcome == "failed":
            return f"{task.task}: {task.detail}"
    for found in (*page.mentions, *page.quantities, *page.statements):
        if text[found.text_start : found.text_end] != found.surface:
            return f"the text does not say {found.surface!r}"
    return None
