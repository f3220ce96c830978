"""Sentences labelled by hand: how many of their figures are stated, and how many statements are true."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from assets.extract.prose.statements import find_prose_statements
from tests.extract.pages import company, mention_of, page_of, value_of

SCORED = Path(__file__).parents[1] / "scored" / "statements.jsonl"
# Floors: what is reached today; they rise by hand and never fall in passing.
PRECISION, RECALL = 0.99, 0.97
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


def score() -> tuple[int, int, int, list[str]]:
    """Figures labelled, statements made, statements right, and what differs."""
    labelled = made = right = 0
    differing = []
    for line in SCORED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        statements = find_prose_statements(page_with(record["text"], record.get("companies", [])))
        left = list(statements)
        for said in record["says"]:
            hit = next((s for s in left if agrees(said, s)), None)
            if hit is None:
                differing.append(f"{record['text']}\n    missed {said}")
            else:
                left.remove(hit)
                right += 1
        for s in left:
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
    return labelled, made, right, differing


def test_labelled_sentences_are_read_as_a_person_reads_them():
    """Precision and recall over the scored sentences stay above their floors."""
    labelled, made, right, differing = score()
    assert right / made >= PRECISION and right / labelled >= RECALL, "\n".join(differing)


if __name__ == "__main__":
    labelled, made, right, differing = score()
    print("\n".join(differing))
    print(f"labelled {labelled}, made {made}, right {right}")
