"""What a page is called, when it was published and by whom, and who says so."""

from datetime import UTC, datetime

import pytest

from assets.clean.metadata.dates import parse_date
from assets.clean.metadata.language import find_language
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
    (
        ld('"datePublished": "2024-05-06T09:30:00Z",,'),  # broken
        BODY,
        None,
        "2024-05-06",
        "json_ld",
    ),
    # Of several times the one that calls itself published, else the nearest above the text.
    (
        "",
        f'<time datetime="2024-05-09">9</time><time class="pub-date" datetime="2024-05-06">6</time>{BODY}',
        None,
        "2024-05-06",
        "time",
    ),
    (
        "",
        f'<nav><time datetime="2024-05-09">9</time></nav><time datetime="2024-05-06">6</time>{BODY}',
        None,
        "2024-05-06",
        "time",
    ),
    (
        "",
        f'<p>Roe <span class="DateTime" title="May 6, 2024 at 11:12 PM">Monday</span></p>{BODY}',
        None,
        "2024-05-06",
        "time",
    ),
    (
        "",
        f'<p><span class="posted" data-time="1714987800">a while ago</span></p>{BODY}',
        None,
        "2024-05-06",
        "time",
    ),
    (
        "",
        f"{'<p>Revenue rose 3%</p>' * 20}<p>OSLO, May 6, 2024 (EXAMPLE WIRE) -- {TEXT}<p>{TEXT}",
        None,
        "2024-05-06",
        "dateline",
    ),
    ("<meta name=publishdate content='05/29/2024 09:49'>", BODY, None, "2024-05-29", "meta"),
    ('<link rel=canonical href="https://e.example/2024/05/06/profit">', BODY, None, "2024-05-06", "url"),
    (
        "",
        f'{BODY}{"<p>Other words.</p>" * 400}<time itemprop="datePublished" datetime="2024-05-06">May</time>',
        None,
        "2024-05-06",
        "time",
    ),
]


@pytest.mark.parametrize(
    ("head", "body", "url", "day", "origin"), WITNESSES, ids=[one[-1] for one in WITNESSES]
)
def test_the_first_witness_is_believed_and_named(head, body, url, day, origin):
    document = read(head, body, url)
    assert (document.published_at.date().isoformat(), document.published_origin) == (day, origin)


NO_DATE = [
    BODY,
    f'<time class="updated" datetime="2024-05-07">May 7</time>{BODY}',
    f"<p>Results for the quarter ended March 31, 2024: {TEXT}<p>{TEXT}",
    f"{BODY}<footer>© 2024 The Bugle, May 7, 2024</footer>",
]


@pytest.mark.parametrize("body", NO_DATE, ids=["silent", "updated time", "period", "footer"])
def test_a_page_that_does_not_say_has_no_date(body):
    document = read("", body)
    assert (document.published_at, document.published_precision, document.published_origin) == (
        None,
        "unknown",
        None,
    )


ENTRY = "<article><time>{day}, 2024</time><h3><a href=/1>Acme Reports Results</a></h3><p>{text}</article>"


def test_a_list_of_releases_has_no_day_of_its_own():
    entries = "".join(ENTRY.format(day=day, text=TEXT) for day in ("Oct 12", "Jul 12", "Apr 12", "Jan 12"))
    document = read("<title>Press Releases</title>", f"<main><h1>Press Releases</h1>{entries}</main>")
    assert (document.published_at, document.published_origin) == (None, "doubted")


READ_BOTH_WAYS = [
    # stamp        the period reported of               the day believed
    ("08/01/2024", "the quarter ended June 30, 2024", "2024-08-01"),
    ("01/08/2024", "the quarter ended June 30, 2024", "2024-08-01"),
    ("05/02/2024", "the quarter ended March 31, 2024", None),
    ("08/01/2024", "a good quarter", None),
]


