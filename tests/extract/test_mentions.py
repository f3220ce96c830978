"""Company mentions: which words mean which company, and which mean none."""

import hashlib
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extract.companies.mentions import find_mentions
from assets.extract.companies.security_master import load_master
from assets.extract.companies.subject import find_subject
from assets.records import Block, Document


def document(text, title=None, on=None):
    day = datetime.fromisoformat(on).replace(tzinfo=UTC) if on else None
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(title, None, None, None, None, "en", "news", day, "day", None, text, digest, "utf-8", ())


def found(text, on=None, blocks=()):
    mentions = find_mentions(document(text, on=on), list(blocks), load_master())
    return [(one.surface, one.ticker if one.status == "linked" else one.status) for one in mentions]


LINKED = [
    # --- exchange tags ---------------------------------------------------------------
    ("Dell Technologies Inc. (NYSE: DELL) said", [("Dell Technologies Inc.", "DELL"), ("DELL", "DELL")]),
    ("Surmodics (Nasdaq:SRDX) said", [("Surmodics", "SRDX"), ("SRDX", "SRDX")]),
    ("Micron (NASDAQ GS: MU) said", [("Micron", "MU"), ("MU", "MU")]),
    ("Peapack (NASDAQ Global Select Market: PGC)", [("Peapack", "PGC"), ("PGC", "PGC")]),
    ("US Nuclear Corp (OTC Pink: UCLE)", [("US Nuclear Corp", "UCLE"), ("UCLE", "UCLE")]),
    ("Ballantyne (NYSE American: XYZQQ) said", [("XYZQQ", "unknown")]),
    ("Berkshire (NYSE: BRK.A, BRK.B)", [("Berkshire", "BRK-B"), ("BRK.A", "BRK-B"), ("BRK.B", "BRK-B")]),
    ("Alphabet (NASDAQ: GOOG; GOOGL)", [("Alphabet", "GOOGL"), ("GOOG", "GOOGL"), ("GOOGL", "GOOGL")]),
    ("Shopify Inc. (NYSE: SHOP; TSX: SHOP)", [("Shopify Inc.", "SHOP"), ("SHOP", "SHOP"), ("SHOP", "SHOP")]),
    ("Manulife (TSX/NYSE/PSE: MFC; SEHK: 945)", [("Manulife", "MFC"), ("MFC", "MFC"), ("945", "MFC")]),
    ("the maker (Dell Technologies, NYSE: DELL) rose", [("Dell Technologies", "DELL"), ("DELL", "DELL")]),
    ("The Company (NYSE: DELL) grew", [("DELL", "DELL")]),
    ("Dell (NYSE - DELL) rose", [("Dell", "DELL"), ("DELL", "DELL")]),
    ("shares of Gap (NYSE: “GAP”) rose", [("Gap", "GAP"), ("GAP", "GAP")]),
    ("NASDAQ:NVDA is up", [("NVDA", "NVDA")]),
    ("It trades under the symbol “MSFT”.", [("MSFT", "MSFT")]),
    ("lululemon athletica inc. (NASDAQ:LULU) said", [("LULU", "LULU")]),
    ("The J. M. Smucker Company (NYSE: SJM)", [("J. M. Smucker Company", "SJM"), ("SJM", "SJM")]),
    ("J & J Snack Foods Corp. (NASDAQ: JJSF)", [("J & J Snack Foods Corp.", "JJSF"), ("JJSF", "JJSF")]),
    # --- other marks -----------------------------------------------------------------
    ("Dell (DELL) rose", [("Dell", "DELL"), ("DELL", "DELL")]),
    ("watch $NVDA and $TSLA today", [("NVDA", "NVDA"), ("TSLA", "TSLA")]),
    ("Johnson & Johnson <JNJ.N> rose", [("Johnson & Johnson", "JNJ"), ("JNJ", "JNJ")]),
    ("Apple <AAPL.O> rose", [("Apple", "AAPL"), ("AAPL", "AAPL")]),
    # a code that nobody has today, behind the whole legal name of its time
    ("HEWLETT-PACKARD CO <HWP> 4TH QTR NET", [("HEWLETT-PACKARD CO", "HPQ"), ("HWP", "HPQ")]),
    ("HEWLETT-PACKARD FINANCE <HWPF> NET", [("HEWLETT-PACKARD", "HPQ"), ("HWPF", "unknown")]),
    ("Apple Inc (AAPL.O) rose", [("Apple Inc", "AAPL"), ("AAPL", "AAPL")]),
    ("Barclays (BARC.L) rose", [("Barclays", "BCS"), ("BARC.L", "BCS")]),
    ("Berkshire Hathaway (BRK.A) rose", [("Berkshire Hathaway", "BRK-B"), ("BRK.A", "BRK-B")]),
    ("Dell Inc. (DELL:US) rose", [("Dell Inc.", "DELL"), ("DELL", "DELL")]),
    ("Dell Inc. DELL, -0.41% fell", [("Dell Inc.", "DELL"), ("DELL", "DELL")]),
    ("Ford Motor Co. (ticker: F) rose", [("Ford Motor Co.", "F"), ("F", "F")]),
    ("DELL3.24%\nMU-13.75%", [("DELL", "DELL"), ("MU", "MU")]),
    # --- names -----------------------------------------------------------------------
    ("Western Digital and Broadcom gained", [("Western Digital", "WDC"), ("Broadcom", "AVGO")]),
    ("Dell’s backlog grew", [("Dell", "DELL")]),
    ("Shares of Target fell", [("Target", "TGT")]),
    ("Target reported a profit", [("Target", "TGT")]),
    ("orders from Apple and Qualcomm", [("Apple", "AAPL"), ("Qualcomm", "QCOM")]),
    ("this time Apple is larger", [("Apple", "AAPL")]),
    ("NESTLE and PEPSICO INC", [("PEPSICO INC", "PEP")]),
    ("eBay sold more", [("eBay", "EBAY")]),
    ("the Google unit", [("Google", "GOOGL")]),
    ("Target Corp. opened stores. Later Target closed some.", [("Target Corp.", "TGT"), ("Target", "TGT")]),
    ("Micron Technology shipped. For Micron it was good.", [("Micron Technology", "MU"), ("Micron", "MU")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_a_mention_links_to_its_company(text, expected):
    assert found(text) == expected


NOTHING = [
    "AI servers, IT budgets and EU rules: ON the way UP, A to U, ALL SO REAL, IT NOW",
    "we are on target to fill the gap, a block of shell at the gate",
    "The gate was open. Gate opened again. Gates close.",
    "artificial intelligence (AI), information technology (IT) and the European Union (EU)",
    "the company (the “Company”) paid $5 M and US$3 B and C$2 T",
    "S&P 500, Nasdaq Composite, the Nasdaq and Dow Jones Industrial Average futures",
    "according to data from Refinitiv, FactSet and Zacks (Reuters) Bloomberg",
    "Moody's rating, PRNewswire, BUSINESS WIRE, GlobeNewswire",
    "Michael Dell, Henry Ford and Mr. Gap; chairman Al Hess spoke",
    "Follow us on Facebook, Twitter and LinkedIn",
    "Founded in Palo Alto, the State of New Jersey, near Cincinnati",
    "The clock says 24/7 and 10K+ Skills; #Challenge17000U; Q1 2024",
    "a general manager (GM) of the Ford Foundation",
    "Total revenue and Core earnings rose; Progress was made",
    "crypto companies and power company shares",
    "the AI Era begins",
    "a Visa application, the Delta variant, a Shell company",
    "CORNING, N.Y., March 3 - CHADDS FORD, Pa.",
    "Andrew said that Meredith left; Bank boss Andrew Bailey spoke",
    "the RTX 40-series and an RTX 2xxx card",
    "the Public Service Commission met at the London Stock Exchange",
    "Sales were up AI, +2.5% and U.S. shares fell; Nov reported sales",
]


@pytest.mark.parametrize("text", NOTHING)
def test_ordinary_words_capitals_sources_and_persons_are_no_companies(text):
    assert found(text) == []


OTHERS = [
    # somebody else's name that contains a known one
    ("Potomac Gas Power Co said", []),
    ("Esquire Radio and Electronics Inc said", []),
    ("Intel Maverick Widgets Inc. (OTC: QQQZQ) said", [("QQQZQ", "unknown")]),
    # foreign codes never mean the US company with the same letters
    ("Altiora Gold Ltd. (TSX: DELL)", [("DELL", "unknown")]),
    ("Sunhill Holdings 0700.HK rose", [("0700.HK", "unknown")]),
    ("Brugge Lace NV <BRGL.BR> rose", [("BRGL.BR", "unknown")]),
    ("Widgetry plc (WDG.L) and Widget (AMZN:LN)", [("WDG.L", "unknown"), ("AMZN", "unknown")]),
    ("Senior <SNR.L> rose", [("SNR.L", "unknown")]),
    # the name before a US code says that it is another company's
    ("Acme Anvil Corp. (NYSE: DELL) said", [("DELL", "unknown")]),
    # the page gives the letters another meaning
    ("BioMedWire (“BMW”) reports. BMW covers biotech.", []),
    # words between make a city, not a network maker
    ("Palo Alto Networks rose", [("Palo Alto Networks", "PANW")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_what_is_somebody_elses_is_never_a_wrong_company(text, expected):
    assert found(text) == expected


DATED = [
    # nobody who was registered only later: a ticker's holder of today, a namesake of the old wires
    ("The unit (NYSE: DASH) grew", "2009-02-01", [("DASH", "unknown")]),
    ("The unit (NYSE: DASH) grew", "2024-02-01", [("DASH", "DASH")]),
    ("RAYTECH CORP <RAY> 4TH QTR", "1987-03-01", [("RAY", "unknown")]),
    ("MINNESOTA MINING AND MANUFACTURING CO <MMM>", "1987-01-28",
     [("MINNESOTA MINING AND MANUFACTURING CO", "MMM"), ("MMM", "MMM")]),
    ("TEXACO INC <TX> 4TH QTR", "1987-01-28", [("TEXACO INC", "TX"), ("TX", "TX")]),
    ("GENERAL MOTORS CORP <GM> 4TH QTR", "1987-03-01", [("GENERAL MOTORS CORP", "GM"), ("GM", "GM")]),
    ("ALLIED <ALD> AFFILIATE", "1987-03-01", [("ALD", "unknown")]),
    ("KEMPER CORP <KEMC> NET", "1987-03-01", [("KEMPER CORP", "KEM"), ("KEMC", "KEM")]),
    ("nVent Electric plc (NYSE: NVT) said", "2020-04-29", [("nVent Electric plc", "NVT"), ("NVT", "NVT")]),
    ("Sprint Nextel (NYSE: S) lost customers", "2010-02-01", [("Sprint Nextel", "S"), ("S", "S")]),
    ("SentinelOne (NYSE: S) grew", "2023-02-01", [("SentinelOne", "S"), ("S", "S")]),
    ("Facebook (NASDAQ: FB) grew", "2015-02-01", [("Facebook", "FB"), ("FB", "FB")]),
    ("Facebook said", "2024-02-01", [("Facebook", "META")]),
    ("Broadcom Corp. (Nasdaq: BRCM) said", "2012-02-01", [("Broadcom Corp.", "BRCM"), ("BRCM", "BRCM")]),
    ("Broadcom Inc. said", "2024-02-01", [("Broadcom Inc.", "AVGO")]),
    ("EMC Corp. said", "2012-02-01", [("EMC Corp.", "EMC")]),
    ("United Technologies rose", "2012-02-01", [("United Technologies", "UTX")]),
    ("Broadcom rose", "2007-02-01", [("Broadcom", "BRCM")]),
    ("Broadcom rose", "2024-02-01", [("Broadcom", "AVGO")]),
    ("Merrill Lynch said", "2007-02-01", [("Merrill Lynch", "MER")]),
    ("Merrill Lynch said", "2012-02-01", [("Merrill Lynch", "BAC")]),
    ("DuPont (NYSE: DD) said", "2010-02-01", [("DuPont", "DD"), ("DD", "DD")]),
    ("Kraft said", "2011-02-01", [("Kraft", "KFT")]),
    ("DeVry Inc. (NYSE: DV) said", "2010-02-01", [("DeVry Inc.", "DV"), ("DV", "DV")]),
    ("Sun Microsystems (JAVA.O) fell", "2009-02-01", [("Sun Microsystems", "JAVA"), ("JAVA", "JAVA")]),
    # renamed since, its first word and its ticker kept; another's legal name is another's
    ("Select Energy Services, Inc. (NYSE: WTTR) said", "2020-05-05", [("WTTR", "WTTR")]),
    ("Foo Widgets, Inc. (NYSE: WTTR) said", "2020-05-05", [("WTTR", "unknown")]),
    ("Select Energy Services, Inc. (NYSE: WTTR) said", "2012-05-05", [("WTTR", "unknown")]),
    ("Siemens said", "2025-02-01", [("Siemens", None)]),
    ("Google Inc. (NASDAQ: GOOG) said", "2010-02-01", [("Google Inc.", "GOOG"), ("GOOG", "GOOG")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "on", "expected"), DATED)
def test_names_and_tickers_are_read_as_of_the_pages_day(text, on, expected):
    assert found(text, on) == expected


def test_a_name_defined_on_the_page_means_its_company_from_there_on():
    text = "Royalty Management Holding Corporation (“Royalty” or the “Company”) grew. Royalty paid."
    assert found(text)[1:] == [("Royalty", "RMCO"), ("Royalty", "RMCO")]


def test_candidates_stay_where_the_page_does_not_decide():
    (mention,) = find_mentions(document("Acadia shares rose."), [], load_master())
    assert (mention.status, mention.company_id) == ("ambiguous", None)
    assert len(mention.candidates) >= 2


def test_one_sense_a_page():
    text = "Vertex Pharmaceuticals Incorporated reported. Vertex shares rose."
    assert found(text) == [("Vertex Pharmaceuticals Incorporated", "VRTX"), ("Vertex", "VRTX")]


def test_in_a_widget_a_single_letter_is_a_ticker():
    text = "F 12.10 +1.2%\nT 20.55 -0.3%"
    widget = Block(0, "quote_widget", True, "quotes", 0, len(text), 0, len(text))
    assert found(text) == []
    assert found(text, blocks=[widget]) == [("F", "F"), ("T", "T")]


PAGE = """Lakeside results
Acme reviewers looked at Dell Technologies Inc. (NYSE: DELL). Dell reported revenue of $1 billion.
Dell's rivals include HP and Lenovo. Its shares (DELL) rose after Micron and NVIDIA did."""


def test_the_company_named_most_and_first_is_the_subject():
    page = document(PAGE)
    mentions = find_mentions(page, [], load_master())
    assert find_subject(page, mentions, load_master()).name == "Dell Technologies Inc."
    relevance = {one.ticker: one.relevance for one in mentions}
    assert relevance["DELL"] > 50 > relevance["MU"]


def test_a_page_about_two_companies_has_no_subject():
    page = document("Dell and Micron results\nDell reported a profit. Micron reported a loss.")
    assert find_subject(page, find_mentions(page, [], load_master()), load_master()) is None


def test_a_partner_named_once_is_not_the_issuer():
    page = document("Acme Anvil wins prize\nThe book is sold by Amazon and others, and it is good.")
    assert find_subject(page, find_mentions(page, [], load_master()), load_master()) is None


PIECES = st.lists(
    st.sampled_from(
        [
            "Dell", "(NYSE: DELL)", "$NVDA", "Target", "reported", "shares of", "Inc.", "AI", "<JNJ.N>", "\n",
            "’s", "(", ")", "“Gap”", "MU-13.75%", "Micron Technology", "and", "—", "0700.HK", "é", "\u00a0",
            "TSX:", "🙂", "İ",
        ]
    ),
    max_size=25,
)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=80)
@given(PIECES)
def test_spans_are_true_sorted_and_never_overlap(pieces):
    text = " ".join(pieces)
    mentions = find_mentions(document(text), [], load_master())
    end = 0
    for one in mentions:
        assert end <= one.text_start < one.text_end
        assert text[one.text_start : one.text_end] == one.surface
        assert 0 <= one.relevance <= 100
        assert (one.status == "linked") == (one.company_id is not None)
        end = one.text_end


@settings(deadline=None, derandomize=True, max_examples=30)
@given(PIECES, st.sampled_from(["it was so. ", "(x) ", "é—\n", "🙂 "]))
def test_words_before_a_page_move_the_spans_and_nothing_else(pieces, before):
    text = "So " + " ".join(pieces)
    plain = find_mentions(document(text), [], load_master())
    moved = find_mentions(document(before + text), [], load_master())
    assert [(one.surface, one.company_id, one.text_start + len(before)) for one in plain] == [
        (one.surface, one.company_id, one.text_start) for one in moved
    ]


HOSTILE = [
    "(" * 100_000,
    "A " * 100_000,
    "Dell " * 8_000,
    "(NYSE: A" * 4_000,
    "x" * 1_000_000,
    "$A" * 50_000,
    "<A." * 50_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8].strip())
def test_hostile_text_is_read_in_linear_time(text):
    start = time.process_time()
    find_mentions(document(text), [], load_master())
    assert time.process_time() - start < 5
