"""One story or two: what stands in the same frame decides."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.dedupe import pairs
from assets.dedupe.candidates import number_text
from assets.dedupe.pairs import verify_pairs
from assets.records import Pair
from tests.dedupe.memory import Memory

RESULTS = """ALDER PUMPS <ALDR> 2ND QTR JUNE 30 NET
DAYTON, Ohio, July 20 - Shr 41 cts vs 36 cts
    Net 8,214,000 vs 7,120,000
    Revs 96.4 mln vs 88.1 mln
    Six mths
    Shr 77 cts vs 70 cts
    Net 15.4 mln vs 13.9 mln
    Revs 188.2 mln vs 171.0 mln
"""

RELEASE = """Alder Pumps Reports Record Second Quarter

DAYTON, Ohio, July 20, 2026 - Alder Pumps Inc. (NYSE: ALDR) today reported results for the quarter ended
June 30, 2026. Revenue rose 9 percent to $96.4 million, led by municipal water projects in the Midwest.
Net income was $8.2 million, or $0.41 per diluted share, against $7.1 million, or $0.36, a year before.
"Utilities keep replacing pumps that are older than their operators," said chief executive Mary Vance.
The company now expects revenue of $380 million to $390 million for the year, up from $370 million.
It will hold a conference call on Tuesday, July 21, 2026 at 10:00 a.m. Eastern Time.
"""

ALERT = """SHAREHOLDER ALERT: Marble & Stone LLP Investigates Claims for Investors of Birch Foods - BRCH

NEW YORK, May 4, 2026 - Marble & Stone LLP is investigating claims on behalf of investors of Birch Foods Inc.
(Nasdaq: BRCH). Such investors are advised to contact Peter Stone at pstone@example.com or 888-555-0142.
The investigation concerns whether Birch Foods and certain of its officers have engaged in securities fraud.
On May 1, 2026, Birch Foods said its results would be late. On this news the price of its shares fell sharply.
Marble & Stone LLP, with offices in New York and Chicago, is known as a firm in the area of class litigation.
"""

NAVIGATION = "Home\nMarkets\nCompanies\nWatchlist\nPortfolio\nCalendar\nLog in\n"
DISCLAIMER = (
    "This release contains forward-looking statements within the meaning of the securities laws. They are "
    "subject to risks and uncertainties, and actual results may differ materially from those projected, as "
    "described in the annual report on Form 10-K. The company undertakes no obligation to update them, and "
    "readers should not place undue reliance on them, as they speak only as of the date they are made here.\n"
)

ONE_STORY = [
    ("behind navigation", RELEASE, NAVIGATION + RELEASE),
    ("cut in the middle", RELEASE, RELEASE[:420]),
    ("wrapped anew", RELEASE, " ".join(RELEASE.split())),
    ("in a long page", RESULTS, NAVIGATION + RELEASE.replace("Alder", "Cedar") + RESULTS + ALERT),
    ("another dateline", RESULTS, RESULTS.replace("DAYTON, Ohio", "NEW YORK")),
    ("one figure corrected", RESULTS, RESULTS.replace("77 cts", "78 cts")),
    ("labels reworded", RESULTS, RESULTS.replace("Revs", "Sales").replace("Six mths", "First half")),
    ("marked as corrected", RESULTS, "CORRECTED-" + RESULTS.replace("36 cts", "35 cts")),
    (
        "another headline",
        RELEASE,
        RELEASE.replace("Reports Record Second Quarter", "lifts its forecast"),
    ),
    ("quotes that move", RELEASE + "ALDR1.20%\nBRCH-3.40%\n", RELEASE + "ALDR-2.75%\nBRCH0.15%\n"),
]


NEXT_QUARTER = {
    "2ND": "3RD", "JUNE": "SEPT", "July 20": "Oct 19", "Six": "Nine", "41": "44", "36": "39", "77": "1.21",
    "8,214": "8,801", "7,120": "7,644", "96.4": "99.7", "88.1": "90.3", "70": "1.09", "15.4": "24.2",
    "13.9": "21.5", "188.2": "287.9", "171.0": "261.3",
}  # fmt: skip


def _other_quarter(text: str) -> str:
    for was, now in NEXT_QUARTER.items():
        text = text.replace(was, now)
    return text


def _other_client(text: str) -> str:
    return text.replace("Birch Foods", "Elm Motors").replace("BRCH", "ELMM")


FUND = """CEDAR INSURED TAX-FREE SETS PAYOUT
BOSTON, July 2 - Mthly div 6.1 cts vs 6.1 cts prior
    Pay July 31
    Record July 15
    NOTE: Cedar Insured Tax-Free Income Fund.
