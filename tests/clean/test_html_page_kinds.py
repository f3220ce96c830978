"""Golden pages: a page of each kind, and the text that a reader would say it has.

``pages/KIND.html`` is our own page in the manner of its kind, with the site around it;
``pages/KIND.txt`` is what stays of it, line for line.
"""

import html
from pathlib import Path

import pytest

from assets.clean.page import clean_page

PAGES = Path(__file__).parent / "pages"
KINDS = sorted(path.stem for path in PAGES.glob("*.html"))


def read(kind: str) -> str:
    return clean_page(
        (PAGES / f"{kind}.html").read_bytes(), "text/html", None, f"https://alder.example/{kind}"
    ).document.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_what_it_is_about_and_nothing_of_the_site(kind):
    assert read(kind).split("\n") == (PAGES / f"{kind}.txt").read_text().rstrip("\n").split("\n")


def test_each_page_has_its_text():
    assert len(KINDS) >= 18
    assert sorted(path.stem for path in PAGES.glob("*.txt")) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_that_was_cleaned_is_not_cleaned_further(kind):
    text = read(kind)
    page = "<article>" + "".join(f"<p>{html.escape(line)}" for line in text.split("\n"))
    again = clean_page(page.encode(), "text/html").document.text
    assert again.split("\n") == [" ".join(line.split()) for line in text.split("\n")]


@pytest.mark.parametrize("kind", ["article", "liveblog", "questions_folded", "cards_as_links"])
def test_prose_that_was_cleaned_stays_whole_as_plain_text(kind):
    """Saved as text it has lost its markup: prose is known again, a shop's list of names is not."""
    assert clean_page(read(kind).encode(), "text/plain", "utf-8").document.text == read(kind)
