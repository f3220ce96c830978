"""The ways to disk and database: the folder, the lake, and the work that is new.

    units not seen yet > parts on disk > a pure function over each part > one commit

``Store`` is the only way to the lake (DuckLake: a SQLite catalog and Parquet files).
Readers never wait. Writers take one file lock, which the kernel releases when a process
dies; SQLite's own locking was seen to refuse commits under four writers.
"""

from __future__ import annotations

import importlib.resources
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from assets.schema import make_tables
from assets.tables import TABLES, quoted

# A part is what one worker takes at a time: big enough to outweigh a process's start, small
# enough that a lost worker costs seconds. First guess, 2026-11.
PART_BYTES = 24_000_000
PART_ROWS = 2_000

# Units whose rows are to be replaced: tables of ``Store.work``.
_WORKED = "select unit from todo union all select unit from gone"

# The lake's own book of changes: the last snapshot that put rows into a table or took some out.
_VERSIONS = """
with changes as (
    select snapshot_id, unnest(string_split(changes_made, ',')) as change
    from __ducklake_metadata_lake.ducklake_snapshot_changes
),
touched as (
    select regexp_extract(change, ':([0-9]+)$', 1) as table_id, max(snapshot_id) as version
    from changes
    where regexp_matches(change, '^(inserted_into_table|deleted_from_table|inlined_insert|inlined_delete):')
    group by all
)
select schema_name || '.' || table_name, version
from touched
join __ducklake_metadata_lake.ducklake_table as tables on tables.table_id = touched.table_id::bigint
join __ducklake_metadata_lake.ducklake_schema as schemas using (schema_id)
where tables.end_snapshot is null
"""


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


class Writer:
    """One open transaction on the lake."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def insert(self, table: str, source: str | pa.Table, *, where: str = "true") -> int:
        """Append rows from a Parquet pattern, a relation's name or an Arrow table; how many."""
        if isinstance(source, pa.Table):
            self.connection.register("arriving_rows", source)
            relation = "arriving_rows"
        else:
            is_files = source.endswith(".parquet")
            relation = f"read_parquet('{quoted(source)}')" if is_files else source
        count = self._count(f"insert into {table} by name select * from {relation} as arriving where {where}")
        if isinstance(source, pa.Table):
            self.connection.unregister("arriving_rows")
        return count

    def delete(self, table: str, where: str, parameters: Sequence[object] = ()) -> int:
        """Delete rows; the number is answered."""
        return self._count(f"delete from {table} where {where}", parameters)

    def comment(self, table: str, column: str, text: str) -> None:
        """Say what a column holds; the text travels into every release."""
        self.connection.execute(f"comment on column {table}.\"{column}\" is '{quoted(text)}'")

    def remember(self, stage: str, unit: str, fingerprint: str) -> None:
        """Say that ``stage`` has done ``unit`` as ``fingerprint`` names it."""
        self.delete("state.seen", "stage = ? and unit = ?", [stage, unit])
        self.connection.execute("insert into state.seen values (?, ?, ?)", [stage, unit, fingerprint])

    def settle(self, stage: str) -> bool:
        """Say that the units at work are done and the gone are gone; whether any was known before."""
        known = self.delete("state.seen", f"stage = ? and unit in ({_WORKED})", [stage])
        self.connection.execute("insert into state.seen select ?, unit, fingerprint from todo", [stage])
        self.delete("state.looked", "stage = ?", [stage])
        self.connection.execute("insert into state.looked select ?, fingerprint from looked", [stage])
        return known > 0

    def _count(self, sql: str, parameters: Sequence[object] = ()) -> int:
        row = self.connection.execute(sql, parameters).fetchone()
        return int(row[0]) if row else 0


