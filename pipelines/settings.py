"""What environment this is: the only file that asks.

``EARNINGS_NEWS_HOME``     the folder everything is written under; ``data/`` in the checkout else
``EARNINGS_NEWS_WORKERS``  processes for the per-page work; one a core else
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from assets.resources import Home
from pipelines.engine import ProcessPool

# No telemetry, no dialog at the first visit, one run at a time.
DAGSTER_YAML = Path(__file__).with_name("dagster.yaml")


def find_home() -> Home:
    """The home this process works in."""
    named = os.environ.get("EARNINGS_NEWS_HOME")
    return Home(Path(named).expanduser().resolve() if named else Path(__file__).resolve().parents[1] / "data")


def see_home(root: Path | None) -> Home:
    """Make ``root`` (else the home at hand) this process's home, as it stands: nothing is written."""
    if root is not None:
        os.environ["EARNINGS_NEWS_HOME"] = str(root.expanduser().resolve())
    return find_home()


def use_home(root: Path | None) -> Home:
    """Make ``root`` (else the home at hand) this process's home, and Dagster's too."""
    home = see_home(root).create()
    settings = home.dagster / "dagster.yaml"
    if not settings.exists():
        settings.unlink(missing_ok=True)  # the checkout's own is a link, which dangles in a copied home
        shutil.copyfile(DAGSTER_YAML, settings)
    os.environ["DAGSTER_HOME"] = str(home.dagster)
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    return home


def find_engine() -> ProcessPool:
    """The engine for the per-page work: a pool of processes."""
    named = os.environ.get("EARNINGS_NEWS_WORKERS")
    return ProcessPool(int(named)) if named else ProcessPool()
