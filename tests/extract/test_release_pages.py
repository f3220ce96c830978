"""Whole releases as newsrooms print them: which company, which metric, on which basis, for which day."""

from __future__ import annotations

import pytest

from assets.clean.page import clean_page
from assets.extract.companies.security_master import load_master
from assets.extract.page import read_page


def release(title: str, *parts: str) -> str:
    """A page with its title, its paragraphs and its tables (rows of cells parted by bars)."""
    body = "".join(table(part) if "|" in part else f"<p>{part}</p>" for part in parts)
    head = f'<title>{title}</title><meta property="article:published_time" content="2022-09-22T20:30:00Z">'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def table(rows: str) -> str:
    """A table; ``name*3`` is a header over three columns."""
    lines = ("".join(map(_cell, row.split("|"))) for row in rows.strip(" \n").split("\n"))
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _cell(text: str) -> str:
    name, _, span = text.strip().rpartition("*")
    return f'<td colspan="{span}">{name}</td>' if name and span.isdigit() else f"<td>{text.strip()}</td>"


def levels(page: str, metric: str) -> set[tuple[str | None, str, str, str]]:
    """Ticker, basis, last day and value of every level of a metric that was reported of the whole company."""
    document = clean_page(page.encode(), "text/html")
    found = read_page("0" * 64, document.document, document.blocks, document.cells, load_master(), "test")
    return {
        (one.ticker, one.basis, str(one.period_end), f"{one.value.normalize():f}")
        for one in found.statements
        if one.metric == metric and one.nature in ("actual", "prior_period") and one.compare == "none"
    }


YEARS_OF_A_QUARTER = release(
    "FedEx Reports First Quarter Results",
    "MEMPHIS, Tenn. - FedEx Corp. (NYSE: FDX) today reported the following consolidated results for the "
    "first quarter ended August 31 (adjusted measures exclude the items listed below):",
    """ | Fiscal 2023*2 | Fiscal 2022*2
     | As Reported (GAAP) | Adjusted (non-GAAP) | As Reported (GAAP) | Adjusted (non-GAAP)
    Revenue | $21.2 billion | $21.2 billion | $20.0 billion | $20.0 billion
    Net income | $775 million | $805 million | $1.01 billion | $1.09 billion""",
)


def test_a_lead_says_which_quarter_of_the_years_a_table_shows():
    """ "Fiscal 2023" over results of a first quarter is that quarter of the year."""
    assert levels(YEARS_OF_A_QUARTER, "net_income") == {
        ("FDX", "gaap", "2022-08-31", "775000000"),
        ("FDX", "non_gaap", "2022-08-31", "805000000"),
        ("FDX", "gaap", "2021-08-31", "1010000000"),
        ("FDX", "non_gaap", "2021-08-31", "1090000000"),
    }


@pytest.mark.parametrize(("longer", "end"), [("Full Year", "2021-12-31"), ("Nine Months", "2021-09-30")])
def test_three_months_beside_a_longer_time_are_its_last_quarter(longer, end):
    """Lengths without days, all of one year: they end together."""
    page = release(
        "3M Reports Results",
        "ST. PAUL, Minn. - 3M Company (NYSE: MMM) today reported its results.",
        f""" | Three Months | {longer}
        (in millions) | 2021 | 2021
        Net sales | 8,612 | 35,355
        Net income | 1,339 | 5,921""",
    )
    assert levels(page, "net_income") == {
        ("MMM", "gaap", end, "1339000000"),
        ("MMM", "gaap", end, "5921000000"),
    }


LABELS = release(
    "Micron Technology Reports Results for the Second Quarter of Fiscal 2022",
    "BOISE, Idaho - Micron Technology, Inc. (Nasdaq: MU) today announced results for its second quarter of "
    "fiscal 2022, which ended March 3, 2022.",
    "Non-GAAP(*) Quarterly Financial Results",
    """ | FQ2-22 | FQ1-22 | FQ2-21
    Revenue ($B) | $7.1 | $7.0 | $6.1
    Net income ($B) | $2.1 | $2.2 | $1.1""",
)


