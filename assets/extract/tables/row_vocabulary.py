"""What rows of financial statements are called. Data only.

The words are those of statements filed with the SEC from 1996 on, collected by reading. A label is
compared as `row_labels.plain_label` writes it: lower case, single spaces, no punctuation; it counts
only as a whole ("revenue net of subcontractor costs" is not revenue). Of two rows of one table that
name one metric the lower rank holds. Patterns are tried in order; the first that fits holds.
"""

from __future__ import annotations

from typing import NamedTuple

from assets.extract.metrics.vocabulary import COUNT, METRICS, MONEY, PER_SHARE, RATIO, Metric

# Metrics that only tables state.
TABLE_METRICS = METRICS | {
    metric.code: metric
    for metric in (
        Metric("net_income_with_minorities", MONEY, "ProfitLoss"),
        Metric("net_income_to_common", MONEY, "NetIncomeLossAvailableToCommonStockholdersBasic"),
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
    """One metric and the ways its row is called, as alternatives of a pattern."""

    code: str
    rank: int
    pattern: str


def _name(code: str, rank: int, *ways: str) -> RowName:
    return RowName(code, rank, "|".join(ways))


# A name so short that only a statement of income means the metric by it.
BARE_RANK = 2
AFTER_TAX_RANK = 4  # less sure than "net income": what associates earn may come after it
GAIN = r"(?:income|earnings|profits?|loss(?:es)?)"
GAINS = rf"(?:{GAIN}(?: (?:or |and )?{GAIN})?)"  # "income loss", "loss or profit"
_FOR_PERIOD = r"for the (?:reporting |financial )?(?:period|quarter|year|(?:three|six|nine|twelve) months)"
NET = rf"(?:net (?:{GAINS}|result)(?: {_FOR_PERIOD})?|{GAINS} {_FOR_PERIOD})"
COMPREHENSIVE = r"(?: and (?:other |total )?comprehensive (?:income|loss)(?: (?:income|loss))?)"
_UNIT = (
    r"(?:class [a-c] )?"
    r"(?:limited partner(?:ship)? |limited partners |american depositary |(?:non ?)?voting )?"
    r"(?:common |ordinary |capital )?(?:shares?|stock|units?|ads)"
)
_STOCK = r"(?:class [a-c](?: and (?:class )?[a-c])? )?(?:common |capital |ordinary )?(?:stock|shares)"
_HOLDERS = (
    r"(?:(?:share|stock|unit) ?(?:holders?|owners?)|stock|shares?|units?"
    r"|equity (?:holders|owners))"
)
_OWED = r"(?:attributable|available|applicable|allocable|allocated|attributed)"
TO = rf"(?:{_OWED}(?: (?:available|related))? to|available for(?= (?:\w+ ){{0,3}}{_HOLDERS}))"
_NO_PARENT = (
    r"(?!.*\b(?:non ?controlling|minority|redeemable|preferred|participating|discontinued|continuing"
    r"|limited partners?|general partners?|predecessor|all stockholders"
    r"|unvested|non ?vested|restricted)\b)"
)
_WHOM = rf"(?: {TO} {_NO_PARENT}[\w ]{{1,70}}?| common (?:share|stock|unit) ?holders?)"
PER_UNIT = (
    rf"per (?:weighted )?(?:average )?(?:basic |diluted )?{_UNIT}"
    rf"(?: of {_STOCK}(?: and {_STOCK})?(?: and {_STOCK})?)?"
    r"(?: equivalent)?(?: outstanding)?"
)
# What an investment company earns.
NET_ASSETS = (
    r"net (?:increase|decrease|increase decrease) in (?:net assets(?: resulting from operations)?"
    r"|(?:stock|share)holders equity resulting from operations)"
)
_AMOUNT = rf"(?:(?:net )?{GAINS}{_WHOM}?|{NET_ASSETS}) {PER_UNIT}{_WHOM}?"  # ... attributable to
_PER = rf"(?:{_AMOUNT}|eps{_WHOM}?|{PER_UNIT} {NET})"
_BOTH = r"(?:basic and (?:fully )?diluted|diluted and basic|basic diluted)"
_DILUTED = r"(?:(?:fully )?diluted|assuming (?:full )?dilution)"
_CASH = (
    r"(?:net )?cash (?:flows? )?(?:provided|used|generated|from|flows?)?"
    r"(?: ?(?:(?:by|in|from|for) )?(?:(?:used|provided) (?:by|in|for) )?(?:by |in |from |for )?)?"
)
_PROPERTY = r"(?:property(?: plant)?(?: and)?(?: equipment)?|fixed assets|premises and equipment)"
_WHOLE = r"(?:consolidated |company |group )?"
_SOLD = r"(?:net )?(?:revenues?|sales|goods sold|products sold)"
_TAX_WORD = r"(?:provision|benefit|expense)"
_MINORITIES = r"(?:non ?controlling|minority) interests?"
_AVERAGE = r"(?:weighted )?(?:average )?(?:number of )?"

NAMES = (
    # revenue
    _name(
        "revenue", 0,
        rf"(?:consolidated )?(?:gross )?total {_WHOLE}(?:net )?(?:revenues?|sales)(?: net)?",
        r"total (?:net )?(?:operating )?(?:revenues?|sales) and (?:gains|other)"
        r"(?: operating)?(?: income| revenues?| items| gains)?(?: loss)?",
        r"total (?:net )?sales and (?:other )?(?:operating )?revenues?",
        r"(?:total )?(?:net )?revenues? net of interest expense",
    ),
    _name(
        "revenue", 1,
        # an insurer's operating revenue is the whole before what its investments gain
        rf"(?:consolidated )?total {_WHOLE}(?:railway |net )?operating (?:revenues?|sales)(?: net)?",
        rf"{_WHOLE}(?:net )?(?:operating )?(?:revenues?|sales|turnover)(?: net)?",
        r"(?:net )?(?:sales|revenues?) (?:to|from) (?:external )?customers",
        r"(?:net )?(?:revenues?|sales) and other(?: (?:operating )?income)?",
        r"(?:net )?sales and (?:other )?(?:operating |service )?revenues?",
        r"contract revenues?",
        r"sales net of returns(?: and allowances)?",
        r"(?:net )?(?:sales|revenues?) (?:including|includes?) (?!.*\bexcise\b).*",
        r"(?:total )?revenues? from (?:operations|services|external customers|contracts with customers)",
        r"(?:net )?service revenues?",
    ),
    # before what is the state's, where a row below names what is left
    _name("revenue", BARE_RANK, r"(?:net )?(?:sales|revenues?)(?: and .*)? including .*\bexcise\b.*"),
    # costs
    _name("cost_of_revenue", 0, rf"total costs? of {_SOLD}"),
    _name("cost_of_revenue", 1, rf"costs? of {_SOLD}(?: net)?"),
    _name(
        "gross_profit", 0, r"(?:total |consolidated )?gross (?:(?:profit|margin)(?: loss)?|loss(?: profit)?)",
        r"gross (?:profit margin|(?:profit )?margin (?:percentage|percent|rate))",
    ),
    _name(
        "research_and_development", 0,
        r"(?:total )?research (?:and )?development(?: expenses?| costs?)?(?: net)?",
    ),
    _name(
        "selling_general_and_administrative", 0,
        r"(?:sales|selling)(?: marketing)? general (?:and )?administrative(?: expenses?)?",
    ),
    _name("operating_expenses", 0, r"total operating (?:costs? and )?expenses?"),
    # income
    _name(
        "operating_margin", 0,
        r"operating (?:profit |income )?margin(?: percentage| percent)?",
        r"operating (?:income|profit) as a of (?:net )?(?:sales|revenues?)",
    ),
    _name(
        "operating_income", 0,
        # "Net operating income" is rent less the costs of property to one, income after tax to another
        rf"(?:total |consolidated )?operating (?:{GAINS}|result)",
        rf"net operating loss|{GAINS} from operations",
    ),
    _name(
        "pretax_income", 0,
        rf"(?:net )?{GAINS} (?:from continuing operations )?before "
        rf"(?:(?:{_TAX_WORD}|\w+)(?: {_TAX_WORD})? (?:for|from)(?: {_TAX_WORD} (?:for|from))? )?"
        rf"(?:u s )?(?:federal |foreign )*(?:income )?(?:tax(?:es)?|taxation)"
        rf"(?: {_TAX_WORD})?(?: {_TAX_WORD})?(?: and {_MINORITIES})?(?: from continuing operations)?",
        rf"pre ?tax {GAINS}",
    ),
    _name(
        "income_tax", 0,
        rf"(?:total )?(?:{_TAX_WORD}(?: (?:for|from))?(?: {_TAX_WORD})? (?:for|from) )?"
        rf"(?:federal )?income tax(?:es)?(?: {_TAX_WORD})?(?: {_TAX_WORD})?",
    ),
    _name(
        "income_continuing_operations", 0,
        rf"(?:net )?{GAINS} from continuing operations(?: net of (?:income )?tax(?:es)?)?",
    ),
    _name(
        "net_income_to_common", 0,
        rf"(?!.*\bper\b)(?:consolidated )?(?:{NET}|{GAINS}) {TO} (?:[\w ]+? )?"
        rf"(?:common|class a common|ordinary|all stockholders)(?: {_HOLDERS})?"
        r"(?: of [\w ]+)?(?: (?:basic|diluted|basic and diluted))?",
        rf"{GAINS} {TO} common {_HOLDERS}",
        rf"(?:{NET}|{GAINS}) (?:available )?(?:on|for) common {_HOLDERS}|{NET} (?:to )?common {_HOLDERS}",
        rf"limited partners?(?: interests?)?(?: in)? {NET}|{NET} {TO} limited partners?(?: [\w ]+)?",
    ),
    _name(
        "net_income", 0,
        rf"(?!.*\bper\b)(?:consolidated )?(?:{NET}|{GAINS}){_WHOM}",
        rf"{NET} to (?:share|stock) ?holders",
    ),
    _name(
        "net_income_with_minorities", 0,
        rf"consolidated {NET}",
        rf"{NET} including {_MINORITIES}",
        rf"{NET} before (?:allocation to )?{_MINORITIES}(?: in .*)?",
    ),
    _name(
        "net_income", 1,
        rf"{NET}{COMPREHENSIVE}?(?: gaap basis)?",
        NET_ASSETS,
    ),
    _name("net_income", BARE_RANK, r"profits?(?: loss)?"),
    _name("net_income", AFTER_TAX_RANK, rf"{GAINS} after (?:income )?tax(?:es|ation)?"),
    # per share
    _name(
        "eps_both", 0,
        rf"(?:reported |total )?{_BOTH} {_PER}", rf"(?:total )?{_PER} {_BOTH}",
        rf"(?:net )?{GAINS}{_WHOM}? per {_BOTH} {_UNIT}{_WHOM}?",
    ),
    _name(
        "eps_diluted", 0,
        rf"(?:reported |total )?{_DILUTED} {_PER}",
        rf"(?:net )?{GAINS}{_WHOM}? per diluted {_UNIT}(?: outstanding)?{_WHOM}?",
        rf"(?:total )?{_PER} {_DILUTED}",
    ),
    _name(
        "eps_basic", 0,
        rf"(?:reported |total )?(?:basic|primary) {_PER}",
        rf"(?:net )?{GAINS}{_WHOM}? per basic {_UNIT}(?: outstanding)?{_WHOM}?",
        rf"(?:total )?{_PER} (?:basic|primary)",
    ),
    _name("eps", 1, _PER),
    _name(
        "average_shares_diluted", 0,
        rf"{_AVERAGE}diluted {_AVERAGE}(?:common )?shares(?: outstanding)?",
        rf"(?:weighted )?average (?:number of )?(?:common )?shares(?: outstanding)? {_DILUTED}",
    ),
    _name(
        "average_shares_basic", 0,
        rf"{_AVERAGE}basic {_AVERAGE}(?:common )?shares(?: outstanding)?",
        r"(?:weighted )?average (?:number of )?(?:common )?shares(?: outstanding)? basic",
    ),
    _name(
        "dividend_per_share", 0,
        r"(?:(?:regular |quarterly )?cash )?(?:dividends?|distributions?) (?:declared |paid )?(?:and paid )?"
        r"per (?:common )?(?:share|unit)(?: of common stock)?",
    ),
    # banks
    _name("net_interest_income", 0, r"(?:total )?net interest income"),
    _name("net_interest_margin", 0, r"net interest margin"),
    _name("deposits", 0, r"total deposits"),
    # balance sheet
    _name(
        "cash", 0,
        r"(?:total )?cash and cash equivalents(?: at (?:the )?end of (?:the )?(?:period|quarter|year))?",
        r"cash(?: and equivalents)?",
    ),
    _name("debt", 0, r"total debt"),
    _name("inventory", 0, r"(?:total )?inventor(?:y|ies)(?: net)?"),
    _name("total_assets", 0, r"total assets"),
    _name("total_liabilities", 0, r"total liabilities"),
    _name(
        "total_equity", 0,
        r"total (?:(?!.*\band\b)[\w ]{1,40} )?(?:share|stock) ?(?:holders|owners) "
        r"?(?:equity|deficit|deficiency)(?: (?:equity|deficit))?",
    ),
    _name("total_equity", 1, r"total equity"),
    # cash flow
    _name(
        "operating_cash_flow", 0,
        rf"{_CASH} ?(?:continuing )?operating activities(?: continuing operations)?",
        r"operating cash flows?|cash (?:generated|provided|used) (?:by|from|in) operations",
    ),
    _name("investing_cash_flow", 0, rf"{_CASH} ?investing activities"),
    _name("financing_cash_flow", 0, rf"{_CASH} ?financing activities"),
    _name(
        "capital_expenditure", 0,
        r"(?:payments for )?capital expenditures?",
        rf"(?:purchases?|acquisitions?|additions?) (?:of|to) {_PROPERTY}",
    ),
    _name("free_cash_flow", 0, r"free cash flows?"),
    _name("ebitda", 0, r"(?:consolidated )?(?:adjusted )?ebitda"),
)  # fmt: skip
