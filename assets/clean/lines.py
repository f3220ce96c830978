"""Lines of a page that was saved as text: what each says, and which of its bytes say it.

    characters > Line, Line, ... > Draft, Draft, ... > RawBlock with its text verbatim

White space at a line's end says nothing and is left out; at its beginning it may be a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assets.clean.blocks import RawBlock, RawCell
from assets.clean.charset import Source

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_BLANK = "".join(map(chr, range(0x21))) + "\x7f\xa0\u200b\u200e\u200f\u2060\ufeff"
# Shown as a space, one for one: control characters have no place in a text.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Bytes without meaning in the page's encoding: a reader sees U+FFFD, which has other bytes.
_BROKEN = re.compile("[\ud800-\udfff]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. ``start`` and ``end`` are the source's characters of its text."""

    number: int  # among all lines of the page, blank ones too
    start: int
    end: int
    text: str  # as a reader sees it, without the space around it
    indent: int  # characters of space before the text


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text and the characters of the source it shows."""

    text_start: int
    text_end: int
    start: int
    end: int
    is_even: bool  # character for character


@dataclass(slots=True)
class Draft:
    """A block to be: pieces of the source, and strings of ours between them."""

    kind: str
    is_kept: bool
    rule: str
    pieces: list[Span | str]
    cells: tuple[RawCell, ...] = ()
    runs: list[Run] = field(default_factory=list)

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
            lines.append(Line(number, first, end, _show(said), first - start))
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
    places = {place for one in drafts for run in one.runs for place in (run.start, run.end)}
    places = sorted(places.union(*(one.span for one in drafts)))
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


def _show(said: str) -> str:
    return _BROKEN.sub(lambda broken: "\ufffd" * len(broken[0]), _CONTROL.sub(" ", said))


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
        if last is not None and parts[-1] == "\n":  # our line feed stands for the page's break
            _add_run(one.runs, Run(length - 1, length, last, start, source[last:start] == "\n"))
        for a, b, is_sound in _split_broken(source, start, end):
            _add_run(one.runs, Run(length + a - start, length + b - start, a, b, is_sound))
        parts.append(_show(source[start:end]))
        length += end - start
        last = end
    return "".join(parts)


def _split_broken(source: str, start: int, end: int) -> Iterable[tuple[int, int, bool]]:
    """The span in parts that are sound or broken: only a sound one maps one for one."""
    for match in _BROKEN.finditer(source, start, end):
        if match.start() > start:
            yield start, match.start(), True
        yield match.start(), match.end(), False
        start = match.end()
    if end > start:
        yield start, end, True


def _add_run(runs: list[Run], run: Run) -> None:
    before = runs[-1] if runs else None
    if (
        before
        and before.is_even
        and run.is_even
        and (before.text_end, before.end) == (run.text_start, run.start)
    ):
        runs[-1] = Run(before.text_start, run.text_end, before.start, run.end, True)
    else:
        runs.append(run)


def _to_byte_runs(runs: list[Run], byte_of: dict[int, int]) -> tuple[int, ...]:
    if not byte_of:
        return ()
    flat = ((run.text_start, run.text_end, byte_of[run.start], byte_of[run.end]) for run in runs)
    return tuple(place for run in flat for place in run)
