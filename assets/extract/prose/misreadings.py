"""Figures that the grammar takes for a metric's and that are something else, by the words round them.

Sentence + Reading > whether it is a difference, one item, a part, a case played through, nobody's
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from assets.extract.prose.discourse import Sentence
from assets.extract.prose.readings import Reading
from assets.extract.prose.roles import CHANGE, LEVEL
from assets.extract.rare import RarePattern, compile_rare


class _Rule(NamedTuple):
    """Words that make a number another figure: where they stand, and for which readings they count."""

    where: str  # BEFORE the metric and the number, AHEAD of the number, BEHIND it, or anywhere in ALL
    words: re.Pattern[str] | RarePattern
    counts: Callable[[Reading], bool] = lambda reading: True


BEFORE, AHEAD, BEHIND, BEHIND_FIRST, ALL = "before", "ahead", "behind", "behind_first", "all"
_LONGEST = 80  # characters behind a number that count

_RETURNED = frozenset({"dividend_per_share", "share_repurchase"})
_RESULTS = frozenset({"net_income", "eps", "eps_basic", "eps_diluted", "operating_income", "pretax_income"})
# Words that alone may name the result, or anything else that was won or lost.
_BARE = frozenset({"loss", "losses", "profit", "profits", "gain", "earnings"})


def _is_money(reading: Reading) -> bool:
    return reading.role == LEVEL and reading.quantity.unit_kind in ("money", "money_per_share")


def _is_sum(reading: Reading) -> bool:
    return reading.role == LEVEL and reading.quantity.unit_kind == "money"


def _is_bare(reading: Reading) -> bool:
    """Whether a result is only called a loss or a profit."""
    return reading.first.mention.surface.lower() in _BARE and reading.code in _RESULTS


_ONE_TIME = r"extraordinary|special|unusual|non-?recurring|one-time|capital"
_RULES = (
    # "Sales were Q higher than a year ago"
    _Rule(BEHIND, re.compile(r"\s(?:(?:high|low|great|bett)er|worse|more|less)\b", re.IGNORECASE), _is_money),
    # "Higher net income of Q drove cash flow": the income, or by how much it was higher?
    _Rule(
        BEFORE,
        compile_rare(
            r"(?<!\ba\s)(?<!\ban\s)\b(?:higher|lower|increased|decreased|reduced|improved|additional|incremental)"
            r"\s(?:[\w-]+\s)?\Z",
            re.IGNORECASE,
        ),
        lambda reading: (
            _is_money(reading) and reading.quantity.text_start - reading.mention.end == len(" of ")
        ),
    ),
    # "a loss in Tarn revenue of about Q", "a reduction in sales of Q": how much is lost
    _Rule(
        AHEAD,
        compile_rare(
            r"\b(?:loss|reduction|shortfall|decline|decrease|drop)\sin\s(?:[\w&-]+\s){0,3}?"
            r"(?:revenues?|sales|turnover|orders|income|earnings|profits?|EBITDA|flow)\sof\s"
            r"(?:(?:about|approximately|around|roughly|nearly|some|an?\sestimated)\s)?\Z",
            re.IGNORECASE,
        ),
        _is_sum,
    ),
    # "equity after dividends decreased 10 %", "policyholders' dividends"
    _Rule(
        BEFORE,
        re.compile(r"\b(?:after|before|including|excluding|policyholders?['’]?s?)\s\Z", re.IGNORECASE),
        lambda reading: reading.code in _RETURNED,
    ),
    # "Tarn, which contributed sales of Q", "a charge to earnings of Q"
    _Rule(
        BEFORE,
        re.compile(
            r"\b(?:contribut(?:ed|es|ing)|add(?:ed|s|ing)|(?:charges?|provisions?)\s(?:to|against)"
            r"|(?:\A|[,;(]\s)(?:as\s|while\s|and\s)?(?:(?!results?\b)[\w-]+\s){0,3}?"
            r"(?:quarter|year|period|\d{4})\s(?:also\s)?included)"
            r"\s(?:[\w-]+\sof\s[^,;]{1,25}\sand\s)?(?:[\w-]+\s){0,3}?\Z",
            re.IGNORECASE,
        ),
        lambda reading: _is_sum(reading) and reading.metric_at < reading.at,
    ),
    # "Q of the loss relates to"
    _Rule(
        BEHIND,
        re.compile(r"\sof\s(?:the|its|our|that|this|their)\s", re.IGNORECASE),
        lambda reading: _is_sum(reading) and reading.metric_at > reading.at and reading.code not in _RETURNED,
    ),
    # "For the year-ago quarter, it earned Q": the year before, in whatever quarter the page is about
    _Rule(
        ALL,
        re.compile(
            r"(?s)\A(?=.*\b(?:quarter|qtr|months|half|period)\b)\W{0,3}"
            r"(?:(?:in|for|during)\s(?:the\s)?(?:(?:corresponding|comparable|same)\s)?)?"
            r"(?:year-(?:ago|earlier)\b|last\syear\b|(?:[\w-]+\s){1,4}last\syear,)",
            re.IGNORECASE,
        ),
    ),
    # "let's say they grow their Q revenue", a question
    _Rule(
        ALL,
        re.compile(
            r"\?[\"”’)]*\Z|\A\W{0,3}pro[\s-]forma\sfor\b|\b(?:let['’]?s\s(?:say|assume|suppose)|suppose|imagine"
            r"|pretend|hypothetical(?:ly)?|say\syou|(?:what\s)?if\s(?:you|your|an?|they|someone)\b)",
            re.IGNORECASE,
        ),
    ),
    # "businesses earning Q or less yearly", "anyone who earns Q"
    _Rule(
        AHEAD,
        compile_rare(
            r"\b(?:business(?:es)?|companies|firms|people|persons?|individuals?|employees|workers|households?"
            r"|famil(?:y|ies)|couples?|taxpayers?|sellers?|merchants?|users?|customers?|members?|anyone|someone"
            r"|everyone|those|you|i)\s(?:\w+\s){0,2}?(?:earn(?:s|ed|ing)?|mak(?:e|es|ing)|nett?(?:ed|ing)?)\b",
            re.IGNORECASE,
        ),
        lambda reading: reading.mention.surface == "earned",
    ),
    # "customers generating $50,000+ in ARR"
    _Rule(
        AHEAD,
        compile_rare(
            r"\b(?:customers?|clients?|accounts?|users?|members?)\s(?:\w+\s)?"
            r"(?:generating|paying|contributing|spending|with|above|over)\s(?:[\w>]+\s){0,2}?\Z",
            re.IGNORECASE,
        ),
    ),
    # "parent company net profit": without its subsidiaries
    _Rule(
        BEFORE,
        compile_rare(
            r"\b(?:parent[\s-](?:company|bank|only)|un-?consolidated|non-?consolidated)\s(?:\w+\s)?\Z",
            re.IGNORECASE,
        ),
    ),
    # "will increase the dividend on its shares to Q"
    _Rule(
        BEFORE,
        re.compile(r"\b(?:dividend|payout|distribution)\b", re.IGNORECASE),
        lambda reading: reading.code == "stock_price",
    ),
    # "after a Q extraordinary gain"
    _Rule(
        BEHIND,
        re.compile(
            rf"\s(?:{_ONE_TIME}|(?:pre-?|after-?)?tax)\s(?:\w+\s)?"
            r"(?:gains?|loss(?:es)?|charges?|credits?|benefits?|items?|provisions?)\b",
            re.IGNORECASE,
        ),
        lambda reading: reading.code in _RESULTS,
    ),
    # "Note: does not include from discontinued operations 1986 gain of Q; 1985 loss of Q"
    _Rule(BEFORE, re.compile(r"\bdiscontinued\s(?:operations|ops|businesses)\b", re.IGNORECASE), _is_bare),
    # "results include a loss of Q", "an extraordinary loss of Q"
    _Rule(
        BEFORE,
        re.compile(
            rf"\b(?:{_ONE_TIME})\s\Z|\b(?:includ(?:e|es|ed|ing)|reflects?|reflected|despite|offset\sby|net\sof"
            r"|excluding|excludes?|excluded)\s(?:an?\s|the\s|its\s)?(?:[\w-]+\s)?"
            r"(?:\$[\d.,]+\s(?:[mb]illion\s|thousand\s)?)?\Z",
            re.IGNORECASE,
        ),
        _is_bare,
    ),
    # "net excludes a loss of Q and loss Q": what stands behind the first is left out as well
    _Rule(
        BEFORE,
        re.compile(
            r"\b(?:includ|exclud)(?:es?|ed|ing)\b(?:[^.;]|\.\d){0,160}\b(?:and|vs)\s(?:an?\s)?\Z",
            re.IGNORECASE,
        ),
        _is_bare,
    ),
    # "a loss of Q on the disposal of"
    _Rule(
        BEHIND_FIRST,
        re.compile(
            r"""
            ,? \s (?: on | from | for | in | (?:related|relating|tied|due)\sto | associated\swith ) \s
            (?: the \s | its \s | an? \s )? (?: [\w-]+ \s ){0,2}?
            (?: disposal | disposition | sale (?! s) | divestiture | divestment | extinguishment | settlement
              | impairment | retirement | redemption | conversion | deconsolidation | write-?(?: down | off )
              | debt | hedg\w+ | derivatives? | investments? | securities | foreign\sexchange | currency ) \b
            """,
            re.VERBOSE | re.IGNORECASE,
        ),
        _is_bare,
    ),
)


def is_misread(sentence: Sentence, reading: Reading) -> bool:
    """Whether the words round a number make it another figure than the metric's own."""
    said = sentence.said
    if said.is_of_unit or _is_of_sum(sentence, reading):
        return True
    is_post = said.page.document.kind == "user_post"
    if is_post and said.owner.company is None and said.owner.ticker is None:
        return True  # the writer's own
    if said.is_restating and _RESTATED.search(_words(AHEAD, sentence, reading, len(" previously reported"))):
        return True
    places = {where: _words(where, sentence, reading) for where in (BEFORE, AHEAD, BEHIND, BEHIND_FIRST, ALL)}
    return any(rule.counts(reading) and _finds(rule, places[rule.where]) for rule in _RULES)


