"""What a page is called, when it was published and by whom, and who says so."""

from datetime import UTC, datetime

import pytest

from assets.clean.metadata.dates import parse_date
from assets.clean.page import clean_page

TEXT = (
    "Acme Corp. said on Monday that sales rose 12 percent in the first quarter, helped by demand from Asia."
)
BODY = f"<article><p>{TEXT}<p>{TEXT} And more.<p>{TEXT} And more still.</article>"


def read(head: str = "", body: str = BODY, url: str | None = None):
    return clean_page(f"<html><head>{head}</head><body>{body}".encode(), "text/html", None, url).document


def ld(words: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {words}}}</script>'


DATES = [
    # as written                                   UTC                         precision
    ("2023-05-24T16:20:00-04:00", datetime(2023, 5, 24, 20, 20, tzinfo=UTC), "instant"),
    ("2023-05-24T16:20:00Z", datetime(2023, 5, 24, 16, 20, tzinfo=UTC), "instant"),
    ("20230524T162000+0000", datetime(2023, 5, 24, 16, 20, tzinfo=UTC), "instant"),
    ("2023-05-24 16:20", datetime(2023, 5, 24, tzinfo=UTC), "day"),  # no zone, no instant
    ("May 24, 2023 4:20 PM ET", datetime(2023, 5, 24, 20, 20, tzinfo=UTC), "instant"),
    ("Jan. 24, 2023 at 4:20 p.m. ET", datetime(2023, 1, 24, 21, 20, tzinfo=UTC), "instant"),
    ("24 mai 2023", datetime(2023, 5, 24, tzinfo=UTC), "day"),
    ("24. März 2023", datetime(2023, 3, 24, tzinfo=UTC), "day"),
    ("24 de maio de 2023", datetime(2023, 5, 24, tzinfo=UTC), "day"),
    ("24/05/2023", datetime(2023, 5, 24, tzinfo=UTC), "day"),
    ("May 2023", datetime(2023, 5, 1, tzinfo=UTC), "month"),
]


@pytest.mark.parametrize(("text", "at", "precision"), DATES, ids=[text for text, _, _ in DATES])
def test_a_date_is_read_to_what_it_says(text, at, precision):
    date = parse_date(text)
    assert (date.at, date.precision) == (at, precision)


@pytest.mark.parametrize("text", ["03/04/2024", "February 30, 2023", "Q1 2024", "soon", "1/2", "", "2023"])
def test_what_is_no_sure_date_is_none(text):
    assert parse_date(text) is None


WITNESSES = [
    # head, body, url, day, who says so
    (
        ld('"datePublished": "2024-05-06T09:30:00Z", "dateModified": "2024-05-08"'),
        BODY,
        None,
        "2024-05-06",
        "json_ld",
    ),
    ('<meta property="article:published_time" content="2024-05-06">', BODY, None, "2024-05-06", "meta"),
    ("", f'<time datetime="2024-05-06">May 6</time>{BODY}', None, "2024-05-06", "time"),
    ("", f"<p>OSLO, May 6, 2024 (GLOBE NEWSWIRE) -- {TEXT}<p>{TEXT}", None, "2024-05-06", "dateline"),
    ("", f"{'<p>EX-99.1</p>' * 9}<p>May 6, 2024 - OSLO - {TEXT}<p>{TEXT}", None, "2024-05-06", "dateline"),
    ("", f"<p>By Jane Roe</p><p>May 6, 2024</p>{BODY}", None, "2024-05-06", "text"),
    ("", BODY, "https://bugle.example/2024/05/06/acme", "2024-05-06", "url"),
]


@pytest.mark.parametrize(
    ("head", "body", "url", "day", "origin"), WITNESSES, ids=[one[-1] for one in WITNESSES]
)
def test_the_first_witness_is_believed_and_named(head, body, url, day, origin):
    document = read(head, body, url)
    assert (document.published_at.date().isoformat(), document.published_origin) == (day, origin)


NO_DATE = [
    BODY,
    f"<p>Updated May 7, 2024</p>{BODY}",
    f'<time class="updated" datetime="2024-05-07">May 7</time>{BODY}',
    f"<p>Results for the quarter ended March 31, 2024: {TEXT}<p>{TEXT}",
    f"{BODY}<footer>© 2024 The Bugle, May 7, 2024</footer>",
]


