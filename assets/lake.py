"""The lake: DuckLake on a SQLite catalog and Parquet files, read by SQL, written in whole transactions.

Readers never wait. Writers take one file lock, which the kernel releases when a process
dies; SQLite's own locking was seen to refuse commits under four writers.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Self

import duckdb
import pyarrow as pa
from filelock import FileLock, Timeout

from assets.schema import make_tables
from assets.tables import quoted

# Units whose rows are to be replaced: temporary tables of ``Store.work``.
WORKED = "select unit from todo union all select unit from gone"

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

    def remember(self, stage: str, seen: Mapping[str, str]) -> None:
        """Say that ``stage`` has done each unit as its fingerprint names it."""
        self.delete("state.seen", "stage = ? and list_contains(?, unit)", [stage, list(seen)])
        self.connection.execute(
            "insert into state.seen select ?, unnest(?), unnest(?)", [stage, list(seen), list(seen.values())]
        )

    def settle(self, stage: str) -> bool:
        """Say that the units at work are done and the gone are gone; whether any was known before."""
        known = self._count(f"select count(*) from known semi join ({WORKED}) using (unit)")
        if known:
            self.delete("state.seen", f"stage = ? and unit in ({WORKED})", [stage])
        self.connection.execute("insert into state.seen select ?, unit, fingerprint from todo", [stage])
        self.delete("state.looked", "stage = ?", [stage])
        self.connection.execute("insert into state.looked select ?, fingerprint from looked", [stage])
        return known > 0

    def _count(self, sql: str, parameters: Sequence[object] = ()) -> int:
        row = self.connection.execute(sql, parameters).fetchone()
        return int(row[0]) if row else 0


class Lake:
    """Tables in a folder: many readers, one writer at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run_id: str | None = None

    def signing(self, run_id: str | None) -> Self:
        """The same lake over the same connection; what it writes names the run."""
        signing = copy(self)
        signing.run_id = run_id
        return signing

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The process's connection; opened, and the tables made, at first use."""
        self.folder.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(
            config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        )
        for name in ("ducklake", "sqlite_scanner"):
            connection.execute(f"load '{quoted(_extension(name))}'")
        connection.execute("set TimeZone = 'UTC'; set preserve_insertion_order = false")
        connection.execute(f"set temp_directory = '{quoted(self.folder / 'spill')}'")
        connection.execute("set arrow_large_buffer_size = true; set enable_progress_bar = false")
        with self.lock:
            connection.execute(
                f"attach 'ducklake:sqlite:{quoted(self.folder / 'catalog.sqlite')}' as lake "
                f"(data_path '{quoted(self.folder / 'files')}/', override_data_path true, "
                "meta_journal_mode 'WAL', meta_busy_timeout 10000)"
            )
            connection.execute("use lake")
            make_tables(connection)
        return connection

    @cached_property
    def lock(self) -> FileLock:
        """One writer at a time; taken again by its holder, released by the kernel when it dies."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return FileLock(self.folder / "writer.lock", thread_local=False)

    @contextmanager
    def alone(self, tell: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Let no other write in the block; ``tell`` is called where another must be waited for."""
        try:
            self.lock.acquire(blocking=False)
        except Timeout:
            tell()
            self.lock.acquire()
        try:
            yield
        finally:
            self.lock.release()

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
    def frugal(self) -> Iterator[None]:
        """One thread for the queries of the block: small ones cost half, and large ones hold half as much."""
        self.connection.execute("set threads = 1")
        try:
            yield
        finally:
            self.connection.execute("reset threads")

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


def _extension(name: str) -> Path:
    """File of a DuckDB extension inside its wheel; loading it there writes nothing to HOME."""
    package = Path(str(importlib.resources.files(f"duckdb_extension_{name}")))
    return next(package.glob(f"extensions/*/{name}.duckdb_extension"))
