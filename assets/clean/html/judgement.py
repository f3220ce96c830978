"""One page while it is judged: what is dropped so far, leaf by leaf, and why."""

from __future__ import annotations

from dataclasses import dataclass

from assets.clean.html.main_text import weigh
from assets.clean.html.rules import Verdict, judge_closing
from assets.clean.html.tables import Grid
from assets.clean.html.tree import Leaf, Tree

CELL_WEIGHT = 0.5  # of a character in a table or a text set as one


@dataclass(slots=True)
class Judgement:
    """The leaves of a page, how much each reads like prose, and the verdicts on them."""

    leaves: list[Leaf]
    weights: list[float]
    in_table: bytearray
    dropped: list[Verdict | None]

    def drop_left(self, places: range, verdict: Verdict) -> None:
        """Drop what is left of a stretch of leaves."""
        for place in places:
            self.dropped[place] = self.dropped[place] or verdict


def weigh_page(tree: Tree, grids: list[Grid]) -> Judgement:
    """The page before any rule spoke. A call or a note about the author is no prose, long as it may be."""
    leaves = tree.leaves
    page = Judgement(leaves, [weigh(leaf) for leaf in leaves], bytearray(len(leaves)), [None] * len(leaves))
    for place, leaf in enumerate(leaves):
        if leaf.kind == "table":
            page.weights[place] = CELL_WEIGHT * len(leaf.text)
            page.in_table[place] = 1
        elif page.weights[place] > 0 and judge_closing(leaf.text):
            page.weights[place] = 0.0
    for grid in grids:
        for place in range(grid.element.first_leaf, grid.element.end_leaf):
            page.weights[place] = CELL_WEIGHT * len(leaves[place].text)
            page.in_table[place] = 1
    return page
