"""The validate stage in Dagster: every table's suite as blocking checks, and what came of them."""

import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets.definitions import key_of, results, specs
from assets.parts import code_version
from assets.records import CheckResult, QuarantinedRow
from assets.resources import Store
from assets.tables import to_arrow
from assets.validate.audit import audit, describe, settle
from assets.validate.due import find_due
from assets.validate.frames import read_frame
from assets.validate.promises import Promise, Suite
from assets.validate.suites import all_suites

TABLES = ("validate.results", "validate.quarantine")


def audit_table(store: Store, suite: Suite, version: str) -> list[CheckResult]:
    """Results of ``suite`` on its table as it stands; tried only on what is due.

    Results and failing rows are stored in one transaction; rows that hold again are resolved.
    """
    due = find_due(store, suite, version)
    if due.is_done:
        return _stored(store, suite)
    count = store.counts([suite.table])[suite.table]
    found, rows = audit(suite, read_frame(store, suite, due.pages), count, due.fingerprint)
    broken = [one.expectation for one in found if not one.success]
    known = store.frame("select * from validate.quarantine where table_name = ?", [suite.table]).to_pylist()
    kept = settle([QuarantinedRow(**row) for row in known], rows)
    with store.write("validate", f"{suite.table}: {', '.join(broken) or 'all promises hold'}") as writer:
        writer.delete("validate.results", "table_name = ?", [suite.table])
        writer.insert("validate.results", to_arrow("validate.results", found))
        if known or kept:
            writer.delete("validate.quarantine", "table_name = ?", [suite.table])
            writer.insert("validate.quarantine", to_arrow("validate.quarantine", kept))
        writer.remember("validate", suite.table, due.fingerprint)
    return found


def _stored(store: Store, suite: Suite) -> list[CheckResult]:
    rows = store.frame("select * from validate.results where table_name = ?", [suite.table]).to_pylist()
    by_name = {row["expectation"]: CheckResult(**row) for row in rows}
    return [by_name[promise.name] for promise in suite.promises]


def _check_op(suite: Suite, version: str) -> dg.AssetChecksDefinition:
    """One op that tries a table's suite: a check a topic, blocking where a promise is critical.

    A check a promise would be 140 of them, and Dagster's log takes 30 ms for each in every run.
    """
    asset = key_of(suite.table)
    topics: dict[str, list[Promise]] = {}
    for promise in suite.promises:
        topics.setdefault(promise.suite, []).append(promise)

    @dg.multi_asset_check(
        name=f"check_{suite.table.replace('.', '_')}",
        specs=[
            dg.AssetCheckSpec(
                topic,
                asset=asset,
                description="\n".join(f"- {promise.says}" for promise in promises),
                blocking=any(promise.severity == "critical" for promise in promises),
            )
            for topic, promises in topics.items()
        ],
        can_subset=True,
    )
    def check(
        context: dg.AssetCheckExecutionContext, store: dg.ResourceParam[Store]
    ) -> Iterator[dg.AssetCheckResult]:
        found = audit_table(store, suite, version)
        for topic in sorted(key.name for key in context.selected_asset_check_keys):
            yield _check_result(asset, topic, [result for result in found if result.suite == topic])

    return check


def _check_result(asset: dg.AssetKey, topic: str, results: list[CheckResult]) -> dg.AssetCheckResult:
    broken = [result for result in results if not result.success]
    is_blocking = any(result.severity == "critical" for result in broken)
    examples = {result.expectation: json.loads(result.details)["examples"] for result in broken}
    told = [
        dg.TableRecord(
            {
                "promise": result.expectation,
                "severity": result.severity,
                "holds": result.success,
                "rows": result.element_count,
                "broken": result.unexpected_count,
            }
        )
        for result in results
    ]
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=topic,
        passed=not broken,
        severity=dg.AssetCheckSeverity.ERROR if is_blocking or not broken else dg.AssetCheckSeverity.WARN,
        description="; ".join(describe(result) for result in broken) or f"{len(results)} promises hold",
        metadata={
            "promises": dg.MetadataValue.table(told),
            "rows": max(result.element_count for result in results),
            "broken": sum(result.unexpected_count for result in results),
        }
        | ({"examples": dg.MetadataValue.json(examples)} if broken else {}),
    )


def _tell_results(store: dg.ResourceParam[Store]) -> Iterator[dg.MaterializeResult]:
    """What the checks of this run left in the lake."""
    counts = store.rows("select count(*), count(*) filter (where not success) from validate.results")[0]
    yield from results(store, TABLES, {"promises": counts[0], "broken": counts[1]})


def definitions() -> dg.Definitions:
    """The stage's checks, one op a table, and its two tables."""
    version = code_version(Path(__file__).parent)
    suites = all_suites()
    deps = [suite.table for suite in suites]
    made = dg.multi_asset(name="validate", specs=specs(TABLES, deps=deps, code_version=version))
    return dg.Definitions(
        assets=[made(_tell_results)], asset_checks=[_check_op(suite, version) for suite in suites]
    )
