"""Whether a page is a thread of posts: there the comments are the text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HEAD = 60_000  # characters of source in which forum software shows itself

_SOFTWARE = re.compile(
    r"""
      <html[^>]{0,200}\bid=["']?XF\b | <meta[^>]{0,80}generator[^>]{0,80}(?: Discourse | vBulletin | phpBB | MyBB
        | Flarum | NodeBB | SMF | XenForo | Invision | Lemmy | FluxBB | PunBB | Vanilla | bbPress | MediaWiki\sForum )
    | xenforo | \bvbulletin | powered\sby\s(?:phpbb|smf|mybb|vbulletin) | ips4|ipsApp | \bphpbb\b
    | "@type"\s*:\s*"(?: DiscussionForumPosting | QAPage | Question )" | schema\.org/(?:DiscussionForumPosting|QAPage)
    | discourse-(?:topic|base|presence) | data-discourse
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HOST = re.compile(r"^(?:forums?|boards?|community|discuss(?:ion)?s?|answers|talk|bbs)\.|\.forum\b|stackexchange|reddit\.com$|quora\.com$")
_PATH = re.compile(
    r"/(?:t|topics?|threads?|forums?|discussions?|questions|comments)/[\w.%-]|viewtopic|showthread|showtopic|/index\.php\?/?topic"
    r"|/ShowTopic-|reddit\.com/r/",
    re.IGNORECASE,
)


def is_thread(source: str, url: str | None) -> bool:
    """Whether the page is a thread of a forum, told by its software or its address.

    >>> is_thread("<p>Hi", "https://forum.example/t/how-to/12")
    True
    >>> is_thread("<p>Shares rose.", "https://news.example/2024/shares-rose")
    False
    """
    parts = urlsplit(url or "")
    if _HOST.search(parts.netloc) and parts.path.count("/") > 1:
        return True
    if _PATH.search(f"{parts.path}?{parts.query}"):
        return True
    return _SOFTWARE.search(source, 0, HEAD) is not None
