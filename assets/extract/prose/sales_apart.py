"""Sales beside revenue: a club's fees stand between net sales and total revenue, a bookmaker's stakes are no
revenue. Where a page tells both, only one is.
"""

from __future__ import annotations

import re

from assets.extract.prose.drafts import Draft
from assets.extract.rare import compile_rare

# The two rows of one statement, a few rows apart, each with its first figure.
_ROWS = compile_rare(
    r"""
    ^ [\W_]{0,4} net \s sales \b (?P<sales> [^\n\d]{0,40} \d[\d,.]* ) [^\n]* \n
    (?: [^\n]* \n ){1,6}?
    [\W_]{0,4} total \s (?: net \s )? revenues? \b (?P<revenue> [^\n\d]{0,40} \d[\d,.]* )
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"\d[\d,.]*$")


def tells_sales_apart(text: str) -> bool:
    """Whether a table of the page has a row of net sales and, below it, a greater total revenue.

    >>> tells_sales_apart("Net sales\\t78,185\\nMembership fees\\t1,512\\nTotal revenue\\t79,697")
    True
    >>> tells_sales_apart("Net sales\\t78,185\\nCost of sales\\t60,000\\nGross profit\\t18,185")
    False
    """
    found = _ROWS.search(text)
    if found is None:
        return False
    return _NUMBER.search(found["sales"])[0] != _NUMBER.search(found["revenue"])[0]


def without_turnover(drafts: list[Draft]) -> list[Draft]:
    """The drafts without "turnover" where the page tells revenue by another name: what was wagered, say."""
    named = {(draft.metric_text or "").lower() for draft in drafts if draft.metric == "revenue"}
    if not any("turnover" not in name for name in named):
        return drafts
    return [one for one in drafts if one.metric != "revenue" or (one.metric_text or "").lower() != "turnover"]


def without_net_sales(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that call net sales revenue."""
    return [
        draft
        for draft in drafts
        if draft.metric != "revenue" or not (draft.metric_text or "").lower().startswith("net sales")
    ]
