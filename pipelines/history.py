"""Dagster's event log in a home: its own SQLite files, their connections kept open.

Dagster opens and closes the file anew for each of the 500 events of a build, and SQLite empties
its journal at each closing: a third of the time of a build that has nothing to do.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._serdes import ConfigurableClassData

INDEX = "index"
KEPT = 8  # files held open: the index, and the runs at hand


class EventLog(SqliteEventLogStorage):
    """The event log under ``base_dir`` (Dagster's home), in the files that Dagster itself would use."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._kept: dict[str, sqlalchemy.Engine] = {}
        self._one_at_a_time = threading.Lock()
        super().__init__(str(Path(base_dir, "history", "runs")), inst_data)

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, str]
    ) -> Self:
        """As ``dagster.yaml`` names it."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def run_connection(self, run_id: str | None = None) -> Iterator[sqlalchemy.Connection]:
        """A transaction on a run's own file."""
        shard = str(run_id)
        with self._one_at_a_time:
            if shard not in self._kept:
                with super().run_connection(shard):
                    pass  # makes the tables where they are missing
                if len(self._kept) == KEPT:
                    self._kept.pop(next(iter(self._kept))).dispose()
                self._kept[shard] = sqlalchemy.create_engine(self.conn_string_for_shard(shard))
                sqlalchemy.event.listen(self._kept[shard], "connect", _trust_the_machine)
            with self._kept[shard].begin() as connection:
                yield connection

    def index_connection(self) -> Iterator[sqlalchemy.Connection]:
        """A transaction on the file that all runs share."""
        return self.run_connection(INDEX)

    def dispose(self) -> None:
        """Close the files."""
        super().dispose()
        for engine in self._kept.values():
            engine.dispose()
        self._kept.clear()


def _trust_the_machine(connection: object, _: object) -> None:
    """A killed process loses nothing; a power cut may lose the last events of the log, never data."""
    connection.execute("pragma synchronous = normal")
    connection.execute("pragma busy_timeout = 30000")
