"""A page of HTML becomes blocks, each kept or dropped by a named rule.

    source > tree > tables > suspects > main element > rules > blocks

Nothing of the page's text is lost: what is dropped is a block too, with its rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.clean import html_hints as hint
from assets.clean.blocks import RawBlock, RawCell
from assets.clean.charset import Source
from assets.clean.forums import is_thread
from assets.clean.html_main import find_suspects, find_main, weigh
from assets.clean.html_rules import (
    is_closing,
    is_linked_heading,
    is_signature,
    judge_lead,
    judge_leaf,
    judge_tail,
    name_kind,
    name_suspect,
    opens_related,
)
from assets.clean.html_table_labels import find_scale_note, label_cells
from assets.clean.html_tables import Grid, find_grids
from assets.clean.html_threads import find_posts, judge_posts
from assets.clean.html_tree import Leaf, Tree, read_tree
from assets.clean.source_text import Writer

MIN_REPEATED = 30  # characters: shorter texts repeat by chance
MAX_TEASER = 150  # characters of prose: a longer text under a heading for pointers is none
RELATED_SHARE = 0.25  # of the article's prose: more cannot be pointers to other pages
NOTE_LEAVES = 4  # leaves above a table in which its note on units may stand


Verdict = tuple[bool, str, str]  # is kept, kind, rule
_WORD = re.compile(r"\w+")


def bare(text: str) -> str:
    """A text's words alone, to compare titles."""
    return " ".join(_WORD.findall(text.lower()))


@dataclass(slots=True)
class HtmlPage:
    """What reading a page of HTML gives."""

    tree: Tree
    blocks: list[RawBlock]
    headline: str | None
    byline: str | None
    lead: list[str]  # visible lines in which a date of publication may stand


def read_html(source: Source, url: str | None = None, page_titles: tuple = ()) -> HtmlPage:
    """Read a page. A page without text gives no blocks."""
    tree = read_tree(source.text)
    grids = [grid for grid in find_grids(tree) if grid.is_data]
    headline = next(
        (
            leaf.text
            for leaf in tree.leaves
            if leaf.element.hints & hint.HEADLINE and leaf.element.tag == "h1"
        ),
        None,
    )
    is_forum = is_thread(tree.source, url)
    titles = {bare(title) for title in (headline, *(page_titles or ())) if title}
    verdicts = _judge(tree, grids, is_forum, titles)
    blocks = _write_blocks(tree, source, grids, verdicts)
    byline = next((block.text for block in blocks if block.kind == "byline" and len(block.text) < 100), None)
    first = next((place for place, block in enumerate(blocks) if block.is_kept), 0)
    lead = [block.text for block in blocks[max(0, first - 12) : first + 4]]
    return HtmlPage(tree, blocks, headline, byline, lead)


def _judge(tree: Tree, grids: list[Grid], is_forum: bool, titles: set[str]) -> list[Verdict]:
    """Whether each leaf is kept, its kind and its rule."""
    leaves = tree.leaves
    weights = [weigh(leaf) for leaf in leaves]
    in_table = bytearray(len(leaves))
    for grid in grids:
        for place in range(grid.element.first_leaf, grid.element.end_leaf):
            weights[place] = 0.5 * len(leaves[place].text)
            in_table[place] = 1
    dropped: list[tuple[str, str] | None] = [None] * len(leaves)
    suspects = hint.SUSPECT | hint.HIDDEN | hint.CAPTION
    if is_forum:
        suspects &= ~(hint.COMMENT | hint.WIDGET | hint.FORM)
    statements = [grid.element for grid in grids if grid.has_figures]
    for element in find_suspects(tree, weights, suspects, statements):
        name = name_suspect(element)
        for place in range(element.first_leaf, element.end_leaf):
            dropped[place] = name
            weights[place] = min(0.0, -0.1 * abs(weights[place]))
    posts = find_posts(tree, weights) if is_forum else []
    if posts:
        judge_posts(tree, posts, weights, dropped)
        _drop_repeated(leaves, dropped)
        return _to_verdicts(leaves, dropped)
    main = find_main(tree, weights, is_one_article=not is_forum)
    for place in range(len(leaves)):
        if dropped[place] is None and not main.first_leaf <= place < main.end_leaf:
            dropped[place] = ("nav", "outside_the_article")
        elif dropped[place] is None and not in_table[place]:
            dropped[place] = judge_leaf(leaves[place])
    if is_forum:
        _drop_repeated(leaves, dropped)
    else:
        _judge_edges(tree, main, weights, dropped, titles, in_table)
    return _to_verdicts(leaves, dropped)


