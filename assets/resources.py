"""The ways to disk and database: the folder, the lake in it, and the work that is new.

    units not seen yet > parts on disk > a pure function over each part > one commit

``Store`` is the only way to the lake; how rows come and go is in ``lake.py``.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from assets.lake import WORKED, Lake
from assets.tables import TABLES, quoted

# A part is what one worker takes at a time: big enough to outweigh a process's start, small
# enough that a lost worker costs seconds. First guess, 2026-11.
PART_BYTES = 24_000_000
PART_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Home:
    """The one folder that everything is written under."""

    root: Path

    @property
    def landing(self) -> Path:
        return self.root / "landing"

    @property
    def lake(self) -> Path:
        return self.root / "lake"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def dagster(self) -> Path:
        return self.root / "dagster"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def create(self) -> Home:
        """Make the folders that are missing; the same home is answered."""
        for folder in (self.landing, self.lake, self.releases, self.dagster, self.docs):
            folder.mkdir(parents=True, exist_ok=True)
        return self


@dataclass(frozen=True, slots=True)
class Work:
    """What a stage has not done yet: part files of new units, and units that are gone."""

    stage: str
    folder: Path
    parts: tuple[Path, ...]
    new: int
    gone: int

    def __bool__(self) -> bool:
        return bool(self.new or self.gone)


class Store(Lake):
    """The lake of a home, and what its stages have not done yet."""

    def __init__(self, home: Home) -> None:
        super().__init__(home.lake)
        self.home = home

    @contextmanager
    def work(
        self, stage: str, units: str, inputs: str, *, version: str, reads: Sequence[str] = ()
    ) -> Iterator[Work]:
        """Units that ``stage`` has not seen with their fingerprint, written to part files.

        ``units`` selects (unit, fingerprint) of all there is, ``$version`` of the stage's code among
        what the fingerprint is made of; ``inputs`` selects the columns a part holds and joins
        ``todo`` (all columns of ``units``). The parts go when the block ends.

        Where a fingerprint is made of the rows of one page in the tables ``reads``, ``units`` may
        semi join ``moved`` (page_id): only pages whose rows have moved since the last work are asked.
        """
        with self.alone():
            new, gone = self._find_work(stage, units, version, reads)
            with self.scratch(stage) as folder:
                parts = tuple(self._write_parts(inputs, folder)) if new else ()
                yield Work(stage, folder, parts, new, gone)

    def _find_work(self, stage: str, units: str, version: str, reads: Sequence[str]) -> tuple[int, int]:
        """The temporary tables ``todo`` and ``gone``, and how many they hold."""
        known = "select unit, fingerprint from state.seen where stage = $stage"
        if self._find_moved(stage, version, reads):  # rows are chosen first: most files have none
            moved = "select rowid from state.seen semi join moved on moved.page_id = seen.unit"
            known += f" and rowid in ({moved})"
        self.connection.execute(f"create or replace temp table known as {known}", {"stage": stage})
        self.connection.execute(f"create or replace temp table units as {units}", {"version": version})
        self.connection.execute(
            "create or replace temp table todo as "
            "select units.* from units anti join known using (unit, fingerprint)"
        )
        self.connection.execute(
            "create or replace temp table gone as select unit from known anti join units using (unit)"
        )
        self.connection.execute("drop table units; drop table moved")
        return self.rows("select (select count(*) from todo), (select count(*) from gone)")[0]

    def _find_moved(self, stage: str, version: str, reads: Sequence[str]) -> bool:
        """Whether only the pages of ``moved`` can be new, changed or gone, as the lake's log of changes
        tells; else it holds all. Also the temporary table ``looked``: what is known once these are done."""
        now = {"code": version, **self.versions(reads)}
        known = self.rows("select fingerprint from state.looked where stage = ?", [stage])
        since = json.loads(known[0][0]) if known else {}
        can_follow = bool(reads) and since.keys() == now.keys() and since["code"] == version
        if can_follow:
            pages = self.moved_pages({name: since[name] for name in reads if since[name] != now[name]})
        else:
            pages = " union ".join(f"select page_id from {name}" for name in reads)
        self.connection.execute(f"create or replace temp table moved as {pages or 'select null as page_id'}")
        self.connection.execute(
            "create or replace temp table looked as select $now as fingerprint where $can_be_followed",
            {"now": json.dumps(now), "can_be_followed": bool(reads)},
        )
        return can_follow

    def commit(self, work: Work, tables: Sequence[str], author: str) -> None:
        """Replace the rows of the worked units in ``tables`` by what the parts' files hold."""
        with self.write(author, f"{work.stage}: {work.new} new, {work.gone} gone") as writer:
            is_known = writer.settle(work.stage)
            for table in tables:
                if is_known:
                    writer.delete(table, f"page_id in ({WORKED})")
                files = f"*.{table}.parquet"
                if any(work.folder.glob(files)):
                    writer.insert(table, str(work.folder / files))

    def arrive(self, tables: Mapping[str, str], folder: Path, author: str) -> dict[str, int]:
        """Append the rows of the folder's files whose key the lake does not hold; how many, by table.

        ``tables`` says when an ``arriving`` row takes the place of the ``known`` one ('false': never).
        """
        fresh = {}
        for table, is_better in tables.items():
            key, files = TABLES[table].key[0], str(folder / f"*.{table}.parquet")
            if not any(folder.glob(f"*.{table}.parquet")):
                continue
            arriving = f"read_parquet('{quoted(files)}') as arriving"
            worse = f"select {key} from {table} as known join {arriving} using ({key}) where {is_better}"
            is_new = f"{key} not in (select {key} from {table})"
            count = self.rows(f"select count(*) from {arriving} where {is_new} or {key} in ({worse})")[0][0]
            if count:
                fresh[table] = (files, f"{key} in ({worse})", is_new, count)
        if fresh:
            told = ", ".join(f"{count} {table}" for table, (*_, count) in fresh.items())
            with self.write(author, f"{author}: {told}") as writer:
                for table, (files, is_worse, is_new, _) in fresh.items():
                    writer.delete(table, is_worse)
                    writer.insert(table, files, where=is_new)
        return {f"new {table}": fresh[table][-1] if table in fresh else 0 for table in tables}

    def _write_parts(self, inputs: str, folder: Path) -> Iterator[Path]:
        reader = self.connection.execute(inputs).to_arrow_reader(256)
        held, size, rows = [], 0, 0
        for number, batch in enumerate(reader):
            held.append(batch)
            size, rows = size + batch.nbytes, rows + batch.num_rows
            if size >= PART_BYTES or rows >= PART_ROWS:
                yield _write_part(folder / f"part-{number:06d}.parquet", held)
                held, size, rows = [], 0, 0
        if rows:
            yield _write_part(folder / "part-last.parquet", held)

    @contextmanager
    def scratch(self, stage: str) -> Iterator[Path]:
        """A folder for parts, named after this process; those of dead processes are removed."""
        scratch = self.home.lake / "scratch"
        for folder in scratch.glob("*-*"):
            if not _is_alive(int(folder.name.rpartition("-")[2])):
                shutil.rmtree(folder, ignore_errors=True)
        folder = scratch / f"{stage}-{os.getpid()}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _write_part(path: Path, batches: list[pa.RecordBatch]) -> Path:
    pq.write_table(pa.Table.from_batches(batches), path, compression="zstd")
    return path


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
