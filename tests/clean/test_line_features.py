"""Features of lines: what tells a menu, a promotion and a list of other pages from an article."""

import numpy as np
import pytest

from assets.clean.dumps.line_features import read_page_features
from assets.clean.dumps.line_runs import find_rough_article, read_runs, read_stretches
from assets.clean.dumps.line_topic import read_topics, read_voice

PROSE = [
    "Example Pumps said on Thursday that it had raised its outlook after orders for pumps rose by a third.",
    "The maker of pumps now expects sales to grow by a tenth this year, as water utilities replace old ones.",
]
OTHERS = [
    "A maker of valves is to close its last plant in the north of the country after seventy years of work.",
    "How a town on the coast learned to live with the tide, and what it will do when the wall is too low.",
]
MENU = ["Markets", "Companies", "Opinion", "Video"]
PAGE = [*MENU, *PROSE, *MENU, *OTHERS[:1]]


def features(texts, named=()):
    return read_page_features(texts, [text in named for text in texts]).columns


def test_every_feature_has_a_number_for_every_line():
    columns = features(PAGE)
    assert {len(column) for column in columns.values()} == {len(PAGE)}
    assert all(np.isfinite(column).all() for column in columns.values())


@pytest.mark.parametrize("texts", [["Menu"], MENU, PROSE[:1], ["1"] * 40])
def test_pages_without_an_article_have_features_too(texts):
    assert all(np.isfinite(column).all() for column in features(texts).values())


def test_a_tight_run_ends_where_a_loose_one_goes_on():
    looks = {name: np.zeros(13) for name in ("cue", "reaction", "legal")}
    looks["prose"] = np.array([0, 1, 1, 1] + [0] * 6 + [1, 1, 0], dtype=float)
    counts = np.where(looks["prose"] > 0, 20.0, 2.0)
    assert find_rough_article(looks, counts, cost=0.25) == (1, 12)
    assert find_rough_article(looks, counts, cost=1.5) == (1, 4)
    runs = read_runs(looks, counts)
    assert (runs["inside_loose"][11], runs["inside_tight"][11]) == (1, 0)


def test_the_stretch_with_the_most_prose_is_the_middle_of_all():
    prose = np.array([1, 0, 0, 1, 1, 0, 0, 1], dtype=float)
    found = read_stretches(prose, np.full(8, 20.0))
    assert found["stretch_side_1"].tolist() == [-1, -1, -1, 0, 0, 0, 0, 1]
    assert found["stretch_share_1"].tolist() == [0.5, 0.5, 0.5, 1, 1, 1, 1, 0.5]
    assert set(found["stretch_side_3"].tolist()) == {0}


def test_rare_words_of_the_article_tell_more_than_common_ones():
    topics = [{"pumps", "orders"}, {"pumps", "orders"}, {"pumps", "valves"}, {"orders"}, {"pumps"}]
    found = read_topics(topics, np.array([True, True, False, False, False]), ["a"] * 5)
    assert found["topic"][2] == 0.5
    assert found["telling"][2] < found["topic"][2] < found["telling"][3] == 1


def test_lines_that_begin_alike_are_marked():
    captions = [f"Workers of Example Pumps in Oslo {text}" for text in ("on Monday.", "at noon.")]
    assert features([*captions, *PROSE])["begins_twice"].tolist() == [1, 1, 0, 0]


def test_what_stands_below_a_heading_about_the_house_is_marked():
    assert features([*PROSE, "About Example", PROSE[0]])["since_about"].tolist()[2:] == [0, 1]


def test_a_promotion_speaks_to_the_reader_more_than_the_article():
    texts = [*PROSE, "Get our picks in your inbox and make the most of your money."]
    counts = np.array([len(text.split()) for text in texts], dtype=float)
    found = read_voice(texts, counts, np.array([True, True, False]))
    assert found["you_more"][2] > 0.1 > found["you_more"][0]


def test_lines_named_by_a_rule_are_counted_above_and_below():
    columns = features(["Share", *PROSE, "Share", "Share"], named=("Share",))
    assert columns["named_above"].tolist() == [1, 1, 1, 2, 3]
    assert columns["named_below"].tolist() == [3, 2, 2, 2, 1]
