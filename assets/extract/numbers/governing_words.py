"""Words that govern a number: hedges, verbs and nouns of change, losses, and what may link them to it.

Data, one list a kind, collected from earnings news of 1987 to 2026 and the style books of news agencies.
"""

from __future__ import annotations

from assets.extract.numbers.movements import FALL, RISE


def words(text: str) -> list[str]:
    """The words of a list that is written as running text."""
    return text.split()


HEDGES = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "nearly": "about",
    "almost": "about", "circa": "about", "approx": "about", "close to": "about", "an estimated": "about",
    "estimated": "about", "some": "about", "~": "about", "c.": "about", "barely": "about", "approx.": "about",
    "in the region of": "about", "in the order of": "about", "plus or minus": "about", "+/-": "about",
    "more than": "more_than", "over": "more_than", "above": "more_than", "exceeding": "more_than",
    "in excess of": "more_than", "greater than": "more_than", "upwards of": "more_than",
    "just over": "more_than",
    "better than": "more_than", "higher than": "more_than", "topping": "more_than", "north of": "more_than",
    "at least": "at_least", "no less than": "at_least", "not less than": "at_least",
    "a minimum of": "at_least",
    "minimum of": "at_least", "no fewer than": "at_least",
    "up to": "at_most", "at most": "at_most", "as much as": "at_most", "no more than": "at_most",
    "not more than": "at_most", "a maximum of": "at_most", "maximum of": "at_most",
    "not to exceed": "at_most",
    "not exceeding": "at_most", "as many as": "at_most",
    "less than": "less_than", "under": "less_than", "below": "less_than", "fewer than": "less_than",
    "just under": "less_than", "lower than": "less_than", "south of": "less_than",
}  # fmt: skip
GLUED_HEDGES = {
    "~": "about",
    "±": "about",
    "≈": "about",
    "<": "less_than",
    ">": "more_than",
    "≤": "at_most",
    "≥": "at_least",
}
HEDGES_AFTER = {"or more": "at_least", "or better": "at_least", "or higher": "at_least",
          "or greater": "at_least",
                "or less": "at_most", "or lower": "at_most", "or fewer": "at_most", "+": "at_least",
                "or so": "about"}  # fmt: skip
FILLERS = frozenset(
    words("""
    a an the another further additional just only even still as or so total record whopping mere full
    extra respectable solid strong robust modest sharp slight steep massive hefty combined aggregate
    year-over-year year-on-year yoy y/y quarter-over-quarter sequentially annually again also well :
""")
)
HEDGE_WORDS = frozenset(word for phrase in HEDGES for word in phrase.split()) | FILLERS
DOWN_VERBS = frozenset(FALL) | frozenset(
    words("""
    down off lost lose loses losing slowed slowing contract contracts contracting contracted
""")
)
# These take an object: "reduced $5 million of debt" is no change by 5 million, "reduced by" is.
TRANSITIVE = frozenset(
    words("""
    reduced reduce reduces reducing cut cuts cutting lowered lower trimmed slashed contract
""")
)
UP_VERBS = frozenset(RISE) | frozenset(
    words("""
    up higher added adds edged ticked inched appreciated returned outperformed
""")
)
DOWN_NOUNS = (
    "decrease decline drop fall reduction slide slump plunge dip contraction shortfall downturn slowdown cut"
)
UP_NOUNS = (
    "increase growth rise gain jump surge improvement expansion uptick hike climb advance appreciation uplift"
)
NOUNS = {
    noun + s: role
    for role, nouns in (("down", DOWN_NOUNS), ("up", UP_NOUNS))
    for noun in nouns.split()
    for s in ("", "s")
}
LOSSES = frozenset(
    words("""
    loss losses lost
""")
)
# "loan losses of $5 million" is a provision, "a loss ratio of 65%" a ratio: no loss of the company.
NO_LOSS_BEFORE = frozenset(
    words("""
    loan credit job weight catastrophe hearing stop for insured lease
""")
)
NO_LOSS_AFTER = frozenset(
    words("""
    ratio ratios provision provisions reserve reserves carryforward carryforwards allowance
""")
)
# What may stand between "loss" or "increase" and its number.
LINKS = frozenset(
    words("""
    of was were is be are to at from narrowed widened totaled totalled reached came per basic diluted
    share shr ads a an the and or , ( ) : in on for with by its first second third fourth quarter year
    half full fiscal three-month six-month nine-month twelve-month full-year year-to-date month months
    ended ending three six nine twelve weeks q1 q2 q3 q4 period continuing discontinued operations
    attributable applicable available common ordinary shareholders stockholders holders shareholder
    before after taxes tax interest items special extraordinary net operating adjusted gaap non-gaap
    pre-tax pretax company ebitda rate year-over-year year-on-year yoy y/y sequential quarterly annual
    expected will has been being had would expects range between estimated reported revenue revenues
    sales earnings profit income expenses costs orders volume same-store comparable organic january
    february march april may june july august september october november december today -
""")
)
LOSS_STOPS = frozenset(
    words("""
    revenue revenues sales earnings profit income expenses costs orders volume rate ebitda
""")
)

# The words that end the subject of "net loss ... was $5 million", read backwards: another clause begins.
CLAUSE_STOPS = LOSS_STOPS | frozenset(
    words("""
    said says say which that who whose its our their his while but because since cash value assets
    charge charges expense impairment provision gain tax taxes price dividend debt cost market volume
    backlog
""")
)
