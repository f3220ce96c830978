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
