"""Texts that need no judgement: an article with no site around it, or a short post between menus.

    lines > menus and named lines taken away > what remains, if it is little or was all there was

What was learned from news pages knows articles of many paragraphs. A post of three lines is
found better by taking away what surely is none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assets.clean.dumps import line_words as say
from assets.clean.dumps.line_groups import Group
from assets.clean.dumps.line_rules import Verdict

# Lines of furniture a plain text may hold. First guess, 2026-11: dumps of pages have dozens.
MAX_FURNITURE = 3
MAX_FURNITURE_SHARE = 0.1
MENU_LINES = 8  # labels one below the other; a contact block has up to seven
LABEL_CHARACTERS = 60
LINE_WORDS = 20  # a longer line under a label is a paragraph, and the label a heading
# Words of a page that may be a post between menus; the menus of a trading site alone have 230.
# Longer pages are weighed line by line: on the development pages that is right more often.
SHORT_PAGE = 400
PARAGRAPHS, PARAGRAPH_WORDS = 4, 12  # as many make an article, which is weighed, however short the page


def find_plain_text(groups: Sequence[Group], verdicts: Sequence[Verdict | None]) -> np.ndarray | None:
    """Which groups are the text; None where the page has to be weighed line by line."""
    menus = find_menus(groups, verdicts)
    is_open = np.array([verdict is None for verdict in verdicts])
    is_cue = np.array([_is_cue(group) for group in groups]) & is_open
    buttons = sum(1 for verdict in verdicts if verdict and verdict[0] == "engagement")
    if not menus.any() and buttons + is_cue.sum() <= min(
        MAX_FURNITURE, MAX_FURNITURE_SHARE * len(groups) + 1
    ):
        return is_open
    text = is_open & ~menus & ~is_cue
    counts = [len(group.text.split()) for group in groups]
    paragraphs = sum(
        1
        for group, count in zip(groups, counts, strict=True)
        if count >= PARAGRAPH_WORDS and say.END.search(group.text)
    )
    is_short = sum(counts) <= SHORT_PAGE and paragraphs < PARAGRAPHS
    return text if is_short and text.any() else None


def find_menus(groups: Sequence[Group], verdicts: Sequence[Verdict | None]) -> np.ndarray:
    """Runs of labels. A line between a label and the next label, or a button, belongs to its label."""
    is_label = [verdict is None and _is_label(group) for group, verdict in zip(groups, verdicts, strict=True)]
    menus = np.zeros(len(groups), dtype=bool)
    start = None
    for at in range(len(groups) + 1):
        is_in = at < len(groups) and (
            is_label[at] or (start is not None and _explains(at, groups, is_label, verdicts))
        )
        if is_in and start is None:
            start = at
        elif not is_in and start is not None:
            menus[start:at] = at - start >= MENU_LINES
            start = None
    return menus


def _explains(
    at: int, groups: Sequence[Group], is_label: Sequence[bool], verdicts: Sequence[Verdict | None]
) -> bool:
    """Whether a line is the one line of words under a label of a menu."""
    if verdicts[at] is not None or not is_label[at - 1] or len(groups[at].text.split()) > LINE_WORDS:
        return False
    return at + 1 == len(is_label) or is_label[at + 1] or verdicts[at + 1] is not None


def _is_label(group: Group) -> bool:
    """A few words that state nothing: no figure, no bullet, no end of a sentence."""
    text = group.text
    return (
        not group.is_table
        and len(text) < LABEL_CHARACTERS
        and text[-1] not in ".!?:;,"
        and text[:1] not in "•●▪◦‣*-–—"
        and not say.FIGURE.search(text)
    )


def _is_cue(group: Group) -> bool:
    return not group.is_table and len(group.text) < LABEL_CHARACTERS and say.CUE.match(group.text) is not None
