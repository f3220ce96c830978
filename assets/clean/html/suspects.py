"""Elements that call themselves no part of the article, and do not read like one.

    what an element is called > unless it holds the text, a table, or what a reader unfolds > suspects

What elements call themselves weighs in, but never against most of the page's prose.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import accumulate
from operator import or_

from assets.clean.html import hints as hint
from assets.clean.html.main_text import LINKED, link_density, sum_up
from assets.clean.html.tables import Grid
from assets.clean.html.tree import Element, Tree

SUSPECT_SHARE = 0.5  # a suspect with more of the page's prose is cleared
CONSENT_SHARE = 0.95  # a consent notice may be longer than the article behind it
PROSE = 100  # characters of prose that no menu, share bar or caption holds
SAYING = 5  # ... and of a short saying, such as customers are quoted with
PROSE_SHARE = 0.25  # of a suspect's text, that must be prose to refute its name
ITEM_DEPTH = 5  # elements above one of a list's item, of which the item is one
FOLD_DEPTH = 3  # elements above a hidden one, of which one may say that it folds

# Hints that a paragraph of prose refutes: their words are used for much else.
_SOFT = hint.NAV | hint.WIDGET | hint.CONTROL | hint.TAGS | hint.SHARE | hint.GALLERY | hint.META | hint.HEAD
# Names that makers of pages give to any part of one.
_COMMON = _SOFT | hint.AD | hint.FORM
_ASIDE = hint.NAV | hint.SIDE | hint.FOOT | hint.COMMENT  # no headline stands there but the site's name
_FIRM = frozenset(("nav", "button", "footer", "aside", "form", "menu"))
# Terms and definitions are named after what they are about; what a reader unfolds has its name in a summary.
_NEVER = frozenset(("html", "body", "main", "blockquote", "h1", "dt", "dd", "summary"))
_FOLDS = re.compile(
    r"accordion|collaps|toggle|\btab|\bfaq|expand|answer|\bpanel|read-?more|show-?more", re.IGNORECASE
)
_HEADS_FOLD = re.compile(r"accordion|faq|tab-title", re.IGNORECASE)
_STREAMED = re.compile(r"""<div\s+hidden(?:=["']{2})?\s+id=["']S:[0-9a-f]+["']""", re.IGNORECASE)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


def find_suspects(tree: Tree, weights: list[float], suspects: int, grids: list[Grid]) -> list[Element]:
    """The outermost elements that call themselves no part of the article and do not read like one."""
    court = _Court(tree, weights, suspects, grids)
    found: list[Element] = []
    covered = -1
    for element in court.named:
        if element.hints & court.suspects and element.start >= covered and court.convicts(element):
            found.append(element)
            covered = element.end
    return found


class _Court:
    """What speaks for and against an element, summed up once a page."""

    def __init__(self, tree: Tree, weights: list[float], suspects: int, grids: list[Grid]) -> None:
        self.source = tree.source
        full = [element for element in tree.elements if element.first_leaf < element.end_leaf]
        self.named = [element for element in full if element.hints]
        self.prose = sum_up([weight if weight > 0 else 0.0 for weight in weights])
        self.length = sum_up([float(len(leaf.text)) for leaf in tree.leaves])
        self.linked = sum_up([float(leaf.count_linked) for leaf in tree.leaves])
        self.in_table, self.in_statement = bytearray(len(weights)), bytearray(len(weights))
        for grid in grids:
            for place in range(grid.element.first_leaf, grid.element.end_leaf):
                self.in_table[place] = 1
                self.in_statement[place] = grid.has_figures
        self.stated = list(accumulate(self.in_statement, initial=0))
        headlines = (element.first_leaf for element in full if element.tag == "h1")
        # a name that is a link is the site's, on its way home
        self.headline = next((at for at in headlines if link_density(tree.leaves[at]) <= LINKED), -1)
        self.suspects = suspects & ~self._find_common(suspects)

    def convicts(self, element: Element) -> bool:
        """Whether an element is none of the text: its name stands against it, and nothing for it."""
        flags = element.hints & self.suspects
        if not flags or element.tag in _NEVER:
            return False
        if element.tag == "footer" and element.parent is not None and element.parent.tag == "blockquote":
            return False  # it says who is quoted
        prose = self._count_prose(element)
        if prose > (CONSENT_SHARE if flags & hint.CONSENT else SUSPECT_SHARE) * self.prose[-1]:
            return False
        if flags & hint.HIDDEN:
            return flags != hint.HIDDEN or not self._is_shown(element)
        return not (self._holds_text(element, flags) or self._reads_like_text(element, flags, prose))

    def _holds_text(self, element: Element, flags: int) -> bool:
        """Whether an element holds what no furniture does: the headline, a table of figures."""
        first, end = element.first_leaf, element.end_leaf
        if first <= self.headline < end and not flags & _ASIDE and element.tag != "header":
            return True
        return bool(self.in_table[first]) or self.stated[end] > self.stated[first]

    def _reads_like_text(self, element: Element, flags: int, prose: float) -> bool:
        """Whether the text of an element refutes its name."""
        first, end = element.first_leaf, element.end_leaf
        if flags == hint.CONTROL and self._is_heading_of_fold(element):
            return True
        if flags == hint.CAPTION and element.tag == "p" and _is_in_item(element):
            return True  # a style for small print: what a list says of an item
        if flags == hint.RELATED and prose > SAYING and self.linked[end] == self.linked[first]:
            return True  # what leads nowhere is related to nothing: voices of customers, in a row
        is_inside = _is_inside(element, hint.ARTICLE | hint.BODY)
        if flags == hint.CONSENT and is_inside:
            return True  # the text is about cookies
        if flags & ~_SOFT or element.tag in _FIRM:
            return False
        return prose > PROSE and prose > PROSE_SHARE * (self.length[end] - self.length[first])

    def _find_common(self, suspects: int) -> int:
        """The hints that most of the page's text bears, part by part: they say nothing there."""
        most = SUSPECT_SHARE * self.prose[-1]
        borne: dict[int, float] = {}
        covered: dict[int, int] = {}
        for element in self.named:
            flags, prose = element.hints & suspects, self._count_prose(element)
            is_outermost = element.start >= covered.get(flags, 0)
            if flags and not flags & ~_COMMON and is_outermost and prose <= most:
                borne[flags] = borne.get(flags, 0.0) + prose
                covered[flags] = element.end
        return reduce(or_, (flags for flags, prose in borne.items() if prose > most), 0)

    def _count_prose(self, element: Element) -> float:
        return self.prose[element.end_leaf] - self.prose[element.first_leaf]

    def _is_heading_of_fold(self, element: Element) -> bool:
        """Whether a button says what it unfolds: the question above its answer."""
        above = element.parent
        if above is not None and above.tag in _HEADINGS:
            return True
        return _HEADS_FOLD.search(self.source, element.start, element.open_end) is not None

    def _is_shown(self, element: Element) -> bool:
        """Whether a hidden element is text that a script shows, or that a reader unfolds."""
        if _is_streamed(self.source, element):
            return True
        if _is_inside(element, hint.NAV | hint.HEAD | hint.FOOT):
            return False
        above: Element | None = element
        for _ in range(FOLD_DEPTH):
            if above is None:
                return False
            if _FOLDS.search(self.source, above.start + 4, above.open_end):
                return True
            above = above.parent
        return False


def _is_inside(element: Element, hints: int) -> bool:
    above = element.parent
    while above is not None and not above.hints & hints:
        above = above.parent
    return above is not None


def _is_in_item(element: Element) -> bool:
    """Whether an element stands in an item of a list, and in no figure."""
    above = element.parent
    for _ in range(ITEM_DEPTH):
        if above is None or above.tag == "figure":
            return False
        if above.tag == "li":
            return True
        above = above.parent
    return False


def _is_streamed(source: str, element: Element) -> bool:
    """Whether an element is hidden only until React puts it where it belongs."""
    return _STREAMED.match(source, element.start, element.open_end) is not None
