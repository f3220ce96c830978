"""From a reading to a draft: whose figure, for when, of what part, on which basis, against what.

Sentence (tokens, readings, what was said before) + Reading > Draft; None for what is better left unsaid
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from assets.extract.confidence import CONFIDENCE, NO_PERIOD
from assets.extract.context import INSTANTS
from assets.extract.metrics.headings import heading_scope
from assets.extract.metrics.scope_words import WHOLE
from assets.extract.metrics.scopes import CONSOLIDATED, UNNAMED
from assets.extract.numbers.tolerances import find_tolerance
from assets.extract.periods.resolve import months_of
from assets.extract.prose.comparisons import as_earlier, compare_of, prior_period
from assets.extract.prose.discourse import Sentence
from assets.extract.prose.doubts import UNTIMED, is_doubtful
from assets.extract.prose.drafts import Draft
from assets.extract.prose.figures import CHANGES, is_loss, signed
from assets.extract.prose.guidance_words import words_of_action
from assets.extract.prose.moves import UNSAID, session_of
from assets.extract.prose.natures import basis_of, compares_guidance, direction_of, nature_of
from assets.extract.prose.owners import Owner, owner_of
from assets.extract.prose.readings import Reading, letters
from assets.extract.prose.roles import CHANGE, PRIOR
from assets.extract.prose.scopes import carried_scope, scope_behind, scope_of, scopes_before
from assets.extract.prose.times import own_period
from assets.extract.prose.tokens import Token
from assets.records import Period, Quantity


def draft(sentence: Sentence, reading: Reading) -> Draft | None:
    """What the sentence states by one of its numbers; None where that is not sure enough."""
    text, tokens, said = sentence.page.text, sentence.tokens, sentence.said
    owner = owner_of(sentence.page, tokens, reading, said.owner)
    is_named_here = owner.is_named and owner is not said.owner
    if is_named_here:
        said.note_owner(owner, is_first=reading is sentence.readings[0])
    scope = _scope(sentence, reading)
    if owner.part and scope in (None, CONSOLIDATED) and (is_named_here or reading.code not in WHOLE):
        scope = f"{UNNAMED}{owner.part}" if reading.code in WHOLE else owner.part
    if is_doubtful(sentence, reading, scope, is_named=owner.is_named):
        return None
    reading = replace(reading, quantity=_settle_sign(tokens, reading))
    reading = as_earlier(sentence, reading)
    nature = _nature(sentence, reading)
    current, period = _periods(sentence, reading, owner, nature)
    before = scopes_before(text, tokens, reading.metric_at, _told(sentence, reading)) or said.heading_scopes()
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


def _told(sentence: Sentence, reading: Reading) -> Collection[int]:
    """Places of the metrics whose scope a later one may share: those with a figure; for coverage any, as it
    measures one by another ("at the current AI server revenue level").
    """
    if reading.code == "backlog_coverage":
        return range(reading.metric_at)
    return {one.metric_at for one in sentence.readings}


def _nature(sentence: Sentence, reading: Reading) -> str:
    return nature_of(sentence.page.text, sentence.tokens, reading, is_outlook=sentence.said.is_outlook)


def _tolerance(sentence: Sentence, reading: Reading) -> Quantity | None:
    """The range that a guided level is the middle of: "Q, plus or minus 2 %"; None where it is none."""
    if reading.role == CHANGE:
        return None
    return find_tolerance(sentence.page.text, reading.quantity, sentence.quantities)


def _metric_text(sentence: Sentence, reading: Reading, nature: str) -> str:
    """The metric in the page's words; for guidance with those that raise it, repeat it or take it back."""
    if nature != "guidance":
        return reading.mention.surface
    if acts := words_of_action(sentence.page.text, sentence.span[0], reading):
        return acts
    announced = sentence.said.announced
    return f"{announced}: {reading.mention.surface}" if announced else reading.mention.surface


