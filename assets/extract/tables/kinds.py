"""What kind of table it is, and what such a table may be trusted to state of the whole company.

A statement of income states costs; a note that splits stock compensation by the same labels does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assets.extract.rare import compile_rare

KIND_RANKS = {
    "income": 0,
    "balance": 0,
    "cash_flow": 1,
    "highlights": 2,
    "reconciliation": 3,
    "segments": 4,
    "ratios": 5,
    "another": 6,
}

_NET_INCOMES = frozenset({"net_income", "net_income_to_common", "net_income_with_minorities"})
CASH_FLOWS = frozenset({"operating_cash_flow", "investing_cash_flow", "financing_cash_flow"})
_COSTS = frozenset({"cost_of_revenue", "operating_expenses", "operating_income", "research_and_development"})
_PER_SHARE = frozenset({"eps_basic", "eps_diluted", "eps"})
# Outflows: a statement that prints them in brackets takes them off, their amount is positive.
OUTFLOWS = frozenset(
    {
        "capital_expenditure", "cost_of_revenue", "income_tax", "operating_expenses",
        "research_and_development", "selling_general_and_administrative", "dividend_per_share",
    }
)  # fmt: skip
# Metrics whose labels stand in many notes with another meaning: only the statement itself counts.
_ONLY_STATEMENT = frozenset(
    {
        "cost_of_revenue", "income_tax", "operating_expenses", "pretax_income", "research_and_development",
        "selling_general_and_administrative",
    }
)  # fmt: skip
_FIRST_CASH_FLOW_ROWS = CASH_FLOWS | _NET_INCOMES | {"capital_expenditure", "free_cash_flow"}

_INCOME_TITLE = compile_rare(
    r"statements?\s+of\s+(?:consolidated\s+)?(?:\w+\s+)?(?:operations|income|earnings|\(?loss|comprehensive)"
    r"|\bincome\s+statements?\b|\bresults\s+of\s+operations\b|\bearnings\s+statement",
    re.IGNORECASE,
)
_RECONCILIATION = re.compile(r"reconcil|non[\s\-\u2010-\u2015]?gaap|\badjusted\b", re.IGNORECASE)
_SEGMENTS = compile_rare(
    r"\bsegments?\b|\bby\s+(?:region|geograph\w+|product|market|business|channel|country|category|type|division)"
    r"|\bgeographic|\bdisaggregat|\bdivision(?:al|s)\b|\bbusiness\s+units?\b",
    re.IGNORECASE,
)
# Not the company as it reported: another company, a part that is gone, or what might have been.
_ANOTHER = compile_rare(
    r"\bunconsolidated\b|\bjoint\s+ventures?\b|\bpro\s?-?\s?forma\b|\bequity\s+method\b"
    r"|(?<!classified for )(?<!stated for )(?<!adjusted for )(?<!reflect )\bdiscontinued\s+operations\b"
    r"|\bparent\s+(?:company\s+)?only\b|\bcondensed\s+(?:financial\s+)?(?:information|statements?)\s+of\s+(?:the\s+)?(?:parent|registrant)"
    r"|\bwholly[\s-]owned\b|\bsince\s+(?:its|the|their)\s+acquisition\b|\bcombined\s+company\b"
    r"|^\W*same[\s-](?:store|property|community|center)s?\b|^\W*system[\s-]?wide\s+sales\W*(?:\(.*)?$"
    r"|\bguarantors?\b|\bsubsidiary\s+issuers?\b|\bconsolidating\b|\binvestees?\b",
    re.IGNORECASE,
)
# What stands above may be the notes of the table before.
_FOOTNOTE = re.compile(r"^\s*(?:\(\w{1,2}\)|\[\w{1,2}\]|[*\u2020\u2021]|\d{1,2}\s)|[.;]\s*$")
_CONSOLIDATED = compile_rare(
    r"\bconsolidated\s+(?:condensed\s+|interim\s+)*(?:income\s+)?statements?\b", re.IGNORECASE
)
_RATIOS = compile_rare(
    r"\bpercent(?:age)?s?\s+of\s+(?:total\s+|net\s+)?(?:revenues?|sales)\b|\bgrowth\s+rates?\b", re.IGNORECASE
)
_OUTLOOK = re.compile(r"\b(?:outlook|guidance|forecast|projected)\b", re.IGNORECASE)
# Headings under which a known label means a part: "Stock-based compensation", "Europe segment".
_PART_HEADING = compile_rare(
    r"\bcompensation\b|\bamortization\b|\bdepreciation\b|\bfollowing\b|\bincluded?s?\b|\bconsists?\b|\bsegments?\b"
    r"|\bimpact|\bitems?\b|\badjust(?:ments?|ing)\b|\bexclud|\bpercent|%|\bas a\b"
    r"|\brestructuring\b|\bacquisition"
    r"|\ballocat|\breclass|\bpro ?forma\b|\bdiscontinued\b|\bsupplement"
    r"|\bjoint venture|\bless\b|\badd\b|\brelated\b(?! to common\b)"
    r"|\bchanges? in\b|\beffects? of\b|(?<!of the )(?<!of )\bparent\b|(?<!operating )\bcharges\b"
    r"|\bcosts and expenses of\b",
    re.IGNORECASE,
)
# Headings inside a statement of income whose rows end before the next known one: "Less:" above costs or
# the shares of minorities, "Revenue by segment" above the total that the costs are taken from.
_PASSING_HEADING = re.compile(
    r"(?:less|add|deduct|plus)(?: .*(?:non ?controlling|minority).*)?"
    r"|(?:net |total )?(?:revenues?|sales) by [\w ]+"
)
_DISCONTINUED = re.compile(r"discontinued operations")
_SEGMENT_HEADING = re.compile(r"\bsegment\b|\bdivision\b|\bregion\b", re.IGNORECASE)
# Words that headings of the whole company are made of; another word may be the name of a part.
_WHOLE_WORDS = frozenset(
    """a an and amounts as assets at balance basic basis cash common company comprehensive condensed
    consolidated data diluted earnings ended except expenses financial fiscal flow flows for from gaap
    highlights in income
    information key liabilities loss margin measures metrics millions months nine non of operating operations
    other per performance period profit quarter ratio ratios reconciliation reported results revenue revenues
    sales selected share shares sheet six statement statements statistics summary the thousands three to total
    twelve u s unaudited us weeks year years net gross attributable stockholders shareholders stock dollars
    interest and taxes tax before ebitda free provided by activities first second third fourth ending with
    continuing costs cost numerator denominator computation calculation end profitability
    january february march april may june july august september october november december""".split()  # noqa: SIM905
)


def name_kind(
    title: str, lead: str, codes: set[str], labels: list[str], headings: tuple[str, ...] = ()
) -> str:
    """income, balance, cash_flow, highlights, ...; ``ratios`` and ``another`` state nothing.

    ``headings`` are those of the first row, which the title ends with: a statement of income may begin
    with "Revenue by segment".
    """
    if _is_of_another(title, lead):
        return "another"
    is_statement = bool(codes & _NET_INCOMES and codes & {"pretax_income", "income_tax"})
    is_statement = is_statement or bool(codes & _NET_INCOMES and codes & _PER_SHARE and codes & _COSTS)
    is_titled = bool(_INCOME_TITLE.search(title) and codes & _NET_INCOMES and codes & _PER_SHARE)
    if is_titled and (is_statement or not (_RECONCILIATION.search(title) or _SEGMENTS.search(title))):
        return "income"
    if _RATIOS.search(title) and not codes & _PER_SHARE:
        return "ratios"
    if "total_assets" in codes and not codes & (CASH_FLOWS | _PER_SHARE | _NET_INCOMES):
        return "balance"
    if len(codes & CASH_FLOWS) > 1 and not codes & {"revenue", "eps_diluted"}:
        return "cash_flow"
    is_whole = is_statement and bool(codes & _PER_SHARE)
    if any(_SEGMENTS.search(line) for line in title.split("\n") if not (is_whole and line in headings)):
        return "segments"
    reconciles = bool(_RECONCILIATION.search(title) or _RECONCILIATION.search(" ".join(labels)))
    if is_statement and (not reconciles or _INCOME_TITLE.search(title)):
        return "income"
    return "reconciliation" if reconciles else "highlights"


def _is_of_another(title: str, lead: str) -> bool:
    lines = [*(line for line in title.split("\n") if not _FOOTNOTE.search(line)), lead]
    is_consolidated = any(_CONSOLIDATED.search(line) and not _ANOTHER.search(line) for line in lines)
    return not is_consolidated and any(map(_ANOTHER.search, lines))


@lru_cache(maxsize=1024)  # asked for every figure of a table
def is_outlook(kind: str, title: str) -> bool:
    """Whether a table speaks of what is to come; the statements themselves never do."""
    return kind not in ("income", "balance", "cash_flow") and bool(_OUTLOOK.search(title))


def may_state(kind: str, code: str, headings: list[str], is_state: bool) -> bool:
    """Whether a row of this kind of table, under these headings, states the metric of the whole company.

    ``headings`` are plain words, the nearest last; ``is_state`` tells a state of things from a flow.
    """
    heading = headings[-1] if headings else ""
    if kind == "balance":
        return is_state
    if kind in ("ratios", "another"):
        return False
    is_of_part = bool(_PART_HEADING.search(heading))
    if kind == "income":
        is_after = code in _NET_INCOMES and _DISCONTINUED.fullmatch(heading)
        return not is_of_part or bool(_PASSING_HEADING.fullmatch(heading) or is_after)
    if kind == "cash_flow":
        return code in _FIRST_CASH_FLOW_ROWS or (code == "cash" and not heading)
    if code in _ONLY_STATEMENT or is_of_part or _SEGMENT_HEADING.search(heading):
        return False
    # No part of a company has earnings per share: the heading is one of the page's own words.
    return code in _PER_SHARE or {word for word in heading.split() if not word.isdigit()} <= _WHOLE_WORDS


__all__ = ["CASH_FLOWS", "KIND_RANKS", "OUTFLOWS", "is_outlook", "may_state", "name_kind"]
