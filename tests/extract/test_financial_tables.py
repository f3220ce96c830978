"""Statements from tables: one small table for each thing that goes wrong."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extract.periods.words import MONTHS
from assets.extract.tables import column_words
from assets.extract.tables.column_words import fill, read_header
from assets.extract.tables.scales import read_scale
from assets.extract.tables.statements import find_table_statements
from assets.records import Statement
from tests.extract.tables import make_page, read


def values(statements: list[Statement], metric: str, nature: str = "actual", **columns) -> list[Decimal]:
    """Distinct values of a metric, level statements only unless ``compare`` is given."""
    columns = {"compare": "none", "scope": "consolidated"} | columns
    found = [
        statement.value
        for statement in statements
        if (statement.metric, statement.nature) == (metric, nature)
        and all(getattr(statement, name) == value for name, value in columns.items())
    ]
    return sorted(set(found))


INCOME = """
ACME CORP
CONDENSED CONSOLIDATED STATEMENTS OF INCOME
(In thousands, except per share data)
 | Three Months Ended | | | | Nine Months Ended
 | September 30, | | | | September 30,
 | 2019 | | 2018 | | 2019 | | 2018
Net sales | $ | 8,288 | $ | 7,100 | $ | 24,100 | $ | 21,000
Cost of sales | | 4,100 | | 3,900 | | 12,300 | | 11,500
Gross profit | | 4,188 | | 3,200 | | 11,800 | | 9,500
Income (loss) before income taxes | | 1,000 | | (300 | ) | 2,000 | | 900
Income tax expense | | 210 | | 50 | | 420 | | 200
Net income (loss) | $ | 790 | $ | (350 | ) | 1,580 | $ | 700
Net income (loss) per share: |
Basic | $ | 0.40 | $ | (0.18 | ) | 0.80 | $ | 0.36
Diluted | $ | 0.39 | $ | (0.18 | ) | 0.78 | $ | 0.35
Weighted average shares: |
Basic | | 1,975 | | 1,950 | | 1,975 | | 1,950
Diluted | | 2,020 | | 1,950 | | 2,020 | | 1,950
"""


def test_a_statement_of_income_gives_each_metric_with_its_period():
    statements = read(INCOME)
    [revenue] = [
        s
        for s in statements
        if s.metric == "revenue" and s.nature == "actual" and s.period_start == date(2019, 7, 1)
    ]
    assert (revenue.value, revenue.unit, revenue.scale_origin) == (8_288_000, "USD", "table")
    assert (revenue.period_end, revenue.calendar_frame) == (date(2019, 9, 30), "CY2019Q3")
    assert (revenue.basis, revenue.source_kind, revenue.surface) == ("gaap", "table", "8,288")
    assert values(statements, "revenue") == [8_288_000, 24_100_000]
    assert values(statements, "revenue", "prior_period") == [7_100_000, 21_000_000]
    assert values(statements, "gross_profit", calendar_frame="CY2019Q3") == [4_188_000]


def test_a_note_on_dollars_leaves_shares_printed_in_full_as_they_are():
    said = INCOME.replace("(In thousands", "(Dollars in thousands")
    in_full = said.replace("2,020", "17,840,000")
    assert set(values(read(in_full), "average_shares_diluted")) == {17_840_000}
    assert set(values(read(said), "average_shares_diluted")) == {2_020_000}


def test_a_bracket_that_closes_in_the_next_cell_is_a_loss():
    [loss] = [s for s in read(INCOME) if s.metric == "net_income" and s.value < 0]
    assert (loss.value, loss.sign_origin, loss.surface) == (-350_000, "parenthesis", "(350\t)")


def test_a_bracket_and_the_next_sign_may_share_a_cell():
    statements = read("""
    Statements of operations (in thousands)
     | Three months ended March 31, 2020 | | Three months ended March 31, 2019
    Net loss | (1,200 | )$ | (900 | )
    """)
    assert {s.surface.replace("\t", "") for s in statements} == {"(1,200)", "(900)"}


def test_basic_and_diluted_go_by_the_heading_above():
    statements = read(INCOME)
    assert values(statements, "eps_basic") == [Decimal("0.40"), Decimal("0.80")]
    assert values(statements, "eps_diluted") == [Decimal("0.39"), Decimal("0.78")]
    assert values(statements, "average_shares_diluted") == [2_020_000]


def test_amounts_per_share_are_not_scaled():
    [eps] = [
        s
        for s in read(INCOME)
        if s.metric == "eps_diluted" and s.calendar_frame == "CY2019Q3" and s.nature == "actual"
    ]
    assert (eps.value, eps.scale, eps.unit_kind) == (Decimal("0.39"), 1, "money_per_share")


def test_the_newest_date_is_reported_whatever_its_column():
    statements = read("""
    Statements of operations (in thousands)
     | Quarter ended
     | March 31, 2019 | March 31, 2020
    Revenue | 3,170 | 2,900
    Income before taxes | 500 | 100
    Net income (loss) | 400 | (1,190)
    """)
    assert values(statements, "revenue") == [2_900_000]
    assert values(statements, "net_income") == [-1_190_000]
    assert values(statements, "net_income", "prior_period") == [400_000]


def test_previous_quarter_and_last_year_are_told_apart_in_five_columns():
    statements = read("""
    Financial highlights (dollars in thousands, except per share data)
     | Quarter Ended
     | Mar 31, 2020 | Dec 31, 2019 | Sep 30, 2019 | Jun 30, 2019 | Mar 31, 2019
    Net interest income | 148,616 | 140,000 | 138,000 | 136,000 | 129,169
    Net income | 26,056 | 41,000 | 46,000 | 37,000 | 28,000
    Diluted earnings per share | 0.26 | 0.41 | 0.46 | 0.37 | 0.28
    """)
    by_frame = {s.calendar_frame: s.value for s in statements if s.metric == "eps_diluted"}
    assert by_frame["CY2020Q1"] == Decimal("0.26")
    assert (by_frame["CY2019Q4"], by_frame["CY2019Q1"]) == (Decimal("0.41"), Decimal("0.28"))
    assert values(statements, "eps_diluted") == [Decimal("0.26")]


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


def test_a_flow_under_a_bare_date_is_left_out():
    assert (
        values(read("(in thousands)\n | June 30, 2021\nNet income | 500\nTotal assets | 9,000"), "net_income")
        == []
    )


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


def test_adjusted_figures_are_never_gaap():
    statements = read("""
    Reconciliation of GAAP to Non-GAAP Measures (in thousands, except per share data)
     | Three Months Ended March 31,
     | 2020 | 2019
    GAAP net income | 100 | 90
    Stock-based compensation | 30 | 20
    Non-GAAP net income | 130 | 110
    GAAP diluted earnings per share | 0.10 | 0.09
    Adjusted diluted earnings per share | 0.13 | 0.11
    """)
    assert values(statements, "net_income", basis="gaap") == [100_000]
    assert values(statements, "net_income", basis="non_gaap") == [130_000]
    assert values(statements, "eps_diluted", basis="gaap") == [Decimal("0.10")]
    assert values(statements, "eps_diluted", basis="non_gaap") == [Decimal("0.13")]


def test_costs_split_by_their_labels_in_a_note_are_not_the_companys():
    statements = read("""
    Reconciliation of GAAP to Non-GAAP (in thousands)
     | Three Months Ended March 31, 2020
    GAAP gross profit | 900
    Stock-based compensation: |
    Cost of revenue | 3
    Research and development | 24
    """)
    assert values(statements, "research_and_development") == []


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


def test_changes_are_stated_where_the_columns_bear_them_out():
    lead = "First quarter ended May 1, 2022. Quarter ended July 31, 2022. Quarter ended August 1, 2021."
    statements = read("""
    Highlights ($ in millions, except earnings per share)
     | Q2 FY23 | Q1 FY23 | Q2 FY22 | Q/Q | Y/Y
    Revenue | $6,704 | $8,288 | $6,507 | Down 19% | Up 3%
    Gross margin | 43.5% | 65.5% | 64.8% | Down 22.0 pts | Down 21.3 pts
    Diluted earnings per share | $0.26 | $0.64 | $0.94 | Down 59% | Up 72%
    """, lead=lead)  # fmt: skip
    assert values(statements, "revenue", compare="qoq") == [Decimal("-0.19")]
    assert values(statements, "revenue", compare="yoy") == [Decimal("0.03")]
    assert values(statements, "gross_margin", compare="yoy", unit_kind="percentage_points") == [
        Decimal("-21.3")
    ]
    assert values(statements, "eps_diluted", compare="qoq") == [Decimal("-0.59")]
    assert values(statements, "eps_diluted", compare="yoy") == []  # 0.26 against 0.94 is not up


def test_a_change_in_percent_under_its_header_is_a_ratio():
    statements = read("""
    (in millions)
    THREE MONTHS ENDED MARCH 31, | 2020 | 2019 | % Change
    Total revenues | 5,162 | 5,657 | (8.8 | )%
    Net earnings | 566 | 928 | (39.0 | )
    """)
    [change] = [s for s in statements if s.metric == "net_income" and s.compare == "yoy"]
    assert (change.value, change.direction, change.scale_origin) == (Decimal("-0.390"), "down", "table")


def test_percent_of_sales_beside_amounts_are_not_amounts():
    statements = read("""
    Statements of operations (in thousands)
     | Three Months Ended
     | March 31, 2020 | | March 31, 2019
    Net sales | 1,000 | 100.0% | 900 | 100.0%
    Income before taxes | 110 | 11.0% | 90 | 10.0%
    Net income | 80 | 8.0% | 70 | 7.8%
    """)
    assert values(statements, "net_income") == [80_000]


def test_net_loss_printed_without_brackets_is_a_loss():
    statements = read("""
    Statements of operations (in thousands, except per share data)
     | Three months ended March 31, 2020 | Three months ended March 31, 2019
    Revenue | 500 | 400
    Loss before income taxes | 1,200 | 1,100
    Net loss | 1,234 | 1,111
    Net loss per share, basic and diluted | 0.57 | 0.51
    """)
    [loss] = [s for s in statements if s.metric == "net_income" and s.nature == "actual"]
    assert (loss.value, loss.sign_origin) == (-1_234_000, "word")
    assert values(statements, "eps_basic") == values(statements, "eps_diluted") == [Decimal("-0.57")]


def test_segments_in_columns_are_not_the_company():
    statements = read("""
    (in thousands)
     | Three Months Ended March 31, 2020
     | Banking | Securities | Consolidated
    Net interest income | 145,372 | 3,954 | 148,616
    """)
    assert values(statements, "net_interest_income") == [148_616_000]
    assert values(statements, "net_interest_income", scope="segment:BANKING") == [145_372_000]


def test_an_outlook_is_guidance_never_actual():
    statements = read(
        INCOME,
        """
        Reconciliation of GAAP to non-GAAP outlook
         | Three months ended December 31, 2019
        GAAP gross margin | 51.5%
        """,
    )
    assert values(statements, "gross_margin", "guidance") == [Decimal("0.515")]
    assert values(statements, "gross_margin") == []


def test_dashes_are_no_figures_and_keep_the_columns_apart():
    statements = read("""
    Statements of operations (in thousands)
     | Three months ended March 31, 2020 | Three months ended March 31, 2019
    Revenue | \u2014 | 400
    Loss before income taxes | (900) | (1,100)
    Net loss | (900) | (1,100)
    """)
    assert values(statements, "revenue") == []
    assert values(statements, "revenue", "prior_period") == [400_000]


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


def test_headers_share_out_where_they_begin_at_the_wrong_place():
    statements = read("""
    Statements of operations (in millions)
     | Three months ended | | | Nine months ended
     | March 29, 2020 | March 31, 2019 | March 29, 2020 | March 31, 2019
    Revenue, net | 215.5 | 274.0 | 698.2 | 828.7
    Net loss | (61.4) | (227.7) | (151.7) | (241.3)
    """)
    assert values(statements, "revenue") == [Decimal("215500000"), Decimal("698200000")]


def test_the_two_ends_of_february_are_one():
    statements = read("""
    Statements of income (in thousands)
     | Three Months Ended February 29/28,
     | 2020 | 2019
    Net sales | 245,365 | 202,548
    """)
    assert {s.period_end for s in statements} == {date(2020, 2, 29), date(2019, 2, 28)}


TEXT_TABLE = """ACME CORP reports results.

                         ACME CORPORATION
               CONSOLIDATED STATEMENTS OF INCOME
              (In thousands, except per share data)

                          Three Months Ended     Six Months Ended
                               June 30,              June 30,
                           1998       1997       1998       1997
                         --------   --------   --------   --------
