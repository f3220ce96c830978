"""Names in a text, each with what speaks for it.

    folded text > forms (security master) > longest, capitalised > suffix? cue? ordinary word?

Whether a weak name counts is decided for the whole page, in ``mentions.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assets.extract.company_names import GENERIC_TAIL, LEGAL_SUFFIX
from assets.extract.name_cues import has_cue, is_data_source, is_part_of_other_name
from assets.extract.security_master import (
    FAMOUS,
    FAR_SMALLER,
    WELL_KNOWN,
    NameForm,
    NameHit,
    SecurityMaster,
    load_ordinary_words,
)

_SMALL_WORDS = frozenset("of and the for de la le du & in on at a y e".split())
_WORD = re.compile(r"[^\s\-–—/]+")
# A name of ordinary words alone ("Quality Systems") needs a cue from this place on.
ORDINARY_NAME = 1500


@dataclass(frozen=True)
class NamedCompany:
    """A name in the text and the companies it may mean."""

    start: int
    end: int
    forms: tuple[NameForm, ...]
    has_suffix: bool  # printed with its legal form
    is_clear: bool  # stands for itself: no cue needed
    has_cue: bool  # the words around speak of a company


def find_names(text: str, folded: str, master: SecurityMaster) -> list[NamedCompany]:
    """Names of known companies in order, longest first where they overlap."""
    hits = [hit for hit in master.find_names(folded) if _is_capitalised(text, hit)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    found: list[NamedCompany] = []
    end = -1
    for hit in hits:
        if hit.start >= end:
            found.extend(_weigh(text, folded, hit))
            end = found[-1].end if found and found[-1].start == hit.start else max(end, hit.start)
    return found


def _is_capitalised(text: str, hit: NameHit) -> bool:
    """Whether every word but the small ones begins with a capital, as names do."""
    for word in _WORD.findall(text[hit.start : hit.end]):
        if word[0].islower() and word not in _SMALL_WORDS and not word[1:2].isupper():
            return False
    return not text[hit.start].islower() or text[hit.start + 1 : hit.start + 2].isupper()


def _weigh(text: str, folded: str, hit: NameHit) -> Iterator[NamedCompany]:
    """The hit with its evidence; nothing where the words around make it another name."""
    suffix = LEGAL_SUFFIX.match(text, hit.end)
    end = suffix.end() if suffix else hit.end
    if is_part_of_other_name(text, hit.start, end):
        return
    name = folded[hit.start : hit.end]
    forms = _preferred(hit.forms, has_suffix=suffix is not None)
    cue = has_cue(text, hit.start, end)
    if is_data_source(name) and not suffix and not cue:
        return
    yield NamedCompany(
        start=hit.start,
        end=end,
        forms=forms,
        has_suffix=suffix is not None and not _is_lone_short(name, forms),
        is_clear=_is_clear(name, text[hit.start : hit.end], forms),
        has_cue=cue,
    )


def _preferred(forms: tuple[NameForm, ...], has_suffix: bool) -> tuple[NameForm, ...]:
    """The forms worth considering: exact names before shortened ones, giants before far smaller ones."""
    if len(forms) == 1:
        return forms
    if has_suffix and (exact := [form for form in forms if form.kind != "short"]):
        return tuple(exact)
    ranked = sorted(forms, key=lambda form: form.rank)
    if ranked[0].rank < FAMOUS and ranked[1].rank > FAR_SMALLER * max(ranked[0].rank, 50):
        return (ranked[0],)
    return forms


def _is_lone_short(name: str, forms: tuple[NameForm, ...]) -> bool:
    """Whether the name is only a shortened one word: "First Inc" is not "First Industries Inc"."""
    return " " not in name and all(form.kind == "short" for form in forms)


def _is_clear(name: str, surface: str, forms: tuple[NameForm, ...]) -> bool:
    """Whether the name can hardly mean anything but a company."""
    rank = min(form.rank for form in forms)
    words = name.split()
    ordinary = load_ordinary_words()
    if len(words) > 1:
        plain = all(word in ordinary or word in GENERIC_TAIL or word in _SMALL_WORDS for word in words)
        return not plain or rank < ORDINARY_NAME
    if name in ordinary or name in GENERIC_TAIL:
        return False
    if len(name) <= 3:
        return surface.isupper() and rank < FAMOUS
    return rank < WELL_KNOWN or any(form.kind in ("alias", "former") for form in forms)
