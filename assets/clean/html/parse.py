"""The tree of a page, built straight from its source so that every text knows its place.

    source > tokens > elements that shape the page, and the leaves of text between them

A parser made for browsers forgets where a text stood in the source. This one walks the
source once and builds only what the reader needs: elements that begin a new line of text
(div, p, li, td ...) and the leaves of text between them. Inline tags leave no element; what
is linked or bold is counted in the leaf. It repairs what pages get wrong in practice (no
</p>, no </td>, a </div> too many) the way browsers do, in one pass over the source.
"""

from __future__ import annotations

import re
from collections.abc import Container

from assets.clean.html.hints import read_opening
from assets.clean.html.inline import ANCHORS, MAX_ANCHOR, is_glued, is_hiding, says_what
from assets.clean.html.tokens import OPEN_TAG, RAW, TOKEN, runs_on
from assets.clean.html.tree import LINE_BREAK, Element, Leaf, Tree
from assets.clean.source_text import fold_text

# An element deeper than this hangs on the one at this depth: nobody nests so deep on
# purpose, and it bounds the work of a closing tag.
MAX_DEPTH = 256

# Pages made to hang a reader close what was never open; after so many comparisons only the
# nearest elements are looked at.
PATIENCE, NEAREST = 3_000_000, 4

# Elements that begin and end a line of text.
BLOCKS = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html ix:header legend li main menu nav "
    "noscript ol optgroup p pre section summary table tbody td tfoot th thead tr ul"
)
_LISTS, _TABLES = ("ul", "ol", "menu", "dir"), ("table",)
_GROUPS = ("tbody", "thead", "tfoot", "caption")
# An opening tag closes these elements, but not past those of the second set.
_CLOSES = {
    "li": (("li",), _LISTS),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th", "caption"), ("table", "tr")),
    "th": (("td", "th", "caption"), ("table", "tr")),
    "tr": (("tr", "caption"), _TABLES),
    "tbody": (_GROUPS, _TABLES),
    "thead": (_GROUPS, _TABLES),
    "tfoot": (_GROUPS, _TABLES),
}
_FENCES = {name: fence for name, (_, fence) in _CLOSES.items()}
_CELLS = frozenset(("td", "th", "caption", "table"))  # fences: no tag inside closes one outside
_TABLE_PARTS = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))
# Elements that say something although no text stands in them.
_MEANT_EMPTY = frozenset(("#root", "table", "td", "th", "h1", "h2", "h3"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CLOSED = _HEADINGS | {"p"}  # what an opening tag may close
_HREF = re.compile(r"\shref\s*=", re.IGNORECASE)


def read_tree(source: str) -> Tree:
    """Read the tree of a page's source. Any text has a tree; an empty one has no leaves."""
    return _Builder(source).read()


class _Builder:
    """One walk over the source."""

    def __init__(self, source: str) -> None:
        self.tree = Tree(source)
        self.source = source
        self.elements, self.leaves = self.tree.elements, self.tree.leaves
        self.stack = [Element("#root", None, 0, 0, 0)]
        self.elements.append(self.stack[0])
        self.patience = PATIENCE  # open elements that stray closing tags may still be compared with
        self.too_deep = 0  # elements open beyond the greatest depth
        self.pieces: list[int] = []
        self.count_linked = self.count_bold = 0
        self.link_depth = 0  # size of the stack when the link opened; 0 outside links
        self.bold_depth = 0

    def read(self) -> Tree:
        """Walk the source. The loop is the cleaner's hottest: what happens most often is done in it."""
        source, stack, elements, leaves = self.source, self.stack, self.elements, self.leaves
        act_on = (None, _CLOSING.get, {}.get, _OPENING.get)
        find_fence = _FENCES.get
        open_block, close_block = _Builder._open_block, _Builder._close_block
        place, token = 0, None
        last = source.rfind(">") + 1  # no tag ends beyond; without it an open one is sought over and over
        for token in TOKEN.finditer(source, 0, last):
            start, end = token.span()
            if start > place and (self.pieces or not source[place:start].isspace()):
                self._add_text(place, start)
            place = end
            sort = token.lastindex
            if sort is None:
                continue
            name = token[sort]
            action = act_on[sort](name)
            if action is open_block:
                if self.pieces:
                    self._flush()
                above = stack[-1]
                fence = find_fence(name)
                closes_none = above.tag not in _CLOSED if fence is None else above.tag in fence
                if closes_none and len(stack) <= MAX_DEPTH:
                    element = Element(name, above, start, end, len(leaves))
                    elements.append(element)
                    stack.append(element)
                else:
                    self._open_block(name, start, end)
            elif (
                action is close_block and stack[-1].tag == name and not self.too_deep and not self.link_depth
            ):
                if self.pieces:
                    self._flush()
                self.bold_depth = 0
                element = stack.pop()
                element.end = end
                element.end_leaf = len(leaves)
            elif action is not None:
                action(self, name, start, end)
            elif sort == RAW:
                self._keep_raw(name, start, end)
            elif not name.islower() and (action := act_on[sort](name.lower())):
                action(self, name.lower(), start, end)
        return self._finish(place, last, token)

    def _finish(self, place: int, last: int, token: re.Match | None) -> Tree:
        source = self.source
        if place == last and runs_on(source, token):
            place = len(source)
        if place < len(source):
            self._add_text(place, OPEN_TAG.search(source, place).start())
        if self.pieces:
            self._flush()
        while self.stack:
            self._pop(len(source))
        self.tree.elements = [
            element
            for element in self.elements
            if element.end_leaf > element.first_leaf or element.tag in _MEANT_EMPTY
        ]
        self.tree.elements[0].hints = 0
        for element in self.tree.elements[1:]:
            element.hints = read_opening(source[element.start : element.open_end])
        return self.tree

    def _keep_raw(self, name: str, start: int, end: int) -> None:
        if name.lower() in ("script", "title"):
            self.tree.raws.append((name.lower(), start, end))

    def _add_text(self, start: int, end: int) -> None:
        if self.link_depth or self.bold_depth:
            text = self.source[start:end].strip()
            length = len(text)
            if self.link_depth and length <= MAX_ANCHOR and text in ANCHORS:
                return
            self.count_linked += length if self.link_depth else 0
            self.count_bold += length if self.bold_depth else 0
        self.pieces += (start, end)

    def _flush(self) -> None:
        """End the line of text."""
        pieces = self.pieces
        if text := fold_text(self.source, pieces):
            self.leaves.append(Leaf(self.stack[-1], pieces, text, self.count_linked, self.count_bold))
        self.pieces = []
        self.count_linked = self.count_bold = 0

    def _open_block(self, name: str, start: int, end: int) -> None:
        if self.pieces:
            self._flush()
        tag, closes = self.stack[-1].tag, _CLOSES.get(name)
        if closes is not None:
            if tag not in closes[1]:
                self._close_back_to(*closes, start)
        elif tag == "p" or (tag in _HEADINGS and name in _HEADINGS):
            self._pop(start)
        self._push(name, start, end)

    def _push(self, name: str, start: int, end: int) -> None:
        stack = self.stack
        if len(stack) > MAX_DEPTH:
            self.too_deep += 1
            return
        element = Element(name, stack[-1], start, end, len(self.leaves))
        self.elements.append(element)
        stack.append(element)

    def _pop(self, end: int) -> None:
        element = self.stack.pop()
        element.end, element.end_leaf = end, len(self.leaves)

    def _close_block(self, name: str, start: int, end: int) -> None:
        if self.pieces:
            self._flush()
        self.bold_depth = 0
        stack = self.stack
        if self.too_deep:
            self.too_deep -= 1
        elif stack[-1].tag == name or (name in _HEADINGS and stack[-1].tag in _HEADINGS):
            if len(stack) > 1:
                self._pop(end)
        else:
            self._close_back_to((name,), _TABLES if name in _TABLE_PARTS else _CELLS, end)
        if len(stack) < self.link_depth:
            self.link_depth = 0

    def _close_back_to(self, closed: tuple[str, ...], fence: Container[str], end: int) -> None:
        """Close the innermost of the elements named and all it holds, as far as the fence."""
        stack = self.stack
        furthest = 0 if self.patience > 0 else max(0, len(stack) - NEAREST)
        for place in range(len(stack) - 1, furthest, -1):
            tag = stack[place].tag
            if tag in closed:
                while len(stack) > place:
                    self._pop(end)
                return
            if tag in fence:
                self.patience -= len(stack) - place
                return
        self.patience -= len(stack)

    def _open_link(self, name: str, start: int, end: int) -> None:
        source = self.source
        is_link = source.find(" href=", start, end) > 0 or _HREF.search(source, start + 2, end)
        if is_link and self.pieces and source[end : end + 1].isupper() and self._is_glued(start, end):
            self.pieces += (start + 2, start + 3)  # one link behind another; some break a word in two
        self.link_depth = len(self.stack) if is_link else 0

    def _close_link(self, name: str, start: int, end: int) -> None:
        self.link_depth = 0

    def _open_bold(self, name: str, start: int, end: int) -> None:
        self.bold_depth += 1

    def _close_bold(self, name: str, start: int, end: int) -> None:
        self.bold_depth = max(0, self.bold_depth - 1)

    def _break_line(self, name: str, start: int, end: int) -> None:
        """A <br> breaks the line; two of them, or more, end the paragraph."""
        pieces, source = self.pieces, self.source
        last = len(pieces) - 2
        while last >= 0 and pieces[last] >= 0 and source[pieces[last] : pieces[last + 1]].isspace():
            last -= 2
        if last >= 0 and pieces[last] == LINE_BREAK:
            self._flush()
        elif pieces:
            pieces += (LINE_BREAK, LINE_BREAK)

    def _end_line(self, name: str, start: int, end: int) -> None:
        if self.pieces:
            self._flush()

    def _open_span(self, name: str, start: int, end: int) -> None:
        """A span leaves an element only where it hides its text; it ends with the next </span>."""
        if self.pieces and self._is_glued(start, end) and says_what(self.source, start, end):
            self.pieces += (start + 5, start + 6)  # the space of the tag itself parts the words
        if end - start > 6 and is_hiding(self.source[start + 5 : end - 1]):
            self._end_line(name, start, end)
            self._push("span", start, end)

    def _is_glued(self, start: int, end: int) -> bool:
        last = self.pieces[-1]
        return (
            self.source.startswith("</", last)
            and self.stack[-1].tag != "pre"
            and is_glued(self.source, last, start, end)
        )

    def _close_span(self, name: str, start: int, end: int) -> None:
        if self.stack[-1].tag == "span":
            self._end_line(name, start, end)
            self._pop(end)

    def _keep_head(self, name: str, start: int, end: int) -> None:
        self.tree.heads.append((name, start, end))


_OPENING = {
    **dict.fromkeys(BLOCKS.split(), _Builder._open_block),
    **dict.fromkeys(("meta", "link", "base", "time"), _Builder._keep_head),
    **dict.fromkeys(("b", "strong"), _Builder._open_bold),
    "a": _Builder._open_link,
    "br": _Builder._break_line,
    "hr": _Builder._end_line,
    "span": _Builder._open_span,
}
_CLOSING = {
    **dict.fromkeys(BLOCKS.split(), _Builder._close_block),
    **dict.fromkeys(("b", "strong"), _Builder._close_bold),
    "a": _Builder._close_link,
    "br": _Builder._break_line,
    "hr": _Builder._end_line,
    "span": _Builder._close_span,
}
