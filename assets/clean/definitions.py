"""The clean stage in Dagster: from ingest.pages, through clean_page, into documents or rejects."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets.clean.batch import clean_batch, crashed
from assets.definitions import results, specs
from assets.parts import Engine, code_version
from assets.resources import Store

TABLES = ("clean.documents", "clean.blocks", "clean.tables", "clean.rejects")
READS = ("ingest.pages", "ingest.captures")

# A page's address is that of its earliest sighting that has one: any order gives the same.
_HINTS = """
    select
        page_id,
        first(url order by captured_at nulls last, url) filter (where url is not null) as url,
    from ingest.captures
    group by page_id
"""
_UNITS = f"""
    with hints as ({_HINTS})
    select
        page_id as unit,
        sha256(concat_ws(' ', page_id, coalesce(url, ''), coalesce(defect, ''), $version)) as fingerprint
    from ingest.pages
    left join hints using (page_id)
"""
_INPUTS = f"""
    with hints as ({_HINTS})
    select pages.page_id, body, media_type, charset, url, defect
    from ingest.pages as pages
    join todo on todo.unit = pages.page_id
    left join hints using (page_id)
"""


def clean(store: dg.ResourceParam[Store], engine: dg.ResourceParam[Engine]) -> Iterator[dg.MaterializeResult]:
    """Read the pages that are new; keep what is the article, drop the rest with a reason."""
    with store.work("clean", _UNITS, _INPUTS, version=code_version(Path(__file__).parent)) as work:
        engine.map(clean_batch, work.parts, "cleaning", crashed)
        if work:
            store.commit(work, TABLES, "clean")
        notes = {"pages read": work.new, "pages gone": work.gone}
    yield from results(store, TABLES, notes)


def definitions() -> dg.Definitions:
    """The stage's assets: documents, blocks, tables and rejects, made together."""
    version = code_version(Path(__file__).parent)
    made = dg.multi_asset(name="clean", specs=specs(TABLES, deps=READS, code_version=version))
    return dg.Definitions(assets=[made(clean)])