Net sales...............  $45,123    $40,234    $88,456    $79,345
Cost of sales...........   30,111     27,222     59,333     53,444
                         --------   --------   --------   --------
Income before taxes.....    6,000      5,011     12,012      9,899
Income taxes............    2,200      1,811      4,400      3,600
Net income (loss).......  $ 3,800    $(3,200)   $ 7,612    $ 6,299
                         ========   ========   ========   ========
Net income (loss) per share:
  Basic                  $   .38    $  (.32)   $   .76    $   .63
  Diluted                $   .37    $  (.32)   $   .75    $   .62

                     CONSOLIDATED BALANCE SHEETS
                           (In millions)
                                      June 30,   December 31,
                                        1998         1997
Cash and cash equivalents             $   12.1     $   10.4
Total assets                          $  230.5     $  221.9
Total liabilities                        110.0        111.1
"""


def test_columns_aligned_by_spaces_are_columns():
    statements = read(lead=TEXT_TABLE)
    assert values(statements, "revenue") == [45_123_000, 88_456_000]
    assert values(statements, "net_income", "prior_period") == [-3_200_000, 6_299_000]
    assert values(statements, "eps_diluted") == [Decimal(".37"), Decimal(".75")]
    assert values(statements, "cash") == [Decimal("12100000")]
    assert {s.period_end for s in statements if s.metric == "total_assets"} == {
        date(1998, 6, 30),
        date(1997, 12, 31),
    }


def test_columns_that_lost_their_indent_are_counted():
    bare = "\n".join(line.strip() for line in TEXT_TABLE.split("\n"))
    statements = read(lead=bare)
    assert values(statements, "revenue") == [45_123_000, 88_456_000]
    assert values(statements, "net_income", "prior_period") == [-3_200_000, 6_299_000]
    assert {s.period_end for s in statements if s.metric == "total_assets"} == {
        date(1998, 6, 30),
        date(1997, 12, 31),
    }


def test_every_number_of_a_known_table_is_a_quantity_at_its_words():
    page = make_page(INCOME)
    statements, quantities = find_table_statements(page)
    assert [q.text_start for q in quantities] == sorted({q.text_start for q in quantities})
    assert all(page.text[q.text_start : q.text_end] == q.surface for q in quantities)
    assert {s.text_start for s in statements} <= {q.text_start for q in quantities}
    assert len(quantities) == 40  # 10 rows of four figures
    assert all(page.text[s.sentence_start : s.sentence_end].count("\n") == 0 for s in statements)


def test_the_order_of_cells_and_runs_never_matters():
    page = make_page(INCOME, INCOME.replace("8,288", "8,289"))
    backwards = replace(page, cells=page.cells[::-1])
    assert find_table_statements(page) == find_table_statements(backwards) == find_table_statements(page)


def test_a_page_without_financial_tables_states_nothing():
    assert find_table_statements(make_page("Name | Phone\nJane | 555-1234\nJoe | 555-9876")) == ([], [])
    assert find_table_statements(make_page(lead="Revenue rose 3 % to $5 million in the first quarter.")) == (
        [],
        [],
    )


@pytest.mark.parametrize("note, worth, has_scaled_shares", [
    ("(In thousands, except per share data)", 1_000, True),
    ("(Unaudited, in millions, except share and per share amounts)", 1_000_000, False),
    ("(US$ in 000s)", 1_000, True),
    ("($ in billions)", 1_000_000_000, True),
    ("(000s omitted)", 1_000, True),
    ("Dollars in millions", 1_000_000, True),
    ("(in thousands of U.S. dollars)", 1_000, True),
])  # fmt: skip
def test_notes_on_units_give_the_scale(note, worth, has_scaled_shares):
    scale = read_scale(note)
    assert (scale.worth, scale.has_scaled_shares) == (worth, has_scaled_shares)


_CELLS = st.sampled_from(
    ["", "$", "(", ")", "%", ")%", "2020", "2019", "March 31,", "Three Months Ended", "1,234", "(5.6",
     "0.12", "\u2014", "Net income", "Total revenues", "Basic", "Diluted", "% Change", "Per share:",
     "(In thousands)", "N/A", "Q1 FY20"]
)  # fmt: skip


@given(st.lists(st.lists(_CELLS, min_size=1, max_size=8), min_size=1, max_size=14))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_any_table_is_read_without_harm(rows):
    page = make_page("\n".join("|".join([*row, ""]) for row in rows))
    statements, quantities = find_table_statements(page)
    spans = [(q.text_start, q.text_end) for q in quantities]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(page.text[s.text_start : s.text_end] == s.surface for s in statements)
    assert all(s.period_status != "missing" for s in statements)


def test_a_day_of_one_year_is_not_given_to_a_length_of_another():
    day = read_header("March 29, 2020")
    assert fill(read_header("2019 | 9 mos"), day).day is None
    assert fill(read_header("2020 | 6 mos"), day).day == 29
    assert fill(read_header("2019"), read_header("Three Months Ended March 31, 2020")).day == 31


NON_GAAP_RESULTS = """
NON-GAAP RESULTS
(In thousands, except per share data)
 | Quarter Ended
 | March 31, 2020 | March 31, 2019
