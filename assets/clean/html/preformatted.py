"""A text set in lines and columns inside <pre>: its paragraphs and tables become leaves of their own.

    <pre> of a page > its lines > paragraphs, headings, tables > leaves with their places in the source

Filings of the 1990s stand in one <pre>, with <TABLE><CAPTION><S><C> as marks that shape nothing.
A short preformatted text, a listing or a verse, stays one leaf as it stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from assets.clean.dumps.line_groups import Group, group_lines, is_wrapped_text, name_kind
from assets.clean.dumps.lines import split_lines
from assets.clean.html.tree import LINE_BREAK, Element, Leaf, Tree
from assets.clean.source_text import Writer, fold_text

# Elements that shape their text although it is preformatted.
_SHAPING = frozenset(("tr", "td", "th", "p", "li"))


def split_preformatted(tree: Tree) -> None:
    """Name the kind of every preformatted leaf, and split what holds a text of its own into leaves."""
    leaves: list[Leaf] = []
    moved: list[int] = []  # the new place of every old leaf
    for element in tree.elements:
        if element.tag == "pre" and len(moved) <= element.first_leaf < element.end_leaf:
            _keep(tree.leaves[len(moved) : element.first_leaf], leaves, moved)
            held = tree.leaves[element.first_leaf : element.end_leaf]
            found = [] if _is_shaped(held, element) else _split(tree.source, held)
            if found:
                olds = [old for old, _ in found]
                moved += [len(leaves) + bisect_left(olds, old) for old in range(len(held))]
                leaves += [leaf for _, leaf in found]
            else:
                for leaf in held:
                    leaf.kind = "body" if leaf.element is element or not _is_shaped([leaf], element) else None
                _keep(held, leaves, moved)
    if leaves:
        _keep(tree.leaves[len(moved) :], leaves, moved)
        moved.append(len(leaves))
        tree.leaves = leaves
        for element in tree.elements:
            element.first_leaf, element.end_leaf = moved[element.first_leaf], moved[element.end_leaf]


def _keep(old: list[Leaf], leaves: list[Leaf], moved: list[int]) -> None:
    moved += range(len(leaves), len(leaves) + len(old))
    leaves += old


def _is_shaped(leaves: list[Leaf], root: Element) -> bool:
    """Whether a table or a paragraph inside the <pre> shapes any of the leaves."""
    for leaf in leaves:
        element = leaf.element
        while element is not root and element is not None:
            if element.tag in _SHAPING:
                return True
            element = element.parent
    return False


def _split(source: str, held: list[Leaf]) -> list[tuple[int, Leaf]]:
    """New leaves, each with the number of the old one it begins in; none where the text is no document."""
    writer = Writer(source, is_preformatted=True)
    begins: list[int] = []
    for leaf in held:
        if writer.parts and not writer.parts[-1].endswith("\n"):
            writer.write_edge("\n")
        begins.append(writer.length)
        writer.write_pieces(leaf.pieces)
    lines = split_lines(writer.text)
    groups = group_lines(lines)
    if not is_wrapped_text(lines) and not any(group.is_table for group in groups):
        return []
    found = []
    starts = writer.runs[::4]  # of the runs in the text
    for group in groups:
        old = bisect_right(begins, group.lines[0].start) - 1
        leaf = held[old]
        pieces = _find_pieces(source, writer.runs, starts, group)
        text = fold_text(source, pieces)
        share = len(text) / max(1, len(leaf.text))  # of what is linked and bold: nobody knows where it was
        count_linked, count_bold = int(share * leaf.count_linked), int(share * leaf.count_bold)
        kind = "table" if group.is_table else name_kind(group)
        found.append((old, Leaf(leaf.element, pieces, text, count_linked, count_bold, kind)))
    return found


def _find_pieces(source: str, runs: list[int], starts: list[int], group: Group) -> list[int]:
    """The places of a group's lines in the source, without the space before those of a paragraph."""
    pieces: list[int] = []
    for line in group.lines:
        begin = line.start - line.indent if group.is_table else line.start
        spans: list[int] = []
        for at in range(4 * max(0, bisect_right(starts, begin) - 1), len(runs), 4):
            text_start, text_end, start, end = runs[at : at + 4]
            if text_start >= line.end:
                break
            if text_end <= begin:
                continue
            if text_end - text_start == end - start:  # one for one: a part of it can be told
                start, end = start + max(0, begin - text_start), end - max(0, text_end - line.end)
            if spans and spans[-1] == start:
                spans[-1] = end
            else:
                spans += (start, end)
        if pieces and source[pieces[-1] : spans[0]] == "\n":
            pieces[-1] = spans[1]
            pieces += spans[2:]
        else:
            pieces += (LINE_BREAK, LINE_BREAK, *spans) if pieces else spans
    return pieces
