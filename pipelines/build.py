"""One recorded build: the job run in this process, and what came of it in plain words."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import click
import dagster as dg

from assets.parts import Engine
from assets.resources import Home, Store
from pipelines.definitions import assemble

# Dagster's log lines go to its own event log; the terminal hears only what a person asked for.
_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}

_FOUND = {
    "pages": "select count(*) from ingest.pages",
    "captures": "select count(*) from ingest.captures",
    "documents": "select count(*) from clean.documents",
    "rejects": "select count(*) from clean.rejects",
    "stories": "select count(distinct story_id) from dedupe.stories",
    "mentions": "select count(*) from extract.mentions",
    "quantities": "select count(*) from extract.quantities",
    "statements": "select count(*) from extract.statements",
    "facts": "select count(*) from marts.facts",
    "companies with facts": "select count(distinct company_id) from marts.facts",
    "claims contradicted": "select count(*) from marts.claim_checks where verdict = 'contradicted'",
}


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """An expectation that did not hold, as the run recorded it."""

    table: str
    name: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did: its run, what is new and in all, what was rejected, what failed."""

    run_id: str
    success: bool
    new: Mapping[str, int] = field(default_factory=dict)
    found: Mapping[str, int] = field(default_factory=dict)
    rejects: Mapping[str, int] = field(default_factory=dict)
    failed_checks: Sequence[FailedCheck] = ()
    errors: Sequence[str] = ()
    release: str | None = None
    release_note: str = ""


def run_build(
    home: Home, engine: Engine, sources: Sequence[str], instance: dg.DagsterInstance | None = None
) -> Outcome:
    """Run the build job over ``sources`` and answer with what came of it."""
    store = Store(home)
    with store.alone(_tell_of_another):
        before = _count(store)
        config = {"ops": {"ingest": {"config": {"sources": list(sources)}}}}
        result = execute(store, engine, "build", config, instance)
        after = _count(store)
    notes = _release_notes(result)
    return Outcome(
        run_id=result.run_id,
        success=result.success,
        new={name: after[name] - before[name] for name in after},
        found=after,
        rejects=dict(store.rows("select reason, count(*) from clean.rejects group by all order by all")),
        failed_checks=_failed_checks(result),
        errors=find_errors(result),
        release=notes.get("release"),
        release_note=notes.get("why", ""),
    )


def _tell_of_another() -> None:
    click.echo("another build is at work in this home: waiting for its end", err=True)


def execute(
    store: Store, engine: Engine, job: str, config: dict, instance: dg.DagsterInstance | None = None
) -> dg.ExecuteInProcessResult:
    """Run a job in this process; its errors are in the answer.

    It is recorded in ``instance``, else in the history that ``DAGSTER_HOME`` names.
    """
    logging.getLogger("dagster").setLevel(logging.CRITICAL)
    with warnings.catch_warnings(), instance or dg.DagsterInstance.get() as recorder:
        warnings.simplefilter("ignore")
        return (
            assemble(store, engine)
            .resolve_job_def(job)
            .execute_in_process(instance=recorder, run_config=config | _QUIET, raise_on_error=False)
        )


def _count(store: Store) -> dict[str, int]:
    """How many of each there are; none of what is counted in marts that no build has made yet."""
    has_marts = store.recall("model", "code") is not None
    asked = {name: query for name, query in _FOUND.items() if has_marts or " from marts." not in query}
    counts = store.rows("select " + ", ".join(f"({query})" for query in asked.values()))[0]
    return dict.fromkeys(_FOUND, 0) | dict(zip(asked, counts, strict=True))


def _failed_checks(result: dg.ExecuteInProcessResult) -> list[FailedCheck]:
    return [
        FailedCheck(
            table=".".join(check.asset_key.path),
            name=check.check_name,
            severity="critical" if check.severity == dg.AssetCheckSeverity.ERROR else "warning",
            message=check.description or "",
        )
        for check in result.get_asset_check_evaluations()
        if not check.passed
    ]


def find_errors(result: dg.ExecuteInProcessResult) -> list[str]:
    """One line for each step that failed; failed checks are told one by one elsewhere."""
    found = []
    for event in result.all_events:
        if event.is_step_failure and event.step_failure_data.error:
            error = event.step_failure_data.error
            cause = error.cause or error
            if "DagsterAssetCheckFailedError" in (error.cls_name or "", cause.cls_name or ""):
                continue
            found.append(f"{event.step_key}: {cause.message.strip().splitlines()[0]}")
    return found


def _release_notes(result: dg.ExecuteInProcessResult) -> dict[str, str]:
    for event in result.get_asset_materialization_events():
        if event.asset_key == dg.AssetKey(["publish", "releases"]):
            metadata = event.materialization.metadata
            return {name: str(metadata[name].value) for name in ("release", "why") if name in metadata}
    return {}