GAAP net income | $ 58,000 | $ 33,000
Diluted EPS | $ 1.94 | $ 1.09
Adjusted earnings (Non-GAAP) | $ 64,000 | $ 47,000
Adjusted EPS (Non-GAAP) | $ 2.49 | $ 1.44
Net cash provided by operating activities | $ 40,000 | $ 30,000
Free cash flow | $ 31,000 | $ 22,000
"""


def test_an_adjusted_figure_per_share_is_not_the_basic_one():
    """Beside diluted EPS only an unadjusted figure per share is the basic one."""
    found = {(s.metric, s.basis, s.value) for s in read(NON_GAAP_RESULTS) if s.nature == "actual"}
    assert {("eps", "non_gaap", Decimal("2.49")), ("net_income", "non_gaap", Decimal(64_000_000))} <= found
    assert not [metric for metric, _, _ in found if metric == "eps_basic"]


def test_cash_from_operations_is_gaap_under_any_title():
    """A line of the statement of cash flows does not change by standing above free cash flow."""
    bases = {s.metric: s.basis for s in read(NON_GAAP_RESULTS) if s.nature == "actual"}
    assert (bases["operating_cash_flow"], bases["free_cash_flow"]) == ("gaap", "non_gaap")


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


TAXES = [
    # as the row is called               printed     tax as an expense
    ("Income tax expense (benefit)", "(276)", "-276000"),
    ("Provision for (benefit from) income taxes", "(20)", "-20000"),
    ("Income tax benefit", "1,947", "-1947000"),
    ("Income tax (expense) benefit", "781", "-781000"),
    ("Income tax (expense) benefit", "(7,616)", None),
    ("Income tax expense", "(154)", None),
    ("Income taxes", "154", "154000"),
]


@pytest.mark.parametrize(("label", "printed", "tax"), TAXES)
def test_tax_is_an_expense_whatever_its_row_has_in_brackets(label, printed, tax):
    statements = read(f"""
    Consolidated statements of income (in thousands)
     | Three months ended March 31, 2020
    Income before income taxes | 500
    {label} | {printed}
    Net income | 400
    """)
    assert values(statements, "income_tax") == ([Decimal(tax)] if tax else [])


def test_a_loss_whose_gains_stand_in_brackets_is_left_out():
    statements = read("""
    Consolidated statements of operations (in thousands)
     | Three months ended March 31, 2020 | Three months ended March 31, 2019
    Loss before income taxes | 500 | 300
    Net loss (income) | 400 | (200)
    """)
    assert values(statements, "net_income") == []


def test_the_same_figures_in_other_money_are_not_the_companys():
    statements = read("""
    Consolidated statements of income (in thousands)
     | Three months ended March 31,
     | 2019 | 2020 | 2020
     | RMB | RMB | US$
    Net revenues | 1,000,000 | 1,200,000 | 169,500
    """)
    assert {(s.value, s.unit) for s in statements} == {(1_000_000_000, "CNY"), (1_200_000_000, "CNY")}


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


def test_a_sentence_before_a_table_tells_that_it_is_pro_forma():
    lead = "The following table presents unaudited pro forma results as if the acquisition had closed at the "
    lead += "start of the earliest period presented, with adjustments for amortization and interest "
    lead += "(in thousands, except per share data):"
    statements = read(
        """
         | Three months ended March 31, 2020
        Net sales | 130,000
        Net income | 9,000
        """,
        lead=lead,
    )
    assert statements == []


def test_headers_one_below_the_other_are_columns_side_by_side():
    statements = read("""
    Statements of operations (dollars in millions, except per share data)
    Three months ended September 30, 2025
    Three months ended September 30, 2024
    Increase/(Decrease)
    Total revenue | 70.69 | 56.62 | 14.07 | 25%
    Net income | 9.63 | 7.59 | 2.04 | 27%
    """)
    assert values(statements, "revenue") == [70_690_000]
    assert values(statements, "revenue", "prior_period") == [56_620_000]
    assert values(statements, "net_income") == [9_630_000]


def test_days_one_below_the_other_are_as_long_as_the_heading_above_them_says():
    statements = read("""
    SELECTED CONSOLIDATED FINANCIAL DATA
    (Dollars in Thousands, except per share data)
    For the ThreeMonths Ended
    June 30,2025
    March 31,2025
    June 30,2024
    Income Statement Data:
    Total revenue | 69,700 | 66,200 | 56,600
    Net income | 7,941 | 7,595 | 7,530
    """)
    assert values(statements, "revenue") == [69_700_000]
    assert values(statements, "net_income", "prior_period") == [7_530_000, 7_595_000]


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


def test_aligned_columns_whose_first_header_lost_its_indent_keep_their_order():
    lead = """Consolidated balance sheets (dollars in millions)
