"""How well and how fast pages are cleaned, measured on real pages with gold text.

    python -m tests.benchmarks.cleaning [--data ../shared/data] [--peers PYTHON] [--errors 10]

Two sets: articles with gold main text (scrapinghub: 4-gram shingles, mean precision and recall
over pages, as its authors score it) and pages of several types (wcxb: words, mean F1 over
pages; titles alike for nine tenths, dates within a day, authors). ``--peers`` is an interpreter
with other extractors installed (see ``other_cleaners``), which read the same pages. ``--errors``
shows what is missed and what is added, by rule, and the worst pages.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from assets.clean.page import Cleaned, clean_page
from tests.benchmarks.cleaning_errors import print_errors
from tests.benchmarks.gold_pages import GoldPage, compare, f1, read_scrapinghub, read_wcxb, shingles
from tests.benchmarks.other_cleaners import NAMES, read_with

FOREIGN = b"<p>Der Umsatz stieg im ersten Quartal um zehn Prozent auf neun Millionen." * 9


def main() -> None:
    """Print the scores; one clear line where there is no data."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--peers", metavar="PYTHON", help="interpreter that has the other extractors")
    parser.add_argument("--errors", type=int, default=0, metavar="PAGES")
    options = parser.parse_args()
    if not (options.data / "scrapinghub").is_dir():
        raise SystemExit(f"no pages under {options.data}: nothing measured")
    articles, pages = list(read_scrapinghub(options.data)), list(read_wcxb(options.data))
    _print_scores("ours", articles, pages, *_read_all([*articles, *pages]))
    for name in NAMES if options.peers else ():
        reading = read_with(options.peers, name, [page.body for page in (*articles, *pages)])
        if reading.error:
            print(f"{name:<15}not measured: {reading.error}")
        else:
            _print_scores(name, articles, pages, reading.texts, reading.cpu_seconds)
    print(f"{'metadata':<15}", *score_metadata(pages), sep="  ")
    if options.errors:
        print_errors([*articles, *pages], options.errors)


def _read_all(pages: list[GoldPage]) -> tuple[list[str], float]:
    """Our texts, and the processor time of document, blocks and metadata together."""
    for body in (pages[0].body, FOREIGN):  # what is loaded once a process is not counted
        clean_page(body, "text/html")
    started = time.process_time()
    texts = [read_text(page) for page in pages]
    return texts, time.process_time() - started


def read_text(page: GoldPage) -> str:
    """The document's text; empty for a reject."""
    cleaned = clean_page(page.body, "text/html", None, page.url)
    return cleaned.document.text if isinstance(cleaned, Cleaned) else ""


def _print_scores(
    name: str, articles: list[GoldPage], pages: list[GoldPage], texts: list[str], cpu_seconds: float
) -> None:
    scores = score_texts(articles, pages, texts)
    print(f"{name:<15}", *scores, f"{len(texts) / cpu_seconds:.0f} pages/s", sep="  ")


def score_texts(articles: list[GoldPage], pages: list[GoldPage], texts: list[str]) -> list[str]:
    """F1 of the two sets, by page type too; the texts are of the articles, then of the pages."""
    shingled = [
        compare(shingles(text, 4), shingles(page.text, 4))
        for text, page in zip(texts, articles, strict=False)
    ]
    precision = sum(p for p, _ in shingled) / len(shingled)
    recall = sum(r for _, r in shingled) / len(shingled)
    by_type: dict[str, list[float]] = defaultdict(list)
    for text, page in zip(texts[len(articles) :], pages, strict=True):
        words = compare(shingles(text.lower(), 1), shingles(page.text.lower(), 1))
        by_type[page.page_type].append(f1(*words))
    scores = [score for group in by_type.values() for score in group]
    return [
        f"articles 4-gram F1 {f1(precision, recall):.4f} (P {precision:.4f} R {recall:.4f})",
        f"all types F1 {sum(scores) / len(scores):.4f}",
        *(f"{name} {sum(group) / len(group):.4f} ({len(group)})" for name, group in sorted(by_type.items())),
    ]


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
