"""The carried reference files: their rows, exchanges, suffixes and words.

Read on the first call, not at import; kept for the process.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"
FILES = (
    "companies.csv",  # SEC facts, written by companies/refresh.py
    "gone.csv",  # companies that no list of today has; ids of exchanges where no CIK is known for sure
    "aliases.csv",  # short and former names, brands, former tickers with their days
    "exchanges.csv",
    "ric_suffixes.csv",
    "ordinary_words.txt",
)


@dataclass(frozen=True)
class Exchange:
    """An exchange, and whether its tickers are those of the SEC's lists."""

    name: str
    is_us: bool


def read_reference(name: str) -> list[dict[str, str]]:
    """Rows of a reference file."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def load_exchanges() -> dict[str, Exchange]:
    """Exchange by its label in capitals, without spaces and points."""
    rows = read_reference("exchanges.csv")
    return {exchange_key(row["label"]): Exchange(row["exchange"], row["registry"] == "us") for row in rows}


@cache
def load_ric_suffixes() -> dict[str, Exchange]:
    """Exchange by what stands behind the point: "N" of JNJ.N."""
    rows = read_reference("ric_suffixes.csv")
    return {row["suffix"]: Exchange(row["exchange"], row["registry"] == "us") for row in rows}


@cache
def load_ordinary_words() -> frozenset[str]:
    """Words, places and phrases that are somebody's name and still mostly mean what they mean."""
    return frozenset((REFERENCE / "ordinary_words.txt").read_text(encoding="utf-8").splitlines())


def exchange_key(label: str) -> str:
    """How labels of exchanges are compared: "NYSE American" is "NYSE-American"."""
    return "".join(char for char in label.upper() if char.isalnum())


def hash_reference() -> str:
    """Hex digest of all reference files: the master's version."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((REFERENCE / name).read_bytes())
    return digest.hexdigest()
