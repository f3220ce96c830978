"""Sums that leave their scale to the document: "Depreciation was $1,349", all of it stated in millions.

    quantities of the page + its notes "(Dollars in millions)" > the same, bare sums in millions, marked

A wrong guess is wrong a thousandfold. So the document must say it in one voice, its prose must live by it
(its sums come again in its tables, or it says so of all of them), and the sums round a bare one must be
bare as well: in a release that writes "$1.3 billion" an odd "$500" is five hundred.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from statistics import median

from assets.records import Quantity

_NOTE = re.compile(
    r"""
    (?= [adftcue$€£¥(] )                        # one look skips most letters
    (?: \b (?P<voice> all \s+ )?
        (?: dollars? | amounts? | figures | tables? | data | currency | usd | euros? ) \b | [$€£¥(] )
    (?P<between> [^.;()\n]{0,60}? )
    (?: \b in \s+ (?: (?:u\.?s\.?|[$€£]) \s* )? (?P<word> thousands | millions | billions ) \b
      | (?<=[(]) (?P<begun> thousands | millions | billions ) \s+ of \b
      | (?<=[$€£]) \s? (?P<signed> thousands | millions | billions ) \b
      | (?<=[$( ]) '? (?P<zeros> 000 (?:,000)? ) '? s? (?= \s* (?: omitted | [),] | except ) ) )
    (?P<rest> [^.;()\n]{0,40} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORTH = {
    "thousands": Decimal(10**3), "millions": Decimal(10**6), "billions": Decimal(10**9),
    "000": Decimal(10**3), "000,000": Decimal(10**6),
}  # fmt: skip
_NOT_MONEY = re.compile(
    r"\b(?:shares?|units|options|awards|barrels|ounces|tons|customers|feet)\b", re.IGNORECASE
)
_OF_ALL = re.compile(r"\b(?:except|unless|other than|otherwise)\b", re.IGNORECASE)
_ONE_VOICE = Decimal("0.8")  # of the notes: a table of share prices may have its own
# The largest usual sum, as printed: above it the document prints its dollars in full. A company of a hundred
# million in sales prints 100,000 in thousands; the largest company prints 700,000 in millions.
_LARGEST = {Decimal(10**3): 100_000, Decimal(10**6): 20_000, Decimal(10**9): 2_000}
_FEWEST_AGAIN = 2  # sums of the prose that its tables print too: one may be chance
_NEIGHBOURS = 4  # sums before and after that show the habit of the place
_MOST_SCALED = Decimal("0.25")  # of them with a scale of their own
# "$65 per barrel", "an exercise price of $12", "par value $1": prices are said in full.
_PRICE_AFTER = re.compile(r"\s*(?:/|(?:per|a|an|each)\b)", re.IGNORECASE)
_PRICE_BEFORE = re.compile(
    r"\b(?:prices?|par|strike|fee|nav|average|per|revpar|adr|arpu|asp|aisc|sustaining|face)\b[^.;]{0,25}\Z",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"""
    \b (?: expenses? | revenues? | sales | income | loss(?:es)? | profits? | earnings | depreciation
      | amortization | costs? | cash | debt | borrowings? | assets | liabilit(?:y|ies) | equity | tax(?:es)?
      | benefits? | charges? | impairments? | goodwill | inventor(?:y|ies) | receivables? | payables?
      | proceeds | payments? | contributions? | expenditures | interest | obligations? | commitments?
      | backlog | value | gains? | reserves? | provisions? | accru(?:al|als|ed) | compensation | balance
      | notes | leases? | rents? | fees | wages | facility | repurchased? | acquired | consideration ) \b
    [^.;]{0,140} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REACH = 40  # characters before a sum in which "price" is looked for
_CLAUSE = 180  # and in which an account is
_COLUMNS = re.compile(r"\d[)%]?(?:[ ]{2,}|[ ]?\|[ ]?)[$€£(]{0,2}[ ]?\d")  # a row of a table in plain text
_PRINTED = re.compile(r"\d[\d,.]*\d")


def imply_scale(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, bare sums scaled by the document's note; unchanged where it gives none to rely on."""
    sums = [quantity for quantity in quantities if quantity.unit_kind == "money"]
    bare = {quantity.text_start for quantity in sums if _is_bare(text, quantity)}
    notes = list(_find_notes(text)) if bare else []  # most pages have none: their notes need no look
    scale = _one_voice(notes)
    if scale is None:
        return quantities
    sizes = [_size(quantity) for quantity in sums if quantity.text_start in bare]
    if median(sizes) >= _LARGEST[scale] or not _is_lived_by(text, sums, bare, notes):
        return quantities
    implied = {
        quantity.text_start
        for at, quantity in enumerate(sums)
        if quantity.text_start in bare and _is_among_bare(sums, at, bare)
    }
    return [
        _scale(quantity, scale) if quantity.text_start in implied else quantity for quantity in quantities
    ]


def read_document_scale(text: str) -> Decimal | None:
    """What one printed unit of the document is worth; None where no note says it or the notes disagree.

    >>> read_document_scale("Notes (dollars in millions, except per share)")
    Decimal('1000000')
    >>> read_document_scale("(In thousands) ... (In millions)")
    """
    return _one_voice(list(_find_notes(text)))


def _find_notes(text: str):
    """Each note on the scale of sums as (worth, whether it speaks of all sums)."""
    for match in _NOTE.finditer(text):
        if not _NOT_MONEY.search(match["between"]):
            word = match["word"] or match["begun"] or match["signed"] or match["zeros"]
            yield _WORTH[word.lower()], bool(match["voice"] or _OF_ALL.search(match["rest"]))


def _one_voice(notes: list[tuple[Decimal, bool]]) -> Decimal | None:
    if not notes:
        return None
    scale, count = Counter(worth for worth, _ in notes).most_common(1)[0]
    return scale if count >= len(notes) * _ONE_VOICE else None


def _is_lived_by(text: str, sums: list[Quantity], bare: set[int], notes: list[tuple[Decimal, bool]]) -> bool:
    """Whether the prose writes its sums as the tables do."""
    printed = _numbers_in_rows(text)
    if printed:
        again = {
            _PRINTED.search(one.surface)[0] for one in sums if one.text_start in bare and len(one.surface) > 3
        }
        return len(again & printed) >= min(_FEWEST_AGAIN, len(again)) > 0
    return len(bare) > 1 or any(of_all for _, of_all in notes)


def _numbers_in_rows(text: str) -> set[str]:
    """Numbers as printed in the lines that are rows: cells, or columns of a text."""
    printed: set[str] = set()
    for line in text.split("\n"):
        if "\t" in line or _COLUMNS.search(line):
            printed.update(_PRINTED.findall(line))
    return printed


def _is_bare(text: str, quantity: Quantity) -> bool:
    if quantity.scale != 1 or quantity.decimals > 1 or quantity.surface[-1].isalpha():
        return False
    before = text[max(0, quantity.text_start - _CLAUSE) : quantity.text_start]
    return (
        _size(quantity) >= 1
        and not _PRICE_AFTER.match(text, quantity.text_end)
        and not _PRICE_BEFORE.search(before[-_REACH:])
        and bool(
            _ACCOUNT.search(before) or _ACCOUNT.search(text[quantity.text_end : quantity.text_end + _REACH])
        )
    )


def _is_among_bare(sums: list[Quantity], at: int, bare: set[int]) -> bool:
    """Whether the sums before and after leave their scale out too."""
    near = sums[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
    scaled = sum(one.scale >= 1000 for one in near)
    return scaled <= len(near) * _MOST_SCALED


def _size(quantity: Quantity) -> Decimal:
    return abs(quantity.value if quantity.value is not None else quantity.value_high)


def _scale(quantity: Quantity, scale: Decimal) -> Quantity:
    low, value, high = (
        None if end is None else end * scale
        for end in (quantity.value_low, quantity.value, quantity.value_high)
    )
    return replace(
        quantity, value_low=low, value=value, value_high=high, scale=scale, scale_origin="document"
    )
