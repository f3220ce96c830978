"""What rows of financial statements are called. Data only.

The words are those of statements filed with the SEC from 1996 on, collected by reading. A label is
compared as `row_labels.plain_label` writes it: lower case, single spaces, no punctuation; it counts
only as a whole ("revenue net of subcontractor costs" is not revenue). Of two rows of one table that
name one metric the lower rank holds. Patterns are tried in order; the first that fits holds.
"""

from __future__ import annotations

from typing import NamedTuple

from assets.extract.metric_vocabulary import COUNT, METRICS, MONEY, PER_SHARE, RATIO, Metric

# Metrics that only tables state.
TABLE_METRICS = METRICS | {
    metric.code: metric
    for metric in (
        Metric("net_income_with_minorities", MONEY, "ProfitLoss"),
        Metric("net_income_to_common", MONEY, "NetIncomeLossAvailableToCommonStockholdersBasic"),
        Metric("income_continuing", MONEY, "IncomeLossFromContinuingOperations"),
        Metric("income_tax", MONEY, "IncomeTaxExpenseBenefit"),
        Metric("selling_general_and_administrative", MONEY, "SellingGeneralAndAdministrativeExpense"),
        Metric("inventory", MONEY, "InventoryNet"),
        Metric("total_liabilities", MONEY, "Liabilities"),
        Metric("total_equity", MONEY, "StockholdersEquity"),
        Metric("investing_cash_flow", MONEY, "NetCashProvidedByUsedInInvestingActivities"),
        Metric("financing_cash_flow", MONEY, "NetCashProvidedByUsedInFinancingActivities"),
        Metric("dividend_per_share", PER_SHARE, "CommonStockDividendsPerShareDeclared"),
        Metric("average_shares_basic", COUNT, "WeightedAverageNumberOfSharesOutstandingBasic"),
        Metric("average_shares_diluted", COUNT, "WeightedAverageNumberOfDilutedSharesOutstanding"),
        Metric("operating_margin", RATIO, None),
    )
}


class RowName(NamedTuple):
    """One way a row is called."""

    code: str
    rank: int
    pattern: str


GAIN = r"(?:income|earnings|profits?|loss(?:es)?)"
GAINS = rf"(?:{GAIN}(?: (?:or |and )?{GAIN})?)"  # "income loss", "loss or profit"
NET = rf"(?:net {GAINS}|{GAINS} for the (?:period|quarter|year))"
COMPREHENSIVE = r"(?: and (?:other |total )?comprehensive (?:income|loss)(?: (?:income|loss))?)"
_UNIT = (
    r"(?:class [ab] |limited partner(?:ship)? |limited partners |american depositary |voting )?"
    r"(?:common |ordinary |capital )?(?:shares?|stock|units?|ads)"
)
_HOLDERS = (
    r"(?:(?:share|stock|unit) ?(?:holders?|owners?)|limited partners|stock|shares?|units?"
    r"|equity (?:holders|owners))"
)
TO = r"(?:attributable|available|applicable|allocable|allocated|attributed) to"
_NO_PARENT = (
    r"(?!.*\b(?:non ?controlling|minority|redeemable|preferred|participating|discontinued|continuing)\b)"
)
_WHOM = rf"(?: {TO} {_NO_PARENT}[\w ]{{1,70}}?)"
PER_UNIT = (
    rf"per (?:weighted )?(?:average )?(?:basic |diluted )?{_UNIT}(?: of (?:class [ab] )?(?:common |capital )?stock)?"
    r"(?: equivalent)?(?: outstanding)?"
)
_AMOUNT = rf"(?:net )?{GAINS}{_WHOM}? {PER_UNIT}{_WHOM}?"  # net income per share attributable to ...
_BOTH = r"(?:basic and (?:fully )?diluted|diluted and basic|basic diluted)"
_DILUTED = r"(?:(?:fully )?diluted|assuming (?:full )?dilution)"
_CASH = (
    r"(?:net )?cash (?:flows? )?(?:provided|used|generated|from|flows?)?"
    r"(?: ?(?:(?:by|in|from|for) )?(?:(?:used|provided) (?:by|in|for) )?(?:by |in |from |for )?)?"
)
_PROPERTY = r"(?:property(?: plant)?(?: and)?(?: equipment)?|fixed assets|premises and equipment)"

