"""How lines speak: their terms, the weights of terms, and counts that leave a host out."""

import numpy as np
import pytest

from assets.clean.dumps import line_words as say
from assets.clean.dumps.line_lexicon import add_weights, find_terms, read_lexicon
from tests.benchmarks.count_terms import MIN_HOSTS, count_terms

TEXTS = ["Read next", "Valves are sold out.", "Sales rose in Q3 2025, the company said."]
WORDS = [[word.casefold() for word in say.WORD.findall(text)] for text in TEXTS]

TERMS = [
    # line, a term it has
    (0, "^read"),
    (0, "next$"),
    (0, "read next"),
    (0, "<valves"),
    (1, "#read next"),
    (1, ">read"),
    (1, "<sales"),
    (2, "#^read"),
    (2, "said"),
]


@pytest.mark.parametrize(("line", "term"), TERMS)
def test_a_line_has_its_words_those_beside_it_and_those_of_its_heading(line, term):
    assert term in list(find_terms(TEXTS, WORDS))[line]


def test_a_number_is_no_term():
    assert not [term for line in find_terms(TEXTS, WORDS) for term in line if "2025" in term]


def test_a_line_without_a_known_term_says_nothing():
    assert add_weights([{"a"}, {"a", "b", "c"}, set(), {"d"}], {"a": 100, "b": -300}).tolist() == [
        1.0,
        pytest.approx(-(2**0.5)),
        0.0,
        0.0,
    ]


def test_the_lexicon_carried_knows_an_article_from_a_site():
    said = add_weights(find_terms(TEXTS, WORDS), read_lexicon())
    assert said[0] < 0 < said[2]


def page(host, article, other):
    return host, [{article}, {other}], np.array([1.0, 0.0]), np.ones(2)


def test_terms_of_articles_weigh_more_than_nothing_and_those_of_sites_less():
    lexicon = count_terms(page(f"host{at}", "said", "menu") for at in range(MIN_HOSTS)).weigh()
    assert lexicon["said"] > 0 > lexicon["menu"]
    assert lexicon["said"] == -lexicon["menu"]


def test_a_term_of_few_hosts_has_no_weight():
    assert count_terms(page(f"host{at}", "said", "menu") for at in range(MIN_HOSTS - 1)).weigh() == {}


def test_a_host_is_weighed_by_what_the_others_say():
    pages = [page(f"host{at}", "said", "menu") for at in range(MIN_HOSTS)]
    pages += [page("odd", "menu", "said")] * 99
    counts = count_terms(pages)
    assert counts.weigh()["said"] < 0 < counts.weigh(without="odd")["said"]