"""

HOUSE = (
    "Harbor Banking\nHarbor Housing\nHarbor Transport\nHarbor Mining\nHarbor Retail\n",
    "Harbor gathers news of companies from wires and from the companies themselves.\n"
    "Readers of Harbor also read about banking, housing, transport and mining every morning.\n"
    "Write to the Harbor desk with corrections and questions, we answer within a day.\n",
)
YEAR = (
    "ELM MOTORS CORP <ELMM> YEAR NET\nCHERRY HILL, N.J., March 14 - Shr 91 cts vs 33 cts\n    Net 704,803\n"
)
PAYOUT = "OAK BANCORP <OAKB> IN PAYOUT\nHOUSTON, March 7 - Qtly div 20 cts vs 33 cts prior\n    Pay April 9\n"

MODEL = """Maple Sports and its partners launch a revenue share model for college athletes

Maple Sports, the platform that helps college athletes with their contracts, announced a model that shares
revenue between schools and athletes, built with a lawyer who has worked in the field for two decades.
"Schools asked for a plan that they can run from the first day of the season," said the head of the firm.
Maple Sports will offer the model to all schools of the league and to the ones that join it later on.
The first schools are to sign in autumn, and athletes will see what they earn in an application of their own.
"""
LIST = (
    "Ferry to run on Sundays again\nSchool board meets in the harbor hall\nStorm drains cost more\n"
    "Council votes for the bridge\nLibrary opens a reading room\nMarket moves to the river bank\n"
    "Choir sings for the hospital\nBakers strike for a third week\nTrams get a new colour\n"
    "Museum lends its clocks\nAn orchard is sold\nBus lanes stay\nThe pool is closed for repairs\n"
)

TWO_STORIES = [
    ("two wires between one house's lines", YEAR.join(HOUSE), PAYOUT.join(HOUSE)),
    ("another company below a list", MODEL, LIST + MODEL.replace("Maple", "Birch")),
    ("another quarter", RESULTS, _other_quarter(RESULTS)),
    ("another company, other figures", RESULTS,
     _other_quarter(RESULTS).replace("ALDER PUMPS <ALDR>", "CEDAR TOOLS <CDRT>")),
    ("another client of one law firm", ALERT, _other_client(ALERT)),
    ("one disclaimer", RESULTS + 3 * DISCLAIMER, ALERT + 3 * DISCLAIMER),
    ("another fund, the same payout", FUND,
     FUND.replace("INSURED", "OREGON").replace("Insured", "Oregon")),
    ("a fund of a longer name", FUND,
     FUND.replace("INSURED", "OREGON INSURED").replace("Insured", "Oregon Insured")),
    ("nothing in common", RESULTS, ALERT),
    ("no words", "", ""),
]  # fmt: skip


def compare(a: str, b: str) -> Pair | None:
    """The pair of two texts; None where they tell two stories."""
    texts = {number_text(sha256(text.encode()).hexdigest()): text for text in (a, b)}
    memory = Memory(texts)
    if len(texts) < 2:
        return None
    (found,) = verify_pairs(memory, memory.packed([sorted(texts)]))
    return next((Pair(**row) for row in found.to_pylist()), None)


@pytest.mark.parametrize(("what", "a", "b"), ONE_STORY)
def test_these_tell_one_story(what, a, b):
    assert compare(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [case[1:] for case in TWO_STORIES], ids=[case[0] for case in TWO_STORIES]
)
def test_tell_two_stories(a, b):
    assert compare(a, b) is None


def test_jaccard_and_containment_are_counted_not_estimated():
    """Ten words have eight shingles of three; the first seven words have five of them."""
    whole = "alpha beta gamma delta epsilon zeta eta theta iota kappa"
    found = compare(whole, "alpha beta gamma delta epsilon zeta eta")
    assert (found.jaccard, found.containment) == (Decimal("0.625"), Decimal(1))


def test_a_changed_figure_is_counted_and_a_changed_date_is_not():
    figure = compare(RESULTS, RESULTS.replace("77 cts", "78 cts"))
    date = compare(RELEASE, RELEASE.replace("Tuesday, July 21", "Wednesday, July 22"))
    assert (figure.changed_figures, date.changed_figures) == (1, 0)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.permutations(range(9)), st.integers(1, 400))
def test_a_pair_is_what_its_two_texts_make_it(order, words_at_once):
    """Whatever is compared in the same batch, and wherever batches end."""
    texts = [(RESULTS, RELEASE, ALERT, FUND)[n % 4][: 700 - 30 * n] + "And more. " * (n % 3) for n in order]
    numbered = {number_text(sha256(text.encode()).hexdigest()): text for text in texts}
    every, memory = list(combinations(sorted(numbered), 2)), Memory(numbered)
    most = {"_BATCH": words_at_once, "_SHELF": 3 * words_at_once, "_PAIRS_READ": 1 + words_at_once // 100}
    with patch.multiple(pairs, **most):
        found = verify_pairs(memory, memory.packed(every))
        together = [row for part in found for row in part.to_pylist()]
    alone = [
        row
        for a, b in every
        for two in [Memory({a: numbered[a], b: numbered[b]})]
        for part in verify_pairs(two, two.packed([(a, b)]))
        for row in part.to_pylist()
    ]
    assert sorted(together, key=str) == sorted(alone, key=str)
