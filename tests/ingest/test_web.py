"""Pages and feeds from the web, against a server on this machine."""

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assets.ingest import web
from assets.ingest.sources import read_sources

PAGE = b"<html><body><p>Acme earned $2 million in the first quarter.</p></body></html>"
FEED = b"""<rss><channel>
<item><title>Q1</title><link>/q1.html</link></item>
<item><title>Q1 again</title><link>/q1.html</link></item>
<item><title>Gone</title><link>/gone.html</link></item>
<item><title>Kept out</title><link>/private/q2.html</link></item>
<item><title>A file</title><link>file:///etc/hostname</link></item>
</channel></rss>"""


class _Site(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/robots.txt":
            self._answer(200, b"User-agent: *\nDisallow: /private/\n")
        elif self.path == "/feed.xml":
            self._answer(200, FEED)
        elif self.path in ("/q1.html", "/private/q2.html"):
            self._answer(200, PAGE)
        elif self.path == "/packed.html":
            self._answer(200, gzip.compress(PAGE), encoding="gzip")
        elif self.path == "/bomb.html":
            self._answer(200, gzip.compress(b" " * 4_000_000), encoding="gzip")
        elif self.path == "/lying.html":
            self._answer(200, b"no gzip at all", encoding="gzip")
        elif self.path == "/moved.html":
            self._answer(301, b"", location="/q1.html")
        elif self.path == "/round.html":
            self._answer(302, b"", location="/round.html")
        else:
            self._answer(404, b"<html><body>Not found</body></html>")

    def _answer(self, status: int, body: bytes, *, encoding: str = "", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""


@pytest.fixture
def site(monkeypatch) -> Iterator[str]:
    """Address of a small site on this machine."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(web.read_address, "__defaults__", (0.0,))
    monkeypatch.setattr(_Site, "asked", [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _read(address: str):
    (found,) = read_sources([address])
    return found


def test_a_page_is_told_as_it_was_answered(site):
    found = _read(f"{site}/q1.html")
    assert found.page.body == PAGE
    assert (found.capture.url, found.capture.http_status) == (f"{site}/q1.html", 200)
    assert found.capture.captured_at_origin == "crawler" and found.capture.captured_at


def test_a_feed_gives_the_page_of_each_entry_once(site):
    found = list(read_sources([f"{site}/feed.xml"]))
    told = [(one.capture.source.removeprefix(site), one.capture.http_status) for one in found]
    assert told == [("/q1.html", 200), ("/gone.html", 404), ("/private/q2.html", None)]


def test_robots_are_asked_once_and_obeyed(site):
    found = list(read_sources([f"{site}/feed.xml"]))
    assert found[-1].page.defect == "unreadable: robots.txt asks not to read it"
    assert _Site.asked.count("/robots.txt") == 1 and "/private/q2.html" not in _Site.asked


@pytest.mark.parametrize(
    ("path", "body", "url"),
    [("/packed.html", PAGE, "/packed.html"), ("/moved.html", PAGE, "/q1.html")],
)
def test_packed_and_moved_pages_are_read(site, path, body, url):
    found = _read(f"{site}{path}")
    assert (found.page.body, found.capture.url) == (body, f"{site}{url}")


@pytest.mark.parametrize("path", ["/round.html", "/lying.html"])
def test_an_answer_that_cannot_be_read_is_told(site, path):
    found = _read(f"{site}{path}")
    assert found.page.defect.startswith("unreadable: no answer (")


def test_a_bomb_is_cut(site, monkeypatch):
    monkeypatch.setattr(web, "MAX_PAGE_BYTES", 1_000_000)
    assert _read(f"{site}/bomb.html").page.byte_length == 1_000_001


def test_a_host_that_is_not_there_is_told(site):
    found = _read("http://127.0.0.1:9/page.html")
    assert found.page.defect.startswith("unreadable: no answer (")


def test_a_host_is_not_asked_twice_at_once(site, monkeypatch):
    slept = []
    monkeypatch.setattr(web.time, "sleep", slept.append)
    list(web.read_address(f"{site}/feed.xml", 5.0))
    assert slept[0] == 0 and all(4 < pause <= 10 for pause in slept[1:])
