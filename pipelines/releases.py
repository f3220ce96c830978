"""The releases on disk: listed, proved, copied out."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import duckdb

from assets.publish.contents import DATA, hash_content, hash_table
from assets.publish.write import DATABASE
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
        if f"sha256:{_file_hash(path)}" != resource["hash"]:
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


def copy_release(release: Path, folder: Path) -> Path:
    """Copy a release's folder into ``folder``; the new path. FileExistsError if it is there."""
    target = folder / release.name
    shutil.copytree(release, target)
    return target


def _package(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
