"""An article that stands in JSON-LD alone: pages that a script would draw are read, their bytes true."""

from __future__ import annotations

import json

import pytest

from assets.clean.page import Cleaned, clean_page
from assets.records import Reject

FIRST = (
    "OSLO, Oct 12 (Example) - Example Pumps said profit rose 5\u00a0% to \u20ac12.5 million in the quarter."
)
SECOND = 'Sales of "small" pumps grew in every region & the outlook was raised.'
THIRD = "Its head, Zo\u00eb Roe, said that orders for the winter were already well above those of last year."
BODIES = {
    "line feeds": f"{FIRST}\n\n{SECOND}\n\n{THIRD}",
    "paragraphs": f"<p>{FIRST}</p><p>{SECOND.replace('&', '&amp;')}</p><p><b>{THIRD}</b>",
    "carriage returns": f"  {FIRST}\r\n{SECOND}\r\n{THIRD}  ",
}
SHELL = """<html><head><title>Example Pumps profit rises</title>
<script type="application/ld+json">%s</script></head>
<body><div id="root"></div>%s<script src="/app.js"></script></body></html>"""


def page(
    body: str, shown: str = "<noscript>You need to enable JavaScript.</noscript>", *, ascii_only=True
) -> bytes:
    told = {"@type": "NewsArticle", "headline": "Example Pumps profit rises", "articleBody": body}
    return (SHELL % (json.dumps(told, ensure_ascii=ascii_only), shown)).encode()


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("name", BODIES)
def test_the_article_in_json_ld_is_the_text_of_a_page_without_one(name, ascii_only):
    cleaned = clean_page(page(BODIES[name], ascii_only=ascii_only), "text/html")
    assert cleaned.document.text.split("\n") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("name", BODIES)
def test_what_the_article_says_stands_in_the_bytes(name):
    body = page(BODIES[name])
    cleaned = clean_page(body, "text/html")
    text, runs = cleaned.document.text, cleaned.document.raw_runs
    told = {
        text[start:end]: body[first:last] for start, end, first, last in zip(*[iter(runs)] * 4, strict=True)
    }
    assert told["12.5 million in the quarter."] == b"12.5 million in the quarter."
    assert told["\u20ac"] == b"\\u20ac"


def test_what_the_page_shows_of_it_is_a_teaser():
    cleaned = clean_page(
        page(BODIES["line feeds"], "<p>Example Pumps said profit rose. Read on.</p>"), "text/html"
    )
    assert isinstance(cleaned, Cleaned)
    assert [block.rule for block in cleaned.blocks] == [
        "article_body",
        "article_body",
        "article_body",
        "teaser",
    ]


def test_a_page_that_shows_its_article_is_read_as_it_is_shown():
    shown = f"<article><p>{FIRST}</p><p>{SECOND.replace('&', '&amp;')}</p><p>{THIRD}</p></article>"
    cleaned = clean_page(page(BODIES["line feeds"], shown), "text/html")
    assert "article_body" not in {block.rule for block in cleaned.blocks}


def test_a_description_is_no_article():
    assert isinstance(clean_page(page("Profit rises."), "text/html"), Reject)
