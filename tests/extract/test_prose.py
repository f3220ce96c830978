"""What prose states: whose figure, for when, of what part, against what; and what it does not state."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extract.prose.statements import find_prose_statements
from tests.extract.pages import company, mention_of, page_of, value_of

ACME = company("0000000001", "Acme Corp", "ACME")
TARN = company("0000000002", "Tarn Inc", "TRN", year_end="0131")


def read(text: str, **details):
    """Statements of a page of prose."""
    return find_prose_statements(page_of(text, **details))


def about(text: str) -> list[tuple]:
    """Ticker and value of the statements of a page about Acme that may name Tarn and a stranger."""
    mentions = [
        mention_of(text, name, found, nth)
        for name, found in (("Acme", ACME), ("Tarn", TARN), ("Stranger", None))
        for nth in range(text.count(name))
    ]
    statements = read(
        text, subject=ACME, others=(TARN,), mentions=sorted(mentions, key=lambda m: m.text_start)
    )
    return [(s.ticker, value_of(s)) for s in statements]


OWNERS = [
    ("Revenue was $5 million.", [("ACME", "5000000")]),
    ("Tarn said revenue was $5 million.", [("TRN", "5000000")]),
    ("Tarn's revenue was $5 million.", [("TRN", "5000000")]),
    ("Revenue of Tarn was $5 million.", [("TRN", "5000000")]),
    ("Revenue was $5 million, said analysts at Tarn.", [("ACME", "5000000")]),
    ("Stranger said revenue was $5 million.", [(None, "5000000")]),
    (
        "Acme's revenue was $5 million, while Tarn's revenue was $7 million.",
        [("ACME", "5000000"), ("TRN", "7000000")],
    ),
    ("Tarn said sales rose. Revenue was $5 million.", [("ACME", "5000000")]),
    ("Tarn's sales were $6 million. Net income was $1 million.", [("TRN", "6000000"), ("TRN", "1000000")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_a_figure_is_of_the_company_that_governs_its_clause(text, expected):
    """The subject owns what nobody else governs; a stranger's figure is nobody's."""
    assert about(text) == expected


def test_a_period_said_once_holds_for_its_block():
    """The second sentence goes on about the quarter of the first."""
    text = "Revenue for the quarter ended June 30, 2024 was $5 million. Net income was $1 million."
    assert [(s.period_end, s.period_status) for s in read(text)] == [
        (date(2024, 6, 30), "stated"),
        (date(2024, 6, 30), "resolved"),
    ]


def test_the_title_names_the_period_of_bullets_without_one():
    """A release about one quarter speaks of that quarter where it says none."""
    [statement] = read(
        "Revenue was $5 million.", subject=ACME, title="Acme Reports Second Quarter 2024 Results"
    )
    assert (statement.fiscal_year, statement.fiscal_period, statement.period_status) == (
        2024,
        "Q2",
        "resolved",
    )


@pytest.mark.parametrize(
    "title, fiscal_period",
    [
        ("Acme Reports Second Quarter 2024 Results, Raises Full-Year 2024 Outlook", "Q2"),
        ("Acme Reports Second Quarter 2024 Results and Provides Third Quarter 2024 Guidance", "Q2"),
        ("Acme sees strong third quarter of 2024", "Q1"),
        ("Acme Expects Better 2024 Results", "Q1"),
    ],
)
def test_a_title_that_looks_ahead_names_no_period_of_what_is_reported(title, fiscal_period):
    """Below such a title the figures are of the quarter that the lead reports."""
    lead = "Acme, reporting better\nresults for the first quarter of 2024, sees more in the third quarter."
    statements = read(f"{lead}\nQuarterly sales were $5 million.", subject=ACME, title=title)
    assert [s.fiscal_period for s in statements] == [fiscal_period]


@pytest.mark.parametrize(
    ("text", "fiscal_year", "fiscal_period"),
    [
        ("For the first nine months of the year, it earned $5 million.", None, "9M"),
        (
            "It returned to profit in 2024, a first since 2016, with net income of $5 million.",
            2024,
            "FY",
        ),
    ],
)
def test_a_time_that_places_another_is_no_time_of_a_figure(text, fiscal_year, fiscal_period):
    """ "Of the year" says which nine months, "since 2016" how long it was ago."""
    [statement] = read(text, subject=ACME)
    assert (statement.fiscal_year, statement.fiscal_period) == (fiscal_year, fiscal_period)


def test_a_page_that_says_no_time_has_no_period():
    """Nothing is guessed."""
    [statement] = read("Revenue was $5 million.")
    assert (statement.period_status, statement.period_end, statement.fiscal_period) == ("missing", None, None)


def test_the_year_before_is_a_year_before():
    """A value "a year earlier" is of the same quarter, a year earlier."""
    text = "Revenue for the quarter ended June 30, 2024 rose to $5 million from $4 million a year earlier."
    now, then = read(text)
    assert (now.period_end, then.period_end) == (date(2024, 6, 30), date(2023, 6, 30))
    assert (now.nature, then.nature) == ("actual", "prior_period")


def test_a_heading_names_the_segment_of_the_lines_below():
    """Below "Robotics" the revenue is that of robotics; below "Highlights" it is the company's."""
    text = "Highlights\nRevenue was $5 million.\nRobotics\nRevenue was $2 million."
    assert [s.scope for s in read(text)] == ["consolidated", "segment:ROBOTICS"]


