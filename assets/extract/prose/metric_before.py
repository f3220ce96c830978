"""A number read by the metric before it: "revenue of Q", "revenue rose Q", "compared with revenue of Q"."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.metrics.find import MetricMention
from assets.extract.metrics.vocabulary import METRICS, MONEY, MOVE, RATIO
from assets.extract.prose.figures import CHANGES, PERCENT, SIGNS, signed
from assets.extract.prose.metric_behind import BEHIND
from assets.extract.prose.readings import Reading, Spot, letters
from assets.extract.prose.roles import (
    CHANGE,
    EXPECTED_BEHIND,
    LEVEL,
    PRIOR,
    role_after_metric,
    strip_adjuncts,
)
from assets.extract.prose.surprises import SURPRISE, read_surprise
from assets.extract.prose.tokens import Token
from assets.records import Quantity

# Verbs that name a metric: "earned $2 million" states net income.
_VERB_METRICS = {"e": "earned", "L": "loss"}
_OF_PART = frozenset({"income_continuing_operations", "net_income_to_common"})
# "to a loss of Q", "compared with a profit of Q": the metric spoken of, but for those that are no result
_NO_RESULTS = frozenset({"revenue", "orders", "order_backlog", "cash", "debt", "deposits", "loans"})
_ANY_RESULT = frozenset({"loss", "losses", "profit", "profits", "income", "earnings"})


def read_by_metric_before(spot: Spot, last: Reading | None) -> Reading | None:
    """The reading of a number whose metric stands before it; None where the words do not tell."""
    left = spot.left
    found = max(left.rfind(kind) for kind in "MNeL")
    if found < 0:
        return None
    if left[found] == "N" or re.search("[nI]", left) or _is_aside(spot, found):
        return None
    metric_at = spot.floor + found
    lead, path = _lead(left[:found]), strip_adjuncts(left[found + 1 :])
    if left[found] in _VERB_METRICS and (path or re.match("[Oi]w{0,2}M", spot.right(4))):
        return None  # "earned Q of revenue" is no income
    if not path and spot.floor and BEHIND.match(left[:found]):
        return None  # the metric is that of the number before it: "Q in revenue, Q in net income"
    mention = _mention(spot, metric_at, lead, last)
    return _read_role(spot, mention, metric_at, lead, path, last) if mention else None


_EXPECTS = re.compile(r"k[^QM;]{0,6}?(?P<verb>[gEk])[lOw]?$")


def read_expected(spot: Spot) -> Reading | None:
    """ "Analysts were looking for 43 cents per share": what is expected per share is EPS."""
    expects = _EXPECTS.search(spot.left)
    if expects is None or spot.quantity.unit_kind != "money_per_share":
        return None
    metric_at = spot.floor + expects.start("verb")
    verb = spot.tokens[metric_at]
    mention = MetricMention(verb.start, verb.end, "expected", "eps")
    return spot.read(mention, metric_at, LEVEL, is_consensus=True)


def _read_role(
    spot: Spot, mention: MetricMention, metric_at: int, lead: str, path: str, last: Reading | None
) -> Reading | None:
    """The reading by the letters before the metric (``lead``) and between it and the number (``path``)."""
    if SURPRISE.match(path):
        return read_surprise(spot, mention, metric_at, before=None)
    if _is_moved(spot, mention, lead, path):
        reading = spot.read(mention, metric_at, CHANGE)
        return reading and replace(reading, quantity=signed(reading.quantity, is_negative=lead[-1] == "d"))
    if path == "luO" and METRICS[mention.code].kind == MONEY and mention.code not in _NO_RESULTS:
        path = "l"  # "operating income was a gain of Q"
    role, is_consensus = role_from_metric(spot.quantity, mention, path, spot.right(5))
    if re.search("[ud][iOf]$", lead) and (
        path == "O" or (path == "l" and spot.quantity.unit_kind in CHANGES)
    ):
        role = CHANGE  # "a fall in sales of Q"
    if role is None and _turns_behind(spot, mention, path):
        role = CHANGE
    if role is None and re.search("[ud]$", lead) and re.fullmatch("gr(?:lO)?", path):
        role = PRIOR  # "increased its EBITDA guidance from a range of Q"
    if path in ("T", "U") and re.search("[YS]O?$", spot.left):
        role = PRIOR  # "fell short of last year's Q"
    if role == LEVEL and path == "" and re.search("[ud][PYqA]*$", spot.left[: metric_at - spot.floor]):
        return None  # "increasing 1986 net Q": by it, or to it?
    if is_consensus or _expected_before(_own_lead(spot, metric_at), path, last):
        return spot.read(mention, metric_at, role, is_consensus=True)
    is_told_after = last is not None and (last.role == PRIOR or last.is_consensus)
    if role == LEVEL and lead in ("o", "oa") and is_told_after:
        return spot.read(mention, metric_at, last.role, is_consensus=last.is_consensus, before=last)
    if role == LEVEL and _is_compared(spot, lead, path, last):
        before = last if last is not None and last.mention.code == mention.code else None
        return spot.read(mention, metric_at, PRIOR, before=before)
    return spot.read(mention, metric_at, role)


def _is_moved(spot: Spot, mention: MetricMention, lead: str, path: str) -> bool:
    """Whether a verb before the metric moves it: "lifted gross margin by Q to Q", "cut its sales Q"."""
    if not lead.endswith(("u", "d")):
        return False
    if path == "b":
        return mention.code == "dividend_per_share" or spot.right(2) == "tQ"
    return path == "" and _is_share_of(spot, mention)


def _turns_behind(spot: Spot, mention: MetricMention, path: str) -> bool:
    """Whether a percent is a change by the word behind it: "sales of Q growth"."""
    is_turned = re.match("[glVEtO@:i]*$", path) and re.match("[ud](?!t)", spot.right(2))
    return bool(is_turned) and _is_share_of(spot, mention)


def _is_share_of(spot: Spot, mention: MetricMention) -> bool:
    return spot.quantity.unit_kind in PERCENT and METRICS[mention.code].kind != RATIO


def _lead(left: str) -> str:
    """The letters before the metric; "and" alone only where nothing else stood there."""
    lead = strip_adjuncts(left)
    return ",a" if lead == "a" and left != "a" else lead


def _is_aside(spot: Spot, found: int) -> bool:
    """Whether the metric only measures the number before it: "(1.14 % of total loans), against Q"."""
    after = spot.left[found + 1 :]
    if after.count(")") > after.count("("):
        return True
    before = spot.tokens[spot.floor - 1].item if spot.floor else None
    return spot.left[:found] == "O" and before is not None and before.unit_kind in PERCENT


def _mention(spot: Spot, metric_at: int, lead: str, last: Reading | None) -> MetricMention | None:
    token: Token = spot.tokens[metric_at]
    if token.kind in _VERB_METRICS:
        return MetricMention(token.start, token.end, _VERB_METRICS[token.kind], "net_income")
    mention: MetricMention = token.item
    if mention.code == "order_backlog" and spot.quantity.unit_kind == "duration":
        return replace(mention, code="backlog_coverage")
    is_compared = last is not None and re.search("[rv]$", lead)
    if is_compared and mention.code == "net_income" and last.mention.code in _OF_PART:
        return replace(mention, code=last.mention.code)  # the net income of the same part of the accounts
    if mention.surface.lower() not in _ANY_RESULT:
        return _with_basis(mention, lead, last)
    before = spot.tokens[metric_at - 1] if metric_at else None
    is_whose = before is not None and before.end - before.start == len("whose") and before.kind == "z"
    if before is not None and before.kind in "wzZNI" and before.end + 1 == token.start and not is_whose:
        return None  # "investment losses", "includes losses": not the company's result
    if last is None and spot.floor and re.search("(?<![ud])v$", lead):
        return None  # "includes a gain of Q vs a loss of Q": what is compared was not understood
    if spoken_of := _spoken_of(spot, metric_at):
        return spoken_of
    if last is not None and re.search("[rvt]$", lead) and last.mention.code not in _NO_RESULTS:
        return replace(mention, code=last.mention.code, basis=last.mention.basis)
    return _with_basis(mention, lead, last)


def _spoken_of(spot: Spot, metric_at: int) -> MetricMention | None:
    """The metric that a bare "loss" is the value of: "adjusted EBITDA was a loss of Q"."""
    said = re.search("M(?=[lud=t]+$)", strip_adjuncts(letters(spot.tokens[spot.floor : metric_at])))
    spoken = [token.item for token in spot.tokens[spot.floor : metric_at] if token.kind == "M"]
    if not said or not spoken or spoken[-1].code in _NO_RESULTS:
        return None
    return replace(spoken[-1], surface=spot.tokens[metric_at].item.surface)


def _with_basis(mention: MetricMention, lead: str, last: Reading | None) -> MetricMention:
    """A metric behind "or" is told on the basis of the one before it, where it says none itself."""
    if lead == "o" and last is not None and mention.basis == "unstated":
        return replace(mention, basis=last.mention.basis)
    return mention


# "above the Q consensus, while the loss of Q ..."
_OF_NUMBER_BEFORE = re.compile("^[kE]+(?=[,a;])")


def _own_lead(spot: Spot, metric_at: int) -> str:
    """The letters before the metric that are not said of another number: "exceeded expectations, resulting
    in revenue of Q" begins at the m.
    """
    lead = spot.left[: metric_at - spot.floor]
    return re.split("[m;]", _OF_NUMBER_BEFORE.sub("", lead) if spot.floor else lead)[-1]


def _expected_before(lead: str, path: str, last: Reading | None) -> bool:
    """Whether the words before the metric say that analysts expected the number."""
    if "k" in lead or re.search("[vTU]E", lead):
        return True  # "analysts expected revenue of Q"
    goes_on = lead in ("f", ",f", "a") and path in ("O", "uO", "dO")
    return goes_on and last is not None and last.is_consensus  # "earnings of Q on revenue of Q"


def _is_compared(spot: Spot, lead: str, path: str, last: Reading | None) -> bool:
    """Whether the metric is compared with: "from revenue of Q", "from revenue of Q and EPS of Q", "compared
    with a loss of Q on revenue of Q", but not "from Q, on revenue of Q".
    """
    if re.search("[rv]$", lead):
        return True
    if last is None or last.role != PRIOR:
        return False
    is_on_top = lead == "f" and last.at > 1 and spot.tokens[last.at - 2].kind == "M"
    return is_on_top or (lead in ("a", "oa") and path == "O")


# "revenue from the cloud unit was": what part of the company the metric covers, before the verb
_POSTMODIFIER = re.compile(r"^[rOi@f](?=[^lud=g]*[ws])[wCsaO&]*(?=[lud=g]|$)")


# "revenue beats estimates, rises Q"
_BEATS = re.compile(r"^[TU]w?[kE]{1,3}(?=[ud])")


# "revenue topped analysts' estimates of Q"
_MEETS = re.compile(r"(?:g?tl)?[TU]w?k[kEg]{0,3}[O@]?")


def role_from_metric(
    quantity: Quantity, mention: MetricMention, path: str, behind: str = ""
) -> tuple[str | None, bool]:
    """Role of a number by the letters from its metric, and whether they say that analysts expected it.

    ``behind``: the letters behind the number.
    """
    if path == "T" and mention.code == "market_value":
        return LEVEL, False  # "its market value tops Q"
    if _MEETS.fullmatch(path) or (path in ("T", "U") and EXPECTED_BEHIND.match(behind)):
        return PRIOR, True  # "fell short of the Q consensus"
    path = _POSTMODIFIER.sub("", _BEATS.sub("", path))
    metric = METRICS[mention.code]
    if mention.code == "backlog_coverage":
        path = re.sub("[cm]$", "l", path)
    if metric.kind == MOVE or mention.code == "stock_price":
        # "shares of the company rose Q", "shares in the company were down Q"
        path = "u" if path in ("z", "lz") else re.sub("^[Oi]", "", path.replace("V", ""))
        if quantity.unit_kind not in CHANGES and not re.search("[t@]", path):
            return None, False  # a price is one that a stock rose to, fell to or closed at
    said = re.sub("[kE]", "", path)
    is_ratio = metric.kind == RATIO and quantity.unit_kind in PERCENT
    is_change = quantity.unit_kind in CHANGES and not is_ratio
    role = role_after_metric(said, is_change=is_change, is_ratio=is_ratio)
    if is_change and _says_change(quantity, said):
        role = CHANGE
    if is_change and quantity.surface[0] in SIGNS and said in ("", ":"):
        role = CHANGE  # "Comparable sales: +1.2 %"
    return role, "k" in path or bool(re.search("v.*E", path))


def _says_change(quantity: Quantity, path: str) -> bool:
    """Whether the number is a verb of its own, "doubled", or may go either way, "flat to up 2%"."""
    if quantity.value is None and quantity.sign_origin == "none" and quantity.value_low <= 0:
        return bool(re.match("[glEtiO]*$", path))
    is_worded = not re.search(r"\d|\b(?:pct|per\s?cent|points?)\b", quantity.surface)  # not "eight pct"
    return is_worded and bool(re.match("[glEt]*$", path))


def read_in_pair(spot: Spot, metric_at: int, mention: MetricMention) -> Reading | None:
    """The reading of one of two numbers in a list: a level of the metric it is listed for."""
    said = letters(spot.tokens[metric_at + 1 : spot.at])
    path = re.sub("Qa$", "", strip_adjuncts(said[said.rfind("M") + 1 :]))
    role, is_consensus = role_from_metric(spot.quantity, mention, path)
    is_consensus = is_consensus or "k" in letters(spot.tokens[:metric_at])
    return spot.read(mention, metric_at, role, is_consensus=is_consensus)