@pytest.mark.parametrize(("stamp", "period", "day"), READ_BOTH_WAYS)
def test_the_text_may_tell_the_day_from_the_month(stamp, period, day):
    document = read(
        "", f"<div>{stamp}</div><p>Acme today announced results for {period}. {TEXT}<p>{TEXT}<p>{TEXT}"
    )
    assert (document.published_at and str(document.published_at.date())) == day


DOUBTED = [
    # dateline's day, the period reported of, the day believed
    ("April 29, 2019", "the quarter ended March 29, 2020", None),
    ("January 30, 2024", "the fourth quarter and year ended December 31, 2024", None),
    ("April 29, 2020", "the quarter ended March 29, 2020", "2020-04-29"),
    ("March 10, 2020", "the quarter ended March 29, 2020, which it will report in April", "2020-03-10"),
    ("April 29, 2019", "the quarter ending March 29, 2020", "2019-04-29"),
]


@pytest.mark.parametrize(("day", "period", "believed"), DOUBTED, ids=[f"{a} {b}" for a, b, _ in DOUBTED])
def test_a_day_long_before_the_end_of_the_period_reported_is_no_day(day, period, believed):
    document = read(
        "", f"<p>OSLO, {day} (EXAMPLE WIRE) -- Acme Corp. reported results for {period}.<p>{TEXT}"
    )
    found = document.published_at and document.published_at.date().isoformat()
    assert (found, document.published_origin) == (believed, "dateline" if believed else "doubted")


TITLES = [
    # head                                                         printed headline        title
    ("<title>Acme profit rises - The Bugle</title>", "<h1>Acme profit rises</h1>", "Acme profit rises"),
    ("<title>Acme profit rises - The Bugle</title>", "<h1>The Bugle</h1>", "Acme profit rises"),
    ("<title>Acme profit rises | The Bugle</title>", "", "Acme profit rises"),
    (ld('"headline": "Acme profit rises &amp; rises"'), "", "Acme profit rises & rises"),
    ("<title>Exhibit 99.1</title>", "", None),
    # The site's name is known by its address too, however long it is.
    ("<title>Acme up - The Morning and Evening Bugle</title>", "", "Acme up"),
    ("<title>Acme - a story of loss</title>", "", "Acme - a story of loss"),
    # An address made from a headline tells which headline it was.
    (
        "<title>Bugle - The voice of the city</title>",
        "<h1>Acme profit rises again</h1>",
        "Acme profit rises again",
    ),
    ("<title>Acme profit rises again / Markets / Bugle</title>", "", "Acme profit rises again"),
    # What is printed large on a page about something else is no title of it.
    (
        "<title>Acme profit rises again on pumps</title>",
        "<h1>Acme and its pumps: all our stories</h1>",
        "Acme profit rises again on pumps",
    ),
    # What software puts before a headline is none of it.
    (
        '<meta property="og:title" content="Acme profit rises">',
        "<h1>Solved: Acme profit rises</h1>",
        "Acme profit rises",
    ),
]


PRINTED = [
    (
        "Acme, Inc. - Investor Relations - Stock Information",
        "<h1>Stock Information</h1>",
        "Stock Information",
    ),
    ("Configuration — acme 2.1 documentation", "<h1>Configuration<a href='#c'>¶</a></h1>", "Configuration"),
    # window's title, what the page prints above its text, title
    ("Jane Roe's Digital Home | On Pumps and Valves", "<h3>On Pumps and Valves</h3>", "On Pumps and Valves"),
    (
        "News - Site Update - Part 14 / Chapter 2",
        "<p>Site Update - Part 14 / Chapter 2</p>",
        "Site Update - Part 14 / Chapter 2",
    ),
    (
        "Why does the relief valve stall? : pumps",
        "<h1>pumps</h1><p>Why does the relief valve stall?</p>",
        "Why does the relief valve stall?",
    ),
    (
        "Acme Corp. - Press Release",
        "<p>For immediate release</p><p>Acme Corp. Reports Results for the Quarter</p>",
        "Acme Corp. Reports Results for the Quarter",
    ),
    (
        "EX-99.1",
        "<p>Exhibit 99.1</p><p>ACME CORP. TO ACQUIRE EXAMPLE PUMPS, INC.</p>",
        "ACME CORP. TO ACQUIRE EXAMPLE PUMPS, INC.",
    ),
]


