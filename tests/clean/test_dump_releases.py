"""A company's release dumped from a site: its lead, its statements and what stands between them are kept."""

import numpy as np

from assets.clean.charset import decode_body
from assets.clean.dumps.line_model import choose_lines
from assets.clean.dumps.read import read_dump

PLACES = (
    "Company",
    "Investors",
    "Products",
    "Careers",
    "Support",
    "News",
    "Events",
    "Blog",
    "Partners",
    "Shop",
)
MENU = "\n".join(f"{place} overview" for place in PLACES)
LEAD = (
    "OSLO -- Example Pumps Inc. (NYSE: EXPU) today reported financial results for the first quarter, in "
    "which revenue rose 18 percent to $1.4 billion."
)
PROSE = (
    "Net income was $212 million, or 84 cents a share, compared with $171 million, or 67 cents a share, a "
    "year earlier, when a strike at its largest plant had held back deliveries for most of a month."
)
INCOME = "Net sales|$ 1,402|$ 1,188|Cost of sales|(901)|(790)|Gross profit|$ 501|$ 398|Net income|$ 212|$ 171"
CASH = "Net income|$ 212|$ 171|Depreciation|(41)|(39)|Operations|$ 260|$ 201|Capital spending|(55)|(48)"
BETWEEN = [
    "(A) Cost of sales holds amortization of what was bought, and the costs of moving a plant elsewhere.",
    "(B) What was bought consists of a maker of valves and of a maker of meters, both at home in Norway.",
    "(C) Other costs are those of a strike, which ended in the first days of the quarter a year earlier.",
    "(D) Shares are counted as they were on the last day of the quarter, less those held.",
    "(E) The tax rate is that of the full year as the company sees it today.",
    "EXAMPLE PUMPS INC. AND ITS MANY SUBSIDIARIES",
    "STATEMENTS OF CASH FLOWS, CONDENSED AND CONSOLIDATED, AS EXPLAINED IN THE NOTES ABOVE",
]
FOOTER = "\n".join(f"{place} policy" for place in PLACES)


def blocks_of(text):
    return read_dump(decode_body(text.encode()))[0]


def test_what_stands_between_two_statements_is_kept():
    page = "\n".join([MENU, LEAD, *[PROSE] * 9, *INCOME.split("|"), *BETWEEN, *CASH.split("|"), FOOTER])
    kept = "\n".join(block.text for block in blocks_of(page) if block.is_kept)
    assert [line for line in (LEAD, *BETWEEN) if line not in kept] == []
    assert "policy" not in kept and "overview" not in kept


TEASER = (
    "OSLO -- Example Pumps Inc. (NYSE: EXPU) today announced results for the fourth quarter, in which its..."
)


def test_the_teaser_of_another_release_is_not_kept():
    page = [MENU, LEAD, *[PROSE] * 5, FOOTER, "Read More", "News of Example Pumps", TEASER, "Read More"]
    kept = [block.text for block in blocks_of("\n".join(page)) if block.is_kept]
    assert LEAD in kept and TEASER not in kept


def test_where_the_model_is_sure_even_odds_decide():
    odds, counts = np.array([9.0, 9.0, 0.4, -0.4, -9.0]), np.array([30, 30, 30, 30, 30])
    assert choose_lines(odds, counts, np.zeros(len(odds))).tolist() == [True, True, True, False, False]


def test_where_the_model_is_sure_of_nothing_the_likeliest_lines_are_kept():
    odds, counts = np.array([-0.5, -0.6, -0.5, -9.0]), np.array([30, 30, 30, 30])
    assert choose_lines(odds, counts, np.zeros(len(odds))).tolist() == [True, True, True, False]


FLOWS = (
    "(In millions)|Three Months Ended|April 30,|2025|2024|Net income|$|656|$|374|Adjustments to reconcile net"
    "|income to cash from operations:|Depreciation|41|39|Changes in what customers owe|(|53|)|—|"
    "Cash from operations|$|697|$|412|Purchases of plant|(|301|)|(|288|)|Dividends paid|(10)|(4)"
)
SHEET = (
    "(In millions)|April 30,|January 31,|2025|2025|Cash|$|9,124|$|8,307|Inventories|512|498|"
    "Total assets|$|21,407|$|20,988|Total liabilities|9,311|9,027"
)


def test_a_statement_of_small_figures_is_one_table_and_the_next_another():
    blocks = blocks_of("\n".join([MENU, LEAD, *[PROSE] * 9, *FLOWS.split("|"), *SHEET.split("|"), FOOTER]))
    tables = [block for block in blocks if block.kind == "table"]
    assert [block.text.split("\n")[0] for block in tables] == ["(In millions)"] * 2
    cells = {
        (cell.row_label, cell.column_header): table.text[cell.start : cell.end]
        for table in tables
        for cell in table.cells
    }
    assert cells["Net income", "Three Months Ended | April 30, | 2024"] == "374"
    assert cells["Total assets", "January 31, | 2025"] == "20,988"
