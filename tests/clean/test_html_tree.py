"""The tree of a page: what reads on, what breaks the line, and what broken markup means."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from assets.clean.html.parse import MAX_DEPTH, read_tree


def lines(source: str) -> list[str]:
    return [leaf.text for leaf in read_tree(source).leaves]


LINES = [
    # source                                               lines of text
    ("<p>one<p>two", ["one", "two"]),
    ("<ul><li>one<li>two</ul>three", ["one", "two", "three"]),
    ("<dl><dt>a<dd>b<dt>c</dl>", ["a", "b", "c"]),
    ("<table><tr><td>1<td>2<tr><td>3</table>4", ["1", "2", "3", "4"]),
    ("<table><tr><td>a</div>b</table>", ["a", "b"]),
    ("rev<b>en</b>ue <i>rose</i>", ["revenue rose"]),
    ("<font size=2>net <font>sales</font></font>", ["net sales"]),
    ("one<br>two", ["one\ntwo"]),
    ("one<br> <br>two", ["one", "two"]),
    ("<br><br>one<br>", ["one"]),
    ("one<hr>two", ["one", "two"]),
    ("a <!-- b --> c", ["a c"]),
    ("a <!-- b <p> c", ["a"]),
    ("<script>if (a<b) '<p>x'</script>y", ["y"]),
    ("<style>p{}</style ><p>y", ["y"]),
    ("<SCRIPT>x</SCRIPT><P>y</P>", ["y"]),
    ("<p title='a>b'>c", ["c"]),
    ("5 < 6 and 7 > 6", ["5 < 6 and 7 > 6"]),
    ("cut off <a href='x", ["cut off"]),
    ("&amp;lt; &#36;5 &nbsp;&euro;", ["&lt; $5 \xa0€"]),
    ("&nbsp;<p>&nbsp; x &nbsp;</p>", ["x"]),
    ("</div></p>x</table>", ["x"]),
    ("<svg><text>no</text></svg>yes", ["yes"]),
    ("", []),
]


@pytest.mark.parametrize(("source", "expected"), LINES)
def test_lines_break_where_a_browser_breaks_them(source, expected):
    assert lines(source) == expected


def test_a_link_is_counted_and_an_anchor_is_not():
    linked = read_tree('<p><a href="/x">here</a> and <a name="y">there</a>').leaves[0]
    assert linked.count_linked == 4


def test_a_card_that_is_one_link_is_linked_to_its_last_line():
    leaves = read_tree('<a href="/x"><div>title</div><div>deck</div></a><p>text').leaves
    assert [leaf.count_linked for leaf in leaves] == [5, 4, 0]


def test_nesting_beyond_all_reason_keeps_the_text():
    depth = 40 * MAX_DEPTH
    assert lines("<div>" * depth + "deep" + "</div>" * depth + "<p>after") == ["deep", "after"]


@pytest.mark.parametrize(
    "source",
    ['<a "' * 50_000, "<a '>" * 50_000, "<!--" * 50_000, "<" * 50_000, "<script>" * 50_000, "<td>" * 50_000],
    ids=["quotes", "quoted", "comments", "brackets", "scripts", "cells"],
)
def test_a_page_made_to_hang_a_parser_is_read_in_one_pass(source):
    assert isinstance(read_tree(source).leaves, list)


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<br>", "<h2>", "</h2>",
        "<section>",
        "</section>", " ", "\n", "word", "5 %", "&amp;", "&nbsp;", "&lt;", "é", "日本", "<!-- c -->",
        "<span>", "</span>",
        "<script>x<y</script>", "<a href='#'>", "</a>", "<em>", "</em>",
    ]
)  # fmt: skip


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.lists(PIECES, max_size=30))
def test_the_text_is_that_of_a_browsers_parser(pieces):
    source = "<body>" + "".join(pieces)
    browser = LexborHTMLParser(source).body
    for hidden in browser.css("script"):
        hidden.decompose()
    assert re.sub(r"\s", "", "".join(lines(source))) == re.sub(r"\s", "", browser.text())
