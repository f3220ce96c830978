"""The words that govern a number: hedges, verbs and nouns of change, losses.

    "fell by about 3 percent" > about, down;  "net loss narrowed to $5 million" > a loss;
    "a 757% increase" > up;                   "fell to $13.7 billion" > a level, its own sign

The words before a number are read backwards from it, those after it forwards; the first that is neither
a hedge nor filler decides. Words are data below, each list one kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assets.extract.units import spelled


def _words(text: str) -> list[str]:
    return text.split()


class Governor(NamedTuple):
    """What the words around a number make of it."""

    hedge: str = "exact"
    role: str = ""  # down, up: it is a change; loss: a level that is lost; negative: "minus 3"
    word: str = ""  # the word right before hedges and filler: to, of, from, fell, ...


HEDGES = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "nearly": "about",
    "almost": "about", "circa": "about", "approx": "about", "close to": "about", "an estimated": "about",
    "estimated": "about", "some": "about", "~": "about", "c.": "about", "barely": "about", "approx.": "about",
    "in the region of": "about", "in the order of": "about", "plus or minus": "about", "+/-": "about",
    "more than": "more_than", "over": "more_than", "above": "more_than", "exceeding": "more_than",
    "in excess of": "more_than", "greater than": "more_than", "upwards of": "more_than", "just over": "more_than",
    "better than": "more_than", "higher than": "more_than", "topping": "more_than", "north of": "more_than",
    "at least": "at_least", "no less than": "at_least", "not less than": "at_least", "a minimum of": "at_least",
    "minimum of": "at_least", "no fewer than": "at_least",
    "up to": "at_most", "at most": "at_most", "as much as": "at_most", "no more than": "at_most",
    "not more than": "at_most", "a maximum of": "at_most", "maximum of": "at_most", "not to exceed": "at_most",
    "not exceeding": "at_most", "as many as": "at_most",
    "less than": "less_than", "under": "less_than", "below": "less_than", "fewer than": "less_than",
    "just under": "less_than", "lower than": "less_than", "south of": "less_than",
}  # fmt: skip
HEDGES_AFTER = {"or more": "at_least", "or better": "at_least", "or higher": "at_least", "or greater": "at_least",
                "or less": "at_most", "or lower": "at_most", "or fewer": "at_most", "+": "at_least",
                "or so": "about"}  # fmt: skip
_FILLERS = frozenset(
    _words("""
    a an the another further additional just only even still as or so total record whopping mere full
    extra respectable solid strong robust modest sharp slight steep massive hefty combined aggregate
    year-over-year year-on-year yoy y/y quarter-over-quarter sequentially annually again also :
""")
)
HEDGE_WORDS = frozenset(word for phrase in HEDGES for word in phrase.split()) | _FILLERS
_DOWN_VERBS = frozenset(
    _words("""
    fell fall falls falling fallen dropped drop drops dropping declined decline declines declining
    decreased decrease decreases decreasing down slid slide slides sliding slipped slip slips slipping
    tumbled tumble tumbles plunged plunge plunges plunging plummeted plummet sank sink sinks sinking shed
    sheds dipped dip dips lost lose loses losing shrank shrunk shrink shrinks contracted contract
    contracts lower eased ease eases retreated retreat slumped slump slumps crashed slowed weakened
    softened dived dove nosedived sagged receded skidded slashed reduced reduce reduces reducing cut cuts
    cutting lowered trimmed off
""")
)
# These take an object: "reduced $5 million of debt" is no change by 5 million, "reduced by" is.
TRANSITIVE = frozenset(
    _words("""
    reduced reduce reduces reducing cut cuts cutting lowered lower trimmed slashed contract
""")
)
_UP_VERBS = frozenset(
    _words("""
    rose rise rises rising risen grew grow grows growing grown increased increase increases increasing up
    gained gain gains gaining jumped jump jumps jumping surged surge surges surging soared soar soars
    soaring climbed climb climbs climbing advanced advance advances advancing added adds rallied rally
    higher expanded expand improved improve improves improving accelerated leapt leaped leaps skyrocketed
    rocketed spiked edged ticked inched rebounded strengthened raised raise raises raising lifted boosted
    appreciated returned outperformed
""")
)
_DOWN_NOUNS = (
    "decrease decline drop fall reduction slide slump plunge dip contraction shortfall downturn slowdown cut"
)
_UP_NOUNS = (
    "increase growth rise gain jump surge improvement expansion uptick hike climb advance appreciation uplift"
)
_NOUNS = {
    noun + s: role
    for role, nouns in (("down", _DOWN_NOUNS), ("up", _UP_NOUNS))
    for noun in nouns.split()
    for s in ("", "s")
}
_LOSSES = frozenset(
    _words("""
    loss losses lost
""")
)
# "loan losses of $5 million" is a provision, "a loss ratio of 65%" a ratio: no loss of the company.
_NO_LOSS_BEFORE = frozenset(
    _words("""
    loan credit job weight catastrophe hearing stop for insured lease
""")
)
_NO_LOSS_AFTER = frozenset(
    _words("""
    ratio ratios provision provisions reserve reserves carryforward carryforwards allowance
