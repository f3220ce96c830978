"""The map of the project: the stages in the order the data walks through them.

ingest > clean > dedupe > extract > model > validate > publish
"""

import dagster as dg

from assets.clean import definitions as clean
from assets.dedupe import definitions as dedupe
from assets.extract import definitions as extract
from assets.ingest import definitions as ingest
from assets.model import definitions as model
from assets.parts import Engine
from assets.publish import definitions as publish
from assets.resources import Store
from assets.validate import definitions as validate
from pipelines import settings
from pipelines.automation import build, check, daily_build, landing_sensor

STAGES = (ingest, clean, dedupe, extract, model, validate, publish)


def assemble(store: Store, engine: Engine) -> dg.Definitions:
    """All stages over one store and one engine, with what starts them."""
    stages = dg.Definitions.merge(*(stage.definitions() for stage in STAGES))
    return dg.Definitions.merge(
        stages,
        dg.Definitions(
            jobs=[build, check],
            schedules=[daily_build],
            sensors=[landing_sensor],
            resources={"store": _signing(store), "engine": engine},
            # One process for all steps: a process per step costs seconds each to import Dagster anew.
            executor=dg.in_process_executor,
        ),
    )


def _signing(store: Store) -> dg.ResourceDefinition:
    """The store, signing what it writes with the run that writes it."""
    return dg.ResourceDefinition(lambda context: store.signing(context.run.run_id if context.run else None))


@dg.definitions
def defs() -> dg.Definitions:
    """What the Dagster UI and ``dagster definitions validate`` load."""
    return assemble(Store(settings.find_home()), settings.find_engine())