March 31,         December 31,
                                            2001                2000
  Cash and cash equivalents               $   120            $   143
  Inventories                                 777                801
Total assets                              $ 6,543            $ 6,480"""
    assert values(read("", lead=lead), "total_assets") == [6_543_000_000]


def test_a_quarter_by_its_number_stands_beside_months_in_a_header_without_indent():
    lead = """ACME CORPORATION
CONSOLIDATED EARNINGS STATEMENT
(In thousands except per share data)
Third Quarter Ended         Nine Months Ended
October 3,  October 4,     October 3,  October 4,
1999        1998           1999        1998
Net sales                  $  632,900  $  566,700     $1,863,900  $1,693,700
Earnings before income
taxes                          51,300      52,200        161,300     177,800
Net earnings               $   37,000  $   37,100     $  116,200  $  126,300"""
    statements = read("", lead=lead)
    assert values(statements, "revenue") == [632_900_000, 1_863_900_000]
    assert values(statements, "net_income", "prior_period") == [37_100_000, 126_300_000]


def test_a_heading_inside_aligned_data_keeps_the_columns():
    lead = """                                   Fiscal year ended June 30,
                                      1998        1997        1996
                                   (In thousands, except per share data)
STATEMENT OF OPERATIONS DATA:
  Revenues........................ $ 102,450   $  95,200   $  88,100
  Operating income................    12,300       9,800       8,400
  Net income......................     7,600       6,000       5,100

