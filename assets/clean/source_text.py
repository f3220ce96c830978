"""Text out of a page's source: entities read, white space folded, and where each character stood.

"Q1&nbsp;&amp;\n  Q2" > "Q1\u00a0& Q2" with runs (text_start, text_end, source_start, source_end)

No-break and thin spaces, dashes, soft hyphens and characters of no width stay in the text as they
stand in the page; what reads figures has a shadow of its own for them.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from assets.clean.mojibake import FIRSTS, GARBLED, repair

# White space of HTML folds to one space. A no-break space stays as it is inside a text, but
# no text begins or ends with one.
_SPACES = re.compile(r"[ \t\n\r\f\0]+")
_EDGES = " \u00a0\u200b\ufeff\u2003\u2002\u2009"
_ENTITY = r"&(?: \#[0-9]{1,9} | \#[xX][0-9a-fA-F]{1,8} | [A-Za-z][A-Za-z0-9]{1,31} ) ;?"
_MEANT = rf"(?P<entity>{_ENTITY}) | (?P<garbled>{GARBLED}) | (?P<broken>[\ud800-\udfff])"
BLANKS = " \t\n\r\f\0"  # what HTML folds
# What is not written as it stands, told by the sign it begins with. A single space between two words is.
_PIECE = re.compile(
    rf"""(?= [&{FIRSTS}\ud800-\udfff\u00a0\u200b\ufeff\t\n\r\f\0] | \ [\ \t\n\r\f\0] )
    (?: {_MEANT} | (?P<edge>[\u00a0\u200b\ufeff]) | (?P<spaces>[\ \t\n\r\f\0]+) )""",
    re.VERBOSE,
)
# In preformatted text a line feed and every space count.
_PREFORMATTED = re.compile(
    rf"(?= [&{FIRSTS}\ud800-\udfff\r\0] ) (?: {_MEANT} | (?P<spaces>\r\n?|\0) )", re.VERBOSE
)
_BROKEN = re.compile("[\ud800-\udfff]")
# Words that hold none of these, nor two spaces, are written as they stand.
_ODD = re.compile(f"[&\t\n\r\f\0\u00a0\u200b\ufeff\ud800-\udfff{FIRSTS}]")
SHORT = 24  # characters of source that are worth remembering
BREAK = "\x0b"  # stands for a <br> while a text is folded


def fold_text(source: str, pieces: list[int]) -> str:
    """The pieces as a reader sees them, without runs; a break is a line feed."""
    if len(pieces) == 2:
        text = source[pieces[0] : pieces[1]]
    else:
        text = "".join(
            [source[pieces[i] : pieces[i + 1]] if pieces[i] >= 0 else BREAK for i in range(0, len(pieces), 2)]
        )
    if "&" in text:
        return _fold_short(text) if len(text) < SHORT else _fold(text)
    if text.isascii() and BREAK not in text:  # nearly all
        return " ".join(text.split())
    return _fold(text)


def _fold(text: str) -> str:
    text = repair(text)
    if "&" in text:
        text = html.unescape(text)
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\0" in text or "\f" in text:
        text = _SPACES.sub(" ", text)
    text = text.strip(_EDGES)
    if not text.isascii():
        text = show(text)
    if BREAK in text:
        text = "\n".join(line for part in text.split(BREAK) if (line := part.strip(_EDGES)))
    return text


_fold_short = lru_cache(maxsize=4096)(_fold)  # the cells of a table often say the same: a dash, "&nbsp;"


def show(text: str) -> str:
    """The text with U+FFFD for every byte that means nothing in its encoding."""
    return _BROKEN.sub("\ufffd", text)


class Writer:
    """Writes a text piece by piece and remembers where each piece came from."""

    def __init__(self, source: str, *, is_preformatted: bool = False) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[int] = []  # text_start, text_end, source_start, source_end, ...
        self._waiting: list[tuple[str, int, int]] = []  # spaces, written when a word follows
        self._is_run_closed = False  # the last run is one piece: nothing is added to it
        self._is_at_edge = True  # nothing but a separator stands before
        self._is_preformatted = is_preformatted
        self._pattern = _PREFORMATTED if is_preformatted else _PIECE

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self.parts)

    def write_pieces(self, pieces: list[int], line_break: str = "\n") -> None:
        """Write pieces of the source; a <br> between them is written as ``line_break``."""
        for place in range(0, len(pieces), 2):
            if pieces[place] < 0:
                self.write_break(line_break)
            else:
                self._write_piece(pieces[place], pieces[place + 1])

    def write_verbatim(self, text: str, start: int) -> None:
        """Write a text that stands in the source as it is."""
        self._put(text, start, start + len(text))

    def write_break(self, separator: str) -> None:
        """Write a separator between two words; none at the edge of a text."""
        if self._is_preformatted:
            self._append(separator, -1, -1)
        elif not self._is_at_edge:
            self._waiting = [(separator, -1, -1)]

    def write_edge(self, separator: str) -> None:
        """End a text inside the whole, a cell or a row, with its separator."""
        self._waiting.clear()
        self._is_at_edge = True
        self._append(separator, -1, -1)

    def _write_piece(self, start: int, end: int) -> None:
        if self._is_preformatted:
            self._write_words(start, end)
            return
        text = self.source[start:end].rstrip(BLANKS)
        if not text:
            self._write_spaces(start, end)
            return
        last = start + len(text)
        words = text.lstrip(BLANKS)
        first = last - len(words)
        if first > start:
            self._write_spaces(start, first)
        if "  " in words or _ODD.search(words):
            self._write_words(first, last)
        else:
            self._put(words, first, last)
        if last < end:
            self._write_spaces(last, end)

    def _write_words(self, start: int, end: int) -> None:
        source, place = self.source, start
        for match in self._pattern.finditer(source, start, end):
            at, after = match.span()
            if at > place:
                self._put_words(place, at)
            place = after
            if match.lastgroup == "entity":
                self._write_entity(match.group(), at, after)
            elif match.lastgroup == "garbled":
                self._put(repair(match.group()), at, after)
            elif match.lastgroup == "broken":
                self._put("\ufffd", at, after)
            elif match.lastgroup == "edge":
                self._wait(match.group(), at, after)
            else:
                self._write_spaces(at, after)
        if end > place:
            self._put_words(place, end)

    def _put_words(self, start: int, end: int) -> None:
        """Write words as they stand; a space at either end waits for its neighbour."""
        source = self.source
        if self._is_preformatted:
            self._put(source[start:end], start, end)
            return
        if source[start] == " ":
            self._write_spaces(start, start + 1)
            start += 1
        has_space = end > start and source[end - 1] == " "
        if end - has_space > start:
            self._put(source[start : end - has_space], start, end - has_space)
        if has_space:
            self._write_spaces(end - 1, end)

    def _write_spaces(self, start: int, end: int) -> None:
        if self._is_preformatted:
            self._append("\n" if self.source[start] == "\r" else " ", start, end)
        elif not self._waiting or self._waiting[-1][0] not in (" ", "\n", "\t"):
            self._wait(" ", start, end)

    def _write_entity(self, entity: str, start: int, end: int) -> None:
        text = html.unescape(entity)
        if text and not text.strip(" \t\n\r\f") and not self._is_preformatted:
            self._write_spaces(start, end)
        elif text and not text.strip(_EDGES) and not self._is_preformatted:
            self._wait(text, start, end)
        elif text:
            self._put(text, start, end)

    def _wait(self, text: str, start: int, end: int) -> None:
        if not self._is_at_edge:
            self._waiting.append((text, start, end))

    def _put(self, text: str, start: int, end: int) -> None:
        for waiting in self._waiting:
            self._append(*waiting)
        self._waiting.clear()
        self._is_at_edge = False
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        runs, begin = self.runs, self.length
        self.parts.append(text)
        self.length += len(text)
        if start < 0:
            return  # a separator has no place in the source
        # U+FFFD is three bytes in UTF-8, and one in the body
        is_plain = len(text) == end - start and text != "\ufffd"
        if is_plain and runs and runs[-1] == start and runs[-3] == begin and not self._is_run_closed:
            runs[-3], runs[-1] = self.length, end
        else:
            runs += (begin, self.length, start, end)
            self._is_run_closed = not is_plain
