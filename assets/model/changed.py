"""The models brought up to date for the companies that changed, and no others.

    fingerprints of now and then > changed companies > each select over those alone > the tables

A figure of one company follows from statements about that company and from its pages'
places in their stories, never from another company's. So the models that say
``-- by: company_id`` are computed, compared and written for the changed companies alone:
a run costs what is new, and the result is the same as from scratch.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

import duckdb

from assets.model.apply import Applied, Part, apply_model
from assets.model.models import COMMENT, TABLE_NAME, Model

FINGERPRINTS = "intermediate.int_companies__fingerprinted"
SOURCES_BY_COMPANY = frozenset({"staging.stg_statements"})

_CHANGED = "changed_companies"  # a temporary table; '' stands for the companies nobody knows


def apply_models(
    connection: duckdb.DuckDBPyConnection, models: Sequence[Model], *, is_new_code: bool
) -> list[Applied]:
    """Bring all models up to date, in the order given; what changed, model by model.

    ``is_new_code`` says that their SQL is not what it was the last time: all is computed anew.
    """
    by_name = {model.name: model for model in models}
    if is_new_code or not _has_fingerprints(connection):
        return [apply_model(connection, model) for model in models]
    count = _find_changed(connection, by_name[FINGERPRINTS])
    by_company = SOURCES_BY_COMPANY | {model.name for model in models if model.by}
    applied = []
    for model in models:
        if model.kind != "table" or (model.by and not count):
            applied.append(Applied(model.name))
        elif model.by:
            part = Part(narrow_select(model, by_name, by_company), _narrow_rows(model.name))
            applied.append(apply_model(connection, model, part))
        else:
            applied.append(apply_model(connection, model))
    return applied


def narrow_select(model: Model, models: Mapping[str, Model], by_company: Collection[str]) -> str:
    """The model's select with every table ``by_company`` cut to the changed companies.

    ``models`` are all models by name; the views among them are written out in place.
    """

    def cut(match: re.Match[str]) -> str:
        if match[0] in by_company:
            return f"({_narrow_rows(match[0])})"
        read = models.get(match[0])
        if read is not None and read.kind == "view":
            return f"({narrow_select(read, models, by_company)})"
        return match[0]

    return TABLE_NAME.sub(cut, COMMENT.sub("", model.sql + "\n").strip())


def _narrow_rows(table: str) -> str:
    return f"select * from {table} where coalesce(company_id, '') in (from {_CHANGED})"


def _has_fingerprints(connection: duckdb.DuckDBPyConnection) -> bool:
    query = (
        "select 1 from duckdb_tables() "
        "where database_name = current_database() and schema_name || '.' || table_name = ?"
    )
    return connection.execute(query, [FINGERPRINTS]).fetchone() is not None


def _find_changed(connection: duckdb.DuckDBPyConnection, fingerprints: Model) -> int:
    connection.execute(
        f"""
        create or replace temp table {_CHANGED} as
        select coalesce(now.company_id, stored.company_id) as company_id
        from (
            {fingerprints.sql}
        ) as now
        full join {fingerprints.name} as stored on now.company_id = stored.company_id
        where (now.fingerprint, now.n_statements) is distinct from (stored.fingerprint, stored.n_statements)
        """
    )
    row = connection.execute(f"select count(*) from {_CHANGED}").fetchone()
    return row[0] if row else 0
