"""The ingest stage in Dagster: sources in, pages and captures out."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
from pydantic import Field

from assets.definitions import results, specs
from assets.ingest.arrivals import write_sightings
from assets.ingest.sources import read_sources
from assets.parts import Engine, code_version
from assets.resources import Store

TABLES = ("ingest.pages", "ingest.captures")
# The same bytes can end a broken archive and fill a good file: whichever came first must not matter.
ARRIVALS = {
    "ingest.pages": "known.defect is not null and coalesce(arriving.defect, '') < known.defect",
    "ingest.captures": "false",
}
SAMPLE_PAGES = Path(__file__).parent / "sample_pages"


class Sources(dg.Config):
    """Where pages come from: folders, files, globs, archives. None: the landing folder, or the samples."""

    sources: list[str] = Field(default_factory=list)


def ingest(
    config: Sources, store: dg.ResourceParam[Store], engine: dg.ResourceParam[Engine]
) -> Iterator[dg.MaterializeResult]:
    """Read the sources; keep every body once and every sighting of it."""
    sources = config.sources or default_sources(store)
    with store.alone(), store.scratch("ingest") as folder:
        seen = write_sightings(
            read_sources(sources), folder, lambda count: engine.progress("reading", count, count)
        )
        notes = {"sightings": seen, **store.arrive(ARRIVALS, folder, "ingest")}
    yield from results(store, TABLES, notes)


def default_sources(store: Store) -> list[str]:
    """The landing folder where it holds anything, else the bundled sample pages."""
    landing = store.home.landing
    is_used = landing.is_dir() and any(landing.iterdir())
    return [str(landing if is_used else SAMPLE_PAGES)]


def definitions() -> dg.Definitions:
    """The stage's assets: pages and captures, made together."""
    version = code_version(Path(__file__).parent)
    made = dg.multi_asset(name="ingest", specs=specs(TABLES, deps=(), code_version=version))
    return dg.Definitions(assets=[made(ingest)])
