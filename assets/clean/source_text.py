"""Text out of a page's source: entities read, white space folded, and where each character stood.

"Q1&nbsp;&amp;\n  Q2" > "Q1\u00a0& Q2" with runs (text_start, text_end, source_start, source_end)
"""

from __future__ import annotations

import html
import re

# White space of HTML. A no-break space is none: it stays as it is.
_SPACES = re.compile(r"[ \t\n\r\f\0]+")
_PIECE = re.compile(
    r"""
    (?P<entity> &(?: \#[0-9]{1,9} | \#[xX][0-9a-fA-F]{1,8} | [A-Za-z][A-Za-z0-9]{1,31} ) ;? )
  | (?P<spaces> [ \t\n\r\f\0]+ )
    """,
    re.VERBOSE,
)
# In preformatted text a line feed and every space count.
_PREFORMATTED_PIECE = re.compile(
    r"(?P<entity>&(?:\#[0-9]{1,9}|\#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?)|(?P<spaces>\r\n?|\0)"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
BREAK = -1


def fold_text(source: str, pieces: list[int]) -> str:
    """The pieces as one text a reader sees, without its runs; a break is a line feed."""
    parts = [
        source[pieces[i] : pieces[i + 1]] if pieces[i] >= 0 else "\x0b" for i in range(0, len(pieces), 2)
    ]
    text = "".join(parts)
    if "&" in text:
        text = html.unescape(text)
    text = _SPACES.sub(" ", text).strip(" ")
    if "\x0b" in text:
        text = "\n".join(line for line in map(str.strip, text.split("\x0b")) if line)
    return text


class Writer:
    """Writes a text piece by piece and remembers where each came from."""

    def __init__(self, source: str, *, is_preformatted: bool = False) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.runs: list[int] = []  # text_start, text_end, source_start, source_end, ...
        self._waiting: tuple[str, int, int] | None = None  # a space is written when a word follows
        self._pattern = _PREFORMATTED_PIECE if is_preformatted else _PIECE
        self._is_preformatted = is_preformatted

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self.parts)

    def write_pieces(self, pieces: list[int], line_break: str = "\n") -> None:
        """Write pieces of the source; a <br> between them is written as ``line_break``."""
        for place in range(0, len(pieces), 2):
            if pieces[place] < 0:
                self.write_separator(line_break)
            else:
                self._write_piece(pieces[place], pieces[place + 1])

    def write_separator(self, separator: str) -> None:
        """Write what stands nowhere in the source: a tab between cells, a line feed."""
        if self.length and not self._is_preformatted:
            self._waiting = (separator, -1, -1)
        elif self._is_preformatted:
            self._put(separator, -1, -1)

    def write_at_once(self, separator: str) -> None:
        """Write a separator even where nothing follows or precedes."""
        self._waiting = None
        self.parts.append(separator)
        self.length += len(separator)

    def _write_piece(self, start: int, end: int) -> None:
        source, place = self.source, start
        for match in self._pattern.finditer(source, start, end):
            at, after = match.span()
            if at > place:
                self._put(source[place:at], place, at)
            place = after
            if match.lastgroup == "spaces":
                self._write_spaces(at, after)
            else:
                self._write_entity(match.group(), at, after)
        if end > place:
            self._put(source[place:end], place, end)

    def _write_spaces(self, start: int, end: int) -> None:
        if self._is_preformatted:
            if self.source[start] == "\r":
                self._put("\n", start, end)
        elif self.length and self._waiting is None:
            self._waiting = (" ", start, end)

    def _write_entity(self, entity: str, start: int, end: int) -> None:
        text = html.unescape(entity)
        if text == entity or (text.isspace() and text in " \t\n\r\f"):
            if text == entity:
                self._put(entity, start, end)
            else:
                self._write_spaces(start, end)
        elif text:
            self._put(text, start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if self._waiting is not None and self.length:
            waiting, self._waiting = self._waiting, None
            if not self.parts[-1].endswith(("\n", "\t")):
                self._append(*waiting)
        self._waiting = None
        self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        runs, length = self.runs, len(text)
        if start >= 0:
            if (
                runs
                and runs[-1] == start
                and runs[-3] == self.length
                and length == end - start
                and runs[-3] - runs[-4] == runs[-1] - runs[-2]
            ):
                runs[-3] += length
                runs[-1] = end
            else:
                runs += (self.length, self.length + length, start, end)
        self.parts.append(text)
        self.length += length
