"""The words around a name that say it is a company.

Cues are general: shares, a possessive, a verb of earnings news, "results from".
"""

from __future__ import annotations

import re

# A tag, a verb of earnings news or shares after the name: enough for an ordinary word too.
_STRONG_RIGHT = re.compile(
    r"""
    (?: ['’]s? (?=\s) )?
    \s*+ (?: \( [^()]{0,60} \) \s*+ )? ,? \s*+           # (NYSE: X)
    (?: <[A-Z0-9] | (?i:
      (?:also\s|has\s)? (?:reported | posted | said | announced | earned | beat | missed | topped)
      | reports | posts | says | announces | earns | beats | misses | tops
      | raised | raises | cuts | lowered | lowers | expects | expected | forecasts? | guided | guides
      | swung | swings | rose | fell | gained | jumped | surged | soared | slid | slumped | dropped
      | tumbled | rallied | plunged | climbed | dipped | edged | eased
      | slipped | inched | ticked | sank | shed | added | lost | declined | advanced
      | shares | stock | shareholders | stockholders | plans\sto | agreed\sto | acquired | acquires | unveiled
      | launched | recorded | declared | delivered | trades | traded | is\strading | outperformed
      | underperformed | CEO | CFO | chief\s | executives? | spokes\w+ | &\sCo
    ) \b )
    """,
    re.VERBOSE,
)
# Words that follow adjectives as well ("Core earnings", "Total revenue").
_WEAK_RIGHT = re.compile(
    r"""
    ['’]? \s* (?: earnings | revenues? | sales | profits? | net | quarterly | results | which | is
      | was | has | will | bought | sold | hired | named | filed | generated | delivers | closed
      | opened | investors | and\sits ) \b
    """,
    re.VERBOSE,
)
_OWN_FIGURES = re.compile(
    r"""
    (?: ['’]s? )? \s (?: \( [^()]{0,60} \) \s )? (?: [\w,]+ [\s-] ){0,3}
    (?: shares? | stock | revenues? | earnings | profits? | results | sales | CEO | CFO | chief ) \b
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’]s?\s")
_LEFT = re.compile(
    r"""
    (?: \b (?: shares?\s(?:of|in) | stocks?\s(?:of|in|like) | stake\sin | investors?\sin | unit\sof
      | subsidiary\sof | parent\sof | maker | retailer | giant | chain | company
      | lender | insurer | airline | carrier | brand | manufacturer | producer | operator | developer
      | provider | drugmaker | automaker | carmaker | planemaker | chipmaker | steelmaker | miner | broker
      | brokerage | startup | conglomerate | owner | rivals? | peers? | competitors?
      | companies\s(?:like|such\sas|including) | stocks\ssuch\sas | results\s(?:from|of|at)
      | earnings\s(?:from|of|at) | CEO\sof | chief\sexecutive\sof | analysts\sat | acquisition\sof
      | acquired? | acquire | bought | supplier\sto | customers?\s(?:like|such\sas|including)
      | bellwethers? | heavyweights? | led\sby | including | like | versus
    ) \s+ (?:the\s)? ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEFT_WINDOW = 40


def has_cue(text: str, start: int, end: int) -> bool:
    """Whether the words beside the name speak of a company.

    >>> has_cue("Shares of Gap fell", 10, 13), has_cue("mind the Gap here", 9, 12)
    (True, False)
    """
    if _STRONG_RIGHT.match(text, end) or _POSSESSIVE.match(text, end):
        return True
    return bool(_LEFT.search(text, max(0, start - _LEFT_WINDOW), start))


def has_weak_cue(text: str, end: int) -> bool:
    """Whether a word of business follows that follows adjectives as well.

    >>> has_weak_cue("Core revenue rose", 4), has_weak_cue("Core of it", 4)
    (True, False)
    """
    return _WEAK_RIGHT.match(text, end) is not None


def has_own_figures(text: str, end: int) -> bool:
    """Whether the name's own shares, results or chiefs follow: even a data source is meant then.

    >>> has_own_figures("Nasdaq's quarterly profit", 6), has_own_figures("Nasdaq's listing rules", 6)
    (True, False)
    """
    return _OWN_FIGURES.match(text, end) is not None
