"""The one company a page is about."""

from __future__ import annotations

from assets.extract.security_master import SecurityMaster
from assets.records import Company, Document, Mention

# Below MIN a company is named in passing; within LEAD of the next the page is about both.
MIN_RELEVANCE = 35
LEAD_OVER_NEXT = 10


def find_subject(document: Document, mentions: list[Mention], master: SecurityMaster) -> Company | None:
    """The company the page is about, a release's issuer; None where the page does not decide."""
    rated: dict[str, int] = {}
    for mention in mentions:
        if mention.method == "widget":
            continue
        key = mention.company_id or f"?{mention.ticker or mention.surface}"
        rated[key] = max(rated.get(key, 0), mention.relevance)
    ranked = sorted(rated.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < MIN_RELEVANCE or ranked[0][0].startswith("?"):
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD_OVER_NEXT:
        return None
    return master.by_id(ranked[0][0])