def _finds(rule: _Rule, words: str) -> bool:
    """Whether the words of a rule stand there; behind a number they come first."""
    is_behind = rule.where in (BEHIND, BEHIND_FIRST)
    return bool(rule.words.match(words) if is_behind else rule.words.search(words))


def _words(where: str, sentence: Sentence, reading: Reading, more: int = 0) -> str:
    """The words of the sentence in which a rule looks for its own."""
    text, (start, end), number = sentence.page.text, sentence.span, reading.quantity
    first = reading.first
    if where == BEFORE:
        return text[start : min(first.mention.start, first.quantity.text_start)]
    if where == AHEAD:
        return text[start : number.text_start + more]
    if where == ALL:
        return text[start:end]
    number = number if where == BEHIND else first.quantity
    return text[number.text_end : number.text_end + _LONGEST]


# "previously reported", where the page takes earlier figures back
_RESTATED = re.compile(
    r"\b(?:previously|originally|initially|earlier|first)\s(?:reported|announced|stated)\b", re.IGNORECASE
)
# "share repurchases and dividends of Q, an increase of 33 %", "Q of dividends, up 5 %"
_BOTH = re.compile(
    r"\bdividends?\s(?:[\w-]+\s){0,2}?(?:and|plus)\s(?:[\w-]+\s){0,2}?(?:(?:re)?purchas|buy)"
    r"|\b(?:repurchas|buy)\w*\s(?:[\w-]+\s){0,2}?(?:and|plus)\s(?:[\w-]+\s){0,2}?dividends?\b",
    re.IGNORECASE,
)
_PAID_OUT = re.compile(
    r"\b(?:paid|pay(?:s|ing)?|return(?:s|ed|ing)?|distribut(?:es?|ed|ing))\b", re.IGNORECASE
)


def _is_of_sum(sentence: Sentence, reading: Reading) -> bool:
    """Whether a change is that of all that was paid to shareholders, and not of the dividend a share."""
    if reading.code not in _RETURNED or reading.role != CHANGE:
        return False
    words = _words(ALL, sentence, reading)
    if _BOTH.search(words):
        return True
    explained = {one.quantity.text_start for one in sentence.readings}
    is_paid_sum = any(
        number.unit_kind == "money" and number.scale >= 1_000 and number.text_start not in explained
        for number in sentence.quantities
    )
    is_alone = reading.code == "dividend_per_share" and reading.before is None
    return is_alone and is_paid_sum and bool(_PAID_OUT.search(words))