class Store:
    """The lake: read by SQL, written in whole transactions, one writer at a time."""

    def __init__(self, home: Home, run_id: str | None = None) -> None:
        self.home = home
        self.run_id = run_id

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The process's connection; opened, and the tables made, at first use."""
        self.home.create()
        connection = duckdb.connect(
            config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        )
        for name in ("ducklake", "sqlite_scanner"):
            connection.execute(f"load '{quoted(_extension(name))}'")
        connection.execute("set TimeZone = 'UTC'; set preserve_insertion_order = false")
        connection.execute(f"set temp_directory = '{quoted(self.home.lake / 'spill')}'")
        connection.execute("set arrow_large_buffer_size = true; set enable_progress_bar = false")
        with self.lock:
            connection.execute(
                f"attach 'ducklake:sqlite:{quoted(self.home.lake / 'catalog.sqlite')}' as lake "
                f"(data_path '{quoted(self.home.lake / 'files')}/', override_data_path true, "
                "meta_journal_mode 'WAL', meta_busy_timeout 10000)"
            )
            connection.execute("use lake")
            make_tables(connection)
        return connection

    @cached_property
    def lock(self) -> FileLock:
        """One writer at a time; taken again by its holder, released by the kernel when it dies."""
        self.home.create()
        return FileLock(self.home.lake / "writer.lock")

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple]:
        """Rows of a query as tuples."""
        return self.connection.execute(sql, parameters).fetchall()

    def frame(self, sql: str, parameters: Sequence[object] = ()) -> pa.Table:
        """Rows of a query as one Arrow table: for narrow results."""
        return self.connection.execute(sql, parameters).to_arrow_table()

    @contextmanager
    def lent(self, name: str, rows: pa.Table) -> Iterator[None]:
        """Let queries in the block read ``rows`` as the relation ``name``."""
        self.connection.register(name, rows)
        try:
            yield
        finally:
            self.connection.unregister(name)

    def versions(self, tables: Iterable[str]) -> dict[str, int]:
        """Snapshot of each table's last change, whoever made it; 0 where it never had a row."""
        known = dict(self.rows(_VERSIONS))
        return {table: known.get(table, 0) for table in tables}

    def moved_pages(self, since: Mapping[str, int]) -> str:
        """Select of each page_id whose rows came to one of the tables, or went, after its snapshot."""
        until = self.snapshot()
        places = {name.replace(".", "', '"): snapshot + 1 for name, snapshot in since.items()}
        changes = " union all ".join(
            f"select page_id from ducklake_table_changes('lake', '{place}', {first}, {until})"
            for place, first in places.items()
        )
        return f"select distinct page_id from ({changes or 'select null::varchar as page_id where false'})"

    def counts(self, tables: Iterable[str]) -> dict[str, int]:
        """Rows of each table, in one query."""
        return dict(self.rows(" union all ".join(f"select '{one}', count(*) from {one}" for one in tables)))

    def recall(self, stage: str, unit: str) -> str | None:
        """What ``stage`` remembers of ``unit``; None for nothing."""
        rows = self.rows("select fingerprint from state.seen where stage = ? and unit = ?", [stage, unit])
        return rows[0][0] if rows else None

    def snapshot(self) -> int:
        """Number of the lake's newest snapshot."""
        return int(self.rows("select max(snapshot_id) from lake.snapshots()")[0][0])

    @contextmanager
    def write(self, author: str, message: str) -> Iterator[Writer]:
        """One transaction under the writer's lock: all of it is committed, or nothing.

        The snapshot names ``author`` (the asset or stage), the message and the run.
        """
        with self.lock:
            connection = self.connection
            connection.execute("begin")
            try:
                writer = Writer(connection)
                yield writer
                connection.execute(
                    "call lake.set_commit_message(?, ?, extra_info => ?)",
                    [author, message, f"run {self.run_id}" if self.run_id else "no run"],
                )
                connection.execute("commit")
            except BaseException:
                connection.execute("rollback")
                raise

    @contextmanager
    def work(
        self, stage: str, units: str, inputs: str, *, version: str, reads: Sequence[str] = ()
    ) -> Iterator[Work]:
        """Units that ``stage`` has not seen with their fingerprint, written to part files.

        ``units`` selects (unit, fingerprint) of all there is, ``$version`` of the stage's code among
        what the fingerprint is made of; ``inputs`` selects the columns a part holds and joins
        ``todo`` (unit, fingerprint). The parts go when the block ends.

        Where a fingerprint is made of the rows of one page in the tables ``reads``, ``units`` may
        semi join ``moved`` (page_id): only pages whose rows have moved since the last work are asked.
        """
        known = "select unit, fingerprint from state.seen where stage = $stage"
        if self._find_moved(stage, version, reads):
            known += " and unit in (select page_id from moved)"
        self.connection.execute(f"create or replace temp table units as {units}", {"version": version})
        self.connection.execute(
            "create or replace temp table todo as select unit, fingerprint from units "
            f"anti join ({known}) as known using (unit, fingerprint)",
            {"stage": stage},
        )
        self.connection.execute(
            "create or replace temp table gone as select unit "
            f"from ({known}) as known anti join units using (unit)",
            {"stage": stage},
        )
        counts = self.rows("select (select count(*) from todo), (select count(*) from gone)")[0]
        with self.scratch(stage) as folder:
            parts = tuple(self._write_parts(inputs, folder)) if counts[0] else ()
            yield Work(stage, folder, parts, *counts)

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
                    writer.delete(table, f"page_id in ({_WORKED})")
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


def _extension(name: str) -> Path:
    """File of a DuckDB extension inside its wheel; loading it there writes nothing to HOME."""
    package = Path(str(importlib.resources.files(f"duckdb_extension_{name}")))
    return next(package.glob(f"extensions/*/{name}.duckdb_extension"))
