"""How well numbers are read: news sentences with labelled quantities, labelled spans, and speed.

    python -m tests.benchmarks.quantities [--data ../shared/data] [--errors]

The rule of a match (newsquant): the gold quantities that are money or percent, against the money and
percent we find in the same sentence. One of ours matches one gold where the value is the same after
scaling (a percent as printed, a range by both its ends) and the currency, or percent, is the same.
What we find and gold calls something else with the same value ("-", a bare half) counts for neither side.
Strict as the gold reads changes: our two ends of "from $2 to $3" count as the one range that gold has.
We do not say so ourselves: what rose from $2 to $3 was at no time between the two by its own words.
Loose: a gold "range" that says from where to where something moved also matches by its two ends.
The spans of fire: a labelled Money or Quantity with a digit or a unit is found where one of ours covers
its number; only recall, for that set labels no ranges, counts or shares consistently.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from assets.extract.numbers.quantities import find_quantities
from assets.records import Quantity
from tests.benchmarks.other_extractors import Item, installed

CURRENCIES = {
    "united states dollar": "USD", "australian dollar": "AUD", "hong kong dollar": "HKD",
    "singaporean dollar": "SGD", "canadian dollar": "CAD", "dollar": "USD", "cent": "USD",
    "chinese yuan": "CNY",
    "japanese yen": "JPY", "euro": "EUR", "pound sterling": "GBP", "danish krone": "DKK",
    "malaysian ringgit": "MYR",
    "indian rupee": "INR", "shekel": "ILS", "swedish krona": "SEK", "norwegian krone": "NOK",
    "swiss franc": "CHF",
    "russian rouble": "RUB", "south korean won": "KRW", "rand": "ZAR", "baht": "THB",
}  # fmt: skip
# Gold that a reader of the sentence would not share, by the SHA-256 of its sentence, with the reason.
DISPUTED = {
    "a791140a9e10": "pence of a London share are labelled as points of an index",
    "e7e5842d38b4": "a million is labelled as 1",
    "2fb56d3a897c": "a half is not labelled",
    "52b80fba2797": "tens of thousands are labelled as 10,000 to 100,000",
    "42cc53343131": "a risk of 7 against a reward of 9 is labelled as a range",
    "f63a8defce2d": "a fall from one price to another is labelled as a range",
    "bddbc461e2be": "a slowing from one rate to another is labelled as a range",
    "33e53fe1f436": "a fall from one price to another is labelled as a range",
    "4c7522b5dc0e": "two steps of a rise are labelled as two ranges that share an end",
}

_UNTIL = re.compile(r"(?:\s+(?:U\.S\.|per \w+))*\s+to\s+", re.IGNORECASE)
_SINCE = re.compile(r"\bfrom\s+(?:\S+\s+to\s+)?\Z", re.IGNORECASE)
_PART = 20  # texts read by the slow ones


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def gold_item(gold: dict) -> Item | None:
    """The labelled quantity as unit and values; None where it is neither money nor percent."""
    name = gold["normalized_unit"]
    if name.startswith("%") or name.startswith("percentage"):
        unit = "%"
    else:
        unit = next(
            (code for word, code in CURRENCIES.items() if name == word or name.startswith(word + " per")), ""
        )
    if not unit:
        return None
    values = [Decimal(part) for part in re.findall(r"\d+(?:\.\d+)?", gold["value"])]
    if name == "cent":
        values = [value / 100 for value in values]
    return unit, tuple(sorted(value.quantize(Decimal("1e-6")) for value in values))


def our_item(quantity: Quantity) -> Item | None:
    """What we found as unit and values, signs aside; None where it is neither money nor percent."""
    ends = (quantity.value,) if quantity.value is not None else (quantity.value_low, quantity.value_high)
    if quantity.unit_kind in ("money", "money_per_share"):
        unit, factor = quantity.unit or "?", 1
    elif quantity.unit_kind in ("ratio", "change_ratio"):
        if quantity.surface.lower() in ("flat", "unchanged"):
            return None
        unit, factor = "%", 100 if quantity.scale != 1 else 1
    else:
        return None
    return unit, tuple(sorted(abs(end * factor).quantize(Decimal("1e-6")) for end in ends))


def our_items(text: str) -> list[Item]:
    """The money and percent that we find in a sentence."""
    return [item for quantity in find_quantities(text) if (item := our_item(quantity))]


def our_items_like_gold(text: str) -> list[Item]:
    """The same, with the two ends of "from $2 to $3" made one range, as the gold has it."""
    quantities = find_quantities(text)
    items = []
    for at, quantity in enumerate(quantities):
        item = our_item(quantity)
        gap = text[quantities[at - 1].text_end : quantity.text_start] if at else ""
        before = text[: quantities[at - 1].text_start] if at else ""
        other = our_item(quantities[at - 1]) if at else None
        is_change = _UNTIL.fullmatch(gap) and _SINCE.search(before)
        if item and other and is_change and item[0] == other[0] and len(other[1]) == 1:
            if items and items[-1] == other:
                items.pop()
            item = item[0], tuple(sorted(other[1] + item[1]))
        if item:
            items.append(item)
    return items


def score_sentence(
    read: Callable[[str], list[Item]], text: str, golds: list[dict], is_loose: bool
) -> tuple[int, list[Item], list[Item]]:
    """Matches, missed gold and false finds of one sentence, read by one extractor."""
    expected = [item for gold in golds if (item := gold_item(gold))]
    others = {
        Decimal(v).quantize(Decimal("1e-6"))
        for g in golds
        if not gold_item(g)
        for v in re.findall(r"\d+(?:\.\d+)?", g["value"])
    }
    found = read(text)
    right, missed = 0, []
    for item in expected:
        ends = [(item[0], (value,)) for value in item[1]]
        if item in found:
            found.remove(item)
        elif is_loose and len(ends) > 1 and all(end in found for end in ends):
            for end in ends:
                found.remove(end)
        else:
            missed.append(item)
            continue
        right += 1
    return right, missed, [item for item in found if not set(item[1]) <= others]


def score_news(folder: Path, shows_errors: bool) -> None:
    """Print precision, recall and F1 over the news sentences, of ours and of those installed beside."""
    rows = json.loads((folder / "newsquant.json").read_text())
    undisputed = [row for row in rows if _key(row["text"]) not in DISPUTED]
    _print_score("newsquant strict", our_items, rows, False)
    _print_score("newsquant strict, changes read as the gold does", our_items_like_gold, rows, False)
    _print_score("newsquant strict, without disputed gold", our_items, undisputed, False)
    _print_score("newsquant loose ranges", our_items, rows, True, shows_errors)
    _print_score("newsquant loose, without disputed gold", our_items, undisputed, True)
    for name, read in installed().items():
        _print_score(f"newsquant strict, {name}", read, rows, False)
        _print_score(f"newsquant loose ranges, {name}", read, rows, True)
    for key, reason in DISPUTED.items():
        text = next((row["text"] for row in rows if _key(row["text"]) == key), "")
        print(f"    disputed {key}: {reason} ({text[:40].strip()}...)")


def _print_score(name: str, read, rows: list[dict], is_loose: bool, shows_errors: bool = False) -> None:
    right = missed = false = 0
    for row in rows:
        hits, misses, extras = score_sentence(read, row["text"], row["quantities"], is_loose)
        right, missed, false = right + hits, missed + len(misses), false + len(extras)
        if shows_errors and (misses or extras):
            print(row["text"], "\n    missed", misses, "\n    false ", extras)
    precision, recall = right / (right + false), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name}: {right + missed} gold, precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")


def score_spans(folder: Path, shows_errors: bool) -> None:
    """Print how many labelled number spans one of ours covers."""
    covered = total = 0
    for row in json.loads((folder / "fire_dev.json").read_text()):
        starts, text = [], ""
        for token in row["tokens"]:
            starts.append(len(text))
            text += token + " "
        quantities = find_quantities(text)
        for entity in row["entities"]:
            if entity["type"] != "Money" and not re.search(
                r"%|per ?cent|points|million|billion|\d,\d\d\d", entity["text"]
            ):
                continue
            if entity["type"] not in ("Money", "Quantity"):
                continue
            start = starts[entity["start"]]
            end = starts[entity["end"] - 1] + len(row["tokens"][entity["end"] - 1])
            digit = next((at for at in range(start, end) if text[at].isdigit()), start)
            total += 1
            if any(q.text_start <= digit < q.text_end for q in quantities):
                covered += 1
            elif shows_errors:
                print("    fire missed:", entity["text"], "|", text[max(0, start - 50) : end + 30])
    print(f"fire: {covered} of {total} number spans covered, recall {covered / total:.3f}")


def measure_speed(folder: Path) -> None:
    """Print characters a second over the press releases, text tables included; others on a part of them."""
    texts = [path.read_text() for path in sorted(folder.rglob("*.md"))]
    _print_speed("speed", find_quantities, texts)
    for name, read in installed().items():
        _print_speed(f"speed, {name}", read, [text[:2000] for text in texts[:_PART]])


def _print_speed(name: str, read, texts: list[str]) -> None:
    started = time.process_time()
    found = sum(len(read(text)) for text in texts)
    seconds = time.process_time() - started
    size = sum(map(len, texts))
    print(f"{name}: {size:,} characters, {found:,} quantities, {size / seconds / 1e6:.3f} M characters/s")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--errors", action="store_true", help="print every sentence with a miss or a false find"
    )
    options = parser.parse_args()
    if not (options.data / "newsquant").is_dir():
        raise SystemExit(f"no labelled pages at {options.data}: nothing to score")
    score_news(options.data / "newsquant", options.errors)
    score_spans(options.data / "fire", options.errors)
    measure_speed(options.data / "newsworthy-earnings")


if __name__ == "__main__":
    main()
