"""Numbers told together: which is of which metric and which time; and sentences about a part by its name."""

from __future__ import annotations

from datetime import date

import pytest

from assets.extract.prose.statements import find_prose_statements
from tests.extract.pages import company, mention_of, page_of, value_of

ACME = company("0000000001", "Acme Gaming Corp", "ACME")
DAY = date(2025, 11, 4)

LISTS = [  # text, (metric, fiscal period, nature, value) of each statement
    (
        "Net loss per share was $0.30 and $0.43 for the three months ended September 30, 2025 and 2024, "
        "respectively.",
        [("eps", "Q3", "actual", "-0.3"), ("eps", "Q3", "prior_period", "-0.43")],
    ),
    (
        "Sales were $5 million and $15 million for the three-month and nine-month periods ended September "
        "30, 2025.",
        [("revenue", "Q3", "actual", "5000000"), ("revenue", "9M", "actual", "15000000")],
    ),
    (
        "In fiscal 2023 and 2024, free cash flow was $4.5 million and $7.7 million, respectively.",
        [("free_cash_flow", "FY", "actual", "4500000"), ("free_cash_flow", "FY", "actual", "7700000")],
    ),
    (
        "Third-quarter EBITDA and net income were $5 million and $3 million, up 5% and 8%, respectively.",
        [
            ("ebitda", "Q3", "actual", "5000000"), ("net_income", "Q3", "actual", "3000000"),
            ("ebitda", "Q3", "actual", "0.05"), ("net_income", "Q3", "actual", "0.08"),
        ],
    ),
    (
        "Third-quarter sales rose to $9 million and EBITDA rose to $2 million, compared to $8 million and "
        "$1 million, respectively, in the prior year quarter.",
        [
            ("revenue", "Q3", "actual", "9000000"), ("ebitda", "Q3", "actual", "2000000"),
            ("revenue", "Q3", "prior_period", "8000000"), ("ebitda", "Q3", "prior_period", "1000000"),
        ],
    ),
    (
        "Third-quarter net loss was $(442,562), or $(0.00) per share, compared to a net loss of $(998,866), "
        "or $(0.01) per share, a year earlier.",
        [
            ("net_income", "Q3", "actual", "-442562"), ("eps", "Q3", "actual", "0"),
            ("net_income", "Q3", "prior_period", "-998866"), ("eps", "Q3", "prior_period", "-0.01"),
        ],
    ),
    ("Profit rose, and 4 and 5 stores opened, respectively.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_number_of_a_list_has_its_own_metric_and_time(text, expected):
    """ "Respectively", two metrics, two years or two lengths: the order tells."""
    found = find_prose_statements(page_of(text, subject=ACME, published=DAY))
    assert [(s.metric, s.fiscal_period, s.nature, value_of(s)) for s in found] == expected


PARTS = [  # text, scope of the first statement (None: nothing is stated)
    ("RKings delivered revenue of $7 million.", "segment:RKINGS"),
    ("Tarn Studios - Revenue rose 26% to $9 million.", "segment:TARN_STUDIOS"),
    ("The Bluff division posted sales of $7 million.", "segment:BLUFF"),
    ("RKings earned $7 million in the quarter.", None),
    ("Acme Gaming delivered revenue of $7 million.", "consolidated"),
    ("AGC reported revenue of $7 million.", "consolidated"),
    ("Management reported revenue of $7 million.", "consolidated"),
    ("The Company generated revenue of $7 million.", "consolidated"),
    ("Orlex reported revenue of $7 million.", "consolidated"),
]


@pytest.mark.parametrize(("text", "scope"), PARTS)
def test_a_name_of_its_own_is_a_part_of_the_company(text, scope):
    """An unlinked name that opens the sentence is no other company's and not the whole; Orlex is linked."""
    mentions = [mention_of(text, "Orlex", ACME)] if "Orlex" in text else []
    found = find_prose_statements(page_of(text, subject=ACME, mentions=mentions, published=DAY))
    assert (found[0].scope if found else None) == scope


def test_stakes_are_no_revenue():
    """Where the page tells revenue by its name, "turnover" is something else; alone it is revenue."""
    text = "Revenue was $43 million. Turnover reached $434 million."
    assert [value_of(s) for s in find_prose_statements(page_of(text))] == ["43000000"]
    assert len(find_prose_statements(page_of("Turnover reached $434 million."))) == 1