def test_the_fuller_mention_settles_the_shorter_one():
    """The same backlog said again has the scope, and the growth said again what it is measured against."""
    text = (
        "Acme Q1 Robot Revenue Jumps 310% to $2.2 Billion: $7.5 Billion Backlog\n"
        "First-quarter robot revenue reached $2.2 billion, a year-over-year increase of 310%.\n"
        "The 310% growth rate needs context. The $7.5 billion backlog is large."
    )
    statements = read(text)
    backlog = [s for s in statements if s.metric == "order_backlog"]
    growth = [s for s in statements if s.compare != "none"]
    assert {s.scope for s in statements} == {"segment:ROBOT"} and len(backlog) == 2 and len(growth) == 3
    assert {(s.compare, s.direction, value_of(s)) for s in growth} == {("yoy", "up", "3.1")}
    assert {(s.fiscal_period, s.period_status) for s in backlog} == {("Q1", "ambiguous")}
    assert {s.period_start for s in backlog} == {None}


SMALL_SUMS = [
    # a page's text                                                      what is stated of $1,349
    ("Revenue was $1,349 in the period.", []),
    ("Revenue was $52,349 in the period.", ["52349"]),
    ("(In thousands)\nRevenue was $52,349 in the period.", []),
    ("Revenue was $1,349 million.", ["1349000000"]),
]


@pytest.mark.parametrize(("text", "expected"), SMALL_SUMS)
def test_a_sum_that_may_hide_a_scale_is_left_alone(text, expected):
    """On a page in thousands "$52,349" may be 52 million."""
    assert [value_of(s) for s in read(text)] == expected


def test_a_year_compared_with_does_not_number_the_others():
    """ "The third quarter of fiscal 2023" beside a day of 2024 is the year before."""
    august = company("0000000003", "Lumo Corp", "LUMO", year_end="0828")
    text = (
        "Net income for the quarter ended May 30, 2024 was $3 million. Revenue was $9 million, "
        "up from $7 million in the third quarter of fiscal 2023."
    )
    found = read(text, subject=august, published=date(2024, 6, 26))
    assert [(s.fiscal_year, s.fiscal_period) for s in found if s.nature == "actual"] == [(2024, "Q3")] * 2