def _scope(sentence: Sentence, reading: Reading) -> str | None:
    """What part of the company the figure covers; None where neither sentence nor block says."""
    scope, said = _said_scope(sentence, reading), sentence.said
    if reading.code in WHOLE:
        return scope
    if scope == f"{UNNAMED}segment":  # "the segment": the one that heading or paragraph names
        scope = heading_scope(said.heading) or said.part or scope
    if reading.code == "revenue" and said.sales_of and scope is None:
        return said.sales_of
    if sentence.part or (
        scope not in (None, CONSOLIDATED) and any(token.kind == "s" for token in sentence.tokens)
    ):
        is_another = said.part not in (None, scope)
        said.part = f"{UNNAMED}several" if is_another else scope  # the rest of the paragraph is about it
    if scope == CONSOLIDATED:
        return heading_scope(said.heading) or sentence.spoken_of or scope  # the total of that part
    return scope or said.part or _unnamed(heading_scope(said.heading))


def _unnamed(scope: str | None) -> str | None:
    """A heading's scope, where it tells only that what follows is not the whole company's."""
    return scope if scope is not None and scope.startswith(UNNAMED) else None


def _said_scope(sentence: Sentence, reading: Reading) -> str | None:
    text, tokens = sentence.page.text, sentence.tokens
    scope = scope_of(text, tokens, reading.metric_at, reading.code)
    part = sentence.part
    if part is not None and scope in (None, CONSOLIDATED):
        return part if reading.code not in WHOLE else f"{UNNAMED}{part}"
    if scope is None and reading.code not in WHOLE:
        scope = scope_behind(text, tokens, reading.at) or scope_behind(text, tokens, reading.first.at)
    return scope


def _periods(sentence: Sentence, reading: Reading, owner: Owner, nature: str) -> tuple[Period, Period]:
    """The period the clause is about, and that of this figure (another one where it is compared with)."""
    said, tokens = sentence.said, sentence.tokens
    first = reading
    while first.before is not None and first.role == PRIOR:
        first = first.before
    is_future = "guidance" in (nature, _nature(sentence, first)) or _meets_guidance(sentence, reading)
    times = said.times(owner.company, is_future=is_future)
    is_own = owner.company == sentence.page.subject
    current = own_period(tokens, first, times, said.quarter if is_own else Period())
    if reading.code == "dividend_per_share":
        current = _without_guessed_quarter(current)
    if current.period_status == "missing" and reading.code not in UNTIMED:
        current = said.carried_period(owner.company, nature)
        if _compares_other_lengths(tokens, current):
            current = Period()
    if reading.role == PRIOR and not reading.is_consensus and nature != "guidance":
        return current, _period_before(sentence, reading, current, owner)
    if nature == "actual":
        said.note_period(current, owner.company)
    return current, current


def _compares_other_lengths(tokens: list[Token], current: Period) -> bool:
    """Whether a sentence compares with a period of another length: "last year's comparable twelve months"."""
    lengths = {
        token.item.months for token in tokens if token.kind == "Y" and token.item and token.item.months
    }
    return bool(lengths) and current.fiscal_period is not None and months_of(current) not in lengths


def _period_before(sentence: Sentence, reading: Reading, current: Period, owner: Owner) -> Period:
    """The period of a figure compared with: as the sentence says, else as the page has compared before."""
    said, tokens = sentence.said, sentence.tokens
    before = prior_period(tokens, reading, current, said.times(owner.company))
    if owner.company == sentence.page.subject:
        said.note_compared(current, before)
    is_untold = before.period_status == "missing" and not re.search(
        "[PYSD]", letters(tokens[reading.at + 1 :])
    )
    is_flow = reading.code not in INSTANTS and reading.quantity.unit_kind in _FLOWS
    compared = said.compared_period(current, owner.company, is_flow=is_flow) if is_untold else None
    return compared or before


_FLOWS = ("money", "money_per_share")


def _without_guessed_quarter(period: Period) -> Period:
    """The period of a dividend: "the second-quarter dividend" may be that of a quarter begun or just over."""
    if period.period_status != "resolved" or not (period.fiscal_period or "").startswith("Q"):
        return period
    return Period(
        fiscal_period=period.fiscal_period, period_text=period.period_text, period_status="ambiguous"
    )


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
    told = session_of(ahead, text[tokens[floor].start : tokens[reading.at].start])
    is_named = (
        tokens[reading.metric_at].start == tokens[reading.metric_at].end
    )  # "Acme gained Q, Tarn Q Monday"
    return session_of(text[following : tokens[-1].end], "") if is_named and told == UNSAID else told


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
        if re.search("g[^QM;]{0,3}M", letters(tokens[: reading.metric_at + 1])):
            aimed = (between[:1], "", "")  # "guidance for growth has been narrowed to Q"
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
