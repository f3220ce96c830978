"""The SQL models: what each file builds, and from what.

    files > header, select, dictionary > models in building order

One file is one select and one table: the folder's name is the schema, the file's the table.
Reads files when asked and nothing else; building the tables is ``apply``'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from pathlib import Path

import yaml

SCHEMAS = ("staging", "intermediate", "marts")
MACROS = "macros"

_HEADER = re.compile(
    r"""
    ^ -- \s* (?P<word> key | by | materialized | macro ) \s* : \s*   # -- key: company_id, metric
    (?P<said> .*? ) \s* $
    """,
    re.VERBOSE | re.MULTILINE,
)
_MACRO = re.compile(
    r"""
    ^ (?P<name> \w+\.\w+ )              # marts.as_of
    \( (?P<parameters> [\w\s,]* ) \) $  # (t)
    """,
    re.VERBOSE,
)

# A table is always written schema.table, and nothing else that is written so begins with a schema.
TABLE_NAME = re.compile(
    r"\b (?: ingest | clean | dedupe | extract | staging | intermediate | marts ) \. \w+", re.VERBOSE
)
COMMENT = re.compile(r"^\s*--.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ColumnText:
    """What the data dictionary says of a column: its meaning and its unit."""

    description: str
    unit: str


@dataclass(frozen=True, slots=True)
class Model:
    """One SQL file: the table, view or macro it defines and what it reads."""

    name: str  # schema.table
    kind: str  # table, view or macro
    sql: str  # the select, with its comments
    grain: str  # "one row per ...", the file's first line
    key: tuple[str, ...] = ()
    by: str | None = None  # a column whose rows of one value follow from rows of that value alone
    parameters: tuple[str, ...] = ()  # of a macro
    upstream: tuple[str, ...] = ()  # schema.table, sorted
    columns: Mapping[str, ColumnText] = field(default_factory=dict)  # the .yml beside it

    @property
    def schema(self) -> str:
        """The folder the file lies in: staging, intermediate or marts."""
        return self.name.partition(".")[0]

    @property
    def table(self) -> str:
        """The table's own name."""
        return self.name.partition(".")[2]


def read_models(folder: Path) -> list[Model]:
    """Every model under ``folder``, each after what it reads; an empty list without files."""
    files = sorted(path for schema in (*SCHEMAS, MACROS) for path in (folder / schema).glob("*.sql"))
    return sort_models(parse_model(path, _read_dictionary(path.with_suffix(".yml"))) for path in files)


def parse_model(path: Path, dictionary: Mapping[str, object] | None = None) -> Model:
    """The model of one file; ``dictionary`` is what its .yml says, if it has one."""
    sql = path.read_text(encoding="utf-8")
    said = {match["word"]: match["said"] for match in _HEADER.finditer(sql)}
    name, kind, parameters = f"{path.parent.name}.{path.stem}", said.get("materialized"), ()
    if "macro" in said:
        match = _MACRO.match(said["macro"])
        if match is None:
            raise ValueError(f"{path.name}: '-- macro:' must read schema.name(parameters)")
        name, kind, parameters = match["name"], "macro", _split(match["parameters"])
    kind = kind or ("view" if path.parent.name == "staging" else "table")
    if kind not in ("table", "view", "macro"):
        raise ValueError(f"{path.name}: cannot be materialized as {kind!r}")
    if kind == "table" and "key" not in said:
        raise ValueError(f"{path.name}: a table needs its '-- key:' line")
    return Model(
        name=name,
        kind=kind,
        sql=sql.strip().rstrip(";"),
        grain=sql.split("\n", 1)[0].removeprefix("--").strip(),
        key=_split(said.get("key", "")),
        by=said.get("by"),
        parameters=parameters,
        upstream=find_upstream(sql),
        columns=_read_columns(dictionary or {}),
    )


def find_upstream(sql: str) -> tuple[str, ...]:
    """Tables a select reads, sorted: every name with a schema (a bare one is a CTE).

    >>> find_upstream("with a as (select * from staging.stg_pages) select * from a")
    ('staging.stg_pages',)
    """
    return tuple(sorted(set(TABLE_NAME.findall(COMMENT.sub("", sql + "\n")))))


def sort_models(models: Iterable[Model]) -> list[Model]:
    """Each model after those it reads, by name where free; ``graphlib.CycleError`` on a circle."""
    by_name = {model.name: model for model in sorted(models, key=lambda model: model.name)}
    sorter = TopologicalSorter(
        {name: [one for one in model.upstream if one in by_name] for name, model in by_name.items()}
    )
    sorter.prepare()
    ordered: list[Model] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered += [by_name[name] for name in ready]
        sorter.done(*ready)
    return ordered


def find_sources(models: Iterable[Model]) -> tuple[str, ...]:
    """Tables that are read but that no model builds, sorted: the lake's own."""
    models = list(models)
    built = {model.name for model in models}
    return tuple(sorted({one for model in models for one in model.upstream} - built))


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())


def _read_dictionary(path: Path) -> Mapping[str, object]:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def _read_columns(dictionary: Mapping[str, object]) -> dict[str, ColumnText]:
    columns = dictionary.get("columns") or {}
    return {name: ColumnText(text["description"], text["unit"]) for name, text in columns.items()}
