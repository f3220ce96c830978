"""From a reading to a draft: whose figure, for when, of what part, on which basis, against what.

Sentence (tokens, readings, what was said before) + Reading > Draft; None for what is better left unsaid
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assets.extract.confidence import CONFIDENCE, NO_PERIOD
from assets.extract.context import PageContext
from assets.extract.metrics.scope_words import INDIVISIBLE, WHOLE
from assets.extract.metrics.scopes import (
    CONSOLIDATED,
    UNNAMED,
    carried_scope,
    heading_scope,
    scope_behind,
    scope_of,
    scopes_before,
)
from assets.extract.numbers.tolerances import find_tolerance
from assets.extract.periods.words import MONTHS
from assets.extract.prose.discourse import Discourse
from assets.extract.prose.drafts import Draft
from assets.extract.prose.figures import CHANGES, is_loss, signed
from assets.extract.prose.guidance_words import words_of_action
from assets.extract.prose.items import is_item
from assets.extract.prose.moves import UNSAID, session_of
from assets.extract.prose.natures import basis_of, compares_guidance, direction_of, nature_of
from assets.extract.prose.owners import Owner, owner_of
from assets.extract.prose.readings import Reading, letters
from assets.extract.prose.roles import CHANGE, PRIOR
from assets.extract.prose.sentences import Span
from assets.extract.prose.times import compare_of, own_period, prior_period
from assets.extract.prose.tokens import Token
from assets.records import Period, Quantity

# An implied scale ("$1,349" on a page in thousands) hides below this; a sum said in full does not.
SMALLEST_SUM = Decimal(10_000)
# ... and below this on a page that has a note on its scale.
SMALLEST_BESIDE_SCALE = Decimal(1_000_000)
# Figures of a moment or of a payment: a period spoken of before is not theirs.
UNTIMED = frozenset(
    {
        "dividend_per_share", "stock_return", "stock_price", "price_target", "market_value", "cash", "debt",
        "backlog_coverage", "share_repurchase", "shares_outstanding",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is read: its tokens, numbers and readings, and what was said before it."""

    span: Span
    tokens: list[Token]
    quantities: list[Quantity]
    readings: list[Reading]
    said: Discourse
    part: str | None = None  # the part of the company that the sentence opens with

    @property
    def page(self) -> PageContext:
        """The page it stands on."""
        return self.said.page


def draft(sentence: Sentence, reading: Reading) -> Draft | None:
    """What the sentence states by one of its numbers; None where that is not sure enough."""
    text, tokens, said = sentence.page.text, sentence.tokens, sentence.said
    owner = owner_of(sentence.page, tokens, reading, said.owner)
    if owner.is_named:
        said.owner = owner
    scope = _scope(sentence, reading)
    if (
        _is_unsure(said, reading, scope)
        or _is_of_month(sentence, reading)
        or _is_outsiders_view(sentence, reading)
        or is_item(text, reading)
        or _is_of_part(sentence, reading)
        or (not owner.is_named and _is_of_index(sentence, reading))
    ):
        return None
    reading = replace(reading, quantity=_settle_sign(tokens, reading))
    nature = nature_of(text, tokens, reading, is_outlook=said.is_outlook)
    current, period = _periods(sentence, reading, owner, nature)
    before = scopes_before(text, tokens, reading.metric_at) or said.heading_scopes()
    session, move = _move(text, tokens, reading)
    tolerance = _tolerance(sentence, reading) if nature == "guidance" else None
    return Draft(
        quantity=tolerance or reading.quantity,
        company=owner.company,
        ticker=owner.ticker,
        metric=reading.code,
        metric_text=_metric_text(sentence, reading, nature),
        scope=scope,
        nature=nature,
        basis=basis_of(text, tokens, reading),
        compare=move or _compare(sentence, reading, current, owner, nature),
        direction=direction_of(reading),
        period=period,
        session=session,
        sentence=sentence.span,
        confidence=_confidence(reading, nature, period),
        carried=carried_scope(reading.code, before),
    )


def _tolerance(sentence: Sentence, reading: Reading) -> Quantity | None:
    """The range that a guided level is the middle of: "Q, plus or minus 2 %"; None where it is none."""
    if reading.role == CHANGE:
        return None
    return find_tolerance(sentence.page.text, reading.quantity, sentence.quantities)


