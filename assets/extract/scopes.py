"""What part of the company a metric covers: the whole, a segment, a product, a region.

    words before the metric ("AI server revenue"), behind it ("revenue in China"), or the heading above

A word before a metric that is not known to be neutral narrows it: calling it the whole company's figure
would be a guess.
"""

from __future__ import annotations

import re

from assets.extract.period_words import MONTHS
from assets.extract.tokens import Token

CONSOLIDATED = "consolidated"

# Names of segments that pages write in several ways: as written in upper case -> one name.
_ONE_NAME = {
    "AI_SERVER": "AI_SERVERS", "AI_OPTIMIZED_SERVER": "AI_SERVERS", "AI_OPTIMIZED_SERVERS": "AI_SERVERS",
    "DATACENTER": "DATA_CENTER", "DATA_CENTRE": "DATA_CENTER", "SERVICE": "SERVICES", "PRODUCT": "PRODUCTS",
    "SUBSCRIPTIONS": "SUBSCRIPTION",
}  # fmt: skip
_PLACES = frozenset(
    """
    CHINA GREATER_CHINA JAPAN INDIA KOREA EUROPE ASIA AMERICA AMERICAS NORTH_AMERICA LATIN_AMERICA
    SOUTH_AMERICA     EMEA APAC ASIA_PACIFIC MIDDLE_EAST AFRICA US U_S USA UNITED_STATES UNITED_KINGDOM UK CANADA MEXICO
    BRAZIL     GERMANY FRANCE ITALY SPAIN AUSTRALIA INTERNATIONAL DOMESTIC FOREIGN OVERSEAS NORTH_AMERICAN EUROPEAN CHINESE
    JAPANESE INDIAN ASIAN CANADIAN RUSSIA TAIWAN SINGAPORE HONG_KONG
    """.split()  # noqa: SIM905 - a list of names reads better as words
)
# "revenue for August": a month's figure, and no period of ours
_MONTHS = frozenset(name.upper() for name in MONTHS)
# Figures that are the whole company's unless a segment is named beside them.
_WHOLE = frozenset(
    {
        "net_income", "eps", "eps_basic", "eps_diluted", "dividend_per_share", "stock_price", "stock_return",
        "price_target", "market_value", "tax_rate", "shares_outstanding", "free_cash_flow", "cash", "debt",
        "operating_cash_flow", "ffo", "ffo_per_share", "pretax_income", "share_repurchase", "total_assets",
        "average_shares", "average_shares_basic", "average_shares_diluted", "book_value_per_share",
    }
)  # fmt: skip
# Figures that no segment has: with a name before them they are something else.
INDIVISIBLE = frozenset({"net_income", "eps", "eps_basic", "eps_diluted"})
# Words that stand before or behind a metric and narrow nothing.
_NEUTRAL = frozenset(
    """
    operations continuing shareholders stockholders holders attributable customers sources activities
    page fiscal calendar consecutive its co common owners parent unitholders large larger largest small smaller
    growing current entire company companywide corporate own same-period comparable aggregate final actual
    breakthrough steady exceptional tangible organic unprecedented excellent great good best-ever highest-ever
    all-time record-breaking double-digit triple-digit single-digit low-single-digit mid-single-digit
    high-single-digit eps ceo cfo
    """.split()  # noqa: SIM905
)
_DETERMINER = re.compile(r"\b(?:the|its|their|our|a|an|this|that|his|her|which|these)\b|['’]s\b|['’]\s", re.I)
_TOTAL = re.compile(r"\b(?:total|consolidated|company-wide|overall|group)\b[^,;.]{0,24}$", re.I)
_NAME = re.compile(r"[^\W_]+")
_VERB_LIKE = re.compile(r"^[a-z]+(?:ed|ly)$")
MAX_WORDS = 5  # longer runs of unknown words before a metric are no name


def scope_of(text: str, tokens: list[Token], metric_at: int, code: str) -> str | None:
    """Scope said with the metric at that place: ``segment:...``, ``geo:...``, ``consolidated`` where the
    page says total; None where nothing is said.
    """
    metric = tokens[metric_at]
    if metric.kind != "M":
        return None  # "earned Q": the verb covers the whole company
    lead = text[max(0, metric.start - 40) : metric.end]
    if code in ("stock_price", "stock_return", "price_target") or _TOTAL.search(lead):
        return CONSOLIDATED
    said = _before(text, tokens, metric_at) or _behind(text, tokens, metric_at)
    return name_scope(said) or _leading_place(text, tokens, metric_at)


