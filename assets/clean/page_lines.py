"""A page dumped as text: the article among its lines.

    lines > paragraphs and tables > named rules, then what was learned > kept and dropped

A text without the furniture of a site (a press release as a file, a note) is kept but for
the lines that name themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assets.clean import line_words as say
from assets.clean.boilerplate import find_boilerplate
from assets.clean.cell_lines import draft_cell_lines
from assets.clean.dates import StatedDate, find_dates
from assets.clean.line_features import Page
from assets.clean.line_groups import Group, find_figure_runs, group_lines
from assets.clean.line_model import weigh_lines
from assets.clean.line_rules import Verdict, judge_line, name_furniture
from assets.clean.lines import Draft, Line, draft
from assets.clean.plain_text import find_plain_text
from assets.clean.told import Told

# Where less than this share of the rough article is found, the rough article is the better guess.
MIN_FOUND = 0.3
_NEAR_HEADLINE = 6
MAX_BESIDE_DATE = 45  # characters: a name, a place, "Published on"
MIN_TOPIC = 0.6  # of the first guess: a longer line of another topic is no headline


def read_page_lines(lines: Sequence[Line]) -> tuple[list[Draft], Told]:
    """Blocks of a dumped page: the article kept, the rest dropped; what it says of itself."""
    groups = group_lines(lines)
    texts = [group.text for group in groups]
    verdicts = [None if group.is_table else judge_line(group.text) for group in groups]
    told = Told()
    odds, page = weigh_lines(texts)
    plain = find_plain_text(groups, verdicts)
    if plain is not None:
        is_article, rule, headline = plain, "plain_text", _first_title(groups, plain)
    else:
        is_article = _find_article(odds, page)
        rule, headline = "article_line", _take_headline(page, texts, is_article, verdicts)
    runs = dict(find_figure_runs(texts))
    figures = {at for start, end in runs.items() for at in range(start, end)}
    boilerplate = find_boilerplate(texts, figures)
    if headline is not None:
        told.title = texts[headline]
    _read_head(groups, is_article, headline, told)
    first, last = _edges(is_article)
    drafts = []
    for at, group in enumerate(groups):
        if at in runs:
            rows = groups[at : runs[at]]
            drafts.append(draft_cell_lines([line for row in rows for line in row.lines]))
        elif at in figures:
            continue
        elif at == headline:
            drafts.append(draft(group.lines, "headline", True, "headline"))
        elif verdicts[at]:
            drafts.append(draft(group.lines, *verdicts[at]))
        elif group.is_table:
            drafts.append(draft(group.lines, "table", True, "columns", is_aligned=True))
        elif at in boilerplate:
            kind, name = boilerplate[at]
            drafts.append(draft(group.lines, kind, False, name))
        elif is_article[at] and headline is not None and at < headline and page.counts[at] < 12:
            drafts.append(draft(group.lines, "nav", False, "above_the_headline"))
        elif is_article[at]:
            drafts.append(draft(group.lines, _name_kind(group), True, rule))
        else:
            where = "before" if at < first else "after" if at > last else "within"
            drafts.append(draft(group.lines, name_furniture(group.text), False, f"{where}_the_article"))
    return drafts, told


def _find_article(odds: np.ndarray, page: Page) -> np.ndarray:
    found = odds > 0
    rough = np.zeros(len(odds), dtype=bool)
    rough[page.start : page.end] = True
    is_enough = (page.counts * found).sum() >= MIN_FOUND * (page.counts * rough).sum()
    return found if is_enough else rough


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
    """The headline: the longest line that could be one between the first guess and the first paragraph."""
    first, last = _edges(is_article)
    if page.headline is None or page.headline > first + 2 or first > last:
        return None
    best = None
    for at in range(page.headline, min(page.headline + _NEAR_HEADLINE, len(texts))):
        if best is not None and page.counts[at] >= 25 and texts[at].endswith((".", '"', "”")):
            break
        could_be = 3 <= page.counts[at] <= 35 and not texts[at].endswith((".", ",", ";"))
        on_topic = page.columns["topic"][at] >= MIN_TOPIC * page.columns["topic"][page.headline]
        if could_be and on_topic and not verdicts[at] and not say.CUE.match(texts[at]):
            best = at if best is None or page.counts[at] > page.counts[best] else best
    return best


def _read_head(groups: Sequence[Group], is_article: np.ndarray, headline: int | None, told: Told) -> None:
    """Byline and date from the lines round the headline, or the dateline of the first paragraph."""
    first, _ = _edges(is_article)
    top = headline if headline is not None else first
    for group in groups[max(0, top - 3) : top + _NEAR_HEADLINE + 1]:
        if len(group.text) < 90:
            told.date(_read_date_line(group.text), "text")
            if told.byline is None and (author := say.AUTHOR.fullmatch(group.text)):
                told.byline = author["name"].strip()
    for group in groups[first : first + 4]:
        if match := say.DATELINE.match(group.text):
            told.date(next(iter(find_dates(match[0])), None), "dateline")


def _read_date_line(text: str) -> StatedDate | None:
    """The date of a line that says little else: when the page was published, not what it is about."""
    stated = next(iter(find_dates(text)), None)
    if stated is None or say.ABOUT_A_TIME.search(text):
        return None
    return stated if len(text) - (stated.end - stated.start) <= MAX_BESIDE_DATE else None


def _name_kind(group: Group) -> str:
    text = group.text
    if text[:1] in "•●▪◦‣" or text[:2] in ("* ", "- ", "– "):
        return "list"
    is_heading = len(text) < 90 and text[-1] not in ".!?…\"”'’,;)" and len(group.lines) == 1
    return "heading" if is_heading else "body"
