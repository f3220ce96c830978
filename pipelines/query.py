"""SQL on a release: opened read-only, in memory, so that nobody is locked out and nothing is changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

from assets.publish.plan import version_order
from assets.publish.write import DATABASE
from assets.tables import quoted


class NoRelease(LookupError):
    """There is no release, or none of that name."""


def find_release(releases: Path, version: str | None) -> Path:
    """Folder of a release: the one named, else the newest; NoRelease where there is none."""
    if version:
        if not (releases / version / DATABASE).is_file() or version.startswith("."):
            raise NoRelease(f"no release {version}: 'earnings-news releases' lists them")
        return releases / version
    latest = releases / "latest"
    if not (latest / DATABASE).is_file():
        raise NoRelease("no release yet: 'earnings-news build' makes one")
    return latest.resolve()


def list_versions(releases: Path) -> list[str]:
    """Versions on disk, oldest first."""
    found = [path.parent.name for path in releases.glob(f"*/{DATABASE}") if not path.parent.is_symlink()]
    return sorted((name for name in found if not name.startswith(".")), key=version_order)


def open_release(folder: Path, as_of: datetime | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that sees the release's tables under their names.

    With ``as_of``, ``marts.facts`` holds what a reader at that time could have known.
    """
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    connection.execute("set TimeZone = 'UTC'")
    connection.execute(f"attach '{quoted(folder / DATABASE)}' as release (read_only)")
    connection.execute("use release")
    if as_of is None:
        return connection
    # Read before the names below hide the release's own: as_of itself reads marts.facts.
    connection.execute("create temp table known as from marts.as_of(?)", [as_of])
    tables = connection.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = 'release'"
    ).fetchall()
    connection.execute("use memory")
    for schema, table in tables:
        source = "temp.known" if (schema, table) == ("marts", "facts") else f'release.{schema}."{table}"'
        connection.execute(f"create schema if not exists {schema}")
        connection.execute(f'create view {schema}."{table}" as from {source}')
    return connection
