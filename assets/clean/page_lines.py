"""The article among the lines of a dumped page: the best run of lines that read like prose.

lines > worth of each, alone and among its neighbours > the best run > kept and dropped
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assets.clean.line_rules import Verdict, judge_line
from assets.clean.lines import Draft, Line, draft
from assets.clean.told import Told

_WORD = re.compile(r"[^\W_]+")
_FUNCTION_WORDS = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "a",
        "in",
        "that",
        "is",
        "for",
        "it",
        "with",
        "as",
        "was",
        "on",
        "by",
        "at",
        "from",
        "be",
        "are",
        "this",
        "an",
        "or",
        "have",
        "has",
        "had",
        "not",
        "but",
        "its",
        "he",
        "she",
        "they",
        "we",
        "you",
        "which",
        "will",
        "their",
        "his",
        "her",
        "were",
        "been",
        "would",
        "more",
        "than",
        "who",
        "said",
        "after",
        "about",
        "when",
        "up",
        "out",
        "so",
        "if",
        "no",
        "can",
        "one",
        "der",
        "die",
        "und",
        "das",
        "ist",
        "nicht",
        "ein",
        "eine",
        "zu",
        "den",
        "von",
        "mit",
        "auf",
        "für",
        "le",
        "la",
        "les",
        "des",
        "et",
        "en",
        "un",
        "une",
        "que",
        "el",
        "los",
        "las",
        "del",
        "de",
    ]
)


def read_page_lines(lines: Sequence[Line]) -> tuple[list[Draft], Told]:
    """Blocks of a dumped page: the article kept, the rest dropped; what it says of itself."""
    verdicts = [judge_line(line.text) for line in lines]
    worth = [_weigh(line.text, verdict) for line, verdict in zip(lines, verdicts, strict=True)]
    start, end = _find_best_run(worth)
    told = Told()
    start = _take_headline(lines, verdicts, start, told)
    return [_judge(lines, verdicts, at, start, end, told) for at in range(len(lines))], told


def _judge(
    lines: Sequence[Line], verdicts: Sequence[Verdict | None], at: int, start: int, end: int, told: Told
) -> Draft:
    verdict = verdicts[at]
    if verdict:
        return draft([lines[at]], *verdict)
    if not start <= at < end:
        return draft([lines[at]], "nav", False, "before_the_article" if at < start else "after_the_article")
    if lines[at].text == told.title:
        return draft([lines[at]], "headline", True, "first_of_the_article")
    is_heading = len(lines[at].text) < 80 and lines[at].text[-1] not in '.!?"”'
    return draft([lines[at]], "heading" if is_heading else "body", True, "best_run")


def _weigh(text: str, verdict: Verdict | None) -> float:
    """How much a line reads like a line of an article; below zero it reads like furniture."""
    if verdict:
        return 0.0 if verdict[1] else -4.0 if verdict[2] == "hashtag" else -1.0
    words = _WORD.findall(text.casefold()[:2000])
    function_words = sum(1 for word in words if word in _FUNCTION_WORDS)
    ends = text[-1] in ".!?\"”’'):"
    if len(words) >= 12 and (ends or function_words >= 3):
        return min(8.0, len(words) / 8 + function_words / 4)
    return -0.6 + 0.05 * len(words) + (0.4 if ends else 0.0)


def _find_best_run(worth: Sequence[float]) -> tuple[int, int]:
    """The run of greatest sum; the whole where nothing is worth anything."""
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for at, value in enumerate(worth):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return (best_start, best_end) if best_end else (0, len(worth))


def _take_headline(lines: Sequence[Line], verdicts: Sequence[Verdict | None], start: int, told: Told) -> int:
    """Where the article begins with its headline: the last line before the prose that could be one."""
    for at in range(start, max(-1, start - 4), -1):
        text = lines[at].text
        count = len(_WORD.findall(text))
        if not verdicts[at] and 4 <= count <= 35 and text[-1] not in ".,;:":
            told.title = text
            return at
    return start
