"""One suite tried on one frame by Great Expectations: results, and the rows that fail.

frame > expectations > CheckResult, QuarantinedRow
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assets.records import CheckResult, QuarantinedRow
from assets.validate.promises import Promise, Suite

if TYPE_CHECKING:
    import pandas as pd

# Failing rows kept for people to read; the count says how many there are. First guess, 2026-11.
KEPT_ROWS = 100
SHOWN_ROWS = 5


def audit(
    suite: Suite, frame: pd.DataFrame, row_count: int, fingerprint: str
) -> tuple[list[CheckResult], list[QuarantinedRow]]:
    """Try every promise of ``suite`` on ``frame``, whose first column is ``row_key``.

    ``row_count`` is how many rows of the table have then been tried, now or before. A promise that
    cannot be tried (a missing column, say) counts as broken and says why.
    """
    outcomes = _validate(suite, frame)
    results, rows = [], []
    for promise in suite.promises:
        outcome = outcomes[promise.name]
        bad = outcome["unexpected_index_list"]
        examples = [_row(frame, position) for position in bad[:KEPT_ROWS]]
        details = {"promise": promise.says, **outcome["details"], "examples": examples[:SHOWN_ROWS]}
        results.append(
            CheckResult(
                suite=promise.suite,
                expectation=promise.name,
                table_name=suite.table,
                severity=promise.severity,
                success=outcome["success"],
                element_count=row_count,
                unexpected_count=outcome["unexpected_count"],
                details=json.dumps(details, default=str, ensure_ascii=False, sort_keys=True),
                fingerprint=fingerprint,
            )
        )
        rows += [
            QuarantinedRow(
                table_name=suite.table,
                row_key=str(example["row_key"]),
                expectation=promise.name,
                reason=promise.says,
                row=json.dumps(example, default=str, ensure_ascii=False, sort_keys=True),
                resolved=False,
            )
            for example in examples
        ]
    return results, _once(rows)


def settle(known: list[QuarantinedRow], failing: list[QuarantinedRow]) -> list[QuarantinedRow]:
    """The quarantine after an audit: rows that fail now, and those that failed before, resolved."""
    now = {(row.row_key, row.expectation) for row in failing}
    past = [replace(row, resolved=True) for row in known if (row.row_key, row.expectation) not in now]
    return failing + past


def describe(result: CheckResult) -> str:
    """One line on how a promise fared, with an example where it is broken."""
    details = json.loads(result.details)
    if "could not be tried" in details:
        return f"{details['promise']}: could not be tried: {details['could not be tried']}"
    if result.success:
        return f"{details['promise']} ({result.element_count:,} rows)"
    first = details["examples"][0]["row_key"] if details["examples"] else ""
    broken = f"{result.unexpected_count:,} of {result.element_count:,} rows do not"
    return f"{details['promise']}: {broken}, e.g. {first}"


def _validate(suite: Suite, frame: pd.DataFrame) -> dict[str, Mapping]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations as gx
        from great_expectations.data_context.types.base import (
            DataContextConfig,
            InMemoryStoreBackendDefaults,
        )

        # Its docs sites would be left behind in the temporary folder, one a table and run.
        backends = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
        config = DataContextConfig(store_backend_defaults=backends, progress_bars={"globally": False})
        context = gx.get_context(mode="ephemeral", project_config=config)
        asset = context.data_sources.add_pandas("lake").add_dataframe_asset(suite.table)
        batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": frame})
        built = [_build(promise) for promise in suite.promises]
        tried = gx.ExpectationSuite(name=suite.table, expectations=built)
        run = batch.validate(tried, result_format={"result_format": "COMPLETE"})
    return {found.expectation_config.meta["promise"]: _outcome(found) for found in run.results}


def _build(promise: Promise) -> object:
    import great_expectations.expectations as library

    from assets.validate import expectations as own

    kind = getattr(own, promise.expectation, None) or getattr(library, promise.expectation)
    return kind(**promise.arguments, severity=promise.severity, meta={"promise": promise.name})


def _outcome(found: object) -> Mapping:
    result = found.result or {}
    raised = [
        info["exception_message"]
        for info in _exceptions(found.exception_info or {})
        if info.get("raised_exception")
    ]
    return {
        "success": bool(found.success),
        "unexpected_index_list": list(result.get("unexpected_index_list") or ()),
        "unexpected_count": int(result.get("unexpected_count") or 0),
        "details": {"could not be tried": raised[0]} if raised else {},
    }


def _exceptions(info: Mapping) -> list[Mapping]:
    return [info] if "raised_exception" in info else [one for one in info.values() if isinstance(one, dict)]


def _row(frame: pd.DataFrame, position: int) -> dict:
    row = frame.loc[position].items()
    return {
        name: value.item() if hasattr(value, "item") else value for name, value in row if value is not None
    }


def _once(rows: list[QuarantinedRow]) -> list[QuarantinedRow]:
    by_key = {(row.table_name, row.row_key, row.expectation): row for row in rows}
    return [by_key[key] for key in sorted(by_key)]
