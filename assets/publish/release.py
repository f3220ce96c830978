"""From the lake as it stands to a release: audited, planned, written, recorded.

The writer's lock is held from the look at the checks to the record of the release, so that
what was audited is what is copied. A release folder that a crash left unrecorded is recorded.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from assets.publish.changes import find_changes
from assets.publish.contents import DATA, hash_content, hash_table
from assets.publish.plan import ReleasePlan, plan_release, version_order
from assets.publish.write import point_latest, write_release
from assets.records import Release
from assets.resources import Store
from assets.tables import to_arrow


def publish_release(store: Store, code: str, now: datetime) -> ReleasePlan:
    """Make the release that the lake's audited content asks for; the plan says which, or why none."""
    with store.lock:
        _record_unrecorded(store)
        state = _state_of(store)
        if store.recall("publish", "release") == state:
            releases = _releases(store)
            return ReleasePlan(None, releases[-1][0] if releases else None, "nothing changed")
        failed, unchecked = _audit(store)
        hashes = {} if failed or unchecked else {table: hash_table(store.connection, table) for table in DATA}
        content = hash_content(hashes) if hashes else ""
        plan = plan_release(now.date(), _releases(store), content, failed, unchecked)
        if plan.version:
            release = Release(plan.version, plan.parent, store.snapshot(), content, code, now, "published")
            _write_changes(store, release)
            write_release(store.connection, store.home.releases, release, hashes)
            _record(store, release)
        if not failed and not unchecked:
            with store.write("publish", plan.reason) as writer:
                writer.remember("publish", {"release": _state_of(store)})
        return plan


def _audit(store: Store) -> tuple[list[str], list[str]]:
    """Names of critical checks that failed, and of tables not checked as they stand now."""
    failed = store.rows(
        "select distinct suite || '.' || expectation from validate.results "
        "where not success and severity = 'critical' order by all"
    )
    checked = dict(store.rows("select unit, fingerprint from state.seen where stage = 'validate'"))
    now = store.versions(DATA)
    unchecked = [table for table in DATA if checked.get(table, "").split(" ")[0] != str(now[table])]
    return [name for (name,) in failed], unchecked


def _state_of(store: Store) -> str:
    versions = store.versions([*DATA, "validate.results"])
    return hashlib.sha256(json.dumps(versions, sort_keys=True).encode()).hexdigest()


def _releases(store: Store) -> list[tuple[str, str, str]]:
    rows = store.rows("select version, content_sha256, status from publish.releases")
    return sorted(rows, key=lambda row: version_order(row[0]))


def _write_changes(store: Store, release: Release) -> None:
    """Rows of publish.changes for this release; those of a try that a crash ended are replaced."""
    parent = store.home.releases / (release.parent or "none")
    if not (parent / "datapackage.json").is_file():
        return
    code = read_release(parent / "datapackage.json").code_version
    found = find_changes(store.connection, release, parent, code)
    with store.write("publish/changes", f"changes of {release.version}") as writer:
        writer.delete("publish.changes", "to_version = ?", [release.version])
        writer.insert("publish.changes", found)


def _record(store: Store, release: Release) -> None:
    with store.write("publish/releases", f"release {release.version}") as writer:
        writer.insert("publish.releases", to_arrow("publish.releases", [release]))


def _record_unrecorded(store: Store) -> None:
    """Finish what a crash between the rename and the record left: the folder is the release."""
    known = {version for version, _, _ in _releases(store)}
    for path in sorted(store.home.releases.glob("*/datapackage.json")):
        if path.parent.is_symlink() or path.parent.name in known:
            continue
        _record(store, read_release(path))
        point_latest(store.home.releases, path.parent.name)


def read_release(package: Path) -> Release:
    """The release that a ``datapackage.json`` describes."""
    found = json.loads(package.read_text(encoding="utf-8"))
    return Release(
        version=found["version"],
        parent=found["parent"],
        snapshot=found["snapshot"],
        content_sha256=found["content_sha256"],
        code_version=found["code_version"],
        created_at=datetime.fromisoformat(found["created"]),
        status="published",
    )
