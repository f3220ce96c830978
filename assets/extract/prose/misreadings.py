"""Figures that the grammar takes for a metric's level and that are something else.

Sentence + Reading > whether it is a difference, a sum of several, one item, a case played through, nobody's
"""

from __future__ import annotations

import re

from assets.extract.prose.discourse import Sentence
from assets.extract.prose.readings import Reading
from assets.extract.prose.roles import CHANGE, LEVEL
from assets.extract.rare import compile_rare

_RETURNED = frozenset({"dividend_per_share", "share_repurchase"})
_RESULTS = frozenset({"net_income", "eps", "eps_basic", "eps_diluted", "operating_income", "pretax_income"})


def is_misread(sentence: Sentence, reading: Reading) -> bool:
    """Whether the words round a number make it another figure than the metric's own."""
    return (
        _is_difference(sentence, reading)
        or _is_open(sentence, reading)
        or bool(_MIDPOINT.search(_lead(sentence, reading)))
        or _is_of_sum(sentence, reading)
        or _is_supposed(sentence)
        or _is_share(sentence, reading)
        or _is_of_last_year(sentence)
        or _is_personal(sentence, reading)
        or _is_item_beside(sentence, reading)
        or _is_of_parent_alone(sentence, reading)
        or sentence.said.is_of_unit
        or _is_restated(sentence, reading)
        or _is_dividend(sentence, reading)
    )


def _lead(sentence: Sentence, reading: Reading) -> str:
    """The words of the sentence before the metric or the number, whichever comes first."""
    return sentence.page.text[sentence.span[0] : min(reading.mention.start, reading.quantity.text_start)]


# "Sales were Q higher than a year ago"
_HIGHER = re.compile(r"\s(?:higher|lower|more|less|better|worse|greater)\b", re.IGNORECASE)
# "Higher net income of Q drove cash flow": the income, or by how much it was higher?
_MORE_OF = compile_rare(
    r"(?<!\ba\s)(?<!\ban\s)\b(?:higher|lower|increased|decreased|reduced|improved|additional|incremental)\s"
    r"(?:[\w-]+\s)?\Z",
    re.IGNORECASE,
)


def _is_difference(sentence: Sentence, reading: Reading) -> bool:
    """Whether a level may be by how much the metric went up or down."""
    if reading.role != LEVEL or reading.quantity.unit_kind not in ("money", "money_per_share"):
        return False
    text, number = sentence.page.text, reading.quantity
    if _HIGHER.match(text, number.text_end):
        return True
    between = text[reading.mention.end : number.text_start].strip()
    return between == "of" and bool(_MORE_OF.search(_lead(sentence, reading)))


# "The midpoint of the revenue guidance, Q": told apart from the range itself
_MIDPOINT = re.compile(r"\bmid-?point\sof\b", re.IGNORECASE)
_ONWARDS = re.compile(r"\sto\s(?:up|down|slightly|modestly|low|high|mid)\b", re.IGNORECASE)


def _is_open(sentence: Sentence, reading: Reading) -> bool:
    """Whether a number is only one end of a range that is said in words: "flat to up 2%"."""
    is_word = not any(character.isdigit() for character in reading.quantity.surface)
    return is_word and bool(_ONWARDS.match(sentence.page.text, reading.quantity.text_end))


# "share repurchases and dividends of Q, an increase of 33 %", "Q of dividends, up 5 %"
_BOTH = re.compile(
    r"\bdividends?\s(?:[\w-]+\s){0,2}?(?:and|plus)\s(?:[\w-]+\s){0,2}?(?:(?:re)?purchas|buy)"
    r"|\b(?:repurchas|buy)\w*\s(?:[\w-]+\s){0,2}?(?:and|plus)\s(?:[\w-]+\s){0,2}?dividends?\b",
    re.IGNORECASE,
)
# "equity after dividends decreased 10 %", "policyholders' dividends"
_COUNTED = re.compile(r"\b(?:after|before|including|excluding|policyholders?['’]?s?)\s\Z", re.IGNORECASE)
_PAID_OUT = re.compile(
    r"\b(?:paid|pay(?:s|ing)?|return(?:s|ed|ing)?|distribut(?:es?|ed|ing))\b", re.IGNORECASE
)


