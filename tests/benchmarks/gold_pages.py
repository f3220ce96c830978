"""Captured pages and what people say is in them: two sets, read from a data folder."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class GoldPage:
    """A captured page and what a person says is in it."""

    name: str
    body: bytes
    url: str
    text: str
    page_type: str = "article"
    title: str | None = None
    author: str | None = None
    published_on: str | None = None


def read_scrapinghub(data: Path) -> Iterator[GoldPage]:
    """Articles with their gold main text."""
    gold = json.loads((data / "scrapinghub/ground-truth.json").read_text())
    for name, page in sorted(gold.items()):
        body = gzip.decompress((data / f"scrapinghub/html/{name}.html.gz").read_bytes())
        yield GoldPage(name[:8], body, page["url"], page["articleBody"])


def read_wcxb(data: Path) -> Iterator[GoldPage]:
    """Pages of several types with gold text, title, author and date."""
    for path in sorted((data / "wcxb/ground-truth").glob("*.json")):
        page = json.loads(path.read_text())
        truth = page["ground_truth"]
        yield GoldPage(
            path.stem,
            gzip.decompress((data / f"wcxb/html/{path.stem}.html.gz").read_bytes()),
            page["url"],
            truth["main_content"],
            page["_internal"]["page_type"]["primary"],
            truth["title"],
            truth["author"],
            truth["publish_date"],
        )


def shingles(text: str, size: int) -> Counter:
    """Runs of ``size`` words; a text shorter than that is one run."""
    words = _TOKEN.findall(text)
    if len(words) < size:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[start:] for start in range(size)), strict=False))


def compare(found: Counter, gold: Counter) -> tuple[float, float]:
    """Precision and recall; two empty texts agree."""
    shared = sum((found & gold).values())
    if not found and not gold:
        return 1.0, 1.0
    return shared / max(1, sum(found.values())), shared / max(1, sum(gold.values()))


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
