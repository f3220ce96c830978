"""What belongs to a house and not to a story: disclaimers, pick-up lists, share buttons, addresses.

Different stories of one house share them word for word, often longer than the story itself.
They are told by their own words, never by how often a corpus holds them: what a page says
must not depend on which other pages are known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from ahocorasick_rs import BytesAhoCorasick

from assets.dedupe.shingles import Words, read_words

# Phrases, lower case, that stand in disclaimers and page furniture and nowhere in a story.
CUES = (
    "forward-looking statement", "forward looking statement", "safe harbor", "safe harbour",
    "undertakes no obligation", "undertake no obligation", "assumes no obligation",
    "disclaims any obligation", "disclaim any obligation", "no obligation to update",
    "private securities litigation reform act", "section 27a of the securities act",
    "section 21e of the securities", "differ materially from", "risks and uncertainties",
    "investment advice", "not a recommendation to", "solicitation of an offer",
    "past performance is no", "for informational purposes only", "for information purposes only",
    "all rights reserved", "terms of use", "terms of service", "privacy policy", "cookie policy",
    "full disclaimer", "please see full terms", "view source version", "source press release",
    "view original content", "newsramp.com tldr", "pickup - [", "reddit post](",
    "blockchain registration", "sign up for our newsletter", "subscribe to our newsletter",
    "specialized communications platform", "is powered by ibn", "read more>",
    "accepts no responsibility", "do your own research", "views expressed",
)  # fmt: skip

# An address changes with every copy and holds numbers that say nothing.
_ADDRESS = re.compile(r"https?://[^\s)\]>]*")

# Lines are told by the line feed before them: a pattern that begins with a character is looked
# for many times faster than one that begins with ``^``.

# A line of a ticker widget: it changes from hour to hour.
_QUOTE = re.compile(r"\n[A-Z][A-Z0-9.]{0,6}[ \t]*[-+\u2212]?\d[\d.,]{0,12}[ \t]*%[ \t]*$", re.MULTILINE)

# "About Alder Pumps" and the paragraph below it: all releases of a company end with it.
_ABOUT = re.compile(
    r"""
    \n [\#*\ \t]{0,6} About[ ] [A-Z][^\n]{0,80} \n  # the heading, plain or in Markdown
    \s* [^\n]+                                    # the next line that is not empty
    """,
    re.VERBOSE,
)

# Characters. A longer line is a whole page on one line.
_LONGEST_NOTICE = 2_500


@cache
def _finder() -> BytesAhoCorasick:
    return BytesAhoCorasick([cue.encode() for cue in CUES])


def read_story_words(texts: Sequence[str]) -> Words:
    """The words of each text without its boilerplate: all that is looked at from here on."""
    return read_words([strip_boilerplate(text) for text in texts])


def strip_boilerplate(text: str) -> str:
    """``text`` without addresses, quotes of tickers, what is said about a company, and lines with a cue.

    Lines with a cue stay where nothing else would be left.

    >>> strip_boilerplate("Net rose 3 %.\\nAll rights reserved.")
    'Net rose 3 %.'
    >>> strip_boilerplate("All rights reserved.")
    'All rights reserved.'
    >>> strip_boilerplate("See https://example.com/a1\\nABC-1.25%")
    'See \\n'
    """
    if "://" in text:
        text = _ADDRESS.sub("", text)
    if "About " in text:
        text = _without_lines(_ABOUT, text)
    if "%" in text:
        text = _without_lines(_QUOTE, text)
    cues = _find_cues(text)
    return _without(text, cues) if cues else text


def _without_lines(pattern: re.Pattern, text: str) -> str:
    return pattern.sub("\n", "\n" + text)[1:]


def _find_cues(text: str) -> list[int]:
    """Where the cues of ``text`` begin, in any case. They are ASCII, so bytes are looked through."""
    encoded = text.encode("utf-8", "surrogatepass")
    found = sorted({at for _, at, _ in _finder().find_matches_as_indexes(encoded.lower())})
    if not found or len(encoded) == len(text):
        return found
    stretches = (encoded[begin:end] for begin, end in pairwise([0, *found]))
    return list(accumulate(len(one.decode("utf-8", "surrogatepass")) for one in stretches))


def _without(text: str, cues: list[int]) -> str:
    kept, begin = [], 0
    for at in cues:
        if at < begin:
            continue  # in a line that is gone already
        first, last = _notice_around(text, at, begin)
        kept.append(text[begin:first])
        begin = last
    kept.append(text[begin:])
    rest = "".join(kept).rstrip("\n")
    return rest if rest.strip() else text


def _notice_around(text: str, at: int, begin: int) -> tuple[int, int]:
    """The line that holds a cue; where its ends are far, the sentence."""
    low, high = max(begin, at - _LONGEST_NOTICE), min(len(text), at + _LONGEST_NOTICE)
    first, last = text.rfind("\n", low, at) + 1, text.find("\n", at, high) + 1
    if not first and low > begin:
        first = text.rfind(". ", low, at) + 2
    if not last and high < len(text):
        last = text.find(". ", at, high) + 2
    return max(first, low), last if last > 1 else high
