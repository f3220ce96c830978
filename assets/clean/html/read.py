"""A page of HTML becomes blocks, each kept or dropped by a named rule.

    source > tree > tables > what is no article > the main element > rules > blocks

Nothing of the page's text is lost: what is dropped is a block too, with its rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.clean.blocks import RawBlock
from assets.clean.charset import Source
from assets.clean.dumps.submission import name_filing
from assets.clean.dumps.told import Told
from assets.clean.html import hints as hint
from assets.clean.html.article_body import find_article_body
from assets.clean.html.envelope import find_envelope
from assets.clean.html.forums import is_thread
from assets.clean.html.head import Head, read_head
from assets.clean.html.headlines import find_headlines, find_titles
from assets.clean.html.judge import judge_page
from assets.clean.html.parse import read_tree
from assets.clean.html.preformatted import split_preformatted
from assets.clean.html.tables import find_grids
from assets.clean.html.write import write_blocks
from assets.clean.metadata.publication import opens_with_dateline, says_published
from assets.clean.metadata.stamps import is_stamp
from assets.clean.metadata.structured import ARTICLE_TYPES

_SIGNS = hint.POST_BODY | hint.POSTER | hint.COMMENT
_ARTICLES = ARTICLE_TYPES - {"webpage"}
MAX_BYLINE = 100  # characters of a line that says by whom
MAX_LEAVES = 150_000  # the longest annual reports have a tenth
LEAD_ABOVE, LEAD_BELOW = 12, 6  # blocks about the first kept one in which a date of publication may stand
FOOT_BELOW = 6  # blocks from the last kept one on, of which one may say outright when
DATELINE_BELOW = 40  # ... and a dateline: an exhibit's number, contacts and titles may stand above it


@dataclass(slots=True)
class HtmlPage:
    """What reading a page of HTML gives."""

    head: Head
    blocks: list[RawBlock]
    headlines: list[str]
    byline: str | None
    lead: list[str]  # lines that may say when the page was published
    article: tuple[int, int]  # where in the source the text stands
    is_thread: bool
    told: Told | None = None  # what the envelope of a filing says


def read_html(source: Source, url: str | None = None) -> HtmlPage | None:
    """Read a page. A page without text gives no blocks; one with too many pieces of it is None."""
    envelope = find_envelope(source.text)
    tree = read_tree(envelope.hide(source.text) if envelope else source.text)
    split_preformatted(tree)
    if len(tree.leaves) > MAX_LEAVES:
        return None
    head = read_head(tree)
    grids = [grid for grid in find_grids(tree) if grid.is_data]
    signs = len([element for element in tree.elements if element.hints & _SIGNS])
    is_forum = is_thread(tree.source, url, head.structured.types, signs)
    if is_forum:  # rows of words are posts there
        grids = [grid for grid in grids if grid.has_figures]
    headlines = find_headlines(tree)
    titles = find_titles(head, headlines)
    verdicts = judge_page(tree, grids, titles, is_forum=is_forum, is_article=_is_article(head))
    blocks = _with_article_body(write_blocks(tree, source, grids, verdicts), source)
    byline = next(
        (block.text for block in blocks if block.kind == "byline" and _names_author(block.text)), None
    )
    first = next((place for place, block in enumerate(blocks) if block.is_kept), 0)
    lead = [block.text for block in blocks[max(0, first - LEAD_ABOVE) : first + LEAD_BELOW]]
    below = blocks[first + LEAD_BELOW : first + DATELINE_BELOW]
    lead += [block.text for block in below if opens_with_dateline(block.text)]
    last = max((place for place, block in enumerate(blocks) if block.is_kept), default=first)
    lead += [block.text for block in blocks[last : last + FOOT_BELOW] if says_published(block.text)]
    kept = [place for place, verdict in enumerate(verdicts) if verdict[0]]
    article = (tree.leaves[kept[0]].pieces[0], tree.leaves[kept[-1]].pieces[0]) if kept else (0, 0)
    page = HtmlPage(head, blocks, headlines, byline, lead, article, is_forum)
    if envelope:
        page.blocks = sorted([*envelope.write_blocks(source), *blocks], key=lambda block: block.raw_start)
        page.told = name_filing(envelope.words)
    return page


def _with_article_body(blocks: list[RawBlock], source: Source) -> list[RawBlock]:
    """The blocks, or the article in the page's JSON-LD where the page itself shows hardly any of it."""
    body = find_article_body(source, sum(len(block.text) for block in blocks if block.is_kept))
    if not body:
        return blocks
    for block in blocks:
        if block.is_kept:
            block.is_kept, block.rule, block.runs, block.cells = False, "teaser", (), ()
    return sorted([*blocks, *body], key=lambda block: block.raw_start)


def _is_article(head: Head) -> bool:
    """Whether the page calls itself one article."""
    return not _ARTICLES.isdisjoint(head.structured.types) or "article:published_time" in head.metas


def _names_author(line: str) -> bool:
    return len(line) < MAX_BYLINE and not is_stamp(line)
