"""What kind of page it is: news, press release, wire, transcript, post, filing."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from assets.clean.metadata.read import Metadata
from assets.clean.metadata.structured import ARTICLE_TYPES, FORUM_TYPES

HEAD = 3000  # characters of text in which a page shows what it is

# In lower case, without spaces or dashes within.
_WIRE_SERVICES = (
    "globe newswire", "globenewswire", "prnewswire", "pr newswire", "business wire", "businesswire",
    "accesswire",
    "newsfile corp", "marketwire", "ein presswire", "einpresswire", "/cnw/", "cision",
)  # fmt: skip
_RELEASE_WORDS = (
    "for immediate release",
    "press release",
    "forward-looking statements",
    "investor relations contact",
    "investor contact",
)
_RELEASE_PATH = re.compile(
    r"press-?_?releases?|newsroom|news-?_?releases?|/pr/|investor|globenewswire|prnewswire|businesswire",
    re.IGNORECASE,
)
_RELEASE_HOUSE = re.compile(
    r"newsroom|investor relations|news releases?|press (?:room|cent(?:er|re)|releases?)", re.IGNORECASE
)
_FILING = re.compile(
    r"securities and exchange commission|\bform (?:10-[KQ]|8-K|20-F|6-K)\b|commission file number"
    r"|\bEX(?:HIBIT)?[- ]99",
    re.IGNORECASE,
)
_TRANSCRIPT = re.compile(
    r"earnings (?:conference )?call transcript|^operator\s*:?$|conference call participants",
    re.IGNORECASE | re.MULTILINE,
)
_FORUM_PATH = re.compile(
    r"/(?:t|topic|topics|thread|threads|forum|forums|questions|discussion|viewtopic|showthread|post|status)\b|showthread|viewtopic|reddit\.com/r/",
    re.IGNORECASE,
)


def name_page(metadata: Metadata, url: str | None, text: str) -> str:
    """The kind of the page, ``other`` where nothing tells."""
    head = text[:HEAD]
    address = urlsplit(url or metadata.canonical_url or "")
    place = f"{address.netloc}{address.path}"
    title = metadata.title or ""
    types = set(metadata.types)
    is_house = _RELEASE_HOUSE.search(f"{metadata.publisher} {metadata.window_title}") is not None
    opening = head.lower()
    is_wired = any(name in opening for name in _WIRE_SERVICES)
    if "sec.gov" in address.netloc or (_FILING.search(head[:1000]) and not is_wired):
        return "filing"
    if _TRANSCRIPT.search(title) or _TRANSCRIPT.search(head):
        return "transcript"
    if metadata.is_thread or types & FORUM_TYPES or _FORUM_PATH.search(place):
        return "user_post"
    if is_wired or is_house or _RELEASE_PATH.search(place):
        return "press_release"
    lower = text.lower()
    if any(words in lower for words in _RELEASE_WORDS):
        return "press_release"
    if types & (ARTICLE_TYPES - {"webpage"}) or metadata.published_at is not None:
        return "news"
    return "other"
