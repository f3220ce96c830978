"""One figure said several times on a page: the fuller mention settles the shorter ones.

drafts of the page > scope, period and comparison taken over by mentions of the same figure
                   > numbers that only point back ("The 757 % growth rate ...") stated once more
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from assets.extract.confidence import CONFIDENCE
from assets.extract.prose.drafts import Draft
from assets.records import Period, Quantity

_FULLNESS = {"stated": 3, "resolved": 2, "ambiguous": 1}
_POINTS_BACK = re.compile(r"(?:^|[.!?\n]\s*)(?:The|This|That)\s$")
_TURN = re.compile(r"\s(?:growth|increase|rise|jump|surge|gain|decline|drop|decrease|fall)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Told:
    """What all mentions of one figure tell of it together."""

    scopes: set[str] = field(default_factory=set)
    carried: set[str] = field(default_factory=set)
    compares: set[tuple[str | None, str]] = field(default_factory=set)  # of which fiscal period
    periods: dict[str, dict[tuple, Period]] = field(default_factory=lambda: defaultdict(dict))  # by nature

    def add(self, draft: Draft) -> None:
        """Take in what one mention says."""
        self.scopes |= {draft.scope} - {None}
        self.carried |= {draft.carried} - {"consolidated"}
        if draft.compare != "other":
            self.compares.add((draft.period.fiscal_period, draft.compare))
        period = draft.period
        if period.period_status != "missing":
            label = (period.fiscal_year, period.fiscal_period, period.period_end)
            known = self.periods[draft.nature].get(label)
            if known is None or _fullness(period) > _fullness(known):
                self.periods[draft.nature][label] = period

    def settle(self, draft: Draft) -> Draft:
        """The mention, with what the others say where it says nothing itself."""
        scope = draft.scope or _only(self.scopes)
        if scope is None and draft.carried == "consolidated":
            scope = _only(self.carried)
        compare = self._compare(draft) if draft.compare == "other" else None
        period = None
        if draft.period.period_status == "missing":
            period = _only(self.periods.get(draft.nature, {}).values())
        return replace(draft, scope=scope, compare=compare or draft.compare, period=period or draft.period)

    def _compare(self, draft: Draft) -> str | None:
        """What the same change of the same period is measured against elsewhere on the page."""
        own = draft.period.fiscal_period
        return _only({compare for period, compare in self.compares if None in (own, period) or own == period})


def _fullness(period: Period) -> int:
    return _FULLNESS.get(period.period_status, 0)


def _only(values: Iterable):
    """The one value there is; None where there are none or several."""
    found = list(values)
    return found[0] if len(found) == 1 else None


def settle(text: str, drafts: list[Draft], quantities: list[Quantity]) -> list[Draft]:
    """The drafts with what other mentions of the same figure say, and the figures pointed back to."""
    drafts = _without_own_measures(drafts)
    told: dict[tuple, _Told] = defaultdict(_Told)
    for draft in drafts:
        told[draft.same_figure()].add(draft)
    settled = [_keep_scope(draft, told[draft.same_figure()].settle(draft)) for draft in drafts]
    settled += _pointed_back(text, settled, quantities)
    return sorted(settled, key=lambda draft: (draft.quantity.text_start, draft.metric))


# A change of fewer digits ("9 %") is met twice by chance: its equals tell nothing of what part it is of.
_TELLING_DIGITS = 3


def _keep_scope(draft: Draft, settled: Draft) -> Draft:
    """The settled mention; with its own scope where its number is too common to be known again."""
    is_common = sum(character.isdigit() for character in draft.quantity.surface) < _TELLING_DIGITS
    is_change = draft.compare not in ("none", "vs_prior_guidance")
    return replace(settled, scope=draft.scope) if is_common and is_change else settled


def _without_own_measures(drafts: list[Draft]) -> list[Draft]:
    """The drafts without "net revenue" where the same sentence tells it from revenue: a house measure."""
    plain = {_place(draft) for draft in drafts if draft.metric == "revenue" and not _is_net_revenue(draft)}
    return [draft for draft in drafts if not (_is_net_revenue(draft) and _place(draft) in plain)]


def _is_net_revenue(draft: Draft) -> bool:
    return draft.metric == "revenue" and (draft.metric_text or "").lower().startswith("net revenue")


def _place(draft: Draft) -> tuple:
    return draft.sentence, draft.nature, draft.compare


def _pointed_back(text: str, drafts: list[Draft], quantities: list[Quantity]) -> Iterator[Draft]:
    """Changes named again by their size alone: "The 757 % growth rate needs context"."""
    taken = {draft.quantity.text_start for draft in drafts}
    first: dict[object, Draft] = {}
    figures: dict[object, set] = defaultdict(set)
    for draft in drafts:
        if draft.compare not in ("none", "vs_prior_guidance"):
            first.setdefault(draft.quantity.value, draft)
            figures[draft.quantity.value].add((*draft.same_figure()[:2], draft.scope))
    for quantity in quantities:
        draft = first.get(quantity.value) if quantity.value is not None else None
        if draft is None or quantity.text_start in taken or quantity.text_start < draft.quantity.text_start:
            continue
        lead = text[max(0, quantity.text_start - 8) : quantity.text_start]
        is_echo = _POINTS_BACK.search(lead) and _TURN.match(text, quantity.text_end)
        if is_echo and len(figures[quantity.value]) == 1:
            yield _echo(draft, quantity, text)


def _echo(draft: Draft, quantity: Quantity, text: str) -> Draft:
    start = text.rfind("\n", 0, quantity.text_start) + 1
    line_end = text.find("\n", quantity.text_end)
    line_end = len(text) if line_end < 0 else line_end
    stop = text.find(". ", quantity.text_end, line_end)
    return replace(
        draft,
        quantity=replace(quantity, unit_kind=draft.quantity.unit_kind),
        sentence=(start, line_end if stop < 0 else stop + 1),
        confidence=CONFIDENCE["echo"],
    )
