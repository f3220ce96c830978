"""The visible lines that say when and by whom, as pages of several languages print them."""

import pytest

from assets.clean.page import clean_page

TEXT = "Acme Corp. said on Monday that sales rose 12 percent in the quarter, helped by demand from Asia. "


def read(line: str, language: str = "en", url: str = "https://acme.example/news/more-pumps"):
    page = (
        f'<html lang="{language}"><article><h1>Acme sells more pumps</h1>{line}{f"<p>{TEXT}" * 4}</article>'
    )
    return clean_page(page.encode(), "text/html", None, url).document


STAMPS = [
    # as printed                                              language  day, and who says so
    ("Veröffentlicht am 14. März 2023", "de", "2023-03-14", "text"),
    ("Stand: 14.03.2023, 10:22 Uhr", "de", "2023-03-14", "text"),
    ("03.04.2023 | 08:15 Uhr", "de", "2023-04-03", "text"),
    ("Publié le 3 avril 2023 à 08h15", "fr", "2023-04-03", "text"),
    ("Publié le 13/04/2023 à 08:15, mis à jour le 14/04/2023 à 09:10", "fr", "2023-04-13", "text"),
    ("3 abr. 2023 - 08:15", "es", "2023-04-03", "text"),
    ("Publicado el 3 de abril de 2023", "es", "2023-04-03", "text"),
    ("Pubblicato il 3 aprile 2023 alle 08:15", "it", "2023-04-03", "text"),
    ("Gepubliceerd op 3 april 2023", "nl", "2023-04-03", "text"),
    ("3 апреля 2023, 10:15", "ru", "2023-04-03", "text"),
    ("3 kwietnia 2023", "pl", "2023-04-03", "text"),
    ("den 3 april 2023", "sv", "2023-04-03", "text"),
    ("3 Nisan 2023", "tr", "2023-04-03", "text"),
    ("2023年4月3日", "ja", "2023-04-03", "text"),
    ("2023년 4월 3일", "ko", "2023-04-03", "text"),
    ("Updated: Apr 4, 2023 · Published: Apr 3, 2023", "en", "2023-04-03", "text"),
    ("Posted: Fri Mar 05, 2004 8:14 pm    Post subject: Pumps that stall", "en", "2004-03-05", "text"),
    # Where nothing but an update is said, the page says what it says from then on.
    ("Updated April 3, 2023", "en", "2023-04-03", "updated"),
    ("Zuletzt aktualisiert: 3. April 2023", "de", "2023-04-03", "updated"),
]


@pytest.mark.parametrize(("line", "language", "day", "origin"), STAMPS, ids=[one[0] for one in STAMPS])
def test_a_stamp_is_read_in_its_language(line, language, day, origin):
    document = read(f"<p>{line}</p>", language)
    assert (str(document.published_at.date()), document.published_origin) == (day, origin)


NO_STAMPS = [
    "03/04/2023",  # a day and a month that could be each other
    "Copyright 3 April 2023",
    "Joined: 3 April 2023",
    "Save the date: conference call on 3 April 2023",
    "Figures as of 3 April 2023",
    "Valid until April 3, 2023",
    "Event: April 3, 2023 at 2 pm",
    "Der Vertrag läuft bis zum 3. April 2023",
    "L'exercice clos le 3 avril 2023",
]


@pytest.mark.parametrize("line", NO_STAMPS)
def test_a_day_that_is_something_else_is_no_date_of_publication(line):
    assert read(f"<p>{line}</p>").published_at is None


def test_the_foot_of_an_article_may_say_outright_when():
    text = f"<p>{TEXT}" * 4
    page = f"<article><h1>Acme sells more pumps</h1>{text}</article><p>Published April 3, 2023 in Markets</p>"
    document = clean_page(page.encode(), "text/html").document
    assert str(document.published_at.date()) == "2023-04-03"


ADDRESSES = [
    ("/2023/04/03/more-pumps/", "2023-04-03"),
    ("/news/2023-04-03-more-pumps", "2023-04-03"),
    ("/business/2023/apr/03/more-pumps", "2023-04-03"),
    ("/news/more-pumps-20230403.html", "2023-04-03"),
    ("/archive/2023/04/more-pumps", None),
    ("/id/20234411/more-pumps", None),
    ("/news/more-pumps-20230403-20230501-report", None),
]


@pytest.mark.parametrize(("path", "day"), ADDRESSES)
def test_an_address_may_hold_a_day(path, day):
    published_at = read("", url=f"https://acme.example{path}").published_at
    assert (published_at and str(published_at.date())) == day


AUTHORS = [
    # markup                                                                  authors
    ('<p class="byline">Jane Roe | Staff Writer</p>', "Jane Roe"),
    ("<p>By Jane Roe, Senior Editor</p>", "Jane Roe"),
    ("<p>By Jane Roe Staff Writer</p>", "Jane Roe"),
    ("<p>By Jane Roe for Example Magazine</p>", "Jane Roe"),
    ("<p>By Jane Roe (Reuters)</p>", "Jane Roe"),
    ("<p>Reporting by Jane Roe; Editing by John Doe</p>", "Jane Roe"),
    ("<p>Von Max Muster</p>", "Max Muster"),
    ('<p class="author">Von Max Muster und Erika Beispiel, Frankfurt</p>', "Max Muster, Erika Beispiel"),
    ("<p>Autor: Max Muster</p>", "Max Muster"),
    ("<p>Par Jeanne Dupont</p>", "Jeanne Dupont"),
    ("<p>Di Anna Rossi</p>", "Anna Rossi"),
    ("<p>Di solito i ricavi salgono</p>", None),
    ("<p>Posted by admin on April 3, 2023</p>", None),
]


@pytest.mark.parametrize(("markup", "authors"), AUTHORS)
def test_authors_are_names_without_what_they_are(markup, authors):
    assert read(markup).byline == authors
