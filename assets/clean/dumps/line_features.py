"""What a line of a dumped page looks like, by itself and among the others, in numbers.

    lines > looks of each > the rough article > neighbourhood, runs, topic, place > one row of numbers a line

The rough article need not be right: what follows weighs it with everything else that is seen here.
Nothing says how long the page or its article is: of few pages, trees would learn each by that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assets.clean.dumps import line_words as say
from assets.clean.dumps.line_looks import look_at
from assets.clean.dumps.line_runs import LONG, find_rough_article, read_runs, read_stretches
from assets.clean.dumps.line_sections import read_sections
from assets.clean.dumps.line_topic import find_telling, read_topics, read_voice
from assets.clean.dumps.line_windows import Array, add_up, after, around, before, count_since

_LONG = 60  # words of a line that count, where lines are compared by their length
READ_CHARACTERS = 2000  # what a line is shows in its beginning


@dataclass(slots=True)
class Page:
    """A page's lines in numbers. ``columns`` are features by name, in a fixed order."""

    columns: dict[str, Array]
    counts: Array  # words of each line
    words: list[list[str]]  # of each line, folded
    start: int  # the rough article: lines[start:end]
    end: int
    headline: int | None

    @property
    def table(self) -> Array:
        """One row a line, one column a feature."""
        return np.stack(list(self.columns.values()), axis=1)


def read_page_features(texts: Sequence[str], is_named: Sequence[bool]) -> Page:
    """Features of every line of a page; at least one line.

    ``is_named`` tells the lines that a rule names as none of the article's.
    """
    texts = [text[:READ_CHARACTERS] for text in texts]
    written = [say.WORD.findall(text) for text in texts]
    words = [[word.casefold() for word in found] for found in written]
    counts = np.array([len(found) for found in words], dtype=float)
    rows = [look_at(*line) for line in zip(texts, written, words, strict=True)]
    looks = {name: np.array([row[name] for row in rows], dtype=float) for name in rows[0]}
    topics = [find_telling(found) for found in words]
    mass = looks["prose"] * np.minimum(counts, LONG)
    start, end = find_rough_article(looks, counts)
    page = Page(looks, counts, words, start, end, None)
    is_core = page.columns["prose"] > 0
    is_core[:start] = is_core[end:] = False
    page.columns |= _neighbours(looks, counts, mass)
    page.columns |= _named(np.array(is_named, dtype=float))
    page.columns |= read_runs(looks, counts)
    page.columns |= read_stretches(looks["prose"], counts)
    page.columns |= read_topics(topics, is_core, texts)
    page.columns |= read_voice(texts, counts, is_core)
    page.columns |= _place(page, mass)
    page.columns |= read_sections(texts, page.columns, counts)
    page.columns |= _together(page)
    page.headline = _find_headline(page, texts)
    return page


def _neighbours(looks: dict[str, Array], counts: Array, mass: Array) -> dict[str, Array]:
    """What stands around a line."""
    prose, short, words = mass / 40, (counts < 8).astype(float), np.minimum(counts, _LONG)
    alone = looks["prose"] * (1 - before(looks["prose"], 1)) * (1 - after(looks["prose"], 1))
    return {
        "prose_before_1": before(prose, 1),
        "prose_after_1": after(prose, 1),
        "prose_before_8": before(prose, 8),
        "prose_after_8": after(prose, 8),
        "prose_around_20": around(prose, 20),
        "short_before_8": before(short, 8),
        "short_after_8": after(short, 8),
        "cues_before_3": before(looks["cue"], 3),
        "bullets_around_2": around(looks["bullet"], 2),
        "titles_before_6": before(looks["title"], 6),
        "dates_before_10": before(looks["date_alone"], 10),
        "dates_after_10": after(looks["date_alone"], 10),
        "cut_around_6": around(looks["cut"], 6),
        "names_around_4": around(looks["name"], 4),
        "cues_before_8": before(looks["cue"], 8),
        "credits_around_2": around(looks["credit"], 2),
        "prose_after_20": after(prose, 20),
        "dates_around_3": around(looks["date"], 3),
        "legal_around_3": around(looks["legal"], 3),
        "capitals_around_3": around(looks["capitals"], 3),
        "capitals_around_7": around(looks["capitals"], 7),
        "capitals_around_15": around(looks["capitals"], 15),
        "digits_around_7": around(looks["digits"], 7),
        "digits_around_15": around(looks["digits"], 15),
        "function_words_around_7": around(looks["function_words"], 7),
        "colons_around_15": around(looks["colon"], 15),
        "questions_around_12": around(looks["question"], 12),
        "words_around_1": np.log1p(around(words, 1)),
        "words_around_7": np.log1p(around(words, 7)),
        "alone_around_8": around(alone, 8),
        "since_prose": np.log1p(count_since(looks["prose"])) / 4,
        "until_prose": np.log1p(count_since(looks["prose"][::-1])[::-1]) / 4,
    }


