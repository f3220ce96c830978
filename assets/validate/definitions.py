"""The validate stage in Dagster: every table's suite as blocking checks, and what came of them.

The tables of a stage are checked in one step: a step and a commit a table cost more than the checks.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import dagster as dg

from assets.definitions import key_of, results, specs
from assets.parts import code_version
from assets.records import CheckResult
from assets.resources import Store
from assets.tables import TABLES, to_arrow
from assets.validate.audit import audit, describe, settle
from assets.validate.due import Due, find_due
from assets.validate.frames import read_frame
from assets.validate.promises import Promise, Suite
from assets.validate.suites import all_suites

TOLD = ("validate.results", "validate.quarantine")


def audit_tables(store: Store, suites: Sequence[Suite], version: str) -> dict[str, list[CheckResult]]:
    """Results of each suite on its table as it stands, by table; tried only on what is due.

    Results and failing rows are stored in one transaction; rows that hold again are resolved.
    """
    with store.alone():
        due = {table: one for table, one in find_due(store, suites, version).items() if not one.is_done}
        if due:
            _try_tables(store, [suite for suite in suites if suite.table in due], due)
    stored = _stored(store, "validate.results", suites)
    by_name = {(one.table_name, one.expectation): one for rows in stored.values() for one in rows}
    return {
        suite.table: [by_name[suite.table, promise.name] for promise in suite.promises] for suite in suites
    }


def _try_tables(store: Store, suites: Sequence[Suite], due: Mapping[str, Due]) -> None:
    counts, known = store.counts(due), _stored(store, "validate.quarantine", suites)
    found, kept = [], []
    for suite in suites:
        one = due[suite.table]
        frame = read_frame(store, suite, one.pages)
        results, rows = audit(suite, frame, counts[suite.table], one.fingerprint)
        found += results
        kept += settle(known[suite.table], rows)
    broken = [f"{one.table_name}.{one.expectation}" for one in found if not one.success]
    with store.write("validate", ", ".join(broken) or "all promises hold") as writer:
        for table, rows in (("validate.results", found), ("validate.quarantine", kept)):
            writer.delete(table, "list_contains(?, table_name)", [list(due)])
            writer.insert(table, to_arrow(table, rows))
        writer.remember("validate", {table: one.fingerprint for table, one in due.items()})


def _stored(store: Store, name: str, suites: Sequence[Suite]) -> dict[str, list]:
    """Records of the stage's table ``name`` about each suite's table."""
    tables = [suite.table for suite in suites]
    rows = store.frame(f"select * from {name} where list_contains(?, table_name)", [tables]).to_pylist()
    records = [TABLES[name].record(**row) for row in rows]
    return {table: [one for one in records if one.table_name == table] for table in tables}


def _check_op(stage: str, suites: Sequence[Suite], version: str) -> dg.AssetChecksDefinition:
    """One op that tries a stage's suites: a check a table and topic, blocking where a promise is critical.

    A check a promise would be 140 of them, and Dagster's log takes 30 ms for each in every run.
    """
    topics: dict[tuple[str, str], list[Promise]] = {}
    for suite in suites:
        for promise in suite.promises:
            topics.setdefault((suite.table, promise.suite), []).append(promise)

    @dg.multi_asset_check(
        name=f"check_{stage}",
        specs=[
            dg.AssetCheckSpec(
                topic,
                asset=key_of(table),
                description="\n".join(f"- {promise.says}" for promise in promises),
                blocking=any(promise.severity == "critical" for promise in promises),
            )
            for (table, topic), promises in topics.items()
        ],
        can_subset=True,
    )
    def check(
        context: dg.AssetCheckExecutionContext, store: dg.ResourceParam[Store]
    ) -> Iterator[dg.AssetCheckResult]:
        found = audit_tables(store, suites, version)
        for key in sorted(context.selected_asset_check_keys, key=str):
            table = ".".join(key.asset_key.path)
            yield _check_result(key, [one for one in found[table] if one.suite == key.name])

    return check


def _check_result(key: dg.AssetCheckKey, results: list[CheckResult]) -> dg.AssetCheckResult:
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
        asset_key=key.asset_key,
        check_name=key.name,
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
    yield from results(store, TOLD, {"promises": counts[0], "broken": counts[1]})


def definitions() -> dg.Definitions:
    """The stage's checks, one op for each stage's tables, and its own two tables."""
    version = code_version(Path(__file__).parent)
    stages: dict[str, list[Suite]] = {}
    for suite in all_suites():
        stages.setdefault(suite.table.split(".")[0], []).append(suite)
    deps = [suite.table for suites in stages.values() for suite in suites]
    made = dg.multi_asset(name="validate", specs=specs(TOLD, deps=deps, code_version=version))
    return dg.Definitions(
        assets=[made(_tell_results)], asset_checks=[_check_op(*stage, version) for stage in stages.items()]
    )