def _metric_text(sentence: Sentence, reading: Reading, nature: str) -> str:
    """The metric in the page's words; for guidance with those that raise it, repeat it or take it back."""
    acts = words_of_action(sentence.page.text, sentence.span[0], reading) if nature == "guidance" else None
    return acts or reading.mention.surface


# "The S&P 500 rose 0.6 %", "turnover at the exchange": nobody's figure
_INDEX = re.compile(
    r"\b(?:S&P 500|Nasdaq Composite|Dow Jones|Dow|STOXX|FTSE|Nikkei|DAX|index|indices)\b", re.I
)


def _is_of_index(sentence: Sentence, reading: Reading) -> bool:
    """Whether the clause speaks of a stock index and not of a company."""
    stop = sentence.tokens[max(reading.at, reading.metric_at)].end
    return bool(_INDEX.search(sentence.page.text, sentence.span[0], stop))


# "Sephora, part of the retailing group, passed Q": a part, whatever it is a part of
_APPOSED_PART = re.compile(
    r"^[A-Z][\w&'’-]*(?:\s[\w&'’-]+){0,3},\s(?:a\s|an\s|the\s|its\s)?"
    r"(?:[\w-]+\s){0,2}?(?:part|unit|division|subsidiary|brand|arm|segment)\s(?:of|in|within)\b"
)


