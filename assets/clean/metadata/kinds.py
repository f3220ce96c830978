"""What kind of page it is: news, press release, wire, transcript, post, filing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from assets.clean.metadata.read import Metadata
from assets.clean.metadata.structured import ARTICLE_TYPES, FORUM_TYPES

HEAD = 3000  # characters of text in which a page shows what it is
OPENING = 1000  # ... and in which a filing does


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a text says, and words in lower case one of which it then holds: most texts are told by them."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    def is_in(self, text: str, lower: str) -> bool:
        """Whether a text, given in lower case too, has the sign."""
        return any(word in lower for word in self.words) and self.pattern.search(text) is not None


# A service that carries releases, named as a source is: in brackets, between slashes, after "via".
_WIRED = _Sign(
    ("newswire", "sswire", "ss wire", "marketwire", "newsfile", "cnw", "cision", "prweb", "24-7press"),
    re.compile(
        r"""(?: [(/\u2013\u2014-]\s{0,3} | \bvia\s | \bsource:?\s | ^\s* )
    (?: globe\s?newswire | pr\s?newswire | business\s?wire | access\s?wire | newsfile(?:\scorp)?
      | marketwired? | ein\s?press\s?wire | cnw(?:\sgroup)? | cision | acn\snewswire | prweb
      | 24-7pressrelease ) \b""",
        re.VERBOSE | re.IGNORECASE | re.MULTILINE,
    ),
)
_RELEASE_HOST = re.compile(
    r"^(?:investors?|ir|newsroom|pressroom|press)\.|(?:globenewswire|prnewswire|businesswire|accesswire)\.com$"
)
_RELEASE_PATH = re.compile(
    r"/(?:press[-_]?releases?|news[-_]?releases?|newsroom|pr|investors?|investor[-_]relations)(?:[/_.-]|$)",
    re.IGNORECASE,
)
_RELEASE_HOUSE = re.compile(
    r"\bnewsroom\b|investor relations|news releases?\b|press (?:room|cent(?:er|re)|releases?)\b",
    re.IGNORECASE,
)
# What a company writes round its own news; a report about it has one of them at most.
_MARKS = (
    _Sign(
        ("looking statement",),
        re.compile(r"\bforward[-\s]looking statements?\b", re.IGNORECASE),
    ),
    _Sign(("about ",), re.compile(r"^\W{0,4}About (?:the )?[A-Z0-9]", re.MULTILINE)),
    _Sign(
        ("r contact", "a contact", "s contact", "y contact", "contact:", "contacts:"),
        re.compile(
            r"\b(?:investor|media|press|company) (?:relations )?contacts?\b|^contacts?:",
            re.I | re.M,
        ),
    ),
    _Sign(
        (
            "today announced",
            "today reported",
            "today released",
            "pleased to announce",
            "pleased to report",
        ),
        re.compile(
            r"\btoday (?:announced|reported|released)|\bis pleased to (?:announce|report)",
            re.I,
        ),
    ),
)
MIN_MARKS = 2
_IMMEDIATE = "for immediate release"
_FILING = _Sign(
    ("securities and exchange", "form ", "commission file", "99"),
    re.compile(
        r"securities and exchange commission|\bform (?:10-[KQ]|8-K|20-F|6-K)\b|commission file number"
        r"|\bEX(?:HIBIT)?[- ]99",
        re.IGNORECASE,
    ),
)
_TRANSCRIPT = _Sign(
    ("call transcript", "operator", "call participants"),
    re.compile(
        r"earnings (?:conference )?call transcript|^operator\s*:?$|conference call participants",
        re.IGNORECASE | re.MULTILINE,
    ),
)
_FORUM_PATH = re.compile(
    r"/(?:threads?|forums?|questions|discussion|status)(?:[/?]|$)|showthread|viewtopic|reddit\.com/r/",
    re.IGNORECASE,
)
_POST_PATH = re.compile(r"/(?:t|topics?|post)/", re.IGNORECASE)  # of blogs and encyclopedias too


def name_page(metadata: Metadata, url: str | None, text: str) -> str:
    """The kind of the page, ``other`` where nothing tells."""
    head, lower = text[:HEAD], text[:HEAD].lower()
    address = urlsplit(url or metadata.canonical_url or "")
    place = f"{address.netloc}{address.path}"
    title = metadata.title or ""
    types = set(metadata.types)
    is_wired = _WIRED.is_in(head, lower)
    if "sec.gov" in address.netloc or (not is_wired and _FILING.is_in(head[:OPENING], lower[:OPENING])):
        return "filing"
    if _TRANSCRIPT.is_in(title, title.lower()) or _TRANSCRIPT.is_in(head, lower):
        return "transcript"
    is_article = bool(types & (ARTICLE_TYPES - {"webpage"}))
    is_post = _FORUM_PATH.search(place) or (not is_article and _POST_PATH.search(place))
    if metadata.is_thread or types & FORUM_TYPES or is_post:
        return "user_post"
    if is_wired or _is_release(metadata, address, text):
        return "press_release"
    if is_article or metadata.published_at is not None:
        return "news"
    return "other"


def _is_release(metadata: Metadata, address: SplitResult, text: str) -> bool:
    """Whether a company speaks of itself: by the house that publishes it, by its address, by its words."""
    if _RELEASE_HOUSE.search(f"{metadata.publisher} {metadata.window_title}"):
        return True
    if _RELEASE_HOST.search(address.netloc) or _RELEASE_PATH.search(address.path):
        return True
    lower = text.lower()
    marks = sum(mark.is_in(text, lower) for mark in _MARKS)
    marks += metadata.published_origin == "dateline"
    return marks >= MIN_MARKS or _IMMEDIATE in lower[:HEAD]
