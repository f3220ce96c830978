"""What the numbers of tables count: money, shares, amounts per share, hundredths."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assets.extract.tables.scales import read_scale
from assets.extract.tables.statements import find_table_statements
from tests.extract.tables import make_page


def numbers(*tables: str, **more) -> dict[str, tuple]:
    """What each number of a page's tables counts, by its words."""
    found = find_table_statements(make_page(*tables, **more))[1]
    return {number.surface: (number.value, number.unit_kind) for number in found}


def test_every_number_of_a_table_counts_in_its_own_unit():
    found = numbers("""
    The following table presents restricted stock and rates (in thousands, except per share data):
     | Year ended December 31, 2019
    Compensation expense | 4,321
    Number of shares granted | 1,234
    Grant date fair value per share | $ 12.34
    Federal statutory rate | 21.0%
    State taxes | 1.5
    Effective tax rate | 22.5%
    Weighted average remaining term (in years) | 2.4
    3.70% notes due 2060 | 500
    Dividends ($0.04 per share) | 99
    """)
    assert found["4,321"] == (4_321_000, "money")
    assert found["1,234"] == (1_234_000, "shares")
    assert found["12.34"] == (Decimal("12.34"), "money_per_share")
    assert found["1.5"] == (Decimal("0.015"), "ratio")
    assert found["2.4"] == (Decimal("2.4"), "count")
    assert found["500"] == (500_000, "money")
    assert found["3.70%"] == (Decimal("0.037"), "ratio")
    assert found["$0.04 per share"] == (Decimal("0.04"), "money_per_share")


def test_a_table_of_contents_is_no_money():
    found = numbers(
        """
        Statements of income (in millions)
         | Three months ended March 31, 2020
        Revenue | 1,200
        """,
        """
        Item 1. | Financial statements | 3
        Item 2. | Discussion and analysis | 24
        """,
    )
    assert found["24"] == (24, "count")


def test_words_in_a_row_count_as_its_table_counts():
    found = numbers("""
    Balance sheets (in thousands, except per share data)
     | March 31, 2020
    Accounts receivable, net of allowances of $350 | 7,000
    Total assets | 90,000
    """)
    assert found["$350"] == (350_000, "money")


_MONEY_OF_NOTES = [
    # note on units, power of ten, money
    ("€ million, unless otherwise stated", 6, "EUR"),
    ("(unaudited, in millions €, except per share data)", 6, "EUR"),
    ("(in billions of Korean won)", 9, "KRW"),
    ("(Expressed in Millions of New Taiwan Dollars)", 6, "TWD"),
    ("(Rs. in crore)", 7, "INR"),
    ("(in millions of Swiss francs)", 6, "CHF"),
    ("SEK million", 6, "SEK"),
    ("HK$’000", 3, "HKD"),
    ("(C$ millions)", 6, "CAD"),
    ("(in thousands of United States dollars)", 3, "USD"),
    ("$ Millions, Except as Indicated", 6, "USD"),
    ("($ in mm)", 6, "USD"),
    ("(Amounts in thousands of Renminbi (“RMB”) and U.S. dollars (“US$”))", 3, None),
    ("(in millions of pesos)", 6, None),
    ("(tabular amounts in millions)", 6, None),
]


@pytest.mark.parametrize(("note", "power", "money"), _MONEY_OF_NOTES)
def test_a_note_on_units_names_scale_and_money(note, power, money):
    scale = read_scale(note)
    assert (scale.worth, scale.currency) == (Decimal(1).scaleb(power), money)


def test_a_bare_dollar_is_of_the_dollars_that_the_note_names():
    table = """
    Statements of income (in millions of Canadian dollars)
     | Three months ended March 31, 2020
    Revenues | $ 2,043
    """
    [statement] = [one for one in find_table_statements(make_page(table))[0] if one.metric == "revenue"]
    assert (statement.value, statement.unit) == (2_043_000_000, "CAD")
