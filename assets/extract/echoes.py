"""One figure said several times on a page: the fuller mention settles the shorter ones.

drafts of the page > scope, period and comparison taken over by mentions of the same figure
                   > numbers that only point back ("The 757 % growth rate ...") stated once more
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from assets.extract.confidence import CONFIDENCE
from assets.extract.drafts import Draft
from assets.records import Period, Quantity

_FULLNESS = {"stated": 3, "resolved": 2, "ambiguous": 1}
_POINTS_BACK = re.compile(r"(?:^|[.!?\n]\s*)(?:The|This|That)\s$")
_TURN = re.compile(r"\s(?:growth|increase|rise|jump|surge|gain|decline|drop|decrease|fall)\b", re.IGNORECASE)


def settle(text: str, drafts: list[Draft], quantities: list[Quantity]) -> list[Draft]:
    """The drafts with what other mentions of the same figure say, and the figures pointed back to."""
    drafts = _without_own_measures(drafts)
    by_figure: dict[tuple, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_figure[draft.same_figure()].append(draft)
    settled = [_settle_one(draft, by_figure[draft.same_figure()]) for draft in drafts]
    settled += _pointed_back(text, settled, quantities)
    return sorted(settled, key=lambda draft: (draft.quantity.text_start, draft.metric))


def _without_own_measures(drafts: list[Draft]) -> list[Draft]:
    """The drafts without "net revenue" where the same sentence tells it apart from revenue: a house measure."""
    plain = {
        (draft.sentence, draft.nature, draft.compare)
        for draft in drafts
        if draft.metric == "revenue" and not (draft.metric_text or "").lower().startswith("net revenue")
    }
    return [
        draft
        for draft in drafts
        if draft.metric != "revenue"
        or not (draft.metric_text or "").lower().startswith("net revenue")
        or (draft.sentence, draft.nature, draft.compare) not in plain
    ]


def _settle_one(draft: Draft, same: list[Draft]) -> Draft:
    scope = draft.scope or _only({other.scope for other in same if other.scope})
    if scope is None and draft.carried == "consolidated":
        scope = _only({other.carried for other in same if other.carried != "consolidated"})
    compare = draft.compare
    if compare == "other":
        compare = _only({other.compare for other in same if other.compare != "other"}) or compare
    return replace(draft, scope=scope, compare=compare, period=_fuller_period(draft, same))


def _only(values: set):
    return next(iter(values)) if len(values) == 1 else None


def _fuller_period(draft: Draft, same: list[Draft]) -> Period:
    """The draft's own period; where it has none, the one that the other mentions agree on."""
    if draft.period.period_status != "missing":
        return draft.period
    found = [
        other.period
        for other in same
        if other.period.period_status != "missing" and other.nature == draft.nature
    ]
    labels = {(period.fiscal_year, period.fiscal_period, period.period_end) for period in found}
    if len(labels) != 1:
        return draft.period
    return max(found, key=lambda period: _FULLNESS.get(period.period_status, 0))


def _pointed_back(text: str, drafts: list[Draft], quantities: list[Quantity]) -> list[Draft]:
    """Changes named again by their size alone: "The 757 % growth rate needs context"."""
    taken = {draft.quantity.text_start for draft in drafts}
    changes: dict[object, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.compare not in ("none", "vs_prior_guidance"):
            changes[draft.quantity.value].append(draft)
    found = []
    for quantity in quantities:
        if quantity.text_start in taken or quantity.value is None or quantity.value not in changes:
            continue
        lead = text[max(0, quantity.text_start - 8) : quantity.text_start]
        before = [
            draft for draft in changes[quantity.value] if draft.quantity.text_start < quantity.text_start
        ]
        if before and _POINTS_BACK.search(lead) and _TURN.match(text, quantity.text_end):
            figures = {(*draft.same_figure()[:2], draft.scope) for draft in before}
            if len(figures) == 1:
                found.append(_echo(before[-1], quantity, text))
    return found


def _echo(draft: Draft, quantity: Quantity, text: str) -> Draft:
    start = text.rfind("\n", 0, quantity.text_start) + 1
    end = text.find("\n", quantity.text_end)
    stop = text.find(". ", quantity.text_end, end if end >= 0 else len(text))
    end = stop + 1 if stop >= 0 else end if end >= 0 else len(text)
    return replace(
        draft,
        quantity=replace(quantity, unit_kind=draft.quantity.unit_kind),
        sentence=(start, end),
        confidence=CONFIDENCE["echo"],
    )
