"""The clean stage in Dagster: from ingest.pages, through clean_page, into documents or rejects.

new pages > each read by itself > lines at its edges > rules of its site > pages that hold one, again
"""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets.clean.batch import clean_batch, crashed
from assets.clean.site_memory import MIN_STORIES
from assets.definitions import results, specs
from assets.parts import Engine, code_version
from assets.resources import Store, Work

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
    select pages.page_id, body, media_type, charset, url, defect, null::varchar[] as site_lines
    from ingest.pages as pages
    join todo on todo.unit = pages.page_id
    left join hints using (page_id)
"""

# Stories are counted by the least of their voices: versions of one story differ in some of them.
_RULES = f"""
    with heard as (
        select host, line, generate_subscripts(voices, 1) as place, unnest(voices) as voice
        from clean.site_lines
        where host in (select host from touched_hosts)
    ),
    counted as (
        select host, line, place, count(distinct voice) as count_stories from heard group by all
    )
    select host, line, min(count_stories) as count_stories
    from counted
    group by host, line
    having min(count_stories) >= {MIN_STORIES}
"""
_TOUCHED = """
    select distinct host
    from clean.site_lines
    where page_id in (select unit from todo union all select unit from gone)
"""
# What the rules of its site take from a page; none again where a rule went.
_TAKEN = """
    select page_id, list(distinct line order by line) as site_lines
    from clean.site_lines
    join clean.site_rules using (host, line)
    group by page_id
"""
_SITE_UNITS = f"""
    with taken as ({_TAKEN})
    select
        read.unit as unit,
        sha256(to_json([read.fingerprint, to_json(site_lines)::varchar, $version])::varchar) as fingerprint
    from (select * from state.seen where stage = 'clean') as read
    left join taken on taken.page_id = read.unit
    where site_lines is not null
        or read.unit in (select unit from state.seen where stage = 'clean_site')
"""
_SITE_INPUTS = f"""
    with hints as ({_HINTS}),
    taken as ({_TAKEN})
    select
        pages.page_id, body, media_type, charset, url, defect,
        coalesce(site_lines, []::varchar[]) as site_lines,
    from ingest.pages as pages
    join todo on todo.unit = pages.page_id
    left join hints using (page_id)
    left join taken using (page_id)
"""


def clean(store: dg.ResourceParam[Store], engine: dg.ResourceParam[Engine]) -> Iterator[dg.MaterializeResult]:
    """Read the pages that are new; keep what is the article, drop the rest with a reason."""
    version = code_version(Path(__file__).parent)
    with store.work("clean", _UNITS, _INPUTS, version=version) as work:
        engine.map(clean_batch, work.parts, "cleaning", crashed)
        if work:
            _commit(store, work, (*TABLES, "clean.site_lines"), learns=True)
        notes = {"pages read": work.new, "pages gone": work.gone}
    with store.work("clean_site", _SITE_UNITS, _SITE_INPUTS, version=version) as work:
        engine.map(clean_batch, work.parts, "dropping what sites repeat", crashed)
        if work:
            _commit(store, work, TABLES)
        notes["pages read again with their site's rules"] = work.new
    yield from results(store, TABLES, notes)


def _commit(store: Store, work: Work, tables: tuple[str, ...], *, learns: bool = False) -> None:
    """Replace the rows of the worked pages and, with them, the rules of the hosts they are of."""
    with store.write("clean", f"{work.stage}: {work.new} new, {work.gone} gone") as writer:
        if learns:
            writer.connection.execute(f"create or replace temp table touched_hosts as {_TOUCHED}")
        is_known = writer.settle(work.stage) or not learns
        for table in tables:
            if is_known:
                writer.delete(table, "page_id in (select unit from todo union all select unit from gone)")
            files = f"*.{table}.parquet"
            if any(work.folder.glob(files)):
                writer.insert(table, str(work.folder / files))
        if learns:
            writer.connection.execute(f"insert into touched_hosts {_TOUCHED}")
            writer.delete("clean.site_rules", "host in (select host from touched_hosts)")
            writer.insert("clean.site_rules", f"({_RULES})")


def definitions() -> dg.Definitions:
    """The stage's assets: documents, blocks, tables and rejects, made together."""
    version = code_version(Path(__file__).parent)
    made = dg.multi_asset(name="clean", specs=specs(TABLES, deps=READS, code_version=version))
    return dg.Definitions(assets=[made(clean)])
