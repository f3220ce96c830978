"""When a table's columns are: newest and older periods, lengths, changes, shares of a total."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from assets.extract.periods.words import MONTHS
from assets.extract.tables import column_words
from assets.extract.tables.column_words import fill, read_header
from assets.extract.tables.statements import find_table_statements
from tests.extract.tables import make_page, read, values


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


def test_a_flow_under_a_bare_date_is_left_out():
    assert (
        values(read("(in thousands)\n | June 30, 2021\nNet income | 500\nTotal assets | 9,000"), "net_income")
        == []
    )


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


def test_a_change_at_constant_currency_is_not_the_reported_one():
    statements = read("""
    (in millions)
    THREE MONTHS ENDED MARCH 31, | 2020 | 2019 | % Change | % Change in Constant Currency
    Total revenues | 9,614 | 9,567 | 0 | 1
    """)
    assert values(statements, "revenue", compare="yoy") == [Decimal(0)]


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


def test_headers_share_out_where_they_begin_at_the_wrong_place():
    statements = read("""
    Statements of operations (in millions)
     | Three months ended | | | Nine months ended
     | March 29, 2020 | March 31, 2019 | March 29, 2020 | March 31, 2019
    Revenue, net | 215.5 | 274.0 | 698.2 | 828.7
    Net loss | (61.4) | (227.7) | (151.7) | (241.3)
    """)
    assert values(statements, "revenue") == [Decimal("215500000"), Decimal("698200000")]


_SPREAD = [
    # header rows of one length, spread over several cells
    " | Fiscal Quarter\n | Ended\n | January 30, | January 31,\n | 2022 | 2021",
    " | Three\n | Months Ended\n | January 30, 2022 | January 31, 2021",
    " | Consolidated results for the quarters ended\n | January 30, 2022 and January 31, 2021\n"
    " | Fiscal Quarter Ended\n | January 30, | January 31,\n | 2022 | 2021",
]


@pytest.mark.parametrize("headers", _SPREAD)
def test_a_length_spread_over_rows_is_one(headers):
    statements = read(f"Statements of operations (in millions)\n{headers}\nNet revenue | 706 | 655")
    assert values(statements, "revenue", period_end=date(2022, 1, 30)) == [706_000_000]


def test_a_quarters_year_may_have_two_digits():
    lead = "Acme reports its first quarter of fiscal year 2022, ended January 30, 2022."
    statements = read("(in millions)\n | Q1 22 | Q1 21 | Change\nNet revenue | 706 | 655 | 51", lead=lead)
    assert values(statements, "revenue") == [706_000_000]
    assert values(statements, "revenue", "prior_period") == [655_000_000]


def test_the_two_ends_of_february_are_one():
    statements = read("""
    Statements of income (in thousands)
     | Three Months Ended February 29/28,
     | 2020 | 2019
    Net sales | 245,365 | 202,548
    """)
    assert {s.period_end for s in statements} == {date(2020, 2, 29), date(2019, 2, 28)}


def test_a_day_of_one_year_is_not_given_to_a_length_of_another():
    day = read_header("March 29, 2020")
    assert fill(read_header("2019 | 9 mos"), day).day is None
    assert fill(read_header("2020 | 6 mos"), day).day == 29
    assert fill(read_header("2019"), read_header("Three Months Ended March 31, 2020")).day == 31


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


def test_headers_that_are_nothing_but_signs_name_no_column():
    statements = read("""
     | $ | $
    Revenue | 3,170 | 2,900
    """)
    assert statements == []


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


def test_a_month_before_two_digits_has_them_as_its_year():
    assert read_header("Three Months Ended | June - 09")[:1] == (3,)
    assert [read_header(text).year for text in ("June - 09", "Dec-18", "Jun-30")] == [2009, 2018, None]


def test_the_day_of_publication_above_a_table_is_no_end_of_a_quarter():
    day = datetime(2019, 10, 24, tzinfo=UTC)
    page = make_page("""
    October 24, 2019
    Statements of income (in thousands)
     | Three Months Ended
     | 2019 | 2018
    Net sales | 1,234 | 1,100
    Income before income taxes | 200 | 150
    Net income | 134 | 110
    """)
    assert values(find_table_statements(page)[0], "net_income") == [
        134_000
    ]  # nobody says when it was written
    dated = replace(page, document=replace(page.document, published_at=day))
    assert find_table_statements(dated)[0] == []
