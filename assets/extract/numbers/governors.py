"""The words that govern a number: hedges, verbs and nouns of change, losses.

    "fell by about 3 percent" > about, down;  "net loss narrowed to $5 million" > a loss;
    "a 757% increase" > up;                   "fell to $13.7 billion" > a level, its own sign

The words before a number are read backwards from it, those after it forwards; the first that is neither
a hedge nor filler decides. Words are data below, each list one kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assets.extract.numbers.governing_words import (
    CLAUSE_STOPS,
    DOWN_VERBS,
    FILLERS,
    HEDGES,
    HEDGES_AFTER,
    LINKS,
    LOSS_STOPS,
    LOSSES,
    NO_LOSS_AFTER,
    NO_LOSS_BEFORE,
    NOUNS,
    UP_VERBS,
    words,
)
from assets.extract.numbers.units import spelled


class Governor(NamedTuple):
    """What the words around a number make of it."""

    hedge: str = "exact"
    role: str = ""  # down, up: it is a change; loss: a level that is lost; negative: "minus 3"
    word: str = ""  # the word right before hedges and filler: to, of, from, fell, ...


_WORD = re.compile(r"[a-z][a-z'&/.-]*[a-z]|[a-z~]|q\d|[,;:()\"]|\+/-")
_ARTICLES = frozenset(words("the its their our his her this these"))
_PUT_DOWN = frozenset(
    words("draw drawing drew drawn pay paying paid write writing wrote marked put putting laid")
)
# "making up more than half of sales", "picked up $3 million": these go with a verb and move nothing.
_WITH_UP = frozenset(
    words(
        """make makes making made take takes taking taken took set sets setting put puts putting pick picks
        picking picked buy buys buying bought build built open opened opening give gives giving gave use used
        using snap snapped scoop scooped follow sign signed back backed add adding free freed freeing"""
    )
)
_REACH = 130  # characters read back: the longest noun phrase between "loss" and its number we met
_LINE = 40  # a shorter line was not wrapped but ended: what follows it begins anew
_SENTENCE_END = re.compile(
    r"""
    [.!?;\t\n|•]
    (?: (?<=[.!?;]) (?<![A-Z].) (?<!\bInc.) (?<!\bvs.) (?<!\bCo.) (?<!\bNo.) (?<!\bMr.) (?<!\bMs.)
        (?<!\bCorp.) (?<!\bLtd.) ["')\]]? \s
      | (?<=\t) | (?<=\n) (?=\s) | (?<=[|•]) )
    """,
    re.VERBOSE,
)


def words_before(shadow: str, floor: int, at: int) -> list[str]:
    """The words of the clause before ``at``, nearest first; ``floor`` is where the last number ended."""
    begin = max(floor, at - _REACH)
    gap = shadow[begin:at]
    for end in _SENTENCE_END.finditer(gap):
        cut = end.end()
        begin = begin if cut is None else at - len(gap) + cut
    gap = shadow[begin:at]
    line = gap.find("\n")
    while line != -1:
        if begin + line - shadow.rfind("\n", 0, begin + line) < _LINE:
            gap = gap[line + 1 :]
            begin += line + 1
            line = gap.find("\n")
        else:
            line = gap.find("\n", line + 1)
    return _WORD.findall(gap.lower().replace("/share", " per share"))[::-1]


def govern(words: list[str]) -> Governor:
    """What the words before a number, nearest first, make of it."""
    hedge, at = _skip(words)
    if at >= len(words):
        return Governor(hedge)
    word = words[at]
    if word in ("minus", "negative"):
        return Governor(hedge, "negative", word)
    if word == "down" and any(before in _PUT_DOWN for before in words[at + 1 : at + 2]):
        return Governor(hedge, "", word)  # "paid down $5 million": nothing fell
    if word == "up" and any(before in _WITH_UP for before in words[at + 1 : at + 2]):
        return Governor(hedge, "", word)
    if word == "by":
        return Governor(hedge, _verb_before(words[at + 1 : at + 10]), word)
    if word in UP_VERBS or word in DOWN_VERBS or word in NOUNS:
        role = "up" if word in UP_VERBS or NOUNS.get(word) == "up" else "down"
        return Governor(hedge, role, word)
    return Governor(hedge, _noun_before(words, at), word)


def is_change_word(word: str) -> bool:
    """Whether a word says that something changed: rose, fell, increase."""
    return word in UP_VERBS or word in DOWN_VERBS or word in NOUNS


def _skip(words: list[str]) -> tuple[str, int]:
    """The hedge before the number, and how many words it and filler take."""
    hedge, at = "exact", 0
    while at < len(words):
        for size in (3, 2, 1):
            phrase = " ".join(words[at : at + size][::-1])
            if phrase in HEDGES:
                if phrase == "over" and at and words[at - 1] in _ARTICLES:
                    return hedge, at  # "over the five years" is a time, no bound
                is_known = at and words[at - 1] == "the" and HEDGES[phrase] in ("more_than", "less_than")
                if hedge == "exact" and not is_known:  # "above the $5 million of last year" is no bound
                    hedge = HEDGES[phrase]
                at += size
                break
        else:
            word = words[at]
            if word not in FILLERS and not (word.endswith("ly") and word != "only"):
                break
            at += 1
    return hedge, at


def _verb_before(words: list[str]) -> str:
    for word in words:
        if word in DOWN_VERBS or NOUNS.get(word) == "down":
            return "down"
        if word in UP_VERBS or NOUNS.get(word) == "up":
            return "up"
        if word in ";:":
            break
    return ""


def _noun_before(words: list[str], at: int) -> str:
    """A loss, or a change said as a noun, that reaches the number over linking words only."""
    level = words[at] in ("to", "at", "from", "was", "were", "is")
    is_subject = words[at] in ("was", "were", "totaled", "totalled")  # any name may stand in the subject
    stopped = False
    for place in range(at, len(words)):
        word = words[place]
        if word in LOSSES:
            before = words[place + 1] if place + 1 < len(words) else ""
            after = words[place - 1] if place else ""
            is_loss = before not in NO_LOSS_BEFORE and before != "(" and after not in NO_LOSS_AFTER
            return "loss" if is_loss and not stopped else ""
        if word in NOUNS and not level:
            return NOUNS[word]
        if word in LOSS_STOPS:
            stopped = True
        if word in CLAUSE_STOPS if is_subject else word not in LINKS:
            return ""
    return ""


# Words that open a new clause or phrase: a noun behind them is not the number's.
_NOT_OVER = spelled(
    words(
        """of in to from and or on for at as than the a an compared versus vs by with while after but
        before amid when which that who due because despite since if its their our his is was were
        are will would has had have up down lower higher lost partly partially primarily mainly
        driven offset including reflecting per"""
    )
)
_AFTER = re.compile(
    rf"""
    -? \s+
    (?: (?P<loss>
          (?: (?:net|operating|pre-?tax|after-tax|quarterly|annual|full-year|[a-z]+-quarter) \s+ ){{0,2}}
          loss (?:es)? ) (?!\s+(?:ratio|provision|reserve|allowance|carry)) \b
      | (?P<down> lower | less (?!\s*:) | below | decreased?
          | down (?!\s+(?:to|payment|from\s+[\d$€£(~]|[\d$])) ) \b
      | (?P<up> higher | greater | above | more (?=\s+than) | increased | up (?!\s+(?:from|to|[\d$])) ) \b
      | (?: (?!(?:{_NOT_OVER})\b) [a-z][a-z-]* \s+ ){{0,3}}?
        (?P<noun> {spelled(NOUNS)} ) (?!\s+(?:in\s+)?(?:ratio|provision)) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def govern_after(shadow: str, at: int) -> str:
    """What the words after a number that ends at ``at`` make of it: down, up, loss or nothing."""
    match = _AFTER.match(shadow, at, at + 60)
    if not match:
        return ""
    if match["noun"]:
        return NOUNS[match["noun"].lower()]
    return match.lastgroup or ""


def hedge_after(shadow: str, at: int) -> str | None:
    """The hedge that follows a number: "or more", "+"; None where there is none."""
    if shadow.startswith(("+", "-plus"), at):
        return "at_least"
    phrase = " ".join(shadow[at : at + 14].lower().split(" ")[1:3]) if shadow.startswith(" or ", at) else ""
    return HEDGES_AFTER.get(phrase.rstrip(".,;"))
