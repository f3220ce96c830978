"""A page becomes a document, or a reject with a reason.

bytes > characters > blocks, kept or dropped > one text, with every figure's place in the bytes
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from assets.clean.assemble import assemble
from assets.clean.blocks import RawBlock
from assets.clean.charset import Source, decode_body
from assets.clean.dumps.read import read_dump
from assets.clean.html.envelope import wraps_html
from assets.clean.html.read import HtmlPage, read_html
from assets.clean.metadata.kinds import name_page
from assets.clean.metadata.language import find_language
from assets.clean.metadata.read import Metadata, complete, doubt_date, read_metadata, strip_tracking
from assets.clean.mojibake import repair
from assets.clean.rejects import judge_body, judge_document
from assets.clean.site_memory import drop_site_lines
from assets.clean.source_text import show
from assets.parts import collector_at_rest
from assets.records import Block, Document, Reject, TableCell


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A readable page: its document, every block of it, and the cells of its tables."""

    document: Document
    blocks: list[Block]
    cells: list[TableCell]


def clean_page(
    body: bytes,
    media_type: str,
    charset: str | None = None,
    url: str | None = None,
    defect: str | None = None,
    site_lines: frozenset[str] = frozenset(),
) -> Cleaned | Reject:
    """Read one page as captured. A page nobody could read gives a reject that says why.

    ``site_lines`` are lines that the page's site repeats: they are dropped from the text's edges.
    """
    reject = judge_body(body, media_type, defect)
    if reject is not None:
        return reject
    with collector_at_rest():
        return _read(decode_body(body, charset), media_type, url, site_lines)


def _read(source: Source, media_type: str, url: str | None, site_lines: frozenset[str]) -> Cleaned | Reject:
    if "html" in media_type or "xml" in media_type or wraps_html(source.text):
        page = read_html(source, url)
        if page is None:
            return Reject("too_long", f"{source.byte_length} bytes in too many pieces")
        raw_blocks, metadata = page.blocks, _read_metadata(page, url)
    else:
        raw_blocks, metadata = _read_dump(source)
    reject = judge_document(raw_blocks, metadata)
    if reject is not None:
        return reject
    if site_lines:
        drop_site_lines(raw_blocks, site_lines)
    return _build(source, raw_blocks, metadata, url)


def _read_metadata(page: HtmlPage, url: str | None) -> Metadata:
    metadata = read_metadata(
        page.head, url, page.lead, page.article, page.headlines, page.byline, is_thread=page.is_thread
    )
    return complete(metadata, page.told) if page.told else metadata


def _read_dump(source: Source) -> tuple[list[RawBlock], Metadata]:
    blocks, told = read_dump(source)
    return blocks, complete(Metadata(), told)


def _build(source: Source, raw_blocks: list[RawBlock], metadata: Metadata, url: str | None) -> Cleaned:
    whole = assemble(raw_blocks)
    stamps = [block.text for block in raw_blocks if block.is_kept and block.kind == "dateline"]
    metadata = doubt_date(metadata, whole.text, stamps)
    document = Document(
        title=_show(metadata.title),
        byline=_show(metadata.byline),
        publisher=_show(metadata.publisher),
        url=url,
        canonical_url=_show(metadata.canonical_url) or (strip_tracking(url) if url else None),
        language=find_language(whole.text, metadata.declared_language),
        kind=metadata.kind or name_page(metadata, url, whole.text),
        published_at=metadata.published_at,
        published_precision=metadata.published_precision,
        published_origin=metadata.published_origin,
        text=whole.text,
        text_sha256=hashlib.sha256(whole.text.encode("utf-8")).hexdigest(),
        charset=source.charset,
        raw_runs=whole.raw_runs,
    )
    return Cleaned(document, whole.blocks, whole.cells)


def _show(text: str | None) -> str | None:
    """What the page says of itself, without the halves of characters that no table can hold."""
    return repair(show(text)).replace("\0", " ") if text else None
