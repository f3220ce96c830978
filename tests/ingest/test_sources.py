"""Files, folders and patterns become sightings, and nothing in them is lost."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from assets.ingest import sightings, unpack
from assets.ingest.sightings import see, settle
from assets.ingest.sources import SourceError, plan_sources, read_sources
from assets.records import REJECT_REASONS

PAGE = b"<html><body><p>Example Corp earned $2 million.</p></body></html>"


@pytest.fixture
def folder(tmp_path):
    """A folder as people drop it: pages, a folder below, and files that are none."""
    files = {
        "drop/b.html": PAGE,
        "drop/a.txt": b"Example Corp earned $2 million.",
        "drop/below/c.html.gz": gzip.compress(PAGE, mtime=0),
        "drop/.hidden.txt": b"unseen",
        "drop/.git/d.txt": b"unseen",
        "drop/truth.json": b"{}",
        "drop/gold.jsonl": b'{"accession": "1", "eps": 2}\n',
        "drop/LICENSE": b"MIT",
    }
    for name, body in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return tmp_path / "drop"


def sources_of(*sources):
    return [sighting.capture.source for sighting in read_sources(sources)]


def test_a_folder_gives_its_pages_in_order_named_from_the_folder_on(folder):
    assert sources_of(folder) == ["drop/a.txt", "drop/b.html", "drop/below/c.html.gz"]


def test_what_is_no_page_is_skipped_with_its_reason(folder):
    assert plan_sources([folder]).skipped == (
        ("drop/LICENSE", "not a page by its name"),
        ("drop/gold.jsonl", "lines without a text or html field"),
        ("drop/truth.json", "not a page by its name"),
    )


def test_a_file_named_by_itself_is_read_whatever_it_is_called(folder):
    assert sources_of(folder / "LICENSE", folder / "truth.json") == ["LICENSE", "truth.json"]


def test_a_pattern_names_its_files_from_its_fixed_folder_on(folder):
    assert sources_of(f"{folder}/**/*.html*") == ["drop/b.html", "drop/below/c.html.gz"]


def test_a_file_named_twice_is_read_once(folder):
    assert sources_of(folder / "a.txt", folder, f"{folder}/*.txt")[:2] == ["a.txt", "drop/b.html"]


def test_a_packed_page_and_the_page_are_one_page_seen_twice(folder):
    _, plain, packed = read_sources([folder])
    assert plain.page == packed.page
    assert plain.capture.capture_id != packed.capture.capture_id


@pytest.mark.parametrize("source", ["missing", "missing/*.html"])
def test_a_source_that_is_not_there_is_one_clear_line(tmp_path, source):
    with pytest.raises(SourceError, match=r"^[^\n]*missing[^\n]*$"):
        plan_sources([tmp_path / source])


DEFECTS = [
    # file, its bytes, how its defect begins
    ("a.txt",  b"",  "empty: no bytes"),
    ("a.txt",  b" \r\n\x00",  "empty: nothing but white space"),
    ("a.html.gz",  gzip.compress(PAGE * 99, mtime=0)[:-20],  "truncated: compressed stream ends early"),
    ("a.html.gz",  gzip.compress(PAGE, mtime=0)[:12] + b"\xff" * 40, "truncated: compressed stream"),
    ("a.jsonl",  b"",  "empty: no bytes"),
    ("a.jsonl",            b'{"id": 1, "text": }',  "unreadable: bad JSON at column 19"),
    ("a.jsonl",  b"[1, 2]",  "unreadable: JSON line is not an object"),
    ("a.jsonl",            b'{"text": "\xff"}',  "unreadable: not UTF-8 at byte 10"),
    ("a.jsonl",  b"[" * 100_000,  "unreadable: JSON nested too deep"),
    ("a.jsonl",            b'{"id": 7, "url": "u"}',  "unreadable: row without text or html"),
    ("a.jsonl",            b'{"id": 7, "text": ""}',  "empty: no bytes"),
    ("a.parquet",  b"PAR1 and no more",  "unreadable: Parquet"),
    ("a.warc",  b"no archive at all",  "unreadable: not a WARC archive"),
    ("a.warc",  b"",  "empty: no bytes"),
]  # fmt: skip


@pytest.mark.parametrize("name, body, defect", DEFECTS)
def test_what_is_broken_is_a_page_that_says_so(tmp_path, name, body, defect):
    (tmp_path / name).write_bytes(body)
    (sighting,) = read_sources([tmp_path / name])
    assert sighting.page.defect.startswith(defect)
    assert sighting.page.defect.split(":")[0] in REJECT_REASONS


def test_a_bomb_is_kept_as_it_came_and_marked(tmp_path, monkeypatch):
    monkeypatch.setattr(unpack, "MAX_PAGE_BYTES", 1_000_000)
    packed = gzip.compress(b"\x00" * 50_000_000, mtime=0)
    (tmp_path / "bomb.html.gz").write_bytes(packed)
    (sighting,) = read_sources([tmp_path / "bomb.html.gz"])
    assert (sighting.page.body, sighting.page.defect[:9]) == (packed, "too_long:")


def test_a_page_beyond_the_limit_is_cut_and_marked(monkeypatch):
    monkeypatch.setattr(sightings, "MAX_PAGE_BYTES", 10)
    page = see(b"0123456789ABC", "a").page
    assert (page.body, page.defect[:9]) == (b"0123456789", "too_long:")


def test_lines_carry_their_circumstances(tmp_path):
    row = {
        "id": "x1",
        "text": "Net rose.",
        "url": "https://e.org/a",
        "captured_at": "2025-05-29T16:00:00-04:00",
    }
    (tmp_path / "pages.jsonl").write_text(json.dumps(row) + '\n\n{"html": "<p>Net rose.</p>"}\n{oops\n')
    first, second, third = read_sources([tmp_path / "pages.jsonl"])
    assert first.page.body == b"Net rose."
    assert first.capture.source == "pages.jsonl#x1"
    assert first.capture.url == "https://e.org/a"
    assert first.capture.captured_at == datetime(2025, 5, 29, 20, tzinfo=UTC)
    assert first.capture.captured_at_origin == "manifest"
    assert (second.capture.source, second.page.media_type) == ("pages.jsonl#3", "text/html")
    assert second.capture.captured_at_origin == "unknown"
    assert third.page.body == b"{oops"


def test_a_wire_is_set_with_its_date_title_and_dateline(tmp_path):
    wire = {"newid": 5, "date": "26-FEB-1987 15:18", "title": "EXAMPLE <EXC> YEAR NET",
            "dateline": "OSLO, Feb 26 -", "body": "Shr 34 cts vs 1.19 dlrs\n Reuter"}  # fmt: skip
    (tmp_path / "wires.jsonl").write_text(json.dumps(wire))
    (sighting,) = read_sources([tmp_path / "wires.jsonl"])
    assert sighting.capture.source == "wires.jsonl#5"
    assert sighting.page.body.decode() == (
        "26-FEB-1987 15:18\n\nEXAMPLE <EXC> YEAR NET\n\nOSLO, Feb 26 - Shr 34 cts vs 1.19 dlrs\n Reuter"
    )


def test_packed_lines_are_lines_and_say_where_they_break_off(tmp_path):
    lines = b"".join(b'{"id": %d, "text": "%d earned"}\n' % (i, i * 7919) for i in range(2000))
    packed = gzip.compress(lines, mtime=0)
    (tmp_path / "whole.jsonl.gz").write_bytes(packed)
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert len(sources_of(tmp_path / "whole.jsonl.gz")) == 2000
    *good, last = read_sources([tmp_path / "cut.jsonl.gz"])
    assert good[0].page.defect is None
    assert last.page.defect.startswith("truncated: compressed lines break off")


def test_a_parquet_table_with_text_is_pages_and_one_without_is_skipped(tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    drop = tmp_path / "drop"
    drop.mkdir()
    pq.write_table(pa.table({"id": ["a", "b"], "html": [PAGE, b"<p>No.</p>"]}), drop / "pages.parquet")
    pq.write_table(pa.table({"ticker": ["EXC"]}), drop / "tickers.parquet")
    assert sources_of(drop) == ["drop/pages.parquet#a", "drop/pages.parquet#b"]
    assert plan_sources([drop]).skipped == (("drop/tickers.parquet", "table without a text or html column"),)


def test_a_capture_id_depends_on_what_the_capture_says_and_on_nothing_else():
    at = datetime(2025, 1, 2, tzinfo=UTC)
    same = [see(PAGE, "a", url="u", captured_at=at, origin="manifest").capture for _ in range(2)]
    others = [
        see(PAGE, "b"),
        see(PAGE, "a"),
        see(PAGE, "a", url="u"),
        see(b"x", "a"),
        see(PAGE, "a", http_status=1),
    ]
    assert same[0] == same[1]
    assert len({sighting.capture.capture_id for sighting in others} | {same[0].capture_id}) == 6


def test_of_one_body_seen_whole_and_broken_the_whole_page_stands():
    whole, broken = see(PAGE, "a").page, see(PAGE, "b", defect="truncated: archive ends").page
    assert settle([whole, broken]) == settle([broken, whole]) == whole
