"""What a line of a dumped page looks like, by itself and among the others, in numbers.

    lines > looks of each > the rough article > neighbourhood, topic, place > one row of numbers a line

The rough article is the run of lines with the most prose. It need not be right: what follows
weighs it with everything else that is seen here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assets.clean.dumps import line_words as say
from assets.clean.dumps.line_looks import look_at
from assets.clean.dumps.line_sections import read_sections

Array = np.ndarray
LONG = 80  # words: a paragraph longer than this is no more of an article
READ_CHARACTERS = 2000  # what a line is shows in its beginning


@dataclass(slots=True)
class Page:
    """A page's lines in numbers. ``columns`` are features by name, in a fixed order."""

    columns: dict[str, Array]
    counts: Array  # words of each line
    topics: list[set[str]]  # the telling words of each line
    start: int  # the rough article: lines[start:end]
    end: int
    headline: int | None

    @property
    def table(self) -> Array:
        """One row a line, one column a feature."""
        return np.stack(list(self.columns.values()), axis=1)


def read_page_features(texts: Sequence[str]) -> Page:
    """Features of every line of a page; at least one line."""
    texts = [text[:READ_CHARACTERS] for text in texts]
    words = [[word.casefold() for word in say.WORD.findall(text)] for text in texts]
    counts = np.array([len(found) for found in words], dtype=float)
    rows = [look_at(text, found) for text, found in zip(texts, words, strict=True)]
    looks = {name: np.array([row[name] for row in rows], dtype=float) for name in rows[0]}
    topics = [{word for word in found if len(word) > 3 and word not in say.FUNCTION_WORDS} for found in words]
    mass = looks["prose"] * np.minimum(counts, LONG)
    start, end = find_rough_article(looks, counts)
    page = Page(looks, counts, topics, start, end, None)
    page.columns |= _neighbours(looks, counts, mass)
    page.columns |= _topic(page, texts)
    page.columns |= _place(page, mass)
    page.columns |= read_sections(texts, page.columns, counts)
    page.headline = _find_headline(page, texts)
    page.columns |= _after_headline(page)
    page.columns |= _together(page)
    return page


def find_rough_article(looks: dict[str, Array], counts: Array) -> tuple[int, int]:
    """The run of lines with the most prose and the least furniture; all of them where there is none."""
    worth = np.where(looks["prose"] > 0, np.minimum(counts, 60) / 10, -0.7)
    worth = worth - 2 * looks["cue"] - looks["reaction"] - 1.5 * looks["legal"] * (counts < 60)
    return find_best_run(worth)


