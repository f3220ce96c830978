"""Pages that cannot be read, and why."""

from __future__ import annotations

import re

from assets.clean.blocks import RawBlock
from assets.clean.metadata.read import Metadata
from assets.records import REJECT_REASONS, Reject

MAX_BYTES = 10_000_000  # a page this long is a database dump or a bomb
MIN_TEXT = 1  # characters kept, below which there is no document
STUB = 600  # characters: an error page or a paywall says no more

_ERROR = re.compile(
    r"""^(?: (?:error\s?)? (?:40[0134]|410|429|50[0-4])\b
      | (?:page|file|story|article)\s(?:not|cannot\sbe)\sfound | not\sfound
       | access\sdenied | forbidden | service\sunavailable | bad\sgateway | internal\sserver\serror
       | gateway\stime-?out
       | attention\srequired | just\sa\smoment | are\syou\sa\srobot | security\scheck | request\srejected
       | this\ssite\scan['’]t\sbe\sreached | account\ssuspended | index\sof\s/ )""",
    re.VERBOSE | re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|cookie (?:consent|settings|policy)"
    r"|we (?:and our partners )?(?:use|value).{0,30}(?:cookies|privacy)"
    r"|manage (?:your )?(?:consent|privacy)|privacy preference",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe to (?:continue|read|unlock)|(?:subscribers?|members?)[- ]only"
    r"|already a subscriber|to continue reading"
    r"|log in to (?:read|continue)|create (?:a )?free account to"
    r"|this (?:article|content) is (?:reserved|available) (?:for|to)",
    re.IGNORECASE,
)


def judge_body(body: bytes, media_type: str, defect: str | None) -> Reject | None:
    """What the bytes alone tell; None for a body that may be read."""
    if defect:
        reason, _, detail = defect.partition(": ")
        return Reject(reason, detail) if reason in REJECT_REASONS else Reject("unreadable", defect)
    if not body or body.isspace():
        return Reject("empty", f"{len(body)} bytes, none of them text")
    if len(body) > MAX_BYTES:
        return Reject("too_long", f"{len(body)} bytes, more than {MAX_BYTES}")
    if not any(name in media_type for name in ("html", "text", "xml", "json", "markdown")):
        return Reject("not_text", f"media type {media_type}")
    if body.count(b"\0") > len(body) // 20 and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Reject("not_text", "one byte in twenty is zero")
    return None


def judge_document(blocks: list[RawBlock], metadata: Metadata) -> Reject | None:
    """What the blocks tell; None for a page with an article."""
    kept = [block for block in blocks if block.is_kept]
    text = "\n".join(block.text for block in kept)
    title = metadata.title or ""
    if len(text) < STUB:
        if _ERROR.match(title.strip()) or _ERROR.match(text.strip()):
            return Reject("error_page", (title or text)[:200])
        if _CONSENT.search(text) or (_CONSENT.search(title) and len(text) < STUB):
            return Reject("consent_wall", text[:200] or title[:200])
        if _PAYWALL.search(text) and metadata.is_free is not True:
            return Reject("paywall_stub", text[:200])
    if len(text.strip()) < MIN_TEXT:
        count = sum(1 for block in blocks if block.text)
        return Reject("listing_page" if count > 20 else "empty", f"{count} blocks, none of them an article")
    return None
