"""Where the time and the memory of cleaning a page go, and whether every byte is accounted for.

    python -m tests.benchmarks.profile_clean [--data ../shared/data] [--passes 3]

For each set of pages: pages a second of processor time, each phase's share of it, the most memory one
page takes beside its body, the share of runs that are true byte for byte, and of kept blocks whose text
their bytes say. A phase counts without the phases inside it; of several passes the quickest.
"""

from __future__ import annotations

import argparse
import functools
import html
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from assets.clean import page as cleaner
from assets.clean.html import read as reader
from assets.clean.mojibake import repair
from tests.benchmarks.cleaning import FOREIGN, read_scrapinghub, read_wcxb

# Functions of the two modules that are phases of the work.
PHASES = {
    cleaner: ("judge_body", "decode_body", "read_html", "_read_metadata", "judge_document", "_build"),
    reader: (
        "read_tree", "split_preformatted", "read_head", "find_grids", "find_headlines", "is_thread",
        "judge_page", "write_blocks",
    ),
}  # fmt: skip
MEASURED = 40  # pages of a set whose memory is measured: it costs ten times the time
Page = tuple[bytes, str | None]


def main() -> None:
    """Print a line a set; one clear line where there is no data."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--passes", type=int, default=3)
    options = parser.parse_args()
    if not (options.data / "scrapinghub").is_dir():
        raise SystemExit(f"no pages under {options.data}: nothing measured")
    clean((FOREIGN, None))  # what is loaded once a process is not counted
    for name, pages in read_sets(options.data):
        memory = max(measure_memory(page) for page in pages[:MEASURED])
        runs, blocks = check_offsets(pages)
        spent = measure_phases(pages, options.passes)
        whole = spent.pop("whole")
        shares = ", ".join(f"{phase.strip('_')} {share / whole:.1%}" for phase, share in spent.most_common())
        print(
            f"{name}: {len(pages)} pages of {sum(len(body) for body, _ in pages) / len(pages) / 1000:.0f} kB"
        )
        print(f"  {len(pages) / whole:.0f} pages/s; {shares}")
        print(f"  memory of one page at most {memory / 1e6:.1f} MB; runs true {runs}, kept blocks {blocks}")


def read_sets(data: Path) -> Iterator[tuple[str, list[Page]]]:
    """The development pages by kind."""
    yield "scrapinghub", [(page.body, page.url) for page in read_scrapinghub(data)]
    yield "wcxb", [(page.body, page.url) for page in read_wcxb(data)]
    for folder in ("nvda-pr-vs-ixbrl", "sec-8k-ex991-2020q1"):
        paths = sorted((data / folder).rglob("*.htm*"))
        yield folder, [(path.read_bytes(), None) for path in paths]


def clean(page: Page) -> cleaner.Cleaned | None:
    """The cleaned page; None for a reject."""
    cleaned = cleaner.clean_page(page[0], "text/html", None, page[1])
    return cleaned if isinstance(cleaned, cleaner.Cleaned) else None


def measure_phases(pages: list[Page], passes: int) -> Counter[str]:
    """Seconds of processor time by phase; ``whole`` is all of it."""
    spent: Counter[str] = Counter()
    inside = [0.0]  # seconds that phases inside the running one took, by depth
    kept = {(module, name): getattr(module, name) for module, names in PHASES.items() for name in names}
    best: Counter[str] = Counter()
    try:
        for (module, name), phase in kept.items():
            setattr(module, name, _time(phase, spent, inside))
        for _ in range(passes):
            spent.clear()
            started = time.process_time()
            for page in pages:
                clean(page)
            spent["whole"] = time.process_time() - started
            best = Counter({name: min(best.get(name, share), share) for name, share in spent.items()})
    finally:
        for (module, name), phase in kept.items():
            setattr(module, name, phase)
    return best


def _time(phase: Callable, spent: Counter[str], inside: list[float]) -> Callable:
    @functools.wraps(phase)
    def timed(*args: object, **options: object) -> object:
        started = time.process_time()
        inside.append(0.0)
        try:
            return phase(*args, **options)
        finally:
            took = time.process_time() - started
            spent[phase.__name__] += took - inside.pop()
            inside[-1] += took

    return timed


def measure_memory(page: Page) -> int:
    """The most bytes that cleaning a page takes at one time, the result included."""
    tracemalloc.start()
    try:
        clean(page)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def check_offsets(pages: list[Page]) -> tuple[str, str]:
    """Share of runs whose bytes say their text, and of kept blocks that are true and whole in runs."""
    runs: Counter[bool] = Counter()
    blocks: Counter[bool] = Counter()
    for page in pages:
        if (cleaned := clean(page)) is None:
            continue
        document, told, is_true = cleaned.document, bytearray(len(cleaned.document.text)), []
        flat = iter(document.raw_runs)
        for start, end, raw_start, raw_end in zip(flat, flat, flat, flat, strict=True):
            said = repair(page[0][raw_start:raw_end].decode(document.charset, "replace"))
            is_true.append(_squeeze(html.unescape(said)) == _squeeze(document.text[start:end]))
            told[start:end] = (b"\1" if is_true[-1] else b"\0") * (end - start)
        runs.update(is_true)
        for block in cleaned.blocks:
            if block.is_kept:
                text = document.text[block.text_start : block.text_end]
                marks = told[block.text_start : block.text_end]
                blocks[all(mark or letter.isspace() for mark, letter in zip(marks, text, strict=True))] += 1
    return tuple(f"{count[True]} of {count.total()}" for count in (runs, blocks))


def _squeeze(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