def test_a_topic_line_with_a_metric_names_no_part():
    """ "Acme Order Backlog" is what the post is about, not a segment of Acme."""
    found = read("Acme Order Backlog\nRevenue rose to $9 million.", subject=ACME)
    assert [s.scope for s in found] == ["consolidated"]


def test_net_sales_beside_a_total_revenue_are_not_revenue():
    """Where a table tells them apart, so does the prose."""
    table = "Net sales\t78,185\nMembership fees\t1,512\nTotal revenue\t79,697"
    assert [value_of(s) for s in read("Net sales were $78.2 billion.", subject=ACME)] == ["78200000000"]
    kinds = {1: "table", 2: "table", 3: "table"}
    assert read(f"Net sales were $78.2 billion.\n{table}", subject=ACME, kinds=kinds) == []


def test_a_beat_is_measured_against_expectations():
    """ "Beat estimates by 3 cents" is a surprise, not a level."""
    level, surprise = read("Earnings per share of $1.12 missed estimates by 3 cents.")
    assert (level.compare, value_of(level)) == ("none", "1.12")
    assert (surprise.compare, value_of(surprise), surprise.direction) == ("vs_consensus", "-0.03", "down")


LOST_TABLE = (
    "Revenue $ 7,476,140$ 4,777,101 56% Net income $ 224,793$ (2,553,259) 109%",
    "Revenue 7,192 6,051 8,288 19% 13% Gross margin 64.6% 63.3% 65.5% Operating income $2,140 $1,257 $1,868",
)


@pytest.mark.parametrize("text", LOST_TABLE)
def test_a_table_without_its_columns_states_nothing(text):
    """Cells that ran together have no grammar."""
    assert read(text) == []


NAMES = (
    "revenue net income fell rose to from of $5 million 12 percent a share, compared with the quarter and %"
)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(NAMES.split()), max_size=25))
def test_whatever_is_said_every_statement_points_at_its_words(words):
    """No order of words breaks the reader, and each surface stands where it says."""
    text = " ".join(words)
    for s in read(text):
        assert text[s.text_start : s.text_end] == s.surface
        assert s.sentence_start <= s.text_start < s.text_end <= s.sentence_end


def test_the_order_of_blocks_is_the_order_of_statements():
    """Statements come in the order of the page."""
    text = "\n".join(f"Revenue rose {n} percent to ${n} million." for n in range(1, 30))
    places = [s.text_start for s in read(text)]
    assert places == sorted(places) and len(places) == 58


SECTIONS = [
    ("Six-Month Results", "H1", date(2024, 6, 30)),
    ("Year-to-Date Highlights", "H1", date(2024, 6, 30)),
    (
        "Key Figures for the Six Months Ended June 30, 2024 Compared to Prior Year Period",
        "H1",
        date(2024, 6, 30),
    ),
    ("Fiscal Year 2023 Results", "FY", date(2023, 12, 31)),
    ("Nine-Month Results", None, None),
    ("Results of the Second Quarter and First Half", None, None),
    ("Q2 2024 vs Q2 2023 Comparison", "Q2", date(2024, 6, 30)),
    ("Opened a plant in the third quarter of 2022", "Q2", date(2024, 6, 30)),
    ("Our People", "Q2", date(2024, 6, 30)),
]


@pytest.mark.parametrize(("heading", "fiscal_period", "end"), SECTIONS)
def test_a_heading_says_of_which_period_its_section_is(heading, fiscal_period, end):
    """A figure without a time of its own is of its section's period, not of the release's."""
    title = "Acme Reports Second Quarter 2024 Results"
    text = f"{title}\nThe quarter ended June 30, 2024.\n{heading}\nNet income was $1 million."
    [income] = read(text, subject=ACME, title=title, published=date(2024, 8, 1))
    assert (income.fiscal_period, income.period_end) == (fiscal_period, end)


SPANS = [
    ("Fiscal-year revenue rose to $9 million.", "consolidated", "FY", date(2024, 12, 31)),
    ("Revenue of $9 million this year is a record.", "consolidated", "FY", None),
    ("We expect revenue of $9 million this year.", "consolidated", "FY", date(2024, 12, 31)),
]


