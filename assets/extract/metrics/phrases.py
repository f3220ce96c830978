"""A list of phrases as one pattern: the longest match at each place, whatever spaces and hyphens lie between.

phrases > grouped by their first word, so that a miss is cheap > one compiled pattern
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# What may stand between two words of a phrase: "long-term debt", "net income (loss) per share".
GAP = r"(?:\s\((?:loss|losses|income|deficit|[Rr]&[Dd])\))?[\s,\-‐‑–/]{1,3}"


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of ``phrases`` as whole words, ignoring case, the longest first.

    >>> compile_phrases(["net income", "net income per share", "net"]).findall("Net income  per share, net")
    ['Net income  per share', 'net']
    """
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        by_first.setdefault(first, []).append(rest)
    branches = [_branch(first, rests) for first, rests in sorted(by_first.items(), reverse=True)]
    return re.compile(rf"(?<![\w&])(?:{'|'.join(branches)})(?!\w|-\w)", re.IGNORECASE)


@lru_cache(maxsize=8_192)  # the same few hundred phrases, page after page
def key_of(surface: str) -> str:
    """The phrase a match stands for: lower case, one space between words.

    >>> key_of("Long-Term  Debt")
    'long term debt'
    """
    return " ".join(re.split(GAP, surface.lower()))


def _branch(first: str, rests: list[str]) -> str:
    tails = [GAP.join(map(re.escape, rest.split())) for rest in sorted(rests, key=len, reverse=True) if rest]
    if not tails:
        return re.escape(first)
    optional = "?" if "" in rests else ""
    return rf"{re.escape(first)}(?:{GAP}(?:{'|'.join(tails)})(?!\w)){optional}"
