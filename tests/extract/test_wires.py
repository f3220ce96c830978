"""Terse wires: rows of figures, this period against the year before."""

from __future__ import annotations

from datetime import date

import pytest

from assets.extract.prose.statements import find_prose_statements
from assets.extract.wires.money import without_unsure_dollars
from assets.extract.wires.statements import find_wire_statements
from tests.extract.pages import company, page_of, value_of

TARN = company("0000000002", "Tarn Industries Inc", "TRN")


def rows_of(text: str, **details) -> list[tuple]:
    """Metric, period, nature and value of every statement of a wire."""
    statements, _ = find_wire_statements(page_of(text, subject=TARN, **details))
    return [(s.metric, s.fiscal_period, s.nature, value_of(s)) for s in statements]


QUARTER = """TARN INDUSTRIES INC <TRN> 4TH QTR NET
OSLO, Feb 26 -
Shr 34 cts vs 1.19 dlrs
Net 807,000 vs 2,858,000
Revs 25.2 mln vs 1.59 billion
Avg shrs 2,332,397 vs 1,428,000
Year
Shr 1.53 dlrs vs 1.21 dlrs
Net 6,635,318 vs 5,050,044"""


def test_rows_state_this_period_and_the_year_before():
    """Every row is two figures; the unit of each is its own, a sum without one is in the wire's money."""
    assert rows_of(QUARTER) == [
        ("eps", "Q4", "actual", "0.34"),
        ("eps", "Q4", "prior_period", "1.19"),
        ("net_income", "Q4", "actual", "807000"),
        ("net_income", "Q4", "prior_period", "2858000"),
        ("revenue", "Q4", "actual", "25200000"),
        ("revenue", "Q4", "prior_period", "1590000000"),
        ("average_shares", "Q4", "actual", "2332397"),
        ("average_shares", "Q4", "prior_period", "1428000"),
        ("eps", "FY", "actual", "1.53"),
        ("eps", "FY", "prior_period", "1.21"),
        ("net_income", "FY", "actual", "6635318"),
        ("net_income", "FY", "prior_period", "5050044"),
    ]


def test_a_year_is_dated_by_the_day_behind_it():
    """ "YEAR SEPT 25" ends on that day, also where years end on another day each time."""
    text = "TARN INDUSTRIES INC <TRN> YEAR SEPT 25 NET\nOSLO, Nov 2 -\nShr 1.65 dlrs vs 1.20 dlrs"
    found, _ = find_wire_statements(page_of(text, subject=TARN, published=date(1987, 11, 2)))
    assert (found[0].fiscal_period, found[0].period_end) == ("FY", date(1987, 9, 25))


def wire(
    *rows: str, title: str = "TARN INDUSTRIES INC <TRN> 1ST QTR NET", dateline: str = "OSLO, Feb 26 -"
) -> str:
    """A wire with these rows."""
    return "\n".join((title, dateline, *rows))


ROWS = [
    # row                                        metric          now            before
    ("Shr loss two cts vs profit seven cts", "eps", "-0.02", "0.07"),
    ("Net loss 3,035,000 vs loss 2,516,000", "net_income", "-3035000", "-2516000"),
    ("Net profit 215,000 vs loss 4,647,000", "net_income", "215000", "-4647000"),
    ("Oper net 12.6 mln vs 15.8 mln", "net_income", "12600000", "15800000"),
    ("Shr diluted 41 cts vs 40 cts", "eps_diluted", "0.41", "0.4"),
    ("Shr one dlr vs 73 cts", "eps", "1", "0.73"),
    ("Shr 34 vs 41 cts", "eps", "0.34", "0.41"),
    ("Assets 510.2 mln vs 479.7 mln", "total_assets", "510200000", "479700000"),
    ("Turnover 134 mln stg vs 759 mln", "revenue", "134000000", "759000000"),
    ("Qtly div eight cts vs 7.5 cts prior", "dividend_per_share", "0.08", "0.075"),
    ("Qtly div 12-1/2 cts vs 10-1/4 cts previously", "dividend_per_share", "0.125", "0.1025"),
    ("Semi-annual 30 cts vs 25 cts in the prior quarter", "dividend_per_share", "0.3", "0.25"),
    ("Shr 5.1p vs 4.2p, making 15.3p vs 12.7p for nine months.", "eps", "0.051", "0.042"),
    ("Shr, net basis 27.47p vs 22.15p", "eps", "0.2747", "0.2215"),
    ("Shr net basis 14.8p vs 12.2p", "eps", "0.148", "0.122"),
    ("Profit per share 8.10 guilders vs 7.75", "eps", "8.1", "7.75"),
    ("Int div 1.75p vs 1.5p", "dividend_per_share", "0.0175", "0.015"),
    ("Mthly div 11 cts vs 10 cts in prior month", "dividend_per_share", "0.11", "0.1"),
    ("Div 50 won vs 50 won", "dividend_per_share", "50", "50"),
    ("Operating profit 163.0 mln vs 92.7 mln", "operating_income", "163000000", "92700000"),
    ("Pretax profit 134.2 mln vs 11.4 mln loss", "pretax_income", "134200000", "-11400000"),
    ("Net after tax 30 mln vs 23.3 mln", "net_income", "30000000", "23300000"),
]


@pytest.mark.parametrize(("row", "metric", "now", "before"), ROWS)
def test_a_row_is_read_with_sign_unit_and_scale(row, metric, now, before):
    """Loss is negative on either side, cents are hundredths, a unit holds for both values."""
    found = rows_of(wire(row, "Revs 1.0 mln dlrs vs 2.0 mln dlrs"))
    assert [(m, value) for m, _, _, value in found[:2]] == [(metric, now), (metric, before)]


