"""What a figure is measured against: the period of a value compared with, and yoy, qoq or other of a change.

tokens + Reading > the time it is compared with > records.Period of a prior value, compare of a change
"""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.periods.resolve import PeriodMention, shift_period
from assets.extract.prose.discourse import Sentence
from assets.extract.prose.readings import Reading, letters
from assets.extract.prose.roles import CHANGE, LEVEL, PRIOR
from assets.extract.prose.times import UNKNOWN, Times
from assets.extract.prose.tokens import Token
from assets.records import Period

_SEVERAL_QUARTERS = frozenset({"H1", "H2", "9M"})
# The year before is what figures since its beginning are compared with, whether it is said or not.
_UNSAID = {"FY": "yoy", "H1": "ytd_yoy", "9M": "ytd_yoy"}


def prior_period(tokens: list[Token], reading: Reading, current: Period, times: Times) -> Period:
    """The period of a figure that is compared with: as said beside it, else as the sentence compares."""
    time = _compared_time(tokens, reading) if reading.time_at is None else tokens[reading.time_at]
    if time is None:
        return UNKNOWN
    if time.kind == "P":
        return _prior_resolved(time.item, current, times)
    named = time.item.fiscal_period if time.item else None
    if None not in (named, current.fiscal_period) and named != current.fiscal_period:
        return UNKNOWN  # "the fourth quarter of last year", beside a first quarter
    relation = "prior_year" if time.kind == "Y" else "previous_quarter"
    shifted = shift_period(current, relation, times.calendar)
    if shifted == current:
        return replace(current, period_text=_text_of(time), period_status="ambiguous")
    return replace(shifted, period_text=_text_of(time) or shifted.period_text)


def _prior_resolved(mention: PeriodMention, current: Period, times: Times) -> Period:
    """The period that a comparison names; "in 2023" beside a quarter is that quarter of 2023."""
    is_shorter = current.fiscal_period != "FY" and bool(current.fiscal_period or current.period_end)
    if mention.kind == "year" and mention.surface.isdigit() and is_shorter:
        shifted = shift_period(current, "prior_year", times.calendar)
        is_named = mention.year in (shifted.fiscal_year, shifted.period_end and shifted.period_end.year)
        return replace(shifted, period_text=mention.surface) if is_named else UNKNOWN
    if mention.relation == "prior_year" or mention.year or mention.end_date or mention.end_month:
        return times.resolve(mention)
    return UNKNOWN


# "Q (previously Q)"
_REPLACED = re.compile(r"\(\s?(?:previous|previously|prior|formerly|was)\b:?\s?\Z", re.IGNORECASE)
# "A year ago, it earned Q", "it earned Q, or Q a share, in the year-earlier period"
_LOOKS_BACK = re.compile(
    r"(?:[if]?(?P<lead>[YS]),?[^rvPYSqAD;]*|[^rvWnudPYSqAD;]*Q,?[if]?(?P<tail>Y)[^rvnudPYSqAD;Q]*)$"
)


def as_earlier(sentence: Sentence, reading: Reading) -> Reading:
    """The reading; as an earlier value where brackets say it was replaced, or the sentence looks back."""
    if reading.role == PRIOR:
        return reading
    now = next((one for one in reversed(sentence.readings) if one.at < reading.at), None)
    if now is not None and now.code == reading.code:
        gap = (now.quantity.text_end, reading.quantity.text_start)
        if _REPLACED.search(sentence.page.text, *gap):
            return replace(reading, role=PRIOR, before=now)
    found = _LOOKS_BACK.match(letters(sentence.tokens)) if reading.role == LEVEL else None
    if found is None:
        return reading
    at = max(found.start("lead"), found.start("tail"))
    time = sentence.tokens[at].item
    if time is None or time.surface.lower() == "last year":  # which is often the year that is reported
        return reading
    return replace(reading, role=PRIOR, time_at=at)


def _text_of(time: Token) -> str | None:
    return time.item.surface if time.item is not None else None


def _compared_time(tokens: list[Token], reading: Reading) -> Token | None:
    """The time a comparison is with: behind the number, before it, or where the sentence first compares."""
    at = max(reading.at, reading.metric_at)
    at += letters(tokens[at + 1 : at + 2]) == "M"  # "against a Q loss in the first quarter"
    ahead = letters(tokens[at + 1 :])
    share = re.match(r",?\(?o?QM?\)?", ahead)  # "from $71.2 million, or 0.87 %, at March 31"
    skipped = share.end() if share and re.search(r"[o(]", share[0]) else 0
    end = re.search(r"[rvM;zQ]", ahead[skipped:])
    near = range(reading.at + 1, at + 1 + (skipped + end.start() if end else len(ahead)))
    floor = reading.before.at if reading.before else reading.metric_at
    found = next((tokens[at] for at in near if tokens[at].kind in "YSP"), None)
    if found is None:
        found = next(
            (tokens[at] for at in range(reading.at - 1, floor, -1) if _is_compared(tokens, at)), None
        )
    if found is None and reading.before is not None:
        return compared_with(tokens, reading.before)
    return found


def _is_compared(tokens: list[Token], at: int) -> bool:
    kind = tokens[at].kind
    if kind != "P":
        return kind in "YS"
    is_bracketed = tokens[at - 1].kind == "(" and tokens[at + 1].kind == ":"  # "(Q3 2023: Q)"
    return is_bracketed or bool(re.search("[rv][@Oi]?$", letters(tokens[max(0, at - 2) : at])))


