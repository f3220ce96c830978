"""Whose figures a table states: the company's, its parent's share, a segment's, somebody else's."""

import pytest

from tests.extract.tables import INCOME, read, values


def test_a_bank_without_revenue_states_none():
    statements = read("""
    Consolidated statements of income (in thousands)
     | Three Months Ended March 31, 2020 | Three Months Ended March 31, 2019
    Total interest income | 185,063 | 169,208
    Total interest expense | 36,447 | 40,039
    Net interest income | 148,616 | 129,169
    Income before taxes | 79,868 | 54,452
    Income taxes | 23,811 | 15,631
    Net income | 56,057 | 38,821
    """)
    assert values(statements, "revenue") == []
    assert values(statements, "net_interest_income") == [148_616_000]


def test_the_parents_net_income_is_told_from_the_groups_and_the_common_holders():
    statements = read("""
    Statements of income (in thousands)
     | Three months ended March 31, 2020 | Three months ended March 31, 2019
    Income before taxes | 60,000 | 33,000
    Net income | 43,802 | 23,376
    Net income attributable to noncontrolling interests | (128) | (144)
    Net income attributable to Acme Corporation | 43,674 | 23,232
    Preferred dividends | (100) | (100)
    Net income available to common stockholders | 43,574 | 23,132
    """)
    assert values(statements, "net_income") == [43_674_000]
    assert values(statements, "net_income_with_minorities") == [43_802_000]
    assert values(statements, "net_income_to_common") == [43_574_000]


def test_the_common_holders_share_is_not_the_parents_where_another_table_states_that():
    statements = read(
        """
        Key financial data ($ in millions)
         | 1Q21 | 1Q20
        Net income available to common shareholders | $ 674 | $ 29
        Earnings per share, diluted | 0.93 | 0.04
        """,
        """
        Consolidated statements of income ($ in millions)
         | Three months ended March 31, 2021 | Three months ended March 31, 2020
        Income before income taxes | 883 | 60
        Net income | $ 694 | $ 46
        Dividends on preferred stock | 20 | 17
        Net income available to common shareholders | $ 674 | $ 29
        """,
    )
    assert values(statements, "net_income", calendar_frame="CY2021Q1") == [694_000_000]
    assert values(statements, "net_income_to_common", calendar_frame="CY2021Q1") == [674_000_000]


def test_where_tables_disagree_the_statement_itself_holds():
    statements = read(
        INCOME,
        """
        Net sales of our Europe business (in thousands)
         | Three Months Ended September 30, 2019
        Net sales | 1,500
        Gross profit | 400
        """,
    )
    assert values(statements, "revenue", calendar_frame="CY2019Q3") == [8_288_000]


def test_segments_in_columns_are_not_the_company():
    statements = read("""
    (in thousands)
     | Three Months Ended March 31, 2020
     | Banking | Securities | Consolidated
    Net interest income | 145,372 | 3,954 | 148,616
    """)
    assert values(statements, "net_interest_income") == [148_616_000]
    assert values(statements, "net_interest_income", scope="segment:BANKING") == [145_372_000]


def test_the_only_kind_of_revenue_of_a_young_company_is_its_revenue():
    statements = read("""
    Statements of operations and comprehensive loss (in thousands)
     | Three months ended March 31, 2020 | Three months ended March 31, 2019
    Collaboration revenue | 5,000 | 4,000
    Research and development | 9,000 | 8,000
    Loss before income taxes | (4,000) | (4,000)
    Net loss and comprehensive loss | (4,000) | (4,000)
    """)
    assert values(statements, "revenue") == [5_000_000]
    assert values(statements, "net_income") == [-4_000_000]


BY_MARKET = """
REVENUE BY MARKET
(In millions)
 | Three Months Ended | Twelve Months Ended
 | December 31, 2023 | December 31, 2022 | December 31, 2023 | December 31, 2022
Servers | $ 404 | $ 316 | $ 1,525 | $ 1,205
Desktops and Other | 65 | 31 | 47 | 67
Other | 1 | 3 | 8 | 8
Total revenue | $ 470 | $ 350 | $ 1,580 | $ 1,280
"""


def test_rows_that_add_up_are_the_parts_of_the_revenue():
    """A table that splits revenue by rows states each part under its name; what is left over has none."""
    found = [(s.scope, s.value, s.nature) for s in read(BY_MARKET) if s.scope.startswith("segment:SERV")]
    assert found == [
        ("segment:SERVERS", 404_000_000, "actual"),
        ("segment:SERVERS", 316_000_000, "prior_period"),
        ("segment:SERVERS", 1_525_000_000, "actual"),
        ("segment:SERVERS", 1_205_000_000, "prior_period"),
    ]
    scopes = {s.scope for s in read(BY_MARKET)}
    assert scopes == {"consolidated", "segment:SERVERS", "segment:DESKTOPS_AND_OTHER"}


@pytest.mark.parametrize(
    "table", [BY_MARKET.replace("316", "317"), BY_MARKET.replace("REVENUE BY MARKET", "OPERATING HIGHLIGHTS")]
)
def test_rows_are_no_parts_without_a_sum_and_a_title(table):
    """What does not add up, or is not said to be a split, is left alone."""
    assert {s.scope for s in read(table)} == {"consolidated"}


def test_a_table_that_contradicts_the_companys_own_is_another_companys():
    statements = read(
        """
        Consolidated statements of income (in millions, except per share data)
         | Three months ended March 31, 2020
        Revenues | 1,000
        Income before income taxes | 200
        Net income | 160
        Diluted earnings per share | 1.60
        """,
        """
        Acme Leasing, statements of income (in millions)
         | Three months ended March 31, 2020
        Revenues | 90
        Operating income | 30
        Income before income taxes | 20
        Net income | 16
        """,
    )
    assert values(statements, "revenue") == [1_000_000_000]
    assert values(statements, "operating_income") == []


def test_products_below_the_segment_they_make_are_parts_too():
    statements = read("""
    Segment revenues (in thousands)
     | Three months ended March 31, 2020 | Three months ended March 31, 2019
    Ignition | 164,526 | 176,061
    Wire | 36,592 | 37,128
    Engine Management | 201,118 | 213,189
    Temperature Control | 53,184 | 70,577
    Revenues | 254,302 | 283,766
    """)
    assert values(statements, "revenue", scope="segment:WIRE") == [36_592_000]
    assert values(statements, "revenue", scope="segment:ENGINE_MANAGEMENT") == [201_118_000]


_OF_OTHERS = [
    # what stands above the table of sales and net income that is not the company's as reported
    "Rocket Engines Segment Results",
    "Acme Bank (a wholly-owned subsidiary)",
    "Results of Acme Widgets since its acquisition",
    "Combined Company Results",
    "Same Store Results",
    "Unaudited Pro Forma Results",
    "Constant Currency Results",
]


@pytest.mark.parametrize("title", _OF_OTHERS)
def test_a_lone_table_of_somebody_else_is_not_the_companys(title):
    statements = read(f"""
    {title}
    (in millions)
     | Three Months Ended March 31,
     | 2020 | 2019
    Net sales | 121 | 145
    Net income | 20 | 34
    """)
    assert [s for s in statements if s.scope == "consolidated" and s.basis == "gaap"] == []
