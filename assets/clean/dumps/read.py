"""Pages saved as text: dumps with navigation and buttons as lines, press releases, wires, filings.

source > lines > what kind of text it is > drafts, kept or dropped by a named rule > RawBlock, ...
"""

from __future__ import annotations

from assets.clean.blocks import RawBlock
from assets.clean.charset import Source
from assets.clean.dumps.lines import split_lines, write_blocks
from assets.clean.dumps.markdown import is_markdown, read_markdown
from assets.clean.dumps.page_lines import read_page_lines
from assets.clean.dumps.submission import is_submission, read_submission
from assets.clean.dumps.told import Told
from assets.clean.dumps.wires import is_wire, read_wire


def read_dump(source: Source) -> tuple[list[RawBlock], Told]:
    """Blocks of a page saved as text, in order, and what it says of itself; no words, no blocks."""
    lines = split_lines(source.text)
    if not lines:
        return [], Told()
    if is_submission(lines):
        drafts, told = read_submission(lines)
    elif is_markdown(lines):  # before wires: "# ACME REPORTS" is in capitals too
        drafts, told = read_markdown(lines, source.text)
    elif is_wire(lines):
        drafts, told = read_wire(lines)
    else:
        drafts, told = read_page_lines(lines)
    told.name_kind(draft.rule for draft in drafts)
    return write_blocks(source, drafts), told
