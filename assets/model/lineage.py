"""Where every column of the models comes from, read off their SQL.

Kept apart from ``models.py``: parsing the SQL takes a second, and is asked for only where it is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlglot import exp
from sqlglot.lineage import Node, lineage

from assets.model.models import Model


def read_lineage(
    models: Iterable[Model], sources: Mapping[str, Iterable[str]]
) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """For each model, each column with the (table, column) pairs it is made of, in order.

    ``models`` in building order; ``sources`` gives the columns of the tables no model builds.
    The dictionary's keys are also the columns of each model, in the order of its select.
    """
    known = {name: list(columns) for name, columns in sources.items()}
    found = {}
    for model in models:
        found[model.name] = _read_model_lineage(model, known)
        known[model.name] = list(found[model.name])
    return found


def _read_model_lineage(model: Model, known: Mapping[str, list[str]]) -> dict[str, list[tuple[str, str]]]:
    schema: dict[str, dict[str, dict[str, str]]] = {}
    for name in model.upstream:
        database, _, table = name.partition(".")
        schema.setdefault(database, {})[table] = dict.fromkeys(known[name], "unknown")
    nodes = lineage(None, model.sql, schema=schema, dialect="duckdb", trim_selects=False)
    return {column: _find_origins(node) for column, node in nodes.items()}


def _find_origins(node: Node) -> list[tuple[str, str]]:
    leaves = (leaf for leaf in node.walk() if isinstance(leaf.expression, exp.Table))
    return sorted(
        {(f"{leaf.expression.db}.{leaf.expression.name}", exp.to_column(leaf.name).name) for leaf in leaves}
    )
