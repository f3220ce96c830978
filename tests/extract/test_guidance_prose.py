"""What is guided: for when, between which ends, and what the page does with the guidance before."""

from __future__ import annotations

from datetime import date

import pytest

from assets.extract.guard import is_sound
from assets.extract.prose.statements import find_prose_statements
from tests.extract.pages import company, page_of, value_of

ACME = company("0000000001", "Acme Corp", "ACME")


def read(text: str, **details):
    """Statements of a page of prose."""
    return find_prose_statements(page_of(text, **details))


TOLERANCES = [  # text, (value, surface) of each statement
    (
        "Revenue is expected to be $24.0 billion, plus or minus 2%.",
        [("23520000000..24480000000", "$24.0 billion, plus or minus 2%")],
    ),
    (
        "GAAP and non-GAAP gross margins are expected to be 76.3% and 77.0%, respectively, plus or minus 50 "
        "basis points.",
        [
            ("0.758..0.768", "76.3% and 77.0%, respectively, plus or minus 50 basis points"),
            ("0.765..0.775", "77.0%, respectively, plus or minus 50 basis points"),
        ],
    ),
    ("The tax rate is expected to be 16%, +/- 1%.", [("0.15..0.17", "16%, +/- 1%")]),
    ("The tax rate is expected to be 16% +/-1%.", [("0.15..0.17", "16% +/-1%")]),
    (
        "It sees earnings per share of $3.79 plus/minus $0.01.",
        [("3.78..3.8", "$3.79 plus/minus $0.01")],
    ),
    ("Sales are expected to grow 5 percent, give or take a point.", [("0.05", "5 percent")]),
    ("Revenue was $24.0 billion, plus or minus 2%.", [("24000000000", "$24.0 billion")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLERANCES)
def test_guidance_with_a_tolerance_is_a_range(text, expected):
    """Both ends are stated, and the words, read again, give them; a result has no tolerance."""
    found = read(text, subject=ACME)
    assert [(value_of(s), s.surface) for s in found] == expected
    assert all(is_sound(text, s) for s in found)


ACTS = [
    "The company withdraws its guidance for fiscal year 2021, which was for sales of $9 million.",
    "The company discontinues its previously issued fiscal 2021 sales outlook of $9 million.",
    "The company reaffirmed its fiscal 2021 guidance for sales of $9 million.",
    "The company raises its 2021 sales forecast to $9 million.",
]


@pytest.mark.parametrize("text", ACTS)
def test_guidance_keeps_the_words_that_act_on_it(text):
    """Whether it is raised, repeated or taken back stands in the metric's words; it is never a result."""
    [said] = read(text, subject=ACME, published=date(2020, 4, 29))
    assert said.nature == "guidance" and said.metric_text.startswith(text.split()[2])


def test_what_the_line_above_a_list_does_is_done_to_the_guidance_in_it():
    text = (
        "Based on what it knows today, the company is reaffirming the following outlook for the year 2021:\n"
        "Sales are expected to be in the range of $8 million to $9 million; and\n"
        "Adjusted EBITDA is expected to be $1 million.\n"
        "Dividends\nThe dividend is expected to be 10 cents per share."
    )
    found = read(text, subject=ACME, published=date(2020, 4, 29))
    assert [s.metric_text.split(":")[0] for s in found] == [
        "reaffirming the following outlook",
        "reaffirming the following outlook",
        "dividend",
    ]


def test_guidance_takes_the_period_of_its_outlook():
    """The line that announces the outlook dates the figures below it."""
    text = "Outlook for the second quarter of fiscal 2024:\nRevenue is expected to be $11.00 billion."
    [statement] = read(text, subject=ACME)
    assert (statement.nature, statement.fiscal_year, statement.fiscal_period) == ("guidance", 2024, "Q2")


def test_an_estimate_beside_guidance_is_of_the_quarter_ahead():
    """What guidance is measured by is expected for the same period, not for the one just over."""
    text = (
        "For the third quarter it forecast revenue of $8 billion, below the analyst estimate of $9 billion."
    )
    found = read(text, subject=ACME, published=date(2024, 7, 18))
    assert [(s.nature, s.fiscal_year, s.fiscal_period) for s in found] == [
        ("guidance", 2024, "Q3"),
        ("consensus", 2024, "Q3"),
    ]
