"""The one company a page is about: its issuer, and nobody it only speaks of."""

from __future__ import annotations

import pytest

from assets.clean.page import clean_page
from assets.extract.companies.security_master import load_master
from assets.extract.page import read_page

COURT = (
    "{title}\n"
    "DAYTON, Ohio - March 3, 2025 - Palvoxa, Inc. (“Palvoxa,” the “Company”) (Nasdaq: PVXQ), a maker of chat "
    "software, reported its results today.\n"
    "Revenue was $2.1 million in the quarter ended December 31, 2024.\n"
    "On July 23 the Company filed a suit against Cisco Systems, Inc. A jury found that Cisco infringed a "
    "patent, and Cisco has to pay. Cisco said that Cisco would appeal.\n"
)


# The name stands right before the ticker that the master does not know: a company may have changed it.
UNTAGGED = (
    "Results of the quarter\n"
    "DAYTON, Ohio - March 3, 2025 - Cisco Systems, Inc. (Nasdaq: PVXQ), a maker of switches, reported its "
    "results today. Cisco Systems, Inc. also named a new head of finance.\n"
    "Revenue was $2.1 million in the quarter ended December 31, 2024.\n"
)


def tickers(text: str) -> set[str | None]:
    """Whose figures a page states."""
    page = clean_page(text.encode(), "text/plain")
    found = read_page("0" * 64, page.document, page.blocks, page.cells, load_master(), "test")
    return {statement.ticker for statement in found.statements if statement.metric == "revenue"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COURT.format(title="Palvoxa Reports Fourth Quarter Results"), "PVXQ"),
        (
            COURT.format(title="Palvoxa Reports Results")
            .replace("Palvoxa, Inc.", "Cisco Systems, Inc.")
            .replace("PVXQ", "CSCO"),
            "CSCO",
        ),
        (UNTAGGED, "CSCO"),
    ],
)
def test_figures_are_of_the_company_whose_ticker_the_lead_gives(text, expected):
    """A company unknown to the master keeps its printed ticker; no better known name gets its figures."""
    assert tickers(text) == {expected}


FORESEEN = (
    "Earnings of chip makers seen higher\n"
    "NEW YORK, March 12 - Chip makers will earn more next year, analysts at Goldman Sachs said.\n"
    "Sales of the industry will rise 12 percent. Goldman Sachs economists expect no recession.\n"
    "Revenue was $2.1 million.\n"
)


def test_a_bank_whose_analysts_speak_of_others_is_not_spoken_of():
    assert tickers(FORESEEN) == {None}
    assert tickers(FORESEEN.replace("analysts at Goldman Sachs", "Goldman Sachs")) == {"GS"}


COVER = (
    "FORM 10-K\nFor the fiscal year ended December 31, 1996\n{names}\n"
    "Item 1. Business. Competitors are Ford Motor Company and General Motors Company. "
    "Ford Motor Company sells more than General Motors Company.\n"
    "Revenue was $2.1 million in the year ended December 31, 1996.\n"
)
NAMED = "{}\n(Exact name of registrant as specified in its charter)\n"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (NAMED.format("NUCOR CORPORATION"), "NUE"),
        (NAMED.format("NUCOR CORPORATION") + NAMED.format("CISCO SYSTEMS, INC."), None),
    ],
)
def test_a_filing_is_about_the_registrant_on_its_cover(names, expected):
    """The cover names the registrant once; the text may name others more often."""
    assert tickers(COVER.format(names=names)) == {expected}


TWICE = (
    "Results of the quarter\nTORONTO - March 3, 2025 - Cisco Systems, Inc. (Nasdaq: CSCO) (TSX: CSCO) "
    "reported revenue of $2.1 million in the quarter ended December 31, 2024.\n"
)


def test_a_ticker_on_a_second_exchange_is_the_same_company():
    """The master knows one of the two listings; the other is no stranger."""
    assert tickers(TWICE) == {"CSCO"}


@pytest.mark.parametrize(("filler", "expected"), [(0, {"CSCO"}), (60, {None})])
def test_a_company_named_far_below_is_not_what_the_page_is_about(filler, expected):
    """A long post that names a company twice near its end is not about that company."""
    scene = "Members of the choir met on Sunday and sang old songs until late.\n" * filler
    last = "We use Cisco phones. Cisco sells phones.\nRevenue was $2.1 million in 2024.\n"
    assert tickers(f"Notes of a choir\n{scene}{last}") == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # the title's short name is the text's long one
        ("General Mills lifts sales outlook", "General Mills Inc. raised its outlook.", "GIS"),
        ("Palo Alto Networks (PANW) call highlights", "Key takeaways of the call.", "PANW"),
        ("Why General Mills, QZ and Oxford fell", "General Mills Inc. fell.", None),
        ("Stocks moving: General Mills, QZ and more", "General Mills Inc. fell.", None),
        ("What the call said", "Key takeaways of the call.", None),
    ],
)
def test_the_title_says_whom_the_page_is_about(title, text, expected):
    """Newsrooms name their company in the title, and in the text once or never; a list decides none."""
    body = f"<h1>{title}</h1><p>{text}</p><p>Revenue was $2.1 million in the quarter ended May 31, 2024.</p>"
    page = f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"
    document = clean_page(page.encode(), "text/html")
    found = read_page("0" * 64, document.document, document.blocks, document.cells, load_master(), "test")
    assert {one.ticker for one in found.statements if one.metric == "revenue"} == {expected}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("(TSX: QZV) (OTCQX: QZVLF)", "QZVLF"),
        ("(TSX: QZV, OTCQX: QZVLF)", "QZVLF"),
        ("(TSX: QZV)", None),
        ("(Nasdaq: QZV) (Nasdaq: QZVWW)", None),
    ],
)
def test_a_stranger_goes_by_its_american_ticker(tags, expected):
    """A symbol of a foreign exchange may be another's in America; the one beside it is nobody else's."""
    text = (
        f"TORONTO / ACCESS Newswire / March 3, 2025 / Palvoxa Ltd. {tags}, a maker of software, reported "
        "revenue of $2.1 million in the quarter ended December 31, 2024.\n"
    )
    assert tickers(f"Palvoxa Reports Results\n{text}") == {expected}


def test_one_name_with_its_ticker_far_below_is_no_subject():
    """Name and ticker are one mention: an owner told in the tenth paragraph is not whom the page is about."""
    lines = "The banks of the kingdom have to set more aside for loans that are not paid back.\n" * 12
    owner = "Revenue was $2 million in 1986.\nCitigroup Inc (NYSE: C) owns a part.\n"
    assert tickers(f"BANKS FACE LEAN PERIOD\nRIYADH, March 12 -\n{lines}{owner}") == {None}
