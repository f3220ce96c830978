"""The publish stage in Dagster: from audited tables into a release."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from assets.definitions import results, specs
from assets.parts import code_version
from assets.publish.release import publish_release
from assets.resources import Store

TABLES = ("publish.releases", "publish.changes")
# Validate reads every table and blocks what follows it: its results stand for them all.
READS = ("validate.results", "validate.quarantine")


def publish(store: dg.ResourceParam[Store]) -> Iterator[dg.MaterializeResult]:
    """Write a release where all checks hold and the content is new; leave the last one else."""
    plan = publish_release(store, code_version(Path(__file__).parents[1]), datetime.now(UTC))
    yield from results(store, TABLES, {"release": plan.version or plan.parent or "none", "why": plan.reason})


def definitions() -> dg.Definitions:
    """The stage's assets: releases and what changed between them."""
    version = code_version(Path(__file__).parent)
    made = dg.multi_asset(name="publish", specs=specs(TABLES, deps=READS, code_version=version))
    return dg.Definitions(assets=[made(publish)])
