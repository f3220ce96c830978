"""What prose must not state: figures of a part as the company's, of minorities, of a sum, of a wish."""

from __future__ import annotations

from datetime import date

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
    ("The outlook reflects a loss in Tarn revenue of approximately $8 million.", []),
    (
        "Energy Segment\nOperating income for the segment fell to $1.4 million.",
        [("1400000", "segment:ENERGY")],
    ),
    (
        "Infrastructure Solutions: Sales were $50 million. Operating income was $4 million.",
        [("50000000", "segment:INFRASTRUCTURE_SOLUTIONS"), ("4000000", "segment:INFRASTRUCTURE_SOLUTIONS")],
    ),
    ("Industrial Segment - Sales were $50 million.", [("50000000", "segment:INDUSTRIAL")]),
    (
        "Acme Ground segment: revenue was $50 million. Operating margin of 6.3%.",
        [("50000000", "segment:GROUND"), ("0.063", "segment:GROUND")],
    ),
    ("Royalty Revenues\nRevenues were $6 million.", [("6000000", "segment:ROYALTY")]),
    ("Royalty Revenues\nOperating income was $6 million.", [("6000000", "consolidated")]),
    ("Record Revenues\nRevenues were $6 million.", [("6000000", "consolidated")]),
    ("Acme Revenues\nRevenues were $6 million.", [("6000000", "consolidated")]),
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
    (
        "The Energy segment's revenue was $12 million. Operating margin fell to 5.8%.",
        [("12000000", "segment:ENERGY"), ("0.058", "segment:ENERGY")],
    ),
    (
        "Acme said its Gulf Coast unit earned $5 million. Revenue was $9 million.",
        [("9000000", "consolidated")],
    ),
    ("The company's chemicals division had sales of $5 million.", [("5000000", "segment:CHEMICALS")]),
    ("Its wholly owned Tarnco subsidiary reported a net loss of $5 million.", []),
    ("Paper products posted operating income of $5 million.", [("5000000", "segment:PAPER_PRODUCTS")]),
    ("In the year, inks and dyes posted sales of $5 million.", [("5000000", "segment:INKS_AND_DYES")]),
    ("Results posted sales of $5 million.", [("5000000", "consolidated")]),
    (
        "Zinc and lead smelting operations had sales of $5 million.",
        [("5000000", "segment:ZINC_AND_LEAD_SMELTING")],
    ),
    ("Of that, the banking operations of Tarn netted $5 million.", []),
    ("Its life insurance companies had a net loss of $5 million.", []),
    ("Operations in Mexico had sales of $5 million.", [("5000000", "geo:MEXICO")]),
    ("It said its casualty group, a large U.S. insurer, had a loss of $5 million.", []),
    ("Continuing operations had sales of $5 million.", [("5000000", "consolidated")]),
    ("The group had sales of $5 million.", [("5000000", "consolidated")]),
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


