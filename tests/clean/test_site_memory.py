"""What a site repeats at the edges of its articles is dropped there; what its stories share is not."""

import hashlib

import pytest

from assets.clean.definitions import clean
from assets.clean.page import clean_page
from assets.clean.site_memory import find_site_lines
from assets.parts import run_part
from assets.records import Capture, Page
from assets.resources import Home, Store
from assets.tables import to_arrow

SUBJECTS = (
    "apples after the frost in spring", "bridges over the river at the border", "cement from its oldest kiln",
    "diesel for the ferries of the north", "engines made for smaller boats",
)  # fmt: skip
NOTICE = "Write to the newsroom with corrections, and sign what you write with your name."
SLOGAN = "The paper of the harbour"


def article(subject, number=0, *, above=SLOGAN, below=NOTICE):
    return (
        f"<html><body><p>{above}</p><h1>Acme sells more {subject}</h1>"
        f"<p>Acme said on Monday that it had sold more {subject} than ever before in a single quarter.</p>"
        f"<p>Buyers had asked for {subject} since the winter, and the company raised its prices twice.</p>"
        f"<p>It expects to sell {number or 'many'} more {subject} by the end of the year, a manager said.</p>"
        f"<p>{below}</p></body></html>"
    ).encode()


def lines_of(subject, number=0):
    cleaned = clean_page(article(subject, number), "text/html", None, "https://bugle.example/a")
    return find_site_lines(cleaned.document, cleaned.blocks)


def text_of(lines=(), **page):
    page = article(SUBJECTS[0], **page)
    return clean_page(page, "text/html", None, None, None, frozenset(lines)).document.text


def test_lines_are_dropped_from_the_edges_inwards():
    assert NOTICE in text_of() and SLOGAN in text_of()
    text = text_of([NOTICE, SLOGAN])
    assert (NOTICE in text, SLOGAN in text) == (False, False)
    assert text.count(SUBJECTS[0]) >= 3


def test_a_repeated_line_inside_the_text_stays():
    inside = f"Buyers had asked for {SUBJECTS[0]} since the winter, and the company raised its prices twice."
    assert inside in text_of([inside])


def test_a_page_of_nothing_else_is_left_as_it_is():
    lines = text_of().split("\n")
    assert text_of(lines) == "\n".join(lines)


def test_a_line_with_a_figure_or_a_listing_is_never_the_sites():
    said = {line.line for line in lines_of(SUBJECTS[0], 12)}
    assert NOTICE in said
    assert not [line for line in said if "12 more" in line]


def test_a_page_without_an_address_has_no_site():
    cleaned = clean_page(article(SUBJECTS[0]), "text/html")
    assert find_site_lines(cleaned.document, cleaned.blocks) == []


@pytest.mark.parametrize(("one", "other", "least"), [(0, 0, 1), (0, 1, 2)])
def test_versions_share_a_voice_and_stories_do_not(one, other, least):
    voices = {lines_of(SUBJECTS[one])[0].voices, lines_of(SUBJECTS[other], 7)[0].voices}
    assert min(len(set(place)) for place in zip(*voices, strict=True)) == least


class Here:
    """An engine that works in this process."""

    def map(self, function, parts, label, crashed=None):
        for part in parts:
            run_part(function, part)


def add(store, bodies, host="bugle.example"):
    """Bring pages of one host into the lake and clean what is new."""
    pages, captures = [], []
    for body in bodies:
        page_id = hashlib.sha256(body).hexdigest()
        pages.append(Page(page_id, "text/html", "utf-8", len(body), body, None))
        captures.append(
            Capture(page_id, page_id, "test", f"https://{host}/{page_id[:8]}", None, "unknown", None)
        )
    with store.write("test", "pages") as writer:
        writer.insert("ingest.pages", to_arrow("ingest.pages", pages))
        writer.insert("ingest.captures", to_arrow("ingest.captures", captures))
    return next(result.metadata for result in clean(store, Here()))


def told(store):
    """What the lake holds, in an order of its own."""
    return (
        store.rows("select page_id, text, raw_runs from clean.documents order by all"),
        store.rows("select * from clean.blocks order by all"),
        store.rows("select * from clean.site_rules order by all"),
    )


@pytest.fixture
def stores(tmp_path):
    return [Store(Home(tmp_path / name)) for name in ("at once", "one by one")]


def test_the_same_pages_give_the_same_rules_and_texts_in_any_order(stores):
    at_once, one_by_one = stores
    pages = [article(subject) for subject in SUBJECTS]
    add(at_once, pages)
    for page in reversed(pages):
        add(one_by_one, [page])
    assert told(at_once) == told(one_by_one)
    documents, _, rules = told(at_once)
    assert [(line, count) for _, line, count in rules] == [(SLOGAN, 5), (NOTICE, 5)]
    assert not [text for _, text, _ in documents if NOTICE in text or SLOGAN in text]


def test_versions_of_one_story_make_no_rule(stores):
    versions = [article(SUBJECTS[0], number) for number in (3, 4, 5, 6)]
    add(stores[0], versions)
    documents, _, rules = told(stores[0])
    assert rules == []
    assert all(NOTICE in text for _, text, _ in documents)


def test_only_pages_that_hold_a_repeated_line_are_read_again(stores):
    store = stores[0]
    add(store, [article(subject) for subject in SUBJECTS[:4]])
    add(store, [article(SUBJECTS[4], above="A page of its own", below="The end of it.")])
    again = "pages read again with their site's rules"
    assert add(store, [article(SUBJECTS[4])])[again] == 1
    assert add(store, [])[again] == 0