def _to_verdicts(leaves: list[Leaf], dropped) -> list[Verdict]:
    return [
        (True, name_kind(leaf), "main_text") if name is None else (False, *name)
        for leaf, name in zip(leaves, dropped, strict=True)
    ]


def _drop_repeated(leaves: list[Leaf], dropped) -> None:
    """In a thread a text said before is a quote of a post, or a member's signature."""
    seen: set[str] = set()
    for place, leaf in enumerate(leaves):
        if dropped[place] is None and len(leaf.text) >= MIN_REPEATED:
            if leaf.text in seen:
                dropped[place] = ("comment", "said_before")
            seen.add(leaf.text)


def _judge_edges(tree: Tree, main, weights, dropped, titles: set[str], in_table: bytearray) -> None:
    """Drop what stands above the first sentence of an article, below its last, and beside it."""
    leaves = tree.leaves
    inside = [place for place in range(main.first_leaf, main.end_leaf) if dropped[place] is None]
    for place in inside:
        leaf = leaves[place]
        if leaf.element.tag == "h1" or (len(leaf.text) > 10 and bare(leaf.text) in titles):
            dropped[place] = ("headline", "headline_is_the_title")
    total = sum(max(0.0, weights[place]) for place in inside)
    for place in inside:
        if dropped[place] is None and not in_table[place] and opens_related(leaves[place]):
            _drop_related(leaves, place, weights, dropped, total, main.end_leaf)
    core = [
        place
        for place in inside
        if dropped[place] is None and (in_table[place] or _is_core(leaves[place], weights[place]))
    ]
    if not core:
        return
    _drop_standfirst(tree, main, core, dropped)
    for place in reversed(inside):
        if dropped[place] is None and not in_table[place]:
            if place < core[0]:
                dropped[place] = judge_lead(leaves[place])
            elif place > core[-1]:
                dropped[place] = judge_tail(leaves[place])
            elif is_linked_heading(leaves[place]) and dropped[place + 1] is not None:
                dropped[place] = ("nav", "pointer_elsewhere")


def _is_core(leaf: Leaf, weight: float) -> bool:
    return weight >= 60 and not is_closing(leaf) and not is_signature(leaf)


def _drop_standfirst(tree: Tree, main, core: list[int], dropped) -> None:
    """The text begins below the line that says when and by whom; a sentence above it is a standfirst."""
    leaves = tree.leaves
    for count in (1, 2):
        if len(core) < count + 3:
            return
        between = range(core[count - 1] + 1, core[count])
        if any(is_signature(leaves[place]) for place in between):
            above = core[:count]
            if sum(len(leaves[place].text) for place in above) < 400:
                for place in above:
                    dropped[place] = ("other", "standfirst")
                del core[:count]
            return


def _drop_related(leaves: list[Leaf], place: int, weights, dropped, total: float, end: int) -> None:
    """Drop a heading over pointers and what it stands over, if that is little."""
    element = leaves[place].element
    holder = element.parent or element
    if holder.end_leaf - holder.first_leaf <= 1 and holder.parent is not None:
        holder = holder.parent
    places = range(place, min(holder.end_leaf, end))
    if sum(max(0.0, weights[one]) for one in places) <= RELATED_SHARE * total:
        for one in places:
            if weights[one] >= MAX_TEASER:
                return
            dropped[one] = dropped[one] or ("nav", "related_pages")


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
    stands: set[int] = set()
    for draft in drafts:
        stands.update(draft[4:6])
        stands.update(draft[6][2::4])
        stands.update(draft[6][3::4])
    places = sorted(stands)
    found = source.find_bytes(places)
    if not found:
        return [
            RawBlock(kind, kept, rule, text, 0, source.byte_length, (), cells)
            for kind, kept, rule, text, _, _, _, cells in drafts
        ]
    byte_of = dict(zip(places, found, strict=True))
    blocks = []
    for kind, kept, rule, text, start, end, runs, cells in drafts:
        runs[2::4] = [byte_of[at] for at in runs[2::4]]
        runs[3::4] = [byte_of[at] for at in runs[3::4]]
        blocks.append(RawBlock(kind, kept, rule, text, byte_of[start], byte_of[end], tuple(runs), cells))
    return blocks
