"""Precision and recall, in words, of what is kept of our own pages saved as text."""

from pathlib import Path

from assets.clean.charset import decode_body
from assets.clean.dumps.read import read_dump

PAGES = Path(__file__).parent / "dumped_pages.txt"
# Floors rise by hand and never fall in passing.
PRECISION = 0.92
RECALL = 0.965


def read_pages():
    """The marked lines of each page, by its name; "+" before those of the article, "-" before others."""
    for page in PAGES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, *lines = page.rstrip("\n").split("\n")
        yield name, lines


def keep(lines):
    """Whether each line is kept."""
    body = "\n".join(line[1:] for line in lines).encode()
    spans = [(block.raw_start, block.raw_end) for block in read_dump(decode_body(body))[0] if block.is_kept]
    start = 0
    for line in lines:
        end = start + len(line[1:].encode())
        yield any(first < end and start < last for first, last in spans)
        start = end + 1


def test_kept_words_reach_the_floors():
    right, wrong, missed = 0, {}, {}
    for name, lines in read_pages():
        for line, is_kept in zip(lines, keep(lines), strict=True):
            words = len(line[1:].split())
            if is_kept and line[0] == "+":
                right += words
            elif is_kept and line[0] == "-":
                wrong[name, line] = words
            elif line[0] == "+":
                missed[name, line] = words
    assert right / (right + sum(wrong.values())) >= PRECISION, wrong
    assert right / (right + sum(missed.values())) >= RECALL, missed