def test_quarters_and_units_are_read_as_chip_makers_write_them():
    """ "FQ2-22", "($B)", a non-GAAP table told by its title; the quarter before ended 13 weeks before."""
    assert levels(LABELS, "net_income") == {
        ("MU", "non_gaap", "2022-03-03", "2100000000"),
        ("MU", "non_gaap", "2021-12-02", "2200000000"),
        ("MU", "non_gaap", "None", "1100000000"),
    }


TITLE = "IBM Reports Second Quarter 2022 Results"
REVENUE = "IBM had revenue of $8.5 million, compared to $6.6 million in the second quarter of 2021."
INCOME = "Net income was $1.7 million, or $0.11 per share, compared to $2.6 million, or $0.12 per share."
LINKED = "Operating income was $1.5 million, compared to $1.4 million in the first quarter of 2022."


@pytest.mark.parametrize(
    ("lines", "before"),
    [
        ((REVENUE, INCOME), "2021-06-30"),
        ((REVENUE, LINKED, INCOME), "None"),  # with two periods: it could be either
        ((INCOME,), "2021-06-30"),  # news compare with the year before
    ],
)
def test_a_comparison_goes_on_with_the_one_period_the_page_compares_with(lines, before):
    """A list of results says once what the quarter is compared with."""
    assert levels(release(TITLE, *lines), "net_income") == {
        ("IBM", "unstated", "2022-06-30", "1700000"),
        ("IBM", "unstated", before, "2600000"),
    }


ROUND_UP = release(
    "Earnings roundup: who beat and who missed",
    "Coca-Cola Co. posted second-quarter revenue of $9.3 billion. Net income fell to $1.7 billion.",
    "General Motors Co. said revenue rose to $33.7 billion.",
)


def test_a_period_goes_on_for_the_company_it_was_said_of():
    """In a round-up each paragraph has its own company, and its own quarter or none."""
    assert levels(ROUND_UP, "net_income") == {("KO", "unstated", "2022-06-30", "1700000000")}
    assert levels(ROUND_UP, "revenue") == {
        ("KO", "unstated", "2022-06-30", "9300000000"),
        ("GM", "unstated", "None", "33700000000"),
    }


def test_a_heading_that_is_a_name_owns_what_stands_below_it():
    """A list of stocks is about one company after another; "its" is of the one just named."""
    body = (
        "<h2>1. Realty Income</h2><p>The landlord had second-quarter revenue of $710.4 million.</p>"
        "<h2>2. Stocks to avoid</h2><p>Altria (NYSE: MO) sells tobacco. Its revenue was $5.54 billion.</p>"
    )
    page = release("Two dividend stocks", "Many look for income.").replace("</article>", f"{body}</article>")
    assert {(ticker, value) for ticker, _, _, value in levels(page, "revenue")} == {
        ("O", "710400000"),
        ("MO", "5540000000"),
    }


def test_sales_told_with_an_earlier_loss_are_as_old_as_it_is():
    """ "... compared with a loss of Q on revenue of Q a year before": both are of the year before."""
    told = "IBM had a loss of $4.1 million on revenue of $60.9 million for the quarter ended June 30, 2022, "
    before = "compared with a loss of $1.6 million on revenue of $66.5 million a year before."
    assert levels(release("IBM news", told + before), "revenue") == {
        ("IBM", "unstated", "2022-06-30", "60900000"),
        ("IBM", "unstated", "2021-06-30", "66500000"),
    }


def test_a_comparison_with_twelve_months_is_not_of_the_quarter_of_the_title():
    """Below the heading of a fourth quarter a sentence may tell of the year."""
    told = "Operating income rose to $79.3 million from $77.0 million in the comparable twelve month period."
    page = release("IBM Reports Fourth Quarter 2021 Results", "IBM (NYSE: IBM) said so.", told)
    assert levels(page, "operating_income") == {
        ("IBM", "unstated", "None", "79300000"),
        ("IBM", "unstated", "None", "77000000"),
    }
