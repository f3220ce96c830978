"""Laws of text captures, for any bytes: nothing lost, every character's bytes true, never slow."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.clean.assemble import assemble
from assets.clean.charset import decode_body
from assets.clean.dumps.lines import split_lines
from assets.clean.dumps.read import read_dump
from assets.clean.mojibake import repair

LINE = st.sampled_from(
    [
        "Net sales      $ 14,220     $ 12,051",
        "Revenue rose 18 percent to $1.4 billion in the first quarter, the company said on Thursday.",
        "| a | b |", "|---|---|", "# Title", "* item", "[x](http://e.org)", "About Example",
        "Sign up", "DELL3.24%",
        "12-MAR-1987 15:18", "OSLO, March 1 - Shr 3 cts vs 4 cts", " Reuter",
        "EXAMPLE INC <EXC> YEAR NET", "---",
        "  • Share", "", " ", "société à 3 €", "净利润增长", "a\x00b\x1bc", "\xa0",
        "(1,204)", "12,5", "\u2028", "Itâ€™s Â£5m at SociÃ©tÃ© GÃ©nÃ©rale", "| Â£5 | â‚¬7 |",
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(LINE, st.text(max_size=40)), max_size=40)
BREAK = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
ENCODING = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TEXT, BREAK, ENCODING)
def test_kept_text_stands_in_the_bytes_it_points_at(lines, line_break, encoding):
    body = line_break.join(lines).encode(encoding, "replace")
    source = decode_body(body)
    whole = assemble(read_dump(source)[0])
    runs = whole.raw_runs
    for place in range(0, len(runs), 4):
        text_start, text_end, raw_start, raw_end = runs[place : place + 4]
        assert repair(body[raw_start:raw_end].decode(source.charset)) == whole.text[text_start:text_end]


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TEXT, BREAK)
def test_kept_and_dropped_are_the_whole_page(lines, line_break):
    text = line_break.join(lines)
    source = decode_body(text.encode("utf-8", "replace"))
    said = [line.text for line in split_lines(source.text)]
    blocks, _ = read_dump(source)
    edges = [edge for block in blocks for edge in (block.raw_start, block.raw_end)]
    assert edges == sorted(edges)
    covered = " ".join(block.text for block in blocks)
    bare = str.maketrans("", "", "|#*+-•.:)0123456789 \t\n")
    assert "".join(" ".join(said).translate(bare).split()) == "".join(covered.translate(bare).split())


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(body):
    source = decode_body(body)
    whole = assemble(read_dump(source)[0])
    assert "\x00" not in whole.text


def test_every_kept_character_of_a_text_has_its_bytes():
    body = "Société Générale\r\n\r\nNet income rose 3 % to €4.2 billion, or 5 cents a share.\r\n".encode()
    whole = assemble(read_dump(decode_body(body))[0])
    assert sum(whole.raw_runs[1::4]) - sum(whole.raw_runs[0::4]) >= len(whole.text.replace("\n", ""))


HOSTILE = [
    "a" * 1_000_000,
    "word " * 400_000,
    "\n".join(["Sign up now"] * 15_000),
    "| a " * 300_000,
    "[" * 500_000,
    "1,234  " * 100_000,
    "forward-looking statements " * 40_000,
    "#" * 400_000,
    "\n".join(["1,234"] * 15_000),
    "\n".join(["About Example"] * 10_000),
    "A, " * 300_000 + "March 3 -",
    "(image: " * 100_000,
    "\n".join(["Net sales     1     2", "Net costs     1     2", "a", "b", "c", "d"] * 4_000),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_do_not_hang(text):
    began = time.process_time()
    read_dump(decode_body(text.encode()))
    assert time.process_time() - began < 8
