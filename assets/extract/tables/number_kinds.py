"""What a figure of a table counts: money, an amount per share, shares, heads, or hundredths.

the figure's own signs > the row's words > its heading > the column's header > money
"""

from __future__ import annotations

import re
from functools import lru_cache

from assets.extract.metrics.vocabulary import PER_SHARE
from assets.extract.rare import compile_rare
from assets.extract.tables.columns import Column, DataRow
from assets.extract.tables.row_labels import TABLE_METRICS, RowMetric
from assets.extract.tables.rows import Figure

_PER_SHARE = compile_rare(
    r"\bper\s[\w\s-]{0,40}\b(?:shares?|units?|ads|adss)\b|\beps\b|\b(?:exercise|share|stock|unit)\s+price\b"
    r"|\bprice\s+(?:range|per)\b|\bgrant[\s-]date\s+fair\s+value\b|\bdollars\s+per\b",
    re.IGNORECASE,
)
_SHARES = compile_rare(
    r"\b(?:shares\b(?!\s+(?:based|of\s+(?:profit|net\s+income)))|(?:common|limited\s+partner)\s+units\b"
    r"|number\s+of\s+(?:\w+\s+){0,3}(?:shares|units|options|awards|warrants|rsus|psus)\b)",
    re.IGNORECASE,
)
_OF_SHARES = compile_rare(  # what is paid or told of shares is money
    r"\b(?:amounts?|cost|value|proceeds|expense|income|dividends?|repurchased?|issued)\b", re.IGNORECASE
)
_RATIO = compile_rare(  # not "3.70% Notes": that is the name of a bond
    r"(?<!\d)(?<!\d\s)%|\b(?:percent(?:age)?\b|pct\b|volatility\b|yield\b"
    r"|(?:interest|tax|discount|growth|occupancy|coupon)\s+rates?\b)",
    re.IGNORECASE,
)
_COUNT = compile_rare(
    r"""
    \( in \s+ (?: years | days | months ) \)
  | \b (?: number \s+ of \b | days \b | ratio \b | times \b
    | (?: useful | remaining | contractual | average | expected ) \s+ (?: \w+ \s+ )?? (?: li[fv]es? | term )
    | square \s+ (?: feet | foot | meters ) \b
    | (?: employees | headcount | stores | restaurants | hotels | rooms | subscribers | customers | locations
        | branches | barrels | boe | mcf | tons | tonnes | ounces | gallons | miles | megawatts | mwh ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAX_RATIO, _MAX_PER_SHARE = 1_000, 100_000


Kinds = tuple[str, ...]  # that words say: "per_share", "ratio", "shares", "count"


def kinds_of_row(data: DataRow) -> list[Kinds]:
    """What a row's words, and then its heading's, say that its figures count; only words that say it."""
    return [kinds for words in (data.row.label, *data.sections[-1:]) if (kinds := _kinds_named(words))]


def name_kind_of_number(
    of_row: list[Kinds], label: RowMetric | None, figure: Figure, column: Column | None
) -> str:
    """ratio, change_ratio, per_share, shares, count or money; ``of_row`` is what `kinds_of_row` found."""
    is_change = column is not None and column.parts.change == "percent"
    if figure.is_percent or (is_change and not figure.currency):
        return "change_ratio" if is_change else "ratio"
    if label and TABLE_METRICS[label.codes[0]].kind == PER_SHARE:
        return "per_share"
    for kinds in of_row:
        if kind := _kind_said(kinds, figure):
            return kind
    kinds = _kinds_named(column.text) if column else ()
    return (_kind_said(kinds, figure) if kinds else None) or "money"


def _kind_said(kinds: Kinds, figure: Figure) -> str | None:
    """The kind that words say; a currency sign leaves money and amounts per share only."""
    if "per_share" in kinds and abs(figure.number) < _MAX_PER_SHARE and figure.decimals:
        return "per_share"
    if figure.currency:
        return None
    if "ratio" in kinds and abs(figure.number) < _MAX_RATIO:
        return "ratio"
    return next((kind for kind in ("shares", "count") if kind in kinds), None)


@lru_cache(maxsize=8192)  # a heading and a header hold for many figures
def _kinds_named(words: str) -> Kinds:
    is_per_share = bool(_PER_SHARE.search(words))
    is_shares = _SHARES.search(words) and not is_per_share and not _OF_SHARES.search(words)
    told = {
        "per_share": is_per_share,
        "ratio": _RATIO.search(words),
        "shares": is_shares,
        "count": _COUNT.search(words),
    }
    return tuple(kind for kind, is_told in told.items() if is_told)


def find_percents(rows: list[tuple[Figure, int]]) -> set[int]:
    """Places of figures between percentages of their column: only the first and the last bear the sign.

    ``rows`` are the figures of a table in order, each with its column.
    """
    found: set[int] = set()
    open_places: dict[int, list[int] | None] = {}  # by column: since the last percentage; None after money
    for figure, column in rows:
        if figure.is_percent:
            found.update(open_places.get(column) or ())
            open_places[column] = []
        elif figure.currency or abs(figure.number) >= _MAX_RATIO:
            open_places[column] = None
        elif open_places.get(column) is not None:
            open_places[column].append(figure.start)
    return found