""")
)
# What may stand between "loss" or "increase" and its number.
LINKS = frozenset(
    _words("""
    of was were is be are to at from narrowed widened totaled totalled reached came per basic diluted
    share shr ads a an the and or , ( ) : in on for with by its first second third fourth quarter year
    half full fiscal month months ended ending three six nine twelve weeks q1 q2 q3 q4 period continuing
    discontinued operations attributable applicable available common ordinary shareholders stockholders
    holders shareholder before after taxes tax interest items special extraordinary net operating adjusted
    gaap non-gaap pre-tax pretax company ebitda rate year-over-year year-on-year yoy y/y sequential
    quarterly annual expected will has been being had would expects range between estimated reported
    revenue revenues sales earnings profit income expenses costs orders volume same-store comparable
    organic january february march april may june july august september october november december today -
""")
)
_LOSS_STOPS = frozenset(
    _words("""
    revenue revenues sales earnings profit income expenses costs orders volume rate ebitda
""")
)
_WORD = re.compile(r"[a-z][a-z'&/.-]*[a-z]|[a-z~]|q\d|[,;:()\"]|\+/-")
_REACH = 130  # characters read back: the longest noun phrase between "loss" and its number we met
_LINE = 40  # a shorter line was not wrapped but ended: what follows it begins anew
_SENTENCE_END = re.compile(
    r"""(?<![A-Z]) (?<!\bInc) (?<!\bvs) (?<!\bCo) (?<!\bNo) (?<!\bMr) (?<!\bMs) (?<!\bCorp) (?<!\bLtd) [.!?;] ["')\]]? \s
      | \t | \n (?=\s) | [|•]""",
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
    return _WORD.findall(gap.lower())[::-1]


def govern(words: list[str]) -> Governor:
    """What the words before a number, nearest first, make of it."""
    hedge, at = _skip(words)
    if at >= len(words):
        return Governor(hedge)
    word = words[at]
    if word in ("minus", "negative"):
        return Governor(hedge, "negative", word)
    if word == "by":
        return Governor(hedge, _verb_before(words[at + 1 : at + 10]), word)
    if word in _UP_VERBS or word in _DOWN_VERBS or word in _NOUNS:
        role = "up" if word in _UP_VERBS or _NOUNS.get(word) == "up" else "down"
        return Governor(hedge, role, word)
    return Governor(hedge, _noun_before(words, at), word)


def _skip(words: list[str]) -> tuple[str, int]:
    """The hedge before the number, and how many words it and filler take."""
    hedge, at = "exact", 0
    while at < len(words):
        for size in (3, 2, 1):
            phrase = " ".join(words[at : at + size][::-1])
            if phrase in HEDGES:
                hedge, at = (HEDGES[phrase] if hedge == "exact" else hedge), at + size
                break
        else:
            word = words[at]
            if word not in _FILLERS and not (word.endswith("ly") and word != "only"):
                break
            at += 1
    return hedge, at


def _verb_before(words: list[str]) -> str:
    for word in words:
        if word in _DOWN_VERBS or _NOUNS.get(word) == "down":
            return "down"
        if word in _UP_VERBS or _NOUNS.get(word) == "up":
            return "up"
        if word in ";:":
            break
    return ""


def _noun_before(words: list[str], at: int) -> str:
    """A loss, or a change said as a noun, that reaches the number over linking words only."""
    level = words[at] in ("to", "at", "from", "was", "were", "is")
    stopped = False
    for place in range(at, len(words)):
        word = words[place]
        if word in _LOSSES:
            before = words[place + 1] if place + 1 < len(words) else ""
            after = words[place - 1] if place else ""
            is_loss = before not in _NO_LOSS_BEFORE and before != "(" and after not in _NO_LOSS_AFTER
            return "loss" if is_loss and not stopped else ""
        if word in _NOUNS and not level:
            return _NOUNS[word]
        if word in _LOSS_STOPS:
            stopped = True
        if word not in LINKS:
            return ""
    return ""


# Words that open a new clause or phrase: a noun behind them is not the number's.
_NOT_OVER = spelled(
    _words("""of in to from and or on for at as than the a an compared versus vs by with while after but before
    amid when which that who due because despite since if its their our his is was were are will would has had have
    up down lower higher lost partly partially primarily mainly driven offset including reflecting per""")
)
_AFTER = re.compile(
    rf"""
    -? \s+
    (?: (?P<loss> (?: (?:net|operating|pre-?tax|after-tax|quarterly|annual|full-year|[a-z]+-quarter|per-share|trading) \s+ ){{0,2}}
        loss (?:es)? ) (?!\s+(?:ratio|provision|reserve|allowance|carry)) \b
      | (?P<down> lower | less | below | decreased? | down (?!\s+(?:from|to|payment|[\d$])) ) \b
      | (?P<up> higher | greater | above | more (?=\s+than) | increased | up (?!\s+(?:from|to|[\d$])) ) \b
      | (?: (?!(?:{_NOT_OVER})\b) [a-z][a-z-]* \s+ ){{0,3}}? (?P<noun> {spelled(_NOUNS)} ) (?!\s+(?:in\s+)?(?:ratio|provision)) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def govern_after(shadow: str, at: int) -> str:
    """What the words after a number that ends at ``at`` make of it: down, up, loss or nothing."""
    match = _AFTER.match(shadow, at, at + 60)
    if not match:
        return ""
    if match["noun"]:
        return _NOUNS[match["noun"].lower()]
    return match.lastgroup or ""


def hedge_after(shadow: str, at: int) -> str | None:
    """The hedge that follows a number: "or more", "+"; None where there is none."""
    if shadow.startswith("+", at):
        return "at_least"
    phrase = " ".join(shadow[at : at + 14].lower().split(" ")[1:3]) if shadow.startswith(" or ", at) else ""
    return HEDGES_AFTER.get(phrase.rstrip(".,;"))
