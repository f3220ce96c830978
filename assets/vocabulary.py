"""The closed vocabularies of the tables: a value outside its words is refused by the validate stage."""

from __future__ import annotations

from decimal import Decimal

CAPTURE_ORIGINS = ("crawler", "warc", "manifest", "feed", "unknown")
DOCUMENT_KINDS = ("news", "press_release", "wire", "transcript", "user_post", "filing", "other")
DATE_PRECISIONS = ("instant", "day", "month", "unknown")
BLOCK_KINDS = (
    "headline", "dateline", "byline", "body", "heading", "list", "table", "quote_widget",
    "nav", "ad", "legal", "engagement", "comment", "other",
)  # fmt: skip
REJECT_REASONS = (
    "empty", "error_page", "consent_wall", "paywall_stub", "listing_page", "not_text",
    "too_long", "unreadable", "truncated", "crashed",
)  # fmt: skip
RELATIONS = ("original", "exact_copy", "near_copy", "excerpt", "update", "correction")
LINK_STATUSES = ("linked", "ambiguous", "unknown")
UNIT_KINDS = (
    "money", "money_per_share", "ratio", "change_ratio", "percentage_points", "basis_points",
    "multiple", "count", "shares", "duration",
)  # fmt: skip
HEDGES = ("exact", "about", "at_least", "at_most", "more_than", "less_than", "range")
SIGN_ORIGINS = ("glyph", "parenthesis", "word", "none")
SCALE_ORIGINS = ("stated", "table", "document")
NATURES = (
    "actual", "preliminary", "guidance", "consensus", "prior_period", "target",
    "market_quote", "claim",
)  # fmt: skip
BASES = ("gaap", "non_gaap", "ifrs", "constant_currency", "unstated", "not_applicable")
COMPARES = (
    "none", "yoy", "qoq", "ytd_yoy", "vs_consensus", "vs_guidance", "vs_prior_guidance",
    "vs_prev_close", "after_hours", "pre_market", "other",
)  # fmt: skip
DIRECTIONS = ("up", "down", "flat", "none")
SESSIONS = ("pre", "regular", "post", "unknown")
FISCAL_PERIODS = ("Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", "FY")
PERIOD_STATUSES = ("stated", "resolved", "ambiguous", "conflict", "missing")
SOURCE_KINDS = ("prose", "table", "widget")

# Widest values ever seen, with room, by unit_kind; a larger one was misread. 1E15 dollars is ten
# times the world's largest market value; Berkshire's A share trades near 1E6 dollars, and prices in
# won and yen near 1E7; a change of more than a thousandfold is a level.
MAX_SIZE = {
    "money": Decimal("1E15"),
    "money_per_share": Decimal("1E8"),
    "change_ratio": Decimal(1000),
}