def _is_of_part(sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence opens with a part of a company that no name of ours is linked to."""
    if reading.code in WHOLE or sentence.tokens[0].kind == "C":
        return False
    return bool(_APPOSED_PART.match(sentence.page.text[slice(*sentence.span)]))


def _scope(sentence: Sentence, reading: Reading) -> str | None:
    text, tokens = sentence.page.text, sentence.tokens
    scope = scope_of(text, tokens, reading.metric_at, reading.code)
    part = sentence.part
    if part is not None and scope in (None, CONSOLIDATED):
        return part if reading.code not in WHOLE else f"{UNNAMED}{part}"
    if scope is None and reading.code not in WHOLE:
        first = reading
        while first.before is not None:
            first = first.before
        scope = scope_behind(text, tokens, reading.at) or scope_behind(text, tokens, first.at)
    if scope == CONSOLIDATED and reading.code not in WHOLE:
        return heading_scope(sentence.said.heading) or scope  # the total of the segment it stands under
    return scope


# "she expects the company's earnings to rise to Q"
_OUTSIDER = re.compile(
    r"\b(?:expects?|predicts?|projects?|sees|estimates?|forecasts?)\s(?:that\s)?the\scompany['’]s\b",
    re.IGNORECASE,
)
_TWO_VIEWS = re.compile(r"g[wC,]+g?t?$")


def _is_outsiders_view(sentence: Sentence, reading: Reading) -> bool:
    """Whether one outside the company says what it will earn: "Miller predicts the company will earn Q"."""
    if reading.is_consensus:
        return False
    is_verb = sentence.tokens[reading.metric_at].kind == "e"
    if is_verb and _TWO_VIEWS.search(letters(sentence.tokens[: reading.metric_at])):
        return True
    return bool(_OUTSIDER.search(sentence.page.text, sentence.span[0], reading.quantity.text_start))


_OF_MONTH = re.compile(
    rf"\b(?:in|for|during)\s(?:the\smonth\sof\s)?(?:{'|'.join(MONTHS)})\b\.?(?!\s?(?:\d|quarter))",
    re.IGNORECASE,
)
_MONTH_REACH = 30  # characters behind a number in which a month is its own


def _is_of_month(sentence: Sentence, reading: Reading) -> bool:
    """Whether a figure is a single month's: "sales passed Q in August"; months are no periods of ours."""
    if reading.code in UNTIMED or any(token.kind == "P" for token in sentence.tokens):
        return False
    stop = min(sentence.span[1], reading.quantity.text_end + _MONTH_REACH)
    return bool(_OF_MONTH.search(sentence.page.text, sentence.span[0], stop))


def _is_unsure(said: Discourse, reading: Reading, scope: str | None) -> bool:
    """Whether a reading is better left unsaid."""
    if reading.role == CHANGE and is_loss(reading.mention.surface):
        return True  # "the net loss fell 6 %" leaves open which way the sign goes
    if scope and (scope.startswith(UNNAMED) or (reading.code in INDIVISIBLE and scope != CONSOLIDATED)):
        return True  # a month's figure, or a loss of something else: "valuation loss"
    return _may_hide_scale(said, reading.quantity)


def _may_hide_scale(said: Discourse, quantity: Quantity) -> bool:
    """Whether a sum is so small that the page may mean thousands or millions of it."""
    if quantity.unit_kind != "money":
        return False
    low, high = quantity.value_low, quantity.value_high
    if low is not None and 0 < abs(low) * 1000 < abs(high):
        return True  # "($1.0) to $1.0 million": the ends are not in one scale
    value = quantity.value if quantity.value is not None else high
    smallest = SMALLEST_BESIDE_SCALE if said.has_scale else SMALLEST_SUM
    return quantity.scale == 1 and abs(value) < smallest


def _periods(sentence: Sentence, reading: Reading, owner: Owner, nature: str) -> tuple[Period, Period]:
    """The period the clause is about, and that of this figure (another one where it is compared with)."""
    said, tokens = sentence.said, sentence.tokens
    times = said.times(owner.company, is_future=nature == "guidance" or _meets_guidance(sentence, reading))
    first = reading
    while first.before is not None and first.role == PRIOR:
        first = first.before
    current = own_period(tokens, first, times, said.quarter)
    if current.period_status == "missing" and reading.code not in UNTIMED:
        current = said.carried_period(owner.company, nature)
    if reading.role == PRIOR and not reading.is_consensus and nature != "guidance":
        return current, prior_period(tokens, reading, current, times)
    if nature == "actual":
        said.note_period(current, owner.company)
    return current, current


def _meets_guidance(sentence: Sentence, reading: Reading) -> bool:
    """Whether an expectation is what the guidance before it in the sentence is measured by."""
    if not reading.is_consensus:
        return False
    before = [one for one in sentence.readings if one.at < reading.at and not one.is_consensus]
    text, tokens = sentence.page.text, sentence.tokens
    return (
        bool(before) and before[-1].code == reading.code and nature_of(text, tokens, before[-1]) == "guidance"
    )


def _move(text: str, tokens: list[Token], reading: Reading) -> tuple[str, str | None]:
    """Session and comparison of a stock's move; nothing for other figures."""
    if reading.code != "stock_return":
        return UNSAID[0], None
    behind = tokens[reading.at + 1 :]
    changes = (token for token in behind if token.kind == "Q" and token.item.unit_kind in CHANGES)
    following = next((token.start for token in changes), tokens[-1].end)
    floor = reading.before.at if reading.before else 0
    ahead = text[tokens[reading.at].end : following]
    return session_of(ahead, text[tokens[floor].start : tokens[reading.at].start])


def _compare(sentence: Sentence, reading: Reading, current: Period, owner: Owner, nature: str) -> str:
    if reading.is_surprise:
        return "vs_consensus"
    if reading.role == CHANGE:
        times = sentence.said.times(owner.company)
        return compare_of(sentence.tokens, reading, current, times, sentence.readings)
    is_guidance = reading.role == PRIOR and nature == "guidance"
    if is_guidance and compares_guidance(sentence.page.text, sentence.tokens, reading):
        return "vs_prior_guidance"
    return "none"


def _settle_sign(tokens: list[Token], reading: Reading) -> Quantity:
    """A level under a loss is negative, and so is a change behind a verb that goes down."""
    if reading.role == CHANGE and not reading.is_surprise:
        anchor = reading.before.at if reading.before else reading.metric_at
        between = letters(tokens[min(anchor, reading.at) + 1 : max(anchor, reading.at)])
        aimed = between.partition("g")  # "growth outlook cut to Q": the growth, not the cut, tells the sign
        turns = [kind for kind in aimed[0] if kind in "ud"] or [kind for kind in aimed[2] if kind in "ud"]
        return signed(reading.quantity, is_negative=True) if turns[-1:] == ["d"] else reading.quantity
    is_level = reading.role != CHANGE and reading.quantity.unit_kind != "ratio"
    if is_level and is_loss(reading.mention.surface):
        return signed(reading.quantity, is_negative=True)
    return reading.quantity


def _confidence(reading: Reading, nature: str, period: Period) -> Decimal:
    if nature in CONFIDENCE:
        share = CONFIDENCE[nature]
    elif reading.code == "stock_return":
        share = CONFIDENCE["move"]
    elif reading.metric_at > reading.at:
        share = CONFIDENCE["behind"]
    else:
        share = CONFIDENCE[reading.role]
    return share - NO_PERIOD if period.period_status == "missing" else share
