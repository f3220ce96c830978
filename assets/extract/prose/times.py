"""Which period a figure is about.

    tokens + Reading > the time that governs it > records.Period

How words become days is the business of ``periods``; here it is decided which words count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assets.extract.context import INSTANTS
from assets.extract.periods.resolve import PageCalendar, PeriodMention, resolve_period
from assets.extract.prose.readings import Reading, letters
from assets.extract.prose.roles import CHANGE, PRIOR
from assets.extract.prose.tokens import Token
from assets.records import Period

UNKNOWN = Period()
# "..., as Q1 included revenue of Q": a time that does something is not beside the number before it
_BESIDE = re.compile(r"^\)?,?(?:[fi@O(r]|(?=[PYSqAD](?!z)))(?P<time>[PYSqAD])(?!:Q)")


@dataclass(frozen=True, slots=True)
class Times:
    """What turns the words of one sentence into days."""

    text: str
    fiscal_year_end: str | None
    anchor: date | None
    calendar: PageCalendar
    is_future: bool = False

    def resolve(self, mention: PeriodMention) -> Period:
        """The period a mention means for the company."""
        return resolve_period(
            mention, self.fiscal_year_end, self.anchor, page=self.calendar, is_future=self.is_future
        )


def own_period(tokens: list[Token], reading: Reading, times: Times, quarter: Period) -> Period:
    """The period of a figure that is not a prior one; ``quarter`` is what "the quarter" means by now.

    Without any word of time in reach: an empty period.
    """
    if reading.is_listed and reading.role == CHANGE:
        return own_period(tokens, reading.before, times, quarter)
    at = _own_time(tokens, reading) if reading.time_at is None else reading.time_at
    if at is None:
        return UNKNOWN
    token = tokens[at]
    if token.kind == "D" and letters(tokens[at + 1 : at + 3]) == "aP":
        return _with_end_of(token, tokens[at + 2].item, times)
    if token.kind in "AD":
        return _length_so_far(token, quarter, times)
    if token.kind == "q":
        if reading.code == "dividend_per_share":
            return UNKNOWN  # "quarterly" is how often it is paid
        return quarter if quarter.fiscal_period in (None, "Q1", "Q2", "Q3", "Q4") else UNKNOWN
    if token.kind != "P":
        return UNKNOWN
    is_latest = token.item.kind == "relative" and token.item.relation == "current" and not times.is_future
    return quarter if is_latest and quarter.fiscal_period else times.resolve(token.item)


_MONTHS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}


def _with_end_of(token: Token, mention: PeriodMention, times: Times) -> Period:
    """ "The three-month and nine-month periods ended September 30": the first ends as the second."""
    months = _MONTHS.get(re.split(r"[\s\-\u2010]", times.text[token.start : token.end].lower())[0])
    if months is None or not mention.months:
        return UNKNOWN
    text = times.text[token.start : token.end]
    return times.resolve(mention._replace(months=months, fiscal_period=None, surface=text))


_LENGTHS = {"six": ("H1", "Q2"), "nine": ("9M", "Q3"), "twel": ("FY", "Q4")}


def _length_so_far(token: Token, quarter: Period, times: Times) -> Period:
    """ "The year", "the six-month period": it ends with the quarter spoken of, if that one is its last."""
    text = times.text[token.start : token.end]
    label, last = _LENGTHS.get(text.lower().removeprefix("the ")[:4].rstrip(" -"), (None, None))
    if token.kind == "A":
        label, last = "FY", "Q4"
    if label and quarter.fiscal_period == last and quarter.period_end:
        return Period(quarter.fiscal_year, label, None, quarter.period_end, None, text, "resolved")
    return Period(
        fiscal_period="FY" if token.kind == "A" else None, period_text=text, period_status="ambiguous"
    )


def _own_time(tokens: list[Token], reading: Reading) -> int | None:
    """Place of the time that governs a figure: beside it, before it, ahead in its clause, or leading it."""
    after = _BESIDE.match(letters(tokens[reading.at + 1 : reading.at + 6]))
    if after and after["time"] in "PqAD" and "r" not in after[0]:
        beside = reading.at + after.start("time") + 1
        if tokens[beside].kind != "P" or tokens[beside].item.kind != "instant" or reading.code in INSTANTS:
            return beside
    named = _named_for(tokens, reading)
    if named is not None:
        return named
    is_instant = reading.code in INSTANTS
    start = reading.before.at if reading.before else min(reading.metric_at, reading.at)
    stop = max(reading.metric_at, reading.at)
    back = range(reading.at - 1, start, -1)
    ahead = [
        at for at in _ahead(tokens, stop) if not _leads_on(tokens, at) and not _is_far_off(tokens, stop, at)
    ]
    is_taken = reading.before is not None and _BESIDE.match(letters(tokens[start + 1 : start + 6]))
    between = range(reading.at + 1, stop)  # "a 14 % growth of full-year revenue"
    near = (*ahead, *back) if is_taken else (*between, *back, *ahead)
    found = next((at for at in near if _is_own(tokens, at, is_instant)), None)
    if found is not None:
        return found
    level = reading.before
    while level is not None and level.role == PRIOR:
        level = level.before
    if level is not None:
        return _own_time(tokens, level)
    return next((at for at in range(start - 1, -1, -1) if _is_own(tokens, at, is_instant)), None)


def _named_for(tokens: list[Token], reading: Reading) -> int | None:
    """Place of the time in a metric's name, "first-quarter revenue": no other of its sentence governs it."""
    named = re.search(r"Pw{0,2}$", letters(tokens[: reading.metric_at]))
    if named is None or reading.metric_at > reading.at or reading.role == PRIOR:
        return None
    between = letters(tokens[reading.metric_at + 1 : reading.at])
    is_told_again = re.search(r"[PqAD]", between) or tokens[reading.metric_at].kind != "M"
    return None if is_told_again or not _is_own(tokens, named.start(), is_instant=False) else named.start()


