"""Statements from running text: headlines, sentences, bullets.

    blocks > sentences > tokens > readings (which number, which metric, which role)
           > drafts (whose, when, of what part, on which basis) > settled by the page > Statement

A number that the grammar does not explain states nothing: a wrong fact costs more than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assets.extract.binding import bind
from assets.extract.confidence import CONFIDENCE, NO_PERIOD
from assets.extract.context import PageContext
from assets.extract.drafts import Draft
from assets.extract.echoes import settle
from assets.extract.figures import CHANGES, is_loss, signed
from assets.extract.lists import both_kinds, find_pairs
from assets.extract.moves import UNSAID, session_of
from assets.extract.natures import basis_of, compares_guidance, direction_of, nature_of
from assets.extract.owners import Owner, owner_of
from assets.extract.periods import find_periods
from assets.extract.readings import Reading
from assets.extract.roles import CHANGE, PRIOR
from assets.extract.scope_words import INDIVISIBLE, WHOLE
from assets.extract.scopes import (
    CONSOLIDATED,
    carried_scope,
    heading_scope,
    scope_of,
    scopes_before,
)
from assets.extract.sentences import Span, find_sentences
from assets.extract.times import Times, compare_of, own_period, prior_period
from assets.extract.tokens import Token, find_tokens
from assets.records import Block, Period, Quantity, Statement

_PROSE_KINDS = frozenset({"headline", "dateline", "body", "heading", "list", "other"})
# A sentence with more numbers than this is a table that lost its columns.
MAX_NUMBERS = 24
# Characters of a sentence: the longest of releases have about 1,500.
LONGEST_SENTENCE = 3_000
# Characters a number: the densest sentences of releases have about 25, rows of lost tables under 15.
DENSEST_PROSE = 18
# An implied scale ("$1,349" on a page in thousands) hides below this; a sum said in full does not.
SMALLEST_SUM = Decimal(10_000)
# ... and below this on a page that has a note on its scale.
SMALLEST_BESIDE_SCALE = Decimal(1_000_000)
_SCALE_NOTE = re.compile(
    r"\b(?:in|of)\s(?:thousands|millions)\b|[$€£]\s?(?:000|millions?|thousands)\b|\b000s\b", re.IGNORECASE
)
# Figures of a moment or of a payment: a period spoken of before is not theirs.
UNTIMED = frozenset(
    {"dividend_per_share", "stock_return", "stock_price", "price_target", "market_value", "backlog_coverage",
     "share_repurchase", "debt", "cash", "shares_outstanding"}
)  # fmt: skip


@dataclass(slots=True)
class _Said:
    """What the page has said so far, as far as later sentences lean on it."""

    has_scale: bool = False  # the page has a note such as "in thousands"
    heading: str | None = None
    is_outlook: bool = False
    quarter: Period = field(default_factory=Period)  # what "the quarter" means by now
    default: Period = field(default_factory=Period)  # the period that the title names
    outlook: Period = field(default_factory=Period)  # the one that an outlook is announced for
    in_block: Period = field(default_factory=Period)  # the one last spoken of in this block
    owner: Owner = field(default_factory=lambda: Owner(None))


def find_prose_statements(page: PageContext) -> list[Statement]:
    """Every figure that the page's running text states, in order of place; empty where it states none."""
    said = _Said(has_scale=bool(_SCALE_NOTE.search(page.text)), default=_title_period(page))
    drafts: list[Draft] = []
    for block in page.blocks:
        if block.is_kept and block.kind in _PROSE_KINDS and block.text_start is not None:
            said.owner, said.in_block = Owner(page.subject), Period()
            drafts.extend(_read_block(page, block, said))
    return [draft.build(page) for draft in settle(page.text, drafts, page.quantities)]


def _title_period(page: PageContext) -> Period:
    """The one period that the page's title names; an empty one where it names none or several."""
    title = page.document.title or ""
    found = [mention for mention in find_periods(title) if mention.fiscal_period]
    if len(found) != 1:
        return Period()
    return Times(page.text, page.fiscal_year_end, page.anchor, page.calendar).resolve(found[0])


