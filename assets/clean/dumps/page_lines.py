"""A page dumped as text: the article among its lines.

    lines > paragraphs and tables > named rules, then what was learned > kept and dropped

A text without the furniture of a site (a press release as a file, a note) is kept but for
the lines that name themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from assets.clean.dumps import line_words as say
from assets.clean.dumps.boilerplate import find_boilerplate, states_figure
from assets.clean.dumps.cell_lines import draft_cell_lines
from assets.clean.dumps.line_features import Page
from assets.clean.dumps.line_groups import Group, find_figure_runs, group_lines, name_kind
from assets.clean.dumps.line_model import choose_lines, find_weighed, weigh_lines
from assets.clean.dumps.line_rules import Verdict, judge_line, name_furniture
from assets.clean.dumps.lines import Draft, Line, draft
from assets.clean.dumps.plain_text import find_plain_text
from assets.clean.dumps.told import Told
from assets.clean.metadata.bylines import tidy_byline
from assets.clean.metadata.dateline import read_dateline
from assets.clean.metadata.dates import StatedDate, find_dates

# Where less than this share of the rough article is found, the rough article is the better guess.
MIN_FOUND = 0.3
MAX_GAP, MIN_GAP_ODDS = 2, -1.0  # by cross-validation on the development pages
_NEAR_HEADLINE = 6
_OPENING = 15  # lines of the article among which its dateline stands: highlights may come first
MAX_BESIDE_DATE = 45  # characters: a name, a place, "Published on"
MAX_BETWEEN = 25  # lines between the figures of two statements; notes below the first, a title above the next
MIN_TOPIC = 0.6  # of the line most on topic: a line of another topic is no headline
MAX_ABOVE = 0.05  # of an article's words: with more above it, a headline is a heading within
MAX_DATE_WORDS = 6  # a line with a date and no more words beside it is a date line
HEADLINE_WORDS = 5  # a shorter line above it is a label


def read_page_lines(lines: Sequence[Line]) -> tuple[list[Draft], Told]:
    """Blocks of a dumped page: the article kept, the rest dropped; what it says of itself."""
    groups = group_lines(lines)
    texts = [group.text for group in groups]
    runs = dict(find_figure_runs(texts))
    figures = {at for start, end in runs.items() for at in range(start, end)}
    figures |= {at for at, group in enumerate(groups) if group.is_table}
    verdicts = [None if at in figures else judge_line(text) for at, text in enumerate(texts)]
    told = Told()
    is_article, headline, rule = _choose(groups, verdicts, figures)
    is_article |= _find_release(groups, runs, verdicts)
    boilerplate = find_boilerplate(
        [text if is_kept else "" for text, is_kept in zip(texts, is_article, strict=True)], figures
    )
    if headline is not None:
        told.title = texts[headline]
    _read_head(groups, is_article, headline, figures, told)
    first, last = _edges(is_article)
    top = first if headline is None else min(first, headline)
    drafts = []
    for at, group in enumerate(groups):
        if at in runs:
            rows = groups[at : runs[at]]
            drafts.append(draft_cell_lines([line for row in rows for line in row.lines]))
        elif group.is_table:
            drafts.append(draft(group.lines, "table", True, "columns", is_aligned=True))
        elif at in figures:
            continue
        elif at == headline:
            drafts.append(draft(group.lines, "headline", True, "headline"))
        elif verdicts[at]:
            drafts.append(draft(group.lines, *verdicts[at]))
        elif at in boilerplate:
            kind, name = boilerplate[at]
            drafts.append(draft(group.lines, kind, False, name))
        elif is_article[at]:
            drafts.append(draft(group.lines, name_kind(group), True, rule))
        elif top <= at <= last and states_figure(group.text):
            drafts.append(draft(group.lines, name_kind(group), True, "figure_in_the_article"))
        else:
            where = "before" if at < first else "after" if at > last else "within"
            drafts.append(draft(group.lines, name_furniture(group.text), False, f"{where}_the_article"))
    return drafts, told


def _choose(
    groups: Sequence[Group], verdicts: Sequence[Verdict | None], figures: Collection[int]
) -> tuple[np.ndarray, int | None, str]:
    """Which groups are the article's text, which is its headline, and the rule that says so."""
    texts = [group.text for group in groups]
    plain = find_plain_text(groups, verdicts)
    if plain is not None:
        return plain, _first_title(groups, plain), "plain_text"
    is_article = np.zeros(len(groups), dtype=bool)
    places = find_weighed(texts, figures)
    if not places:
        return is_article, None, "article_line"
    said = [verdicts[at] for at in places]
    odds, page = weigh_lines([texts[at] for at in places], [one is not None and not one[1] for one in said])
    found = _find_article(odds, page)
    is_article[np.array(places)[found]] = True
    headline = _take_headline(page, [texts[at] for at in places], found, said)
    if headline is None:
        return is_article, None, "article_line"
    if page.counts[:headline][found[:headline]].sum() <= MAX_ABOVE * page.counts[found].sum():
        is_article[: places[headline]] = False
    return is_article, places[headline], "article_line"


