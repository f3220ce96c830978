"""A process pool that maps a function over part files, and outlives its workers.

A part whose worker died is tried again alone; if it kills again, it is cut in halves, until
the one page that kills stands alone and is told to the caller as crashed. Any other engine
(tasks on a cluster) can take this one's place: files in, files out, nothing shared.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from assets.parts import PageFunction, run_part

# Below this many rows a pool's start (0.6 s a worker) costs more than it saves: measured, 2026-11.
SMALL = 64


def _quiet(label: str, done: int, total: int) -> None:
    """Progress for nobody."""


@dataclass
class ProcessPool:
    """Maps functions over parts with ``workers`` processes; one or none stays in this process."""

    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    progress: Callable[[str, int, int], None] = _quiet

    def map(
        self,
        function: PageFunction,
        parts: Sequence[Path],
        label: str,
        crashed: PageFunction | None = None,
    ) -> None:
        """Leave the files of ``run_part`` beside each part. Exceptions of ``function`` rise.

        ``crashed`` answers for a page whose worker dies with it; without it the death rises.
        """
        rows = {part: pq.read_metadata(part).num_rows for part in parts}
        total = sum(rows.values())
        done: set[Path] = set()

        def tell(part: Path) -> None:
            done.add(part)
            self.progress(label, sum(rows[one] for one in done), total)

        self.progress(label, 0, total)
        if self.workers <= 1 or total <= SMALL:
            for part in parts:
                run_part(function, part)
                tell(part)
            return
        lost = self._run(function, parts, self.workers, tell)
        # A dying worker takes the whole pool's pending parts with it; most of them are innocent.
        lost = self._run(function, lost, self.workers, tell) if lost else []
        for part in lost:
            self._run_alone(function, part, crashed)
            tell(part)

    def _run(
        self, function: PageFunction, parts: Sequence[Path], workers: int, tell: Callable[[Path], None]
    ) -> list[Path]:
        """Run the parts; those without an answer because a worker died are returned."""
        lost = []
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(workers, len(parts)), mp_context=context) as pool:
            pending = {pool.submit(run_part, function, part): part for part in parts}
            for future in as_completed(pending):
                try:
                    future.result()
                    tell(pending[future])
                except BrokenProcessPool:
                    lost.append(pending[future])
        return sorted(lost)

    def _run_alone(self, function: PageFunction, part: Path, crashed: PageFunction | None) -> None:
        if not self._run(function, [part], 1, lambda _: None):
            return
        rows = pq.read_table(part)
        if rows.num_rows == 1:
            if crashed is None:
                raise BrokenProcessPool(f"a worker died on the only row of {part.name}")
            run_part(crashed, part)
            return
        middle = rows.num_rows // 2
        for name, half in (("a", rows.slice(0, middle)), ("b", rows.slice(middle))):
            path = part.with_name(f"{part.stem}{name}.parquet")
            pq.write_table(half, path)
            self._run_alone(function, path, crashed)
