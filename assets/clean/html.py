"""A page of HTML becomes blocks, each kept or dropped by a named rule.

    source > tree > tables > suspects > main element > rules > blocks

Nothing of the page's text is lost: what is dropped is a block too, with its rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.clean import html_hints as hint
from assets.clean.blocks import RawBlock, RawCell
from assets.clean.charset import Source
from assets.clean.forums import is_thread
from assets.clean.html_main import find_suspects, find_main, weigh
from assets.clean.html_rules import judge_lead, judge_leaf, name_kind, name_suspect
from assets.clean.html_table_labels import find_scale_note, label_cells
from assets.clean.html_tables import Grid, find_grids
from assets.clean.html_tree import Leaf, Tree, read_tree
from assets.clean.source_text import Writer

NOTE_LEAVES = 4  # leaves above a table in which its note on units may stand


@dataclass(slots=True)
class HtmlPage:
    """What reading a page of HTML gives."""

    tree: Tree
    blocks: list[RawBlock]
    headline: str | None
    byline: str | None
    lead: list[str]  # visible lines in which a date of publication may stand


def read_html(source: Source, url: str | None = None) -> HtmlPage:
    """Read a page. A page without text gives no blocks."""
    tree = read_tree(source.text)
    grids = [grid for grid in find_grids(tree) if grid.is_data]
    is_forum = is_thread(tree.source, url)
    verdicts = _judge(tree, grids, is_forum)
    headline = next(
        (
            leaf.text
            for leaf in tree.leaves
            if leaf.element.hints & hint.HEADLINE and leaf.element.tag == "h1"
        ),
        None,
    )
    blocks = _write_blocks(tree, source, grids, verdicts)
    byline = next((block.text for block in blocks if block.kind == "byline" and len(block.text) < 100), None)
    first = next((place for place, block in enumerate(blocks) if block.is_kept), 0)
    lead = [block.text for block in blocks[max(0, first - 12) : first + 4]]
    return HtmlPage(tree, blocks, headline, byline, lead)


def _judge(tree: Tree, grids: list[Grid], is_forum: bool) -> list[tuple[bool, str, str]]:
    """Whether each leaf is kept, its kind and its rule."""
    weights = [weigh(leaf) for leaf in tree.leaves]
    for grid in grids:
        for place in range(grid.element.first_leaf, grid.element.end_leaf):
            weights[place] = max(0.5 * len(tree.leaves[place].text), 0)
    dropped: list[tuple[str, str] | None] = [None] * len(tree.leaves)
    suspects = hint.SUSPECT | hint.HIDDEN | hint.CAPTION
    if is_forum:
        suspects &= ~(hint.COMMENT | hint.WIDGET)
    for element in find_suspects(tree, weights, suspects):
        name = name_suspect(element)
        for place in range(element.first_leaf, element.end_leaf):
            dropped[place] = name
            weights[place] = min(0.0, -0.1 * abs(weights[place]))
    main = find_main(tree, weights, is_one_article=not is_forum)
    in_table = set()
    for grid in grids:
        in_table.update(range(grid.element.first_leaf, grid.element.end_leaf))
    verdicts: list[tuple[bool, str, str]] = []
    is_lead = True
    for place, leaf in enumerate(tree.leaves):
        name = dropped[place]
        if name is None and not main.first_leaf <= place < main.end_leaf:
            name = ("nav", "outside_the_article")
        if name is None and place not in in_table:
            name = judge_leaf(leaf)
            if name is None and is_lead:
                if leaf.element.tag == "h1":
                    name = ("headline", "headline_is_the_title")
                elif weights[place] >= 60:
                    is_lead = False
                else:
                    name = judge_lead(leaf)
        verdicts.append((True, name_kind(leaf), "main_text") if name is None else (False, *name))
    return verdicts


def _write_blocks(tree: Tree, source: Source, grids: list[Grid], verdicts: list) -> list[RawBlock]:
    starts = {
        grid.element.first_leaf: grid for grid in grids if grid.element.end_leaf > grid.element.first_leaf
    }
    drafts: list[tuple] = []  # kind, is_kept, rule, text, start, end, runs, cells in characters of the source
    place = 0
    while place < len(tree.leaves):
        grid = starts.get(place)
        leaf = tree.leaves[place]
        is_kept, kind, rule = verdicts[place]
        if grid is not None:
            kept = sum(1 for one in range(place, grid.element.end_leaf) if verdicts[one][0])
            if 2 * kept >= grid.element.end_leaf - place:
                drafts.append(_write_table(tree, grid))
            else:
                drafts += [
                    _write_leaf(tree, one, *verdicts[at])
                    for at, one in enumerate(tree.leaves[place : grid.element.end_leaf], place)
                ]
            place = grid.element.end_leaf
            continue
        drafts.append(_write_leaf(tree, leaf, is_kept, kind, rule))
        place += 1
    return _to_bytes(source, drafts)


def _write_leaf(tree: Tree, leaf: Leaf, is_kept: bool, kind: str, rule: str) -> tuple:
    pieces = leaf.pieces
    start, end = _span(pieces)
    if not is_kept:
        return kind, False, rule, leaf.text, start, end, [], ()
    writer = Writer(tree.source, is_preformatted=leaf.element.tag == "pre")
    writer.write_pieces(pieces)
    return kind, True, rule, writer.text, start, end, writer.runs, ()


def _span(pieces: list[int]) -> tuple[int, int]:
    ends = [piece for piece in pieces if piece >= 0]
    return ends[0], ends[-1]


def _write_table(tree: Tree, grid: Grid) -> tuple:
    writer = Writer(tree.source)
    labels = label_cells(grid)
    above = [
        leaf.text
        for leaf in tree.leaves[max(0, grid.element.first_leaf - NOTE_LEAVES) : grid.element.first_leaf]
    ]
    inside = [cell.text for row in grid.filled[:8] for cell in row]
    note = find_scale_note(inside) or find_scale_note(above[::-1])
    cells: list[RawCell] = []
    for number, row in enumerate(grid.filled):
        if number:
            writer.write_edge("\n")
        for place, cell in enumerate(row):
            if place:
                writer.write_edge("\t")
            start = writer.length
            leaves = tree.leaves[cell.element.first_leaf : cell.element.end_leaf]
            for leaf in leaves:
                writer.write_break(" ")
                writer.write_pieces(leaf.pieces, line_break=" ")
            row_label, header = labels.get(id(cell), (None, None))
            cells.append(RawCell(number, cell.column, start, writer.length, row_label, header, note))
    start, end = grid.element.start, grid.element.end
    return "table", True, "data_table", writer.text, start, end, writer.runs, tuple(cells)


def _to_bytes(source: Source, drafts: list[tuple]) -> list[RawBlock]:
    places = sorted(
        {at for draft in drafts for at in (draft[4], draft[5])}
        | {at for draft in drafts for i, at in enumerate(draft[6]) if i % 4 > 1}
    )
    found = source.find_bytes(places)
    if not found:
        return [
            RawBlock(kind, kept, rule, text, 0, source.byte_length, (), cells)
            for kind, kept, rule, text, _, _, _, cells in drafts
        ]
    byte_of = dict(zip(places, found, strict=True))
    blocks = []
    for kind, kept, rule, text, start, end, runs, cells in drafts:
        raw_runs = tuple(byte_of[at] if i % 4 > 1 else at for i, at in enumerate(runs))
        blocks.append(RawBlock(kind, kept, rule, text, byte_of[start], byte_of[end], raw_runs, cells))
    return blocks
