"""A statement of income as a whole, and the laws that hold for every table."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extract.tables.statements import find_table_statements
from tests.extract.tables import INCOME, make_page, read, values


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


def test_basic_and_diluted_go_by_the_heading_above():
    statements = read(INCOME)
    assert values(statements, "eps_basic") == [Decimal("0.40"), Decimal("0.80")]
    assert values(statements, "eps_diluted") == [Decimal("0.39"), Decimal("0.78")]
    assert values(statements, "average_shares_diluted") == [2_020_000]


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
