"""Statements from running text: headlines, sentences, bullets.

    blocks > sentences > tokens > readings (which number, which metric, which role)
           > drafts (whose, when, of what part, on which basis) > settled by the page > Statement

A number that the grammar does not explain states nothing: a wrong fact costs more than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from assets.extract.context import PageContext
from assets.extract.prose.binding import bind
from assets.extract.prose.discourse import Discourse, Sentence, begin
from assets.extract.prose.drafting import draft
from assets.extract.prose.drafts import Draft
from assets.extract.prose.echoes import settle
from assets.extract.prose.followups import read_followups
from assets.extract.prose.lists import both_kinds, find_pairs
from assets.extract.prose.parts import part_named
from assets.extract.prose.readings import Reading
from assets.extract.prose.sales_apart import tells_sales_apart, without_net_sales, without_turnover
from assets.extract.prose.sentences import Span, find_sentences
from assets.extract.prose.tokens import find_tokens
from assets.records import Block, Mention, Quantity, Statement

_PROSE_KINDS = frozenset({"headline", "dateline", "body", "heading", "list", "other"})
# A sentence with more numbers than this is a table that lost its columns.
MAX_NUMBERS = 24
# Characters of a sentence: the longest of releases have about 1,500.
LONGEST_SENTENCE = 3_000
# Characters a number: the densest bullets have about 16, rows of lost tables under 15.
DENSEST_PROSE = 15
FEWEST_OF_TABLE = 6  # numbers below which a dense line may still be a sentence
# "7,476,140$ 4,777,101": cells of a row that ran together
_RUN_TOGETHER = re.compile(r"\d\)?\s?[$€£]\s?\(?\d")


def find_prose_statements(page: PageContext) -> list[Statement]:
    """Every figure that the page's running text states, in order of place; empty where it states none."""
    said = begin(page)
    drafts: list[Draft] = []
    for block in page.blocks:
        if block.is_kept and block.kind in _PROSE_KINDS and block.text_start is not None:
            said.enter_block()
            drafts.extend(_read_block(page, block, said))
    drafts = without_net_sales(drafts) if tells_sales_apart(page.text) else drafts
    drafts = without_turnover(drafts)
    return [found.build(page) for found in settle(page.text, drafts, page.quantities)]


def _read_block(page: PageContext, block: Block, said: Discourse) -> Iterator[Draft]:
    before: list[Draft] = []
    for span in find_sentences(page.text, block.text_start, block.text_end):
        quantities = _inside(page.quantities, span)
        said.note_names(span, _named(page, span), is_heading=block.kind == "heading")
        found: list[Draft] = []
        if not quantities:
            said.note_line(page.text[span[0] : span[1]])
        elif not _is_lost_table(page.text, span, len(quantities)):
            found = list(_read_sentence(page, span, quantities, said))
            found += read_followups(page.text, span, quantities, before, found)
        yield from found
        before = found


def _is_lost_table(text: str, span: Span, count: int) -> bool:
    """Whether a sentence is a table that lost its columns: too many numbers, too few words between them."""
    length = span[1] - span[0]
    if count > MAX_NUMBERS or length > LONGEST_SENTENCE:
        return True
    if count >= FEWEST_OF_TABLE and length < DENSEST_PROSE * count:
        return True
    return bool(_RUN_TOGETHER.search(text, *span))


def _inside(found: list, span: Span) -> list:
    """Those of the sorted finds that lie in the span."""
    first = bisect_left(found, span[0], key=_start_of)
    last = bisect_left(found, span[1], lo=first, key=_start_of)
    return [item for item in found[first:last] if item.text_end <= span[1]]


_start_of = attrgetter("text_start")


def _named(page: PageContext, span: Span) -> list[Mention]:
    """The companies that a sentence names, quotes of widgets apart."""
    return [mention for mention in _inside(page.mentions, span) if mention.method != "widget"]


def _read_sentence(
    page: PageContext, span: Span, quantities: list[Quantity], said: Discourse
) -> Iterator[Draft]:
    mentions = _named(page, span)
    tokens = find_tokens(page.text, span, quantities, mentions, page.times)
    pairs = find_pairs(page.text, tokens)
    named = [(mention.text_start, mention.text_end) for mention in mentions]
    part = part_named(page, span, named) if tokens else None
    sentence = Sentence(span, tokens, quantities, bind(tokens, pairs), said, part, said.part)
    for reading in sentence.readings:
        found = draft(sentence, reading)
        if found is None:
            continue
        yield from [found] if reading.at in pairs else _of_both_kinds(page.text, reading, found)


def _of_both_kinds(text: str, reading: Reading, found: Draft) -> list[Draft]:
    """The draft; twice where its one figure is said to be basic and diluted EPS alike, or on two bases."""
    kinds = set(both_kinds(text, reading.mention, reading.quantity.surface) or ())
    if kinds == {"basic", "diluted"} and reading.code in ("eps", "eps_basic", "eps_diluted"):
        return [replace(found, metric=metric) for metric in ("eps_basic", "eps_diluted")]
    if "gaap" in kinds and kinds & {"non-gaap", "adjusted"}:
        return [replace(found, basis=basis) for basis in ("gaap", "non_gaap")]
    return [found]
