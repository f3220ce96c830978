"""One name in a text: what of it is read, and what speaks for it.

    hit > legal form > which of the companies so called > clear by itself? cued? weak?

Whether a weak name counts is decided for the whole page, in ``companies/mentions.py``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assets.extract.companies.carried import load_ordinary_words
from assets.extract.companies.name_cues import has_cue, has_weak_cue
from assets.extract.companies.name_forms import LEGAL_SUFFIX, legal_form
from assets.extract.companies.name_words import GENERIC_TAIL, GIVEN_NAMES, SMALL_WORDS
from assets.extract.companies.other_names import (
    is_after_article,
    is_common_noun,
    is_part_of_other_name,
    is_place_here,
    is_source_here,
    is_tail_of_longer_name,
)
from assets.extract.companies.security_master import FAMOUS, FAR_SMALLER, WELL_KNOWN, NameForm, NameHit

# A name of ordinary words alone ("Quality Systems") needs a cue from this place on.
ORDINARY_NAME = 1500
# Shortened names ("Marvell" of Marvell Technology) stand alone only for the companies before this place.
SHORTENED = 1500
# Up to this place an ordinary word in the middle of a sentence is the company: Apple, Visa, Shell.
GIANT = 150
# A lone word this long that is no ordinary one is clear for a small company too ("Nocopi").
LONG_WORD = 6
# A name this short is an abbreviation: only in capitals, among words that are not.
ACRONYM = 3
_ACRONYM_VIEW = 20
_NEXT_CAPITAL = re.compile(r"[ -][A-Z]")  # "RTX Remix": a product's name
_MODEL_NUMBER = re.compile(r"[ -](?:\d{3}|\d+[ -]series|\dx{2,3}\b)")  # "the GE 400", "an RTX 5000": products
_GENERIC = "|".join(sorted(GENERIC_TAIL))
_GENERIC_SUFFIX = re.compile(
    rf"[ ](?i:{_GENERIC})(?:[ ](?i:{_GENERIC}))?(?P<legal>{LEGAL_SUFFIX.pattern})"  # " Technologies Ltd."
)
_AMID_SMALL = re.compile(r"[a-z,] ")
_SMALL_NEXT = re.compile(r"(?:['’]s)? [a-z0-9]|[,.] ")


class NamedCompany(NamedTuple):
    """A name in the text and the companies it may mean."""

    start: int
    end: int
    name: str  # folded, without the legal form
    forms: tuple[NameForm, ...]
    has_suffix: bool  # printed with its legal form
    is_clear: bool  # stands for itself: no cue needed
    has_cue: bool  # the words around speak of a company; not asked of a clear one
    is_weak: bool  # a shortened name of a small company: counts only where the page names it in full


def weigh(text: str, name: str, hit: NameHit) -> NamedCompany | None:
    """The hit with its evidence; None where the words around make it something else."""
    end, legal = read_suffix(text, name, hit)
    forms = _preferred(hit.forms, legal)
    clear = _is_clear(name, text, hit, forms)
    if _is_something_else(text, name, hit.start, end) or (
        legal is None and is_source_here(name, text, hit.start, end)
    ):
        return None
    cue = clear or _has_any_cue(text, name, hit, end, forms)
    if (
        legal is None
        and not clear
        and (is_after_article(text, hit.start) or _is_ordinary_short(name, forms, cue))
    ):
        return None
    is_tail = not clear and is_tail_of_longer_name(text, hit.start)
    return NamedCompany(
        start=hit.start,
        end=end,
        name=name,
        forms=forms,
        has_suffix=legal is not None and not is_tail and not _is_lone_short(name, forms),
        is_clear=clear,
        has_cue=cue and not is_tail,
        is_weak=not clear and (is_tail or _is_weak(name, forms)),
    )


def read_suffix(text: str, name: str, hit: NameHit) -> tuple[int, str | None]:
    """Where the name ends with its legal form, and that form; None where it bears none.

    A telling name may have words between that people leave out: "Infosys Technologies Ltd.".
    """
    if suffix := LEGAL_SUFFIX.match(text, hit.end):
        return suffix.end(), suffix.group()
    if min(form.rank for form in hit.forms) < WELL_KNOWN and (_is_distinct(name) or _is_telling(name)):
        longer = _GENERIC_SUFFIX.match(text, hit.end)
        if longer:
            return longer.end(), longer.group("legal")
    return hit.end, None


def _is_something_else(text: str, name: str, start: int, end: int) -> bool:
    """Whether the words around make it a product, a town, an index or a foundation."""
    if len(name) <= ACRONYM and _MODEL_NUMBER.match(text, end):
        return True
    if is_common_noun(name, text, end):
        return True
    return is_place_here(name, text, start) or is_part_of_other_name(text, end)


def _has_any_cue(text: str, name: str, hit: NameHit, end: int, forms: tuple[NameForm, ...]) -> bool:
    """Whether something beside the name speaks of a company, or its capitals do."""
    if has_cue(text, hit.start, end) or _is_capitalised_amid_small(text, hit, forms):
        return True
    return name not in load_ordinary_words() and has_weak_cue(text, end)


def _is_ordinary_short(name: str, forms: tuple[NameForm, ...], cue: bool) -> bool:
    """Whether it is an ordinary word that only a shortened name has: "General Manager" is not GM."""
    return not cue and name in load_ordinary_words() and all(form.kind == "short" for form in forms)


def _is_weak(name: str, forms: tuple[NameForm, ...]) -> bool:
    """Whether no cue suffices: an ordinary word of a small company, or a shortened name."""
    if min(form.rank for form in forms) >= ORDINARY_NAME and name in load_ordinary_words():
        return True
    if name.capitalize() in GIVEN_NAMES:
        return True  # Andrew Corporation was one, but Andrew is a person
    if name in load_ordinary_words() and all(form.kind == "former" for form in forms):
        return True  # Total SA is TotalEnergies, a total is not
    return all(form.kind == "short" for form in forms) and not (_is_distinct(name) or _is_telling(name))


def _is_capitalised_amid_small(text: str, hit: NameHit, forms: tuple[NameForm, ...]) -> bool:
    """Whether a whole name stands in capitals in a sentence that does not: "now Apple is".

    One ordinary word counts for giants alone, two ("Flowers Foods") for everybody.
    """
    surface = text[hit.start : hit.end]
    if not any(form.kind in ("core", "alias") for form in forms) or surface.isupper():
        return False
    if " " in surface:
        if surface.lower() in load_ordinary_words() or all(form.kind != "core" for form in forms):
            return False
    elif min(form.rank for form in forms) >= GIANT:
        return False
    return bool(_AMID_SMALL.match(text, max(0, hit.start - 2)) and _SMALL_NEXT.match(text, hit.end))


def _preferred(forms: tuple[NameForm, ...], suffix: str | None) -> tuple[NameForm, ...]:
    """The forms worth considering.

    Beside a legal form: whole names, of that form ("Carnival Corp", not Carnival plc). Without:
    names chosen by hand before derived ones, giants before far smaller ones.
    """
    if len(forms) == 1:
        return forms
    if suffix:
        whole = [form for form in forms if form.kind != "short"] or list(forms)
        printed = legal_form(suffix)
        if all(form.kind == "core" for form in whole):
            whole = [form for form in whole if form.legal == printed] or whole
        return tuple([form for form in whole if form.is_chosen] or whole)
    if by_hand := tuple(form for form in forms if form.is_chosen):
        return by_hand
    first_whole = min((form.rank for form in forms if form.kind != "short"), default=None)
    if first_whole is not None:  # "Coca-Cola" is not short for Coca-Cola Consolidated
        forms = tuple(form for form in forms if form.kind != "short" or form.rank < first_whole)
    ranked = sorted(forms, key=lambda form: form.rank)
    if len(forms) == 1:
        return forms
    if ranked[0].rank < FAMOUS and ranked[1].rank > FAR_SMALLER * max(ranked[0].rank, 50):
        return (ranked[0],)
    return forms


def _is_lone_short(name: str, forms: tuple[NameForm, ...]) -> bool:
    """Whether the name is only a shortened one word: "First Inc" is not "First Industries Inc"."""
    return " " not in name and all(form.kind == "short" for form in forms)


def _is_telling(name: str) -> bool:
    """Whether the name is several words, one at least of them no ordinary one ("Melco Resorts")."""
    ordinary = load_ordinary_words()
    plain = (word in ordinary or word in GENERIC_TAIL or len(word) < 4 for word in name.split())
    return " " in name and name not in ordinary and not all(plain)


def _is_distinct(name: str) -> bool:
    """Whether the name is one long word that is no ordinary one."""
    return " " not in name and len(name) >= LONG_WORD and name not in load_ordinary_words()


def _is_clear(name: str, text: str, hit: NameHit, forms: tuple[NameForm, ...]) -> bool:
    """Whether the name can hardly mean anything but a company."""
    rank = min(form.rank for form in forms)
    kinds = {form.kind for form in forms}
    words = name.split()
    ordinary = load_ordinary_words()
    if name in ordinary or name in GENERIC_TAIL:
        return False
    if kinds == {"short"} and rank >= SHORTENED and not (_is_distinct(name) and rank < WELL_KNOWN):
        return False
    if len(words) > 1:
        plain = all(word in ordinary or word in GENERIC_TAIL or word in SMALL_WORDS for word in words)
        return not plain or rank < ORDINARY_NAME
    if len(name) <= ACRONYM:
        is_apart = not (is_tail_of_longer_name(text, hit.start) or _NEXT_CAPITAL.match(text, hit.end))
        is_written_so = text[hit.start : hit.end].isupper() and not _is_shouted(text, hit)
        return rank < FAMOUS and is_apart and is_written_so
    whole = kinds == {"core"} and _is_distinct(name)
    return rank < WELL_KNOWN or whole or bool(kinds & {"alias", "former"})


def _is_shouted(text: str, hit: NameHit) -> bool:
    """Whether everything around is in capitals too: there "UPS" may be a verb."""
    around = text[max(0, hit.start - _ACRONYM_VIEW) : hit.start] + text[hit.end : hit.end + _ACRONYM_VIEW]
    return not any(char.islower() for char in around)
