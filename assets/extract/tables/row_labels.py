"""Labels of rows to metric codes.

    label + headings above > plain words > a name of `tables/row_vocabulary.py` > codes, basis, loss

Rows that only their heading explains ("Basic", "Total") are read by the heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assets.extract.rare import compile_rare
from assets.extract.tables.row_vocabulary import GAINS, NAMES, NET, PER_UNIT, TABLE_METRICS, TO

__all__ = [
    "TABLE_METRICS",
    "RowMetric",
    "basis_of",
    "names_metric",
    "names_revenue",
    "plain_label",
    "read_label",
]


@dataclass(frozen=True, slots=True)
class RowMetric:
    """What a row states."""

    codes: tuple[str, ...]  # two where one figure is basic and diluted
    rank: int  # 0 is the surest name of the metric; of two rows of a table the lower rank holds
    basis: str | None = None  # gaap, non_gaap where the label or its heading says it
    is_loss: bool = False  # the label speaks of a loss only: a bare figure is one
    text: str = ""  # the metric in the page's words


CONTINUING, CONTINUING_RANK = " from continuing operations", 3
MAX_LABEL = 160  # a longer label is a sentence
_PATTERNS = tuple((name, re.compile(name.pattern)) for name in NAMES)
_ANY_NAME = re.compile("|".join(f"(?:{name.pattern})" for name in NAMES))

_MARKS = re.compile(  # marks of notes: "(1)", "(a)(b)", "[1]", "*", a digit glued to the last word
    r"\(\s?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?\)|\[\w\]|[*†‡#+]+|(?<=[a-z)])\d{1,2}(?:,\d)?$|\s\d$"
)
_OWNERS_INCOME = compile_rare(r"^(?P<owner>[\w.&]+(?: [\w.&]+){0,2})'s (?P<income>net [\w ()/]+)$")
_MONEY = r"(?: usd | eur | gbp | jpy | chf | cad | aud | cny | rmb | inr | sek | nok | dkk | euros? | yen )"
_UNIT_NOTES = compile_rare(
    rf"""
    \( [^()]* \b (?: unaudited | thousands | millions | billions | dollars | cents | pence | 000 ' ? s?
                   | note | restated | us \s? gaap | u\.s\.\ gaap | as\ reported ) \b [^()]* \)
  | \( [$] \s? (?: 000s? | mm? | bn? | k ) \) | ,? \s in \s (?: thousands | millions )
  | \( \s? (?: in \s )? (?: {_MONEY} | [a-z]{{0,2}} [$€£¥₹] ) \s? \)
  | , \s (?: in \s )? {_MONEY} (?= , | \s? $ )
  | \( \s? in \s [^()]{{1,20}} \s per \s [^()]{{1,20}} \)
  | \( (?: eps | ebit ) \)
    """,
    re.VERBOSE,
)
_POSSESSIVE = compile_rare(r"'s\b|s'(?=\s)")
_NOT_WORDS = re.compile(r"[^\w\s&]+|_")
_NON_GAAP = re.compile(
    r"\bnon[\s-]?(?:(?:u ?s )?gaap|ifrs)\b|\badjusted\b|\bcore\b|\bpro ?forma\b|\bexcluding\b|\bnormalized\b"
    r"|\bcash earnings\b|\bunderlying\b|\bcomparable\b|\bbefore (?:special|certain|non ?recurring)\b"
)
_GAAP = re.compile(r"\b(?:u ?s ?)?gaap\b|\bas reported\b|\breported\b")
_BASIS_WORDS = compile_rare(
    r"\b(?:on a )?(?:non )?gaap basis\b|\b(?:non gaap|(?:u s )?gaap|as reported|as adjusted)\b"
    r"|^(?:adjusted|reported|core|underlying) "
)

_BASIS_ONLY = re.compile(r"(?:u ?s )?gaap|non gaap|(?:as )?reported(?: gaap)?|(?:as )?adjusted(?: non gaap)?")
_DIVIDENDS = re.compile(r"\bdividends?\b|\bdistributions?\b")
_EPS_HEADING = re.compile(rf"\b{PER_UNIT}|\beps\b")
_SHARES_HEADING = re.compile(
    r"(?<!per )(?<!per common )\bshares (?:used|outstanding)"
    r"|(?<!per )\b(?:weighted|average (?:number |common |shares))|\bnumber of\b"
    r"|\bshare count|\bin comput(?:ing|ation)|\bdividends?\b|\bdenominator\b"
)
_BOTH = r"(?P<both>basic and (?:fully )?diluted|diluted and basic|basic diluted)"
_BASIC, _DILUTED = r"(?P<basic>basic|primary)", r"(?P<diluted>(?:fully )?diluted|assuming (?:full )?dilution)"
_SIDE = re.compile(rf"\b(?:{_BOTH}|{_BASIC}|{_DILUTED})\b")
_BARE_SIDE = re.compile(r"basic|primary|(?:fully )?diluted|assuming (?:full )?dilution")
# What a row below "Earnings per share" may say besides its side and still be the whole of it.
_WHOLE_ROW = re.compile(
    rf"(?:total )?(?:{NET}|{GAINS})"
    rf"(?: {TO} (?!.*\b(?:non ?controlling|minority|preferred|participating)\b)[\w ]+?)?(?: {PER_UNIT})?"
    r"|class a(?: (?:common )?(?:stock|shares?))?(?: and (?:class )?b(?: (?:common )?(?:stock|shares?))?)?"
    rf"|(?:common|ordinary)(?: (?:stock|shares?|units?))?|{PER_UNIT}|eps|total"
)
_OWNERS = re.compile(
    r"(?:the )?(?:owners|equity holders|equity owners|share ?holders|stock ?holders|members)"
    r"(?: of (?:the )?(?!.*\b(?:non ?controlling|minority|preferred)\b)[\w ]+)?"
    r"|(?:the )?(?:parent|company|group)"
)
# Owners of another kind, and rows that name no owner: what follows once the heading is done with.
_OTHER_OWNERS = re.compile(
    r"\bpartnerships?\b|\bsubsidiar|\bthird\b|\bunit ?holders\b|\boutside\b|\bother\b"
    r"|\b(?:average|number|outstanding|dividends?|income|earnings|loss|shares)\b(?!.*\bholders?\b)"
)
_SHARED_OUT = re.compile(rf"(?:(?:{NET}|{GAINS}) )?attributable to")
_CONTINUING = re.compile(r"\b(?:dis)?continu|\bextraordinary\b|\bbefore\b")
# "Loss (income)": a figure in brackets is a gain, against all other rows.
_REVERSED = compile_rare(
    r"\bloss(?:es)?\s?/?\s?\(\s?(?:income|earnings|gain|profit)|\((?:income|earnings|gain|profit)\)\s?/?\s?loss",
    re.IGNORECASE,
)
_LOSS = re.compile(r"\bloss(?:es)?\b")
_GAIN_WORD = re.compile(r"\b(?:income|earnings|profits?)\b")


@lru_cache(maxsize=8192)
def plain_label(label: str) -> str:
    """A label in lower case without marks of notes, notes on units and punctuation.

    >>> plain_label("Net (loss) income per share \u2014 diluted (1)")
    'net loss income per share diluted'
    """
    text = label.lower().replace("\u2019", "'").replace("\u00a0", " ")
    text = _UNIT_NOTES.sub(" ", text)
    text = _MARKS.sub(" ", text.strip().rstrip(":. "))
    text = _OWNERS_INCOME.sub(r"\g<income> attributable to \g<owner>", text)
    text = _POSSESSIVE.sub("s ", text)
    return " ".join(_NOT_WORDS.sub(" ", text.replace("&", " and ")).split())


@lru_cache(maxsize=8192)  # statements repeat their labels
def read_label(label: str, sections: tuple[str, ...] = ()) -> RowMetric | None:
    """What a row states by its label and the headings above it; None where that is no known metric.

    >>> read_label("Net sales").codes, read_label("Basic", ("Earnings per share:",)).codes
    (('revenue',), ('eps_basic',))
    >>> read_label("Basic", ("Weighted average shares:",)).codes
    ('average_shares_basic',)
    >>> read_label("Revenue, net of subcontractor costs")
    """
    plain = plain_label(label)
    if not plain or len(plain) > MAX_LABEL or _REVERSED.search(label):
        return None
    bare = _without_basis(plain)
    found = _by_heading(bare, sections) or _by_name(bare) or _by_basis(plain, sections)
    if found is None and sections and _goes_on(plain, plain_label(sections[-1])):
        plain = f"{plain_label(sections[-1])} {plain}"
        bare = _without_basis(plain)
        found = _by_name(bare)
    found = found or _by_continuing(bare, sections) or _by_count(label, bare, sections)
    if found is None or (found := _below_part(found, bare, sections)) is None:
        return None
    code, rank = _with_side(found, sections)
    basis = basis_of(plain) or basis_of(plain_label(sections[-1]) if sections else "")
    codes = ("eps_basic", "eps_diluted") if code == "eps_both" else (code,)
    return RowMetric(codes, rank, basis, _is_loss(bare, sections), label.strip())


def _goes_on(plain: str, heading: str) -> bool:
    """Whether a label goes on where its heading ends: one of those whose income it is, or "per share"."""
    is_owner = heading.endswith(" to") and not _OTHER_OWNERS.search(plain)
    return is_owner or plain.startswith("per ")


def _is_loss(bare: str, sections: tuple[str, ...]) -> bool:
    """Whether the words speak of a loss and of nothing else; a bare side goes by its heading."""
    words = bare if not _SIDE.fullmatch(bare) or _LOSS.search(bare) else " ".join(map(plain_label, sections))
    return bool(_LOSS.search(words)) and not _GAIN_WORD.search(words)


def basis_of(plain: str) -> str | None:
    """The basis that plain words say: gaap, non_gaap or none."""
    return "non_gaap" if _NON_GAAP.search(plain) else "gaap" if _GAAP.search(plain) else None


def _without_basis(plain: str) -> str:
    return " ".join(_BASIS_WORDS.sub(" ", plain).split())


def _by_name(bare: str) -> tuple[str, int] | None:
    if not _ANY_NAME.fullmatch(bare):  # most rows have none
        return None
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return name.code, name.rank
    return None


def _by_basis(plain: str, sections: tuple[str, ...]) -> tuple[str, int] | None:
    """Rows that say only how it was counted, below the name of what was: "GAAP" below "Diluted EPS"."""
    return _by_name(plain_label(sections[-1])) if sections and _BASIS_ONLY.fullmatch(plain) else None


def _with_side(found: tuple[str, int], sections: tuple[str, ...]) -> tuple[str, int]:
    """Earnings per share below a heading that is only a side: "Net income per share" below "Diluted:"."""
    heading = plain_label(sections[-1]) if found[0] == "eps" and sections else ""
    return (f"eps_{_name_side(_SIDE.fullmatch(heading))}", 0) if _BARE_SIDE.fullmatch(heading) else found


def _below_part(found: tuple[str, int], bare: str, sections: tuple[str, ...]) -> tuple[str, int] | None:
    """Earnings per share below a heading on operations that go on, or are given up: a part of the whole.

    A row that calls itself net income is the whole below any heading.
    """
    heading = plain_label(sections[-1]) if sections and found[0].startswith("eps") else ""
    if "continu" not in heading or bare.startswith(("net ", "basic net ", "diluted net ")):
        return found
    return (found[0], CONTINUING_RANK) if CONTINUING in f" {heading}" else None


def _by_continuing(bare: str, sections: tuple[str, ...]) -> tuple[str, int] | None:
    """Earnings per share from continuing operations, the whole where nothing is discontinued: rank 3."""
    headings = tuple(plain_label(section) for section in sections)
    if not any(CONTINUING in words for words in (bare, *headings)):
        return None
    bare = bare.replace(CONTINUING, "")
    found = _by_heading(bare, tuple(heading.replace(CONTINUING, "") for heading in headings)) or _by_name(
        bare
    )
    return (found[0], CONTINUING_RANK) if found and found[0].startswith("eps") else None


def _by_count(label: str, bare: str, sections: tuple[str, ...]) -> tuple[str, int] | None:
    """ "Earnings" that say how they are counted are net income: "Adjusted earnings", "Earnings (GAAP)".

    Below a heading on shares they are not.
    """
    is_per_share = any(_EPS_HEADING.search(plain_label(section)) for section in sections)
    return ("net_income", 1) if bare == "earnings" and basis_of(label.lower()) and not is_per_share else None


def _by_heading(bare: str, sections: tuple[str, ...]) -> tuple[str, int] | None:
    """Rows that only their heading explains: "Basic", "Class A", "Total", "Owners of the parent"."""
    if not sections:
        return None
    headings = [plain_label(section) for section in sections]
    nearest = next((heading for heading in reversed(headings) if not _BARE_SIDE.fullmatch(heading)), "")
    if bare in ("total", "total net") and names_revenue(nearest):
        return "revenue", 0
    if _SHARED_OUT.fullmatch(nearest) and _OWNERS.fullmatch(bare):
        return "net_income", 0
    own = _SIDE.search(bare)
    rest = f"{bare[: own.start()]} {bare[own.end() :]}".strip() if own else bare
    if (rest and not _WHOLE_ROW.fullmatch(rest)) or _CONTINUING.search(nearest):
        return None
    if _SHARES_HEADING.search(nearest):
        return _average_shares(own, rest, nearest)
    is_per_share = _EPS_HEADING.search(nearest)
    if not is_per_share and not (_EPS_HEADING.search(" ".join(headings)) and _is_net_income(nearest)):
        return None
    side = own or _SIDE.search(headings[-1])
    if side is None:
        return ("eps", 1) if bare != "total" else None
    return f"eps_{_name_side(side)}", 0


def names_metric(plain: str) -> bool:
    """Whether plain words are the name of any metric."""
    return _by_name(_without_basis(plain)) is not None


def names_revenue(plain: str) -> bool:
    """Whether plain words are a name of revenue: a heading over its kinds and their total."""
    found = _by_name(plain)
    return found is not None and found[0] == "revenue"


def _is_net_income(heading: str) -> bool:
    found = _by_name(heading)
    return found is not None and found[0] in ("net_income", "net_income_to_common")


def _average_shares(side: re.Match | None, rest: str, heading: str) -> tuple[str, int] | None:
    kind = _name_side(side) if side and not rest and not _DIVIDENDS.search(heading) else "both"
    return (f"average_shares_{kind}", 0) if kind != "both" else None


def _name_side(side: re.Match) -> str:
    return "both" if side["both"] else "basic" if side["basic"] else "diluted"
