"""Lines of a page that was saved as text: what each says, and which of its bytes say it.

    characters > Line, Line, ... > Draft, Draft, ... > RawBlock with its text verbatim

White space at a line's end says nothing and is left out; at its beginning it may be a column.
What was garbled before the page was saved is shown as it was meant ("Itâ€™s" as "It’s").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assets.clean.blocks import RawBlock, RawCell
from assets.clean.charset import Source
from assets.clean.mojibake import GARBLED, repair

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_BLANK = "".join(map(chr, range(0x21))) + "\x7f\xa0\u200b\u200e\u200f\u2060\ufeff"
# What is shown as something else and so stands in no run: control characters as a space, bytes
# without meaning in the page's encoding as U+FFFD.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BROKEN = re.compile("[\ud800-\udfff]")
_ODD = re.compile(f"(?P<unsound>[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]+)|{GARBLED}")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. ``start`` and ``end`` are the source's characters of its text."""

    number: int  # among all lines of the page, blank ones too
    start: int
    end: int
    text: str  # as a reader sees it, without the space around it
    indent: int  # characters of space before the text


@dataclass(slots=True)
class Draft:
    """A block to be: pieces of the source, and strings of ours between them."""

    kind: str
    is_kept: bool
    rule: str
    pieces: list[Span | str]
    cells: tuple[RawCell, ...] = ()
    runs: list[int] = field(default_factory=list)  # as in RawBlock, but in characters of the source

    @property
    def span(self) -> Span:
        """First character of the source it covers, and the one after its last."""
        spans = [piece for piece in self.pieces if not isinstance(piece, str)]
        return spans[0][0], spans[-1][1]


def split_lines(text: str) -> list[Line]:
    """Lines of ``text`` that are not blank, in order.

    >>> [(line.number, line.text, line.indent) for line in split_lines("Q1\\r\\n\\r\\n  Net rose \\n")]
    [(0, 'Q1', 0), (2, 'Net rose', 2)]
    """
    lines, start, number = [], 0, 0
    for stop, after in _find_breaks(text):
        said = text[start:stop].rstrip(_BLANK)
        end = start + len(said)
        said = said.lstrip(_BLANK)
        if said:
            first = end - len(said)
            lines.append(Line(number, first, end, show(said), first - start))
        start, number = after, number + 1
    return lines


def draft(lines: Sequence[Line], kind: str, is_kept: bool, rule: str, *, is_aligned: bool = False) -> Draft:
    """Lines as one block to be, line feeds between them; with their indents where columns stand."""
    starts = [line.start - line.indent if is_aligned else line.start for line in lines]
    pieces: list[Span | str] = []
    for start, line in zip(starts, lines, strict=True):
        pieces += ["\n", (start, line.end)] if pieces else [(start, line.end)]
    return Draft(kind, is_kept, rule, pieces)


def write_blocks(source: Source, drafts: Iterable[Draft]) -> list[RawBlock]:
    """The drafts as blocks, their characters told as bytes of the body."""
    drafts = list(drafts)
    texts = [_write(source.text, one) for one in drafts]
    places = sorted({place for one in drafts for place in (*one.span, *one.runs[2::4], *one.runs[3::4])})
    byte_of = dict(zip(places, source.find_bytes(places), strict=False))
    return [
        RawBlock(
            one.kind,
            one.is_kept,
            one.rule,
            text,
            byte_of.get(one.span[0], 0),
            byte_of.get(one.span[1], source.byte_length),
            _to_byte_runs(one.runs, byte_of),
            one.cells,
        )
        for one, text in zip(drafts, texts, strict=True)
    ]


def _find_breaks(text: str) -> Iterable[Span]:
    yield from (match.span() for match in _BREAK.finditer(text))
    yield len(text), len(text)


def show(said: str) -> str:
    """What a stretch of the source says, as a reader sees it."""
    return repair(_BROKEN.sub("\ufffd", _CONTROL.sub(" ", said)))


def _write(source: str, one: Draft) -> str:
    """The draft's text; its runs are written down on the way."""
    parts: list[str] = []
    length, last = 0, None
    for piece in one.pieces:
        if isinstance(piece, str):
            parts.append(piece)
            length += len(piece)
            continue
        start, end = piece
        if last is not None and parts[-1] == "\n" == source[last:start]:
            _add_run(one.runs, length - 1, last, start, 1)  # the page's own line feed
        for said, first, stop in _read_stretches(source, start, end):
            if first >= 0:
                _add_run(one.runs, length, first, stop, len(said))
            parts.append(said)
            length += len(said)
        last = end
    return "".join(parts)


def _read_stretches(source: str, start: int, end: int) -> Iterable[tuple[str, int, int]]:
    """The stretches of a span as they are shown, and where each stands; -1 for what is shown as another."""
    whole = source[start:end]
    if whole.isascii() and whole.isprintable():  # nearly all
        yield whole, start, end
        return
    for match in _ODD.finditer(source, start, end):
        if match.start() > start:
            yield source[start : match.start()], start, match.start()
        start = match.end()
        is_lost = match["unsound"] is not None
        yield show(match[0]), -1 if is_lost else match.start(), start
    if end > start:
        yield source[start:end], start, end


def _add_run(runs: list[int], text_start: int, start: int, end: int, length: int) -> None:
    """One more run, or the last one longer where both go on from it, character by character."""
    is_plain = length == end - start
    goes_on = bool(runs) and runs[-1] == start and runs[-3] == text_start
    if goes_on and is_plain and runs[-3] - runs[-4] == runs[-1] - runs[-2]:
        runs[-3], runs[-1] = text_start + length, end
    else:
        runs += (text_start, text_start + length, start, end)


def _to_byte_runs(runs: list[int], byte_of: dict[int, int]) -> tuple[int, ...]:
    if not byte_of:
        return ()
    return tuple(byte_of[value] if place % 4 > 1 else value for place, value in enumerate(runs))
