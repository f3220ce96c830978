"""Spoiled pages by the thousand: what breaks a reader, and what takes it longest.

    python -m tests.benchmarks.hostile [--seconds 60] [--seed 0] [--keep FOLDER]

Spoils the sample pages at random, reads each as a page and as a text, and prints every fault with the
seed that makes it, and the pages that took most time a byte. ``--keep`` writes those pages. Exits 1
where a law is broken.
"""

from __future__ import annotations

import argparse
import heapq
import time
from itertools import count
from pathlib import Path
from random import Random

from tests.laws.hostile_pages import find_fault, read_samples, spoil

_SLOWEST = 5
_SMALL = 3_000  # bytes: what a page costs that is empty is no matter of its size


def main() -> None:
    """Print the faults as they are found, and the slowest pages in the end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    pages, faults = read_samples(), 0
    slowest: list[tuple[float, int, str, int]] = []
    find_fault(pages[0], "text/html")  # what is loaded once a process is not counted
    end = time.monotonic() + options.seconds
    for seed in count(options.seed):
        if time.monotonic() > end:
            break
        body = spoil(pages, Random(seed))
        for media_type in ("text/html", "text/plain"):
            began = time.process_time()
            fault = _try(body, media_type)
            spent = time.process_time() - began
            heapq.heappush(slowest, (1e6 * spent / (len(body) + _SMALL), seed, media_type, len(body)))
            slowest = heapq.nlargest(_SLOWEST, slowest)
            if fault:
                faults += 1
                print(f"seed {seed}, {media_type}, {len(body)} bytes: {fault}")
    for each, number, media_type, size in slowest:
        print(f"{each:.1f} microseconds a byte: seed {number}, {media_type}, {size} bytes")
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}.page").write_bytes(spoil(pages, Random(number)))
    print(f"{seed - options.seed} pages, {faults} faults")
    raise SystemExit(faults > 0)


def _try(body: bytes, media_type: str) -> str | None:
    try:
        return find_fault(body, media_type)
    except Exception as error:  # whatever it is, it is a fault
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
