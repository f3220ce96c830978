"""Which errors remain when pages are cleaned: what is missed and added, by rule, and the worst pages.

A block is right where its words stand in the gold text in their order, and it is kept, or neither.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from assets.clean.charset import decode_body
from assets.clean.html.read import read_html
from tests.benchmarks.gold_pages import GoldPage, compare, f1, shingles

_WORD = re.compile(r"\w+")
SHORT = 4  # words: a shorter block that is dropped stands in any long text by chance
LONG = 10  # words: of a longer block half of its runs of four must stand in the gold text


@dataclass
class PageErrors:
    """Words of one page on the wrong side, by the rule that put them there."""

    page: GoldPage
    score: float
    missed: Counter = field(default_factory=Counter)
    added: Counter = field(default_factory=Counter)


def print_errors(pages: list[GoldPage], count_worst: int) -> None:
    """For each kind of page the rules by the words they miss or add, and its worst pages."""
    errors = [find_errors(page) for page in pages]
    kinds = sorted({error.page.page_type for error in errors})
    for kind in kinds:
        group = [error for error in errors if error.page.page_type == kind]
        words = sum(len(_WORD.findall(error.page.text)) for error in group)
        print(f"\n{kind}: {len(group)} pages, {words} words of gold")
        for side in ("missed", "added"):
            totals = sum((getattr(error, side) for error in group), Counter())
            pages_with = Counter(rule for error in group for rule in getattr(error, side))
            told = [f"{rule} {n} ({pages_with[rule]} pages)" for rule, n in totals.most_common(8)]
            print(f"  {side}: {sum(totals.values()) / max(1, words):.1%} of the words:", ", ".join(told))
        for error in sorted(group, key=lambda one: one.score)[:count_worst]:
            missed, added = sum(error.missed.values()), sum(error.added.values())
            print(f"  {error.score:.3f}  missed {missed} added {added}  {error.page.url[:90]}")


def find_errors(page: GoldPage) -> PageErrors:
    """The blocks of a page that the gold text disagrees with."""
    gold = f" {_bare(page.text)} "
    source = read_html(decode_body(page.body, None), page.url)
    blocks = source.blocks if source else []
    kept = "\n".join(block.text for block in blocks if block.is_kept).lower()
    found = PageErrors(page, f1(*compare(shingles(kept, 1), shingles(page.text.lower(), 1))))
    said = {block.text for block in blocks if block.is_kept}
    for block in blocks:
        words = _bare(block.text).split()
        is_again = not block.is_kept and (block.text in said or len(words) < SHORT)
        if words and not is_again and _is_gold(words, gold) != block.is_kept:
            side = found.added if block.is_kept else found.missed
            side[f"{block.kind}" if block.is_kept else block.rule] += len(words)
    return found


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _is_gold(words: list[str], gold: str) -> bool:
    if len(words) <= LONG:
        return f" {' '.join(words)} " in gold
    runs = [f" {' '.join(words[start : start + 4])} " for start in range(len(words) - 3)]
    return 2 * sum(run in gold for run in runs) > len(runs)
