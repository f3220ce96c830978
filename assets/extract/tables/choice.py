"""Which of a page's candidates hold.

    candidates of all tables > whose net income > one value for one fact > statements

A page says one figure many times, and says near things in like words. Where two tables
disagree, the statement itself holds and the other is left out; where the same table
disagrees with itself, nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assets.extract.rare import compile_rare
from assets.extract.tables.facts import Candidate
from assets.extract.tables.row_labels import CONTINUING_RANK

_MINORITIES = compile_rare(r"non\s?-?controlling|minority|\bNCI\b", re.IGNORECASE)
# Income that is left for holders once others are served: "attributable" is the parent's instead.
_LEFT_FOR_HOLDERS = re.compile(r"\b(?:available|applicable|allocable)\b", re.IGNORECASE)
# What a company has one of: a table that says another one is another company's.
_ANCHORS = frozenset({"revenue", "net_income", "total_assets", "operating_cash_flow"})


def name_net_income(candidates: list[Candidate]) -> list[Candidate]:
    """Tell the parent's net income from the group's and the common holders' in each table.

    The us-gaap NetIncomeLoss is the parent's. "Net income" above a row of minorities is the group's;
    where only the common holders' share is stated, on no table as sure as this one the whole, that is it.
    """
    by_table: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_table[candidate.table.ordinal].append(candidate)
    named = [renamed for group in by_table.values() for renamed in _name_in_table(group)]
    told = min((one.rank[0] for one in named if _is_reported(one, "net_income")), default=_NO_RANK)
    surer = {
        _ordinal(one) for one in named if _is_reported(one, "net_income_to_common") and one.rank[0] < told
    }
    return [
        _rename(one, "net_income") if one.code == "net_income_to_common" and _ordinal(one) in surer else one
        for one in named
    ]


# No table is as unsure.
_NO_RANK = 99


def _is_reported(candidate: Candidate, code: str) -> bool:
    return candidate.code == code and candidate.basis != "non_gaap" and _is_whole(candidate)


def _name_in_table(group: list[Candidate]) -> list[Candidate]:
    labels = [label for data, _ in group[0].table.rows for label in (data.row.label, *data.sections[-1:])]
    gaap = [candidate for candidate in group if candidate.basis != "non_gaap"]
    named = {
        candidate.label.rank: candidate.label.text for candidate in gaap if candidate.code == "net_income"
    }
    has_common = any(candidate.code == "net_income_to_common" for candidate in gaap)
    minorities = any(_MINORITIES.search(label) for label in labels)
    renames: dict[tuple[str, int], str] = {}
    if set(named) == {0, 1} and not minorities and _LEFT_FOR_HOLDERS.search(named[0]):
        renames["net_income", 0] = "net_income_to_common"
    elif set(named) == {0, 1}:
        renames["net_income", 1] = "net_income_with_minorities"
    elif set(named) == {1} and minorities and has_common:
        renames["net_income", 1] = "net_income_with_minorities"
        renames["net_income_to_common", 0] = "net_income"
    if any("discontinu" in label.lower() for label in labels):
        group = [candidate for candidate in group if candidate.label.rank != CONTINUING_RANK]
    codes = {candidate.code for candidate in group}
    if "eps_diluted" in codes and "eps_basic" not in codes:
        renames["eps", 1] = "eps_basic"  # the older convention: per share, and assuming dilution
    return [_rename(candidate, renames.get(_name_of(candidate))) for candidate in group]


def _name_of(candidate: Candidate) -> tuple[str, int] | None:
    """What a candidate is called, to be renamed by; an adjusted figure per share stands for itself."""
    if candidate.code == "eps" and candidate.basis == "non_gaap":
        return None
    return candidate.code, candidate.label.rank


def _rename(candidate: Candidate, code: str | None) -> Candidate:
    return replace(candidate, amount=replace(candidate.amount, code=code)) if code else candidate


def without_open_years(candidates: list[Candidate], anchor: date | None) -> list[Candidate]:
    """The candidates without whole years of tables where one of these is not over: they are parts of years.

    "Fiscal 2020" and "Fiscal 2019" under the headline of a second quarter are that quarter's.
    """
    open_tables = {
        _ordinal(one) for one in candidates if _is_year(one) and anchor and one.period.period_end > anchor
    }
    return [one for one in candidates if not (_is_year(one) and _ordinal(one) in open_tables)]


def _is_year(candidate: Candidate) -> bool:
    """Whether a column of what was reported names a year and nothing else."""
    parts, period = candidate.column.parts, candidate.period
    is_bare = parts.fiscal_period == "FY" and not parts.month
    return is_bare and period.period_end is not None and not candidate.table.is_outlook


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that do not contradict a surer one, in reading order."""
    chosen = _choose(candidates)
    if others := _tables_of_others(candidates, chosen):
        chosen = _choose([one for one in candidates if not _is_whole(one) or _ordinal(one) not in others])
    return sorted(chosen, key=lambda candidate: (candidate.figure.start, candidate.code))


def _choose(candidates: list[Candidate]) -> list[Candidate]:
    by_fact: dict[tuple, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_fact[_fact(candidate)].append(candidate)
    return [kept for group in by_fact.values() for kept in _agreeing(group)]


def _tables_of_others(candidates: list[Candidate], kept: list[Candidate]) -> set[int]:
    """Tables whose revenue, income or assets are not the company's: a subsidiary's, a segment's.

    What else such a table says as of the whole is that other one's too. A reconciliation has columns
    that differ by design.
    """
    held = set(map(id, kept))
    return {
        _ordinal(candidate)
        for candidate in candidates
        if id(candidate) not in held
        and candidate.code in _ANCHORS
        and candidate.basis == "gaap"
        and _is_whole(candidate)
        and candidate.table.kind != "reconciliation"
    } - {_ordinal(candidate) for candidate in kept if candidate.code in _ANCHORS and _is_whole(candidate)}


def _is_whole(candidate: Candidate) -> bool:
    return candidate.scope == "consolidated"


def _ordinal(candidate: Candidate) -> int:
    return candidate.table.ordinal


def _fact(candidate: Candidate) -> tuple:
    period = candidate.period
    when = (
        (period.period_end, _months(candidate))
        if period.period_end
        else (period.fiscal_year, period.fiscal_period)
    )
    return candidate.code, candidate.scope, candidate.basis, candidate.compare, when


def _months(candidate: Candidate) -> int | None:
    parts = candidate.column.parts
    return parts.months or (3 if (parts.fiscal_period or "").startswith("Q") else None)


def _agreeing(group: list[Candidate]) -> list[Candidate]:
    best = min(candidate.rank for candidate in group)
    first = [candidate for candidate in group if candidate.rank == best]
    table = min(candidate.table.ordinal for candidate in first)
    rows = sorted(
        (candidate for candidate in first if candidate.table.ordinal == table), key=lambda c: c.figure.start
    )
    # A statement of income says a thing where it belongs first; below come splits and notes.
    if rows[0].table.kind != "income" and not all(_agree(rows[0], other) for other in rows):
        return []
    return [candidate for candidate in group if _agree(rows[0], candidate)]


def _agree(one: Candidate, other: Candidate) -> bool:
    """Whether two printed figures can be one: within the rounding of the coarser."""
    if one.amount.value == other.amount.value:
        return True
    half = Decimal("0.5")
    step = max(each.amount.scale.scaleb(-each.figure.decimals) for each in (one, other))
    return abs(one.amount.value - other.amount.value) <= step * half
