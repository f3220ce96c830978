"""Tables in text: columns aligned by spaces, or without their indent."""

from datetime import date
from decimal import Decimal

from tests.extract.tables import read, values

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


def test_a_title_that_names_several_lengths_is_no_header_of_a_column():
    lead = """                         ACME CORPORATION
                        STATEMENTS OF INCOME
  QUARTERS AND SIX MONTHS ENDED SEPTEMBER 30, 2019 AND 2018 (in thousands)

                                     Quarter Ended September 30
                                         2019           2018
                                     ------------   ------------
Total revenue                        $      6,307   $      7,017
Income before taxes                         4,323          4,758
Provision for income taxes                    811            917
Net income                           $      3,512   $      3,841"""
    statements = read("", lead=lead)
    assert values(statements, "revenue") == [6_307_000]
    assert values(statements, "net_income", "prior_period") == [3_841_000]


def test_shares_of_sales_have_columns_of_their_own_where_the_headers_lost_their_indent():
    lead = """STATEMENTS OF INCOME (in thousands, except per share data)
3 MONTHS ENDED APRIL 30,                           6 MONTHS ENDED APRIL 30,
2019  % Net Sales      2018  % Net Sales      2019  % Net Sales      2018  % Net Sales
Net sales       $506,583              $251,580              $949,580              $755,200
Gross profit    $117,900      23.3%   $ 69,800      27.7%   $243,100      25.6%   $213,000      28.2%
Net income      $ 32,672       6.4%   $ 14,000       5.6%   $ 62,282       6.6%   $ 42,000       5.6%"""
    statements = read("", lead=lead)
    assert values(statements, "revenue") == [506_583_000, 949_580_000]
    assert values(statements, "net_income", "prior_period") == [14_000_000, 42_000_000]


def test_tagged_lines_of_a_data_schedule_are_no_rows():
    lead = """Amounts (in thousands)
<PERIOD-TYPE>                   YEAR
<PERIOD-END>                    DEC-31-1997
<MULTIPLIER>                    1
<TOTAL-REVENUES>                512,345
<INCOME-TAX>                     21,140
<NET-INCOME>                    (35,994)"""
    assert read("", lead=lead) == []


def test_shares_of_sales_without_a_sign_stand_where_the_first_row_has_them():
    lead = """STATEMENTS OF OPERATIONS (Dollars in millions)
                                   Three Months Ended
                              August 30,         August 31,
                                 2003               2002
Net Sales                     $   324.1 100.0%  $   365.6 100.0%
Operating Earnings                 11.5   3.5        14.1   3.9
Earnings Before Taxes               8.2   2.5        10.2   2.8
Net Earnings                  $     5.5   1.7%  $     6.7   1.8%"""
    statements = read("", lead=lead)
    assert values(statements, "operating_income") == [11_500_000]
    assert values(statements, "operating_income", "prior_period") == [14_100_000]