@pytest.mark.parametrize(("text", "scope", "fiscal_period", "end"), SPANS)
def test_a_year_is_a_time_and_no_part_of_the_company(text, scope, fiscal_period, end):
    """The year under way has no end among actual figures: they are so far, or of the year just over."""
    title = "Acme Reports Fourth Quarter Results" if "Fiscal-year" in text else "Acme Reports Results"
    day = date(2025, 2, 1) if "Fiscal-year" in text else date(2024, 11, 1)
    [said] = read(f"{title}\n{text}", subject=ACME, title=title, published=day)
    assert (said.scope, said.fiscal_period, said.period_end) == (scope, fiscal_period, end)


def test_a_figure_of_a_segment_that_is_not_named_is_nobodys():
    """It is not the whole company's."""
    title = "Acme Reports Second Quarter 2024 Results"
    text = f"{title}\nOperating income for the segment fell to $1.4 million from $5.6 million a year ago."
    assert read(text, subject=ACME, title=title, published=date(2024, 8, 1)) == []


TELLING = [  # text, (value, nature, basis, compare) of each statement
    (
        "It expects profit in 1987 to rise 15% from the $9 million, or $2.50 per share, recorded in 1986.",
        [
            ("0.15", "guidance", "unstated", "yoy"),
            ("9000000", "prior_period", "unstated", "none"),
            ("2.5", "prior_period", "unstated", "none"),
        ],
    ),
    (
        "GAAP and non-GAAP tax rates are expected to be 14.0%.",
        [("0.14", "guidance", "gaap", "none"), ("0.14", "guidance", "non_gaap", "none")],
    ),
    (
        "Estimated profit per share 10 crowns vs 9.20 crowns.",
        [("10", "guidance", "unstated", "none"), ("9.2", "prior_period", "unstated", "none")],
    ),
    (
        "Revenue of $90 million, plus or minus 2%, is expected.",
        [("88200000..91800000", "guidance", "unstated", "none")],
    ),
    ("Revenue of $90 million was expected by nobody.", [("90000000", "actual", "unstated", "none")]),
    (
        "Revenue was $9 million, a decrease of 11% (a decrease of 9% on a constant currency basis).",
        [
            ("9000000", "actual", "unstated", "none"),
            ("-0.11", "actual", "unstated", "other"),
            ("-0.09", "actual", "constant_currency", "other"),
        ],
    ),
    (
        "Revenue grew 6%, and rose 7% excluding the effect of foreign exchange.",
        [("0.06", "actual", "unstated", "other"), ("0.07", "actual", "constant_currency", "other")],
    ),
    (
        "Revenue grew 6% to $9 million on a constant currency basis.",
        [
            ("0.06", "actual", "constant_currency", "other"),
            ("9000000", "actual", "constant_currency", "none"),
        ],
    ),
    (
        "Revenue was up 4%, and up 7% in constant currency, to $9 million.",
        [
            ("0.04", "actual", "unstated", "other"),
            ("0.07", "actual", "constant_currency", "other"),
            ("9000000", "actual", "unstated", "none"),
        ],
    ),
    (
        "EBITDA was $5 million, up 32% from a year ago, representing a 12% margin.",
        [("5000000", "actual", "unstated", "none"), ("0.32", "actual", "unstated", "yoy")],
    ),
    (
        "Net interest margin was 3.2% in the third quarter of 2024, up 12 basis points from the prior "
        "quarter, and up 41 basis points from 2.79% for the third quarter of 2023.",
        [
            ("0.032", "actual", "unstated", "none"),
            ("12", "actual", "unstated", "qoq"),
            ("41", "actual", "unstated", "yoy"),
            ("0.0279", "prior_period", "unstated", "none"),
        ],
    ),
    (
        "Net income in the third quarter of 2024 was $6 million, compared with $5 million in the third "
        "quarter of 2023, an increase of 20%.",
        [
            ("6000000", "actual", "unstated", "none"),
            ("5000000", "prior_period", "unstated", "none"),
            ("0.2", "actual", "unstated", "yoy"),
        ],
    ),
    (
        "EPS was $1.65 in the third quarter of 2024, up 10% from the prior quarter, and up 27% from EPS of "
        "$1.30 reported for the third quarter of 2023.",
        [
            ("1.65", "actual", "unstated", "none"),
            ("0.1", "actual", "unstated", "qoq"),
            ("0.27", "actual", "unstated", "yoy"),
            ("1.3", "prior_period", "unstated", "none"),
        ],
    ),
    (
        "It earned $8 million on revenue of $90 million, compared with a profit of $7 million on revenue of "
        "$80 million.",
        [
            ("8000000", "actual", "unstated", "none"),
            ("90000000", "actual", "unstated", "none"),
            ("7000000", "prior_period", "unstated", "none"),
            ("80000000", "prior_period", "unstated", "none"),
        ],
    ),
    (
        "First quarter net loss was $8 million, which compares to first quarter 2023 reported net income of "
        "$4 million.",
        [("-8000000", "actual", "unstated", "none"), ("4000000", "prior_period", "unstated", "none")],
    ),
    (
        "Non-GAAP net income was $15.8 million, representing EPS of $0.25 per diluted share.",
        [("15800000", "actual", "non_gaap", "none"), ("0.25", "actual", "non_gaap", "none")],
    ),
    (
        "We are planning for reported EPS to be $0.67.",
        [("0.67", "guidance", "unstated", "none")],
    ),
    ("U.S. GAAP operating income: $162 million", [("162000000", "actual", "gaap", "none")]),
]


