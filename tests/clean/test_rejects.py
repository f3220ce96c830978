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
    # body                                                                           reason
    (b"", "empty"),
    (b" \n\t ", "empty"),
    (b"<html><body><script>render()</script></body></html>", "empty"),
    (b"<title>404 Not Found</title><h1>Not Found</h1><p>The page you want is not here.", "error_page"),
    (b"<title>Just a moment...</title><p>Checking your browser before you go on.", "error_page"),
    (b"<p>We and our partners use cookies to store your choices. <button>Accept</button>", "consent_wall"),
    (
        b"<h1>Acme profit rises</h1><p>Subscribe to continue reading this story about Acme and its profit.",
        "paywall_stub",
    ),
    (f"<nav><ul>{LIST}</ul></nav>".encode(), "listing_page"),
    (bytes(range(256)) * 40 + b"\0" * 4000, "not_text"),
    (b"x" * (MAX_BYTES + 1), "too_long"),
    (b"<p>a" * 160_000, "too_long"),
]


@pytest.mark.parametrize(
    ("body", "reason"), REJECTED, ids=[f"{reason} {place}" for place, (_, reason) in enumerate(REJECTED)]
)
def test_a_page_nobody_could_read_is_rejected(body, reason):
    reject = clean_page(body, "text/html")
    assert isinstance(reject, Reject)
    assert (reject.reason, bool(reject.detail)) == (reason, True)
    assert reason in REJECT_REASONS


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
