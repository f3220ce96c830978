"""Filings in EDGAR's envelope: all that is said is kept, and nothing of the envelope."""

from __future__ import annotations

import pytest

from assets.clean.page import Cleaned, clean_page

FILING = """<SEC-DOCUMENT>0000073309-97-000002.txt : 19970328
<SEC-HEADER>0000073309-97-000002.hdr.sgml : 19970328
ACCESSION NUMBER:		0000073309-97-000002
FILED AS OF DATE:		19970327
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			NUCOR CORP
</SEC-HEADER>
<DOCUMENT>
<TYPE>10-K
<SEQUENCE>1
<TEXT>

                                    FORM 10-K

For the fiscal year ended December 31, 1996

                                NUCOR CORPORATION
             (Exact name of registrant as specified in its charter)

(dollars in thousands, except per share data)
<TABLE>
<CAPTION>
                                     1996          1995
                                  ----------    ----------
<S>                               <C>           <C>
Net sales                         $3,647,030    $3,462,046
Net earnings                         248,169       274,535
</TABLE>
                                       3
<PAGE>
Sales in 1996 increased 5% to $3,647,030,000.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<TEXT>
begin 644 chart.gif
M1TE&.#EA`0`!`(```/___P```"'Y!`$`````+``````!``$```("1`$`.P``
end
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""
KEPT = [
    "FORM 10-K",
    "For the fiscal year ended December 31, 1996",
    "NUCOR CORPORATION",
    "(Exact name of registrant as specified in its charter)",
    "(dollars in thousands, except per share data)",
    "1996          1995",
    "----------    ----------",
    "Net sales                         $3,647,030    $3,462,046",
    "Net earnings                         248,169       274,535",
    "Sales in 1996 increased 5% to $3,647,030,000.",
]


def read(text: str) -> Cleaned:
    page = clean_page(text.encode(), "text/plain")
    assert isinstance(page, Cleaned), page
    return page


def test_a_filing_keeps_what_it_says():
    assert [line.strip() for line in read(FILING).document.text.splitlines()] == KEPT


def test_what_is_dropped_is_dropped_by_a_named_rule():
    dropped = {block.rule for block in read(FILING).blocks if not block.is_kept}
    assert dropped == {"envelope", "filing_header", "filing_tag", "page_mark", "no_text"}


def test_its_header_says_what_it_is():
    document = read(FILING).document
    assert (document.kind, document.publisher, document.title) == ("filing", "NUCOR CORP", "NUCOR CORP 10-K")
    assert (str(document.published_at)[:10], document.published_precision) == ("1997-03-27", "day")


@pytest.mark.parametrize("day", ["", "1997", "99999999", "soon"])
def test_a_header_without_a_day_gives_no_date(day):
    assert read(FILING.replace("19970327", day)).document.published_at is None


def test_a_document_without_its_envelope_is_known_by_its_tables():
    bare = FILING[FILING.index("                                    FORM") : FILING.index("</TEXT>")]
    assert [line.strip() for line in read(bare).document.text.splitlines()] == KEPT


def test_a_table_that_is_never_closed_loses_nothing():
    open_ended = FILING.replace("</TABLE>\n", "")
    assert read(open_ended).document.text.endswith("Sales in 1996 increased 5% to $3,647,030,000.")


HTML_FILING = """<SEC-DOCUMENT>0001234567-20-000123.txt : 20200429
<SEC-HEADER>0001234567-20-000123.hdr.sgml : 20200429
ACCESSION NUMBER:		0001234567-20-000123
FILED AS OF DATE:		20200429
	COMPANY DATA:
		COMPANY CONFORMED NAME:			EXAMPLE PUMPS INC
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>ex8k.htm
<TEXT>
<html><head><title>8-K</title></head><body>
<p>On April 29, 2020, Example Pumps Inc. issued a release.</p></body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>ex991.htm
<DESCRIPTION>PRESS RELEASE
<TEXT>
<html><head><title>EX-99.1</title></head><body><h1>Example Pumps Reports Higher Sales</h1>
<p>Sales rose 5% to $12.5 million.</p></body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.2
<SEQUENCE>3
<TEXT>
                             1996          1995
Net sales                  $3,647        $3,462
Net earnings                  248           274
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<SEQUENCE>4
<FILENAME>logo.jpg
<TEXT>
begin 644 logo.jpg
M_]C_X  02D9)1@ ! 0$ 8 !@
end
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


@pytest.fixture(scope="module", params=["text/plain", "text/html"])
def html_filing(request: pytest.FixtureRequest) -> Cleaned:
    return clean_page(HTML_FILING.encode(), request.param)


def test_pages_of_html_in_an_envelope_are_read_as_pages(html_filing):
    assert html_filing.document.text.split("\n") == [
        "On April 29, 2020, Example Pumps Inc. issued a release.",
        "Example Pumps Reports Higher Sales",
        "Sales rose 5% to $12.5 million.",
        "                             1996          1995",
        "Net sales                  $3,647        $3,462",
        "Net earnings                  248           274",
    ]


def test_the_envelope_of_html_is_dropped_and_named(html_filing):
    dropped = [block.rule for block in html_filing.blocks if not block.is_kept]
    assert dropped == ["filing_header", "envelope", "envelope", "envelope", "no_text"]


def test_the_header_says_whose_filing_of_html_it_is(html_filing):
    document = html_filing.document
    assert (document.publisher, document.kind, document.title) == (
        "EXAMPLE PUMPS INC",
        "filing",
        "Example Pumps Reports Higher Sales",
    )
    assert document.published_at.isoformat() == "2020-04-29T00:00:00+00:00"


def test_a_figure_in_an_envelope_is_found_in_the_bytes(html_filing):
    text, runs = html_filing.document.text, html_filing.document.raw_runs
    at = text.index("$12.5")
    raw = next(runs[i + 2] + at - runs[i] for i in range(0, len(runs), 4) if runs[i] <= at < runs[i + 1])
    assert HTML_FILING.encode()[raw : raw + 5] == b"$12.5"


def test_a_page_that_quotes_an_envelope_is_a_page():
    page = "<html><body><p>Filers write &lt;TYPE&gt; or <TYPE> before the text of a filing.</p></body></html>"
    assert "before the text of a filing" in clean_page(page.encode(), "text/html").document.text
