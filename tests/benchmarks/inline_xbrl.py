"""How well narrative numbers of filings are read, whose filers tagged them in inline XBRL.

    python -m tests.benchmarks.inline_xbrl [--data ../shared/data] [--errors]

Every ``ix:nonFraction`` outside a table states its number, scale and unit. One of ours is right where it
covers the tagged digits and has that value. Told apart: a scale that the words give ("$1.3 million"), and one
that only the document gives ("$1,349" in a filing stated in millions).
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assets.extract.numbers.implied_scale import imply_scale
from assets.extract.numbers.quantities import find_quantities
from assets.records import Quantity

_BLOCKS = frozenset(("p", "div", "tr", "li", "h1", "h2", "h3", "h4", "br", "table", "body"))
_UNITS_SAID = re.compile(r"\s*(?:thousand|million|billion|%|percent|basis points)", re.IGNORECASE)


class Tagged(NamedTuple):
    """A tagged number: where its digits stand and what they are worth."""

    start: int
    end: int
    value: Decimal
    scale: int


def read_filing(source: bytes) -> tuple[str, list[Tagged]]:
    """The words of a filing, and its tagged numbers outside tables."""
    words, tags = io.StringIO(), []
    _walk(LexborHTMLParser(source).root, words, tags, in_table=False)
    return words.getvalue(), tags


def _walk(node: LexborNode, words: io.StringIO, tags: list[Tagged], in_table: bool) -> None:
    if node.is_text_node:
        words.write(re.sub(r"\s+", " ", node.text_content or ""))
        return
    tag, said = node.tag or "", node.attributes
    if tag in ("script", "style", "ix:header") or "display:none" in (said.get("style") or ""):
        return
    in_table = in_table or tag == "table"
    words.write("\n" if tag in _BLOCKS else "\t" if tag == "td" else "")
    start = words.tell()
    for child in node.iter(include_text=True):
        _walk(child, words, tags, in_table)
    if tag == "ix:nonfraction" and not in_table and "shares" not in (said.get("unitref") or "").lower():
        digits = re.sub(r"[^\d.]", "", node.text())
        if digits:
            scale = int(said.get("scale") or 0)
            tags.append(Tagged(start, words.tell(), Decimal(digits).scaleb(scale), scale))
    words.write("\n" if tag in _BLOCKS else "")


def is_right(tag: Tagged, quantities: list[Quantity]) -> bool:
    """Whether one of the quantities covers the tagged digits and is worth as much."""
    for quantity in quantities:
        if quantity.text_start <= tag.start and tag.end <= quantity.text_end:
            ends = (quantity.value_low, quantity.value, quantity.value_high)
            return any(end is not None and abs(end) == tag.value for end in ends)
    return False


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--errors", action="store_true", help="print every tagged number that is read wrongly"
    )
    options = parser.parse_args()
    filings = sorted(options.data.rglob("10-[QK].htm"))
    if not filings:
        sys.exit(f"no filings at {options.data}: nothing to score")
    counts = {"said": [0, 0], "implied": [0, 0]}
    for path in filings:
        text, tags = read_filing(path.read_bytes())
        quantities = imply_scale(text, find_quantities(text))
        for tag in tags:
            is_said = tag.scale <= 0 or bool(_UNITS_SAID.match(text, tag.end))
            right = is_right(tag, quantities)
            counts["said" if is_said else "implied"][0 if right else 1] += 1
            if options.errors and not right:
                print(f"    {path.name}: {text[max(0, tag.start - 60) : tag.end + 30]!r} is {tag.value}")
    for kind, (right, wrong) in counts.items():
        share = f"{right / (right + wrong):.3f}" if right + wrong else "none there"
        print(
            f"narrative numbers of {len(filings)} filings, scale {kind}: {right} of {right + wrong}, {share}"
        )


if __name__ == "__main__":
    main()
