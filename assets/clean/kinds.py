"""What kind of page it is: news, press release, wire, transcript, post, filing."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from assets.clean.metadata import Metadata
from assets.clean.structured import ARTICLE_TYPES, FORUM_TYPES

HEAD = 3000  # characters of text in which a page shows what it is

_WIRE_SERVICE = re.compile(
    r"globe\s?newswire|pr\s?newswire|business\s?wire|accesswire|newsfile|marketwired?|ein\s?presswire|cision|/CNW/",
    re.IGNORECASE,
)
_RELEASE_PATH = re.compile(
    r"press-?_?releases?|newsroom|news-?_?releases?|/pr/|investor|globenewswire|prnewswire|businesswire",
    re.IGNORECASE,
)
_RELEASE_TEXT = re.compile(
    r"for immediate release|press release|forward-looking statements|investor (?:relations )?contact",
    re.IGNORECASE,
)
_FILING = re.compile(
    r"securities and exchange commission|\bform (?:10-[KQ]|8-K|20-F|6-K)\b|commission file number|\bEX(?:HIBIT)?[- ]99",
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
    if "sec.gov" in address.netloc or (_FILING.search(head[:1000]) and not _WIRE_SERVICE.search(head)):
        return "filing"
    if _TRANSCRIPT.search(title) or _TRANSCRIPT.search(head):
        return "transcript"
    if types & FORUM_TYPES or _FORUM_PATH.search(place):
        return "user_post"
    if _WIRE_SERVICE.search(head) or _RELEASE_PATH.search(place) or _RELEASE_TEXT.search(text):
        return "press_release"
    if types & (ARTICLE_TYPES - {"webpage"}) or metadata.published_at is not None:
        return "news"
    return "other"
