"""Other extractors over the same pages, in an interpreter of their own: no dependency of the project.

    python3.12 -m venv PEERS
    PEERS/bin/pip install trafilatura rs-trafilatura resiliparse readability-lxml "lxml[html-clean]"
    python -m tests.benchmarks.cleaning --peers PEERS/bin/python

rs-trafilatura has wheels for Python 3.12 alone. Run as a script it reads pages from standard input
and writes their texts, so it imports nothing of the project.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Extract = Callable[[bytes], str]
NAMES = ("trafilatura", "rs-trafilatura", "resiliparse", "readability")
MAX_SECONDS = 600


@dataclass(frozen=True)
class Reading:
    """What one extractor made of the pages; an error where it is not installed."""

    name: str
    texts: list[str]
    cpu_seconds: float
    error: str | None = None


def read_with(python: str, name: str, bodies: Iterable[bytes]) -> Reading:
    """The texts an extractor finds, run under another interpreter."""
    pages = json.dumps([base64.b64encode(body).decode() for body in bodies])
    run = subprocess.run(
        [python, __file__, name], input=pages, capture_output=True, text=True, timeout=MAX_SECONDS
    )
    if run.returncode:
        return Reading(name, [], 0.0, (run.stderr.strip().splitlines() or ["it stopped"])[-1])
    answer = json.loads(run.stdout)
    return Reading(name, answer["texts"], answer["cpu_seconds"])


def _trafilatura() -> Extract:
    import trafilatura

    return lambda body: trafilatura.extract(body, include_comments=False) or ""


def _rs_trafilatura() -> Extract:
    import rs_trafilatura

    return lambda body: rs_trafilatura.extract(body.decode("utf-8", "replace")).main_content or ""


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str

    return lambda body: extract_plain_text(bytes_to_str(body), main_content=True)


def _readability() -> Extract:
    from lxml.html import fromstring
    from readability import Document

    return lambda body: fromstring(Document(body.decode("utf-8", "replace")).summary()).text_content()


_BUILDERS = dict(zip(NAMES, (_trafilatura, _rs_trafilatura, _resiliparse, _readability), strict=True))


def _extract_all(extract: Extract, bodies: list[bytes]) -> dict:
    extract(bodies[0])  # what is loaded once a process is not counted
    started = time.process_time()
    texts = []
    for body in bodies:
        try:
            texts.append(extract(body))
        except Exception:  # an extractor that fails on a page has found nothing there
            texts.append("")
    return {"texts": texts, "cpu_seconds": time.process_time() - started}


if __name__ == "__main__":
    extract = _BUILDERS[sys.argv[1]]()
    json.dump(_extract_all(extract, [base64.b64decode(page) for page in json.load(sys.stdin)]), sys.stdout)
