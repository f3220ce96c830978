"""What is kept of a page, what is dropped, and by which rule."""

import time

import pytest

from assets.clean.page import clean_page

P1 = "Acme Corp. said on Monday that sales rose 12 percent in the first quarter, helped by demand from Asia."
P2 = "Profit was $3.1 million, or 14 cents a share, compared with $2.8 million a year earlier, it said."
P3 = "The shares, which had lost a tenth of their value this year, rose in early trading in Rome on Tuesday."
NAV = '<nav><a href="/">Home</a><a href="/m">Markets</a></nav>'
PAGE = """<html><head><title>Acme profit rises | The Bugle</title></head><body>
<nav><a href="/">Home</a><a href="/m">Markets</a></nav>
<header><h1>Acme profit rises</h1><p class="byline">By Jane Roe</p>
<time datetime="2024-05-06T09:30:00Z">May 6</time></header>
<main><article><div class="article-body">{body}</div></article></main>
<aside class="sidebar"><h3>Most read</h3><ul>
<li><a href="/1">Oil falls, and so does everything else today</a></ul></aside>
<footer>© The Bugle</footer></body></html>"""


def read(body: str, url: str | None = None):
    return clean_page(PAGE.format(body=body).encode(), "text/html", None, url)


def rules(body: str) -> dict[str, str]:
    """The rule of each dropped block, by its text in the source."""
    source = PAGE.format(body=body).encode()
    blocks = clean_page(source, "text/html").blocks
    return {
        source[block.raw_start : block.raw_end].decode(): block.rule for block in blocks if not block.is_kept
    }


def test_the_article_is_kept_and_nothing_else():
    assert read(f"<p>{P1}<p>{P2}<p>{P3}").document.text == f"{P1}\n{P2}\n{P3}"


DROPPED = [
    # markup inside the article                                    rule
    ('<div class="share"><a href="#">Tweet</a></div>', "share_buttons"),
    ("<figure><img><figcaption>Acme's plant in Ohio, seen in May.</figcaption></figure>", "caption"),
    ("<p>Acme's plant in Ohio (Photo: Jane Roe)</p>", "caption"),
    ('<p><a href="/2">Read more: Oil falls to a record low</a></p>', "pointer_elsewhere"),
    ("<h3>Story Tools</h3>", "tool_of_the_page"),
    ("<p>This document is subject to copyright. No part may be reproduced.</p>", "legal_notice"),
    ("<p>Pages: 1 2 3 4</p>", "tool_of_the_page"),
    ('<div class="ad-slot">Buy one, get one free, today only.</div>', "advertisement"),
    ('<div style="display:none">Nobody can see this text here.</div>', "hidden"),
    ("<button>Listen</button>", "control"),
    ('<div class="newsletter-signup">Get our letter every morning.</div>', "form"),
    ("<p>Updated May 7, 2024 at 10:00 AM</p>", "date_line"),
    ('<ul><li><a href="/3">Oil falls</a><li><a href="/4">Gold rises</a></ul>', "link_list"),
]


@pytest.mark.parametrize(("markup", "rule"), DROPPED, ids=[rule for _, rule in DROPPED])
def test_what_is_no_article_is_dropped_by_name(markup, rule):
    cleaned = read(f"<p>{P1}{markup}<p>{P2}<p>{P3}")
    assert cleaned.document.text == f"{P1}\n{P2}\n{P3}"
    assert rule in {block.rule for block in cleaned.blocks if not block.is_kept}


KEPT = [
    # markup                                                        text
    ("<ul><li>Sales of $9 million<li>Profit of $3 million</ul>", "Sales of $9 million\nProfit of $3 million"),
    (
        "<blockquote class='twitter-tweet'><p>Sales are up, and so are we.</p></blockquote>",
        "Sales are up, and so are we.",
    ),
    ("<h2>Outlook</h2>", "Outlook"),
    ("<pre>\nSales   10\r\nCosts    7\n\n</pre>", "Sales   10\nCosts    7"),
    (
        '<p class="overflow-hidden">It expects sales of $40 million this year.</p>',
        "It expects sales of $40 million this year.",
    ),
    ('<div class="widget"><p>' + P3 + "</p></div>", P3),
]


