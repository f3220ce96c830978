"""Pages and feeds on the web: fetched politely, one at a time, and told as they were answered.

    address > Sighting                       a page
    address of a feed > Sighting, Sighting   the page of each entry

A page that does not answer is told too: an empty one, with the status where there is one. A
site's robots.txt is asked first, what is too long is cut, and a site is not asked twice at once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from assets.ingest.feeds import is_feed, read_feed
from assets.ingest.sightings import MAX_PAGE_BYTES, Sighting, see

AGENT = "earnings-news"
TIMEOUT_SECONDS = 30
REDIRECTS = 5
PAUSE_SECONDS = 1.0  # between two requests to one host, where its robots.txt does not ask for more
MOST_ENTRIES = 500  # of one feed


def is_address(source: str) -> bool:
    """Whether a source is to be fetched.

    >>> is_address("https://ir.example.com/feed.xml"), is_address("data/page.html")
    (True, False)
    """
    return urlsplit(source).scheme in ("http", "https")


def read_address(address: str, pause: float = PAUSE_SECONDS) -> Iterator[Sighting]:
    """The page at ``address``; where it is a feed, the page of each of its entries instead."""
    with Visitor(pause=pause) as visitor:
        found = visitor.fetch(address)
        if not is_feed(found.page.media_type):
            yield found
            return
        entries = read_feed(found.page.body)[:MOST_ENTRIES]
        links = dict.fromkeys(urljoin(address, entry.url) for entry in entries if entry.url)
        for link in links:
            if is_address(link):
                yield visitor.fetch(link)


@dataclass
class Visitor:
    """A polite visitor of sites: one connection pool, a pause a host, robots.txt obeyed."""

    pause: float = PAUSE_SECONDS
    client: httpx.Client = field(init=False)
    rules: dict[str, RobotFileParser] = field(default_factory=dict)
    next_visit: dict[str, float] = field(default_factory=dict)

    def __enter__(self) -> Visitor:
        self.client = httpx.Client(
            headers={"user-agent": AGENT},
            timeout=TIMEOUT_SECONDS,
            follow_redirects=True,
            max_redirects=REDIRECTS,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def fetch(self, address: str) -> Sighting:
        """The page as it was answered; an empty one, and why, where there was no answer."""
        if not self._may_visit(address):
            return self._unread(address, "unreadable: robots.txt asks not to read it")
        try:
            self._wait(address)
            body, url, status = self._get(address)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            return self._unread(address, f"unreadable: no answer ({str(error) or type(error).__name__})")
        return see(body, address, url=url, captured_at=_now(), origin="crawler", http_status=status)

    def _get(self, address: str) -> tuple[bytes, str, int]:
        """Body, the address that answered in the end, and its status; one byte more than a page may have."""
        with self.client.stream("GET", address) as answer:
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > MAX_PAGE_BYTES:
                    break
            return bytes(body[: MAX_PAGE_BYTES + 1]), str(answer.url), answer.status_code

    def _unread(self, address: str, why: str) -> Sighting:
        return see(b"", address, url=address, captured_at=_now(), origin="crawler", defect=why)

    def _may_visit(self, address: str) -> bool:
        site = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        if site not in self.rules:
            self.rules[site] = self._read_rules(site)
        return self.rules[site].can_fetch(AGENT, address)

    def _read_rules(self, site: str) -> RobotFileParser:
        """A site's rules; one without any, or that does not answer, allows all."""
        rules = RobotFileParser()
        try:
            body, _, status = self._get(f"{site}/robots.txt")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            body, status = b"", 0
        rules.parse(body.decode("utf-8", "replace").splitlines() if status == 200 else [])
        return rules

    def _wait(self, address: str) -> None:
        """Let the pause pass since this host was last asked."""
        parts = urlsplit(address)
        rules = self.rules[f"{parts.scheme}://{parts.netloc}"]
        time.sleep(max(0.0, self.next_visit.get(parts.netloc, 0.0) - time.monotonic()))
        pause = max(self.pause, float(rules.crawl_delay(AGENT) or 0))
        self.next_visit[parts.netloc] = time.monotonic() + pause


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
