"""What prose must not state: figures of a part as the company's, of minorities, of a sum, of a wish."""

from __future__ import annotations

import pytest

from assets.extract.prose.statements import find_prose_statements
from tests.extract.pages import company, page_of, value_of

ACME = company("0000000001", "Acme Corp", "ACME")


def read(text: str, **details):
    """Statements of a page of prose."""
    return find_prose_statements(page_of(text, **details))


PARTS = [  # lines of a page, (value, scope) of each statement
    (
        "Metal Coatings Segment\nOperating margin was 21.6%.\n"
        "Consolidated Results\nOperating margin was 11%.",
        [("0.216", "segment:METAL_COATINGS"), ("0.11", "consolidated")],
    ),
    ("Energy Segment Results\nTotal sales were $40 million.", [("40000000", "segment:ENERGY")]),
    ("Growth Products Division\nSales were $40 million.", [("40000000", "segment:GROWTH_PRODUCTS")]),
    ("Recent Business Update\nSales were $40 million.", [("40000000", "consolidated")]),
    ("Segment Results\nOperating income was $4 million.", []),
    (
        "Energy Segment\nOperating income for the segment fell to $1.4 million.",
        [("1400000", "segment:ENERGY")],
    ),
    (
        "Infrastructure Solutions: Sales were $50 million. Operating income was $4 million.",
        [("50000000", "segment:INFRASTRUCTURE_SOLUTIONS"), ("4000000", "segment:INFRASTRUCTURE_SOLUTIONS")],
    ),
    ("Industrial Segment - Sales were $50 million.", [("50000000", "segment:INDUSTRIAL")]),
    ("Full Year: Sales were $50 million.", [("50000000", "consolidated")]),
    (
        "In Metal Coatings, we returned to an operating margin of 21.6%.",
        [("0.216", "segment:METAL_COATINGS")],
    ),
    ("In Fiscal 2024 we returned to an operating margin of 21.6%.", [("0.216", "consolidated")]),
    (
        "Revenues for the Energy segment were $12 million. Operating margin fell to 5.8%.\n"
        "Operating margin was 9%.",
        [("12000000", "segment:ENERGY"), ("0.058", "segment:ENERGY"), ("0.09", "consolidated")],
    ),
    ("The Energy segment's revenue was $12 million. Operating margin fell to 5.8%.", []),
    (
        "Acme said its Gulf Coast unit earned $5 million. Revenue was $9 million.",
        [("9000000", "consolidated")],
    ),
    ("The company's chemicals division had sales of $5 million.", [("5000000", "segment:CHEMICALS")]),
    ("Its wholly owned Tarnco subsidiary reported a net loss of $5 million.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_what_is_said_of_a_part_is_not_said_of_the_company(text, expected):
    """A heading, a lead-in, the paragraph's first sentence or a unit that acts names the part."""
    assert [(value_of(s), s.scope) for s in read(f"Acme reports\n{text}", subject=ACME)] == expected


HOLDERS = [
    ("Net income attributable to common stockholders was $56 million, or $0.45 per share.",
     ["net_income_to_common", "eps"]),
    ("Earnings available to common shareholders were $56 million.", ["net_income_to_common"]),
    ("Net loss attributable to Acme's common shareholders was $6 million.", ["net_income_to_common"]),
    ("Net income to common rose to $5 million.", ["net_income_to_common"]),
    ("Income available to common stockholders rose to $5 million.", ["net_income_to_common"]),
    ("Net income attributable to noncontrolling interests was $3 million.", []),
    ("Net income attributable to Acme was $56 million.", ["net_income"]),
    ("Net income attributable to shareholders was $56 million.", ["net_income"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HOLDERS)
def test_whose_the_income_is_says_which_income_it_is(text, expected):
    """What common stockholders get is not the net income, and what minorities get is not the company's."""
    assert [s.metric for s in read(text, subject=ACME)] == expected