def _leading_place(text: str, tokens: list[Token], metric_at: int) -> str | None:
    """The place that leads the clause: "In China, sales fell"."""
    kinds = "".join(token.kind for token in tokens[:metric_at])
    lead = re.search(r"(?:^|[;,(])i(w{1,3})[,PYSq]*$", kinds)
    scope = name_scope(text[tokens[lead.start(1)].start : tokens[lead.end(1) - 1].end]) if lead else None
    return scope if scope and scope.startswith("geo:") else None


def name_scope(words: str | None) -> str | None:
    """The scope a name means; None for no name.

    >>> name_scope("AI server"), name_scope("Greater China"), name_scope("")
    ('segment:AI_SERVERS', 'geo:GREATER_CHINA', None)
    """
    name = "_".join(_NAME.findall(words or "")).upper()
    if not name:
        return None
    if name in _MONTHS:
        return f"month:{name}"
    name = _ONE_NAME.get(name, name)
    return f"geo:{name}" if name in _PLACES else f"segment:{name}"


def scopes_before(text: str, tokens: list[Token], metric_at: int) -> list[str]:
    """Scopes said with the metrics before that place in the sentence, in order."""
    metrics = [(at, token.item.code) for at, token in enumerate(tokens[:metric_at]) if token.kind == "M"]
    return [scope for at, code in metrics if (scope := scope_of(text, tokens, at, code))]


def carried_scope(code: str, scopes: list[str]) -> str:
    """Scope of a metric that says none, from those of the metrics before it in the sentence."""
    return CONSOLIDATED if code in _WHOLE or not scopes else scopes[-1]


def _before(text: str, tokens: list[Token], metric_at: int) -> str | None:
    """The run of unknown words right before the metric."""
    first = last = metric_at
    while first > 0 and _joins(text, tokens[first - 1], tokens[first]):
        first -= 1
    run = [token for token in tokens[first:last] if token.kind == "w" and _narrows(text, token)]
    if not run or len(run) > MAX_WORDS:
        return None
    return text[run[0].start : run[-1].end]


def _joins(text: str, token: Token, following: Token) -> bool:
    if token.kind not in "wsa" or (token.kind == "a" and text[token.start : token.end] != "&"):
        return False
    return not _DETERMINER.search(text[token.end : following.start]) and text[token.end] in " -/'’&"


def _narrows(text: str, token: Token) -> bool:
    word = text[token.start : token.end].rstrip(".'’")
    return word.lower() not in _NEUTRAL and not _VERB_LIKE.match(word)


def _behind(text: str, tokens: list[Token], metric_at: int) -> str | None:
    """Words behind the metric that narrow it: "revenue from cloud services was"."""
    run: list[Token] = []
    for token in tokens[metric_at + 1 :]:
        if token.kind not in ("rOi@f" if not run else "ws" if len(run) == 1 else "wsa"):
            break
        run.append(token)
    words = [token for token in run[1:] if token.kind == "w" and _narrows(text, token)]
    return text[words[0].start : words[-1].end] if words and len(words) <= MAX_WORDS else None


# Headings that name no part of a company.
_GENERAL = re.compile(
    r"""
    result | quarter | financial | summary | highlight | outlook | guidance | year | overview | commentary | update
  | business | operat | about | conference | call | dividend | capital | liquidity | balance | cash | gaap | income
  | earning | revenue | statement | review | perform | perspective | contact | forward | note | release | period
  | announce | report | month | ended | segment | key | recent | corporate | loss | profit | sales | metric | news
  | growth | return | repurchase | full | fiscal | measure | information | expense | margin | management | ceo | cfo
  | chief | president | strateg | expect | share | stock | debt | consolidated | company | market | summar | webcast
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HEADING = re.compile(r"[A-Z][\w&/\-]*(?: (?:[A-Z&][\w&/\-]*|and|of)){0,3}:?$")


def heading_scope(heading: str | None) -> str | None:
    """The segment a heading names, for the lines below it; None for general headings and for sentences.

    >>> heading_scope("Data Center"), heading_scope("Second Quarter Highlights")
    ('segment:DATA_CENTER', None)
    """
    if not heading or not _HEADING.match(heading) or _GENERAL.search(heading):
        return None
    return name_scope(heading)
