"""Keys and sketches are a function of the text alone, and lead to its like."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.dedupe.boilerplate import read_story_words
from assets.dedupe.shingles import IS_NUMBER, hash_runs, read_words
from assets.dedupe.signatures import sign_texts

WIRE = (
    "Alder Pumps Inc said net income in the second quarter rose to 8.2 mln dlrs, or 41 cts a share, from "
    "7.1 mln dlrs, or 36 cts, a year before, as cities went on replacing old pumps. "
)
FILLER = "".join(
    f"Line {n} of a long page about item {n * 7} in aisle {n % 13}, told by nobody. " for n in range(90)
)


def sign_text(text: str) -> list[int]:
    return sign_texts(read_story_words([text])).keys.tolist()


texts = st.lists(st.text(st.sampled_from("ab1., \nÄß財İ\u00a0😀")), max_size=6)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(texts)
def test_a_batch_answers_what_each_text_answers_alone(batch):
    signed = sign_texts(read_story_words(batch))
    for place, text in enumerate(batch):
        alone = sign_texts(read_story_words([text]))
        assert signed.keys[signed.starts[place] : signed.starts[place + 1]].tolist() == alone.keys.tolist()
        assert signed.shingles[place] == alone.shingles[0]
        assert signed.sketches[place].tolist() == alone.sketches[0].tolist()


def test_signing_is_the_same_on_every_machine():
    """The first and last key of a text, read off once: another value would split every story."""
    keys = sign_text(WIRE)
    assert (len(keys), keys[0], keys[-1]) == KEYS_OF_WIRE


KEYS_OF_WIRE = (36, 521358898226919253, -4359591846806101738)


def test_words_are_folded_and_numbers_lose_their_commas():
    words = read_words(["Net 1,500.25 (Äpfel)", "NET 1500.25 äpfel"])
    assert words.starts.tolist() == [0, 3, 6]
    assert words.hashes[:3].tolist() == words.hashes[3:].tolist()
    assert words.marked(IS_NUMBER).tolist() == [False, True, False] * 2


def test_a_long_text_reads_as_its_lines_do():
    """Chunks of the reader end anywhere; a word's hash does not hear of it."""
    lines = [f"word{n} {n}" for n in range(20_000)]
    whole, apart = read_words(["\n".join(lines)]), read_words(lines)
    assert np.array_equal(whole.codes, apart.codes)


def test_a_short_text_has_one_shingle_of_what_there_is():
    assert np.diff(hash_runs(read_words(["", "one", "one two three", "a b c d"]), 3)[1]).tolist() == [
        0,
        1,
        1,
        2,
    ]


def test_an_edited_copy_shares_a_key():
    assert set(sign_text(WIRE)) & set(sign_text(WIRE.replace("said", "says").replace("rose", "climbed")))


def test_a_passage_of_a_long_page_shares_a_key_with_it():
    assert set(sign_text(WIRE)) & set(sign_text(FILLER + WIRE + FILLER))


def test_other_texts_share_none():
    assert not set(sign_text(WIRE)) & set(sign_text(FILLER))


def test_a_page_of_megabytes_has_few_keys():
    assert len(sign_text(" ".join(map(str, range(300_000))))) < 1_100
