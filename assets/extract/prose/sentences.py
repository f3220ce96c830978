"""Sentences: where a statement begins and ends.

    text > lines (hard breaks, unless a line is only wrapped) > sentences

Decimals ("2.5"), abbreviations ("Inc.", "U.S.", "vs.") and initials do not end a sentence. One pass
over the text, whatever its length.
"""

from __future__ import annotations

import re

Span = tuple[int, int]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Wires and dumps wrap at 60 to 80 columns; a line shorter than this was ended on purpose.
WRAPPED_LINE = 45

_STOP = re.compile(
    r"""
    (?P<stop> [.!?] ) [)\]"'”’»]*      # full stop, with what closes behind it
    (?= \s+ (?P<next> \S ) )           # white space, and something begins
    """,
    re.VERBOSE,
)
# Never the end of a sentence, whatever follows.
_ABBREVIATIONS = _words(
    "mr mrs ms dr prof gen sen rep gov st no nos vs approx est fig figs adj incl excl avg resp e.g i.e cf al "
    "jan feb mar apr jun jul aug sep sept oct nov dec mt ft messrs art sec dept div qtr ex"
)
# May end a sentence: they do where a word follows that seldom continues a name.
_NAME_ENDS = _words("inc corp co cos ltd llc plc l.p s.a n.v a.g s.p.a jr sr bros u.s u.k a.m p.m e.u d.c")
_STARTERS = _words(
    "the it its in net revenue revenues sales he she we they this that these those for on a an at as total "
    "gross operating adjusted earnings analysts shares excluding during looking our with while after but "
    "and if"
)
_WORD_BEFORE = re.compile(r"[\w&][\w.&]*$")
_WORD_AFTER = re.compile(r"[\"'“‘(\[]*([\w$€£]+)")
_INITIALS = re.compile(r"\s*(?:[A-Z]\.\s?)+")
_ENDS = ".!?:;"


def find_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of ``text[start:end]``, in order and without white space round them.

    >>> text = "Acme Corp. earned $2.5 million. Sales fell, vs. a rise in the U.S. last year."
    >>> [text[a:b] for a, b in find_sentences(text)]
    ['Acme Corp. earned $2.5 million.', 'Sales fell, vs. a rise in the U.S. last year.']
    >>> find_sentences("  ")
    []
    """
    end = len(text) if end is None else end
    return [span for line in _lines(text, start, end) for span in _split_line(text, *line)]


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Lines of the text; a wrapped line and its continuation are one."""
    lines: list[Span] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if lines and _is_wrapped(text, lines[-1], at, stop):
            lines[-1] = (lines[-1][0], stop)
        else:
            lines.append((at, stop))
        at = stop + 1
    return lines


def _is_wrapped(text: str, before: Span, at: int, stop: int) -> bool:
    """Whether the line ``text[at:stop]`` carries on the one before it, which was full and not at its end."""
    last_break = text.rfind("\n", before[0], before[1])
    line = text[max(before[0], last_break + 1) : before[1]].rstrip()
    is_full = len(line.strip()) >= WRAPPED_LINE or (last_break < 0 and _follows_dateline(text, before[0]))
    if not is_full or line[-1:] in _ENDS or "\t" in line:
        return False
    following = text[at : min(stop, at + 8)]
    if not following or following[0].isspace() or following[0] in "-*•●▪#>|+":
        return False
    return following[0].islower() or (len(line) < 2 * WRAPPED_LINE and not following[0].isupper())


def _follows_dateline(text: str, at: int) -> bool:
    """Whether the line began with a dateline, which is a block of its own: "SAN LEANDRO, March 6 -"."""
    return text[max(0, at - 3) : at].rstrip().endswith(("-", "–", "—"))


def _split_line(text: str, start: int, end: int) -> list[Span]:
    spans = []
    at = start
    for match in _STOP.finditer(text, start, end):
        if match["stop"] != "." or _is_end(text, at, match):
            spans.append((at, match.end()))
            at = match.end()
    spans.append((at, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _is_end(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether this full stop ends the sentence that began at ``at``."""
    if match.end() - match.start() > 1:  # a quotation or bracket closes behind it
        return True
    if _INITIALS.fullmatch(text, at, match.end()):  # "A.B. Tarn said": no sentence yet
        return False
    before = _WORD_BEFORE.search(text, max(at, match.start() - 24), match.start())
    word = before[0].lower() if before else ""
    after = _WORD_AFTER.match(text, match.start("next"))
    following = after[1] if after else ""
    if word in _NAME_ENDS:
        return following.lower() in _STARTERS and following[:1].isupper()
    if word in _ABBREVIATIONS and not (len(word) > 2 and before[0].isupper()):
        return word == "no" and following[:1].isupper()
    if len(word) == 1 and before and before[0].isupper() and following[:1].isupper():
        return False  # an initial: "J. Smith"
    return not following[:1].islower() or word.isdigit()


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
