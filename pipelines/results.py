"""The rows of a query on standard output: as a table, CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date, datetime
from decimal import Decimal

import duckdb
import pyarrow.parquet

from pipelines.terminal import print_rows


def write_result(connection: duckdb.DuckDBPyConnection, query: str, form: str) -> None:
    """Run ``query`` and write its rows in ``form``; a JSON answer is an array of objects."""
    result = connection.execute(query)
    names = [column[0] for column in result.description or ()]
    if form == "table":
        print_rows(names, [tuple(map(plain, row)) for row in result.fetchall()])
    elif form == "json":
        rows = [dict(zip(names, map(plain, row), strict=True)) for row in result.fetchall()]
        sys.stdout.write(json.dumps(rows, default=str, ensure_ascii=False) + "\n")
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_cell(cell) for cell in row] for row in result.fetchall())
    else:
        pyarrow.parquet.write_table(result.to_arrow_table(), sys.stdout.buffer, compression="zstd")


def _cell(cell: object) -> object:
    """A cell of CSV: exact digits, lists as JSON, nothing for null."""
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    if isinstance(cell, list | dict):
        return json.dumps(cell, default=str, ensure_ascii=False)
    return plain(cell)


def plain(cell: object) -> object:
    """A cell as people and programs read it: 7.57 and not 7.5700000000; times in ISO 8601."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return cell.hex() if isinstance(cell, bytes) else cell
