"""What starts a build: a person, the clock, or a page dropped into the landing folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import dagster as dg

from assets.resources import Store

build = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    description="Everything: pages in, all stages and checks, and a release where they hold.",
)

check = dg.define_asset_job(
    "check",
    selection=dg.AssetSelection.all_asset_checks(),
    description="Every expectation on the data as it stands; nothing is built.",
)

daily_build = dg.ScheduleDefinition(
    name="daily_build",
    job=build,
    cron_schedule="15 6 * * *",
    execution_timezone="UTC",
    description="A build of what lies in the landing folder, every day at 06:15 UTC.",
)


@dg.sensor(
    name="landing_sensor",
    job=build,
    minimum_interval_seconds=30,
    description="Starts a build when the landing folder holds something it did not hold before.",
)
def landing_sensor(
    context: dg.SensorEvaluationContext, store: dg.ResourceParam[Store]
) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """Compare the landing folder's names, sizes and times with those of the last look."""
    landing = store.home.landing
    seen = hashlib.sha256()
    files = sorted(path for path in landing.rglob("*") if path.is_file()) if landing.is_dir() else []
    for path in files:
        stat = path.stat()
        seen.update(f"{path.relative_to(landing).as_posix()} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    if not files:
        yield dg.SkipReason("the landing folder is empty")
    elif context.cursor == seen.hexdigest():
        yield dg.SkipReason("nothing new in the landing folder")
    else:
        context.update_cursor(seen.hexdigest())
        sources = {"ops": {"ingest": {"config": {"sources": [str(landing)]}}}}
        yield dg.RunRequest(run_key=seen.hexdigest(), run_config=sources)
