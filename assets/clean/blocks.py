"""What a reader of pages hands on: the page's blocks in order, whatever the page was written in.

    bytes > read_html or read_dump > RawBlock, RawBlock, ... > assemble > Document, Block, TableCell

Spans in the body are bytes of the page as captured. Spans in the text are characters counted
from the beginning of the block's own text, because nobody knows yet where the block will
stand in the document.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class RawCell:
    """A cell of a table that holds something, and what its row and column are called."""

    row: int
    column: int  # spans unfolded
    start: int  # characters into the block's text
    end: int
    row_label: str | None = None
    column_header: str | None = None
    scale_note: str | None = None


@dataclass(slots=True)
class RawBlock:
    """A piece of a page that is kept or dropped as one, and the rule that decided.

    ``runs`` is a flat tuple of ``text_start, text_end, raw_start, raw_end``: stretches of the
    block's text that stand in the body, in order and without overlap. Where the encoded
    length of the stretch is its byte length, characters map one for one; any other run (an
    entity, folded white space) is one piece. A stretch nobody can vouch for has no run.
    The text of a table is a line a row, its cells joined by tabs.
    """

    kind: str  # one of records.BLOCK_KINDS
    is_kept: bool
    rule: str
    text: str
    raw_start: int
    raw_end: int
    runs: tuple[int, ...] = ()
    cells: tuple[RawCell, ...] = ()
