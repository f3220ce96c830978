"""By which rules the figures of a table are drawn up: GAAP, adjusted, IFRS, pro forma, outlook."""

from datetime import date
from decimal import Decimal

import pytest

from tests.extract.tables import INCOME, read, values


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


@pytest.mark.parametrize(
    "line",
    [
        "Distributable cash flow, a non-GAAP financial measure, was higher.",
        "Core operating income grew 34% to USD 4.2 billion",
        "Adjusted EBITDA including unconsolidated joint ventures increased 1% to $229 million",
    ],
)
def test_a_figure_told_above_a_statement_is_no_title_of_it(line):
    statements = read(
        """
        Statements of income (in millions, except per share data)
         | Three months ended March 31, 2020
        Revenue | 1,000
        Income before income taxes | 200
        Net income | 160
        Diluted earnings per share | 1.60
        """,
        lead=line,
    )
    assert {s.basis for s in statements} == {"gaap"}


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


def test_operating_income_next_to_net_income_is_the_companys_own_measure():
    statements = read("""
    Summary of income (in thousands)
     | Three months ended September 30,
     | 2014 | 2013
    Total revenues | 194,211 | 185,326
    Net earnings | 33,211 | 37,286
    Less: realized gains, net of tax | (3,710) | (6,786)
    Operating earnings | 29,501 | 30,500
    """, """
    Results (in thousands)
     | Three months ended September 30,
     | 2014 | 2013
    Operating income | 29,501 | 30,500
    Net realized investment gains | 3,710 | 6,786
    Net income | 33,211 | 37,286
    """)  # fmt: skip
    assert values(statements, "operating_income", basis="gaap") == []
    assert values(statements, "net_income") == [33_211_000]


def test_operating_income_told_after_earnings_per_share_is_as_reported():
    statements = read("""
    Highlights (in millions)
     | Three months ended September 30,
     | 2014 | 2013
    Net income | 443 | 304
    Diluted EPS | $0.31 | $0.21
    Operating income | 696 | 606
    """)
    assert values(statements, "operating_income", basis="gaap") == [696_000_000]


def test_years_of_which_one_is_not_over_are_no_whole_years():
    table = """
    Second quarter results (dollars in millions, except EPS)
     | Fiscal 2020 | Fiscal 2019
    Revenue | $17,300 | $17,800
    Net income | $560 | $935
    """
    calendar = {
        "lead": "The fiscal year ends May 31. Results for the second quarter ended November 30, 2019."
    }
    assert read(table, **calendar, anchor=date(2019, 12, 17)) == []
    assert values(read(table, **calendar, anchor=date(2020, 7, 17)), "revenue") == [17_300_000_000]
