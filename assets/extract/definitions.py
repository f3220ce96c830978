"""The extract stage in Dagster: from documents, through read_page, into mentions, quantities, statements."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dagster as dg

from assets.definitions import results, specs
from assets.extract.batch import crashed, extract_batch
from assets.extract.companies.security_master import load_master
from assets.parts import Engine, code_version
from assets.resources import Store
from assets.tables import to_arrow

TABLES = ("extract.mentions", "extract.quantities", "extract.statements", "extract.tasks")
READS = ("clean.documents", "clean.blocks", "clean.tables")

# What clean made of a page is named by clean's fingerprint: another cleaning, another reading.
_UNITS = """
    select unit, sha256(fingerprint || $version) as fingerprint
    from state.seen
    where stage = 'clean' and unit in (select page_id from clean.documents)
"""
_INPUTS = """
    with blocks as (
        select page_id, list(blocks order by ordinal) as blocks
        from clean.blocks as blocks
        semi join todo on todo.unit = blocks.page_id
        group by page_id
    ),
    cells as (
        select page_id, list(cells order by table_ordinal, "row", "column") as cells
        from clean.tables as cells
        semi join todo on todo.unit = cells.page_id
        group by page_id
    )
    select documents.*, blocks, cells
    from clean.documents as documents
    join todo on todo.unit = documents.page_id
    left join blocks using (page_id)
    left join cells using (page_id)
"""


def security_master(store: dg.ResourceParam[Store]) -> Iterator[dg.MaterializeResult]:
    """Bring the carried security master into the lake, where it is not there yet."""
    version = code_version(Path(__file__).parent)  # the carried files and the code that reads them
    if store.recall("security_master", "all") != version:
        with store.write("extract/companies", f"security master {version}") as writer:
            writer.delete("extract.companies", "true")
            writer.insert("extract.companies", to_arrow("extract.companies", load_master().rows()))
            writer.remember("security_master", {"all": version})
    yield from results(store, ["extract.companies"], {"version": version})


def extract(
    store: dg.ResourceParam[Store], engine: dg.ResourceParam[Engine]
) -> Iterator[dg.MaterializeResult]:
    """Read the documents that are new; every figure keeps the words that say it."""
    version = code_version(Path(__file__).parent)
    with store.work("extract", _UNITS, _INPUTS, version=version) as work:
        engine.map(partial(extract_batch, code_version=version), work.parts, "extracting", crashed)
        if work:
            store.commit(work, TABLES, "extract")
        notes = {"documents read": work.new, "documents gone": work.gone}
    yield from results(store, TABLES, notes)


def definitions() -> dg.Definitions:
    """The stage's assets: the security master, and what the documents say, made together."""
    version = code_version(Path(__file__).parent)
    master = dg.multi_asset(
        name="security_master", specs=specs(["extract.companies"], deps=(), code_version=version)
    )
    made = dg.multi_asset(name="extract", specs=specs(TABLES, deps=READS, code_version=version))
    return dg.Definitions(assets=[master(security_master), made(extract)])
