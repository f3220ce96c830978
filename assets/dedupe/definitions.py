"""The dedupe stage in Dagster: from documents, through keys and pairs, into stories."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets.dedupe.signing import sign_batch
from assets.dedupe.step import READS, find_work, take_step
from assets.definitions import results, specs
from assets.parts import Engine, code_version
from assets.resources import Store

TABLES = ("dedupe.stories",)


def dedupe(
    store: dg.ResourceParam[Store], engine: dg.ResourceParam[Engine]
) -> Iterator[dg.MaterializeResult]:
    """Sign the texts that are new; tell again the stories they touch."""
    version = code_version(Path(__file__).parent)
    notes = {}
    with find_work(store, version) as (work, runs):
        engine.map(sign_batch, work.parts, "comparing")
        if work:
            notes = take_step(store, work, runs, version)
        notes |= {"documents new": work.new, "documents gone": work.gone}
    yield from results(store, TABLES, notes)


def definitions() -> dg.Definitions:
    """The stage's asset: stories."""
    version = code_version(Path(__file__).parent)
    made = dg.multi_asset(name="dedupe", specs=specs(TABLES, deps=READS, code_version=version))
    return dg.Definitions(assets=[made(dedupe)])
