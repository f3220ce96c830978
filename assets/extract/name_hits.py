"""Names in a text, each with what speaks for it.

    folded text > forms (security master) > longest, capitalised > suffix? cue? ordinary word?

Whether a weak name counts is decided for the whole page, in ``mentions.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from assets.extract.company_names import LEGAL_SUFFIX, legal_form
from assets.extract.company_reference import load_ordinary_words
from assets.extract.name_cues import has_cue, has_weak_cue
from assets.extract.name_words import GENERIC_TAIL, SMALL_WORDS
from assets.extract.other_names import (
    is_after_article,
    is_after_given,
    is_full_name,
    is_head_of_longer_name,
    is_part_of_other_name,
    is_person,
    is_place_here,
    is_source_here,
    is_tail_of_longer_name,
)
from assets.extract.security_master import (
    FAMOUS,
    FAR_SMALLER,
    WELL_KNOWN,
    NameForm,
    NameHit,
    SecurityMaster,
)

_WORD = re.compile(r"[^\s\-–—/]+")
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
ACRONYM_VIEW = 20
_NEXT_CAPITAL = re.compile(r"[ -][A-Z]")  # "RTX Remix": a product's name
_MODEL_NUMBER = re.compile(r"[ -]\d{3}")  # "the GE 400", "an RTX 5000": products
_AFTER_AND = re.compile(r"[a-z] & $")  # "Advanced Technologies & Applied Materials": a division
LIST_GAP = 6
_EXPLAINED = re.compile(r"""\(["“]?(?P<short>[A-Z]{2,6})["”]?\)""")
_EXPLANATION = 80  # characters before the bracket: six words
_LIST_JOINT = re.compile(r",? (?:and|or|&) |, ")
_AMID_SMALL = re.compile(r"[a-z,] ")
_SMALL_NEXT = re.compile(r"(?:['’]s)? [a-z0-9]|[,.] ")


@dataclass(frozen=True)
class NamedCompany:
    """A name in the text and the companies it may mean."""

    start: int
    end: int
    name: str  # folded, without the legal form
    forms: tuple[NameForm, ...]
    has_suffix: bool  # printed with its legal form
    is_clear: bool  # stands for itself: no cue needed
    has_cue: bool  # the words around speak of a company
    is_weak: bool  # a shortened name of a small company: counts only where the page names it in full


def find_names(text: str, folded: str, master: SecurityMaster) -> list[NamedCompany]:
    """Names of known companies in order, longest first where they overlap."""
    hits = [hit for hit in master.find_names(folded) if _is_capitalised(text, hit)]
    hits = [hit for hit in hits if hit.end - hit.start > ACRONYM or _is_spelled_so(text, hit, master)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    found: list[NamedCompany] = []
    others: set[str] = set()  # names that this page gives to a longer name
    persons: set[str] = set()  # ordinary words that are a surname here
    end = -1
    for hit in hits:
        if hit.start < end:
            continue
        name = folded[hit.start : hit.end]
        if is_person(text, hit.start) or (
            _may_be_surname(name, hit) and is_full_name(text, hit.start, hit.end)
        ):
            persons |= {name} & load_ordinary_words()
        elif len(name) <= ACRONYM and is_after_given(text, hit.start):
            others.add(name)  # "the GeForce RTX": a product all over the page
        elif _is_part_of_longer_name(text, name, hit):
            others.add(name)
        elif named := _weigh(text, name, hit):
            found.append(named)
            end = named.end
    redefined = _redefined(text, found)
    spelled_out = {form.company_id for one in found if one.has_suffix for form in one.forms}
    kept = []
    for one in found:
        is_other = one.name in others and not any(
            (form.rank < FAMOUS and one.end - one.start > ACRONYM) or form.company_id in spelled_out
            for form in one.forms
        )
        is_surname = not one.has_suffix and one.name in persons
        if not (is_other or is_surname or text[one.start : one.end] in redefined):
            kept.append(one)
    return _with_neighbours(text, kept)


def _may_be_surname(name: str, hit: NameHit) -> bool:
    """Whether the name is one ordinary word, and no giant's: "Harris" may be anybody."""
    return " " not in name and name in load_ordinary_words() and min(form.rank for form in hit.forms) >= GIANT


