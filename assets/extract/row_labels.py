"""What rows of financial statements are called: labels of rows to metric codes.

The words are those of statements filed with the SEC, collected by reading; each metric's us-gaap
concept stands in `metric_vocabulary.py` or beside the ones only tables have. A label counts only
as a whole: "Revenue, net of subcontractor costs" is not revenue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assets.extract.metric_vocabulary import COUNT, METRICS, MONEY, PER_SHARE, Metric

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
    )
}


@dataclass(frozen=True, slots=True)
class RowMetric:
    """What a row states."""

    codes: tuple[str, ...]  # two where one figure is basic and diluted
    rank: int  # 0 is the surest name of the metric; of two rows of a table the lower rank holds
    basis: str | None = None  # gaap, non_gaap where the label says it
    is_loss: bool = False  # the label speaks of a loss only: a bare figure is one
    text: str = ""  # the metric in the page's words


_GAIN = r"(?:income|earnings|profits?|loss(?:es)?)"
_GAINS = rf"(?:{_GAIN}(?:\s(?:or\s|and\s)?{_GAIN})?)"  # income loss, profit or loss
_NET = rf"(?:net\s{_GAINS}|{_GAINS}\sfor\sthe\s(?:period|quarter|year))"
_COMMON = r"(?:common\s|ordinary\s)?(?:share|stock|unit)"
_HOLDERS = r"(?:(?:common\s|ordinary\s)?(?:share\s?holders?|stock\s?holders?|share\s?owners?|unit\s?holders?|stock|shares?|equity\s(?:holders|owners)))"
_TO = r"(?:attributable|available|applicable|allocable|allocated|attributed)\sto"
_PER_SHARE = rf"per\s(?:basic\s|diluted\s|average\s)?{_COMMON}(?:\sof\s(?:common\s)?stock)?(?:\sequivalent)?"
_TAIL = r"(?:\soutstanding)?"

# code, rank, label as a whole. Tried in this order; the first that fits holds.
_LABELS: tuple[tuple[str, int, str], ...] = (
    ("revenue", 0, r"(?:consolidated\s)?total\s(?:net\s)?(?:operating\s)?(?:revenues?|sales)(?:\snet)?(?:\sand\sother(?:\sincome)?)?"),
    ("revenue", 0, r"total\s(?:net\s)?(?:sales|revenues?)\sand\s(?:other\s)?(?:operating\s)?(?:revenues?|income)|total\srevenues?\snet\sof\sinterest\sexpense"),
    ("revenue", 1, r"(?:consolidated\s)?(?:net\s)?(?:operating\s)?(?:revenues?|sales|turnover)(?:\snet)?"),
    ("revenue", 1, r"sales\sto\scustomers|(?:net\s)?(?:revenues?|sales)\sand\sother(?:\sincome)?|net\ssales\sand\s(?:operating\s)?revenues?|(?:net\s)?sales\sand\sservice\srevenues?|contract\srevenues?|consolidated\s(?:net\s)?(?:revenues?|sales)"),
    ("cost_of_revenue", 0, r"total\scosts?\sof\s(?:net\s)?(?:revenues?|sales|goods\ssold|products\ssold)"),
    ("cost_of_revenue", 1, r"costs?\sof\s(?:net\s)?(?:revenues?|sales|goods\ssold|products\ssold)"),
    ("gross_profit", 0, r"(?:total\s|consolidated\s)?gross\s(?:profit|margin)(?:\sloss)?"),
    ("research_and_development", 0, r"(?:total\s)?research\s(?:and\s)?development(?:\sexpenses?|\scosts?)?(?:\snet)?|research\sdevelopment\sand\sengineering"),
    ("selling_general_and_administrative", 0, r"(?:sales|selling)(?:\smarketing)?\sgeneral\s(?:and\s)?administrative(?:\sexpenses?)?"),
    ("operating_expenses", 0, r"total\soperating\s(?:costs?\sand\s)?expenses?|total\scosts?\sand\s(?:operating\s)?expenses?"),
    ("operating_income", 0, rf"(?:total\s|consolidated\s)?(?:net\s)?operating\s{_GAINS}|{_GAINS}\sfrom\soperations"),
    ("pretax_income", 0, rf"(?:net\s)?{_GAINS}\s(?:from\scontinuing\soperations\s)?before\s(?:provision\sfor\s|benefit\sfrom\s|provision\sbenefit\sfor\s|\w+\sfor\s)?(?:income\s)?tax(?:es)?(?:\sexpense)?(?:\sbenefit)?"),
    ("income_tax", 0, r"(?:total\s)?(?:(?:provision|benefit)(?:\s(?:provision|benefit))?\s(?:for|from)\s)?income\stax(?:es)?(?:\s(?:expense|benefit|provision))?(?:\s(?:expense|benefit|provision))?"),
    ("income_continuing", 0, rf"(?:net\s)?{_GAINS}\sfrom\scontinuing\soperations(?:\snet\sof\s(?:income\s)?tax(?:es)?)?"),
    ("net_income_to_common", 0, rf"(?:consolidated\s)?{_NET}\s{_TO}\s(?:[\w\s]+?\s)?(?:common|class\sa\scommon|ordinary)\s{_HOLDERS}(?:\sof\s[\w\s]+)?(?:\s(?:basic|diluted|basic\sand\sdiluted))?|{_NET}\s{_TO}\s(?:common|ordinary)"),
    ("net_income", 0, rf"(?:consolidated\s)?(?:{_NET}|{_GAINS})\s{_TO}\s(?!.*\b(?:non\s?controlling|minority|redeemable|preferred|participating|discontinued|continuing)\b)[\w\s]{{1,60}}"),
    ("net_income", 1, rf"{_NET}"),
    ("net_income_with_minorities", 0, rf"(?:consolidated\s{_NET}|{_NET}\sincluding\s(?:non\s?controlling|minority)\sinterests?|{_NET}\sbefore\s(?:allocation\sto\s)?(?:non\s?controlling|minority)\sinterests?)"),
    ("eps_both", 0, rf"(?:reported\s)?(?:basic\sand\sdiluted|diluted\sand\sbasic)\s(?:net\s)?(?:{_GAINS}\s{_PER_SHARE}|eps).*"),
    ("eps_both", 0, rf"(?:net\s)?{_GAINS}\s(?:{_TO}\s[\w\s]+\s)?{_PER_SHARE}\s(?:{_TO}\s[\w\s]+\s)?(?:basic\sand\sdiluted|diluted\sand\sbasic)"),
    ("eps_diluted", 0, rf"(?:reported\s)?(?:fully\s)?diluted\s(?:net\s)?(?:{_GAINS}\s(?:{_TO}\s[\w\s]+\s)?{_PER_SHARE}|eps)(?:\s{_TO}\s[\w\s]+)?"),
    ("eps_diluted", 0, rf"(?:net\s)?{_GAINS}\s(?:{_TO}\s[\w\s]+\s)?per\sdiluted\s{_COMMON}(?:\s{_TO}\s[\w\s]+)?|(?:net\s)?{_GAINS}\s(?:{_TO}\s[\w\s]+\s)?{_PER_SHARE}\s(?:{_TO}\s[\w\s]+\s)?(?:(?:fully\s)?diluted|assuming\sdilution)|eps\s(?:fully\s)?diluted|(?:net\s)?{_GAINS}\s{_PER_SHARE}\sof\scommon\sstock\sdiluted"),
    ("eps_basic", 0, rf"(?:reported\s)?basic\s(?:net\s)?(?:{_GAINS}\s(?:{_TO}\s[\w\s]+\s)?{_PER_SHARE}|eps)(?:\s{_TO}\s[\w\s]+)?"),
    ("eps_basic", 0, rf"(?:net\s)?{_GAINS}\s(?:{_TO}\s[\w\s]+\s)?per\sbasic\s{_COMMON}(?:\s{_TO}\s[\w\s]+)?|(?:net\s)?{_GAINS}\s(?:{_TO}\s[\w\s]+\s)?{_PER_SHARE}\s(?:{_TO}\s[\w\s]+\s)?basic|eps\sbasic|(?:net\s)?{_GAINS}\s{_PER_SHARE}\sof\scommon\sstock\sbasic"),
    ("eps", 1, rf"(?:net\s)?{_GAINS}\s{_PER_SHARE}(?:\s{_TO}\s[\w\s]+)?|eps"),
    ("average_shares_diluted", 0, r"(?:weighted\s)?(?:average\s)?(?:number\sof\s)?diluted\s(?:weighted\s)?(?:average\s)?(?:common\s)?shares(?:\soutstanding)?|weighted\saverage\s(?:number\sof\s)?(?:common\s)?shares(?:\soutstanding)?\s(?:assuming\sdilution|diluted)"),
    ("average_shares_basic", 0, r"(?:weighted\s)?(?:average\s)?(?:number\sof\s)?basic\s(?:weighted\s)?(?:average\s)?(?:common\s)?shares(?:\soutstanding)?|weighted\saverage\s(?:number\sof\s)?(?:common\s)?shares(?:\soutstanding)?\sbasic"),
    ("dividend_per_share", 0, r"(?:cash\s)?dividends?\s(?:declared\s|paid\s)?(?:and\spaid\s)?per\s(?:common\s)?share(?:\sof\scommon\sstock)?"),
    ("net_interest_income", 0, r"(?:total\s)?net\sinterest\sincome"),
    ("cash", 0, r"(?:total\s)?cash\s(?:and|&)\scash\sequivalents(?:\sat\send\sof\s(?:the\s)?(?:period|quarter|year))?|cash"),
    ("inventory", 0, r"(?:total\s)?inventor(?:y|ies)(?:\snet)?"),
    ("total_assets", 0, r"total\sassets"),
    ("total_liabilities", 0, r"total\sliabilities"),
    ("total_equity", 0, r"total\s(?:share|stock)\s?(?:holders|owners)\s?(?:equity|deficit)(?:\s(?:equity|deficit))?|total\sequity"),
    ("deposits", 0, r"total\sdeposits"),
    ("operating_cash_flow", 0, r"(?:net\s)?cash\s(?:flows?\s)?(?:provided|used|generated|flows?)\s?(?:by\s|in\s|from\s|for\s)?(?:(?:used|provided)\s(?:by|in|for)\s)?(?:by\s|in\s|from\s)?operating\sactivities|net\scash\sfrom\soperating\sactivities"),
    ("investing_cash_flow", 0, r"(?:net\s)?cash\s(?:flows?\s)?(?:provided|used|generated|flows?)\s?(?:by\s|in\s|from\s|for\s)?(?:(?:used|provided)\s(?:by|in|for)\s)?(?:by\s|in\s|from\s)?investing\sactivities"),
    ("financing_cash_flow", 0, r"(?:net\s)?cash\s(?:flows?\s)?(?:provided|used|generated|flows?)\s?(?:by\s|in\s|from\s|for\s)?(?:(?:used|provided)\s(?:by|in|for)\s)?(?:by\s|in\s|from\s)?financing\sactivities"),
    ("capital_expenditure", 0, r"capital\sexpenditures?|(?:purchases?|acquisitions?)\sof\sproperty(?:\sand\sequipment|\splant\sand\sequipment)|additions\sto\sproperty(?:\sand\sequipment|\splant\sand\sequipment)|payments\sfor\scapital\sexpenditures"),
    ("free_cash_flow", 0, r"free\scash\sflows?"),
    ("ebitda", 0, r"ebitda"),
)  # fmt: skip
_COMPILED = tuple((code, rank, re.compile(pattern)) for code, rank, pattern in _LABELS)

_MARKS = re.compile(
    r"\(\s?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?\)(?:\s*,?\s*\(\w\))*|\[\w\]|[*†‡#+]+|(?<=[a-z)])\d{1,2}(?:,\d)?$|\s\d$"
)
_UNIT_NOTES = re.compile(
    r"\((?:unaudited|in\s+(?:thousands|millions|billions)[^)]*|000'?s?|[$]\s?(?:000s?|mm?|k)|note\s\w+|as\s(?:restated|reported|adjusted)|u\.?s\.?\s?gaap|thousands|millions)\)"
)
_NOT_WORDS = re.compile(r"[^\w\s&]+|_")
_NON_GAAP = re.compile(
    r"\bnon[\s-]?(?:u\.?s\.?\s)?gaap\b|\badjusted\b|\bcore\b|\bpro\s?forma\b|\bexcluding\b|\bnormalized\b|\bcash\searnings\b|\bunderlying\b"
)
_GAAP = re.compile(r"\b(?:u\.?s\.?\s?)?gaap\b|\bas\sreported\b|\breported\b")
_EPS_SECTION = re.compile(rf"\bper\s(?:\w+\s){{0,3}}{_COMMON}|\beps\b")
_SHARES_SECTION = re.compile(
    r"\bshares\s(?:used|outstanding)|\bweighted\b|\baverage\s(?:number\s|common\s|shares)|\bnumber\sof\b|\bshare\scount|\bin\scomput(?:ing|ation)|\bdividends?\b"
)
_SIDE = re.compile(
    rf"(?:(?:net\s)?{_GAINS}\s)?(?P<both>basic\sand\sdiluted|diluted\sand\sbasic)|(?P<basic>basic)|(?P<diluted>(?:fully\s)?diluted|assuming\sdilution)"
)
_WHOLE_ROW = re.compile(  # a row below "Basic" that states the whole of it
    rf"{_NET}(?:\s{_TO}\s(?!.*\b(?:non\s?controlling|minority)\b)[\w\s]+)?|class\sa(?:\s(?:common\s)?(?:stock|shares?))?"
    r"(?:\sand\sclass\sb(?:\s(?:common\s)?(?:stock|shares?))?)?|total"
)
_CONTINUING = re.compile(r"\b(?:dis)?continu")
_REVENUE_SECTION = re.compile(r"(?:total\s)?(?:net\s)?(?:operating\s)?(?:revenues?|sales)(?:\snet)?")
_LOSS_ONLY = re.compile(r"\bloss(?:es)?\b")
_GAIN_WORD = re.compile(r"\b(?:income|earnings|profits?|eps)\b")


def plain_label(label: str) -> str:
    """A label in lower case without marks of notes, notes on units and punctuation.

    >>> plain_label("Net (loss) income per share — diluted (1)")
    'net loss income per share diluted'
    """
    text = label.lower().replace("\u2019", "'").replace("\u00a0", " ")
    text = _UNIT_NOTES.sub(" ", text)
    text = _MARKS.sub(" ", text.strip())
    text = re.sub(r"'s\b|s'\s", lambda match: "s ", text)
    text = text.replace("&", " and ")
    return " ".join(_NOT_WORDS.sub(" ", text).split())


def read_label(label: str, sections: tuple[str, ...] = ()) -> RowMetric | None:
    """What a row states by its label and the headings above it; None where that is no known metric.

    >>> read_label("Net sales").codes, read_label("Basic", ("Earnings per share:",)).codes
    (('revenue',), ('eps_basic',))
    >>> read_label("Basic", ("Weighted average shares:",)).codes
    ('average_shares_basic',)
    >>> read_label("Revenue, net of subcontractor costs")
    """
    plain = plain_label(label)
    if not plain or len(plain) > 160:
        return None
    bare = _bare(plain)
    found = _by_section(bare, sections) or _by_name(bare)
    if found is None:
        return None
    basis = _basis_of(plain) or _basis_of(plain_label(sections[-1]) if sections else "")
    code, rank = found
    codes = ("eps_basic", "eps_diluted") if code == "eps_both" else (code,)
    is_loss = bool(_LOSS_ONLY.search(bare)) and not _GAIN_WORD.search(bare)
    if code.startswith("eps") and not is_loss and bare in ("basic", "diluted", "basic and diluted"):
        heading = " ".join(plain_label(section) for section in sections)
        is_loss = bool(_LOSS_ONLY.search(heading)) and not _GAIN_WORD.search(heading)
    return RowMetric(codes, rank, basis, is_loss, label.strip())


def _basis_of(plain: str) -> str | None:
    return "non_gaap" if _NON_GAAP.search(plain) else "gaap" if _GAAP.search(plain) else None


def _bare(plain: str) -> str:
    """The label without the words that only tell the basis."""
    bare = re.sub(r"^(?:non\s?gaap|(?:u\s?s\s)?gaap|adjusted|reported|core)\s(?:adjusted\s)?", "", plain)
    bare = re.sub(r"\s(?:non\s?gaap|(?:u\s?s\s)?gaap|as\sreported|on\sa\s(?:non\s)?gaap\sbasis)$", "", bare)
    return " ".join(bare.split())


def _by_name(bare: str) -> tuple[str, int] | None:
    for code, rank, pattern in _COMPILED:
        if pattern.fullmatch(bare):
            return code, rank
    return None


def _by_section(bare: str, sections: tuple[str, ...]) -> tuple[str, int] | None:
    """Rows that only their heading explains: "Basic", "Diluted", "Class A", "Total"."""
    if not sections:
        return None
    headings = [plain_label(section) for section in sections]
    nearest = next((heading for heading in reversed(headings) if not _SIDE.fullmatch(heading)), "")
    if bare in ("total", "total net") and _REVENUE_SECTION.fullmatch(nearest):
        return "revenue", 0
    side = _SIDE.fullmatch(bare)
    is_whole = bool(side or _WHOLE_ROW.fullmatch(bare))
    if not is_whole or _CONTINUING.search(nearest):
        return None
    side = side or _SIDE.search(headings[-1])
    if side is None:
        return None
    kind = "both" if side["both"] else "basic" if side["basic"] else "diluted"
    if _SHARES_SECTION.search(nearest):
        return (f"average_shares_{kind}", 0) if kind != "both" and _SIDE.fullmatch(bare) else None
    if _EPS_SECTION.search(nearest) or (
        _EPS_SECTION.search(" ".join(headings)) and re.fullmatch(_NET, nearest)
    ):
        return f"eps_{kind}", 0
    return None
