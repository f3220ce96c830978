"""The history of runs: every event is in the files that Dagster itself would read."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest
from dagster._core.storage.event_log import SqliteEventLogStorage

from assets.resources import Home
from pipelines import history, settings


@dg.asset
def page() -> None:
    """Something to be made."""


def test_dagster_reads_what_is_recorded(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """More runs than files are held open: each run's events are there, by Dagster's own reader too."""
    for name in ("EARNINGS_NEWS_HOME", "DAGSTER_HOME", "GX_ANALYTICS_ENABLED"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(history, "KEPT", 2)
    settings.use_home(home.root)
    with dg.DagsterInstance.get() as instance:
        assert isinstance(instance.event_log_storage, history.EventLog)
        runs = [dg.materialize([page], instance=instance).run_id for _ in range(3)]
        told = [len(instance.all_logs(run)) for run in runs]
    files = home.dagster / "history" / "runs"
    plain = SqliteEventLogStorage(str(files))
    assert [len(plain.get_logs_for_run(run)) for run in runs] == told and min(told) > 5
    assert {path.stem for path in Path(files).glob("*.db")} == {"index", *runs}
    assert not list(files.glob("*.db-wal"))