def _redefined(text: str, found: list[NamedCompany]) -> set[str]:
    """Abbreviations that the page itself explains as something else: "General Manager (GM)"."""
    ends = {one.end: {form.company_id for form in one.forms} for one in found}
    starts = {one.start: {form.company_id for form in one.forms} for one in found}
    redefined = set()
    for match in _EXPLAINED.finditer(text):
        before = text[max(0, match.start() - _EXPLANATION) : match.start()].rstrip()
        named = ends.get(match.start() - 1, set()) & starts.get(match.start("short"), set())
        if not named and _abbreviates(match.group("short"), before):
            redefined.add(match.group("short"))
    return redefined


def _abbreviates(short: str, before: str) -> bool:
    """Whether the letters are the first ones, or the capitals, of the words before.

    >>> _abbreviates("GM", "a general manager"), _abbreviates("BMW", "at BioMedWire")
    (True, True)
    >>> _abbreviates("GM", "at")
    False
    """
    words = [word for word in re.findall(r"[A-Za-z][\w&.]*", before) if word not in SMALL_WORDS]
    first = "".join(word[0] for word in words[-len(short) :]).upper()
    capitals = "".join(char for word in words[-6:] for char in word if char.isupper())
    return first == short or capitals.endswith(short)


def _is_part_of_longer_name(text: str, name: str, hit: NameHit) -> bool:
    """Whether the name is only a piece of another registered name: "Esquire Radio Inc"."""
    suffix = LEGAL_SUFFIX.match(text, hit.end)
    if suffix is None:
        return is_head_of_longer_name(text, hit.end) or bool(
            _AFTER_AND.search(text, max(0, hit.start - 20), hit.start)
        )
    return " " not in name and is_tail_of_longer_name(text, hit.start)


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
        if word[0].islower() and word not in SMALL_WORDS and not word[1:2].isupper():
            return False
    return not text[hit.start].islower() or text[hit.start + 1 : hit.start + 2].isupper()


def _is_spelled_so(text: str, hit: NameHit, master: SecurityMaster) -> bool:
    """Whether a name of three letters is spelled as its company does, or in capitals: "Nov" is not NOV."""
    surface = text[hit.start : hit.end]
    companies = (master.by_id(form.company_id) for form in hit.forms)
    return surface.isupper() or any(
        surface in name for company in companies for name in (company.name, *company.aliases)
    )


def _weigh(text: str, name: str, hit: NameHit) -> NamedCompany | None:
    """The hit with its evidence; None where the words around make it something else."""
    suffix = LEGAL_SUFFIX.match(text, hit.end)
    end = suffix.end() if suffix else hit.end
    forms = _preferred(hit.forms, suffix.group() if suffix else None)
    clear = _is_clear(name, text, hit, forms)
    if len(name) <= ACRONYM and _MODEL_NUMBER.match(text, end):
        return None
    if is_place_here(name, text, hit.start):
        return None
    if is_part_of_other_name(text, end) or (suffix is None and is_source_here(name, text, hit.start, end)):
        return None
    is_tail = not clear and is_tail_of_longer_name(text, hit.start)
    if not suffix and not clear and is_after_article(text, hit.start):
        return None
    cue = has_cue(text, hit.start, end) or _is_capitalised_amid_small(text, hit, forms)
    is_ordinary = name in load_ordinary_words()
    cue = cue or (not is_ordinary and has_weak_cue(text, end))
    is_short = all(form.kind == "short" for form in forms)
    if is_short and is_ordinary and not cue and not suffix:
        return None  # "General Manager" on a page about General Motors
    return NamedCompany(
        start=hit.start,
        end=end,
        name=name,
        forms=forms,
        has_suffix=suffix is not None and not is_tail and not _is_lone_short(name, forms),
        is_clear=clear,
        has_cue=cue and not is_tail,
        is_weak=not clear and (is_tail or _is_weak(name, forms)),
    )


def _is_weak(name: str, forms: tuple[NameForm, ...]) -> bool:
    """Whether no cue suffices: an ordinary word of a small company, or a shortened name."""
    if min(form.rank for form in forms) >= ORDINARY_NAME and name in load_ordinary_words():
        return True
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
        return tuple([form for form in whole if form.legal == printed] or whole)
    if by_hand := tuple(form for form in forms if form.kind == "alias" and form.valid_to is None):
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
    around = text[max(0, hit.start - ACRONYM_VIEW) : hit.start] + text[hit.end : hit.end + ACRONYM_VIEW]
    return not any(char.islower() for char in around)
