"""Names in a text, each with what speaks for it.

    folded text > forms (security master) > longest, spelled as names are > weighed > one sense a page

One name can be a person, an abbreviation or a piece of a longer name on this page: then it is that
all over the page.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from assets.extract.companies.carried import load_ordinary_words
from assets.extract.companies.name_weight import ACRONYM, GIANT, NamedCompany, read_suffix, weigh
from assets.extract.companies.name_words import SMALL_WORDS
from assets.extract.companies.other_names import (
    is_after_given,
    is_full_name,
    is_head_of_longer_name,
    is_person,
    is_tail_of_longer_name,
)
from assets.extract.companies.registration import is_namesake
from assets.extract.companies.security_master import FAMOUS, NameForm, NameHit, SecurityMaster, called_so

_WORD = re.compile(r"[^\s\-–—/]+")
_AFTER_AND = re.compile(r"[a-z] & $")  # "Advanced Technologies & Applied Materials": a division
_EXPLAINED = re.compile(r"""\(["“]?(?P<short>[A-Z]{2,6})["”]?\)""")
_EXPLANATION = 80  # characters before the bracket: six words
LIST_GAP = 6
_LIST_JOINT = re.compile(r",? (?:and|or|&) |, ")


def find_names(text: str, folded: str, master: SecurityMaster, on: date | None = None) -> list[NamedCompany]:
    """Names of known companies in order, longest first where they overlap; on a day, those so called then."""
    hits = [hit for hit in master.find_names(folded) if _is_capitalised(text, hit)]
    if on is not None:
        hits = [hit._replace(forms=forms) for hit in hits if (forms := _of_the_day(hit.forms, on))]
    hits = [hit for hit in hits if hit.end - hit.start > ACRONYM or _is_spelled_so(text, hit, master)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    found: list[NamedCompany] = []
    others: set[str] = set()  # names that this page gives to a product or a longer name
    persons: set[str] = set()  # ordinary words that are a surname here
    end = -1
    for hit in hits:
        if hit.start < end:
            continue
        name = folded[hit.start : hit.end]
        if _is_surname(text, name, hit):
            persons |= {name} & load_ordinary_words()
        elif _is_piece_of_another(text, name, hit):
            others.add(name)
        elif named := weigh(text, name, hit):
            found.append(named)
            end = named.end
    return _with_neighbours(text, _keep(text, found, others, persons))


def _of_the_day(forms: tuple[NameForm, ...], on: date) -> tuple[NameForm, ...]:
    """Those called so on the day, without namesakes that came long after it."""
    there = tuple(
        form
        for form in forms
        if form.kind in ("alias", "former") or not is_namesake(form.company_id, form.rank, on)
    )
    return called_so(there, on) if there else ()


def _keep(text: str, found: list[NamedCompany], others: set[str], persons: set[str]) -> list[NamedCompany]:
    """The names that do not mean somebody else on this page; a legal form says who is meant."""
    redefined = _redefined(text, found)
    spelled_out = {form.company_id for one in found if one.has_suffix for form in one.forms}
    kept = []
    for one in found:
        is_other = one.name in others and not any(
            (form.rank < FAMOUS and one.end - one.start > ACRONYM) or form.company_id in spelled_out
            for form in one.forms
        )
        is_surname = one.name in persons and not one.has_suffix
        if not (is_other or is_surname or text[one.start : one.end] in redefined):
            kept.append(one)
    return kept


def _is_surname(text: str, name: str, hit: NameHit) -> bool:
    """Whether a given name or a title stands before; for a giant's name nothing less says so."""
    if is_person(text, hit.start):
        return True
    is_common = " " not in name and name in load_ordinary_words()
    is_giant = min(form.rank for form in hit.forms) < GIANT
    return is_common and not is_giant and is_full_name(text, hit.start, hit.end)


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


def _is_piece_of_another(text: str, name: str, hit: NameHit) -> bool:
    """Whether the name is only a piece of another one: "Esquire Radio Inc", "the GeForce RTX"."""
    if len(name) <= ACRONYM and is_after_given(text, hit.start):
        return True
    end, legal = read_suffix(text, name, hit)
    if legal is None:
        left = max(0, hit.start - 20)
        return is_head_of_longer_name(text, end) or _AFTER_AND.search(text, left, hit.start) is not None
    return " " not in name and is_tail_of_longer_name(text, hit.start)


def _with_neighbours(text: str, found: list[NamedCompany]) -> list[NamedCompany]:
    """A name in one list with a clear one is a company too: "Meta and Qualcomm"."""
    cued = list(found)
    for at, (left, right) in enumerate(pairwise(found)):
        if right.start - left.end > LIST_GAP or not _LIST_JOINT.fullmatch(text, left.end, right.start):
            continue
        if (cued[at].is_clear or cued[at].has_suffix) and not right.is_clear:
            cued[at + 1] = right._replace(has_cue=True)
        if (right.is_clear or right.has_suffix) and not left.is_clear:
            cued[at] = cued[at]._replace(has_cue=True)
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
