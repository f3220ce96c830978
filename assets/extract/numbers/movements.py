"""Verbs that tell how a figure moved, up or down: one vocabulary for numbers and prose.

Data, collected from earnings news of 1987 to 2026. A verb stands once, its forms are made.
"""

from __future__ import annotations

import re

# A regular verb, or one with its past forms behind it.
_RISE = """
    rise,rose,risen grow,grew,grown increase gain jump surge soar climb advance rally expand improve
    accelerate leap,leapt,leaped skyrocket rocket spike rebound strengthen raise lift boost hike balloon
    swell pop
"""
_FALL = """
    fall,fell,fallen drop decline decrease slide,slid slip tumble plunge plummet sink,sank,sunk shed,shed dip
    shrink,shrank,shrunk ease retreat slump crash crater weaken soften dive,dived,dove nosedive sag recede
    skid slash reduce cut,cut lower trim deteriorate
"""
_DOUBLES = re.compile(r"[^aeiou][aeiou][bdgmpt]")  # slip, slipped; not plummet


def forms_of(verb: str) -> list[str]:
    """The forms of a verb that news uses: what it does, is doing and did.

    >>> forms_of("rise,rose,risen"), forms_of("rally")
    (['rise', 'rises', 'rising', 'rose', 'risen'], ['rally', 'rallies', 'rallying', 'rallied'])
    >>> forms_of("slip"), forms_of("crash")
    (['slip', 'slips', 'slipping', 'slipped'], ['crash', 'crashes', 'crashing', 'crashed'])
    """
    base, *past = verb.split(",")
    stem = base.removesuffix("e")
    if _DOUBLES.fullmatch(base[-3:]) and len(base) <= len("slip"):
        stem += base[-1]
    if base.endswith("y"):
        return [base, f"{base[:-1]}ies", f"{base}ing", *(past or [f"{base[:-1]}ied"])]
    third = f"{base}es" if base.endswith(("sh", "ss", "ch")) else f"{base}s"
    return [base, third, f"{stem}ing", *(past or [f"{stem}ed"])]


RISE = tuple(form for verb in _RISE.split() for form in forms_of(verb))
FALL = tuple(form for verb in _FALL.split() for form in forms_of(verb))
