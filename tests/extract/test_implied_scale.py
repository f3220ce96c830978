"""Sums that leave their scale to the document."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assets.extract.numbers.implied_scale import imply_scale, read_document_scale
from assets.extract.numbers.quantities import find_quantities, parse_quantity

NOTE = "Notes to the statements (dollars in millions, except per share).\n"


def read(text: str) -> list[tuple[str, Decimal, str]]:
    return [(q.surface, q.value, q.scale_origin) for q in imply_scale(text, find_quantities(text))]


def test_a_bare_sum_takes_the_scale_of_the_document() -> None:
    """Where the document is in millions and its prose lives by it, bare sums are millions, and marked."""
    text = NOTE + "Depreciation was $1,349 and $1,280 in the two years. The loss was $(42)."
    assert read(text) == [
        ("$1,349", Decimal(1_349_000_000), "document"),
        ("$1,280", Decimal(1_280_000_000), "document"),
        ("$(42)", Decimal(-42_000_000), "document"),
    ]


def test_prices_and_amounts_per_share_are_said_in_full() -> None:
    """A price, a par value, an amount per share or a percent is never scaled."""
    text = NOTE + (
        "Sales were $1,349, costs $900. The exercise price was $12; it earned $3 per share, "
        "paid $65 a barrel, and grew 12%. Par value $1."
    )
    assert [surface for surface, _, origin in read(text) if origin == "document"] == ["$1,349", "$900"]


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("no note", "Depreciation was $1,349 and $1,280."),
        ("two notes", NOTE + "Table (in thousands). Depreciation was $1,349 and $1,280."),
        ("sums carry their own scale", NOTE + "Sales were $5 million. A grant of $1,349 and $1,280."),
        ("full dollars", "(In thousands) Sales rose to $1,382,733 from $347,763."),
        ("a sum of no account", NOTE + "A fine of $250."),
        ("shares are no money", "(Shares in thousands)\nDepreciation expense was $1,349 and $1,280."),
    ],
)
def test_a_doubtful_scale_is_not_taken(why: str, text: str) -> None:
    """Where the document does not say it in one voice, the sums stay as printed."""
    assert all(origin == "stated" for _, _, origin in read(text)), why


def test_one_sum_is_enough_where_the_document_speaks_of_all_of_them() -> None:
    """A note that names its exceptions speaks of every other sum."""
    assert read(NOTE + "Depreciation expense was $1,349.") == [("$1,349", Decimal(1_349_000_000), "document")]


NOTES = [
    # note                                                            what one is worth
    ("(Dollars in millions, except per share amounts)", 10**6),
    ("(Millions of dollars, except per share amounts)", 10**6),
    ("Amounts in millions of dollars except per share amounts", 10**6),
    ("(In thousands, except share and per share data)", 10**3),
    ("(U.S. dollars in thousands)", 10**3),
    ("(000s omitted)", 10**3),
    ("($000)", 10**3),
    ("All tabular amounts are in millions of euros", 10**6),
    ("(In billions)", 10**9),
    ("(in $ millions)", 10**6),
    ("(Canadian $ thousands)", 10**3),
]


@pytest.mark.parametrize(("note", "worth"), NOTES)
def test_a_note_is_read_however_it_is_printed(note: str, worth: int) -> None:
    """The ways in which filers print their scale."""
    assert read_document_scale(note + "\nCash\t1,204\t1,033\n") == worth


def prose(page: str) -> list[tuple[str, int]]:
    """Sums of a page's prose, its rows aside, with the exponent of what one is worth."""
    said, start = [], 0
    for line in page.splitlines(keepends=True):
        if "\t" not in line:
            said += find_quantities(page, start, start + len(line))
        start += len(line)
    money = [one for one in imply_scale(page, said) if one.unit_kind == "money"]
    return [(one.surface, one.scale.adjusted()) for one in money]


ROWS = """Consolidated statements of income
(Dollars in millions, except per share amounts)
\t2024\t2023
Net sales\t$18,204\t$17,655
Depreciation and amortization\t1,349\t1,280
Interest expense\t412\t396
Net earnings\t2,207\t1,994
Basic earnings per share\t$4.12\t$3.68
"""
ALL_BARE = (
    ROWS
    + """Note 4. Property
Depreciation and amortization expense was $1,349 in 2024 and $1,280 in 2023. Capital expenditures were $985.
Note 5. Debt
Interest expense was $412. The Company issued notes of $500 and repaid $350 of term loans. The notes have
a face value of $1,000 each and may be put at an exercise price of $45 per share.
Note 6. Contingencies
Accrued liabilities for environmental matters were $61, of which $9 is current. The dividend was $0.55.
"""
)
MIXED = (
    ROWS
    + """Overview
Net sales were $18.2 billion, up from $17.7 billion. Net earnings rose to $2.2 billion. Free cash flow was
$2.6 billion and we returned $1.9 billion. Our members pay a fee of $65, and the average order was $112.
Costs fell by $140 million, and the tax benefit was $38 million.
Note 4. Property
Depreciation and amortization expense was $1,349 and $1,280. Interest expense was $412 and $396.
Capital expenditures accrued were $121 and $118. Goodwill of $77 was written off; net earnings were $2,207.
"""
)
IN_FULL = """(In thousands, except share data)
\t2024\t2023
Revenue\t$4,206\t$3,911
Net loss\t(1,733)\t(2,080)
In May the Company borrowed $250,000 under a note and paid interest of $12,500. It issued stock for cash
proceeds of $1,500,000, and a director lent $40,000. Rent expense was $96,000.
"""
RELEASE = (
    ROWS
    + """Net sales rose 3 percent to $18.2 billion. Cash from operations was $3.1 billion. The company
gave $500 in cash to each employee, for costs of $48 million. It ended the year with debt of $6.4 billion.
"""
)


def test_a_filing_that_never_says_its_scale_in_prose() -> None:
    """All sums are the document's; prices, face values and amounts per share are said in full."""
    scaled = [surface for surface, exponent in prose(ALL_BARE) if exponent == 6]
    assert scaled == ["$1,349", "$1,280", "$985", "$412", "$500", "$350", "$61", "$9"]


def test_a_filing_that_says_its_scale_in_the_overview_and_not_in_the_notes() -> None:
    """Each sum goes by those round it."""
    told = prose(MIXED)
    notes = told[[surface for surface, _ in told].index("$1,349") :]
    assert ("$65", 0) in told and ("$112", 0) in told
    assert [surface for surface, exponent in notes if exponent == 6] == [
        "$1,349", "$1,280", "$412", "$396", "$121", "$118", "$77", "$2,207",
    ]  # fmt: skip


def test_a_page_whose_prose_is_in_full_dollars() -> None:
    """Tables in thousands, prose in dollars: no sum of the one is printed in the other."""
    assert {exponent for _, exponent in prose(IN_FULL)} == {0}


def test_an_odd_sum_among_billions_is_what_it_says() -> None:
    """A release that says its scale says it of every sum."""
    assert ("$500", 0) in prose(RELEASE)


def test_the_printed_number_is_the_value_over_its_scale() -> None:
    """Reading the surface again and multiplying by the scale gives the value, ranges too."""
    text = NOTE + "Capital spending will be $300 to $350; it was $280 and $260 before."
    for quantity in imply_scale(text, find_quantities(text)):
        alone = parse_quantity(quantity.surface)
        ends = [(quantity.value, alone.value), (quantity.value_low, alone.value_low)]
        assert all(end is None or end / quantity.scale == again for end, again in ends)
