"""What the house writes down of its own work, one frozen record a table.

Stages remember what they need to read new pages beside old ones; checks and releases say
what was tried and what was published. What the pages say is in ``records.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated

# --- what clean and dedupe remember: never published --------------------------------------


@dataclass(frozen=True, slots=True)
class SiteLine:
    """One row per line of a page that its site may repeat, as the page is read by itself. Not published."""

    line: Annotated[str, "what it says, whole"]
    host: Annotated[str, "the site"]
    voices: Annotated[tuple[int, ...], "names of the page's story, alike for copies of it"]


@dataclass(frozen=True, slots=True)
class SiteRule:
    """One row per line that a site repeats in several stories: it is dropped there. Not published."""

    host: Annotated[str, "the site"]
    line: Annotated[str, "what it says, whole"]
    count_stories: Annotated[int, "stories of the site that hold it"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One row per two texts of one story, by number, the smaller first. Not published."""

    text_a: Annotated[int, "number of one text"]
    text_b: Annotated[int, "number of the other, larger"]
    jaccard: Annotated[Decimal, "shared shingles over all shingles of the two"]
    containment: Annotated[Decimal, "shared shingles over those of the smaller"]
    numbers_agree: Annotated[Decimal, "share of the numbers that the two have in common"]
    names_agree: Annotated[Decimal, "share of the names that the two have in common"]
    changed_figures: Annotated[int, "figures that differ in an otherwise equal frame"]
    holder: Annotated[int | None, "the text of which the other is a part; null for copies"]
    held_from: Annotated[int | None, "first shingle of the holder's part that is the other"]
    held_to: Annotated[int | None, "shingle after the last"]


# --- what validate and publish tell -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One row per expectation of a suite: how its last run on the data at hand went."""

    suite: Annotated[str, "what the suite is about: percents, tickers, spans, keys, ..."]
    expectation: Annotated[str, "the promise, by name"]
    table_name: Annotated[str, "table it is about"]
    severity: Annotated[str, "critical blocks the release; warning is told"]
    success: Annotated[bool, "whether the promise holds"]
    element_count: Annotated[int, "rows looked at"]
    unexpected_count: Annotated[int, "rows that break it"]
    details: Annotated[str, "JSON: what was expected, and examples of what was found"]
    fingerprint: Annotated[str, "version of the tables and of the suite that were tried"]


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """One row per row that failed an expectation, kept whole for a person to read."""

    table_name: Annotated[str, "table of the row"]
    row_key: Annotated[str, "its key, parts joined by a space"]
    expectation: Annotated[str, "the promise it breaks"]
    reason: Annotated[str, "why, in plain words"]
    row: Annotated[str, "the row as JSON"]
    resolved: Annotated[bool, "whether a later run found the promise kept"]


@dataclass(frozen=True, slots=True)
class Release:
    """One row per release of the dataset."""

    version: Annotated[str, "YYYY.M.N"]
    parent: Annotated[str | None, "the release before it; null for the first"]
    snapshot: Annotated[int, "the lake's snapshot that was audited and copied"]
    content_sha256: Annotated[str, "SHA-256 over the content of all tables of data, in any order"]
    code_version: Annotated[str, "version of the code that made it"]
    created_at: Annotated[datetime, "when it was written, UTC"]
    status: Annotated[str, "published, withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """One row per row that changed between a release and the one before it."""

    from_version: Annotated[str, "the older release"]
    to_version: Annotated[str, "the newer release"]
    table_name: Annotated[str, "table of the row"]
    row_key: Annotated[str, "its key, parts joined by a space"]
    kind: Annotated[str, "added, removed, changed"]
    cause: Annotated[str, "new_source, restatement, correction, retraction, code, reference"]
    before: Annotated[str | None, "the older row as JSON"]
    after: Annotated[str | None, "the newer row as JSON"]
