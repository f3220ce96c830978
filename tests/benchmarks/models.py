"""What the SQL models cost: a lake from scratch, a run with ten new pages, an idle run.

    python -m tests.benchmarks.models [--pages 20000]

The pages are made up: three to a story, ten statements each, about eight thousand companies.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import duckdb

from assets.model.changed import apply_models
from tests.model.conftest import Tables, models

_PAGES = """
insert into clean.documents (page_id, kind, published_at, published_precision, text, text_sha256)
select
    sha256(n::varchar), if(n % 5 = 0, 'press_release', 'news'),
    timestamptz '2020-01-01 00:00:00Z' + to_minutes(n * 7), 'instant', 'text', sha256(n::varchar)
from range($first, $last) as pages(n);
"""
_STORIES = """
insert into dedupe.stories (page_id, story_id, relation, novelty_rank, is_representative)
select
    sha256(n::varchar), sha256((n // 3)::varchar),
    if(n % 3 = 0, 'original', 'near_copy'), n % 3 + 1, n % 3 = 0
from range($first, $last) as pages(n);
"""
_STATEMENTS = """
insert into extract.statements by name
select
    sha256(n || '-' || k) as statement_id, sha256(n::varchar) as page_id,
    lpad((n // 3 % 8000)::varchar, 10, '0') as company_id, 'T' as ticker,
    ['revenue', 'net_income', 'eps_diluted', 'gross_profit', 'gross_margin'][k % 5 + 1] as metric,
    'consolidated' as scope, if(k % 4 = 3, 'prior_period', 'actual') as nature, 'gaap' as basis,
    if(k = 7, 'yoy', 'none') as compare, 'none' as direction,
    if(k % 3 = 0, null, 2020 + n // 3 % 5) as fiscal_year, if(k % 3 = 0, null, 'Q1') as fiscal_period,
    if(k % 3 = 1, make_date((2020 + n // 3 % 5)::integer, 3, 31), null) as period_end,
    if(k % 3 = 1, 'CY' || (2020 + n // 3 % 5) || 'Q1', null) as calendar_frame,
    if(k % 3 = 1, 'stated', 'missing') as period_status,
    (1 + (n // 3 * 37 + k) % 977) * 10000000 as value, 'money' as unit_kind, 'USD' as unit,
    1000000000 as scale, 2 as decimals, 'exact' as hedge, 'unknown' as session,
    k * 10 as text_start, k * 10 + 5 as text_end, 'words' as surface,
    k * 10 as sentence_start, k * 10 + 9 as sentence_end, 'prose' as source_kind,
    0.9 as confidence, 'made up' as code_version
from range($first, $last) as pages(n), range(10) as statements(k);
"""


def add_pages(connection: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    """Made-up pages number ``first`` to ``last``."""
    for sql in (_PAGES, _STORIES, _STATEMENTS):
        connection.execute(sql, {"first": first, "last": last})


def timed(label: str, work: Callable[[], object]) -> None:
    """Print what ``work`` took."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    print(f"{label:24} {time.process_time() - cpu:7.2f} cpu s {time.perf_counter() - wall:7.2f} wall s")


def main() -> None:
    """Print the costs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=20_000)
    count = parser.parse_args().pages
    connection = Tables().connection
    connection.execute("set threads = 2; set preserve_insertion_order = false")
    add_pages(connection, 0, count)

    def run(*, is_new_code: bool = False) -> None:
        apply_models(connection, models(), is_new_code=is_new_code)

    timed(f"{count:,} pages, from scratch", run)
    timed("nothing new", run)
    add_pages(connection, count, count + 10)
    timed("ten new pages", run)
    timed("new code, same rows", lambda: run(is_new_code=True))


if __name__ == "__main__":
    main()