MISREAD = [  # text, (metric, value) of each statement
    ("Sales were $12 million higher than a year ago.", []),
    ("Sales were $12 million, higher than a year ago.", [("revenue", "12000000")]),
    ("Higher net income of $28 million drove cash flow.", []),
    ("It reported a reduced net loss of $2.1 million.", [("net_income", "-2100000")]),
    ("Share repurchases and dividends were $9.9 billion, an increase of 33%.", []),
    ("It returned $9.9 billion through share repurchases and dividends, an increase of 33%.", []),
    ("Equity of $5 million after dividends decreased 10.4%.", []),
    ("Profit per share after dividends fell to 61 cents.", []),
    ("It bought Tarn, which contributed sales of $39 million.", []),
    ("It bought Tarn, which contributed sales of $39.5 million and operating income of $16 million.", []),
    ("It took a charge to earnings of $17 million.", []),
    ("About $13 million of the loss came from the fire.", []),
    ("Last year, it earned $5 million on revenue of $7 million in the second quarter.", []),
    ("For the year-ago quarter, the company earned 22 cents a share.", []),
    ("It declared a semi-annual dividend of five cents per share.", [("dividend_per_share", "0.05")]),
    ("We paid dividends of $45 million, up 5%.", []),
    ("The company raised its dividend 10%.", [("dividend_per_share", "0.1")]),
    ("It paid an initial dividend of five cents per share.", [("dividend_per_share", "0.05")]),
    ("It will lift the dividend on its new shares to six cents from five cents.", []),
    ("Let's say they grow their $3.1 billion revenue.", []),
    ("Did you know that revenue was $5 million?", []),
    ("Dividend eight pct versus nil.", []),
    ("Acme, the fifth in terms of sales, reported profits of $8 million.", [("net_income", "8000000")]),
    (
        "Income from continuing operations before income taxes rose to $5 million.",
        [("pretax_income", "5000000")],
    ),
    ("The plan is for businesses earning $50,000 or less yearly.", []),
    (
        "Profit rose to $44 million, after a $1 million extraordinary gain, from $35 million a year ago.",
        [("net_income", "44000000"), ("net_income", "35000000")],
    ),
    ("Note: leaves out discontinued operations, a 2023 gain of $6 million; 2022 loss of $2 million.", []),
    ("Parent company net profit was $12.8 million versus $7.5 million.", []),
    ("It restated its accounts. It previously reported earnings of $6.6 million or 90 cents a share.", []),
    ("It previously reported earnings of $6.6 million.", [("net_income", "6600000")]),
    (
        "Gross margin was 18%, compared to 25% in the quarters ended March 31, 2025 and December 31, 2024, "
        "respectively.",
        [("gross_margin", "0.18")],
    ),
    ("Prior-year net includes an extraordinary loss of $8 million.", []),
    ("Net includes a gain of $10.6 million in the year and a loss of $2 million in the quarter.", []),
    ("The changes raised costs, increasing 1986 net $9 million.", []),
    ("In the corresponding year-ago period it reported net earnings of $13 million.", []),
    ("Coal activities resulted in a net profit of $36 million.", []),
    ("A report sees the betting market quadrupling to reach $6.75 billion in annual revenue by 2027.", []),
    (
        "Revenue was $318 million, above a $292 million estimate, and EBITDA was $88 million.",
        [("revenue", "318000000"), ("revenue", "292000000"), ("ebitda", "88000000")],
    ),
    ("Analyst J. Miller cut her rating. Miller expects profit of $3 million.", []),
]


@pytest.mark.parametrize(("text", "expected"), MISREAD)
def test_words_round_a_number_may_make_it_another_figure(text, expected):
    """A difference, a sum of several payments, a case played through, an item: none is the metric's level."""
    assert [(s.metric, value_of(s)) for s in read(text, subject=ACME)] == expected


def test_what_a_company_said_it_expects_is_guidance():
    """ "Said it expects" is a word of today about tomorrow; "its guidance" behind "beat" is not."""
    assert [s.nature for s in read("Acme said it expects revenue of $5 million.", subject=ACME)] == [
        "guidance"
    ]
    said = read("Revenue of $5 million beat the company's guidance of $4 million.", subject=ACME)
    assert [s.nature for s in said] == ["actual"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Acme unit reports higher profit", []),
        ("Acme Subsidiaries Post Record Year", []),
        ("Acme to sell unit", ["5000000"]),
        ("Acme reports sale of a division to Tarn", ["5000000"]),
    ],
)
def test_where_a_unit_reports_no_figure_is_the_companys(title, expected):
    """The title says whose results follow."""
    found = read(f"{title}\nNet profit rose to $5 million.", subject=ACME, title=title)
    assert [value_of(s) for s in found] == expected


def test_a_quarters_dividend_has_no_day_where_no_year_is_said():
    """In April "the second-quarter dividend" is that of the quarter begun, in July of the one just over."""
    text = "The board declared the second quarter dividend of $0.28 per share."
    [said] = read(text, subject=ACME, published=date(2024, 4, 29))
    assert (said.fiscal_period, said.period_end, said.period_status) == ("Q2", None, "ambiguous")


def test_what_guidance_is_compared_with_is_a_year_before_the_guided_quarter():
    """The quarter to come is next January's, so that of last year is this January's."""
    text = "Acme expects first quarter earnings of $1.85 a share, compared with $1.67 a year earlier."
    then = read(text, subject=ACME, published=date(2024, 12, 15))[-1]
    assert (then.nature, then.period_end) == ("prior_period", date(2024, 3, 31))
