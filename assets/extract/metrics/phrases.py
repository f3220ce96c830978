"""A list of phrases as patterns: the longest match at each place, whatever spaces and hyphens lie between.

phrases > one pattern for all, or one for those that begin with the same letters, so that a miss is a look-up
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


# The letters that a phrase begins with: all of "net income", the first one of "r&d".
HEAD = re.compile(r"[^\W\d_]+")


class Phrases:
    """Phrases to be found in a text, looked up by the letters they begin with."""

    def __init__(self, phrases: Iterable[str]) -> None:
        by_head: dict[str, list[str]] = {}
        for phrase in phrases:
            by_head.setdefault(HEAD.match(phrase)[0], []).append(phrase)
        self._patterns = {head: compile_phrases(listed) for head, listed in by_head.items()}

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The phrases in ``text[start:end]`` in order, the longest at each place.

        >>> found = Phrases(["net income", "net", "r&d"]).finditer("R&D, planet, net  income", 0, 24)
        >>> [match[0] for match in found]
        ['R&D', 'net  income']
        """
        at = start
        while head := HEAD.search(text, at, end):
            pattern = self._patterns.get(head[0].lower())
            found = pattern.match(text, head.start(), end) if pattern else None
            at = found.end() if found else head.end()
            if found:
                yield found


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