def _find_release(
    groups: Sequence[Group], runs: dict[int, int], verdicts: Sequence[Verdict | None]
) -> np.ndarray:
    """What surely is a release's: the paragraph that opens it, and the lines between its statements.

    Titles, notes and rows without a figure look like menus to what was learned from news pages.
    """
    found = np.array([_opens_release(group.text) for group in groups], dtype=bool)
    for (_, before), (after, _) in pairwise(runs.items()):
        if after - before <= MAX_BETWEEN:
            found[before:after] = True
    return found & np.array([verdict is None for verdict in verdicts], dtype=bool)


def _opens_release(text: str) -> bool:
    """Whether a paragraph opens a release; a teaser of another one breaks off."""
    return not text.endswith(("...", "…")) and say.OPENS_RELEASE.search(text) is not None


def _find_article(odds: np.ndarray, page: Page) -> np.ndarray:
    found = choose_lines(odds, page.counts, page.columns["figure"])
    rough = np.zeros(len(odds), dtype=bool)
    rough[page.start : page.end] = True
    is_enough = (page.counts * found).sum() >= MIN_FOUND * (page.counts * rough).sum()
    return _fill_gaps(found, odds) if is_enough else rough


def _fill_gaps(found: np.ndarray, odds: np.ndarray) -> np.ndarray:
    """The article with the one or two doubtful lines between two of its lines: a heading, an aside."""
    filled = found.copy()
    kept = np.flatnonzero(found)
    for before, after in pairwise(kept):
        if 1 < after - before <= MAX_GAP + 1 and odds[before + 1 : after].min() > MIN_GAP_ODDS:
            filled[before + 1 : after] = True
    return filled


def _edges(is_article: np.ndarray) -> tuple[int, int]:
    kept = np.flatnonzero(is_article)
    return (int(kept[0]), int(kept[-1])) if len(kept) else (len(is_article), len(is_article))


def _first_title(groups: Sequence[Group], is_text: np.ndarray) -> int | None:
    """The first line of a plain text, where it could be a title and something follows."""
    at, last = _edges(is_text)
    if at >= last or groups[at].is_table:
        return None
    text = groups[at].text
    is_title = 3 <= len(say.WORD.findall(text)) <= 35 and not text.endswith((".", ",", ";", ":"))
    return at if is_title else None


def _take_headline(
    page: Page, texts: Sequence[str], is_article: np.ndarray, verdicts: Sequence[Verdict | None]
) -> int | None:
    """The headline: the first line above the first paragraph that speaks of what the article is about."""
    first, last = _edges(is_article)
    if first > last:
        return None
    top = first if page.headline is None else min(first, page.headline)
    candidates: list[int] = []
    for at in range(max(0, top - _NEAR_HEADLINE), min(top + 2 * _NEAR_HEADLINE, len(texts))):
        text, count = texts[at], page.counts[at]
        if candidates and count >= 25 and text.endswith((".", '"', "”")):
            break
        could_be = 3 <= count <= 35 and not text.endswith((".", ",", ";")) and text[:1] not in "•·*-"
        if could_be and not verdicts[at] and not say.CUE.match(text) and not _is_date_line(text):
            candidates.append(at)
    topic = page.columns["topic"]
    long = [at for at in candidates if page.counts[at] >= HEADLINE_WORDS]
    least = MIN_TOPIC * max((topic[at] for at in long or candidates), default=0.0)
    full = [at for at in long if topic[at] >= least]
    if full:  # the title of the page is the headline with the site's name behind it
        return next((at for at in full[1:] if texts[full[0]].startswith(texts[at])), full[0])
    return page.headline if page.headline in candidates and topic[page.headline] >= max(least, 0.1) else None


def _is_date_line(text: str) -> bool:
    """Whether a line has a date and little else: "Thu, Jun 13, 2024, 4:48 PM EDT 3 min read"."""
    stated = next(iter(find_dates(text)), None)
    beside = f"{text[: stated.start]} {text[stated.end :]}" if stated else text
    return stated is not None and len(say.WORD.findall(beside)) <= MAX_DATE_WORDS


def _read_head(
    groups: Sequence[Group],
    is_article: np.ndarray,
    headline: int | None,
    figures: Collection[int],
    told: Told,
) -> None:
    """Byline and date from the lines round the headline, or the dateline of the first paragraph."""
    first, _ = _edges(is_article)
    top = headline if headline is not None else first
    for at in np.flatnonzero(is_article)[:_OPENING]:
        told.date(read_dateline(groups[at].text), "dateline")
    for at in range(max(0, top - 3), min(top + _NEAR_HEADLINE + 1, len(groups))):
        text = groups[at].text
        if len(text) < 90 and at not in figures:
            told.date(_read_date_line(text), "text")
            if told.byline is None and say.AUTHOR.fullmatch(text):
                told.byline = tidy_byline(text)


def _read_date_line(text: str) -> StatedDate | None:
    """The date of a line that says little else: when the page was published, not what it is about."""
    stated = next(iter(find_dates(text)), None)
    if stated is None or say.ABOUT_A_TIME.search(text):
        return None
    ends_quarter = stated.precision == "day" and (stated.at.month % 3, stated.at.day >= 30) == (0, True)
    is_alone = len(text) - (stated.end - stated.start) <= MAX_BESIDE_DATE
    return stated if is_alone and not ends_quarter else None