def _named(named: Array) -> dict[str, Array]:
    """Where the lines stand that a rule names."""
    above = np.cumsum(named)
    return {
        "named": named,
        "named_around_4": around(named, 4),
        "named_after_8": after(named, 8),
        "named_above": np.minimum(above, 20),
        "named_below": np.minimum(above[-1] - above + named, 20),
    }


def _place(page: Page, mass: Array) -> dict[str, Array]:
    """Where a line stands to the rough article, and what stands between."""
    count = len(mass)
    at = np.arange(count)
    inside = ((at >= page.start) & (at < page.end)).astype(float)
    ahead, behind = np.maximum(page.start - at, 0), np.maximum(at - page.end + 1, 0)
    total, core = max(mass.sum(), 1.0), (mass * inside).sum()
    middle = int((mass * inside * at).sum() / core) if core else (page.start + page.end) // 2
    cues = add_up(page.columns["cue"])
    between = np.abs(np.where(at >= middle, cues[at + 1], cues[at]) - cues[middle])
    prose_before = (np.cumsum(mass) - mass) / total
    prose_after = (total - np.cumsum(mass)) / total
    is_late = (at >= middle).astype(float)
    return {
        "inside": inside,
        "ahead": np.log1p(ahead) / 5,
        "behind": np.log1p(behind) / 5,
        "all_prose_before": prose_before,
        "all_prose_after": prose_after,
        "cues_between": np.minimum(between, 6) / 6,
        "no_cue_between": (between == 0).astype(float),
        "cues_since": np.minimum(between, 6) / 6 * is_late,
        "depth": at / count,
        "article_share": np.full(count, core / total),
    }


def _find_headline(page: Page, texts: Sequence[str]) -> int | None:
    """The line that could be the headline: above the article's first prose, on its topic, no sentence."""
    columns, best, found = page.columns, -1.0, None
    first = page.start
    while first < page.end and not columns["prose"][first]:
        first += 1
    for at in range(max(0, first - 25), min(len(texts), first + 1)):
        count, topic = page.counts[at], columns["topic"][at]
        if not 3 <= count <= 30 or texts[at].endswith((".", ",", ";")):
            continue
        score = topic + min(count * topic, 8) / 8 + min(count, 12) / 12 + 0.7 * columns["twice"][at]
        score -= 0.04 * (first - at) + columns["cue"][at] + 0.5 * columns["date"][at]
        if score > best:
            best, found = score, at
    return found


def _together(page: Page) -> dict[str, Array]:
    """Pairs of features that mean more together."""
    columns = page.columns
    prose, inside, topic = columns["prose"], columns["inside"], columns["topic"]
    return {
        "prose_inside": prose * inside,
        "topic_inside": topic * inside,
        "topic_outside": topic * (1 - inside),
        "ends_inside": columns["ends"] * inside,
    }
