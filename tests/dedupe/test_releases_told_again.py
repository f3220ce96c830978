"""Texts and times in, relations out: what a second release is to a first one, all the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import numpy as np
import pytest

from assets.dedupe.candidates import number_text
from assets.dedupe.pairs import find_changes, verify_pairs
from assets.dedupe.stories import StoryDocument, tell_stories
from assets.records import Pair, StoryMember
from tests.dedupe.memory import Memory

_NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
_QUARTER = 24 * 91


def _release(company: str, net: int, revenue: int, quarter: str = "fourth") -> str:
    return (
        f"{company} reports {quarter} quarter results\n"
        f"{company} today announced net income of ${net} million, or ${net / 100:.2f} per diluted share, for"
        f" its {quarter} quarter, compared with ${net - 4} million a year earlier. Revenue rose to ${revenue}"
        f" million from ${revenue - 20} million. The board declared a quarterly dividend of 12 cents per"
        " share, payable on March 15 to holders of record on March 1. Management will hold a conference call"
        " today at 5 p.m. Eastern time to discuss the results. The chief executive officer said that demand"
        " stayed strong in all regions and that the company expects further growth."
    )


ALDER = _release("Alder Pumps Inc", 41, 310)
RESTATED = ALDER.replace("$310 million", "$301 million")
ROUND_UP = "\n".join(
    f"Shares of {firm} moved after the firm spoke about {what} and about its plans in {where}, dealers said."
    for firm, what, where in (
        ("Cedar Mills", "paper", "Norway"),
        ("Dogwood Air", "fuel", "Chile"),
        ("Elm Foods", "grain", "Kenya"),
        ("Fir Bank", "credit", "Spain"),
        ("Gum Drinks", "sugar", "Brazil"),
        ("Hazel Steel", "ore", "India"),
        ("Iris Media", "films", "Japan"),
        ("Juniper Oil", "wells", "Ghana"),
    )
)
REGIONS = " ".join(
    f"The {where} plant sold more than planned, orders for the {where} winter are good and it will hire."
    for where in ("north", "south", "east", "west", "upper", "lower", "inner", "outer", "far", "old", "new")
)

CASES = [
    # the second text                                        hours    what it is; None for another story
    (_release("Birch Valves Corp", 52, 275), 1, None),
    (f"CORRECTED - {RESTATED}", 5, "correction"),
    (RESTATED, 5, "correction"),
    (RESTATED, 120, "update"),
    (f"Market round-up\n{ROUND_UP}\n{ALDER}\n{ROUND_UP.replace('after', 'before')}", 3, "excerpt"),
    (_release("Alder Pumps Inc", 47, 333, "first"), _QUARTER, None),
    (_release("Alder Pumps Inc", 58, 350), 4 * _QUARTER, None),
    (ALDER, _QUARTER, "exact_copy"),
    (f"{ALDER}\n{REGIONS}\n{ROUND_UP}", 2, "update"),
    (f"MarketDesk\n{ALDER.replace('today announced', 'said on Tuesday it had')}\nMore news.", 1, "near_copy"),
]


def _tell(texts: list[tuple[str, int]]) -> list[StoryMember]:
    numbers = [number_text(sha256(text.encode()).hexdigest()) for text, _ in texts]
    state = Memory({number: text for number, (text, _) in zip(numbers, texts, strict=True)})
    come, _ = find_changes(state, np.zeros(0, dtype=np.int64))
    documents = [
        StoryDocument(
            f"{place}",
            number,
            len(text),
            text.split("\n")[0],
            "news",
            None,
            _NOON + timedelta(hours=hours),
            None,
        )
        for place, (number, (text, hours)) in enumerate(zip(numbers, texts, strict=True))
    ]
    pairs = [Pair(**row) for part in verify_pairs(state, come) for row in part.to_pylist()]
    return tell_stories(documents, pairs)


@pytest.mark.parametrize(("second", "hours", "relation"), CASES)
def test_a_second_release_is(second: str, hours: int, relation: str | None) -> None:
    first, later = _tell([(ALDER, 0), (second, hours)])
    assert first.relation == "original"
    assert (later.story_id == first.story_id) == (relation is not None)
    assert later.relation == (relation or "original")


def test_a_passage_sent_after_the_page_that_holds_it_is_an_excerpt() -> None:
    _, part = _tell([(f"{ALDER} {ROUND_UP} {REGIONS}", 0), (ALDER, 3)])
    assert (part.relation, part.matched_page_id, part.containment) == ("excerpt", "0", 1)