def test_operating_rows_are_not_gaap():
    """ "Oper net" is told before gains that GAAP counts."""
    statements, _ = find_wire_statements(page_of(wire("Oper net 12.6 mln vs 15.8 mln", "Net 3 mln vs 4 mln")))
    assert [s.basis for s in statements] == ["non_gaap", "non_gaap", "unstated", "unstated"]


def test_the_sign_of_a_second_value_is_never_guessed():
    """Behind a loss, a value that says neither profit nor loss is left out."""
    assert rows_of(wire("Net loss 3,035,000 vs 2,516,000")) == [("net_income", "Q1", "actual", "-3035000")]


def test_the_day_in_the_title_dates_the_rows():
    """A quarter's end in the title is its period end, and the year before's is a year earlier."""
    text = wire(
        "Net 3 mln dlrs vs 2 mln dlrs",
        "Six mths",
        "Net 5 mln vs 4 mln",
        title="TARN INC <TRN> 2ND QTR JAN 31",
    )
    statements, _ = find_wire_statements(page_of(text, published=date(1987, 2, 26)))
    assert [(s.fiscal_period, s.period_end) for s in statements] == [
        ("Q2", date(1987, 1, 31)),
        ("Q2", date(1986, 1, 31)),
        ("H1", date(1987, 1, 31)),
        ("H1", date(1986, 1, 31)),
    ]


def test_twelve_months_behind_a_first_quarter_are_no_fiscal_year():
    """Utilities report twelve months at every quarter."""
    found = rows_of(wire("Net 3 mln vs 2 mln", "12 mths", "Net 9 mln vs 8 mln"))
    assert [period for _, period, _, _ in found] == ["Q1", "Q1", None, None]


@pytest.mark.parametrize("head", ["11 mths", "Ten months"])
def test_an_odd_number_of_months_is_not_the_quarter_above_it(head):
    """A company that was just founded, or that changed its year, reports what there is."""
    found = rows_of(wire("Net 3 mln vs 2 mln", head, "Net 9 mln vs 8 mln"))
    assert [period for _, period, _, _ in found] == ["Q1", "Q1", None, None]


def test_dollars_of_an_unsaid_country_have_no_currency():
    """A Canadian dateline leaves open which dollars are meant."""
    text = wire("Shr 45 cts vs 58 cts", "Net 1.1 mln vs 829,000", dateline="TORONTO, Ontario, Feb 26 -")
    statements, _ = find_wire_statements(page_of(text))
    assert {s.unit for s in statements} == {None}


def test_the_first_row_may_stand_behind_the_dateline():
    """Date line and first row on one line."""
    text = "TARN INC <TRN> 4TH QTR\nBOSTON, March 4 -    Shr 17 cts vs 15 cts\nNet 229,000 vs 201,000"
    assert rows_of(text)[0] == ("eps", "Q4", "actual", "0.17")


NO_ROWS = [
    "Net new orders of 500 units vs estimates",
    "Sales 5,000",
    "The company said net income rose to 3 mln dlrs vs 2 mln dlrs in the year.",
    "Pay March 31",
]


@pytest.mark.parametrize("line", NO_ROWS)
def test_lines_that_are_no_rows_state_nothing(line):
    """A sentence, a single number, a date: not a row."""
    assert rows_of(line) == []


def test_every_value_points_at_its_words():
    """The surface is the text at the span."""
    statements, quantities = find_wire_statements(page_of(QUARTER))
    for found in (*statements, *quantities):
        assert QUARTER[found.text_start : found.text_end] == found.surface


ALONE = [
    # rows, values of the statements
    (("Shr 24 cts", "Net 412,737", "Revs 605,321"), ["0.24", "412737", "605321"]),
    (("Shr 24 cts", "Net 412,737"), []),
    (("Net 55.3 mln vs NA", "Revs 1.0 mln vs 2.0 mln"), ["55300000", "1000000", "2000000"]),
    (("Net 19.58 vs 7.44 mln",), ["7440000"]),
]


@pytest.mark.parametrize(("rows", "values"), ALONE)
def test_rows_without_a_year_before_are_read_where_the_wire_is_one(rows, values):
    """Three metrics alone are a wire, two may be anything; a sum that lost its scale is left out."""
    assert [value for *_, value in rows_of(wire(*rows))] == values


def test_dollars_of_another_country_have_no_unit():
    """ "dlrs" below a dateline of Toronto may be Canadian, "U.S. dlrs" are not."""
    text = wire("Net income rose to 5.0 mln dlrs from 3.0 mln U.S. dlrs", dateline="TORONTO, Feb 26 -")
    said = without_unsure_dollars(text, find_prose_statements(page_of(text)))
    assert [s.unit for s in said] == [None, "USD"]


PAYOUTS = [
    # row                                         period of the second value
    ("Qtly div 8 cts vs 7.5 cts prior", "2024-03-31"),
    ("Qtly div 8 cts vs 7.5 cts prior year", "2023-06-30"),
    ("Mthly div 8 cts vs 7.5 cts prior", "2024-06-30"),
]


@pytest.mark.parametrize(("row", "ended"), PAYOUTS)
def test_a_payout_is_compared_with_the_one_before_it(row, ended):
    """A quarterly dividend with the quarter's, a monthly one with nothing that is known."""
    text = wire(row, "Net 3 mln dlrs vs 2 mln dlrs", title="TARN INDUSTRIES INC <TRN> 2ND QTR JUNE 30 NET")
    found, _ = find_wire_statements(page_of(text, subject=TARN, published=date(2024, 7, 20)))
    assert str(found[1].period_end) == ended
