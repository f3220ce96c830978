"""Text set in columns by spaces, as filings of the 1990s are, keeps its lines and its columns."""

from pathlib import Path

import pytest

from assets.clean.page import clean_page

EXHIBIT = (Path(__file__).parents[1] / "golden/exhibit_1996.html").read_bytes()


def read(body: bytes):
    return clean_page(body, "text/html")


def list_kept(cleaned) -> list[tuple[str, str]]:
    text = cleaned.document.text
    return [
        (block.kind, text[block.text_start : block.text_end]) for block in cleaned.blocks if block.is_kept
    ]


def test_a_whole_exhibit_in_one_pre_is_read_block_by_block():
    starts = [(kind, " ".join(text.split())[:36]) for kind, text in list_kept(read(EXHIBIT))]
    assert starts == [
        ("heading", "EXHIBIT 99.1"),
        ("heading", "FOR IMMEDIATE RELEASE"),
        ("heading", "Contact: Ruth Calloway, Treasurer"),
        ("heading", "Harrow Valve & Pump Company"),
        ("headline", "HARROW VALVE & PUMP REPORTS SECOND Q"),
        ("body", "DAYTON, Ohio, July 23, 1996 -- Harro"),
        ("body", '"Orders from municipal customers pic'),
        ("body", "Harrow Valve & Pump makes valves, pu"),
        ("table", "HARROW VALVE & PUMP COMPANY CONSOLID"),
    ]


def test_columns_stay_aligned_though_tags_stand_in_the_table():
    kind, table = list_kept(read(EXHIBIT))[-1]
    lines = table.split("\n")
    at = lines[[line.split()[:1] for line in lines].index(["Net"])].index("$ 52,806") + 2
    assert kind == "table"
    assert lines[0].startswith(" " * 21 + "HARROW")
    assert [line[at : at + 6].strip() for line in lines if line[:1].isalpha()] == [
        "52,806", "36,410", "2,596", "4,218", ".61",
    ]  # fmt: skip
    assert next(line for line in lines if "1996" in line).index("1996") == 35


def test_the_title_is_the_line_that_speaks_like_a_headline():
    assert read(EXHIBIT).document.title == "HARROW VALVE & PUMP REPORTS SECOND QUARTER RESULTS"


WORDS = [
    "$ 52,806",
    "HARROW VALVE & PUMP REPORTS",
    "customers picked up in May and",
    "quarter ended June 30,\n1996",
]


@pytest.mark.parametrize("words", WORDS)
def test_words_of_a_preformatted_text_are_found_in_the_bytes(words):
    document = read(EXHIBIT).document
    start = document.text.index(words)
    raw_start, raw_end = document.raw_span(start, start + len(words))
    said = EXHIBIT[raw_start:raw_end].decode().replace("&amp;", "&").replace("<B>", "").replace("</B>", "")
    assert said == words


def test_a_short_preformatted_text_is_one_block_as_it_stands():
    filler = "<p>The company said on Monday that sales rose in every region, and that it expects more.</p>"
    cleaned = read(f"<body>{filler}<pre>\n  if sales:\n      <b>rise</b>()\n</pre>{filler}".encode())
    assert list_kept(cleaned)[1][1] == "  if sales:\n      rise()"
