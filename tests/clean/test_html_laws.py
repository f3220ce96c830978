"""Laws of every page of HTML: no text is lost or said twice, no markup is text, no page takes forever."""

import re
import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.clean.page import Cleaned, clean_page

PROSE = "<p>The company said on Monday that sales rose in every region, and that it expects more of it.</p>"
# Pieces of pages, with gaps for words that are text ...
TEXTS = (
    *(
        "<p>{}</p>",
        "{}",
        "<li>{}",
        "<b>{}</b>",
        "<a href='/x'>{}</a>",
        "<h2>{}</h2>",
        "<nav>{}</nav>",
        "<td>{}</tr>",
    ),
    *(
        "<div class='related'><p>{}</div>",
        "<div hidden>{}</div>",
        "<noscript>{}</noscript>",
        "<dl><dt>{}<dd>{}</dl>",
    ),
    *(
        "<span class='sr-only'>{}</span>",
        "<pre>{}\n  {}</pre>",
        "{}<br>{}",
        "{}<br><br>{}",
        "<p>{}</div>{}</p>{}",
    ),
    *(
        "<figure><figcaption>{}</figure>",
        "<tbody><tr><td>{}</tbody>",
        "<font size=2>{}<font>{}</font></font>",
    ),
    *("&amp;{}&nbsp;", "é{}", "日本{}", "{}&bogus;", "{} < 5", "</table>{}"),
    "<table><tr><td>{}<td>12<tr><td>{}<td>13</table>",
    "<table><caption>{}<tr><td>{}</table>",
    "<table>{}<tr>{}<td>{}<td>7<tr><td>Cash<td>9</table>",
    "<table><tr><td>{}<table><tr><td>{}</table>{}</table>",
    "<table><tr><td>Cash<td>7<tr>{}<td>Debt<td>8</tr>{}<tr><td>Plant<td>9</table>",
    "<table><tr><td>Cash<td>7<tr><td>Debt<td>8</tr><caption>{}</caption></table>",
)
# ... and with gaps for words that are none.
MARKUPS = (
    *(
        "<!-- {} -->",
        "<script>'<p>{}</p>'</script>",
        "<style>.{} {{}}</style>",
        "<img alt='{}'>",
        "<p title='{}'>",
    ),
    *(
        "<svg><text>{}</text></svg>",
        "<textarea>{}</textarea>",
        "<select><option>{}</select>",
        "<input value={}>",
    ),
    *(
        "<meta content='{}'>",
        "<div data-{}='x'></div>",
        "<iframe>{}</iframe>",
        "<{}-element>",
        "<?{}>",
        "<!{}>",
    ),
)


def build(pieces: list[str]) -> tuple[str, list[str]]:
    """A page of the pieces with a word of its own in every gap, and those of the words that are text."""
    words: list[str] = []
    filled = []
    for piece in pieces:
        sort = "w" if piece in TEXTS else "m"
        new = [f"x{sort}{len(words) + number}x" for number in range(piece.count("{}"))]
        filled.append(piece.format(*new))
        words += new
    page = f"<meta charset=utf-8><body>{PROSE}{' '.join(filled)}{PROSE}"
    return page, [word for word in words if word.startswith("xw")]


def read(page: str) -> Cleaned:
    cleaned = clean_page(page.encode(), "text/html")
    assert isinstance(cleaned, Cleaned)
    return cleaned


def find_kept(cleaned: Cleaned, body: bytes) -> str:
    """What of the bytes the kept text was read from."""
    runs = iter(cleaned.document.raw_runs)
    return " ".join(body[start:end].decode() for _, _, start, end in zip(runs, runs, runs, runs, strict=True))


def find_dropped(cleaned: Cleaned, body: bytes) -> str:
    """The bytes of the dropped blocks, without the tags inside them."""
    spans = [(block.raw_start, block.raw_end) for block in cleaned.blocks if not block.is_kept]
    return " ".join(re.sub(r"<[^>]*>", "", body[start:end].decode()) for start, end in spans)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.lists(st.sampled_from(TEXTS), max_size=12))