def _is_of_sum(sentence: Sentence, reading: Reading) -> bool:
    """Whether a change is that of all that was paid to shareholders, and not of the dividend a share."""
    if reading.code not in _RETURNED:
        return False
    if _COUNTED.search(_lead(sentence, reading)):
        return True
    if reading.role != CHANGE:
        return False
    if _BOTH.search(sentence.page.text, *sentence.span):
        return True
    before = reading.before.quantity if reading.before else None
    explained = {one.quantity.text_start for one in sentence.readings}
    is_paid_sum = any(
        quantity.unit_kind == "money" and quantity.scale >= 1_000 and quantity.text_start not in explained
        for quantity in sentence.quantities
    )
    is_paid_sum = is_paid_sum and bool(_PAID_OUT.search(sentence.page.text, *sentence.span))
    return reading.code == "dividend_per_share" and before is None and is_paid_sum


# "Tarn, which contributed sales of Q", "a charge to earnings of Q"
_ANOTHERS = re.compile(
    r"\b(?:contribut(?:ed|es|ing)|add(?:ed|s|ing)|(?:charges?|provisions?)\s(?:to|against)"
    r"|(?:\A|[,;(]\s)(?:as\s|while\s|and\s)?(?:(?!results?\b)[\w-]+\s){0,3}?(?:quarter|year|period|\d{4})\s(?:also\s)?included)"
    r"\s(?:[\w-]+\sof\s[^,;]{1,25}\sand\s)?(?:[\w-]+\s){0,3}?\Z",
    re.IGNORECASE,
)
# "Q of the loss relates to"
_OF_THE = re.compile(r"\sof\s(?:the|its|our|that|this|their)\s", re.IGNORECASE)


