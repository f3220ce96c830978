"""Where sentences and clauses begin and end."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extract.prose.sentences import find_sentences

SENTENCES = [
    # text                                                               sentences
    ("Sales rose. Costs fell.", ["Sales rose.", "Costs fell."]),
    ("Sales rose 2.5 percent. It was a record.", ["Sales rose 2.5 percent.", "It was a record."]),
    ("Orlex Inc. said so.", ["Orlex Inc. said so."]),
    ("Orlex bought Tarn Inc. The price is not told.", ["Orlex bought Tarn Inc.", "The price is not told."]),
    ("Sales in the U.S. rose. It grew.", ["Sales in the U.S. rose.", "It grew."]),
    ("J. Marlow runs Tarn Co. Ltd. in Oslo.", ["J. Marlow runs Tarn Co. Ltd. in Oslo."]),
    ("A.B. Tarn & Co said so. It grew.", ["A.B. Tarn & Co said so.", "It grew."]),
    ("Profit was 4 cts vs. 3 cts. Sales rose.", ["Profit was 4 cts vs. 3 cts.", "Sales rose."]),
    ("The quarter ended Sept. 30 was good.", ["The quarter ended Sept. 30 was good."]),
    ("“It grew.” He left.", ["“It grew.”", "He left."]),
    ("A headline\nA sentence.", ["A headline", "A sentence."]),
    ("It signed the AMA with New APR. Costs fell.", ["It signed the AMA with New APR.", "Costs fell."]),
    ("Did it grow? Yes! It did.", ["Did it grow?", "Yes!", "It did."]),
    ("   ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    """Decimals, abbreviations and initials end no sentence."""
    assert [text[start:end] for start, end in find_sentences(text)] == expected


def test_a_wrapped_line_goes_on():
    """A wire's full line without an end continues on the next; a short line does not."""
    text = (
        "The company said its board approved a dividend of\n"
        "four cents a share.\n"
        "Shr 34 cts vs 30 cts\n"
        "Net 807,000 vs 700,000"
    )
    assert [text[start:end] for start, end in find_sentences(text)] == [
        "The company said its board approved a dividend of\nfour cents a share.",
        "Shr 34 cts vs 30 cts",
        "Net 807,000 vs 700,000",
    ]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet="aA1 .!?\n\"'$(),;U.S", max_size=120))
def test_sentences_never_overlap_and_lose_no_word(text):
    """Every character that is no white space stands in exactly one sentence."""
    spans = find_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    outside = set(range(len(text))) - {place for a, b in spans for place in range(a, b)}
    assert all(text[place].isspace() for place in outside)


def test_long_lines_take_linear_time():
    """A megabyte on one line is cut in seconds, not minutes."""
    began = time.process_time()
    assert find_sentences("U.S. sales rose 2.5 percent, " * 35_000)
    assert time.process_time() - began < 5


def test_a_short_line_behind_a_dateline_goes_on_in_the_next():
    """The dateline took the room: what stands behind it is wrapped; elsewhere a short line ends."""
    told = "Orlex Corp said as a\nresult of a purchase it expects profit of $5 million."
    behind = "HARBOR, March 6 -\n" + told
    assert len(find_sentences(behind, behind.index("Orlex"))) == 1
    assert len(find_sentences(told)) == 2
