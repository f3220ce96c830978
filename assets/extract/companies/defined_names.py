"""Shorter names that a page gives a company itself.

    Green River Bancorp, Inc. ("Green River") > every later "Green River" on the page

Also the plain beginnings of a clear name: after "Micron Technology" a lone "Micron" is Micron.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

from assets.extract.companies.carried import load_ordinary_words
from assets.extract.companies.name_forms import core_name, fold
from assets.extract.companies.name_words import GENERIC_TAIL, ROLE_NAMES
from assets.extract.companies.other_names import is_part_of_other_name, is_person
from assets.extract.companies.security_master import SecurityMaster

_DEFINITION = re.compile(
    r"""
    [\s,]* (?: \( [^()"“”]{0,60} \) [\s,]* )?            # an exchange tag may stand between
    [(\[] (?P<inside> [^()\[\]]{1,160} ) [)\]]           # ("Green River" or the "Company")
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,40})[\"“”]")


def find_defined_names(
    text: str, folded: str, anchors: Iterable[tuple[int, int, str]], master: SecurityMaster
) -> Iterator[tuple[int, int, str]]:
    """Spans of shorter names and the company each means; a name given to two means neither."""
    meanings: dict[str, set[str]] = {}
    spellings: dict[str, str] = {}
    for _, end, company_id in anchors:
        for name in _defined_after(text, end):
            meanings.setdefault(fold(name), set()).add(company_id)
            spellings[fold(name)] = name
    for company_id in sorted({company_id for _, _, company_id in anchors}):
        for form in _beginnings(core_name(master.by_id(company_id).name)):
            meanings.setdefault(form, set()).add(company_id)
    names = {name: ids for name, ids in meanings.items() if len(ids) == 1}
    if not names:
        return
    yield from _find(text, folded, {name: next(iter(ids)) for name, ids in sorted(names.items())}, spellings)


def _defined_after(text: str, end: int) -> list[str]:
    """Names in quotes, in the brackets that follow a mention; roles ("the Company") are none."""
    definition = _DEFINITION.match(text, end)
    if not definition:
        return []
    quoted = [name.strip(" ,.;") for name in _QUOTED.findall(definition.group("inside"))]
    return [
        name for name in quoted if name.lower().removeprefix("the ") not in ROLE_NAMES and name[:1].isupper()
    ]


def _beginnings(core: str) -> Iterator[str]:
    """The core cut word by word from the end, down to what still is a name by itself."""
    words = core.split()
    for count in range(len(words) - 1, 0, -1):
        head = words[:count]
        if head[-1] in ("of", "the", "and", "&", "de"):
            continue
        if " ".join(head) in load_ordinary_words():
            continue
        if count == 1 and (head[0] in load_ordinary_words() or head[0] in GENERIC_TAIL or len(head[0]) < 3):
            continue
        yield " ".join(head)


def _find(
    text: str, folded: str, meanings: dict[str, str], spellings: dict[str, str]
) -> Iterator[tuple[int, int, str]]:
    names = list(meanings)
    automaton = ahocorasick_rs.AhoCorasick(
        [" " + name for name in names], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    padded = " " + folded + " "
    for index, start, end in automaton.find_matches_as_indexes(padded):
        name, surface = names[index], text[start : end - 1]
        if padded[end].isalnum() or not _is_written_so(surface, spellings.get(name)):
            continue
        if not is_person(text, start) and not is_part_of_other_name(text, end - 1):
            yield start, end - 1, meanings[name]


def _is_written_so(surface: str, defined: str | None) -> bool:
    """Whether the words are written as the page defined them, or at least with a capital."""
    if defined and defined.isupper():
        return surface == defined
    return surface[:1].isupper()
