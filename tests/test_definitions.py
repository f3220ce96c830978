"""The definitions as Dagster loads them: complete, connected and nothing deprecated."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from assets.publish.contents import DATA, RECORDS
from assets.resources import Home, Store
from pipelines.definitions import assemble
from pipelines.engine import ProcessPool

ROOT = Path(__file__).resolve().parents[1]
STAGES = ("ingest", "clean", "dedupe", "extract", "model", "validate", "publish")


@pytest.fixture(scope="module")
def defs(tmp_path_factory: pytest.TempPathFactory) -> dg.Definitions:
    return assemble(Store(Home(tmp_path_factory.mktemp("home"))), ProcessPool(1))


def test_nothing_deprecated_is_loaded() -> None:
    """The definitions load with every warning of Dagster an error."""
    code = (
        "import warnings, dagster\n"
        "from dagster._utils.warnings import BetaWarning, PreviewWarning, SupersessionWarning\n"
        "for kind in (DeprecationWarning, BetaWarning, PreviewWarning, SupersessionWarning):\n"
        "    warnings.simplefilter('error', kind)\n"
        "import pipelines.definitions as d\n"
        "dagster.Definitions.validate_loadable(d.defs())\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_every_table_of_a_release_is_an_asset(defs: dg.Definitions) -> None:
    """What is published can be seen in the lineage."""
    keys = {".".join(key.path) for key in defs.resolve_asset_graph().get_all_asset_keys()}
    assert {*DATA, *RECORDS} <= keys


def test_every_asset_is_grouped_described_and_of_a_kind(defs: dg.Definitions) -> None:
    """People look before they read: group by stage, description, kinds."""
    for node in defs.resolve_asset_graph().asset_nodes:
        assert node.group_name in STAGES, node.key
        assert node.description, node.key
        assert "duckdb" in node.kinds, node.key


def test_every_table_of_data_has_blocking_checks(defs: dg.Definitions) -> None:
    """No table is published unchecked."""
    checked = {".".join(key.asset_key.path) for key in defs.resolve_asset_graph().asset_check_keys}
    assert set(DATA) <= checked


def test_jobs_schedule_and_sensor_are_there(defs: dg.Definitions) -> None:
    """A build starts by hand, by the clock, or by a page dropped into the landing folder."""
    assert defs.resolve_job_def("build") and defs.resolve_job_def("check")
    assert [schedule.name for schedule in defs.schedules or ()] == ["daily_build"]
    assert [sensor.name for sensor in defs.sensors or ()] == ["landing_sensor"]