BALANCE SHEET DATA (AT PERIOD END):
  Working capital.................    22,000      20,100      18,000
  Total assets....................    84,000      79,000      73,500
  Long-term debt..................    10,000      12,000      14,000"""
    statements = read("", lead=lead)
    assert values(statements, "revenue") == [102_450_000]
    assert values(statements, "total_assets") == [84_000_000]


def test_the_mark_of_a_note_is_no_cent():
    statements = read("""
    Consolidated statements of income (in millions, except per share data)
     | Three months ended March 31, 2020
    Net income | 160
    Diluted earnings per share (c) | 0.50
    """)
    assert values(statements, "eps_diluted") == [Decimal("0.50")]


def test_a_statement_of_adjusted_income_is_not_as_reported():
    statements = read("""
    Consolidated statements of adjusted income (non-GAAP, in millions, except per share data)
     | Three months ended March 31, 2020
    Revenue | 1,000
    Income before income taxes | 200
    Net income | 160
    Diluted earnings per share | 1.60
    """)
    assert {s.basis for s in statements} == {"non_gaap"}


def test_a_page_by_international_standards_says_so_of_its_figures():
    statements = read(
        """
        Consolidated income statement (€ in millions)
         | Six months ended June 30, 2020
        Revenue | 1,000
        Profit for the period | 160
        Basic earnings per share (in cents) | 45.2
        """,
        lead="These interim statements follow International Financial Reporting Standards.",
    )
    assert {s.basis for s in statements} == {"ifrs"}
    assert values(statements, "eps_basic") == [Decimal("0.452")]


def test_an_amount_before_its_share_of_the_total_has_the_header_above_both():
    statements = read("""
    Revenue by segment (in thousands)
     | Three Months Ended March 31,
     | 2020 | | | | | 2019
    Revenue: | | | | % of Total | | | | | % of Total | % Change
    Devices | $ | 16,304 | | 71.4% | | $ | 17,301 | | 76.3% | (5.8)%
    Diagnostics | | 6,518 | | 28.6% | | | 5,375 | | 23.7% | 21.3%
    Total revenue | $ | 22,822 | | | | $ | 22,676 | | | 0.6%
    """)
    assert values(statements, "revenue") == [22_822_000]
    assert values(statements, "revenue", "prior_period") == [22_676_000]
    assert values(statements, "revenue", scope="segment:DEVICES") == [16_304_000]


def test_headers_of_a_new_block_replace_what_they_say_of_the_old():
    statements = read("""
    Supplemental information (in thousands)
     | Six Months Ended March 31,
     | 2020 | 2019
    Total revenue | 45,438 | 44,917
     | Three Months Ended | | Six Months Ended
     | March 31, | | March 31,
     | 2020 | 2019 | 2020 | 2019
    Total operating income (loss) | (156) | 865 | (422) | 1,577
    """)
    assert values(statements, "operating_income") == [-422_000, -156_000]
    assert values(statements, "operating_income", "prior_period") == [865_000, 1_577_000]


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


def test_a_rule_of_dashes_is_no_row():
    statements = read("""
    Net sales by segment (in thousands)
     | Three months ended March 31, 2020 | Three months ended March 31, 2019
    Coatings | 122,796 | 101,251
    Energy | 122,569 | 101,297
     | ------ | ------
    Total net sales | 245,365 | 202,548
    """)
    assert values(statements, "revenue", scope="segment:ENERGY") == [122_569_000]


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


LAYOUTS = (Path(__file__).parents[1] / "scored" / "tables.txt").read_text(encoding="utf-8")
HEADER_WORDS = (
    *MONTHS,
    *(
        "Three Months Ended",
        "13 Weeks Ended",
        "Quarter",
        "Qtr 1",
        "Half-year",
        "Year to date",
        "YTD",
        "Fiscal",
    ),
    *(
        "FY19",
        "Q3",
        "1H",
        "H2 2020",
        "9M",
        "Nine",
        "52 wks",
        "As of",
        "At",
        "March 31,",
        "2020",
        "'20",
        "Prior",
    ),
    *(
        "% Change",
        "Y/Y",
        "Adjusted",
        "GAAP",
        "Europe",
        "Consolidated",
        "(unaudited)",
        "to",
        "through",
        "which",
    ),
)


def test_a_quick_look_at_a_header_passes_by_nothing_that_a_reading_finds(monkeypatch):
    cells = {cell.strip() for line in LAYOUTS.splitlines() for cell in line.split("|")}
    headers = sorted(cells | set(HEADER_WORDS) | {f"{a} {b}" for a in HEADER_WORDS for b in HEADER_WORDS})
    quick = [read_header.__wrapped__(header) for header in headers]
    monkeypatch.setattr(column_words, "MAY_SAY_TIME", re.compile(""))
    monkeypatch.setattr(column_words, "MAY_SAY_LABEL", re.compile(""))
    assert quick == [read_header.__wrapped__(header) for header in headers]