@pytest.mark.parametrize(
    ("markup", "text"), KEPT, ids=["list", "tweet", "heading", "pre", "overflow", "widget"]
)
def test_what_belongs_to_the_article_stays(markup, text):
    assert read(f"<p>{P1}{markup}<p>{P2}<p>{P3}").document.text == f"{P1}\n{text}\n{P2}\n{P3}"


def test_what_a_reader_unfolds_is_named_by_its_summary():
    fold = f'<details><summary role="button"><h2>Sizes</h2></summary><p>{P2}</p></details>'
    assert read(f"<p>{P1}{fold}<p>{P3}").document.text.split("\n")[1] == "Sizes"


def test_a_text_in_several_blocks_of_an_editor_is_kept_whole():
    block = '<div class="block"><div class="wysiwyg"><p>{}<p>{}<p>{}</div></div>'
    body = "".join(block.format(P1, P2, P3) for _ in range(3))
    head = '<meta property="article:published_time" content="2024-05-06">'
    page = f"{head}{NAV}<h1>Acme profit rises</h1>{body}<div><p>{P3}</p></div>"
    assert clean_page(page.encode(), "text/html").document.text.count(P2) == 3


def test_what_stands_below_the_block_of_an_editor_is_no_article():
    body = f'<div class="article_WYSIWYG__O0"><p>{P1}<p>{P2}<p>{P3}</div>'
    head = '<meta property="article:published_time" content="2024-05-06">'
    page = f"{head}{NAV}<h1>Acme profit rises</h1><div>{body}<div><p>{P2} Unlock it.</p></div></div>"
    assert "Unlock" not in clean_page(page.encode(), "text/html").document.text


def test_a_long_note_at_the_foot_does_not_stretch_the_article_to_itself():
    menu = '<td>SECTIONS<br><a href="/n">News</a><br><a href="/s">Sports</a></td>'
    foot = "<td>Copyright 2002 The Bugle Publishing Company of Springfield. All rights reserved.</td>"
    page = f"<table><tr>{menu}<td><p>{P1}<p>{P2}<p>{P3}</td></tr><tr>{foot}</tr></table>"
    assert clean_page(page.encode(), "text/html").document.text == f"{P1}\n{P2}\n{P3}"


@pytest.mark.parametrize(
    "line",
    [
        "Subscription revenue of $9 million, up 20 percent",
        "Subscribers of 4.1 million, up 20 percent from a year ago",
        "Sales expected to reach $40 million at constant currency",
        "Agreement reached on Tuesday to settle the case in Ohio",
        "More on-time deliveries than in any quarter since 2019",
    ],
)
def test_highlights_of_a_company_are_no_calls(line):
    points = f"<ul><li>{line}<li>{line} again</ul>"
    assert read(f"{points}<p>{P1}<p>{P2}<p>{P3}{points}").document.text.count(line) == 4


def test_a_name_that_most_of_the_text_bears_says_nothing():
    body = "".join(f'<div class="banner"><p>{text}</p></div>' for text in (P1, P2, P3))
    assert read(body).document.text == f"{P1}\n{P2}\n{P3}"


def test_calls_and_notes_below_the_last_sentence_are_dropped():
    tail = "<p>Jane Roe is a reporter for The Bugle.</p><p>Sign up for our newsletter.</p><h3>Topics</h3>"
    assert read(f"<p>{P1}<p>{P2}<p>{P3}{tail}").document.text.endswith(P3)


def test_blocks_account_for_all_the_text():
    source = PAGE.format(body=f"<p>{P1}<p>{P2}<p>{P3}").encode()
    blocks = clean_page(source, "text/html").blocks
    said = b"".join(source[block.raw_start : block.raw_end] for block in blocks)
    for words in (b"Home", b"Acme profit rises", b"By Jane Roe", b"Most read", b"The Bugle", P2.encode()):
        assert words in said
    assert [block.ordinal for block in blocks] == list(range(len(blocks)))


