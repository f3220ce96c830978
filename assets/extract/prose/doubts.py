"""What is better left unsaid: readings that the grammar explains and a person would not trust.

Sentence + Reading > whether it may be a month's, an outsider's, an index's, a part's, or in an unknown scale
"""

from __future__ import annotations

import re
from decimal import Decimal

from assets.extract.metrics.scope_words import INDIVISIBLE, WHOLE
from assets.extract.metrics.scopes import CONSOLIDATED, UNNAMED
from assets.extract.periods.words import MONTHS
from assets.extract.prose.discourse import Discourse, Sentence
from assets.extract.prose.figures import is_loss
from assets.extract.prose.misreadings import is_misread
from assets.extract.prose.readings import Reading, letters
from assets.extract.prose.roles import CHANGE
from assets.extract.prose.wording import EXPECTS
from assets.extract.rare import compile_rare
from assets.records import Quantity

# An implied scale ("$1,349" on a page in thousands) hides below this; a sum said in full does not.
SMALLEST_SUM = Decimal(10_000)
# ... and below this on a page that has a note on its scale.
SMALLEST_BESIDE_SCALE = Decimal(1_000_000)
# Figures of a moment or of a payment: a period spoken of before is not theirs.
UNTIMED = frozenset(
    {
        "dividend_per_share", "stock_return", "stock_price", "price_target", "market_value", "cash", "debt",
        "backlog_coverage", "share_repurchase", "shares_outstanding",
    }
)  # fmt: skip


def is_doubtful(sentence: Sentence, reading: Reading, scope: str | None, *, is_named: bool) -> bool:
    """Whether a reading is better left unsaid; ``is_named``: the sentence names the company it is about."""
    return (
        _is_unsure(sentence.said, reading, scope)
        or _is_of_month(sentence, reading)
        or _is_outsiders_view(sentence, reading)
        or is_misread(sentence, reading)
        or _is_of_part(sentence, reading)
        or (not is_named and _is_of_index(sentence, reading))
    )


# "The S&P 500 rose 0.6 %", "turnover at the exchange": nobody's figure
_INDEX = compile_rare(
    r"\b(?:S&P 500|Nasdaq Composite|Dow Jones|Dow|STOXX|FTSE|Nikkei|DAX|index|indices)\b", re.I
)


def _is_of_index(sentence: Sentence, reading: Reading) -> bool:
    """Whether the clause speaks of a stock index and not of a company."""
    stop = sentence.tokens[max(reading.at, reading.metric_at)].end
    return bool(_INDEX.search(sentence.page.text, sentence.span[0], stop))


# "Sephora, part of the retailing group, passed Q": a part, whatever it is a part of
_APPOSED_PART = re.compile(
    r"^[A-Z][\w&'’-]*(?:\s[\w&'’-]+){0,3},\s(?:a\s|an\s|the\s|its\s)?"
    r"(?:[\w-]+\s){0,2}?(?:part|unit|division|subsidiary|brand|arm|segment)\s(?:of|in|within)\b"
)


def _is_of_part(sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence opens with a part of a company that no name of ours is linked to."""
    if reading.code in WHOLE or sentence.tokens[0].kind == "C":
        return False
    return bool(_APPOSED_PART.match(sentence.page.text[slice(*sentence.span)]))


# "she expects the company's earnings to rise to Q"
_OUTSIDER = compile_rare(rf"\b(?:{EXPECTS})\s(?:that\s)?the\scompany['’]s\b", re.IGNORECASE)
# "She forecast profit of Q": whose view it is, those named before her tell
_SPEAKS = re.compile(
    rf"\W{{0,3}}(?!It\b|Management|The\b|This\b)[A-Z][a-z]+\s(?:also\s|now\s|still\s)?(?:{EXPECTS})\b"
)
_ROLE = re.compile(
    r"\b(?:(?P<outside>analysts?|economists?|brokers?)|chair(?:man|woman)|president|chief|officers?|executives?"
    r"|spokes(?:man|woman|person)|treasurer|management|directors?)\b",
    re.IGNORECASE,
)
_EARLIER = 1_500  # characters in which the speakers of an article are introduced
_TWO_VIEWS = re.compile(r"g[wC,]+g?t?$")


def _is_outsiders_view(sentence: Sentence, reading: Reading) -> bool:
    """Whether one outside the company says what it will earn: "Miller predicts the company will earn Q"."""
    if reading.is_consensus:
        return False
    text, start = sentence.page.text, sentence.span[0]
    if sentence.tokens[0].kind != "C" and _SPEAKS.match(text, start):
        roles = list(_ROLE.finditer(text, max(0, start - _EARLIER), start))
        if roles and roles[-1]["outside"]:
            return True
    is_verb = sentence.tokens[reading.metric_at].kind == "e"
    if is_verb and _TWO_VIEWS.search(letters(sentence.tokens[: reading.metric_at])):
        return True
    return bool(_OUTSIDER.search(sentence.page.text, sentence.span[0], reading.quantity.text_start))


_OF_MONTH = compile_rare(
    r"\b(?:first|last|past)\s(?:one|two|four|five|seven|eight|ten|\d+)\s(?:months?|weeks?|days?)\b|"
    rf"\b(?:in|for|during)\s(?:the\smonth\sof\s)?(?:{'|'.join(MONTHS)})\b\.?(?!\s?(?:\d|quarter))",
    re.IGNORECASE,
)
_MONTH_REACH = 45  # characters behind a number in which a month is its own


def _is_of_month(sentence: Sentence, reading: Reading) -> bool:
    """Whether a figure is a single month's: "sales passed Q in August"; months are no periods of ours."""
    if reading.code in UNTIMED or any(token.kind == "P" for token in sentence.tokens):
        return False
    stop = min(sentence.span[1], reading.quantity.text_end + _MONTH_REACH)
    return bool(_OF_MONTH.search(sentence.page.text, sentence.span[0], stop))


def _is_unsure(said: Discourse, reading: Reading, scope: str | None) -> bool:
    """Whether a reading is better left unsaid."""
    if reading.role == CHANGE and is_loss(reading.mention.surface):
        return True  # "the net loss fell 6 %" leaves open which way the sign goes
    if scope and (scope.startswith(UNNAMED) or (reading.code in INDIVISIBLE and scope != CONSOLIDATED)):
        return True  # a month's figure, or a loss of something else: "valuation loss"
    return _may_hide_scale(said, reading.quantity)


def _may_hide_scale(said: Discourse, quantity: Quantity) -> bool:
    """Whether a sum is so small that the page may mean thousands or millions of it."""
    if quantity.unit_kind != "money":
        return False
    low, high = quantity.value_low, quantity.value_high
    if low is not None and 0 < abs(low) * 1000 < abs(high):
        return True  # "($1.0) to $1.0 million": the ends are not in one scale
    value = quantity.value if quantity.value is not None else high
    smallest = SMALLEST_BESIDE_SCALE if said.has_scale else SMALLEST_SUM
    return quantity.scale == 1 and abs(value) < smallest
