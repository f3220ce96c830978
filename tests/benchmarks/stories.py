"""How well stories are told apart, and how fast.

    python -m tests.benchmarks.stories [--data ../shared/data] [--sizes 2000 10000] [--peers] [--errors 30]

Labelled pairs of press releases and wires; the two captures of one post; and a corpus of
known stories made with a seed. Scores are pairwise: two pages of one story are a right pair.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from assets.dedupe.candidates import number_text, number_texts
from assets.dedupe.pairs import find_changes, verify_pairs
from assets.dedupe.retelling import pairs_of
from assets.dedupe.shingles import hash_runs, read_words
from assets.dedupe.signatures import BANDS, ROWS, SHINGLE_WORDS
from assets.dedupe.stories import StoryDocument, tell_stories
from assets.parts import collector_at_rest
from assets.records import Pair
from tests.benchmarks.story_corpus import make_corpus, read_bases
from tests.dedupe.memory import Memory

_SEED = 20261121


@collector_at_rest()
def tell(texts: Sequence[str]) -> list[str]:
    """Story of each text, from scratch, as the stage does it."""
    numbers = number_texts([sha256(text.encode()).hexdigest() for text in texts]).tolist()
    state = Memory(dict(zip(numbers, texts, strict=True)))
    come, _ = find_changes(state, np.zeros(0, dtype=np.int64))
    tell.pairs = [pair for rows in verify_pairs(state, come) for pair in pairs_of(rows)]
    return _stories_of(texts, numbers, tell.pairs)


def _stories_of(texts: Sequence[str], numbers: Sequence[int], pairs: list[Pair]) -> list[str]:
    documents = [
        StoryDocument(f"{place:09d}", number, len(text), None, "news", None, None, None)
        for place, (text, number) in enumerate(zip(texts, numbers, strict=True))
    ]
    return [member.story_id for member in tell_stories(documents, pairs)]


def score(found: Sequence, truth: Sequence) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs of texts."""

    def pairs_of(counts: Counter) -> int:
        return sum(count * (count - 1) // 2 for count in counts.values())

    both = pairs_of(Counter(zip(found, truth, strict=True)))
    precision = both / max(1, pairs_of(Counter(found)))
    recall = both / max(1, pairs_of(Counter(truth)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score_labelled(name: str, labelled: list[tuple[int, str, str]], errors: int) -> None:
    """Each labelled pair on its own: one story, or two."""
    counts: Counter = Counter()
    for label, a, b in labelled:
        is_one = len(set(tell([a, b]))) == 1
        counts[bool(label), is_one] += 1
        if bool(label) != is_one and counts[bool(label), is_one] <= errors:
            print("  MISSED" if label else "  MERGED", *tell.pairs)
            print(f"     {a[:300]!r}\n     {b[:300]!r}")
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    f1 = 2 * right / max(1, 2 * right + missed + wrong)
    print(f"{name:28} F1 {f1:.3f}  missed {missed}  merged {wrong}  of {sum(counts.values())}")


def read_releases(data: Path) -> list[tuple[int, str, str]]:
    folder = data / "newsworthy-neardup"
    return [
        (pair["label"], *((folder / "md" / pair[side]).read_text(encoding="utf-8") for side in "ab"))
        for pair in json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    ]


def read_wires(data: Path) -> list[tuple[int, str, str]]:
    folder = data / "reuters21578-earn"
    lines = (folder / "earn.jsonl").read_text(encoding="utf-8").splitlines()
    wires = {wire["newid"]: wire for wire in map(json.loads, lines)}

    def text(number: int) -> str:
        wire = wires[number]
        return f"{wire['title']}\n{wire['dateline']} {wire['body']}"

    pairs = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    return [(pair["label"], text(pair["a"]), text(pair["b"])) for pair in pairs]


def tell_with_datasketch(texts: Sequence[str]) -> list[str]:
    """MinHashLSH at a Jaccard of 0.7, its candidates joined: as its documentation shows."""
    from datasketch import MinHash, MinHashLSH

    index, hashes = MinHashLSH(threshold=0.7, num_perm=128), []
    for place, text in enumerate(texts):
        words = text.lower().split()
        minhash = MinHash(num_perm=128)
        minhash.update_batch([" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))])
        index.insert(place, minhash)
        hashes.append(minhash)
    return _join(
        len(texts), ((place, other) for place in range(len(texts)) for other in index.query(hashes[place]))
    )


def tell_with_gaoya(texts: Sequence[str]) -> list[str]:
    """gaoya's index of 32 bands of 4 rows at a Jaccard of 0.7, over three words in a row."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=0.7,
        num_bands=BANDS,
        band_size=ROWS,
        num_hashes=BANDS * ROWS,
        analyzer="word",
        lowercase=True,
        ngram_range=(SHINGLE_WORDS, SHINGLE_WORDS),
    )
    for place, text in enumerate(texts):
        index.insert_document(place, text)
    found = ((place, other) for place, text in enumerate(texts) for other in index.query(text))
    return _join(len(texts), found)


def tell_with_bands(texts: Sequence[str]) -> list[str]:
    """The MinHash bands of rensa alone: every two texts with a band in common are one story."""
    from rensa import RMinHash

    words = read_words(texts)
    shingles, starts = hash_runs(words, SHINGLE_WORDS)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(
        shingles, starts.astype(np.uint64), BANDS * ROWS, 42
    )
    first: dict[tuple, int] = {}
    edges = []
    for place, row in enumerate(matrix.to_rows()):
        for band in range(BANDS):
            key = (band, *row[band * ROWS : band * ROWS + ROWS])
            edges.append((first.setdefault(key, place), place))
    return _join(len(texts), edges)


def _join(count: int, edges) -> list[str]:
    from assets.dedupe.stories import find_components

    stories = {}
    for number, component in enumerate(find_components(range(count), edges)):
        stories.update(dict.fromkeys(component, str(number)))
    return [stories[place] for place in range(count)]


def run(name: str, method: Callable[[Sequence[str]], list[str]], corpus: list[tuple[str, int]]) -> list[str]:
    texts, truth = [text for text, _ in corpus], [story for _, story in corpus]
    began = time.process_time()
    found = method(texts)
    spent = time.process_time() - began
    print("{:28} P {:.3f}  R {:.3f}  F1 {:.3f}".format(name, *score(found, truth)), end="")
    print(f"  {len(texts) / spent:,.0f} documents a cpu second")
    return found


def print_errors(corpus: list[tuple[str, int]], found: list[str], count: int) -> None:
    """The largest wrong merges, and texts cut off from their story."""
    stories: dict[str, Counter] = {}
    for (_, truth), story in zip(corpus, found, strict=True):
        stories.setdefault(story, Counter())[truth] += 1
    merged = sorted((story for story in stories if len(stories[story]) > 1), key=lambda s: -len(stories[s]))
    print(f"  {len(merged)} stories hold several")
    number = {number_text(sha256(text.encode()).hexdigest()): (text, truth) for text, truth in corpus}
    wrong = [pair for pair in tell.pairs if number[pair.text_a][1] != number[pair.text_b][1]]
    print(f"  {len(wrong)} wrong pairs of {len(tell.pairs)}")
    for pair in sorted(wrong, key=lambda pair: -pair.containment)[:count]:
        print("  WRONG", pair.jaccard, pair.containment, pair.numbers_agree, pair.names_agree)
        print("    ", repr(number[pair.text_a][0][:300]))
        print("    ", repr(number[pair.text_b][0][:300]))
    homes: dict[int, Counter] = {}
    for (_, truth), story in zip(corpus, found, strict=True):
        homes.setdefault(truth, Counter())[story] += 1
    lost = [
        (text, truth)
        for (text, truth), story in zip(corpus, found, strict=True)
        if homes[truth][story] < max(homes[truth].values())
    ]
    print(f"  {len(lost)} texts apart from their story")
    by_story = {truth: text for text, truth in sorted(corpus, key=lambda row: len(row[0]))}
    for text, truth in lost[:count]:
        print("  LOST", len(text), repr(text[:250]))
        print("     of", len(by_story[truth]), repr(by_story[truth][:250]))


def main() -> int:
    """Print the scores; 2 where the data is not there."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--sizes", type=int, nargs="*", default=[2000, 10000])
    options.add_argument("--peers", action="store_true")
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--seed", type=int, default=_SEED)
    chosen = options.parse_args()
    if not chosen.data.is_dir():
        print(f"no data at {chosen.data}: nothing to score")
        return 2
    score_labelled("press releases", read_releases(chosen.data), chosen.errors)
    score_labelled("wires", read_wires(chosen.data), chosen.errors)
    seeds = [path.read_text(encoding="utf-8") for path in sorted((chosen.data / "seeds").glob("*.txt"))]
    score_labelled("two captures of one post", [(1, *seeds)], chosen.errors)
    bases = read_bases(chosen.data)
    for size in chosen.sizes:
        corpus = make_corpus(bases, size, chosen.seed)
        print(f"{len(corpus)} texts, {len({story for _, story in corpus})} stories")
        found = run("  this stage", tell, corpus)
        if chosen.errors:
            print_errors(corpus, found, chosen.errors)
        if chosen.peers:
            run("  rensa, bands alone", tell_with_bands, corpus)
            run("  gaoya 0.7", tell_with_gaoya, corpus)
            run("  datasketch MinHashLSH 0.7", tell_with_datasketch, corpus)
    return 0


if __name__ == "__main__":
    sys.exit(main())
