"""Tables that a page breaks: in two halves, or a label over two rows."""

from decimal import Decimal

import pytest

from assets.extract.tables.wrapped_labels import join_wrapped
from tests.extract.tables import read, values

_FIRST_HALF = """
    Consolidated statements of operations (in thousands, except per share data)
     | Three months ended June 30, 2021 | Three months ended June 30, 2020
    Revenue | 9,500 | 8,400
    Loss before income taxes | (1,200) | (1,100)
    """
_SECOND_HALF = """
    Income taxes | 34 | 11
    Net loss | (1,234) | (1,111)
    Net loss per share, basic and diluted | (0.57) | (0.51)
    """


@pytest.mark.parametrize("between", ["", "- 7 -", "Page 7 of 12", "Statements of operations (continued)"])
def test_rows_below_a_page_break_have_the_columns_above_it(between):
    statements = read(_FIRST_HALF, f"{between}\n{_SECOND_HALF}")
    assert values(statements, "net_income") == [-1_234_000]
    assert values(statements, "eps_diluted", "prior_period") == [Decimal("-0.51")]


@pytest.mark.parametrize("between", ["Results of Acme Rockets GmbH", "See the notes that are part of these."])
def test_rows_below_other_words_are_a_table_of_their_own(between):
    statements = read(_FIRST_HALF, f"{between}\n{_SECOND_HALF}")
    assert values(statements, "net_income") == []


def test_headers_in_a_table_of_their_own_stand_over_the_next_one():
    statements = read(
        """
        Consolidated statements of operations (in thousands)
         | Three months ended June 30,
         | 2021 | 2020
        """,
        _SECOND_HALF,
    )
    assert values(statements, "net_income") == [-1_234_000]


def test_rows_below_a_title_of_their_own_do_not_go_on():
    statements = read(_FIRST_HALF, f"Reconciliation of net loss to EBITDA |\n{_SECOND_HALF.strip()}")
    assert values(statements, "net_income") == []


def test_rows_below_headers_of_their_own_do_not_go_on():
    own = _SECOND_HALF.replace("\n    Inc", "\n     | Six months ended June 30, 2021 | 2020\n    Inc")
    statements = read(_FIRST_HALF, own)
    assert values(statements, "net_income", calendar_frame="CY2021Q2") == []


def test_a_label_over_two_rows_is_one_and_no_heading_of_what_follows():
    statements = read("""
    Consolidated statements of income (in thousands, except per share data)
     | Three months ended June 30, 2021 | Three months ended June 30, 2020
    Revenue | 9,500 | 8,400
    Amortization of acquisition-related |
    intangible assets | 300 | 310
    Gross profit | 6,500 | 5,100
    Loss from continuing operations before |
    income taxes | (1,200) | (1,100)
    Income taxes | 34 | 11
    Net loss | (1,234) | (1,111)
    Net loss per share attributable to Acme Inc. |
    Class A common stockholders, basic and diluted | (0.57) | (0.51)
    """)
    assert values(statements, "gross_profit") == [6_500_000]
    assert values(statements, "pretax_income") == [-1_200_000]
    assert values(statements, "eps_basic") == [Decimal("-0.57")]


_HEADINGS = [
    # a row without figures, and the first row below it that has some
    ("Net income per share", "Basic"),
    ("Revenues", "product"),
    ("Net income attributable to", "Acme Corporation"),
    ("Operating expenses:", "of which rent"),
    ("Highlights", "Net income"),
]


@pytest.mark.parametrize(("heading", "label"), _HEADINGS)
def test_a_heading_is_no_part_of_the_label_below_it(heading, label):
    assert join_wrapped(heading, label) is None