@pytest.mark.parametrize("body", NO_DATE, ids=["silent", "updated", "updated time", "period", "footer"])
def test_a_page_that_does_not_say_has_no_date(body):
    document = read("", body)
    assert (document.published_at, document.published_precision, document.published_origin) == (
        None,
        "unknown",
        None,
    )


TITLES = [
    # head                                                         printed headline        title
    ("<title>Acme profit rises - The Bugle</title>", "<h1>Acme profit rises</h1>", "Acme profit rises"),
    ("<title>Acme profit rises - The Bugle</title>", "<h1>The Bugle</h1>", "Acme profit rises"),
    ("<title>Acme profit rises | The Bugle</title>", "", "Acme profit rises"),
    (ld('"headline": "Acme profit rises &amp; rises"'), "", "Acme profit rises & rises"),
    ("<title>Exhibit 99.1</title>", "", None),
]


@pytest.mark.parametrize(("head", "headline", "title"), TITLES)
def test_the_title_is_the_headline_without_the_site(head, headline, title):
    assert read(head, headline + BODY).title == title


BYLINES = [
    (ld('"author": {"@type": "Person", "name": "Jane Roe"}'), "", "Jane Roe"),
    (ld('"author": [{"name": "Jane Roe"}, {"name": "John Doe"}]'), "", "Jane Roe, John Doe"),
    ('<meta name="author" content="By Jane Roe">', "", "Jane Roe"),
    ("", '<div><a class="author-name" href="/jane">Jane Roe</a></div>', "Jane Roe"),
    ("", "<p>By Jane Roe</p>", "Jane Roe"),
    ("", "", None),
]


@pytest.mark.parametrize(("head", "line", "byline"), BYLINES)
def test_the_byline_is_the_author_as_printed(head, line, byline):
    assert read(head, f"<h1>Acme profit rises</h1>{line}{BODY}").byline == byline


ADDRESSES = [
    (
        '<link rel="canonical" href="/acme">',
        "https://bugle.example/acme?utm_source=x",
        "https://bugle.example/acme",
    ),
    ('<meta property="og:url" content="https://bugle.example/acme">', None, "https://bugle.example/acme"),
    ("", "https://bugle.example/acme?id=7&utm_source=x#top", "https://bugle.example/acme?id=7"),
    ("", None, None),
]


@pytest.mark.parametrize(("head", "url", "canonical_url"), ADDRESSES)
def test_the_address_is_the_one_the_page_calls_its_own(head, url, canonical_url):
    assert read(head, BODY, url).canonical_url == canonical_url


KINDS = [
    (ld('"headline": "x"'), BODY, None, "news"),
    ("", f"<p>OSLO, May 6, 2024 (GLOBE NEWSWIRE) -- {TEXT}", None, "press_release"),
    ("<title>Acme results | Acme Newsroom</title>", BODY, None, "press_release"),
    ("", BODY, "https://www.sec.gov/Archives/edgar/data/1/ex991.htm", "filing"),
    ("<title>Acme (ACM) Q1 2024 Earnings Call Transcript</title>", BODY, None, "transcript"),
    ("", BODY, "https://forum.example/t/acme/7", "user_post"),
    ("", BODY, None, "other"),
]


@pytest.mark.parametrize(("head", "body", "url", "kind"), KINDS)
def test_a_page_is_of_a_kind(head, body, url, kind):
    assert read(head, body, url).kind == kind


def test_the_language_is_that_of_the_text():
    german = (
        "<p>Der Umsatz stieg im ersten Quartal um zwölf Prozent, teilte das Unternehmen am Montag mit.</p>"
    )
    assert read('<meta property="og:locale" content="en_US">', german * 3).language == "de"


def test_half_a_character_in_the_metadata_is_shown_as_broken():
    document = read(ld('"headline": "Acme \\ud83d rises", "author": "Jane \\ud83d Roe"'))
    assert (document.title, document.byline) == ("Acme \ufffd rises", "Jane \ufffd Roe")
