"""What a reader may rely on, as plain data: a promise names an expectation and what to hold it to.

Kept free of Great Expectations, which takes seconds to import: Dagster lists the checks from
here, and ``audit.py`` builds the expectations when there is something to try.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_TABLE_NAME = re.compile(r"\b(?:ingest|clean|dedupe|extract|marts)\.\w+")


@dataclass(frozen=True, slots=True)
class Promise:
    """One expectation on the frame of one table."""

    suite: str  # what it is about: keys, references, vocabularies, spans, percents, tickers, bands
    name: str  # unique within its table
    says: str  # the promise in the reader's words
    expectation: str  # class name, of Great Expectations' own or of expectations.py
    arguments: Mapping[str, object] = field(default_factory=dict)
    severity: str = "critical"  # critical blocks the release; warning is told


@dataclass(frozen=True, slots=True)
class Suite:
    """The promises on one table, and the narrow frame they are tried on.

    The frame is a select, ``row_key`` first, from ``audited``: the table's rows that are to be
    tried. It may join ``said`` (page_id, text_start, text_end, said): the words at their spans.
    """

    table: str
    frame: str
    promises: Sequence[Promise]
    by_page: bool = False  # a row's promises depend on its page alone

    @property
    def joins_said(self) -> bool:
        """Whether the frame needs the words at the table's spans."""
        return "join said" in self.frame

    @property
    def reads(self) -> set[str]:
        """The tables that the promises depend on."""
        texts = {"clean.documents"} if self.joins_said else set()
        return {self.table, *_TABLE_NAME.findall(self.frame)} | texts


def is_true(suite: str, column: str, says: str, severity: str = "critical") -> Promise:
    """Every row of the frame's yes-or-no column says yes."""
    arguments = {"column": column, "value_set": [True]}
    return Promise(suite, column, says, "ExpectColumnValuesToBeInSet", arguments, severity)


def is_unique(says: str) -> Promise:
    """No two rows share a key: ``copies`` counts them in SQL, where it costs no memory here."""
    arguments = {"column": "copies", "min_value": 1, "max_value": 1}
    return Promise("keys", "key_is_unique", says, "ExpectColumnValuesToBeBetween", arguments)


def is_one_of(column: str, words: Sequence[str]) -> Promise:
    """Every value of the column is a word of its closed vocabulary; null is no value."""
    says = f"{column} is one of: {', '.join(words)}"
    arguments = {"column": column, "value_set": list(words)}
    return Promise("vocabularies", f"{column}_is_known", says, "ExpectColumnValuesToBeInSet", arguments)


def is_between(column: str, low: float, high: float, says: str, severity: str = "critical") -> Promise:
    """Every value lies in a measured band; null is no value."""
    arguments = {"column": column, "min_value": low, "max_value": high}
    name = f"{column}_in_band"
    return Promise("bands", name, says, "ExpectColumnValuesToBeBetween", arguments, severity)
