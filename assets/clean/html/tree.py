"""What the tree of a page is made of: elements that shape it, and the leaves of text between them.

An element stands for a tag that begins a new line of text (div, p, li, td ...). A leaf is such a
line: pieces of the source that read on without a break, and what of it is linked or bold.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LINE_BREAK = -1  # stands in a leaf's pieces for a <br>


@dataclass(slots=True, eq=False)
class Element:
    """An element that shapes the page. Its leaves are ``leaves[first_leaf:end_leaf]``."""

    tag: str
    parent: Element | None
    start: int  # its opening tag in the source
    open_end: int
    first_leaf: int
    end_leaf: int = field(init=False)
    end: int = field(init=False)
    hints: int = field(init=False)  # what its name, class and id say it is: flags of hints.py


@dataclass(slots=True, eq=False)
class Leaf:
    """A line of text: pieces of the source that read on without a break between them."""

    element: Element
    pieces: list[int]  # start, end, start, end, ... in the source; LINE_BREAK twice for a <br>
    text: str  # as a reader sees it
    count_linked: int  # characters inside links
    count_bold: int
    kind: str | None = None  # what a preformatted text is by its lines; None for any other


@dataclass(slots=True)
class Tree:
    """A page: elements in the order they open, leaves in reading order, and what the head holds."""

    source: str
    elements: list[Element] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    raws: list[tuple[str, int, int]] = field(default_factory=list)  # script and title: tag, start, end
    heads: list[tuple[str, int, int]] = field(default_factory=list)  # meta, link, base, time: tag, start, end
