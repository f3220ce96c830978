"""Learn the weights of the line model from pages with a gold main text.

python -m tests.benchmarks.learn_lines [--data ../shared/data] [--write]

Each page is saved as text in three ways; a line is the article's when most of its words stand
in 4-grams of the gold. Without --write it only prints the scores on pages left out (five folds
by host). Least squares by Newton's steps on numpy: no randomness, the same weights every time.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from hashlib import md5
from pathlib import Path

import numpy as np

from assets.clean.dumps import line_model
from assets.clean.dumps.line_features import Array, Page, read_page_features
from assets.clean.dumps.line_groups import find_figure_runs
from assets.clean.dumps.line_model import find_weighed
from assets.clean.dumps.lines import split_lines
from tests.benchmarks.dumps import WAYS, count_grams, dump_page, load_pages, score, split_words

SETS = ("articles", "second, article")  # forums are another task: the gold is every post
FOLDS = 5
MAX_LINES = 3000
STIFFNESS = (100.0, 400.0)  # of the first and the second regression; by cross-validation
COVERED = 0.6  # share of a line's words in gold 4-grams that makes it the article's


@dataclass
class Dump:
    """A page saved as text, its features and which lines are the article's."""

    host: str
    set_name: str
    way: str
    gold: str
    texts: list[str]
    page: Page
    labels: Array
    weights: Array
    opinion: Array = field(default_factory=lambda: np.zeros(0))


def load_dumps(data: Path) -> list[Dump]:
    """Every page of the sets in every way, with labels."""
    dumps = []
    for page in load_pages(data):
        for way in WAYS if page.set_name in SETS else ():
            texts = [line.text for line in split_lines(dump_page(page.body, way))]
            figures = {at for start, end in find_figure_runs(texts) for at in range(start, end)}
            weighed = find_weighed(texts, figures)
            if weighed and len(texts) < MAX_LINES:
                labels, counts = (column[weighed] for column in label_lines(texts, page.gold))
                texts = [texts[at] for at in weighed]
                weights = np.sqrt(np.clip(counts, 1, 60) / max(1, counts.sum()))
                features = read_page_features(texts)
                dumps.append(Dump(page.host, page.set_name, way, page.gold, texts, features, labels, weights))
    return dumps


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


def fit(tables: list[Array], dumps: list[Dump], stiffness: float) -> Array:
    """Weights of a logistic regression on the tables, the bias last, for features as they come."""
    table = np.concatenate(tables)
    labels = np.concatenate([dump.labels for dump in dumps])
    weights = np.concatenate([dump.weights for dump in dumps])
    weights = weights / weights.mean()
    mean = np.average(table, axis=0, weights=weights)
    spread = np.sqrt(np.average((table - mean) ** 2, axis=0, weights=weights)) + 1e-6
    scaled = np.concatenate([(table - mean) / spread, np.ones((len(table), 1))], axis=1)
    ridge = np.eye(scaled.shape[1]) * stiffness
    ridge[-1, -1] = 0
    found = np.zeros(scaled.shape[1])
    for _ in range(8):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ found, -30, 30)))
        slope = scaled.T @ (weights * (chance - labels)) + ridge @ found
        bend = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + ridge
        found = found - np.linalg.solve(bend, slope)
    return np.append(found[:-1] / spread, found[-1] - (found[:-1] / spread * mean).sum())


def learn(dumps: list[Dump]) -> dict[str, dict[str, float]]:
    """Both regressions. The second learns from first opinions on pages the first did not learn from."""
    stiff_first, stiff_second = STIFFNESS
    for part in range(4):
        rest = [dump for dump in dumps if _part_of(dump, 4, "inner") != part]
        weights = fit([dump.page.table for dump in rest], rest, stiff_first)
        for dump in dumps:
            if _part_of(dump, 4, "inner") == part:
                dump.opinion = dump.page.table @ weights[:-1] + weights[-1]
    first = fit([dump.page.table for dump in dumps], dumps, stiff_first)
    tables = [np.concatenate([dump.page.table, _opinions(dump)], axis=1) for dump in dumps]
    second = fit(tables, dumps, stiff_second)
    names = list(dumps[0].page.columns)
    more = list(line_model.neighbour_opinions(dumps[0].page, dumps[0].opinion))
    return {"first": _name(names, first), "second": _name(names + more, second)}


def _opinions(dump: Dump) -> Array:
    return np.stack(list(line_model.neighbour_opinions(dump.page, dump.opinion).values()), axis=1)


def _name(names: list[str], weights: Array) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip([*names, "bias"], weights, strict=True)}


def _part_of(dump: Dump, parts: int, salt: str) -> int:
    return int(md5(f"{salt}{dump.host}".encode()).hexdigest(), 16) % parts


def predict(dump: Dump, weights: dict[str, dict[str, float]]) -> Array:
    """Log-odds of each line under the weights."""
    first = line_model.apply(weights["first"], dump.page.columns)
    more = line_model.neighbour_opinions(dump.page, first)
    return line_model.apply(weights["second"], dump.page.columns | more)


def main() -> None:
    """Print the scores of pages left out; write the weights learned from all of them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    dumps = load_dumps(arguments.data)
    scores: dict[tuple[str, str], list[float]] = {}
    for part in range(FOLDS):
        weights = learn([dump for dump in dumps if _part_of(dump, FOLDS, "outer") != part])
        for dump in dumps:
            if _part_of(dump, FOLDS, "outer") == part:
                chosen = line_model.choose_lines(predict(dump, weights), dump.page.counts)
                kept = [text for text, is_chosen in zip(dump.texts, chosen, strict=True) if is_chosen]
                scores.setdefault((dump.set_name, dump.way), []).append(score("\n".join(kept), dump.gold)[2])
    for (set_name, way), values in sorted(scores.items()):
        print(f"{set_name:<18}{way:<9}{len(values):>5} pages left out   F1 {sum(values) / len(values):.3f}")
    if arguments.write:
        path = Path(line_model.__file__).parent / "line_weights.json"
        path.write_text(json.dumps(learn(dumps), indent=1) + "\n")
        print(f"wrote {path.name}")


if __name__ == "__main__":
    main()
