"""Leaves with a verdict become blocks, with their runs and their place in the bytes."""

from __future__ import annotations

import re

from assets.clean.blocks import RawBlock, RawCell
from assets.clean.charset import Source
from assets.clean.html.table_labels import Labels, find_period_line, find_scale_note, find_unit, label_cells
from assets.clean.html.tables import Cell, Grid
from assets.clean.html.tree import Leaf, Tree
from assets.clean.source_text import BLANKS, Writer

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")
NOTE_LEAVES = 4  # leaves above a table in which its note on units and its period may stand
NOTE_ROWS = 8  # rows of a table in which it may stand


def write_blocks(
    tree: Tree, source: Source, grids: list[Grid], verdicts: list[tuple[bool, str, str]]
) -> list[RawBlock]:
    """The page's blocks in reading order; a table that is kept is one."""
    grid_at = {
        grid.element.first_leaf: grid for grid in grids if grid.element.end_leaf > grid.element.first_leaf
    }
    drafts: list[RawBlock] = []  # whose places are still characters of the source
    leaves, place = tree.leaves, 0
    while place < len(leaves):
        grid = grid_at.get(place)
        if grid is not None and _is_kept(grid, verdicts):
            beside = _find_beside(tree, grid)
            drafts += (_write_leaf(tree, leaf, "heading", "table_caption") for leaf in beside)
            drafts.append(_write_table(tree, grid))
            place = grid.element.end_leaf
        else:
            leaf, (is_kept, kind, rule) = leaves[place], verdicts[place]
            if is_kept:
                drafts.append(_write_leaf(tree, leaf, kind, rule))
            else:
                drafts.append(RawBlock(kind, False, rule, leaf.text, leaf.pieces[0], max(leaf.pieces)))
            place += 1
    return _to_bytes(source, drafts)


def _first_cell(grid: Grid) -> int:
    """First leaf of the first cell that says something: what stands before it is the caption."""
    return min(cell.element.first_leaf for row in grid.rows for cell in row)


def _find_beside(tree: Tree, grid: Grid) -> list[Leaf]:
    """What a table holds beside its cells: the caption, and text between rows, which browsers show above."""
    element = grid.element
    beside, place = [], element.first_leaf
    for cell in (cell for row in grid.rows for cell in row):
        beside += tree.leaves[place : cell.element.first_leaf]
        place = max(place, cell.element.end_leaf)
    return beside + tree.leaves[place : element.end_leaf]


def _is_kept(grid: Grid, verdicts: list[tuple[bool, str, str]]) -> bool:
    places = range(grid.element.first_leaf, grid.element.end_leaf)
    return 2 * sum(verdicts[place][0] for place in places) >= len(places)


def _write_leaf(tree: Tree, leaf: Leaf, kind: str, rule: str) -> RawBlock:
    pieces = leaf.pieces
    start, end = pieces[0], max(pieces)
    if leaf.kind is None and (at := _find_verbatim(tree.source, leaf)) >= 0:
        runs = (0, len(leaf.text), at, at + len(leaf.text))
        return RawBlock(kind, True, rule, leaf.text, start, end, runs)
    is_preformatted = leaf.kind is not None
    writer = Writer(tree.source, is_preformatted=is_preformatted)
    writer.write_pieces(_trim(tree.source, pieces) if is_preformatted else pieces)
    return RawBlock(kind, True, rule, writer.text, start, end, tuple(writer.runs))


def _find_note(rows: list[list[Cell]], above: list[str], labels: Labels) -> str | None:
    """The note on units that is nearest: in the table's first rows, at the head of its columns, above it."""
    heads = [cell.text for row in rows for cell in row if labels.get(id(cell)) == (None, None)]
    within = [cell.text for row in rows for cell in row]
    return find_scale_note(within) or find_unit(heads) or find_scale_note(above)


def _find_verbatim(source: str, leaf: Leaf) -> int:
    """Where the text of a leaf stands in the source as it is; -1 where something was folded."""
    if len(leaf.pieces) != 2:
        return -1
    start, end = leaf.pieces
    if len(source[start:end].strip(BLANKS)) != len(leaf.text) or "\ufffd" in leaf.text:
        return -1
    return source.find(leaf.text, start, end)


def _trim(source: str, pieces: list[int]) -> list[int]:
    """The pieces of a preformatted text without the blank lines at its edges."""
    while len(pieces) > 2 and (pieces[-1] < 0 or source[pieces[-2] : pieces[-1]].isspace()):
        pieces = pieces[:-2]
    first = _BLANK_LINES.match(source, pieces[0], pieces[1]).end() if pieces[0] >= 0 else pieces[0]
    last = pieces[-1]
    if last >= 0:
        start = max(pieces[-2], first if len(pieces) == 2 else 0)
        last = start + len(source[start:last].rstrip())
    return [first, *pieces[1:-1], last] if len(pieces) > 2 else [first, last]


def _write_table(tree: Tree, grid: Grid) -> RawBlock:
    writer = Writer(tree.source)
    first = _first_cell(grid)
    above = [leaf.text for leaf in tree.leaves[max(0, first - NOTE_LEAVES) : first]][::-1]
    labels = label_cells(grid, find_period_line(above))
    rows = grid.rows
    note = _find_note(rows[:NOTE_ROWS], above, labels)
    cells: list[RawCell] = []
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cells:
                writer.write_edge("\t" if place else "\n")
            start = writer.length
            for leaf in tree.leaves[cell.element.first_leaf : cell.element.end_leaf]:
                writer.write_break(" ")
                if (at := _find_verbatim(tree.source, leaf)) >= 0:
                    writer.write_verbatim(leaf.text, at)
                else:
                    writer.write_pieces(leaf.pieces, line_break=" ")
            row_label, header = labels.get(id(cell), (None, None))
            cells.append(RawCell(number, cell.column, start, writer.length, row_label, header, note))
    element = grid.element
    runs = tuple(writer.runs)
    return RawBlock("table", True, "data_table", writer.text, element.start, element.end, runs, tuple(cells))


def _to_bytes(source: Source, blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks with their places, so far characters of the source, told as bytes of the body."""
    if not source.is_faithful:
        for block in blocks:
            block.raw_start, block.raw_end, block.runs = 0, source.byte_length, ()
        return blocks
    if source.is_one_byte:
        return blocks
    places: list[int] = []
    for block in blocks:
        places.append(block.raw_start)
        for place in range(2, len(block.runs), 4):
            places += block.runs[place : place + 2]
        places.append(block.raw_end)
    found = iter(source.find_bytes(places))
    for block in blocks:
        block.raw_start = next(found)
        if block.runs:
            runs = list(block.runs)
            for place in range(2, len(runs), 4):
                runs[place], runs[place + 1] = next(found), next(found)
            block.runs = tuple(runs)
        block.raw_end = next(found)
    return blocks
