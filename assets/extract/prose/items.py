"""A loss or a profit that is one item of the accounts, not the company's result."""

from __future__ import annotations

import re

from assets.extract.prose.readings import Reading

# Words that alone may name the result, or anything else that was won or lost.
_BARE = frozenset({"loss", "losses", "profit", "profits", "earnings"})
_TURNS_ON = re.compile(
    r"""
    ,? \s (?: on | from | for | in | related\sto | relating\sto | associated\swith | tied\sto | due\sto )
    \s (?: the \s | its \s | an? \s )? (?: [\w-]+ \s ){0,2}?
    (?: disposal | disposition | sale (?! s) | divestiture | divestment | extinguishment | settlement
      | impairment | retirement | redemption | conversion | deconsolidation | write-?(?: down | off )
      | debt | hedg\w+ | derivatives? | investments? | securities | foreign\sexchange | currency ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNTS_IN = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|reflects?|reflected|despite|offset\sby|net\sof|excluding|excludes?|excluded)\s"
    r"(?:an?\s|the\s|its\s)?(?:[\w-]+\s)?(?:\$[\d.,]+\s(?:[mb]illion\s|thousand\s)?)?\Z",
    re.IGNORECASE,
)

_SPECIAL = re.compile(
    r"\b(?:extraordinary|special|unusual|non-?recurring|one-time|capital)\s\Z", re.IGNORECASE
)
# "net excludes a loss of Q and loss Q": what stands behind the first is left out as well
_COUNTED_TOO = re.compile(
    r"\b(?:includ|exclud)(?:es?|ed|ing)\b(?:[^.;]|\.\d){0,160}\b(?:and|vs)\s(?:an?\s)?\Z", re.IGNORECASE
)


def is_item(text: str, reading: Reading) -> bool:
    """Whether a bare "loss of Q" is lost on one thing ("on the disposal of") or counted in the result
    ("results include a loss of Q").
    """
    first = reading
    while first.before is not None:
        first = first.before
    if first.mention.surface.lower() not in _BARE or reading.code not in ("net_income", "eps"):
        return False
    if first.at < first.metric_at:
        return False
    lead = text[max(0, first.mention.start - 48) : first.mention.start]
    before = text[max(0, first.mention.start - 200) : first.mention.start]
    return bool(
        _COUNTS_IN.search(lead)
        or _SPECIAL.search(lead)
        or _COUNTED_TOO.search(before)
        or _TURNS_ON.match(text, first.quantity.text_end)
    )
