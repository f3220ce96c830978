"""Archives give every page they hold, whatever state they are in."""

import gzip
import zlib
from datetime import UTC, datetime

import pytest

from assets.ingest import unpack
from assets.ingest.sources import read_sources

PAGE = b"<html><body><p>Example Corp earned $2 million.</p></body></html>"


def record(kind, block, content_type="application/http; msgtype=response", **headers):
    """One record as crawlers write it."""
    lines = [f"WARC-Type: {kind}", f"Content-Type: {content_type}", f"Content-Length: {len(block)}",
             "WARC-Target-URI: https://example.org/q1", "WARC-Date: 2025-05-29T20:05:00Z",
             "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
             *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]  # fmt: skip
    return "\r\n".join(["WARC/1.0", *lines]).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body, status="200 OK", *headers):
    """The block of a response record."""
    return (
        "\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *headers]).encode() + b"\r\n\r\n" + body
    )


def read(tmp_path, archive, name="crawl.warc"):
    (tmp_path / name).write_bytes(archive)
    return list(read_sources([tmp_path / name]))


def test_a_response_is_a_page_with_its_address_time_and_status(tmp_path):
    info = record("warcinfo", b"software: none", "application/warc-fields")
    (sighting,) = read(tmp_path, info + record("response", answer(PAGE)))
    assert sighting.page.body == PAGE
    capture = sighting.capture
    assert (capture.source, capture.url) == ("crawl.warc#2", "https://example.org/q1")
    assert capture.captured_at == datetime(2025, 5, 29, 20, 5, tzinfo=UTC)
    assert (capture.captured_at_origin, capture.http_status) == ("warc", 200)


CHUNKED = b"10\r\n" + PAGE[:16] + b"\r\n%X;x=y\r\n" % (len(PAGE) - 16) + PAGE[16:] + b"\r\n0\r\n\r\n"
BODIES = [
    # as sent                      with the header
    (PAGE,                         "Content-Encoding: gzip"),
    (gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip"),
    (gzip.compress(PAGE, mtime=0)[:-2], "Content-Encoding: gzip"),  # only its checksum was lost
    (CHUNKED,                      "Transfer-Encoding: chunked"),
]  # fmt: skip


@pytest.mark.parametrize("body, header", BODIES)
def test_a_body_is_unpacked_however_it_was_sent(tmp_path, body, header):
    (sighting,) = read(tmp_path, record("response", answer(body, "200 OK", header)))
    assert (sighting.page.body, sighting.page.defect) == (PAGE, None)


def test_requests_and_metadata_are_no_pages_and_resources_are(tmp_path):
    archive = b"".join(
        [
            record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
            record("metadata", b"fetchTimeMs: 1", "application/warc-fields"),
            record("resource", PAGE, "text/html"),
            record("conversion", b"Example Corp earned $2 million.", "text/plain"),
        ]
    )
    assert [seen.capture.source for seen in read(tmp_path, archive)] == ["crawl.warc#3", "crawl.warc#4"]


def test_an_error_answer_is_kept_and_is_no_document(tmp_path):
    (sighting,) = read(tmp_path, record("response", answer(PAGE, "404 Not Found")))
    assert sighting.capture.http_status == 404
    assert sighting.page.defect == "error_page: answered with status 404"


def test_each_member_of_a_packed_archive_is_a_record(tmp_path):
    archive = b"".join(
        gzip.compress(record("response", answer(PAGE + bytes([65 + i]))), mtime=0) for i in range(3)
    )
    assert len(read(tmp_path, archive, "crawl.warc.gz")) == 3
    *good, last = read(tmp_path, archive[:-60], "cut.warc.gz")
    assert [seen.page.defect for seen in good] == [None, None]
    assert last.page.defect.startswith("truncated: ")


def test_a_record_that_breaks_off_is_a_truncated_page(tmp_path):
    archive = record("response", answer(PAGE)) + record("response", answer(PAGE * 2))
    good, cut = read(tmp_path, archive[:-40])
    assert good.page.defect is None
    assert cut.page.defect.startswith("truncated: ")
    assert cut.page.body == (PAGE * 2)[:-36]


@pytest.mark.parametrize("tail", [b"garbage that is no record", b"WARC/1.0\r\nWARC-Type: resp"])
def test_what_stands_behind_the_last_good_record_is_one_page(tmp_path, tail):
    good, rest = read(tmp_path, record("response", answer(PAGE)) + tail)
    assert good.page.body == PAGE
    assert (rest.page.body, rest.capture.source) == (tail, "crawl.warc#rest")
    assert rest.page.defect.startswith("truncated: no record at byte ")


def test_a_page_cut_by_the_crawler_says_so(tmp_path):
    (sighting,) = read(tmp_path, record("response", answer(PAGE), WARC_Truncated="length"))
    assert sighting.page.defect == "truncated: cut by the crawler (length)"


def test_a_bomb_in_an_archive_is_kept_packed(tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_PAGE_BYTES", 1_000_000)
    packed = gzip.compress(bytes(30_000_000), mtime=0)
    assert zlib.decompressobj(31).decompress(packed, 10) == bytes(10)
    (sighting,) = read(tmp_path, record("response", answer(packed)))
    assert sighting.page.defect.startswith("too_long: ")


@pytest.mark.parametrize("is_packed", [True, False])
def test_an_archive_that_breaks_off_in_a_record_without_a_page_is_not_lost(tmp_path, is_packed):
    """Cut inside its first record, which holds no page, the archive still gives one truncated page."""
    info = record("warcinfo", b"software: none\r\n" * 40, "application/warc-fields")
    archive = gzip.compress(info, mtime=0) if is_packed else info
    (sighting,) = read(tmp_path, archive[: len(archive) // 2], "cut.warc.gz" if is_packed else "cut.warc")
    assert sighting.page.defect.startswith("truncated: no record at byte 0")