def _is_share(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sum is only what something adds to the metric, or takes from it."""
    if reading.role != LEVEL or reading.quantity.unit_kind != "money":
        return False
    if reading.metric_at > reading.at:
        return reading.code not in _RETURNED and bool(
            _OF_THE.match(sentence.page.text, reading.quantity.text_end)
        )
    return bool(_ANOTHERS.search(_lead(sentence, reading)))


# "For the year-ago quarter, it earned Q": the year before, in whatever quarter the page is about
_LAST_YEAR = re.compile(
    r"\W{0,3}(?:(?:in|for|during)\s(?:the\s)?(?:(?:corresponding|comparable|same)\s)?)?(?:year-(?:ago|earlier)\b|last\syear\b|(?:[\w-]+\s){1,4}last\syear,)",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(r"\b(?:quarter|qtr|months|half|period)\b", re.IGNORECASE)


def _is_of_last_year(sentence: Sentence) -> bool:
    """Whether a whole sentence looks back at a quarter of the year before."""
    words = sentence.page.text[slice(*sentence.span)]
    return bool(_LAST_YEAR.match(words) and _PART_OF_YEAR.search(words))


_SUPPOSED = compile_rare(
    r"\A\W{0,3}pro[\s-]forma\sfor\b|\b(?:let['’]?s\s(?:say|assume|suppose)|suppose|imagine|pretend|hypothetical(?:ly)?|say\syou"
    r"|(?:what\s)?if\s(?:you|your|an?|they|someone)\b)",
    re.IGNORECASE,
)


def _is_supposed(sentence: Sentence) -> bool:
    """Whether the sentence asks or plays through a case: "let's say they grow their Q revenue"."""
    words = sentence.page.text[slice(*sentence.span)]
    return words.rstrip('"”’)').endswith("?") or bool(_SUPPOSED.search(words))


# "businesses earning Q or less yearly", "anyone who earns Q"
_ANYBODY = compile_rare(
    r"\b(?:business(?:es)?|companies|firms|people|persons?|individuals?|employees|workers|households?|famil(?:y|ies)"
    r"|couples?|taxpayers?|sellers?|merchants?|users?|customers?|members?|anyone|someone|everyone|those|you|i)\s"
    r"(?:\w+\s){0,2}?(?:earn(?:s|ed|ing)?|mak(?:e|es|ing)|nett?(?:ed|ing)?)\b",
    re.IGNORECASE,
)


# "customers generating $50,000+ in ARR"
_CUSTOMERS = compile_rare(
    r"\b(?:customers?|clients?|accounts?|users?|members?)\s(?:\w+\s)?"
    r"(?:generating|paying|contributing|spending|with|above|over)\s(?:[\w>]+\s){0,2}?\Z",
    re.IGNORECASE,
)


def _is_personal(sentence: Sentence, reading: Reading) -> bool:
    """Whether nobody in particular earns it, or the writer of a post that names no company."""
    page = sentence.page
    if _CUSTOMERS.search(page.text, sentence.span[0], reading.quantity.text_start):
        return True
    if sentence.tokens[reading.metric_at].kind == "e" and _ANYBODY.search(
        page.text, sentence.span[0], reading.quantity.text_start
    ):
        return True
    is_post = page.document.kind == "user_post" and sentence.said.owner.company is None
    return is_post and sentence.said.owner.ticker is None


# "after a Q extraordinary gain"
_ITEM = re.compile(
    r"\s(?:extraordinary|one-time|special|non-?recurring|unusual|capital|(?:pre-?|after-?)?tax)\s(?:\w+\s)?"
    r"(?:gains?|loss(?:es)?|charges?|credits?|benefits?|items?|provisions?)\b",
    re.IGNORECASE,
)
# "Note: does not include from discontinued operations 1986 gain of Q; 1985 loss of Q"
_DISCONTINUED = re.compile(r"\bdiscontinued\s(?:operations|ops|businesses)\b", re.IGNORECASE)
_BARE = frozenset({"loss", "losses", "profit", "profits", "gain", "earnings"})


def _is_item_beside(sentence: Sentence, reading: Reading) -> bool:
    """Whether a result is that of one item, or of what is discontinued."""
    if reading.code not in _RESULTS:
        return False
    if _ITEM.match(sentence.page.text, reading.quantity.text_end):
        return True
    return reading.mention.surface.lower() in _BARE and bool(_DISCONTINUED.search(_lead(sentence, reading)))


_ALONE = compile_rare(
    r"\b(?:parent[\s-](?:company|bank|only)|un-?consolidated|non-?consolidated)\s(?:\w+\s)?\Z", re.IGNORECASE
)


def _is_of_parent_alone(sentence: Sentence, reading: Reading) -> bool:
    """Whether the figure leaves the subsidiaries out: "parent company net profit"."""
    first = reading
    while first.before is not None:
        first = first.before
    return bool(_ALONE.search(_lead(sentence, first)))


_BEFORE = re.compile(
    r"\b(?:previously|originally|initially|earlier|first)\s(?:reported|announced|stated)\b", re.IGNORECASE
)


def _is_restated(sentence: Sentence, reading: Reading) -> bool:
    """Whether a figure is one that the page itself takes back: "previously reported", where it restates."""
    text = sentence.page.text
    stop = reading.quantity.text_end + len(" previously reported")
    return sentence.said.is_restating and bool(_BEFORE.search(text, sentence.span[0], stop))


def _is_dividend(sentence: Sentence, reading: Reading) -> bool:
    """Whether the price of a share is what is paid on it: "will increase the dividend on its shares to Q"."""
    return reading.code == "stock_price" and bool(
        re.search(r"\b(?:dividend|payout|distribution)\b", _lead(sentence, reading), re.IGNORECASE)
    )
