"""Pages that cannot be read say why."""

import pytest

from assets.clean.page import clean_page
from assets.clean.rejects import MAX_BYTES
from assets.records import REJECT_REASONS, Reject

TEXT = (
    "Acme Corp. said on Monday that sales rose 12 percent in the first quarter, helped by demand from Asia."
)
LIST = "".join(f'<li><a href="/{number}">Oil falls again in week {number}</a>' for number in range(40))

REJECTED = [
    # body, reason, what the detail says
    (b"", "empty", "0 bytes"),
    (b" \n\t ", "empty", "none of them text"),
    (b"<html><body></body></html>", "empty", "0 blocks"),
    (b"<html><body><script>render()</script></body></html>", "empty", "0 blocks"),
    (b"<div id=app>Loading...</div><script src=app.js></script>", "empty", "script"),
    (
        b"<div id=root></div><noscript>You need to enable JavaScript.</noscript>",
        "empty",
        "script",
    ),
    (b'<meta http-equiv="refresh" content="0; url=https://b.example/x">', "empty", "https://b.example/x"),
    (
        b'<meta http-equiv="refresh" content="0;URL=\'/x\'"><p>If nothing happens, click here.',
        "empty",
        "sends the reader on to /x",
    ),
    (
        b"<title>404 Not Found</title><h1>Not Found</h1><p>The page you want is not here.",
        "error_page",
        "Not Found",
    ),
    (b"<title>The Bugle | Page not found</title><p>We looked everywhere.", "error_page", "The Bugle"),
    (b"<title>Access Denied</title><p>You don't have permission to access this.", "error_page", "Access"),
    (b"<title>Just a moment...</title><p>Checking your browser before you go on.", "error_page", "Just"),
    (b"<title>The Bugle - Are you a robot?</title><p>Click the box below.", "error_page", "robot"),
    (
        b"<title>Pardon Our Interruption</title><p>Something made us think you were one.",
        "error_page",
        "Pardon",
    ),
    (b"<title>Seite nicht gefunden</title><p>Leider gibt es sie nicht.", "error_page", "Seite"),
    (b"<title>Index of /news</title><h1>Index of /news</h1><pre>a.html</pre>", "error_page", "Index"),
    (
        b"<p>We and our partners use cookies to store your choices. <button>Accept</button>",
        "consent_wall",
        "We",
    ),
    (
        b"<h1>Bevor Sie weiterlesen</h1><p>Wir und unsere 152 Partner verwenden Cookies.",
        "consent_wall",
        "Partner",
    ),
    (b"<p>Nous et nos 12 partenaires utilisons des cookies.</p>", "consent_wall", "partenaires"),
    (
        b"<p>Utilizamos cookies propias y de terceros.</p><p>Aceptar todas las cookies",
        "consent_wall",
        "Utilizamos",
    ),
    (
        b"<p>When you use our sites, we use cookies to provide them and for advertising.</p>" * 12,
        "consent_wall",
        "When you use",
    ),
    (
        b"<h1>Acme profit rises</h1><p>Subscribe to continue reading this story about Acme and its profit.",
        "paywall_stub",
        "Acme profit rises",
    ),
    (
        b"<h1>Acme steigt</h1><p>Der Gewinn stieg. Jetzt abonnieren und alles lesen.",
        "paywall_stub",
        "Acme",
    ),
    (f"<nav><ul>{LIST}</ul></nav>".encode(), "listing_page", "blocks"),
    (bytes(range(256)) * 40 + b"\0" * 4000, "not_text", "zero"),
    (bytes(place * 37 % 255 + 1 for place in range(5000)), "not_text", "control characters"),
    (b"%PDF-1.4 and so on", "not_text", "a PDF, called text/html"),
    (b"\x1f\x8b\x08\x00 and so on", "not_text", "gzip"),
    (b"x" * (MAX_BYTES + 1), "too_long", "more than"),
    (b"<p>a" * 160_000, "too_long", "pieces"),
]


@pytest.mark.parametrize(
    ("body", "reason", "detail"), REJECTED, ids=[f"{one[1]} {place}" for place, one in enumerate(REJECTED)]
)
def test_a_page_nobody_could_read_is_rejected_for_one_reason(body, reason, detail):
    reject = clean_page(body, "text/html")
    assert isinstance(reject, Reject)
    assert (reject.reason, detail in reject.detail) == (reason, True)
    assert reason in REJECT_REASONS


MORE = f"<p>{TEXT}<p>{TEXT} {TEXT}"
READ = {
    "marked up for phones": f"<html amp><body><article>{MORE}</article><amp-ad></amp-ad>",
    "two bytes a character": f"<article>{MORE}</article>".encode("utf-16-le"),
    "hidden until drawn": f'<body style="visibility:hidden"><article>{MORE}</article>',
    "about cookies": f"<article><h1>Cookies end</h1><p>We use cookies, firms said.{MORE}</article>",
    "short, on a number": "<h1>404 Media profit rises</h1><p>404 Media said that its net rose 3 percent.",
    "short, on a word": "<h1>Forbidden Fruit sells more</h1><p>Forbidden Fruit Inc. sold 404 more apples.",
    "free, and asking": f"<article>{MORE}{MORE}</article><p>Already a subscriber?",
}


@pytest.mark.parametrize("page", READ.values(), ids=READ)
def test_an_article_is_read_however_it_is_served(page):
    cleaned = clean_page(page if isinstance(page, bytes) else page.encode(), "text/html")
    assert not isinstance(cleaned, Reject), cleaned
    assert "percent" in cleaned.document.text or "apples" in cleaned.document.text


def test_a_defect_seen_at_the_door_is_the_reason():
    assert clean_page(b"<p>x", "text/html", defect="truncated: 10 of 20 bytes").reason == "truncated"


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "application/octet-stream"])
def test_what_is_no_text_is_not_read(media_type):
    assert clean_page(b"%PDF-1.7 and so on", media_type).reason == "not_text"


def test_an_article_that_speaks_of_errors_and_cookies_is_none():
    words = (
        f"<article><p>{TEXT} 404 pages were lost, and cookies are sweet.<p>{TEXT} {TEXT}<p>{TEXT}</article>"
    )
    assert not isinstance(clean_page(words.encode(), "text/html"), Reject)