@pytest.mark.parametrize(("text", "expected"), TELLING)
def test_what_is_said_of_a_number_is_not_said_of_its_neighbour(text, expected):
    """An outlook, a basis, a comparison: each belongs to the number it stands with."""
    said = read(f"Acme reports\n{text}", subject=ACME, title="Acme reports", published=date(2024, 11, 1))
    assert [(value_of(s), s.nature, s.basis, s.compare) for s in said] == expected


IN_BRACKETS = [
    # text, nature and fiscal period of each figure
    (
        "Sales reached €3.21 billion (Q2 2023: €3.05 billion).",
        [("actual", None), ("prior_period", "Q2")],
    ),
    (
        "Second-quarter sales were €3.21 billion (previous year: €3.05 billion).",
        [("actual", "Q2"), ("prior_period", "Q2")],
    ),
    ("Turnover was £1.21bn (2023: £1.14bn).", [("actual", None), ("prior_period", "FY")]),
]


@pytest.mark.parametrize(("text", "expected"), IN_BRACKETS)
def test_a_time_in_brackets_is_that_of_the_figure_behind_it(text, expected):
    """German and British releases put last year's figure behind this year's, under its own time."""
    assert [(s.nature, s.fiscal_period) for s in read(text)] == expected


YEARS_BEFORE = [
    # a sentence behind one that tells income and EPS, and the values that it tells as earlier
    ("This compares with $48.1 million, or $0.63 per share, in last year's quarter.", ["48100000", "0.63"]),
    ("That compared to $0.63 per share a year ago.", ["0.63"]),
    ("This compares with $48.1 million in the bond market.", []),
    ("This compares with 48.1 million euros a year ago.", []),
]


@pytest.mark.parametrize(("text", "expected"), YEARS_BEFORE)
def test_a_sentence_may_tell_only_what_was_a_year_before(text, expected):
    """Its numbers are of the one figure before them that is in their unit."""
    found = read(f"Earnings were $54.2 million, or $0.71 per share. {text}")
    assert [value_of(s) for s in found if s.nature == "prior_period"] == expected
