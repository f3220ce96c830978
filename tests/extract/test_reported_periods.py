"""Which period a news story reports on, where its figures say none."""

from __future__ import annotations

from datetime import date

import pytest

from assets.extract.prose.statements import find_prose_statements
from assets.records import Company
from tests.extract.pages import company, mention_of, page_of

ACME = company("0000000001", "Acme Corp", "ACME", "0531")
TARN = company("0000000002", "Tarn Inc", "TARN", "1231")


def told(
    text: str, published: date | None = date(2022, 12, 22), subject: Company = ACME
) -> dict[str, str | None]:
    """The last day of every level of a story, by its value."""
    mentions = [
        mention_of(text, one.name.split()[0], one) for one in (ACME, TARN) if one.name.split()[0] in text
    ]
    page = page_of(text, subject=subject, mentions=mentions, others=(ACME, TARN), published=published)
    return {
        f"{one.value.normalize():f}": one.period_end and str(one.period_end)
        for one in find_prose_statements(page)
        if one.compare == "none"
    }


@pytest.mark.parametrize(
    "lead",
    [
        "Acme lost 9,000 subscribers in the second quarter, it said.",
        "Acme said its quarterly profit rose as it charged more.",
        "Acme raised its full-year outlook after the quarter's profit beat estimates.",
        "Acme said profit for the latest quarter rose from that of the comparable period a year ago.",
    ],
)
def test_figures_without_a_time_are_of_the_quarter_that_the_lead_speaks_of(lead):
    """The quarter named, else the one that ended last before the story appeared."""
    assert told(f"{lead}\nRevenue rose to $5 million from $4 million.") == {
        "5000000": "2022-11-30",
        "4000000": "2021-11-30",
    }


@pytest.mark.parametrize(
    ("published", "end"),
    [
        (date(2023, 1, 26), "2022-12-31"),
        (date(2023, 3, 2), "2022-12-31"),
        (date(2023, 4, 20), "2023-03-31"),
        (date(2023, 12, 5), "2023-09-30"),
        (date(2023, 12, 30), "2023-09-30"),
    ],
)
def test_the_quarter_that_ended_last_may_be_of_the_year_before(published, end):
    """Tarn's year is the calendar's."""
    text = "Tarn said its quarterly profit rose.\nRevenue rose to $5 million."
    assert told(text, published, TARN) == {"5000000": end}


@pytest.mark.parametrize(
    ("lead", "published"),
    [
        ("Acme said its quarterly profit rose.", date(2022, 12, 3)),  # is it this quarter, or the one before?
        ("Acme said its quarterly profit rose.", None),
        ("Acme topped second-quarter estimates; for the third quarter it is wary.", date(2022, 12, 22)),
        ("Acme opened a plant and hired a finance chief.", date(2022, 12, 22)),
        ("Acme announced results for the quarter and year ended May 31, 2022.", date(2022, 7, 22)),
    ],
)
def test_where_lead_and_day_do_not_decide_no_day_is_told(lead, published):
    """Too early after a quarter, no day, two quarters, no results."""
    assert told(f"{lead}\nRevenue rose to $5 million.", published) == {"5000000": None}


def test_the_latest_quarter_of_another_company_is_not_that_of_the_story():
    """Tarn's quarters are Tarn's."""
    text = "Acme said its quarterly profit rose.\nTarn had sales of $7 million in its latest quarter."
    assert told(text) == {"7000000": None}
