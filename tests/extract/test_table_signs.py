"""Which numbers of a table are losses, which are none, and which are no numbers at all."""

from decimal import Decimal

import pytest

from tests.extract.tables import INCOME, read, values


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


def test_the_mark_of_a_note_is_no_cent():
    statements = read("""
    Consolidated statements of income (in millions, except per share data)
     | Three months ended March 31, 2020
    Net income | 160
    Diluted earnings per share (c) | 0.50
    """)
    assert values(statements, "eps_diluted") == [Decimal("0.50")]


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
