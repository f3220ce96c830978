"""Text in markdown: headings, lists, tables in pipes, links. The words stay as written, marks and all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.clean.blocks import RawCell
from assets.clean.dumps.boilerplate import find_boilerplate
from assets.clean.dumps.cell_lines import draft_cell_lines
from assets.clean.dumps.line_groups import find_figure_runs, find_tables
from assets.clean.dumps.line_rules import judge_line
from assets.clean.dumps.lines import Draft, Line, draft, show
from assets.clean.dumps.told import Told
from assets.clean.metadata.dateline import read_dateline
from assets.clean.metadata.dates import parse_date

LABEL_WORDS = 3  # before a link that stands alone: "Pickup - [...](...)"

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_BULLET = re.compile(r"(?:[*+•-]|\d{1,3}[.)])\s+(?=\S)")
_LINK = re.compile(r"!?\[[^\]\n]{0,300}\]\([^)\s]{1,2000}(?:\s\"[^\"\n]{0,200}\")?\)")
_MARKED = re.compile(r"#{1,6}\s|[*+•|]|[-]\s|\d{1,3}[.)]\s|.*\]\(")  # a line that markdown shapes
_ROW = re.compile(r"\|.*\|")
_RULER = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|?){1,200}")
_FIELD = re.compile(r"(title|date|author|published|publisher|source)\s*:\s*(.{1,400})", re.IGNORECASE)


def is_markdown(lines: Sequence[Line]) -> bool:
    """Whether the text is markdown: it opens with a heading or front matter, or has links or pipes."""
    if not lines:
        return False
    if _HEADING.match(lines[0].text) or (lines[0].text == "---" and lines[0].number == 0):
        return True
    marks = sum(1 for line in lines[:400] if _LINK.search(line.text) or _HEADING.match(line.text))
    return marks >= 3


def read_markdown(lines: Sequence[Line], text: str) -> tuple[list[Draft], Told]:
    """Blocks of a text in markdown, and what it says of itself."""
    told = Told()
    rest, drafts = _read_front_matter(lines, told)
    texts = [line.text for line in rest]
    runs = dict(find_figure_runs(texts))
    figures = {at for start, end in runs.items() for at in range(start, end)}
    columns = _find_columns(rest)
    figures |= {at for start, end in columns.items() for at in range(start, end)}
    boilerplate = find_boilerplate(texts, figures)
    headline = next((at for at, text in enumerate(texts) if re.match(r"#\s", text)), None)
    at = 0
    while at < len(rest):
        rows = _count_rows(rest, at)
        if rows > 1:
            drafts.append(_read_table(rest[at : at + rows], text))
            at += rows
            continue
        if at in columns:
            drafts.append(draft(rest[at : columns[at]], "table", True, "columns", is_aligned=True))
            at = columns[at]
            continue
        if at in runs:
            drafts.append(draft_cell_lines(rest[at : runs[at]]))
            at = runs[at]
            continue
        if at in boilerplate:
            kind, rule = boilerplate[at]
            drafts.append(draft([rest[at]], kind, False, rule))
        else:
            drafts.append(_read_line(rest[at], told, is_headline=at == headline))
        at += 1
    _drop_headings_of_nothing(drafts)
    return drafts, told


def _drop_headings_of_nothing(drafts: Sequence[Draft]) -> None:
    """A heading over dropped lines alone goes with them: "Read next" over links."""
    has_dropped = has_kept = False  # below the line, down to the next heading
    for one in reversed(drafts):
        if one.kind == "heading":
            if has_dropped and not has_kept:
                one.kind, one.is_kept, one.rule = "nav", False, "heading_of_nothing"
            has_dropped = has_kept = False
        has_dropped |= not one.is_kept
        has_kept |= one.is_kept


def _read_front_matter(lines: Sequence[Line], told: Told) -> tuple[Sequence[Line], list[Draft]]:
    ends = [place for place, line in enumerate(lines[1:60], 1) if line.text in ("---", "...")]
    if lines[0].text != "---" or not ends:
        return lines, []
    for line in lines[1 : ends[0]]:
        if match := _FIELD.match(line.text):
            name, said = match[1].lower(), match[2].strip().strip("'\"")
            if name == "title":
                told.title = told.title or said
            elif name in ("date", "published"):
                told.date(parse_date(said), "meta")
            elif name == "author":
                told.byline = said
            else:
                told.publisher = said
    return lines[ends[0] + 1 :], [draft(lines[: ends[0] + 1], "other", False, "front_matter")]


def _read_line(line: Line, told: Told, *, is_headline: bool) -> Draft:
    if match := _HEADING.match(line.text):
        if is_headline:
            told.title = told.title or line.text[match.end() :]
        return _without_mark(line, match.end(), "headline" if is_headline else "heading", "markdown_heading")
    if verdict := judge_line(line.text.strip("*_ ")):
        return draft([line], *verdict)
    if _LINK.search(line.text) and len(_LINK.sub("", line.text).strip(" -*|\t:").split()) <= LABEL_WORDS:
        return draft([line], "nav", False, "only_a_link")
    if match := _BULLET.match(line.text):
        return _without_mark(line, match.end(), "list", "markdown_list")
    told.date(read_dateline(line.text), "dateline")
    return draft([line], "body", True, "markdown_text")


def _find_columns(lines: Sequence[Line]) -> dict[int, int]:
    """Tables aligned by spaces: where each begins, below the last mark above it, and its end."""
    columns = {}
    for start, end in find_tables(lines):
        marked = [at for at in range(start, end) if _MARKED.match(lines[at].text)]
        start = marked[-1] + 1 if marked else start
        if end - start > 1:
            columns[start] = end
    return columns


def _without_mark(line: Line, length: int, kind: str, rule: str) -> Draft:
    return Draft(kind, True, rule, [(line.start + length, line.end)])


def _count_rows(lines: Sequence[Line], at: int) -> int:
    count = 0
    while at + count < len(lines) and _ROW.fullmatch(lines[at + count].text):
        count += 1
    return count


def _read_table(lines: Sequence[Line], text: str) -> Draft:
    """A table in pipes: its cells joined by tabs, a line a row; the ruler under its header is a mark."""
    pieces: list[tuple[int, int] | str] = []
    cells: list[RawCell] = []
    length = row = 0
    header: list[str] = []
    for line in lines:
        if _RULER.fullmatch(line.text):
            continue
        if row:
            pieces.append("\n")
            length += 1
        spans = _find_cells(line, text)
        said = [show(text[start:end]) for start, end in spans]
        if row == 0:
            header = said
        for column, (start, end) in enumerate(spans):
            if column:
                pieces.append("\t")
                length += 1
            if end > start:
                pieces.append((start, end))
                cells.append(
                    RawCell(
                        row,
                        column,
                        length,
                        length + len(said[column]),
                        said[0] or None if column else None,
                        (header[column] or None) if row and column < len(header) else None,
                    )
                )
                length += len(said[column])
        row += 1
    if not cells:
        return draft(lines, "other", False, "no_words")
    return Draft("table", True, "markdown_table", pieces, tuple(cells))


def _find_cells(line: Line, text: str) -> list[tuple[int, int]]:
    spans, start = [], line.start + 1
    while start <= line.end - 1:
        stop = text.find("|", start, line.end)
        said = text[start:stop]
        first = start + len(said) - len(said.lstrip())
        spans.append((first, max(first, start + len(said.rstrip()))))
        start = stop + 1
    return spans