def _read_block(page: PageContext, block: Block, said: _Said) -> Iterator[Draft]:
    for span in find_sentences(page.text, block.text_start, block.text_end):
        quantities = _inside(page.quantities, span)
        if not quantities:
            _note_heading(page, span, said)
        elif not _is_lost_table(page.text, span, len(quantities)):
            yield from _read_sentence(page, span, quantities, said)


# "7,476,140$ 4,777,101": cells of a row that ran together
_RUN_TOGETHER = re.compile(r"\d\)?\s?[$€£]\s?\(?\d")


def _is_lost_table(text: str, span: Span, count: int) -> bool:
    """Whether a sentence is a table that lost its columns: too many numbers, too few words between them."""
    if (
        count > MAX_NUMBERS
        or span[1] - span[0] > LONGEST_SENTENCE
        or (count >= 6 and span[1] - span[0] < DENSEST_PROSE * count)
    ):
        return True
    return bool(_RUN_TOGETHER.search(text, *span))


# A line longer than this is a sentence, not a heading.
LONGEST_HEADING = 100


def _note_heading(page: PageContext, span: Span, said: _Said) -> None:
    """Remember a short line without a full stop: it heads what follows."""
    line = page.text[span[0] : span[1]].strip("*#●•▪- ")
    if len(line) > LONGEST_HEADING or line[-1:] in (".", "!", "?", ",", ";", ""):
        return
    said.heading = line
    said.is_outlook = any(word in line.lower() for word in ("outlook", "guidance", "forecast"))
    mentions = [mention for mention in find_periods(line) if mention.fiscal_period]
    if said.is_outlook and len(mentions) == 1:
        times = Times(page.text, page.fiscal_year_end, page.anchor, page.calendar, is_future=True)
        said.outlook = times.resolve(mentions[0])


def _inside(found: list, span: Span) -> list:
    """Those of the sorted finds that lie in the span."""
    first = bisect_left(found, span[0], key=lambda item: item.text_start)
    last = bisect_left(found, span[1], key=lambda item: item.text_start)
    return [item for item in found[first:last] if item.text_end <= span[1]]


def _read_sentence(page: PageContext, span: Span, quantities: list[Quantity], said: _Said) -> Iterator[Draft]:
    mentions = [mention for mention in _inside(page.mentions, span) if mention.method != "widget"]
    tokens = find_tokens(page.text, span, quantities, mentions)
    pairs = find_pairs(page.text, tokens)
    readings = bind(tokens, pairs)
    for reading in readings:
        draft = _draft(page, span, tokens, reading, said, readings)
        if draft is None:
            continue
        if reading.at not in pairs and _is_both(page.text, reading):
            yield from (replace(draft, metric=metric) for metric in ("eps_basic", "eps_diluted"))
        else:
            yield draft


def _is_both(text: str, reading: Reading) -> bool:
    return reading.code.startswith("eps") and both_kinds(text, reading.mention, reading.quantity.surface)


def _draft(
    page: PageContext, span: Span, tokens: list[Token], reading: Reading, said: _Said, readings: list[Reading]
) -> Draft | None:
    text = page.text
    owner = owner_of(page, tokens, reading, said.owner)
    if owner.is_named:
        said.owner = owner
    is_change_of_loss = reading.role == CHANGE and is_loss(reading.mention.surface)
    if is_change_of_loss or _may_hide_scale(said, reading):
        return None  # "the net loss fell 6 %" leaves open which way the sign goes
    nature = nature_of(text, tokens, reading, is_outlook=said.is_outlook)
    current, period = _periods(page, tokens, reading, said, owner, nature)
    scope = scope_of(text, tokens, reading.metric_at, reading.code)
    if scope == CONSOLIDATED and reading.code not in WHOLE:
        scope = heading_scope(said.heading) or scope  # the total of the segment it stands under
    if scope and (scope.startswith("month:") or (reading.code in INDIVISIBLE and scope != CONSOLIDATED)):
        return None  # a month's figure, or a loss of something else: "valuation loss"
    before = scopes_before(text, tokens, reading.metric_at) or _heading_scopes(said)
    session, move = _move(text, tokens, reading)
    return Draft(
        quantity=_settle_sign(text, reading),
        company=owner.company,
        metric=reading.code,
        metric_text=reading.mention.surface,
        scope=scope,
        nature=nature,
        basis=basis_of(text, tokens, reading),
        compare=move or _compare(text, tokens, reading, readings, current, page, nature),
        direction=direction_of(reading),
        period=period,
        session=session,
        sentence=span,
        confidence=_confidence(reading, nature, period, owner),
        carried=carried_scope(reading.code, before),
    )


