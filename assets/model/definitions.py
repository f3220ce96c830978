"""The model stage in Dagster: the SQL in ``dbt_like_sql/``, each file an asset, all in one commit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import dagster as dg

from assets.definitions import key_of
from assets.model.changed import apply_models
from assets.model.models import Model, find_sources, read_models
from assets.parts import code_version
from assets.resources import Store
from assets.tables import TABLES, columns_of

SQL = Path(__file__).resolve().parents[2] / "dbt_like_sql"


def build_models(store: Store, models: Sequence[Model]) -> dict[str, dict[str, int]]:
    """Bring every model up to date in one transaction; rows added, removed and changed by model.

    Nothing is done where neither the SQL nor any table it reads has changed since the last time.
    """
    code = f"{code_version(SQL)} {code_version(Path(__file__).parent)}"
    versions = store.versions(find_sources(models))
    data = hashlib.sha256(json.dumps(versions, sort_keys=True).encode()).hexdigest()
    is_new_code = store.recall("model", "code") != code
    if not is_new_code and store.recall("model", "data") == data:
        return {}
    did = {}
    with store.write("model", "models brought up to date") as writer:
        done = apply_models(writer.connection, models, is_new_code=is_new_code)
        for model, applied in zip(models, done, strict=True):
            if applied.is_defined and model.kind != "macro":
                for name, text in model.columns.items():
                    writer.comment(model.name, name, f"{text.description} [{text.unit}]")
            did[model.name] = {"added": applied.added, "removed": applied.removed, "changed": applied.changed}
        lineage = {"lineage": json.dumps(_find_lineage(models))} if is_new_code else {}
        writer.remember("model", {"code": code, "data": data, **lineage})
    return did


def _find_lineage(models: Sequence[Model]) -> dict[str, dict[str, list[tuple[str, str]]]]:
    from assets.model.lineage import read_lineage

    built = [model for model in models if model.kind != "macro"]
    sources = {name: [column.name for column in columns_of(TABLES[name])] for name in find_sources(models)}
    return read_lineage(built, sources)


def definitions() -> dg.Definitions:
    """The stage's assets: one a model, with the lineage its SQL shows."""
    models = read_models(SQL)
    built = [model for model in models if model.kind != "macro"]

    @dg.multi_asset(name="model", specs=[_spec(model) for model in built])
    def model(store: dg.ResourceParam[Store]) -> Iterator[dg.MaterializeResult]:
        """Bring the models up to date by what changed."""
        with store.alone():
            did = build_models(store, models)
        versions = store.versions(one.name for one in built)
        counts = store.counts(one.name for one in built if one.kind == "table")  # a view would be computed
        schemas = _read_columns(store)
        lineage = json.loads(store.recall("model", "lineage") or "{}")
        for one in built:
            yield dg.MaterializeResult(
                asset_key=key_of(one.name),
                data_version=dg.DataVersion(str(versions[one.name])),
                metadata={
                    **({"dagster/row_count": counts[one.name]} if one.name in counts else {}),
                    "dagster/column_schema": _column_schema(one, schemas[one.name]),
                    "dagster/column_lineage": _column_lineage(lineage[one.name]),
                    **did.get(one.name, {}),
                },
            )

    return dg.Definitions(assets=[model])


def _spec(model: Model) -> dg.AssetSpec:
    return dg.AssetSpec(
        key_of(model.name),
        deps=[key_of(name) for name in model.upstream],
        description=f"{model.grain[:1].upper()}{model.grain[1:]}.\n\n```sql\n{model.sql}\n```",
        group_name="model",
        kinds={"sql", "duckdb"},
        code_version=hashlib.sha256(model.sql.encode()).hexdigest()[:12],
        metadata={"dagster/table_name": model.name},
    )


def _read_columns(store: Store) -> dict[str, list[tuple[str, str]]]:
    rows = store.rows(
        "select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() "
        "where database_name = 'lake' order by column_index"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind in rows:
        found.setdefault(table, []).append((name, kind))
    return found


def _column_schema(model: Model, columns: Sequence[tuple[str, str]]) -> dg.TableSchema:
    described = {name: f"{text.description} [{text.unit}]" for name, text in model.columns.items()}
    return dg.TableSchema([dg.TableColumn(name, kind, described.get(name)) for name, kind in columns])


def _column_lineage(origins: Mapping[str, Sequence[tuple[str, str]]]) -> dg.TableColumnLineage:
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(key_of(table), name) for table, name in found]
            for column, found in origins.items()
        }
    )
