"""Periods as pages say them, against quarter ends that companies published."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extract.periods import grammar as period_grammar
from assets.extract.periods.fiscal_calendar import calendar_frame, place, quarter_end
from assets.extract.periods.page_calendar import find_anchor
from assets.extract.periods.resolve import (
    PageCalendar,
    find_periods,
    read_calendar,
    resolve_period,
    shift_period,
)
from assets.extract.periods.within import periods_within
from assets.records import Period

# company, registered year end, the words, first day (None where the words do not give it), last day,
# fiscal year, fiscal period, calendar frame
PUBLISHED = [
    # NVIDIA: 52 or 53 weeks to the last Sunday of January
    ("NVIDIA", "0129", "first quarter of fiscal 2023, ended May 1, 2022",
     None, "2022-05-01", 2023, "Q1", "CY2022Q1"),
    ("NVIDIA", "0129", "second quarter of fiscal 2023, ended July 31, 2022",
     None, "2022-07-31", 2023, "Q2", "CY2022Q2"),
    ("NVIDIA", "0129", "third quarter of fiscal 2023, ended October 30, 2022",
     None, "2022-10-30", 2023, "Q3", "CY2022Q3"),
    ("NVIDIA", "0128", "fourth quarter of fiscal 2024, ended January 28, 2024",
     None, "2024-01-28", 2024, "Q4", "CY2023Q4"),
    # Apple: last Saturday of September
    ("Apple", "0928", "fiscal 2023 first quarter ended December 31, 2022",
     None, "2022-12-31", 2023, "Q1", "CY2022Q4"),
    ("Apple", "0928", "fiscal 2023 second quarter ended April 1, 2023",
     None, "2023-04-01", 2023, "Q2", "CY2023Q1"),
    ("Apple", "0928", "fiscal 2023 third quarter ended July 1, 2023",
     None, "2023-07-01", 2023, "Q3", "CY2023Q2"),
    # Dell: the Friday nearest to January 31
    ("Dell", "0202", "first quarter of fiscal 2024 ended May 5, 2023",
     None, "2023-05-05", 2024, "Q1", "CY2023Q1"),
    ("Dell", "0202", "third quarter of fiscal 2024 ended November 3, 2023",
     None, "2023-11-03", 2024, "Q3", "CY2023Q3"),
    # Walmart: January 31
    ("Walmart", "0131", "three months ended April 30, 2023",
     "2023-02-01", "2023-04-30", None, "Q1", "CY2023Q1"),
    ("Walmart", "0131", "fourth quarter of fiscal 2024 ended January 31, 2024",
     "2023-11-01", "2024-01-31", 2024, "Q4", "CY2023Q4"),
    # Microsoft: June 30
    ("Microsoft", "0630", "quarter ended September 30, 2022",
     "2022-07-01", "2022-09-30", 2023, "Q1", "CY2022Q3"),
    ("Microsoft", "0630", "three months ended June 30, 2023",
     "2023-04-01", "2023-06-30", 2023, "Q4", "CY2023Q2"),
    ("Microsoft", "0630", "six months ended December 31, 2022", "2022-07-01", "2022-12-31", 2023, "H1", None),
    ("Microsoft", "0630", "nine months ended March 31, 2023", "2022-07-01", "2023-03-31", 2023, "9M", None),
    ("Microsoft", "0630", "Q1 FY23", "2022-07-01", "2022-09-30", 2023, "Q1", "CY2022Q3"),
    # Micron: the Thursday nearest to August 31
    ("Micron", "0831", "first quarter of fiscal 2023, which ended December 1, 2022",
     None, "2022-12-01", 2023, "Q1", "CY2022Q4"),
    ("Micron", "0831", "second quarter of fiscal 2023, which ended March 2, 2023",
     None, "2023-03-02", 2023, "Q2", "CY2023Q1"),
    # Costco: three quarters of 12 weeks and one of 16 or 17
    ("Costco", "0903", "12 weeks ended November 20, 2022",
     "2022-08-29", "2022-11-20", 2023, "Q1", "CY2022Q4"),
    ("Costco", "0903", "12 weeks ended February 12, 2023",
     "2022-11-21", "2023-02-12", 2023, "Q2", "CY2023Q1"),
    ("Costco", "0903", "24 weeks ended February 12, 2023", "2022-08-29", "2023-02-12", 2023, "H1", None),
    ("Costco", "0903", "17 weeks ended September 3, 2023",
     "2023-05-08", "2023-09-03", 2023, "Q4", "CY2023Q3"),
    # Nike and Oracle: May 31
    ("Nike", "0531", "fiscal 2024 third quarter ended February 29, 2024",
     "2023-12-01", "2024-02-29", 2024, "Q3", "CY2024Q1"),
    ("Oracle", "0531", "three months ended August 31, 2023",
     "2023-06-01", "2023-08-31", 2024, "Q1", "CY2023Q3"),
    ("Oracle", "0531", "fiscal year 2024", "2023-06-01", "2024-05-31", 2024, "FY", "CY2023"),
    # HP: October 31
    ("HP", "1031", "first fiscal quarter ended January 31, 2023",
     "2022-11-01", "2023-01-31", 2023, "Q1", "CY2022Q4"),
    ("HP", "1031", "Q4 FY23", "2023-08-01", "2023-10-31", 2023, "Q4", "CY2023Q3"),
    # Cisco: last Saturday of July
    ("Cisco", "0729", "second quarter of fiscal 2023 ended January 28, 2023",
     None, "2023-01-28", 2023, "Q2", "CY2022Q4"),
    # Intel, AMD, Starbucks, Adobe: weeks around the month's end
    ("Intel", "1231", "three months ended Apr 2, 2022", None, "2022-04-02", 2022, "Q1", "CY2022Q1"),
    ("AMD", "1231", "three months ended June 25, 2022", None, "2022-06-25", 2022, "Q2", "CY2022Q2"),
    ("Starbucks", "1001", "quarter ended January 1, 2023", None, "2023-01-01", 2023, "Q1", "CY2022Q4"),
    ("Starbucks", "1001", "52 weeks ended October 1, 2023", "2022-10-03", "2023-10-01", 2023, "FY", "CY2023"),
    ("Adobe", "1201", "first quarter of fiscal year 2023 ended March 3, 2023",
     None, "2023-03-03", 2023, "Q1", "CY2023Q1"),
    # Target numbers its years by their beginning, Best Buy by their end: only the page tells
    ("Target", "0131", "fiscal 2022 fourth quarter ended January 28, 2023",
     None, "2023-01-28", 2022, "Q4", "CY2022Q4"),
    ("Best Buy", "0131", "fourth quarter of fiscal 2023 ended January 28, 2023",
     None, "2023-01-28", 2023, "Q4", "CY2022Q4"),
    ("Home Depot", "0131", "13 weeks ended January 29, 2023",
     "2022-10-31", "2023-01-29", None, "Q4", "CY2022Q4"),
    # calendar years
    ("Aflac", "1231", "three months ended March 31, 2020",
     "2020-01-01", "2020-03-31", 2020, "Q1", "CY2020Q1"),
    ("Alphabet", "1231", "1Q20", "2020-01-01", "2020-03-31", 2020, "Q1", "CY2020Q1"),
    ("Alphabet", "1231", "full year 2019", "2019-01-01", "2019-12-31", 2019, "FY", "CY2019"),
]  # fmt: skip


@pytest.mark.parametrize("company, year_end, words, start, end, fiscal_year, fiscal_period, frame", PUBLISHED)
def test_periods_end_where_companies_say(
    company, year_end, words, start, end, fiscal_year, fiscal_period, frame
):
    [mention] = find_periods(f"Results for the {words} were good.")
    period = resolve_period(mention, year_end, None)
    assert period.period_end == date.fromisoformat(end)
    assert period.period_start == (date.fromisoformat(start) if start else None)
    assert (period.fiscal_year, period.fiscal_period) == (fiscal_year, fiscal_period)
    assert period.calendar_frame == frame
    assert period.period_status == "stated"


# the words, the parts that must be read: fiscal period, year, end, months
WORDS = [
    ("Q1 FY2027 revenue", [("Q1", 2027, None, 3)]),
    ("the third quarter of fiscal 2020, ended March 29, 2020, rose", [("Q3", 2020, date(2020, 3, 29), 3)]),
    ("thirteen weeks ended May 2, 2020", [(None, None, date(2020, 5, 2), 3)]),
    ("three and six months ended June 30, 2020",
     [(None, None, date(2020, 6, 30), 3), (None, None, date(2020, 6, 30), 6)]),
    ("fourth quarter and full year 2019", [("Q4", 2019, None, 3), ("FY", 2019, None, 12)]),
    ("H1 2020 against 2H19", [("H1", 2020, None, 6), ("H2", 2019, None, 6)]),
    ("first nine months of 2019", [("9M", 2019, None, 9)]),
    ("fiscal year 2023 first quarter", [("Q1", 2023, None, 3)]),
    ("Q3'19 and 4QFY19", [("Q3", 2019, None, 3), ("Q4", 2019, None, 3)]),
    ("1ST QTR MARCH 31 NET", [("Q1", None, None, 3)]),
    ("quarter ended 31 March 2020", [(None, None, date(2020, 3, 31), 3)]),
    ("call 646-223-6194, 24/7, 10K+ or 17000U", []),
    ("three months is a long time", []),
    ("quarter pounders", []),
    ("in the April-June quarter, in the March 2025 quarter",
     [(None, None, None, 3), (None, 2025, None, 3)]),
    ("sales for the 2020 fiscal year", [("FY", 2020, None, 12)]),
    ("revenue of £412m (H1 23: £389m)", [("H1", 2023, None, 6)]),
]  # fmt: skip


@pytest.mark.parametrize("words, parts", WORDS)
def test_the_parts_of_a_period_are_read(words, parts):
    found = [(m.fiscal_period, m.year, m.end_date, m.months) for m in find_periods(words)]
    assert found == parts


@pytest.mark.parametrize("words, relation", [
    ("up from a year earlier", "prior_year"),
    ("the same period last year", "prior_year"),
    ("the year-ago quarter", "prior_year"),
    ("down from the previous quarter", "previous_quarter"),
    ("in the prior quarter", "previous_quarter"),
    ("for the current quarter", "current"),
    ("for the next quarter", "next"),
])  # fmt: skip
def test_relative_times_say_their_relation(words, relation):
    assert [mention.relation for mention in find_periods(words)] == [relation]


def test_a_quarter_with_nothing_to_hang_it_on_is_ambiguous():
    [mention] = find_periods("first-quarter revenue from servers")
    period = resolve_period(mention, "0131", None)
    assert (period.fiscal_period, period.fiscal_year, period.period_end) == ("Q1", None, None)
    assert period.period_status == "ambiguous"


@pytest.mark.parametrize("anchor, is_future, end", [
    (date(2020, 4, 29), False, "2020-03-31"),
    (date(2020, 3, 31), False, "2020-03-31"),  # the anchor may be the period's own end
    (date(2020, 3, 1), False, "2019-03-31"),
    (date(2020, 4, 29), True, "2021-03-31"),
    (date(2020, 2, 1), True, "2020-03-31"),
])  # fmt: skip
def test_a_bare_quarter_is_the_last_one_or_for_guidance_the_next(anchor, is_future, end):
    [mention] = find_periods("first quarter sales")
    period = resolve_period(mention, "1231", anchor, is_future=is_future)
    assert period.period_end == date.fromisoformat(end)
    assert period.period_status == "resolved"


@pytest.mark.parametrize("words, end", [
    ("its fourth quarter ending March 31", date(1987, 3, 31)),
    ("the third quarter ended February 28", date(1987, 2, 28)),
])  # fmt: skip
def test_guidance_for_a_quarter_that_is_ending_looks_ahead(words, end):
    [mention] = find_periods(words)
    assert resolve_period(mention, None, date(1987, 3, 3), is_future=True).period_end == end


def test_a_day_without_a_year_is_the_last_one_before_the_anchor():
    [mention] = find_periods("the three months to February 1")
    assert resolve_period(mention, None, date(2014, 3, 6)).period_end == date(2014, 2, 1)
    assert resolve_period(mention, None, None).period_status == "ambiguous"


def test_an_instant_has_no_first_day_and_a_frame_of_its_own():
    [mention] = find_periods("cash as of December 31, 2019 was")
    period = resolve_period(mention, "0630", None)
    assert (period.period_start, period.period_end) == (None, date(2019, 12, 31))
    assert (period.calendar_frame, period.period_status) == ("CY2019Q4I", "stated")


def test_the_day_a_page_prints_wins_over_the_computed_one():
    calendar = read_calendar(find_periods("second quarter of fiscal 2024 ended July 30, 2023"), "0131")
    [label] = find_periods("Q2 FY24")
    assert resolve_period(label, "0131", None, page=calendar).period_end == date(2023, 7, 30)


def test_a_week_year_without_a_printed_day_has_a_frame_but_no_end():
    [label] = find_periods("Q2 FY24")
    period = resolve_period(label, "0128", None)
    assert (period.period_end, period.calendar_frame) == (None, "CY2023Q2")


def test_labels_and_days_printed_apart_tell_how_years_are_numbered():
    words = (
        "Q2 FY24 against Q2 FY23. Quarter ended July 30, 2023. Quarter ended July 31, 2022. "
        "Year ended January 29, 2023."
    )
    assert read_calendar(find_periods(words), "0131").year_offset == 0


def test_a_retailer_numbers_its_quarters_without_saying_that_they_are_fiscal():
    words = "Acme reported its third quarter 2021 results for the quarter ended November 6, 2021."
    assert read_calendar(find_periods(words), "0201").year_offset == -1
    assert read_calendar(find_periods(words), "0630").year_offset is None


def test_a_year_over_is_numbered_by_the_newest_day_even_where_the_next_one_is_foretold():
    words = (
        "Fourth quarter and fiscal year 2019 results. Quarter ended February 1, 2020; quarter ended "
        "February 2, 2019. Outlook for fiscal 2020."
    )
    assert read_calendar(find_periods(words), "0131").year_offset == -1


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("Third Quarter Results. Revenue of the three months ended November 30, 2023 rose.", 2),
        ("Results for the second quarter of 2025, translated at the rate of June 30, 2025.", 12),
        ("Results for the second quarter of 2025. The meeting is on June 3, 2026.", None),
        ("Results for the second quarter of 2022. Quarter ended June 30, 2025.", None),
    ],
)
def test_a_quarter_and_its_day_tell_the_year_end_of_a_company_unknown(words, month):
    assert read_calendar(find_periods(words), None, words).end_month == month


def test_a_weekday_may_stand_before_the_last_day():
    [mention] = find_periods("its second quarter ended Tuesday, July 1, 2025")
    assert mention.end_date == date(2025, 7, 1)


def test_a_period_that_is_still_ending_is_no_day_to_hang_others_on():
    words = "quarter ended March 29, 2020; outlook for the fiscal year ending December 27, 2020"
    assert read_calendar(find_periods(words)).printed_ends == (date(2020, 3, 29),)


def test_a_year_earlier_is_the_same_quarter_of_the_year_before():
    main = Period(2020, "Q1", date(2020, 1, 1), date(2020, 3, 31), "CY2020Q1", "first quarter", "stated")
    before = shift_period(main, "prior_year")
    assert (before.fiscal_year, before.fiscal_period, before.period_end) == (2019, "Q1", date(2019, 3, 31))
    assert before.calendar_frame == "CY2019Q1"
    last = shift_period(main, "previous_quarter")
    assert (last.fiscal_year, last.fiscal_period, last.period_end) == (2019, "Q4", date(2019, 12, 31))


# company, registered year end, the quarter's end that the page prints, relation, the end companies published
COUNTED = [
    ("NVIDIA", "0129", "quarter ended July 26, 2020", "previous_quarter", "2020-04-26"),
    ("NVIDIA", "0129", "quarter ended May 1, 2022", "previous_quarter", "2022-01-30"),
    ("NVIDIA", "0129", "quarter ended October 30, 2022", "prior_year", "2021-10-31"),
    ("AMD", "1228", "quarter ended June 26, 2021", "previous_quarter", "2021-03-27"),
    ("Intel", "1227", "quarter ended September 26, 2020", "prior_year", "2019-09-28"),
    ("Micron", "0831", "quarter ended March 3, 2022", "previous_quarter", "2021-12-02"),
    ("Cisco", "0730", "quarter ended October 30, 2021", "previous_quarter", "2021-07-31"),
    # 14 weeks lay between: counted by 13 the year would have ended in October
    ("Apple", "0924", "quarter ended December 31, 2022", "previous_quarter", None),
    # 53 weeks: what ends after the month's end may be either
    ("Dell", "0202", "quarter ended May 3, 2024", "prior_year", None),
    # quarters of 12 and 16 weeks
    ("PepsiCo", "1228", "12 weeks ended March 23, 2024", "previous_quarter", None),
    ("Costco", "0901", "12 weeks ended February 13, 2022", "prior_year", None),
]


@pytest.mark.parametrize(("company", "year_end", "words", "relation", "end"), COUNTED)
def test_in_years_of_weeks_an_end_is_counted_from_the_printed_one(company, year_end, words, relation, end):
    """Thirteen weeks lie between quarters, 52 between years; where they may be 14 or 53, nothing is said."""
    [mention] = find_periods(words)
    page = read_calendar([mention], year_end)
    shifted = shift_period(resolve_period(mention, year_end, page=page), relation, page)
    assert shifted.period_end == (end and date.fromisoformat(end))


def test_a_year_before_a_week_quarter_ends_only_where_the_page_says():
    main = Period(2024, "Q2", None, date(2023, 7, 30), "CY2023Q2", "second quarter", "stated")
    silent = PageCalendar(1, False, 0, ())
    printing = PageCalendar(1, False, 0, (date(2022, 7, 31),))
    assert shift_period(main, "prior_year", silent).period_end is None
    assert shift_period(main, "prior_year", silent).calendar_frame == "CY2022Q2"
    assert shift_period(main, "prior_year", printing).period_end == date(2022, 7, 31)


def test_frames_go_by_the_middle_and_instants_by_the_nearest_quarter_end():
    assert calendar_frame(date(2022, 1, 31), date(2022, 5, 1), 3) == "CY2022Q1"
    assert calendar_frame(date(2023, 10, 30), date(2024, 1, 28), 3) == "CY2023Q4"
    assert calendar_frame(None, date(2022, 5, 1), None) == "CY2022Q1I"
    assert calendar_frame(date(2022, 7, 1), date(2022, 12, 31), 6) is None


@given(st.text(max_size=200))
@settings(deadline=None, derandomize=True, max_examples=60)
def test_mentions_point_at_their_words_in_order(text):
    words = f"{text} second quarter of fiscal 2020 {text} as of May 1, 2020"
    mentions = find_periods(words)
    assert all(words[mention.start : mention.end] == mention.surface for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@given(st.integers(1995, 2040), st.integers(1, 4), st.integers(1, 12), st.integers(-10, 10))
@settings(deadline=None, derandomize=True, max_examples=80)
def test_every_quarter_end_finds_its_place_again(year, quarter, end_month, days):
    found = place(quarter_end(year, quarter, end_month) + timedelta(days=days), end_month)
    assert (found.fiscal_year, found.quarter) == (year, quarter)


def test_long_texts_are_read_in_time_that_grows_with_them():
    assert len(find_periods("first quarter of fiscal 2020 ended " * 2_000)) == 2_000
    assert find_periods("three " * 20_000) == []


def test_a_sentence_of_a_long_page_costs_what_the_sentence_costs(monkeypatch):
    handed = []

    trigger = period_grammar.TRIGGER

    class Counting:
        def finditer(self, text, *span):
            handed.append(len(text))
            return trigger.finditer(text, *span)

    monkeypatch.setattr(period_grammar, "TRIGGER", Counting())
    page = "Sales rose in the second quarter of fiscal 2020. " * 1_000
    [found] = find_periods(page, 49 * 500, 49 * 501)
    assert found.surface == page[found.start : found.end] == "second quarter of fiscal 2020"
    assert sum(handed) == 49


def test_of_two_labels_that_fit_the_one_day_the_page_prints_the_first_numbers_its_years():
    words = (
        "Results for the third quarter of fiscal 2022. For the quarter ended October 31, 2021, sales rose. "
        "Q3 FY22 | Q3 FY21"
    )
    assert read_calendar(find_periods(words), "0131").year_offset == 0
    early = words.replace("fiscal 2022", "fiscal 2021").replace("FY22 | Q3 FY21", "FY21 | Q3 FY20")
    assert read_calendar(find_periods(early), "0131").year_offset == -1


@pytest.mark.parametrize(
    ("published", "anchor"),
    [
        ("2020-05-06", "2020-05-06"),
        ("2019-05-06", "2020-03-31"),
        ("2018-05-06", "2018-05-06"),
        (None, "2020-03-31"),
    ],
)
def test_a_release_is_not_older_than_the_quarter_it_reports(published, anchor):
    words = (
        "Sales of the second quarter ended March 31, 2020 were flat. Cash as of March 31, 2020 was "
        "$5 million. Sales of the quarter ended March 31, 2019 were higher."
    )
    mentions = find_periods(words)
    day = datetime.fromisoformat(published) if published else None
    assert find_anchor(day, read_calendar(mentions, "0930"), mentions) == date.fromisoformat(anchor)


def test_an_outlook_for_a_year_that_is_not_over_leaves_the_day_of_the_page_as_it_is():
    mentions = find_periods("We expect growth in the year ending December 31, 2020, as on December 31, 2020.")
    published = datetime(2020, 2, 3)
    assert find_anchor(published, PageCalendar(), mentions) == date(2020, 2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Sales of the first quarter of fiscal 2020, ended April 28, 2019, rose. The second quarter was weak.",
        "First quarter and\nfull year 2019 sales; third quarter, nine months ended September 30, 2018.",
        "As of March\n31, 2020, for the three and six months ended June 30, 2020 compared with a year ago.",
    ],
)
def test_times_of_a_page_serve_its_sentences(text: str) -> None:
    """Whatever stretch is cut out, its times are those that are read from it alone."""
    times = find_periods(text)
    for start in range(0, len(text), 3):
        for end in range(start, len(text) + 1, 5):
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                assert periods_within(text, times, start, end) == find_periods(text, start, end)
