"""Rare patterns: a look for their words never hides a match."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import assets.extract.page  # noqa: F401 (loads every reader with its patterns)
from assets.extract.rare import RarePattern, compile_rare

SCORED = Path(__file__).parents[1] / "scored"
LINES = [
    line for path in sorted(SCORED.iterdir()) if path.suffix in (".txt", ".jsonl")
    for line in path.read_text(encoding="utf-8").splitlines()
]  # fmt: skip
RARE = {
    f"{name}.{constant}": pattern
    for name, module in sorted(sys.modules.items())
    if name.startswith("assets.extract")
    for constant, pattern in vars(module).items()
    if isinstance(pattern, RarePattern)
}


@pytest.mark.parametrize("name", RARE)
def test_what_a_pattern_matches_has_one_of_its_words(name: str) -> None:
    """Over all our scored sentences and tables the pattern alone finds nothing more."""
    rare = RARE[name]
    missed = [line for line in LINES if rare.pattern.search(line) and not rare.search(line)]
    assert not missed


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:pro[\s-]?forma|restat(?:ed|es))\b", ("forma", "restate")),
        (r"(?:\d+\s)?guidance(?:\sfor)?", ("guidance",)),
        (r"(?:re)*view[s]?", ("view",)),
        (r"[$€]\d", ("$", "€")),
        (r"(?=outlook)\w+\sraised", ("raised",)),
        (r"%\sof\b", ("%",)),
    ],
)
def test_words_are_read_off_the_pattern(pattern: str, words: tuple[str, ...]) -> None:
    """One of each alternative, the longest that cannot be left out."""
    assert compile_rare(pattern, re.IGNORECASE).words == words


@pytest.mark.parametrize(
    "pattern", [r"\d+", r"a?", r"(?:guidance|\w+)", "|".join(f"{n:02}word" for n in range(60))]
)
def test_a_pattern_without_few_words_is_refused(pattern: str) -> None:
    """It would be tried on every text, or cost as much as it saves."""
    with pytest.raises(ValueError, match="no few words"):
        compile_rare(pattern)


def test_search_looks_only_between_its_ends() -> None:
    """A word outside of the stretch is none."""
    rare = compile_rare(r"\bguidance\b", re.IGNORECASE)
    assert rare.search("Guidance rose, sales fell", 10) is None
    assert rare.search("Sales fell; guidance rose", 5, 20).start() == 12
