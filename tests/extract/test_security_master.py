"""The security master: dated tickers, one row a company, a file that can be made again."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from assets.extract.companies.name_forms import core_name, fold, short_name
from assets.extract.companies.refresh import format_companies, merge_companies
from assets.extract.companies.security_master import load_master, ticker_key

TICKERS_OF_THEN = Path(__file__).parent.parent / "scored" / "tickers_of_then.txt"
HELD = [
    # ticker   day                 who
    ("DELL", None, "Dell Technologies Inc."),
    ("S", date(2010, 5, 1), "Sprint Corporation"),
    ("S", None, "SentinelOne, Inc."),
    ("S", date(2023, 5, 1), "SentinelOne, Inc."),
    ("FB", date(2015, 5, 1), "Meta Platforms, Inc."),
    ("FB", None, "Meta Platforms, Inc."),
    ("META", date(2022, 6, 9), "Meta Platforms, Inc."),
    ("SQ", date(2020, 1, 2), "Block, Inc."),
    ("XYZ", None, "Block, Inc."),
    ("GOOG", date(2010, 1, 4), "Alphabet Inc."),
    ("GOOGL", None, "Alphabet Inc."),
    ("NU", date(2012, 3, 1), "Eversource Energy"),
    ("NU", None, "Nu Holdings Ltd."),
    ("AA", date(2012, 3, 1), "Howmet Aerospace Inc."),
    ("AA", None, "Alcoa Corp"),
    ("TWTR", date(2020, 3, 1), "Twitter, Inc."),
    ("TWTR", None, "Twitter, Inc."),
    ("BRK.A", None, "Berkshire Hathaway Inc."),
    ("brk/b", None, "Berkshire Hathaway Inc."),
    ("UTX", date(2019, 1, 2), "RTX Corp"),
    ("SQ", date(2026, 1, 2), None),  # gone, and nobody took it
    ("TWTR", date(2010, 1, 4), None),  # not listed yet
    ("ABI", date(2007, 5, 1), "Applied Biosystems Inc."),
    ("SWY", date(2010, 5, 3), "Safeway Inc."),
    ("DV", date(2010, 5, 3), "Covista Inc."),
    ("RIO", date(2008, 5, 1), "Vale S.A."),
    ("SBC", date(2005, 5, 2), "AT&T Inc."),
    ("JEF", date(2010, 5, 3), "Jefferies Group, Inc."),
    ("VRX", date(2012, 5, 1), "Bausch Health Companies Inc."),
    ("ZZZZZ", None, None),
]


@pytest.mark.parametrize(("ticker", "on", "name"), HELD)
def test_a_ticker_means_whoever_held_it_on_the_day(ticker, on, name):
    company = load_master().by_ticker(ticker, on)
    assert (company and company.name) == name


def test_most_tickers_of_then_mean_their_company_of_then():
    """Of the tickers of 2005 to 2019, gone and reused ones among them, nearly all have their days."""
    wrong = []
    lines = TICKERS_OF_THEN.read_text(encoding="utf-8").splitlines()[1:]
    for ticker, year, name in (line.split(" ", 2) for line in lines):
        company = load_master().by_ticker(ticker, date(int(year), 6, 15))
        if company is None or name not in " ".join((company.name, *company.aliases)).lower():
            wrong.append((ticker, year, name))
    assert len(wrong) <= len(lines) * 0.01, wrong


def test_share_classes_are_one_company():
    master = load_master()
    assert master.by_ticker("GOOG") is master.by_ticker("GOOGL")
    assert master.by_ticker("BRK-A") is master.by_ticker("BRK-B")


def test_every_company_has_one_row_and_as_many_exchanges_and_dates_as_tickers():
    rows = load_master().rows()
    assert len({row.company_id for row in rows}) == len(rows) > 9000
    for row in rows:
        assert len(row.tickers) == len(row.exchanges) == len(row.valid_from) == len(row.valid_to)


def test_ids_are_ten_digits_or_bear_the_prefix_of_another_registry():
    for row in load_master().rows():
        assert (row.company_id.isdigit() and len(row.company_id) == 10) or row.company_id.count(":") == 2


def test_no_ticker_has_two_holders_whose_known_days_overlap():
    master = load_master()
    for ticker in {ticker_key(ticker) for row in master.rows() for ticker in row.tickers}:
        dated = sorted(
            (one.valid_from, one.valid_to)
            for one in master.holders(ticker)
            if one.valid_from and one.valid_to
        )
        for (_, end), (start, _) in pairwise(dated):
            assert end < start, ticker


def test_a_company_has_the_year_end_it_registered():
    master = load_master()
    assert master.by_ticker("NVDA").fiscal_year_end == "0125"
    assert master.by_ticker("MSFT").fiscal_year_end == "0630"


def test_a_company_goes_by_the_ticker_of_the_day():
    master = load_master()
    meta = master.by_ticker("META").company_id
    assert master.ticker_of(meta, date(2015, 1, 2)) == "FB"
    assert master.ticker_of(meta, date(2024, 1, 2)) == master.ticker_of(meta) == "META"


def test_the_version_is_the_hash_of_the_files_and_does_not_change_by_itself():
    assert len(load_master().version) == 64
    assert load_master().version == load_master().version


TICKERS = [
    {"cik": "0000000002", "ticker": "BIG", "exchange": "NYSE", "name": "BIG RIVER CORP /DE/"},
    {"cik": "0000000001", "ticker": "SML", "exchange": "Nasdaq", "name": "Small Creek Inc."},
    {"cik": "0000000002", "ticker": "BIG-B", "exchange": "", "name": "BIG RIVER CORP /DE/"},
]
FILERS = [
    {
        "cik": "3",
        "name": "GONE BROOK LTD",
        "tickers": "['SML', 'GB']",
        "exchanges": "[None]",
        "fiscalYearEnd": "0630",
        "sic": "1",
    },
    {
        "cik": "2",
        "name": "BIG RIVER CORP",
        "tickers": "['BIG']",
        "exchanges": "['NYSE']",
        "fiscalYearEnd": "1231",
        "sic": "7",
    },
]
MADE = """company_id,name,tickers,exchanges,fiscal_year_end,sic
0000000002,Big River Corp.,BIG;BIG-B,NYSE;,1231,7
0000000001,Small Creek Inc.,SML,Nasdaq,,
0000000003,Gone Brook Ltd.,GB,,0630,1
"""


def test_the_two_lists_give_one_row_a_company_the_largest_first_whatever_the_order_of_filers():
    assert format_companies(merge_companies(TICKERS, FILERS)) == MADE
    assert format_companies(merge_companies(TICKERS, FILERS[::-1])) == MADE


FORMS = [
    # registered                              core                        short
    ("Marvell Technology, Inc.", "marvell technology", "marvell"),
    ("JPMorgan Chase & Co.", "jpmorgan chase", None),
    ("The Coca-Cola Company", "coca cola", None),
    ("Novo Nordisk A/S", "novo nordisk", None),
    ("América Móvil, S.A.B. de C.V.", "america movil", None),
    ("Banco Santander (Brasil) S.A.", "banco santander brasil", None),
    ("T. Rowe Price Group, Inc.", "t. rowe price group", "t. rowe price"),
    ("Energy Resources Corp.", "energy resources", None),
]


@pytest.mark.parametrize(("name", "core", "short"), FORMS)
def test_a_name_has_a_core_and_perhaps_a_shorter_form(name, core, short):
    assert (core_name(name), short_name(core_name(name))) == (core, short)


def test_folding_keeps_every_length():
    for text in ("İstanbul", "ﬁne", "straße", "Nestlé’s\u00a0“Big‑One”", "\ud83d\ude00 ok"):
        assert len(fold(text)) == len(text)
