"""Whether there is a release to make, and which: decided here, carried out in ``write.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """A release to be made; or none (``version`` is None), and why not."""

    version: str | None
    parent: str | None
    reason: str


def plan_release(
    today: date,
    releases: Sequence[tuple[str, str, str]],
    content_sha256: str,
    failed: Sequence[str],
    unchecked: Sequence[str],
) -> ReleasePlan:
    """Plan the next release from ``releases`` (version, content_sha256, status), oldest first.

    >>> plan_release(date(2026, 11, 21), [], "ab", [], []).version
    '2026.11.1'
    >>> known = [("2026.11.9", "ab", "published"), ("2026.11.10", "cd", "published")]
    >>> plan_release(date(2026, 11, 21), known, "ef", [], []).version
    '2026.11.11'
    >>> plan_release(date(2026, 11, 21), known, "cd", [], []).version is None
    True
    >>> plan_release(date(2026, 11, 21), known, "ef", ["percents"], []).reason
    'blocked by failed checks: percents'
    """
    published = [release for release in releases if release[2] == "published"]
    parent = published[-1][0] if published else None
    if failed:
        return ReleasePlan(None, parent, "blocked by failed checks: " + ", ".join(failed))
    if unchecked:
        return ReleasePlan(None, parent, "not checked as it stands now: " + ", ".join(unchecked))
    if published and published[-1][1] == content_sha256:
        return ReleasePlan(None, parent, f"nothing changed since {parent}")
    month = f"{today.year}.{today.month}."
    numbers = [int(version.rpartition(".")[2]) for version, _, _ in releases if version.startswith(month)]
    return ReleasePlan(f"{month}{max(numbers, default=0) + 1}", parent, "new content")


def version_order(version: str) -> tuple[int, ...]:
    """Sort key of a version: numbers by value, so that 2026.11.10 follows 2026.11.9."""
    return tuple(int(part) for part in version.split("."))