def compared_with(tokens: list[Token], reading: Reading) -> Token | None:
    """The time that a change is measured against; None where its clause does not say.

    Looks behind the number ("up 5 % from a year ago"), between it and what precedes it
    ("a year-over-year rise of 5 %"), then behind the number it is compared with
    ("up 5 % from $3 million a year earlier").
    """
    behind = _JOINED.sub(lambda joined: "w" * len(joined[0]), letters(tokens[reading.at + 1 :]))
    stop = re.search(r"[;]|a[PYS]*(?:[ud]|M)|M[^Q]*Q|Q(?!,?[rv]?[@O]?[YS])(?=[^Q]*Q)", behind)
    behind = behind[
        : stop.start() + 1 if stop and behind[stop.start()] == "Q" else stop.start() if stop else None
    ]
    for match in re.finditer(r"[YS]|(?<=[rv])[@O]?P", behind):
        return tokens[reading.at + match.end()]
    if own := _OWN_COMPARISON.match(letters(tokens[reading.at + 1 :])):
        return tokens[reading.at + own.end()]
    start = min(reading.at, reading.metric_at)
    for at in range(reading.at - 1, -1, -1):
        if tokens[at].kind in "YS":
            return tokens[at]
        if tokens[at].kind == ";" or (tokens[at].kind == "Q" and at < start) or _ends(reading, at):
            return None
    return None


# "up Q or Q when compared with": what is told twice is compared once
_JOINED = re.compile(r"^[,)]*\(?oQ\)?")

# "from earnings per share of Q reported for the third quarter of 2024": the time is said of what is compared
_OWN_COMPARISON = re.compile(r"[rv][wO@]{0,2}(?:M[O@l]{0,2})?Q[wlf@i]{0,3}[YSP]")


def _ends(reading: Reading, at: int) -> bool:
    """Whether looking back for a comparison ends here: at the number that the reading continues."""
    return reading.before is not None and at <= reading.before.at


def compare_of(
    tokens: list[Token], reading: Reading, current: Period, times: Times, readings: list[Reading]
) -> str:
    """What a change is measured against: yoy, qoq, ytd_yoy, or other where that is not said."""
    time = compared_with(tokens, reading)
    if time is None and reading.before is not None and reading.before.role == CHANGE:
        time = compared_with(tokens, reading.before) if _joined(tokens, reading) else None
    if time is None:
        prior = next(
            (r for r in readings if r.before is not None and is_prior(r) and _follows(tokens, r, reading)),
            None,
        )
        time = _compared_time(tokens, prior) if prior else None
    if time is None and (prior := _prior_before(reading)):
        time = _compared_time(tokens, prior)  # "Q, compared with Q a year ago, an increase of Q"
    if time is None:
        return _UNSAID.get(_label_of(current), "other")
    if time.kind == "S":
        return "qoq"
    if time.kind == "P" and not _is_year_before(times.resolve(time.item), current):
        return "qoq" if _is_quarter_before(times.resolve(time.item), current) else "other"
    return "ytd_yoy" if _label_of(current) in _SEVERAL_QUARTERS else "yoy"


def _prior_before(reading: Reading) -> Reading | None:
    """The earlier value that the chain of a change goes back to; None where it has none."""
    before = reading.before
    while before is not None and not is_prior(before):
        before = before.before
    return before


def _label_of(period: Period) -> str | None:
    """The fiscal label of a period; by its length where the fiscal calendar is not known."""
    if period.fiscal_period or period.period_start is None or period.period_end is None:
        return period.fiscal_period
    return {6: "H1", 9: "9M", 12: "FY"}.get(round((period.period_end - period.period_start).days / 30.4))


def _follows(tokens: list[Token], prior: Reading, change: Reading) -> bool:
    """Whether a compared value is the one that a change was measured from: next in its chain."""
    before = prior.before
    while (
        before is not None and before.at != change.at and (before.role != CHANGE or _joined(tokens, before))
    ):
        before = before.before
    return before is not None and before.at == change.at


def _joined(tokens: list[Token], reading: Reading) -> bool:
    """Whether a change is told once more: "$2.1 million, or 14 %"."""
    return reading.before is not None and "o" in letters(tokens[reading.before.at + 1 : reading.at])


def _is_year_before(prior: Period, current: Period) -> bool:
    """Whether two periods are a year apart, as far as their labels or days tell."""
    if prior.period_end and current.period_end:
        return 350 <= (current.period_end - prior.period_end).days <= 380
    same_place = prior.fiscal_period in (_label_of(current), "FY")
    years = (prior.fiscal_year, current.fiscal_year or (current.period_end and current.period_end.year))
    if None in years:
        return same_place and prior.fiscal_year != current.fiscal_year and prior.fiscal_period is not None
    return same_place and years[1] - years[0] == 1


def _is_quarter_before(prior: Period, current: Period) -> bool:
    if prior.period_end and current.period_end:
        return 80 <= (current.period_end - prior.period_end).days <= 100
    before = shift_period(current, "previous_quarter")
    return current.fiscal_period != before.fiscal_period == prior.fiscal_period


def is_prior(reading: Reading) -> bool:
    """Whether a reading states an earlier value, not this period's."""
    return reading.role == PRIOR and not reading.is_consensus
