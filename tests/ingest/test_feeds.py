"""Feeds become pages: each entry with its own words, address and time."""

import gzip
from datetime import UTC, datetime

import pytest

from assets.ingest.feeds import read_feed
from assets.ingest.sources import plan_sources, read_sources

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Results</title>
<item><title>Acme &amp; Sons: revenue rises 4%</title><link>https://acme.example/q1</link>
  <pubDate>Thu, 01 May 2025 16:05:00 -0400</pubDate>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>Acme &amp; Sons earned $2 million.</p>]]></content:encoded></item>
<item><title>No text</title><link>https://acme.example/q2</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Results</title>
<entry><title>Q2</title><link href="https://acme.example/q2"/><updated>2025-08-01T20:05:00Z</updated>
  <summary>Acme earned $3 million.</summary></entry></feed>"""


def test_an_entry_has_its_words_address_and_time():
    entry = read_feed(RSS)[0]
    assert (entry.url, entry.title) == ("https://acme.example/q1", "Acme & Sons: revenue rises 4%")
    assert entry.content == "<p>Acme &amp; Sons earned $2 million.</p>"
    assert entry.told_at == datetime(2025, 5, 1, 20, 5, tzinfo=UTC)


def test_an_entry_without_a_time_has_none():
    assert read_feed(RSS)[1].told_at is None


@pytest.mark.parametrize(
    ("name", "body", "pages"), [("a.xml", RSS, 2), ("b.atom", ATOM, 1), ("c.rss", RSS, 2)]
)
def test_a_feed_on_disk_gives_its_entries(tmp_path, name, body, pages):
    (tmp_path / name).write_bytes(body)
    found = list(read_sources([tmp_path]))
    assert [sighting.capture.source for sighting in found] == [
        f"{tmp_path.name}/{name}#{number}" for number in range(1, pages + 1)
    ]
    assert {sighting.page.media_type for sighting in found} == {"text/html"}


def test_the_time_a_feed_tells_is_the_feeds(tmp_path):
    (tmp_path / "a.atom.gz").write_bytes(gzip.compress(ATOM))
    (found,) = read_sources([tmp_path / "a.atom.gz"])
    assert found.capture.captured_at_origin == "feed"
    assert found.capture.captured_at == datetime(2025, 8, 1, 20, 5, tzinfo=UTC)
    assert b"Acme earned $3 million." in found.page.body


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel></channel></rss>",
        b"<rss><channel><item><title>Cut off",
        b"<rss" + b"<a>" * 10_000,
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        b"<rss><channel><item><title>&b;</title></item></channel></rss>",
    ],
)
def test_a_broken_or_empty_feed_is_still_accounted_for(tmp_path, body):
    (tmp_path / "a.rss").write_bytes(body)
    assert len(list(read_sources([tmp_path / "a.rss"]))) == 1


def test_other_xml_in_a_folder_is_passed_over(tmp_path):
    (tmp_path / "sitemap.xml").write_bytes(b'<?xml version="1.0"?><urlset></urlset>')
    assert plan_sources([tmp_path]).skipped == ((f"{tmp_path.name}/sitemap.xml", "XML that is no feed"),)
