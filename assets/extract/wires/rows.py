"""Rows of a terse wire, as they are written: a label, a value, "vs", a value.

a line > Label + Value (+ Value of the period before) > Row; other lines are no rows
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is about, as written and as our metric."""

    surface: str
    metric: str
    basis: str
    kind: str  # per_share, money, shares


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a row: the number with scale and unit, and the word that tells its sign."""

    start: int
    end: int
    surface: str
    sign: str | None  # profit, loss; None where neither is said


@dataclass(frozen=True, slots=True)
class Row:
    """A row with this period's value and, behind "vs", the one it is compared with."""

    start: int
    end: int
    label: Label
    now: Value
    before: Value | None
    relation: str  # prior_year, previous_quarter, previous_month


# base word of a label -> metric, kind
_METRICS = {
    "shr": ("eps", "per_share"),
    "share": ("eps", "per_share"),
    "eps": ("eps", "per_share"),
    "earnings per share": ("eps", "per_share"),
    "profit per share": ("eps", "per_share"),
    "net": ("net_income", "money"),
    "net income": ("net_income", "money"),
    "net profit": ("net_income", "money"),
    "revs": ("revenue", "money"),
    "rev": ("revenue", "money"),
    "revenue": ("revenue", "money"),
    "revenues": ("revenue", "money"),
    "sales": ("revenue", "money"),
    "turnover": ("revenue", "money"),
    "avg shrs": ("average_shares", "shares"),
    "avg shares": ("average_shares", "shares"),
    "avg shr": ("average_shares", "shares"),
    "assets": ("total_assets", "money"),
    "deposits": ("deposits", "money"),
    "loans": ("loans", "money"),
    "backlog": ("order_backlog", "money"),
    "orders": ("orders", "money"),
    "div": ("dividend_per_share", "per_share"),
    "dividend": ("dividend_per_share", "per_share"),
    "pretax": ("pretax_income", "money"),
    "pre-tax": ("pretax_income", "money"),
    "operating profit": ("operating_income", "money"),
    "operating income": ("operating_income", "money"),
    "gross profit": ("gross_profit", "money"),
    "net after tax": ("net_income", "money"),
    "sales revenue": ("revenue", "money"),
    "avg": ("average_shares", "shares"),
    "qtly": ("dividend_per_share", "per_share"),
    "qtrly": ("dividend_per_share", "per_share"),
    "semi-annual": ("dividend_per_share", "per_share"),
}
_QUALIFIERS = (
    "oper", "operating", "primary", "fully", "diluted", "basic", "group", "total", "gross", "qtly", "qtrly",
    "quarterly", "annual", "mthly", "monthly", "semi-annual", "semi", "interim", "int", "final", "net",
    "consolidated", "cons",
)  # fmt: skip
_FIRST_WORD = re.compile(r"[ \t]*([A-Za-z]+)")
_FIRST_WORDS = frozenset(
    _FIRST_WORD.match(label)[1] + plural for label in (*_METRICS, *_QUALIFIERS) for plural in ("", "s")
)
_BASES = "|".join(sorted((re.escape(word) for word in _METRICS), key=len, reverse=True))

