"""Names in a text, each with what speaks for it.

    folded text > forms (security master) > longest, capitalised > suffix? cue? ordinary word?

Whether a weak name counts is decided for the whole page, in ``mentions.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from assets.extract.company_names import GENERIC_TAIL, LEGAL_SUFFIX
from assets.extract.name_cues import (
    has_cue,
    is_data_source,
    is_head_of_longer_name,
    is_part_of_other_name,
    is_person,
    is_tail_of_longer_name,
)
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
# Shortened names ("Marvell" of Marvell Technology) stand alone only for the companies before this place.
SHORTENED = 1500
# Up to this place an ordinary word in the middle of a sentence is the company: Apple, Visa, Shell.
GIANT = 150
# A lone word this long that is no ordinary one is clear for a small company too ("Nocopi").
LONG_WORD = 6
LIST_GAP = 6
_LIST_JOINT = re.compile(r",? (?:and|or|&) |, ")
_AMID_SMALL = re.compile(r"[a-z,] ")
_SMALL_NEXT = re.compile(r"(?:['’]s)? [a-z0-9]|[,.] ")


@dataclass(frozen=True)
class NamedCompany:
    """A name in the text and the companies it may mean."""

    start: int
    end: int
    forms: tuple[NameForm, ...]
    has_suffix: bool  # printed with its legal form
    is_clear: bool  # stands for itself: no cue needed
    has_cue: bool  # the words around speak of a company
    is_weak: bool  # a shortened name of a small company: counts only where the page names it in full


def find_names(text: str, folded: str, master: SecurityMaster) -> list[NamedCompany]:
    """Names of known companies in order, longest first where they overlap."""
    hits = [hit for hit in master.find_names(folded) if _is_capitalised(text, hit)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    found: list[NamedCompany] = []
    persons: set[str] = set()
    end = -1
    for hit in hits:
        if hit.start < end:
            continue
        if is_person(text, hit.start):
            persons.add(folded[hit.start : hit.end])
        elif named := _weigh(text, folded, hit):
            found.append(named)
            end = named.end
    named_like = [
        one for one in found if one.has_suffix or one.is_clear or folded[one.start : one.end] not in persons
    ]
    return _with_neighbours(text, named_like)


def _with_neighbours(text: str, found: list[NamedCompany]) -> list[NamedCompany]:
    """A name in one list with a clear one is a company too: "Meta and Qualcomm"."""
    cued = list(found)
    for at, (left, right) in enumerate(pairwise(found)):
        if right.start - left.end > LIST_GAP or not _LIST_JOINT.fullmatch(text, left.end, right.start):
            continue
        if (cued[at].is_clear or cued[at].has_suffix) and not right.is_clear:
            cued[at + 1] = replace(right, has_cue=True)
        if (right.is_clear or right.has_suffix) and not left.is_clear:
            cued[at] = replace(cued[at], has_cue=True)
    return cued


def _is_capitalised(text: str, hit: NameHit) -> bool:
    """Whether every word but the small ones begins with a capital, as names do."""
    for word in _WORD.findall(text[hit.start : hit.end]):
        if word[0].islower() and word not in _SMALL_WORDS and not word[1:2].isupper():
            return False
    return not text[hit.start].islower() or text[hit.start + 1 : hit.start + 2].isupper()


def _weigh(text: str, folded: str, hit: NameHit) -> NamedCompany | None:
    """The hit with its evidence; None where the words around make it another name."""
    suffix = LEGAL_SUFFIX.match(text, hit.end)
    end = suffix.end() if suffix else hit.end
    name, surface = folded[hit.start : hit.end], text[hit.start : hit.end]
    forms = _preferred(hit.forms, has_suffix=suffix is not None)
    clear = _is_clear(name, surface, forms)
    if is_part_of_other_name(text, end):
        return None
    if not clear and is_tail_of_longer_name(text, hit.start):
        return None
    if suffix is None and is_head_of_longer_name(text, hit.end):
        return None
    cue = has_cue(text, hit.start, end) or _is_giant_in_sentence(text, hit, forms)
    if is_data_source(name) and not suffix and not cue:
        return None
    return NamedCompany(
        start=hit.start,
        end=end,
        forms=forms,
        has_suffix=suffix is not None and not _is_lone_short(name, forms),
        is_clear=clear,
        has_cue=cue,
        is_weak=not clear and all(form.kind == "short" for form in forms) and not _is_distinct(name),
    )


def _is_giant_in_sentence(text: str, hit: NameHit, forms: tuple[NameForm, ...]) -> bool:
    """Whether an ordinary word is capitalised amid small ones and a giant's whole name: "now Apple is"."""
    if min(form.rank for form in forms) >= GIANT or all(form.kind == "short" for form in forms):
        return False
    around = _AMID_SMALL.match(text, max(0, hit.start - 2))
    return around is not None and bool(_SMALL_NEXT.match(text, hit.end))


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


def _is_distinct(name: str) -> bool:
    """Whether the name is one long word that is no ordinary one."""
    return " " not in name and len(name) >= LONG_WORD and name not in load_ordinary_words()


def _is_clear(name: str, surface: str, forms: tuple[NameForm, ...]) -> bool:
    """Whether the name can hardly mean anything but a company."""
    rank = min(form.rank for form in forms)
    kinds = {form.kind for form in forms}
    words = name.split()
    ordinary = load_ordinary_words()
    if kinds == {"short"} and rank >= SHORTENED and not (_is_distinct(name) and rank < WELL_KNOWN):
        return False
    if len(words) > 1:
        plain = all(word in ordinary or word in GENERIC_TAIL or word in _SMALL_WORDS for word in words)
        return not plain or rank < ORDINARY_NAME
    if name in ordinary or name in GENERIC_TAIL:
        return False
    if len(name) <= 3:
        return surface.isupper() and rank < FAMOUS
    whole = kinds == {"core"} and _is_distinct(name)
    return rank < WELL_KNOWN or whole or bool(kinds & {"alias", "former"})
