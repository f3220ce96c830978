"""Every kept character knows its bytes."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.clean.charset import decode_body
from assets.clean.mojibake import repair
from assets.clean.page import clean_page

FILLER = "The company said on Monday that sales rose in every region, and that it expects more."


def clean(body: bytes):
    return clean_page(body, "text/html").document


def raw(document, body: bytes, words: str) -> str:
    start = document.text.index(words)
    span = document.raw_span(start, start + len(words))
    return body[span[0] : span[1]].decode(document.charset)


PLACES = [
    # body                                                             words           bytes that say so
    ("<p>Sales of $8.3 billion</p>", "$8.3 billion", "$8.3 billion"),
    ("<p>Umsatz: 5 Mio. € für Köln</p>", "€ für", "€ für"),
    ("<p>up &#51;&nbsp;% at AT&amp;T</p>", "3\xa0% at AT&T", "&#51;&nbsp;% at AT&amp;T"),
    ("<p>net  \r\n   income</p>", "net income", "net  \r\n   income"),
    ("<p>a <b>record</b> year</p>", "a record", "a <b>record"),
]


@pytest.mark.parametrize(("body", "words", "expected"), PLACES)
def test_words_are_found_in_the_bytes(body, words, expected):
    source = f"<meta charset=utf-8>{body}<p>{FILLER}".encode()
    assert raw(clean(source), source, words) == expected


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "windows-1252", "iso-8859-1", "shift_jis", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bytes_are_counted_in_the_encoding_of_the_page(encoding):
    words = "売上高は三割増" if encoding in ("shift_jis", "gb18030") else "größer als 5 £"
    source = f"<meta charset={encoding.removesuffix('-sig')}><p>{FILLER} {words} {FILLER}".encode(encoding)
    assert raw(clean(source), source, words) == words


def test_a_broken_byte_is_one_character_and_costs_its_neighbours_nothing():
    source = b"<meta charset=utf-8><p>Sales \xff rose 5 % " + FILLER.encode() + " Zürich".encode() * 20
    document = clean(source)
    assert "Sales \ufffd rose 5 %" in document.text
    assert raw(document, source, "rose 5 %") == "rose 5 %"


def test_the_declared_encoding_gives_way_to_what_the_bytes_are():
    assert decode_body('<meta charset="iso-8859-1">Größe'.encode()).charset == "utf-8"
    assert (
        decode_body('<meta charset="utf-8">Größe Maß süß'.encode("cp1252"), "windows-1252").charset
        == "cp1252"
    )


WORDS = st.sampled_from(
    [
        "sales", "rose", "5", "&amp;", "&nbsp;", "&#8364;", "&bogus;", "€", "ü", "日本", "<b>",
        "</b>", "<br>",
        " ", "\n",
        "\r\n", "  ", "<!-- x -->", "</p><p>", "<table><tr><td>", "</td><td>", "</td></tr></table>", "\t",
        "<i>", "$", ")", "â€™", "SociÃ©tÃ©", "in\u00adcome", "5\u200b0", "&shy;", "&#8203;", "\u202f",
    ]
)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=150)
@given(st.lists(WORDS, max_size=40), st.sampled_from(["utf-8", "gb18030"]))
def test_every_run_is_true_byte_for_byte(words, encoding):
    body = f"<meta charset={encoding}><p>{FILLER}<p>{''.join(words)}<p>{FILLER}".encode(encoding)
    document = clean(body)
    runs = document.raw_runs
    for place in range(0, len(runs), 4):
        text_start, text_end, raw_start, raw_end = runs[place : place + 4]
        said = html.unescape(repair(body[raw_start:raw_end].decode(encoding)))
        assert re.sub(r"\s+", " ", said) == re.sub(r"\s+", " ", document.text[text_start:text_end])


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(body):
    clean_page(body, "text/html")
    clean_page(b"<p>" + body + b"<table>" + body, "text/html")