_NUMBER = r"""
    (?: \(? (?: \d[\d,]* (?: \.\d+ | -\d/\d{1,2} )? | \.\d+ ) \)?  # 1,234.5  (1,234)  12-1/2  .41
      | nil | (?: one | two | three | four | five | six | seven | eight | nine | ten ) (?= \s ) )
"""
_UNIT = r"""
    (?: \s (?: mln | billion | bln | mlns | thousand ) \b )?
    (?: \s? p \b
      | \s (?: cts? | cents? | dlrs? | (?: canadian | u\.s\. | h\.k\. | australian | n\.z\. ) \s dlrs?
          | stg | pence | won | francs | marks | guilders | crowns | yen | lire | pesos | pesetas | schillings
          | rand | ringgit | markka ) \b (?! \s ( per | a ) \b) )?
"""
_VALUE = rf"(?: {_NUMBER} {_UNIT} )"
_THEN = rf"(?P<sign2> (?: profit | loss ) s? \s+ )? (?P<then> {_VALUE} ) (?P<sign3> \s (?: loss | profit ) )?"
_PRIOR = r"(?: in \s (?: the \s )? )? prior (?: \s (?: yr | year | qtr | quarter | period | month | mth ) )?"
_ROW = re.compile(
    rf"""
    (?: ^ [^\n]{{4,60}} \d{{1,2}} \s -{{1,2}} \s+ | ^ [ \t]* )      # behind a dateline, or on its own
    (?P<before_label> (?: (?: {"|".join(_QUALIFIERS)} ) \s )* )
    (?P<base> {_BASES} ) s? \b
    (?P<after_label> (?: \s (?: diluted | basic | primary | income | profits? | loss | per \s shr ) \b
        | ,? \s net \s basis )* )
    \s+ (?P<now> {_VALUE} )
    (?: \s+ vs \.? \s+ (?: {_THEN} | n/?a | nil | same | not \s (?: given | available ) ) )?
    (?P<prior> \s+ (?: previously | {_PRIOR} ) )?
    (?: ,? \s making \s {_VALUE} (?: \s vs \s {_VALUE} )? (?: \s for \s [a-z ]{{3,20}} )? )?
    [ \t]* [.,;]? [ \t]* $
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
# Rows without a value to compare with are rows of a wire only where several metrics are told so.
FEWEST_ALONE = 3
_PAYOUTS = re.compile(r"qtr?ly|quarterly|mthly|monthly", re.IGNORECASE)


def find_rows(text: str) -> Iterator[Row]:
    """The rows of a text that is a terse wire, in order; none where its lines do not look like rows.

    >>> rows = list(find_rows("Shr 34 cts vs 1.19 dlrs\\nNet loss 807,000 vs profit 2,858,000"))
    >>> [(row.label.metric, row.now.surface, row.before.surface, row.now.sign) for row in rows]
    [('eps', '34 cts', '1.19 dlrs', None), ('net_income', '807,000', '2,858,000', 'loss')]
    >>> list(find_rows("Sales 5,000"))
    []
    """
    rows = [row for match in _match_lines(text) if (row := _read(match))]
    if any(row.before for row in rows) or len({row.label.metric for row in rows}) >= FEWEST_ALONE:
        yield from rows


def _match_lines(text: str) -> Iterator[re.Match[str]]:
    """The rows as `_ROW` finds them; tried only on lines that open with a word of a label or a dateline."""
    at = free = 0
    for line in text.split("\n"):
        first = _FIRST_WORD.match(line)
        may_be_row = (first and first[1].lower() in _FIRST_WORDS) or "-" in line
        if may_be_row and at >= free and (match := _ROW.match(text, at)):
            free = match.end()
            yield match
        at += len(line) + 1


def _read(match: re.Match[str]) -> Row | None:
    words = f"{match['before_label']} {match['after_label']}".lower().split()
    base = match["base"].lower()
    if base == "net" and {"gross", "total"} & set(words):
        return None
    label = _label(match, words)
    if label.metric == "eps" and match["prior"] and not re.search("y", match["prior"], re.IGNORECASE):
        return None  # "Shr four cts vs four cts prior qtr" in a dividend's wire is the dividend
    now_sign = "loss" if "loss" in words else "profit" if {"profit", "profits"} & set(words) else None
    now = Value(match.start("now"), match.end("now"), match["now"], now_sign)
    before = None
    if match["then"]:
        said = (match["sign2"] or match["sign3"] or "").strip().lower()
        sign = said and ("loss" if said.startswith("los") else "profit")
        before = Value(match.start("then"), match.end("then"), match["then"], sign or None)
    return Row(match.start("before_label"), match.end(), label, now, before, _relation(match, words))


def _label(match: re.Match[str], words: list[str]) -> Label:
    base = match["base"].lower()
    metric, kind = _METRICS[base]
    if metric == "eps" and "diluted" in words:
        metric = "eps_diluted"
    elif metric == "eps" and ({"primary", "basic"} & set(words)):
        metric = "eps_basic"
    elif metric == "average_shares" and "diluted" in words:
        metric = "average_shares_diluted"
    is_operating = bool({"oper", "operating"} & set(words)) and metric not in ("revenue", "operating_income")
    surface = match.string[match.start("before_label") : match.end("after_label")]
    return Label(surface, metric, "non_gaap" if is_operating else "unstated", kind)


def _relation(match: re.Match[str], words: list[str]) -> str:
    """ "Qtly div 8 cts vs 7.5 cts prior" compares with the quarter before, a monthly one with the month; the
    rest with the year before.
    """
    prior, base = (match["prior"] or "").lower(), match["base"].lower()
    payout = next((word for word in (base, *words) if _PAYOUTS.fullmatch(word)), None)
    is_paid = payout is not None and (base.startswith("div") or base == payout)
    if not prior or not is_paid or "yr" in prior or "year" in prior:
        return "prior_year"
    return "previous_month" if payout.startswith("m") else "previous_quarter"
