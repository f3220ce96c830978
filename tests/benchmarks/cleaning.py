"""How well and how fast pages are cleaned, measured on real pages with gold text.

    python -m tests.benchmarks.cleaning [--data ../shared/data] [--peers] [--worst 5]

Two sets: articles with gold main text (scrapinghub: 4-gram shingles, mean precision and recall
over pages, as its authors score it) and pages of several types (wcxb: words, mean F1 over
pages; titles alike for nine tenths, dates within a day, authors). ``--peers`` runs the
extractors that happen to be installed beside us over the same pages.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from assets.clean.page import Cleaned, clean_page

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


FOREIGN = GoldPage(
    "foreign", b"<p>Der Umsatz stieg im ersten Quartal um zehn Prozent auf neun Millionen." * 9, "", ""
)


def main() -> None:
    """Print the scores; one clear line where there is no data."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if not (options.data / "scrapinghub").is_dir():
        raise SystemExit(f"no pages under {options.data}: nothing measured")
    articles, pages = list(read_scrapinghub(options.data)), list(read_wcxb(options.data))
    extractors = {"ours": read_text, **(find_peers() if options.peers else {})}
    for name, extract in extractors.items():
        print(f"{name:<16}", *score_texts(articles, pages, extract, options.worst), sep="  ")
    print("metadata        ", *score_metadata(pages), sep="  ")


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


def read_text(page: GoldPage) -> str:
    """The document's text; empty for a reject."""
    cleaned = clean_page(page.body, "text/html", None, page.url)
    return cleaned.document.text if isinstance(cleaned, Cleaned) else ""


def find_peers() -> dict[str, Callable[[GoldPage], str]]:
    """Extractors that are installed, by name; none is a dependency of the project."""
    peers: dict[str, Callable[[GoldPage], str]] = {}
    try:
        import trafilatura

        peers["trafilatura"] = lambda page: trafilatura.extract(page.body, include_comments=False) or ""
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str

        peers["resiliparse"] = lambda page: extract_plain_text(bytes_to_str(page.body), main_content=True)
    except ImportError:
        pass
    try:
        import rs_trafilatura

        peers["rs-trafilatura"] = lambda page: (
            rs_trafilatura.extract(page.body.decode("utf-8", "replace")).main_content
        )
    except ImportError:
        pass
    return peers


def score_texts(articles: list[GoldPage], pages: list[GoldPage], extract: Callable, worst: int) -> list[str]:
    """F1 of the two sets, by page type too, and pages a second of processor time."""
    for page in (articles[0], FOREIGN):  # what is loaded once a process is not counted
        extract(page)
    started = time.process_time()
    texts = [extract(page) for page in articles]
    rate = len(articles) / (time.process_time() - started)
    shingled = [
        compare(shingles(text, 4), shingles(page.text, 4)) for text, page in zip(texts, articles, strict=True)
    ]
    precision = sum(p for p, _ in shingled) / len(shingled)
    recall = sum(r for _, r in shingled) / len(shingled)
    by_type: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        words = compare(shingles(extract(page).lower(), 1), shingles(page.text.lower(), 1))
        by_type[page.page_type].append(f1(*words))
    scores = [score for group in by_type.values() for score in group]
    for score, page in sorted(
        zip((f1(*one) for one in shingled), articles, strict=True), key=lambda one: one[0]
    )[:worst]:
        print(f"  {score:.3f}  {page.url}")
    return [
        f"articles 4-gram F1 {f1(precision, recall):.4f} (P {precision:.4f} R {recall:.4f})",
        f"all types F1 {sum(scores) / len(scores):.4f}",
        *(f"{name} {sum(group) / len(group):.4f} ({len(group)})" for name, group in sorted(by_type.items())),
        f"{rate:.0f} pages/s",
    ]


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


def score_metadata(pages: list[GoldPage]) -> list[str]:
    """Precision and recall of dates and authors, share of titles nine tenths alike."""
    dates, authors, titles = Counter(), Counter(), Counter()
    for page in pages:
        cleaned = clean_page(page.body, "text/html", None, page.url)
        document = cleaned.document if isinstance(cleaned, Cleaned) else None
        published = document.published_at.date() if document and document.published_at else None
        gold = date.fromisoformat(page.published_on) if page.published_on else None
        _count(dates, published, gold, lambda one, other: abs((one - other).days) <= 1)
        _count(authors, document and document.byline, page.author, _is_same_author)
        if page.title:
            alike = SequenceMatcher(
                None, page.title.lower(), ((document and document.title) or "").lower()
            ).ratio()
            titles["right"] += alike >= 0.9
            titles["all"] += 1
    return [
        f"dates P {_share(dates, 'said'):.3f} R {_share(dates, 'gold'):.3f}",
        f"titles {titles['right'] / max(1, titles['all']):.3f}",
        f"authors P {_share(authors, 'said'):.3f} R {_share(authors, 'gold'):.3f}",
    ]


def _count(counts: Counter, said: object, gold: object, is_same: Callable) -> None:
    counts["said"] += said is not None
    counts["gold"] += gold is not None
    counts["right"] += said is not None and gold is not None and is_same(said, gold)


def _share(counts: Counter, of: str) -> float:
    return counts["right"] / max(1, counts[of])


def _is_same_author(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() > 0.8


if __name__ == "__main__":
    main()
