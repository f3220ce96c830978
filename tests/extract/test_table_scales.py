"""What the numbers of a table are worth: notes on units, the page's scale, money of two kinds."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assets.extract.numbers.quantities import find_quantities
from assets.extract.tables.scales import read_scale
from assets.extract.tables.statements import find_table_statements
from tests.extract.tables import INCOME, make_page, read, values


def test_a_note_on_dollars_leaves_shares_printed_in_full_as_they_are():
    said = INCOME.replace("(In thousands", "(Dollars in thousands")
    in_full = said.replace("2,020", "17,840,000")
    assert set(values(read(in_full), "average_shares_diluted")) == {17_840_000}
    assert set(values(read(said), "average_shares_diluted")) == {2_020_000}


def test_a_note_may_count_shares_in_units_of_their_own():
    apart = "(In millions, except number of shares, which are reflected in thousands, and per-share amounts"
    statements = read(INCOME.replace("(In thousands, except per share data", apart))
    assert apart in INCOME.replace("(In thousands, except per share data", apart)
    assert set(values(statements, "average_shares_diluted")) == {2_020_000}
    assert min(values(statements, "revenue")) > 1_000_000_000


def test_amounts_per_share_are_not_scaled():
    [eps] = [
        s
        for s in read(INCOME)
        if s.metric == "eps_diluted" and s.calendar_frame == "CY2019Q3" and s.nature == "actual"
    ]
    assert (eps.value, eps.scale, eps.unit_kind) == (Decimal("0.39"), 1, "money_per_share")


def test_two_tables_keep_their_own_scales():
    statements = read(
        """
        Financial highlights (in millions)
         | Three months ended June 30, 2021 | Three months ended June 30, 2020
        Revenue | $1,234.5 | $1,100.2
        Net income | $98.7 | $80.1
        """,
        """
        Consolidated balance sheets (in thousands)
         | June 30, 2021 | December 31, 2020
        Cash and cash equivalents | 512,345 | 498,111
        Total assets | 9,912,345 | 9,812,000
        """,
    )
    assert values(statements, "revenue") == [Decimal("1234500000")]
    assert values(statements, "cash") == [512_345_000]


def test_a_table_without_a_note_takes_the_documents_scale_and_says_so():
    statements = read(
        "Balance sheet (in millions)\n | June 30, 2021\nTotal assets | 9,912\nTotal liabilities | 4,000",
        "Summary\n | Three months ended June 30, 2021\nRevenue | 1,349\nNet income | 99",
    )
    [revenue] = [s for s in statements if s.metric == "revenue"]
    assert (revenue.value, revenue.scale_origin) == (1_349_000_000, "document")


def test_without_any_scale_money_is_left_out():
    statements = read("Summary\n | Three months ended June 30, 2021\nRevenue | 1,349\nDiluted EPS | 0.39")
    assert values(statements, "revenue") == []
    assert values(statements, "eps_diluted") == [Decimal("0.39")]


def test_figures_printed_in_full_need_no_scale():
    statements = read("""
     | Three months ended June 30, 2021 | Three months ended June 30, 2020
    Revenues | $ 22,822,104 | $ 22,000,019
    Total operating expenses | 20,111,222 | 19,000,111
    Net income | $ 1,462,001 | $ 7,100
    """)
    assert values(statements, "revenue") == [22_822_104]
    assert values(statements, "net_income") == [1_462_001]


@pytest.mark.parametrize("note, worth, has_scaled_shares", [
    ("(In thousands, except per share data)", 1_000, True),
    ("(Unaudited, in millions, except share and per share amounts)", 1_000_000, False),
    ("(US$ in 000s)", 1_000, True),
    ("($ in billions)", 1_000_000_000, True),
    ("(000s omitted)", 1_000, True),
    ("Dollars in millions", 1_000_000, True),
    ("(in thousands of U.S. dollars)", 1_000, True),
    ("Millions, Except Per Share Amounts and Percentages,", 1_000_000, True),
])  # fmt: skip
def test_notes_on_units_give_the_scale(note, worth, has_scaled_shares):
    scale = read_scale(note)
    assert (scale.worth, scale.has_scaled_shares) == (worth, has_scaled_shares)


def test_the_same_figures_in_other_money_are_not_the_companys():
    statements = read("""
    Consolidated statements of income (in thousands)
     | Three months ended March 31,
     | 2019 | 2020 | 2020
     | RMB | RMB | US$
    Net revenues | 1,000,000 | 1,200,000 | 169,500
    """)
    assert {(s.value, s.unit) for s in statements} == {(1_000_000_000, "CNY"), (1_200_000_000, "CNY")}


def test_long_sums_beside_tables_with_notes_are_of_no_known_scale():
    statements = read(
        """
        Statements of income (in thousands)
         | Three months ended March 31, 2020
        Net interest income | 50,100
        """,
        """
         | March 31, 2020 | December 31, 2019
        Cash and cash equivalents | 1,320,500 | 1,210,400
        Total assets | 7,439,642 | 7,200,673
        """,
    )
    assert values(statements, "total_assets") == []


def test_a_note_of_the_table_before_says_nothing_of_this_one():
    statements = read(
        """
        Condensed statements of income (in millions)
         | Three months ended March 31, 2020
        Revenue | 1,000
        Income before income taxes | 200
        Net income | 160
        """,
        lead="(1) Includes our share of unconsolidated joint ventures.",
    )
    assert values(statements, "net_income") == [160_000_000]


@pytest.mark.parametrize(
    ("said", "revenue"),
    [
        ("Sales of $1.23 billion brought net income of $134.5 million.", [1_234_567_000]),
        ("Sales of $1,234,567 brought net income of $134,512.", [1_234_567]),
        ("Net income was $134.5 million.", []),  # one figure may be chance
        ("Cash was $17.3 million.", []),
        ("", [1_234_567]),  # nobody says otherwise: in full
    ],
)
def test_long_sums_without_a_note_are_counted_as_the_prose_counts(said, revenue):
    table = """
     | Three Months Ended March 31,
     | 2020 | 2019
    Net sales | 1,234,567 | 1,100,123
    Cost of sales | 1,034,567 | 1,000,123
    Income before income taxes | 200,000 | 150,000
    Net income | 134,512 | 110,456
    """
    page = make_page(table, lead=said)
    page = replace(page, quantities=find_quantities(said))
    assert values(find_table_statements(page)[0], "revenue") == revenue


def test_a_table_that_the_prose_does_not_speak_of_is_counted_as_those_beside_it():
    said = "Sales of $1.23 million brought net income of $134,512. A court awarded it $65.7 million."
    income = """
     | Three Months Ended March 31,
     | 2020 | 2019
    Net sales | 1,234,567 | 1,100,123
    Net income | 134,512 | 110,456
    """
    cash = """
     | Three Months Ended March 31,
     | 2020 | 2019
    Net cash provided by operating activities | 1,065,700 | 1,250,400
    Net cash used in investing activities | (1,020,300) | (1,010,900)
    Net cash used in financing activities | (8,100) | (9,200)
    """
    page = make_page(income, cash, lead=said)
    page = replace(page, quantities=find_quantities(said))
    assert values(find_table_statements(page)[0], "operating_cash_flow") == [1_065_700]
