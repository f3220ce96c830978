"""Sentences labelled by hand: how many of their figures are stated, and how many statements are true."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from assets.extract.prose.statements import find_prose_statements
from assets.records import Statement
from tests.extract.pages import company, mention_of, page_of, value_of

SCORED = Path(__file__).parents[1] / "scored" / "statements.jsonl"
# Floors: what is reached today; they rise by hand and never fall in passing.
PRECISION, RECALL = 0.9985, 0.978
DEFAULTS = {"scope": "consolidated", "nature": "actual", "compare": "none"}
COLUMNS = {"fp": "fiscal_period", "fy": "fiscal_year", "end": "period_end"}
FREE_NATURE = {"stock_price", "stock_return", "market_value", "price_target", "backlog_coverage"}


def agrees(said: dict, statement) -> bool:
    """Whether a statement is the one that the label describes."""
    want = {**DEFAULTS, **said}
    if said["metric"] in FREE_NATURE and "nature" not in said:
        want.pop("nature")
    value = want.pop("value")
    plain = "..".join(f"{Decimal(part).normalize():f}" for part in value.split(".."))
    found = {name: str(getattr(statement, COLUMNS.get(name, name))) for name in want}
    return found == want and value_of(statement) == plain


def page_with(text: str, names: list[str]):
    """A page of one text in which the named companies are known; the ticker is the name in capitals."""
    known = tuple(company(f"{number:010}", name, name.upper()) for number, name in enumerate(names))
    places = [(one, nth) for one in known for nth in range(text.count(one.name))]
    mentions = [mention_of(text, one.name, one, nth) for one, nth in places]
    return page_of(text, mentions=sorted(mentions, key=lambda m: m.text_start), others=known)


@cache
def read_all() -> tuple[tuple[dict, tuple], ...]:
    """Every labelled record with what is read from it."""
    records = map(json.loads, SCORED.read_text(encoding="utf-8").splitlines())
    return tuple(
        (record, tuple(find_prose_statements(page_with(record["text"], record.get("companies", [])))))
        for record in records
    )


def compare(record: dict, statements: tuple) -> tuple[list, list, list]:
    """Statements that are as labelled, statements that are not, and labels that nothing states."""
    right, left, missed = [], list(statements), []
    for said in record["says"]:
        hit = next((s for s in left if agrees(said, s)), None)
        if hit is None:
            missed.append(said)
        else:
            left.remove(hit)
            right.append(hit)
    return right, left, missed


def judged() -> Iterator[tuple[Statement, bool]]:
    """Every statement of the labelled sentences, and whether it is as labelled."""
    for record, statements in read_all():
        right, wrong, _ = compare(record, statements)
        yield from ((one, True) for one in right)
        yield from ((one, False) for one in wrong)


def score() -> tuple[int, int, int, list[str]]:
    """Figures labelled, statements made, statements right, and what differs."""
    labelled = made = correct = 0
    differing = []
    for record, statements in read_all():
        right, wrong, missed = compare(record, statements)
        differing += [f"{record['text']}\n    missed {said}" for said in missed]
        for s in wrong:
            told = (
                s.metric,
                value_of(s),
                s.scope,
                s.nature,
                s.basis,
                s.compare,
                s.fiscal_period,
                s.period_end,
            )
            differing.append(f"{record['text']}\n    false  {' '.join(map(str, told))}")
        labelled += len(record["says"])
        made += len(statements)
        correct += len(right)
    return labelled, made, correct, differing


# Fewer statements than this in a bin tell nothing of its share.
FEWEST = 20


def test_confidence_is_kept():
    """In every bin of the labelled sentences at least as many are right as its confidence says, less 0.05."""
    bins = defaultdict(list)
    for statement, is_right in judged():
        bins[statement.confidence].append(is_right)
    shares = {
        confidence: sum(rights) / len(rights) for confidence, rights in bins.items() if len(rights) >= FEWEST
    }
    assert shares and all(share >= float(confidence) - 0.05 for confidence, share in shares.items()), shares


def test_labelled_sentences_are_read_as_a_person_reads_them():
    """Precision and recall over the scored sentences stay above their floors."""
    labelled, made, right, differing = score()
    assert right / made >= PRECISION and right / labelled >= RECALL, "\n".join(differing)


if __name__ == "__main__":
    labelled, made, right, differing = score()
    print("\n".join(differing))
    print(f"labelled {labelled}, made {made}, right {right}")
