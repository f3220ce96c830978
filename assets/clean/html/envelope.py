"""Filings as EDGAR keeps them: pages of HTML in an envelope of tags, one after the other.

    source > header, the lines that name each document, documents that are no text > spans
           > a source of the same length without them: no place moves

What a browser would print as words ("EX-99.1 2 ex991.htm") is the envelope's, not the page's. A
document in plain text among those in HTML is set off as preformatted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assets.clean.blocks import RawBlock
from assets.clean.charset import Source
from assets.clean.dumps.lines import split_lines
from assets.clean.dumps.submission import is_no_text, read_words

_DOCUMENT = re.compile(r"<DOCUMENT>\s{0,9}<TYPE>\s{0,9}(?P<type>[^\s<]{1,30})", re.IGNORECASE)
_TEXT, _TEXT_END = re.compile(r"<TEXT>", re.IGNORECASE), re.compile(r"</TEXT>", re.IGNORECASE)
_END = re.compile(r"</DOCUMENT>", re.IGNORECASE)
_ENCODED = re.compile(r"^begin \d{3} \S{1,80}\r?$", re.MULTILINE)  # a picture written as letters
_ENCODED_END = re.compile(r"^end\r?$", re.MULTILINE)
_MARKUP = re.compile(r"<(?:html|body|div|p|title|!doctype|font|span|center)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
OPENS_WITHIN = 200_000  # characters: a header lists every filer and every former name
MAX_NAMES = 2_000  # characters of the lines that name a document
SHOWS_MARKUP = 5_000  # characters in which a document of HTML has a tag


@dataclass(slots=True)
class Envelope:
    """Which stretches of a source are a filing's envelope, and what it says."""

    edits: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, what stands there instead
    rules: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, why it is dropped
    words: dict[str, str] = field(default_factory=dict)
    has_markup: bool = False  # whether one of its documents is HTML

    def hide(self, source: str) -> str:
        """The source with blanks for the envelope, as long as before."""
        parts, place = [], 0
        for start, end, said in self.edits:
            parts += source[place:start], said.ljust(end - start)
            place = end
        return "".join((*parts, source[place:]))

    def write_blocks(self, source: Source) -> list[RawBlock]:
        """What was hidden, as dropped blocks in order; tags alone are none."""
        blocks = []
        for start, end, rule in self.rules:
            text = " ".join(_TAG.sub(" ", source.text[start:end]).split())
            if text:
                places = source.find_bytes([start, end]) or [0, source.byte_length]
                blocks.append(RawBlock("other", False, rule, text, *places))
        return blocks

    def _drop(self, start: int, end: int, rule: str) -> None:
        self.edits.append((start, end, ""))
        self.rules.append((start, end, rule))


def find_envelope(source: str) -> Envelope | None:
    """The envelope round the documents of a filing; None for any other page."""
    if all(source.find(tag, 0, OPENS_WITHIN) < 0 for tag in ("<DOCUMENT>", "<document>")):  # nearly all
        return None
    first = _DOCUMENT.search(source, 0, OPENS_WITHIN)
    if first is None:
        return None
    found, place = Envelope(), 0
    for document in _DOCUMENT.finditer(source, first.start()):
        if document.start() < place:  # quoted in the one before
            continue
        text = _TEXT.search(source, document.end(), document.end() + MAX_NAMES)
        end = _end_of(_END, source, document.end(), len(source))
        found._drop(place, document.start(), "envelope" if place else "filing_header")
        if text is None or is_no_text(document["type"]):
            found._drop(document.start(), end, "no_text")
        else:
            _hide_in_document(found, source, document.start(), text.span(), end)
        place = end
    found._drop(place, len(source), "envelope")
    for start, end, rule in found.rules:
        if rule != "no_text":
            for name, said in read_words(split_lines(source[start:end])):
                found.words.setdefault(name, said)
    return found


def wraps_html(source: str) -> bool:
    """Whether a source is a filing with a document in HTML, whatever its name says it is."""
    envelope = find_envelope(source)
    return envelope is not None and envelope.has_markup


def _hide_in_document(found: Envelope, source: str, start: int, text: tuple[int, int], end: int) -> None:
    """The lines that name a document, and a picture in it."""
    is_markup = _MARKUP.search(source, text[1], min(end, text[1] + SHOWS_MARKUP)) is not None
    found.has_markup |= is_markup
    found._drop(start, text[1] if is_markup else text[0], "envelope")
    if not is_markup:
        found.edits.append((*text, "<PRE>"))
    last = _TEXT_END.search(source, text[1], end)
    begins = source.find("\nbegin ", text[1] - 1, end)
    picture = _ENCODED.search(source, begins, end) if begins >= 0 else None
    if picture:
        stop = last.start() if last else end
        found._drop(picture.start(), _end_of(_ENCODED_END, source, picture.end(), stop), "encoded_file")
    if not is_markup and last:
        found.edits.append((*last.span(), "</PRE>"))


def _end_of(pattern: re.Pattern[str], source: str, start: int, end: int) -> int:
    match = pattern.search(source, start, end)
    return match.end() if match else end
