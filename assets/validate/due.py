"""What of a table is due to be tried: all of it, the pages that have moved, or nothing.

A promise on a row of a page can only break where something of that page has changed, in the
table itself or in another that the promise reads. The lake's own log of changes says which
pages those are, whoever changed them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from assets.resources import Store
from assets.tables import TABLES
from assets.validate.promises import Suite


@dataclass(frozen=True, slots=True)
class Due:
    """What an audit has to try, and the fingerprint of the state it then has tried."""

    fingerprint: str  # the table's own version first, for publish to read
    pages: pa.Table | None = None  # page_id; None: every row of the table
    is_done: bool = False  # this state was tried before


def find_due(store: Store, suites: Sequence[Suite], code: str) -> dict[str, Due]:
    """What of each suite's table its promises have not been tried on, as ``code`` words them."""
    versions = store.versions({table for suite in suites for table in suite.reads})
    known = dict(store.rows("select unit, fingerprint from state.seen where stage = 'validate'"))
    return {
        suite.table: _find_due(
            store, suite, code, {table: versions[table] for table in suite.reads}, known.get(suite.table, "")
        )
        for suite in suites
    }


def _find_due(store: Store, suite: Suite, code: str, versions: Mapping[str, int], known: str) -> Due:
    fingerprint = f"{versions[suite.table]} {code} {json.dumps(versions, sort_keys=True)}"
    if known == fingerprint:
        return Due(fingerprint, is_done=True)
    _, last_code, last_versions = [*known.split(" ", 2), "", ""][:3]
    if last_code != code or not suite.by_page:
        return Due(fingerprint)
    since = json.loads(last_versions)
    moved = {name: since[name] for name, version in versions.items() if since[name] != version}
    pages = store.frame(store.moved_pages(moved)) if _can_follow(store, suite, moved) else None
    return Due(fingerprint, pages)


def _can_follow(store: Store, suite: Suite, moved: Iterable[str]) -> bool:
    """Whether all promises held before, and all that moved since moved page by page."""
    broken = store.rows(
        "select count(*) from validate.results where table_name = ? and not success", [suite.table]
    )[0][0]
    return not broken and all(TABLES[name].key[0] == "page_id" or name == suite.table for name in moved)
