"""The whole dedupe step at scale: cpu, memory, and new documents against all that is known.

    python -m tests.benchmarks.story_steps [--size 200000] [--more 100] [--check] [--home FOLDER]

A corpus of known stories is made with a seed and put into a lake of its own; the stage takes
one step over all of it, and one more over what came later. ``--check`` tells the last lake
again from nothing and compares every table.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq

from assets.dedupe.signing import sign_batch
from assets.dedupe.step import find_work, take_step
from assets.parts import run_part
from assets.resources import Home, Store
from tests.benchmarks.stories import score
from tests.benchmarks.story_corpus import make_corpus, read_bases

_SEED = 20261121
_TABLES = ("dedupe.pairs", "dedupe.stories")

_DOCUMENTS = """
    select
        sha256('page ' || number) as page_id, split_part(text, chr(10), 1)[:200] as title, 'news' as kind,
        sha256(text) as text_sha256, text, 'utf-8' as charset, 'unknown' as published_precision,
        timestamptz '2026-01-01 00:00:00+00' + to_minutes(number) as published_at
    from read_parquet($corpus)
    where number between $first and $last
"""


def write_corpus(data: Path, size: int, target: Path) -> None:
    """Texts with their number and the number of their story, in a Parquet file."""
    corpus = make_corpus(read_bases(data), size, _SEED)
    texts, stories = zip(*corpus, strict=True)
    table = pa.table({"number": range(len(texts)), "story": stories, "text": texts})
    pq.write_table(table, target, row_group_size=20_000)


def add_documents(home: Path, corpus: Path, first: int, last: int) -> None:
    """Some of the corpus as documents of a lake."""
    with Store(Home(home)).write("benchmark", f"documents {first} to {last}") as writer:
        writer.connection.execute(
            f"insert into clean.documents by name {_DOCUMENTS}",
            {"corpus": str(corpus), "first": first, "last": last},
        )


def apart(function: Callable[..., None], *given: object) -> None:
    """Run a function in a process of its own: its memory is not counted as the stage's."""
    process = get_context("spawn").Process(target=function, args=given)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


class Watch(Thread):
    """The most megabytes held since the last look: all, with pages of mapped files and libraries, and
    those that are anonymous. Looks twenty times a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._most = (0, 0)
        self.start()

    def run(self) -> None:
        while True:
            self._look()
            time.sleep(0.05)

    def _look(self) -> None:
        lines = (line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
        held = {name: int(size.split()[0]) // 1024 for name, size in lines if name in ("RssAnon", "RssFile")}
        now = (held["RssAnon"] + held["RssFile"], held["RssAnon"])
        self._most = tuple(map(max, self._most, now))

    def told(self) -> str:
        self._look()
        most, self._most = self._most, (0, 0)
        return "{:,} MB ({:,} anonymous)".format(*most)


def step(store: Store, name: str, watch: Watch) -> None:
    """One step of the stage, in this process: what each phase cost, and the most memory held in it."""
    told, began = [], time.process_time()
    watch.told()

    def tell(phase: str, since: float) -> float:
        now = time.process_time()
        told.append(f"{phase} {now - since:.2f} s, {watch.told()}")
        return now

    with find_work(store, "benchmark") as (work, runs):
        at = tell("find what is new", began)
        for part in work.parts:
            run_part(sign_batch, part)
        at = tell("sign", at)
        notes = take_step(store, work, runs, "benchmark")
        at = tell("pairs and stories", at)
    print(f"{name}: {at - began:.2f} cpu s ({'; '.join(told)}); {notes}", flush=True)


def fingerprints(store: Store) -> dict[str, tuple]:
    """Of each table of the stage its rows and an order-free hash of them."""
    return {
        table: store.rows(f"select count(*), bit_xor(hash(t)), sum(hash(t)) from {table} as t")[0]
        for table in _TABLES
    }


def print_score(store: Store, corpus: Path, size: int) -> None:
    rows = store.rows(
        "select story, story_id from read_parquet(?) "
        "join dedupe.stories on page_id = sha256('page ' || number) where number < ?",
        [str(corpus), size],
    )
    truth, found = zip(*rows, strict=True)
    print(
        "P {:.4f}  R {:.4f}  F1 {:.4f}".format(*score(found, truth)), f"of {len(rows)} documents", flush=True
    )
    sizes = Counter(Counter(found).values())
    print("  largest stories:", sorted(sizes)[-3:], flush=True)


def main() -> int:
    """Print what each step cost; 2 where the data is not there, 1 where a check fails."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--size", type=int, default=200_000)
    options.add_argument("--more", type=int, default=100)
    options.add_argument("--check", action="store_true")
    options.add_argument("--corpus", type=Path, help="where the corpus is kept, or made")
    chosen = options.parse_args()
    if not chosen.data.is_dir():
        print(f"no data at {chosen.data}: nothing to make a corpus of")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        corpus, size = chosen.corpus or Path(folder) / "corpus.parquet", chosen.size
        if not corpus.exists():
            apart(write_corpus, chosen.data, size + chosen.more, corpus)
        home = Path(folder) / "home"
        apart(add_documents, home, corpus, 0, size - 1)
        store, watch = Store(Home(home)), Watch()
        step(store, f"{size:,} documents", watch)
        print_score(store, corpus, size)
        apart(add_documents, home, corpus, size, size + chosen.more - 1)
        step(store, f"{chosen.more:,} more", watch)
        if not chosen.check:
            return 0
        apart(add_documents, Path(folder) / "afresh", corpus, 0, size + chosen.more - 1)
        afresh = Store(Home(Path(folder) / "afresh"))
        step(afresh, "all from nothing", watch)
        is_same = fingerprints(store) == fingerprints(afresh)
        print("the same rows in every table" if is_same else "OTHER ROWS", flush=True)
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