# "..., nine-month revenue": the time belongs to the metric behind it
_NEXT_METRIC = re.compile(r"w{0,3}[MN]")


def _leads_on(tokens: list[Token], at: int) -> bool:
    """Whether a time behind a figure begins something else: "..., nine-month revenue", "as Q1 included"."""
    behind = letters(tokens[at + 1 : at + 6])
    if _NEXT_METRIC.match(behind):
        return True
    return (
        tokens[at].kind == "P" and behind.startswith(("z", "Z", "l")) and tokens[at - 1].kind not in "fi@Orv("
    )


def _is_far_off(tokens: list[Token], stop: int, at: int) -> bool:
    """Whether a "this year" is said of something else: "EBITDA of Q allowed for less debt this year"."""
    is_current = tokens[at].kind == "P" and tokens[at].item.relation == "current"
    return is_current and bool(re.search("[wVlg]", letters(tokens[stop + 1 : at])))


_END_OF_CLAUSE = re.compile(
    r"""
    [rv] (?! [YS] [^QM;rv]{0,3} tQ )    # a comparison
  | [M;z] | ag                          # another metric, another clause
  | a (?: [fi@O] ){0,1} [PqAD] (?= [^;]*Q )    # "..., and for the nine months it rose Q"
  | aQ [fi@O]? [PqAD]                   # "Q and Q for the year"
    """,
    re.VERBOSE,
)


def _ahead(tokens: list[Token], stop: int) -> range:
    """Places behind a figure that its clause still reaches: up to a comparison or another metric."""
    end = _END_OF_CLAUSE.search(letters(tokens[stop + 1 :]))
    return range(stop + 1, stop + 1 + end.start() if end else len(tokens))


# "from", "compared with" right before a time, or before the number that the time is said of
_OF_COMPARISON = re.compile(
    r"(?:[rv][O@iw]{0,3}|[YS][iOf]?|[rv][PYS]?[wC]{0,2}M?[O@]?[wC]?Q(?:,?\(?oQ)?[^QM;tud]{0,3})$"
)


def _is_own(tokens: list[Token], at: int, is_instant: bool) -> bool:
    """Whether a time is that of the figures round it, not one they are compared with."""
    token = tokens[at]
    if letters(tokens[max(0, at - 1) : at + 3]) == "(P:Q":
        return False  # "€3.21 billion (Q2 2023: €3.05 billion)"
    if token.kind not in "PqAD" or (token.kind == "P" and token.item.kind == "instant" and not is_instant):
        return False
    if (
        at
        and (token.kind == "A" or (token.kind == "P" and token.item.surface.isdigit()))
        and re.search("DO?$|PO$", letters(tokens[max(0, at - 2) : at]))
    ):
        return False  # "the first three quarters of 2022", "the first six months of the year": not the year
    if token.kind == "P" and at and tokens[at - 1].kind == "z":
        return False  # "for the first time since 1976"
    if token.kind == "P" and token.item.relation == "current" and re.search("PO?$", letters(tokens[:at])):
        return False  # "the first quarter of this year"
    is_next = token.kind in "AD" and letters(tokens[max(0, at - 1) : at]) == "a"  # "..., and in the year Q"
    return is_next or not _OF_COMPARISON.search(letters(tokens[max(0, at - 12) : at]))
