"""Names of companies as a person writes them.

    "MICRON TECHNOLOGY INC" > "Micron Technology Inc."
    "KEYCORP /NEW/"         > "KeyCorp"

The registry prints most names in capitals and hangs its own notes at the end. How a word is
written is learnt from the names that are not in capitals; ``reference/names.csv`` says the rest.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from assets.extract.companies.carried import load_ordinary_words

_REGISTRY_NOTE = re.compile(
    r"""
    \s* [/\\] \s*
    (?: ADRs? | NEW | DEL | CAN | FI | [A-Z]{2} | tx | Delaware | Cayman(?:\s Islands)?
      | Marshall\s Islands )?
    \s* [/\\]? \s* (?: /? \s* ADR )? \s* $        # /DE/, \DE\, /ADR, / ADR, /NEW/
    """,
    re.VERBOSE,
)
_LEGAL_FORMS = {
    "inc": "Inc.", "corp": "Corp.", "co": "Co.", "ltd": "Ltd.", "plc": "plc", "llc": "LLC", "lp": "LP",
    "sa": "SA", "nv": "NV", "ag": "AG", "se": "SE", "spa": "SpA", "ab": "AB", "asa": "ASA", "llp": "LLP",
    "limited": "Limited", "of": "of", "and": "and", "the": "the", "for": "for", "de": "de", "s.a.": "S.A.",
}  # fmt: skip
_SHORT = 3  # capitals of this length that nobody writes otherwise are initials: CNB, AAR
_WORD = re.compile(r"[^\s,]+")


@cache
def _names_by_hand() -> Mapping[str, str]:
    """Registered name to the name as written, for what no rule can know."""
    path = Path(__file__).parent / "reference" / "names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["registered"]: row["name"] for row in csv.DictReader(file)}


def count_spellings(names: Iterable[str]) -> dict[str, str]:
    """How each word is mostly written, from the names that are not in capitals."""
    counts: dict[str, Counter[str]] = {}
    for name in names:
        if name.upper() == name:
            continue
        for word in _WORD.findall(_REGISTRY_NOTE.sub("", name)):
            counts.setdefault(word.lower(), Counter())[word] += 1
    return {
        word: min(seen, key=lambda form: (-seen[form], form.isupper(), form)) for word, seen in counts.items()
    }


def write_name(registered: str, spellings: Mapping[str, str]) -> str:
    """The registered name without the registry's notes, in the case a person uses.

    >>> write_name("AGILENT LABORATORIES INC /DE/", {"laboratories": "Laboratories"})
    'Agilent Laboratories Inc.'
    >>> write_name("Dell Technologies Inc.", {})
    'Dell Technologies Inc.'
    """
    if by_hand := _names_by_hand().get(registered):
        return by_hand
    name = registered.strip()
    if not name.endswith(("A/S", "SA/NV")):
        name = _REGISTRY_NOTE.sub("", name) or name
    name = re.sub(r"\s*/\s*ADR$", "", " ".join(name.split()))
    if name.upper() != name:
        return _WORD.sub(lambda match: _quiet_word(match.group(), spellings), name)
    written = _WORD.sub(lambda match: _write_word(match.group(), spellings), name)
    return written[:1].upper() + written[1:]


def _quiet_word(word: str, spellings: Mapping[str, str]) -> str:
    """A word that is in capitals in a name that is not: as most others write it."""
    is_loud = len(word) > _SHORT and word.isupper()
    plain = word.capitalize() if word.lower() in load_ordinary_words() else word
    return spellings.get(word.lower(), plain) if is_loud else word


def _write_word(word: str, spellings: Mapping[str, str]) -> str:
    low = word.lower()
    if form := _LEGAL_FORMS.get(low.rstrip(".")):
        return form
    if low in spellings:
        return spellings[low]
    if len(low) >= _SHORT and low in load_ordinary_words() and re.search(r"[aeiou]", low):
        return low.capitalize()
    letters = re.sub(r"[^a-z]", "", low)
    if len(letters) <= _SHORT or not re.search(r"[aeiouy]", letters):
        return word
    return re.sub(r"[a-z]+('[a-z]+)?", lambda part: part.group().capitalize(), low)
