"""Whom a line names before it says anything: a heading, a label, the subject of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.extract.prose.sentences import Span
from assets.records import Mention

# "2. Acme Corp.", "Winner: Acme Corp.", "Acme (NYSE: ACM)"
_MARKS = r"[\W\d_]*+"
_LABEL = re.compile(rf"{_MARKS}(?:\w+:)?{_MARKS}")
_REST = re.compile(rf"(?:[^\w(]|[\d_])*+(?:\([^()]*\))?{_MARKS}")
_PRONOUN = re.compile(r"\W*(?:It|Its)\b")


def named_alone(text: str, span: Span, mentions: Sequence[Mention]) -> str | None:
    """The company_id that a line names and nothing else; None where it says more."""
    first = _first_of_line(text, span, mentions)
    if first is None or {one.company_id for one in mentions} - {None, first.company_id}:
        return None
    return first.company_id if _REST.fullmatch(text, first.text_end, span[1]) else None


def opened_with(text: str, span: Span, mentions: Sequence[Mention]) -> str | None:
    """The company_id that a sentence begins with; None where it begins otherwise, as with "Acme's sales"."""
    first = _first_of_line(text, span, mentions)
    return first.company_id if first and text[first.text_end : first.text_end + 1] in " (," else None


def goes_on(text: str, span: Span) -> bool:
    """Whether a sentence begins with "It" or "Its": it is about whom the one before began with."""
    return _PRONOUN.match(text, *span) is not None


def _first_of_line(text: str, span: Span, mentions: Sequence[Mention]) -> Mention | None:
    first = mentions[0] if mentions else None
    is_first = first and first.company_id and _LABEL.fullmatch(text, span[0], first.text_start)
    return first if is_first else None