def test_every_word_of_a_page_is_kept_or_dropped_once(pieces):
    page, words = build(pieces)
    cleaned, body = read(page), page.encode()
    told = re.findall(r"xw\d+x", find_kept(cleaned, body) + " " + find_dropped(cleaned, body))
    assert Counter(told) == Counter(words)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(st.sampled_from(TEXTS + MARKUPS), max_size=12))
def test_what_is_no_text_of_the_page_is_no_text_of_the_document(pieces):
    cleaned = read(build(pieces)[0])
    assert not re.findall(r"xm\d+x", cleaned.document.text)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(st.lists(st.sampled_from(TEXTS), max_size=12))
def test_blocks_stand_in_the_order_of_the_page_and_only_separators_have_no_bytes(pieces):
    cleaned = read(build(pieces)[0])
    text, runs = cleaned.document.text, cleaned.document.raw_runs
    assert list(runs[0::4]) == sorted(runs[0::4])
    told = bytearray(len(text))
    for place in range(0, len(runs), 4):
        told[runs[place] : runs[place + 1]] = b"\1" * (runs[place + 1] - runs[place])
    assert {character for character, is_told in zip(text, told, strict=True) if not is_told} <= set("\n\t ")


HOSTILE = {
    # what a page made to hang a reader repeats
    "divs": "<div>x",
    "classes": "<div class='nav ad' id=x>x",
    "items": "<ul><li>x",
    "stray closing tags": "</p></section></td>x",
    "tables": "<table><tr><td>x<div>",
    "rows": "<tr><td>a<td>1",
    "spans": "<tr><td colspan=400 rowspan=500>a",
    "brackets": "<",
    "less than": "a < b ",
    "open tags": "a<b ",
    "comments": "<!-- x",
    "nearly closed comments": "<!-- x -- >",
    "links": "<a href=x><div>y</div>",
    "hidden": "<span hidden>y",
    "breaks": "x<br> <i> </i>",
    "entities": "&amp;&nbsp;&#36;&x",
    "scripts": "<script>x</scrip ",
    "preformatted": "<pre>x  1  2\n",
    "headings": "<h2>Related</h2><p>text",
    "bylines": "<p class=author>By Jane Roe</p>",
    "times": "<time datetime=2024-01-01>x",
}
INSIDE = {
    # what one tag, attribute or comment repeats: before, again and again, behind
    "attributes": ("<div ", "a1=x ", ">x</div>"),
    "an open quote": ("<div ", "a=\"' ", ">x</div>"),
    "names": ("<div class='", "nav ad ", "'>x</div>"),
    "an attribute": ("<div data-x='", "{&quot;x&quot;:1}", "'>x</div>"),
    "a style": ("<div style='", "display : ", "'>x</div>"),
    "an open comment": ("<!--", "x - ", ""),
    "an open script": ("<script>", "</scrip ", ""),
    "a line": ("<p>", "1,234 (", ""),
    "closings": ("<div>" * 300, "</p>x", ""),
}
SMALL, LARGE = 1000, 8000
MAX_GROWTH = 30  # eight times the input may cost so many times the time: quadratic work costs 64 times
NOISE = 0.005  # seconds of processor time below which nothing is compared


def measure(page: str) -> float:
    """Seconds of processor time to read a page, the better of two."""
    times = []
    for _ in range(2):
        started = time.process_time()
        clean_page(page.encode(), "text/html")
        times.append(time.process_time() - started)
    return max(NOISE, min(times))


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_that_repeats_itself_costs_no_more_than_its_length(piece):
    small, large = (measure(PROSE + piece * count) for count in (SMALL, LARGE))
    assert large < MAX_GROWTH * small


@pytest.mark.parametrize(("before", "piece", "behind"), INSIDE.values(), ids=INSIDE.keys())
def test_a_tag_without_end_costs_no_more_than_its_length(before, piece, behind):
    small, large = (measure(PROSE + before + piece * count + behind + PROSE) for count in (SMALL, LARGE))
    assert large < MAX_GROWTH * small