NAMES = (
    # revenue
    RowName("revenue", 0, r"(?:consolidated )?(?:gross )?total (?:net )?(?:operating )?(?:revenues?|sales)(?: net)?"),
    RowName("revenue", 0, r"total (?:net )?(?:revenues?|sales) and other(?: operating)?(?: income| revenues?)?"),
    RowName("revenue", 0, r"total (?:net )?sales and (?:other )?(?:operating )?revenues?"),
    RowName("revenue", 0, r"(?:total )?(?:net )?revenues? net of interest expense|total net sales and revenues?"),
    RowName("revenue", 1, r"(?:consolidated )?(?:net )?(?:operating )?(?:revenues?|sales|turnover)(?: net)?"),
    RowName("revenue", 1, r"sales to customers|(?:net )?(?:revenues?|sales) and other(?: (?:operating )?income)?"),
    RowName("revenue", 1, r"(?:net )?sales and (?:other )?(?:operating |service )?revenues?|contract revenues?"),
    RowName("revenue", 1, r"sales net of returns(?: and allowances)?|net sales including .*|revenues? from operations"),
    # costs
    RowName("cost_of_revenue", 0, r"total costs? of (?:net )?(?:revenues?|sales|goods sold|products sold)"),
    RowName("cost_of_revenue", 1, r"costs? of (?:net )?(?:revenues?|sales|goods sold|products sold)(?: net)?"),
    RowName("gross_profit", 0, r"(?:total |consolidated )?gross (?:profit|margin)(?: loss)?"),
    RowName("research_and_development", 0, r"(?:total )?research (?:and )?development(?: expenses?| costs?)?(?: net)?"),
    RowName("selling_general_and_administrative", 0, r"(?:sales|selling)(?: marketing)? general (?:and )?administrative(?: expenses?)?"),
    RowName("operating_expenses", 0, r"total operating (?:costs? and )?expenses?"),
    # income
    RowName("operating_margin", 0, r"operating (?:profit |income )?margin(?: percentage| percent)?|operating (?:income|profit) as a of (?:net )?(?:sales|revenues?)"),
    RowName("operating_income", 0, rf"(?:total |consolidated )?(?:net )?operating {GAINS}|{GAINS} from operations"),
    RowName("pretax_income", 0, rf"(?:net )?{GAINS} (?:from continuing operations )?before (?:(?:provision|benefit|provision benefit|\w+) (?:for|from) )?(?:income )?tax(?:es)?(?: expense| provision)?(?: benefit)?"),
    RowName("income_tax", 0, r"(?:total )?(?:(?:provision|benefit|expense)(?: (?:provision|benefit|expense))? (?:for|from) )?income tax(?:es)?(?: (?:expense|benefit|provision))?(?: (?:expense|benefit|provision))?"),
    RowName("income_continuing", 0, rf"(?:net )?{GAINS} from continuing operations(?: net of (?:income )?tax(?:es)?)?"),
    RowName("net_income_to_common", 0, rf"(?:consolidated )?{NET} {TO} (?:[\w ]+? )?(?:common|class a common|ordinary)(?: {_HOLDERS})?(?: of [\w ]+)?(?: (?:basic|diluted|basic and diluted))?"),
    RowName("net_income_to_common", 0, rf"{GAINS} (?:{TO}|available for) common (?:{_HOLDERS})|{NET} (?:on|for) common stock"),
    RowName("net_income", 0, rf"(?!.*\bper\b)(?:consolidated )?(?:{NET}|{GAINS}){_WHOM}"),
    RowName("net_income_with_minorities", 0, rf"consolidated {NET}|{NET} including (?:non ?controlling|minority) interests?"),
    RowName("net_income_with_minorities", 0, rf"{NET} before (?:allocation to )?(?:non ?controlling|minority) interests?(?: in .*)?"),
    RowName("net_income", 1, rf"{NET}{COMPREHENSIVE}?"),
    # per share
    RowName("eps_both", 0, rf"(?:reported )?{_BOTH} (?:{_AMOUNT}|eps)"),
    RowName("eps_both", 0, rf"{_AMOUNT}(?: {_BOTH}|{_WHOM} {_BOTH})|eps {_BOTH}"),
    RowName("eps_diluted", 0, rf"(?:reported )?{_DILUTED} (?:{_AMOUNT}|eps)"),
    RowName("eps_diluted", 0, rf"(?:net )?{GAINS}{_WHOM}? per diluted {_UNIT}(?: outstanding)?{_WHOM}?"),
    RowName("eps_diluted", 0, rf"{_AMOUNT} {_DILUTED}|eps {_DILUTED}"),
    RowName("eps_basic", 0, rf"(?:reported )?(?:basic|primary) (?:{_AMOUNT}|eps)"),
    RowName("eps_basic", 0, rf"(?:net )?{GAINS}{_WHOM}? per basic {_UNIT}(?: outstanding)?{_WHOM}?"),
    RowName("eps_basic", 0, rf"{_AMOUNT} (?:basic|primary)|eps (?:basic|primary)"),
    RowName("eps", 1, rf"{_AMOUNT}|eps"),
    RowName("average_shares_diluted", 0, rf"(?:weighted )?(?:average )?(?:number of )?diluted (?:weighted )?(?:average )?(?:number of )?(?:common )?shares(?: outstanding)?|(?:weighted )?average (?:number of )?(?:common )?shares(?: outstanding)? {_DILUTED}"),
    RowName("average_shares_basic", 0, r"(?:weighted )?(?:average )?(?:number of )?basic (?:weighted )?(?:average )?(?:number of )?(?:common )?shares(?: outstanding)?|(?:weighted )?average (?:number of )?(?:common )?shares(?: outstanding)? basic"),
    RowName("dividend_per_share", 0, r"(?:(?:regular |quarterly )?cash )?(?:dividends?|distributions?) (?:declared |paid )?(?:and paid )?per (?:common )?share(?: of common stock)?"),
    # banks
    RowName("net_interest_income", 0, r"(?:total )?net interest income"),
    RowName("net_interest_margin", 0, r"net interest margin"),
    RowName("deposits", 0, r"total deposits"),
    # balance sheet
    RowName("cash", 0, r"(?:total )?cash and cash equivalents(?: at (?:the )?end of (?:the )?(?:period|quarter|year))?|cash"),
    RowName("inventory", 0, r"(?:total )?inventor(?:y|ies)(?: net)?"),
    RowName("total_assets", 0, r"total assets"),
    RowName("total_liabilities", 0, r"total liabilities"),
    RowName("total_equity", 0, r"total (?:share|stock) ?(?:holders|owners) ?(?:equity|deficit|deficiency)(?: (?:equity|deficit))?"),
    RowName("total_equity", 1, r"total equity"),
    # cash flow
    RowName("operating_cash_flow", 0, rf"{_CASH} ?(?:continuing )?operating activities(?: continuing operations)?|operating cash flows?"),
    RowName("investing_cash_flow", 0, rf"{_CASH} ?investing activities"),
    RowName("financing_cash_flow", 0, rf"{_CASH} ?financing activities"),
    RowName("capital_expenditure", 0, rf"(?:payments for )?capital expenditures?|(?:purchases?|acquisitions?|additions?) (?:of|to) {_PROPERTY}"),
    RowName("free_cash_flow", 0, r"free cash flows?"),
    RowName("ebitda", 0, r"ebitda"),
)  # fmt: skip
