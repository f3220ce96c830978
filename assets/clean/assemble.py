"""Blocks become a document: one text, and every block's, cell's and run's place in it."""

from __future__ import annotations

from dataclasses import dataclass

from assets.clean.blocks import RawBlock
from assets.records import Block, TableCell


@dataclass(frozen=True, slots=True)
class Assembly:
    """The text of the kept blocks joined by line feeds, and what points into it."""

    text: str
    blocks: list[Block]
    cells: list[TableCell]
    raw_runs: tuple[int, ...]


def assemble(raw_blocks: list[RawBlock]) -> Assembly:
    """Join the kept blocks. Nothing kept gives an empty text; an empty cell is no row."""
    texts: list[str] = []
    blocks: list[Block] = []
    cells: list[TableCell] = []
    runs: list[int] = []
    start = count_tables = 0
    for ordinal, raw in enumerate(raw_blocks):
        if not raw.is_kept or not raw.text:
            blocks.append(Block(ordinal, raw.kind, False, raw.rule, raw.raw_start, raw.raw_end, None, None))
            continue
        end = start + len(raw.text)
        blocks.append(Block(ordinal, raw.kind, True, raw.rule, raw.raw_start, raw.raw_end, start, end))
        each = iter(raw.runs)
        for text_start, text_end, raw_start, raw_end in zip(each, each, each, each, strict=True):
            runs += (start + text_start, start + text_end, raw_start, raw_end)
        if raw.cells:
            cells += _place_cells(raw, count_tables, start)
            count_tables += 1
        texts.append(raw.text)
        start = end + 1
    return Assembly("\n".join(texts), blocks, cells, tuple(runs))


def _place_cells(raw: RawBlock, table_ordinal: int, start: int) -> list[TableCell]:
    return [
        TableCell(
            table_ordinal=table_ordinal,
            row=cell.row,
            column=cell.column,
            text=raw.text[cell.start : cell.end],
            row_label=cell.row_label,
            column_header=cell.column_header,
            scale_note=cell.scale_note,
            text_start=start + cell.start,
            text_end=start + cell.end,
        )
        for cell in raw.cells
        if cell.end > cell.start
    ]
