"""The releases on disk: listed, proved, copied out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb

from assets.publish.changes import count_changes
from assets.publish.contents import DATA, hash_content, hash_file, hash_table
from assets.publish.plan import version_order
from assets.publish.write import DATABASE, point_latest
from assets.resources import Store
from pipelines.query import list_versions

_SHOWN = ("version", "parent", "created", "content_sha256", "code_version", "snapshot")


def list_releases(folder: Path) -> list[dict[str, object]]:
    """What each release says of itself, newest first."""
    versions = list_versions(folder)
    packages = [_package(folder / version) for version in reversed(versions)]
    return [
        {name: package[name] for name in _SHOWN} | {"rows": sum(one["rows"] for one in package["resources"])}
        for package in packages
    ]


def find_faults(folder: Path) -> list[str]:
    """One line for each way in which a release is not what it says; none when it is proved.

    Checks every file's bytes, every table's content in Parquet and in the database, and that
    each page's name is the hash of its body. Needs nothing but the folder.
    """
    package = _package(folder)
    faults = []
    hashes = {}
    database = duckdb.connect(str(folder / DATABASE), read_only=True)
    database.execute("set TimeZone = 'UTC'")
    for resource in package["resources"]:
        table, path = resource["name"], folder / resource["path"]
        if not path.is_file():
            faults.append(f"{table}: {path.name} is missing")
            continue
        if f"sha256:{hash_file(path)}" != resource["hash"]:
            faults.append(f"{table}: {path.name} is not the file that was released")
        if table in DATA:
            hashes[table] = hash_table(database, table)
            if hashes[table] != resource["content_sha256"]:
                faults.append(f"{table}: the database does not hold the content that was released")
    if hashes.keys() == DATA.keys() and hash_content(hashes) != package["content_sha256"]:
        faults.append("the release's content hash is not that of its tables")
    wrong = database.execute("select count(*) from ingest.pages where sha256(body) <> page_id").fetchone()
    if wrong and wrong[0]:
        faults.append(f"ingest.pages: {wrong[0]} bodies are not what their page_id says")
    return faults


def diff_tables(older: Path, newer: Path) -> list[dict[str, object]]:
    """Rows added, removed and changed in each table of data; tables without a change are left out."""
    connection = duckdb.connect()
    found = []
    for table in DATA:
        added, removed, changed = count_changes(connection, table, older, newer)
        if added or removed or changed:
            found.append({"table": table, "added": added, "removed": removed, "changed": changed})
    return found


def diff_facts(older: Path, newer: Path) -> list[dict[str, object]]:
    """Facts that came, went or changed their value or status, by fact_id."""
    told = "concat_ws(' ', ticker, metric, scope, calendar_frame, value, value_low, value_high, unit, status)"
    query = f"""
        select
            coalesce(a.fact_id, b.fact_id) as fact_id,
            case
                when a.fact_id is null then 'added'
                when b.fact_id is null then 'removed'
                else 'changed'
            end as kind,
            a.told as before,
            b.told as after
        from (select fact_id, {told} as told from read_parquet(?)) as a
        full join (select fact_id, {told} as told from read_parquet(?)) as b using (fact_id)
        where a.told is distinct from b.told
        order by fact_id
    """
    files = [str(folder / "marts.facts.parquet") for folder in (older, newer)]
    return duckdb.connect().execute(query, files).to_arrow_table().to_pylist()


def withdraw_release(store: Store, version: str) -> str | None:
    """Mark a release withdrawn and point ``latest`` at the newest that is not; that one's version."""
    with store.write("publish/releases", f"release {version} withdrawn") as writer:
        writer.connection.execute(
            "update publish.releases set status = 'withdrawn' where version = ?", [version]
        )
    rows = store.rows("select version from publish.releases where status = 'published'")
    left = sorted((name for (name,) in rows), key=version_order)
    if left:
        point_latest(store.home.releases, left[-1])
    else:
        (store.home.releases / "latest").unlink(missing_ok=True)
    return left[-1] if left else None


def copy_release(release: Path, folder: Path) -> Path:
    """Copy a release's folder into ``folder``; the new path. FileExistsError if it is there."""
    target = folder / release.name
    shutil.copytree(release, target)
    return target


def _package(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