def test_a_headline_that_says_what_a_company_did_is_no_name_of_its_site():
    head = "<title>Birchwood, Inc. - Birchwood Announces First Quarter 2024 Results</title>"
    document = read(head, BODY, "https://investors.birchwood.example/2024-05-07")
    assert document.title == "Birchwood Announces First Quarter 2024 Results"


@pytest.mark.parametrize(("window", "above", "title"), PRINTED)
def test_a_headline_without_its_mark_is_known_by_the_title(window, above, title):
    assert read(f"<title>{window}</title>", f"{above}<p>{TEXT}<p>{TEXT} And more.").title == title


@pytest.mark.parametrize(("head", "headline", "title"), TITLES)
def test_the_title_is_the_headline_without_the_site(head, headline, title):
    url = "https://www.bugle.example/2024/acme-profit-rises-again"
    assert read(head, headline + BODY, url).title == title


BYLINES = [
    (ld('"author": {"@type": "Person", "name": "Jane Roe"}'), "", "Jane Roe"),
    (ld('"author": [{"name": "Jane Roe"}, {"name": "John Doe"}]'), "", "Jane Roe, John Doe"),
    ('<meta name="author" content="By Jane Roe">', "", "Jane Roe"),
    ("", '<div><a class="author-name" href="/jane">Jane Roe</a></div>', "Jane Roe"),
    ("", "<p>By Jane Roe</p>", "Jane Roe"),
    ("", "<p>By Jane Roe on</p>", "Jane Roe"),
    ('<meta name="author" content="Super User">', "", None),
    ('<meta name="author" content="Story By">', "", None),
    ("", "<p>By signing in, you agree to our terms</p>", None),
    ("", "<p>By Jane Roe and John Doe, Bugle Staff Writers</p>", "Jane Roe, John Doe"),
    ("", "<p>By JANE ROE, AP Business Writer</p>", "JANE ROE"),
    ("", "<p>By <a href='/roe'>Jane Roe</a> <span>May 6, 2024</span></p>", "Jane Roe"),
    ("", "<p>Published May 6, 2024 by Jane Roe</p>", "Jane Roe"),
    ("", '<span class="author">JR</span><p>Published May 6, 2024 by Jane Roe</p>', "Jane Roe"),
    ('<meta name="author" content="Reuters">', "", "Reuters"),
    (ld('"author": {"@type": "Organization", "name": "Reuters"}'), "", "Reuters"),
    # A house that signs its own page, an account of its software, and a desk are no authors.
    (ld('"author": {"@type": "Organization", "name": "The Bugle"}'), "", None),
    ('<meta name="author" content="bugleonline">', "", None),
    ('<meta name="author" content="Staff Reports">', "", None),
    ("", "<p>By Bugle staff</p>", None),
    ("", "", None),
]


@pytest.mark.parametrize(("head", "line", "byline"), BYLINES)
def test_the_byline_is_the_author_as_printed(head, line, byline):
    url = "https://www.bugle.example/acme"
    assert read(head, f"<h1>Acme profit rises</h1>{line}{BODY}", url).byline == byline


POSTERS = [
    # as software of forums marks who wrote a post
    '<article data-author="roe7"><p>{}</article>',
    '<shreddit-post post-title="x" author="roe7"><p>{}</shreddit-post>',
    '<div><a class="bigusername" href="m?u=7">roe7</a></div><p>{}',
    '<div><a href="m?u=7" class="username">roe7</a></div><p>{}',
    "<dl><dt><strong>roe7</strong></dt></dl><p>{}",
    '<h4><a href="m?u=7" title="View the profile of roe7">roe7</a></h4><p>{}',
    '<div><span class="forum-post-author">roe7</span></div><p>{}',
]


