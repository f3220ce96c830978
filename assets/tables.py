"""The tables of the lake, and the shape a record takes in them: SQL types, Arrow types, comments."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal

import pyarrow as pa

from assets.records import (
    Block,
    Capture,
    Change,
    CheckResult,
    Company,
    Document,
    Mention,
    Page,
    PageTask,
    Pair,
    Quantity,
    QuarantinedRow,
    Reject,
    Release,
    SiteLine,
    SiteRule,
    Statement,
    StoryMember,
    TableCell,
)

# Two-thirds has no end; what is stored is cut after ten decimals, whatever the context around it.
_LAST_DECIMAL = Decimal("1E-10")
_STORED = Context(prec=38, rounding=ROUND_HALF_EVEN)

_SQL_TYPES = {
    str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", bytes: "BLOB", Decimal: "DECIMAL(38,10)",
    datetime: "TIMESTAMPTZ", date: "DATE",
}  # fmt: skip
_ARROW_TYPES = {
    "VARCHAR": pa.string(), "BIGINT": pa.int64(), "BOOLEAN": pa.bool_(), "BLOB": pa.binary(),
    "DECIMAL(38,10)": pa.decimal128(38, 10), "TIMESTAMPTZ": pa.timestamp("us", tz="UTC"), "DATE": pa.date32(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the lake: its name, the record it holds and what makes a row one of a kind."""

    name: str
    record: type
    key: tuple[str, ...]
    per_page: bool = False  # the door puts page_id in front of the record's fields


TABLES = {
    table.name: table
    for table in (
        Table("ingest.pages", Page, ("page_id",)),
        Table("ingest.captures", Capture, ("capture_id",)),
        Table("clean.documents", Document, ("page_id",), per_page=True),
        Table("clean.blocks", Block, ("page_id", "ordinal"), per_page=True),
        Table("clean.tables", TableCell, ("page_id", "table_ordinal", "row", "column"), per_page=True),
        Table("clean.rejects", Reject, ("page_id",), per_page=True),
        Table("clean.site_lines", SiteLine, ("page_id", "line"), per_page=True),
        Table("clean.site_rules", SiteRule, ("host", "line")),
        Table("dedupe.pairs", Pair, ("text_a", "text_b")),
        Table("dedupe.stories", StoryMember, ("page_id",)),
        Table("extract.companies", Company, ("company_id",)),
        Table("extract.mentions", Mention, ("page_id", "text_start"), per_page=True),
        Table("extract.quantities", Quantity, ("page_id", "text_start"), per_page=True),
        Table("extract.statements", Statement, ("statement_id",), per_page=True),
        Table("extract.tasks", PageTask, ("page_id", "task"), per_page=True),
        Table("validate.results", CheckResult, ("suite", "expectation", "table_name")),
        Table("validate.quarantine", QuarantinedRow, ("table_name", "row_key", "expectation")),
        Table("publish.releases", Release, ("version",)),
        Table("publish.changes", Change, ("from_version", "to_version", "table_name", "row_key")),
    )
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its SQL type and the comment people read."""

    name: str
    type: str
    comment: str


def columns_of(table: Table) -> list[Column]:
    """Columns of ``table`` in order, read off its record's annotations."""
    hints = typing.get_type_hints(table.record, include_extras=True)
    found = [_column(field.name, hints[field.name]) for field in fields(table.record)]
    named_by_door = [Column("page_id", "VARCHAR", "SHA-256 of the body's bytes: the page")]
    return named_by_door + found if table.per_page else found


def _column(name: str, hint: object) -> Column:
    comment = ""
    if typing.get_origin(hint) is typing.Annotated:
        hint, comment = typing.get_args(hint)[:2]
    if isinstance(hint, types.UnionType):
        hint = next(kind for kind in typing.get_args(hint) if kind is not type(None))
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        if isinstance(item, types.UnionType):
            item = next(kind for kind in typing.get_args(item) if kind is not type(None))
        return Column(name, _SQL_TYPES[item] + "[]", comment)
    return Column(name, _SQL_TYPES[typing.cast(type, hint)], comment)


def arrow_schema(table: Table) -> pa.Schema:
    """Arrow schema of ``table``, the same types as in the lake."""

    def kind(sql: str) -> pa.DataType:
        return pa.list_(_ARROW_TYPES[sql[:-2]]) if sql.endswith("[]") else _ARROW_TYPES[sql]

    return pa.schema([(column.name, kind(column.type)) for column in columns_of(table)])


def quoted(text: object) -> str:
    """``text`` as it stands between the single quotes of SQL, where no parameter is taken.

    >>> quoted("earnings' home")
    "earnings'' home"
    """
    return str(text).replace("'", "''")


def to_arrow(name: str, rows: Iterable) -> pa.Table:
    """Rows of the table ``name`` as Arrow: records, or (page_id, record) where it is per page."""
    table = TABLES[name]
    names = [field.name for field in fields(table.record)]
    if table.per_page:
        values = [(page_id, *(getattr(record, n) for n in names)) for page_id, record in rows]
    else:
        values = [tuple(getattr(record, n) for n in names) for record in rows]
    schema = arrow_schema(table)
    arrays = [_array([value[i] for value in values], field.type) for i, field in enumerate(schema)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(values: list, kind: pa.DataType) -> pa.Array:
    if pa.types.is_decimal(kind):
        values = [None if value is None else _STORED.quantize(value, _LAST_DECIMAL) for value in values]
    return pa.array(values, type=kind)