def find_best_run(worth: Array) -> tuple[int, int]:
    """The run of greatest sum; the whole where no line is worth anything."""
    best, best_start, best_end = 0.0, 0, len(worth)
    total, start = 0.0, 0
    for at, value in enumerate(worth.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return best_start, best_end


def before(values: Array, width: int) -> Array:
    """Mean of the ``width`` lines before each line; those there are, at the top."""
    sums, at = _sums(values), np.arange(len(values))
    first = np.maximum(0, at - width)
    return (sums[at] - sums[first]) / np.maximum(at - first, 1)


def after(values: Array, width: int) -> Array:
    """Mean of the ``width`` lines after each line; those there are, at the bottom."""
    return before(values[::-1], width)[::-1]


def around(values: Array, width: int) -> Array:
    """Mean of each line and the ``width`` lines on either side."""
    sums, at = _sums(values), np.arange(len(values))
    first, last = np.maximum(0, at - width), np.minimum(len(values), at + width + 1)
    return (sums[last] - sums[first]) / (last - first)


def _sums(values: Array) -> Array:
    return np.concatenate([[0.0], np.cumsum(values)])


def _neighbours(looks: dict[str, Array], counts: Array, mass: Array) -> dict[str, Array]:
    """What stands around a line."""
    prose, short = mass / 40, (counts < 8).astype(float)
    return {
        "prose_before_1": before(prose, 1),
        "prose_after_1": after(prose, 1),
        "prose_before_3": before(prose, 3),
        "prose_after_3": after(prose, 3),
        "prose_before_8": before(prose, 8),
        "prose_after_8": after(prose, 8),
        "prose_around_20": around(prose, 20),
        "short_before_3": before(short, 3),
        "short_after_3": after(short, 3),
        "short_before_8": before(short, 8),
        "short_after_8": after(short, 8),
        "cues_before_3": before(looks["cue"], 3),
        "cues_after_3": after(looks["cue"], 3),
        "ends_before_2": before(looks["ends"], 2),
        "ends_after_2": after(looks["ends"], 2),
        "bullets_around_2": around(looks["bullet"], 2),
        "titles_before_6": before(looks["title"], 6),
        "titles_after_6": after(looks["title"], 6),
        "dates_before_10": before(looks["date_alone"], 10),
        "dates_after_10": after(looks["date_alone"], 10),
        "cut_around_6": around(looks["cut"], 6),
        "names_around_4": around(looks["name"], 4),
        "cues_before_8": before(looks["cue"], 8),
        "cues_after_8": after(looks["cue"], 8),
        "credits_around_2": around(looks["credit"], 2),
        "bio_before_2": before(looks["bio"], 2),
        "prose_after_20": after(prose, 20),
        "prose_before_20": before(prose, 20),
        "dates_around_3": around(looks["date"], 3),
        "reactions_around_4": around(looks["reaction"], 4),
        "legal_around_3": around(looks["legal"], 3),
        "capitals_around_3": around(looks["capitals"], 3),
        "bylines_around_2": around(looks["byline"], 2),
        "since_prose": np.log1p(_distance(looks["prose"])) / 4,
        "until_prose": np.log1p(_distance(looks["prose"][::-1])[::-1]) / 4,
    }


def _distance(marks: Array) -> Array:
    """Lines since the last marked line before each, 50 at most."""
    found, last = [], -50
    for at, mark in enumerate(marks.tolist()):
        found.append(min(at - last, 50))
        last = at if mark else last
    return np.array(found, dtype=float)


def _topic(page: Page, texts: Sequence[str]) -> dict[str, Array]:
    """Whether a line speaks of what the rough article speaks of, and whether it is there twice."""
    is_core = page.columns["prose"] > 0
    is_core[: page.start] = is_core[page.end :] = False
    said: Counter[str] = Counter()
    for at in np.flatnonzero(is_core):
        said.update(page.topics[at])
    shared, common = [], []
    for words, own in zip(page.topics, is_core.tolist(), strict=True):
        few = max(len(words), 1)
        shared.append(sum(1 for word in words if said[word] > own) / few)
        common.append(sum(1 for word in words if said[word] > 1 + own) / few)
    times = Counter(text.casefold() for text in texts)
    topic, twice = np.array(shared), np.array([times[text.casefold()] > 1 for text in texts], dtype=float)
    return {
        "topic": topic,
        "topic_common": np.array(common),
        "topic_before_4": before(topic, 4),
        "topic_after_4": after(topic, 4),
        "twice": twice,
        "twice_around_4": around(twice, 4),
    }


def _place(page: Page, mass: Array) -> dict[str, Array]:
    """Where a line stands to the rough article, and what stands between."""
    count = len(mass)
    at = np.arange(count)
    inside = ((at >= page.start) & (at < page.end)).astype(float)
    ahead, behind = np.maximum(page.start - at, 0), np.maximum(at - page.end + 1, 0)
    total, core = max(mass.sum(), 1.0), (mass * inside).sum()
    middle = int((mass * inside * at).sum() / core) if core else (page.start + page.end) // 2
    cues = _sums(page.columns["cue"])
    between = np.abs(np.where(at >= middle, cues[at + 1], cues[at]) - cues[middle])
    prose_before = (np.cumsum(mass) - mass) / total
    prose_after = (total - np.cumsum(mass)) / total
    is_late = (at >= middle).astype(float)
    return {
        "inside": inside,
        "ahead_1": (ahead == 1).astype(float),
        "ahead_3": ((ahead >= 1) & (ahead <= 3)).astype(float),
        "ahead": np.log1p(ahead) / 5,
        "behind_1": (behind == 1).astype(float),
        "behind_3": ((behind >= 1) & (behind <= 3)).astype(float),
        "behind": np.log1p(behind) / 5,
        "all_prose_before": prose_before,
        "all_prose_after": prose_after,
        "no_prose_before": (prose_before < 0.02).astype(float),
        "no_prose_after": (prose_after < 0.02).astype(float),
        "cues_between": np.minimum(between, 6) / 6,
        "no_cue_between": (between == 0).astype(float),
        "cues_since": np.minimum(between, 6) / 6 * is_late,
        "depth": at / count,
        "page_lines": np.full(count, math.log1p(count) / 8),
        "article_lines": np.full(count, (page.end - page.start) / count),
        "article_words": np.full(count, min(core, 2000) / 2000),
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


def _after_headline(page: Page) -> dict[str, Array]:
    at = np.arange(len(page.counts))
    if page.headline is None:
        none = dict.fromkeys(("headline_share", "headline_said", "headline_around_3"), at * 0.0)
        return none | {"is_headline": at * 0.0, "below_headline": at * 0.0 + 1, "from_headline": at * 0.0 + 1}
    return {
        **_headline_words(page),
        "is_headline": (at == page.headline).astype(float),
        "below_headline": (at > page.headline).astype(float),
        "from_headline": np.minimum(np.abs(at - page.headline), 30) / 30,
    }


def _headline_words(page: Page) -> dict[str, Array]:
    """How much a line says of what the headline says."""
    head = page.topics[page.headline]
    both = np.array([len(head & words) for words in page.topics], dtype=float)
    own = np.array([max(len(words), 1) for words in page.topics], dtype=float)
    said = np.minimum(both, 3) / 3
    return {"headline_share": both / own, "headline_said": said, "headline_around_3": around(said, 3)}


def _together(page: Page) -> dict[str, Array]:
    """Pairs of features that mean more together."""
    columns = page.columns
    prose, inside, topic = columns["prose"], columns["inside"], columns["topic"]
    short = (page.counts < 8).astype(float)
    return {
        "prose_topic": prose * topic,
        "prose_inside": prose * inside,
        "prose_outside": prose * (1 - inside),
        "other_inside": (1 - prose) * inside,
        "topic_inside": topic * inside,
        "topic_outside": topic * (1 - inside),
        "prose_below_headline": prose * columns["below_headline"],
        "prose_after_cues": prose * np.minimum(columns["cues_between"] * 2, 1),
        "short_inside": short * inside,
        "short_outside": short * (1 - inside),
        "colon_inside": columns["colon"] * inside,
        "bullet_inside": columns["bullet"] * inside,
        "ends_inside": columns["ends"] * inside,
        "ends_outside": columns["ends"] * (1 - inside),
    }