@pytest.mark.parametrize("post", POSTERS)
def test_a_thread_is_by_the_member_who_opened_it(post):
    posts = "<hr>".join((post.format(TEXT), post.replace("roe7", "doe8").format(TEXT)))
    assert read("", f"<h1>Acme profit rises</h1>{posts}", "https://forum.example/t/acme/7").byline == "roe7"


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
    ("", BODY, "https://www.gate.example/en/post/status/17", "user_post"),
    (ld('"headline": "T-beams"'), BODY, "https://en.example/wiki/T-beams", "news"),
    (ld('"headline": "Acme up"'), BODY, "https://blog.example/post/acme-up", "news"),
    ("", BODY, None, "other"),
    # A decision is no wire of Cision, and a story that mentions a press release is none.
    (ld('"headline": "x"'), f"{BODY}<p>The decision was precise, a press release said.", None, "news"),
    (
        "",
        f"<p>Acme today announced results.<p>{TEXT}<p>{TEXT}<h3>About Acme</h3><p>{TEXT}",
        None,
        "press_release",
    ),
    ("", BODY, "https://investors.example.com/acme-results", "press_release"),
    (ld('"headline": "x"'), BODY, "https://www.investors.example/news/acme", "news"),
]


@pytest.mark.parametrize(("head", "body", "url", "kind"), KINDS)
def test_a_page_is_of_a_kind(head, body, url, kind):
    assert read(head, body, url).kind == kind


NEIGHBOURS = {
    "da": "Selskabet venter for hele året en omsætning, der er højere end for et år siden. Det er for tidligt"
    " at sige, hvad det betyder for resultatet, siger direktøren for selskabet.",
    "no": "Selskapet venter for hele året en omsetning som er høyere enn for et år siden. Det er for tidlig"
    " å si hva det betyr for resultatet, sier direktøren.",
    "nl": "De omzet is in het eerste kwartaal met drie procent gestegen. Of de winst dit jaar ook hoger is"
    " dan vorig jaar, is nog niet bekend. Er was veel vraag naar chips.",
    "en": "Sales at Alder Corp. rose by 3% in the first quarter, and profit was higher than a year earlier.",
}


@pytest.mark.parametrize(("language", "text"), NEIGHBOURS.items(), ids=NEIGHBOURS)
def test_a_language_that_shares_words_with_english_is_not_taken_for_it(language, text):
    assert find_language(text, "en") == language


TERSE = (
    "ALDER PUMPS INC <ALDP> 4TH QTR NET Shr 11 cts vs 13 cts Net 212,000 vs 253,000 Sales 4.1 mln vs 3.9 mln",
    "<BIRCH TRUST> SETS PAYOUT Qtly div 12 cts vs 12 cts prior Pay April 2 Record March 11",
    "CEDAR LTD 1ST QTR JAN 31 LOSS Oper shr loss 2.31 dlrs vs profit 40 cts Revs 18.2 mln vs 22.0 mln",
)


@pytest.mark.parametrize("text", TERSE)
def test_terse_wires_are_english(text):
    assert find_language(text, None) == "en"


def test_figures_are_of_no_language():
    assert find_language("4.12 4.08 4.31 1,222 88 17.5 92.11 +0.4 -0.2 3,100 12.5 12.5 8 9 10", None) is None


def test_the_language_is_that_of_the_text():
    german = (
        "<p>Der Umsatz stieg im ersten Quartal um zwölf Prozent, teilte das Unternehmen am Montag mit.</p>"
    )
    assert read('<meta property="og:locale" content="en_US">', german * 3).language == "de"


def test_half_a_character_in_the_metadata_is_shown_as_broken():
    document = read(ld('"headline": "Acme \\ud83d rises", "author": "Jane \\ud83d Roe"'))
    assert (document.title, document.byline) == ("Acme \ufffd rises", "Jane \ufffd Roe")