def test_a_text_cleaned_again_is_the_same():
    first = read(f"<p>{P1}<p>{P2}<p>{P3}").document.text
    again = clean_page(
        ("<article>" + "".join(f"<p>{line}" for line in first.split("\n"))).encode(), "text/html"
    )
    assert again.document.text == first


def test_a_page_without_furniture_is_kept_as_it_is():
    lines = ("Exhibit 99.1", "Acme Reports First Quarter Results", P1, "- 2 -")
    exhibit = "<body>" + "".join(f"<div>{line}</div>" for line in lines)
    document = clean_page(exhibit.encode(), "text/html").document
    assert document.text == f"Exhibit 99.1\nAcme Reports First Quarter Results\n{P1}"
    assert document.title == "Acme Reports First Quarter Results"


def test_in_a_thread_the_posts_are_the_text():
    member = '<h4 class="username">{}</h4><span>Joined 2011, 400 posts</span>'
    post = f'<div class="post">{member}<div class="post-content">{{}}</div></div>'
    thread = (
        "<h1>Is Acme cheap?</h1>"
        + post.format("ann", P1)
        + post.format("bob", "Hardly.")
        + post.format("cy", P3)
    )
    document = clean_page(thread.encode(), "text/html", None, "https://forum.example/t/acme/7").document
    assert document.text == f"ann\n{P1}\nbob\nHardly.\ncy\n{P3}"
    assert document.kind == "user_post"
    assert document.byline == "ann"


def test_a_quote_too_many_swallows_no_text():
    """Browsers take the second quote for a slip; what follows is no part of the attribute."""
    slip = f'<script src="a.js?c=2"" type="text/javascript"></script><p class="lead"">{P1}<p>{P2}<p>{P3}'
    assert read(slip).document.text == f"{P1}\n{P2}\n{P3}"


def test_a_notice_about_cookies_without_a_name_is_no_lead():
    notice = (
        "<div class='x1'>This site uses cookies to count its visitors. By reading on you agree to that.</div>"
    )
    assert read(f"{notice}<p>{P1}<p>{P2}<p>{P3}").document.text == f"{P1}\n{P2}\n{P3}"


def test_the_only_sentence_above_a_date_is_no_standfirst():
    """What most of the text is introduces nothing."""
    teaser = "<p>A shop in Rome sells what everyone there has been looking for.</p>"
    body = f"<p>{P1} {P2}</p><p>May 6, 2024</p>{teaser * 4}"
    assert P1 in read(body).document.text


def test_a_heading_that_names_a_quarter_is_no_date_of_the_page():
    """The lead of a release stands above "Second Quarter 2021 Highlights": that is no line of when."""
    heading = "<h2>Second Quarter 2021 Highlights</h2>"
    lines = "".join(f"<p>{P1}</p>" for _ in range(6))
    lead = "<p>DAYTON, Ohio - Palvoxa Inc. today reported results for the quarter ended June 30, 2021.</p>"
    text = read(f"{lead}<p>{P2}</p>{heading}{lines}").document.text
    assert "Palvoxa Inc. today reported" in text
    assert "Second Quarter 2021 Highlights" in text


REPEATED = [
    '<h2>About it</h2><div class="share">x y z</div>',
    '<div class="widget related">t',
    f'<div class="accordion"><button>Question</button><div hidden><p>{P1}</p></div></div>',
    '<div class="row a"><a href="/x">The name of a thing</a><p>$4.00</p></div>',
    f'<div hidden id="S:1"><p>{P1}</p></div>',
]


@pytest.mark.parametrize("piece", REPEATED, ids=range(len(REPEATED)))
def test_a_page_ten_times_as_long_takes_about_ten_times_as_long(piece):
    """Whatever repeats, no rule looks at all of the page again for each of its parts."""
    short, long = (measure(f"<nav>x</nav><article><p>{P1}{piece * count}<p>{P2}") for count in (400, 4000))
    assert long < 30 * max(short, 0.002)


def measure(page: str) -> float:
    started = time.process_time()
    clean_page(page.encode(), "text/html")
    return time.process_time() - started
