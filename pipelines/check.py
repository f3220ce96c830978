"""Every expectation on the data as it stands, as one recorded run; nothing is built."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from assets.parts import Engine
from assets.records import CheckResult
from assets.resources import Home, Store
from assets.validate.audit import describe
from pipelines.build import execute, find_errors
from pipelines.terminal import out, print_json


def run_checks(home: Home, engine: Engine) -> list[CheckResult]:
    """Results of every promise, by table and name. RuntimeError where the checks could not run."""
    store = Store(home)
    result = execute(store, engine, "check", {})
    tried = {
        (check.asset_key.to_user_string(), check.check_name) for check in result.get_asset_check_evaluations()
    }
    errors = find_errors(result)
    if errors and not tried:
        raise RuntimeError(errors[0])
    rows = store.frame("select * from validate.results order by table_name, suite, expectation").to_pylist()
    return [CheckResult(**row) for row in rows]


def print_report(results: Sequence[CheckResult], *, as_json: bool) -> None:
    """Broken promises one by one, and the sums."""
    if as_json:
        print_json([asdict(result) | {"details": json.loads(result.details)} for result in results])
        return
    broken = [result for result in results if not result.success]
    for result in broken:
        mark = "FAILED" if result.severity == "critical" else "warning"
        out.print(f"{mark}  {result.table_name}  {result.expectation}: {describe(result)}", markup=False)
    tables = len({result.table_name for result in results})
    out.print(
        f"{len(results)} promises on {tables} tables: {len(results) - len(broken)} hold, {len(broken)} broken"
    )
