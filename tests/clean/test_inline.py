"""What stands in tags of its own reads as words of its own, unless the tags break a word in two."""

import pytest

from assets.clean.page import clean_page

PROSE = "<p>" + "Sales rose in the quarter, and costs fell, because demand was strong at home. " * 5

LINES = [
    # markup                                                                as read
    ('<span class="num">1.5 days</span><span class="label">median</span>', "1.5 days median"),
    ('<span class="num">94%</span><span class="label">of entries</span>', "94% of entries"),
    ('<span class="who">Ann</span><span class="role">Chair</span>', "Ann Chair"),
    (
        '<a href="/a">Results</a><a href="/b">Outlook</a> and what they mean',
        "Results Outlook and what they mean",
    ),
    ('<span class="c1">Reve</span><span class="c2">nue</span> rose', "Revenue rose"),
    ('The <a href="/a">Arte</a><a href="/a">mis</a> program', "The Artemis program"),
    ('<span class="symbol">DELL</span><span class="change">3.24%</span>', "DELL3.24%"),
    ('<span class="price">12</span><span class="price">50</span>', "1250"),
    ('Results<a class="headerlink" href="#results">¶</a>', "Results"),
]


@pytest.mark.parametrize(("markup", "line"), LINES)
def test_a_line_is_read_in_words(markup, line):
    page = clean_page(f"<article>{PROSE}<div>{markup}</div>{PROSE}</article>".encode(), "text/html")
    assert page.document.text.split("\n")[1] == line


def test_code_is_left_as_it_is():
    code = '<pre><span class="name">len</span><span class="title">x</span></pre>'
    page = clean_page(f"<article>{PROSE}{code}{PROSE}</article>".encode(), "text/html")
    assert page.document.text.split("\n")[1] == "lenx"


def test_a_heading_called_after_what_is_above_it_is_no_menu():
    page = clean_page(
        f'<article>{PROSE}<h2 class="anchorWithStickyNavbar">Outlook</h2>{PROSE}</article>'.encode(),
        "text/html",
    )
    assert "Outlook" in page.document.text.split("\n")


def test_who_is_quoted_stands_in_the_foot_of_the_quote():
    quote = "<blockquote><p>We sold more than ever.</p><footer>Ann Roe, Acme</footer></blockquote>"
    page = clean_page(f"<article>{PROSE}{quote}{PROSE}</article>".encode(), "text/html")
    assert "Ann Roe, Acme" in page.document.text


@pytest.mark.parametrize("note", ["Do not run it as root.", "Prices are those of the last day."])
def test_a_note_in_the_text_is_text(note):
    page = clean_page(
        f'<article>{PROSE}<div class="alert"><p>{note}</div>{PROSE}</article>'.encode(), "text/html"
    )
    assert note in page.document.text
