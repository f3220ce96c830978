"""Filings as EDGAR keeps them in plain text: documents in an envelope of tags, one after the other.

    lines > envelope, header, documents > text and tables kept; tags, encoded files and page marks dropped

A filing has no site around it: what is not its envelope is its text. The tags are those of the
EDGAR Filer Manual: <SEC-HEADER>, <DOCUMENT>, <TYPE>, <TEXT>, and <TABLE>, <CAPTION>, <S>, <C> in tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from assets.clean.dumps.line_groups import Group, group_lines, name_kind
from assets.clean.dumps.lines import Draft, Line, draft
from assets.clean.dumps.told import Told
from assets.clean.metadata.dates import StatedDate

_HEAD = 12  # lines in which an envelope shows itself
_ENVELOPE = re.compile(
    r"-----BEGIN PRIVACY-ENHANCED|<(?:SEC-DOCUMENT|SEC-HEADER|IMS-HEADER|DOCUMENT|TYPE)>", re.IGNORECASE
)
_COLUMNS = re.compile(r"<S>(?:\s+<C>)+", re.IGNORECASE)  # the row of a table that only filings have
_TAG = re.compile(r"(?:</?[A-Z][A-Z0-9-]*>\s*)+", re.IGNORECASE)
_SAID_TAG = re.compile(
    r"<(?:SEC-DOCUMENT|SEC-HEADER|TYPE|SEQUENCE|FILENAME|DESCRIPTION|ACCEPTANCE-DATETIME)>", re.IGNORECASE
)
_TYPE = re.compile(r"<TYPE>\s*(?P<type>\S+)", re.IGNORECASE)
_TABLE, _TABLE_END = re.compile(r"<TABLE>", re.IGNORECASE), re.compile(r"</TABLE>", re.IGNORECASE)
_HEADER_END = re.compile(r"</(?:SEC|IMS)-HEADER>", re.IGNORECASE)
_ENCODED, _ENCODED_END = re.compile(r"begin \d{3} \S+"), re.compile(r"end")
_PAGE_MARK = re.compile(r"(?:<PAGE>\s*)?-?\s?\d{1,3}\s?-?|<PAGE>.{0,12}", re.IGNORECASE)
_HEADER_WORD = re.compile(r"(?P<name>[A-Z][A-Z ]+?):\s+(?P<said>.+)")
# Documents that are no text to read: pictures, archives, and data that only programs read.
_NO_TEXT = re.compile(r"GRAPHIC|ZIP|EXCEL|JSON|PDF|XML|COVER|EX-10[14]\b.*", re.IGNORECASE)


def is_submission(lines: Sequence[Line]) -> bool:
    """Whether lines are a filing in its envelope, or one of its documents with its tables' tags."""
    return any(_ENVELOPE.match(line.text) for line in lines[:_HEAD]) or any(
        _COLUMNS.match(line.text) for line in lines
    )


def read_submission(lines: Sequence[Line]) -> tuple[list[Draft], Told]:
    """Blocks of a filing in plain text: all that is said is kept; what its header says of it."""
    drafts: list[Draft] = []
    words: dict[str, str] = {}
    for sort, part in _parts(lines):
        if sort == "text":
            drafts += (_draft_group(group) for group in group_lines(part))
        elif sort == "table":
            drafts.append(draft(part, "table", True, "filing_table", is_aligned=True))
        else:
            drafts.append(draft(part, "other", False, sort))
            for name, said in read_words(part):
                words.setdefault(name, said)
    return drafts, name_filing(words)


def _draft_group(group: Group) -> Draft:
    kind = "table" if group.is_table else name_kind(group)
    return draft(group.lines, kind, True, "filing_text", is_aligned=group.is_table)


def is_no_text(document_type: str) -> bool:
    """Whether documents of a type are pictures, archives or data, and no text to read."""
    return _NO_TEXT.fullmatch(document_type) is not None


def name_filing(words: dict[str, str]) -> Told:
    """What an envelope's words tell: whose filing it is, of which form, and when it was filed."""
    told = Told(kind="filing", publisher=words.get("COMPANY CONFORMED NAME"))
    if told.publisher:
        told.title = " ".join(filter(None, (told.publisher, words.get("TYPE"))))
    told.date(_read_day(words.get("FILED AS OF DATE", "")), "text")
    return told


def read_words(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """What an envelope says: the names of its header, and the type of the document."""
    for line in lines:
        if found := _HEADER_WORD.match(line.text):
            yield found["name"], found["said"]
        elif found := _TYPE.match(line.text):
            yield "TYPE", found["type"]


def _parts(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Runs of lines of one sort: text and table are kept, the others are named by why they are not."""
    sort, run = "", []
    for line, now in zip(lines, _sorts(lines), strict=True):
        if now != sort and run:
            yield sort, run
            run = []
        sort = now
        run.append(line)
    if run:
        yield sort, run


def _sorts(lines: Sequence[Line]) -> Iterator[str]:
    """The sort of each line, one after the other."""
    inside = "text"  # or table, filing_header, encoded_file, no_text
    for line in lines:
        text = line.text
        if inside == "filing_header":
            yield inside
            inside = "text" if _HEADER_END.match(text) else inside
        elif inside == "encoded_file":
            yield inside
            inside = "text" if _ENCODED_END.fullmatch(text) else inside
        elif found := _TYPE.match(text):
            inside = "no_text" if is_no_text(found["type"]) else "text"
            yield "envelope"
        elif inside == "no_text":
            yield inside
        elif _SAID_TAG.match(text) or _ENVELOPE.match(text):
            inside = "filing_header" if "HEADER>" in text[:12].upper() else inside
            yield "envelope"
        elif _ENCODED.fullmatch(text):
            inside = "encoded_file"
            yield inside
        elif _TAG.fullmatch(text):
            inside = "table" if _TABLE.match(text) else "text" if _TABLE_END.match(text) else inside
            yield "filing_tag"
        elif inside == "text" and _PAGE_MARK.fullmatch(text):
            yield "page_mark"
        else:
            yield inside


def _read_day(said: str) -> StatedDate | None:
    """The day a header gives as ``19970328``."""
    try:
        day = datetime.strptime(said.strip()[:8], "%Y%m%d").replace(tzinfo=UTC)
    except ValueError:
        return None
    return StatedDate(day, "day", 0, 0)
