"""Law 7 under fire: builds killed with -9 at spread moments, then one that finishes.

    python -m tests.benchmarks.crash [--kills 8] [SOURCE ...]

Prints the moment of each kill, and whether the release that follows has the content of a
build that nobody disturbed. Exits 1 where it has not.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from pipelines.releases import list_releases
from tests.laws.pages import write_pages

_BUILD = "from pipelines.cli import main; main()"


def start_build(home: Path, sources: Sequence[str]) -> subprocess.Popen:
    """A build in a process group of its own, so that its workers die with it."""
    command = [sys.executable, "-c", _BUILD, "build", "--json", "--home", str(home), *sources]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, text=True
    )


def kill_build(home: Path, sources: Sequence[str], is_time: Callable[[], bool]) -> bool:
    """Start a build and kill its whole group when it is time; False where it was done before."""
    process = start_build(home, sources)
    while not is_time():
        if process.poll() is not None:
            return False
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def _has_passed(moment: float) -> bool:
    return time.monotonic() >= moment


def content_of(home: Path) -> str:
    """Content hash of the newest release."""
    return str(list_releases(home / "releases")[0]["content_sha256"])


def survive(folder: Path, sources: Sequence[str], kills: int) -> bool:
    """Whether builds killed ``kills`` times end with the content of an undisturbed one."""
    calm, rough = folder / "calm", folder / "rough"
    began = time.monotonic()
    if start_build(calm, sources).wait() != 0:
        raise RuntimeError("the undisturbed build failed")
    length = time.monotonic() - began
    for number in range(kills):
        after = length * (number + 1) / (kills + 1)
        is_time = partial(_has_passed, time.monotonic() + after)
        was_killed = kill_build(rough, sources, is_time)
        print(f"{'killed' if was_killed else 'done'} after {after:.1f} of {length:.1f} s")
    if start_build(rough, sources).wait() != 0:
        raise RuntimeError("the build after the kills failed")
    return content_of(calm) == content_of(rough)


def main() -> None:
    """Run the proof over the sources, else over a few small pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("sources", nargs="*")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = arguments.sources or [str(write_pages(Path(folder) / "pages")[0].parent)]
        is_same = survive(Path(folder), sources, arguments.kills)
    print("the same content as undisturbed" if is_same else "ANOTHER content than undisturbed")
    sys.exit(0 if is_same else 1)


if __name__ == "__main__":
    main()