def _heading_scopes(said: _Said) -> list[str]:
    scope = heading_scope(said.heading)
    return [scope] if scope else []


def _may_hide_scale(said: _Said, reading: Reading) -> bool:
    """Whether a sum is so small that the page may mean thousands or millions of it."""
    quantity = reading.quantity
    low, high = quantity.value_low, quantity.value_high
    if quantity.unit_kind == "money" and low is not None and 0 < abs(low) * 1000 < abs(high):
        return True  # "($1.0) to $1.0 million": the ends are not in one scale
    if quantity.unit_kind != "money" or quantity.scale != 1:
        return False
    value = quantity.value if quantity.value is not None else quantity.value_high
    return abs(value) < (SMALLEST_BESIDE_SCALE if said.has_scale else SMALLEST_SUM)


def _periods(
    page: PageContext, tokens: list[Token], reading: Reading, said: _Said, owner: Owner, nature: str
) -> tuple[Period, Period]:
    """The period the sentence is about, and that of this figure (another one where it is compared with)."""
    year_end = owner.company.fiscal_year_end if owner.company else None
    times = Times(page.text, year_end, page.anchor, page.calendar, is_future=nature == "guidance")
    first = reading
    while first.before is not None and first.role == PRIOR:
        first = first.before
    current = own_period(tokens, first, times, said.quarter)
    if current.period_status == "missing" and reading.code not in UNTIMED:
        current = _carried(said, nature)
    if reading.role == PRIOR and not reading.is_consensus and nature != "guidance":
        return current, prior_period(tokens, reading, current, times)
    is_span = current.fiscal_period or current.period_start
    if is_span and nature == "actual":
        said.quarter = said.in_block = current
    return current, current


def _carried(said: _Said, nature: str) -> Period:
    """The period spoken of before: in this block, else the one that the title or the outlook names."""
    if nature == "guidance":
        period = said.outlook if said.is_outlook else Period()
    else:
        period = said.in_block if said.in_block.period_status != "missing" else said.default
    return replace(period, period_status="resolved") if period.period_status == "stated" else period


def _move(text: str, tokens: list[Token], reading: Reading) -> tuple[str, str | None]:
    """Session and comparison of a stock's move; nothing for other figures."""
    if reading.code != "stock_return":
        return UNSAID[0], None
    changes = (
        token for token in tokens[reading.at + 1 :] if token.kind == "Q" and token.item.unit_kind in CHANGES
    )
    following = next((token.start for token in changes), tokens[-1].end)
    floor = reading.before.at if reading.before else 0
    ahead = text[tokens[reading.at].end : following]
    return session_of(ahead, text[tokens[floor].start : tokens[reading.at].start])


def _compare(text, tokens, reading, readings, current: Period, page: PageContext, nature: str) -> str:
    if reading.is_surprise:
        return "vs_consensus"
    if reading.role == CHANGE:
        year_end = page.fiscal_year_end
        return compare_of(
            tokens, reading, current, Times(page.text, year_end, page.anchor, page.calendar), readings
        )
    if reading.role == PRIOR and nature == "guidance" and compares_guidance(text, tokens, reading):
        return "vs_prior_guidance"
    return "none"


def _settle_sign(text: str, reading: Reading) -> Quantity:
    """A level under a loss is negative; a change under a loss keeps the sign it was read with."""
    quantity = reading.quantity
    if reading.role != CHANGE and is_loss(reading.mention.surface) and quantity.unit_kind != "ratio":
        return signed(quantity, is_negative=True)
    return quantity


def _confidence(reading: Reading, nature: str, period: Period, owner: Owner) -> Decimal:
    if nature in CONFIDENCE:
        share = CONFIDENCE[nature]
    elif reading.code == "stock_return":
        share = CONFIDENCE["move"]
    elif reading.metric_at > reading.at:
        share = CONFIDENCE["behind"]
    else:
        share = CONFIDENCE[reading.role]
    return share - NO_PERIOD if period.period_status == "missing" else share
