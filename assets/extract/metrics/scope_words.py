"""Words that tell what part of a company a figure covers, and words that do not.

Data only: collected by reading releases; the names of places are those that companies report by.
"""

from __future__ import annotations

import re

from assets.extract.periods.words import MONTHS


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Names of segments that pages write in several ways: as written in upper case -> one name.
ONE_NAME = {
    "AI_SERVER": "AI_SERVERS",
    "AI_OPTIMIZED_SERVER": "AI_SERVERS",
    "AI_OPTIMIZED_SERVERS": "AI_SERVERS",
    "DATACENTER": "DATA_CENTER",
    "DATA_CENTRE": "DATA_CENTER",
    "SERVICE": "SERVICES",
    "PRODUCT": "PRODUCTS",
    "SUBSCRIPTIONS": "SUBSCRIPTION",
}

PLACES = _words(
    """
    CHINA GREATER_CHINA JAPAN INDIA KOREA SOUTH_KOREA EUROPE ASIA AMERICA AMERICAS NORTH_AMERICA
    LATIN_AMERICA SOUTH_AMERICA EMEA APAC ASIA_PACIFIC MIDDLE_EAST AFRICA US U_S USA UNITED_STATES
    UNITED_KINGDOM UK CANADA MEXICO BRAZIL GERMANY FRANCE ITALY SPAIN AUSTRALIA INTERNATIONAL DOMESTIC
    FOREIGN OVERSEAS NORTH_AMERICAN EUROPEAN CHINESE JAPANESE INDIAN ASIAN CANADIAN RUSSIA TAIWAN
    SINGAPORE HONG_KONG
    """
)

# "revenue for August": a month's figure, and no period of ours
MONTH_NAMES = frozenset(name.upper() for name in MONTHS)

# Figures that are the whole company's unless a segment is named beside them.
WHOLE = _words(
    """
    income_continuing_operations eps_continuing_operations
    net_income net_income_to_common eps eps_basic eps_diluted dividend_per_share stock_price stock_return
    price_target market_value
    tax_rate shares_outstanding free_cash_flow cash debt operating_cash_flow ffo ffo_per_share
    share_repurchase total_assets average_shares average_shares_basic average_shares_diluted
    book_value_per_share
    """
)

# Figures that no segment has: with a name before them they are something else ("valuation loss").
INDIVISIBLE = _words(
    "net_income net_income_to_common eps eps_basic eps_diluted "
    "income_continuing_operations eps_continuing_operations"
)

# Words that stand before or behind a metric and narrow nothing.
NEUTRAL = _words(
    """
    statutory headline one two three four five six seven eight nine ten
    pre-equity all-in make making initial interim semi-annual semiannual no
    incoming proposed nareit local constant currency yen dollars euros sterling
    operations continuing shareholders stockholders holders attributable customers sources activities page
    fiscal calendar consecutive its co common owners parent unitholders large larger largest small smaller
    growing current entire company companywide corporate own same-period comparable aggregate final actual
    breakthrough steady exceptional tangible organic unprecedented excellent great good best-ever highest-ever
    all-time record-breaking double-digit triple-digit single-digit low-single-digit mid-single-digit
    high-single-digit eps ceo cfo end beginning start close quarter-end year-end period-end month-end
    """
)

# Headings that name no part of a company.
GENERAL_HEADING = re.compile(
    r"""
    result | quarter | financial | summary | highlight | outlook | guidance | year | overview | commentary
  | update | business | operat | about | conference | call | dividend | capital | liquidity | balance | cash
  | gaap | income | earning | revenue | statement | review | perform | perspective | contact | forward | note
  | release | period | announce | report | month | ended | segment | key | recent | loss | profit
  | sales | metric | news | growth | return | repurchase | full | fiscal | measure | information | expense
  | margin | management | ceo | cfo | chief | president | strateg | expect | share | stock | debt | company
  | consolidated | market | summar | webcast
    """,
    re.VERBOSE | re.IGNORECASE,
)
