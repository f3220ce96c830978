"""The one company a page is about."""

from __future__ import annotations

import re
from dataclasses import replace

from assets.extract.companies.mentions import find_mentions
from assets.extract.companies.name_forms import fold
from assets.extract.companies.name_hits import find_names
from assets.extract.companies.relevance import LEAD
from assets.extract.companies.security_master import SecurityMaster
from assets.records import Company, Document, Mention

# Below MIN a company is named in passing; within LEAD of the next the page is about both.
MIN_RELEVANCE = 35
LEAD_OVER_NEXT = 10
# A company that the title does not name has to be named this often, or once with its ticker in the lead.
MIN_COUNT = 2
# Characters in which a page names whom it is about; contacts, a form's cover or a scene may stand before.
LEAD_OF_SUBJECT = 2_000
# Characters between a name and the ticker behind it: " (the “Company”) (Nasdaq: ".
_TAG_REACH = 40
# What the cover of a filing says under its registrant's name (Forms 10-K, 10-Q, 8-K, 20-F).
_REGISTRANT = re.compile(
    r"\(?exact\s+name\s+of\s+(?:the\s+)?(?:small\s+business\s+)?(?:registrant|issuer|company)", re.IGNORECASE
)
_EXACT = "exact"  # a quick look first: few pages have such a cover
_COVER = 20_000  # characters; an exhibit list in front of it has been seen
_NAME_REACH = 60  # a rule, a form's blank line

# "the Nomura research institute said", "analysts at Nomura": who foresees for others is not spoken of
_FORESEER_BEFORE = re.compile(
    r"\b(?:research\s(?:arm|unit|institute)\sof|(?:analysts?|economists?|strategists?)\s(?:at|with|from))\s\Z",
    re.IGNORECASE,
)
_FORESEER_BEHIND = re.compile(
    r"(?:['’]s?)?\s(?:\w+\s)?(?:research\s(?:institute|arm|unit|note|report)|analysts?|economists?|strategists?)\b",
    re.IGNORECASE,
)
_BEFORE_REACH = 40
# "Acme, QZ and Tarn: who won": a title that lists others is not about the first
_LISTED = re.compile(r"(?:,\s[A-Z][^,:;]{0,30}){1,6}?\s(?:and|&)\s(?:[A-Z]|more\b|others\b)")


def find_subject(document: Document, mentions: list[Mention], master: SecurityMaster) -> Company | None:
    """The company the page is about, a release's issuer; None where the page does not decide."""
    if registrants := _find_registrants(document, mentions):
        return master.by_id(registrants.pop()) if len(registrants) == 1 else None
    rated: dict[str, int] = {}
    counts: dict[str, int] = {}
    # "(NYSE: ABC) (TSX: ABC)": a ticker that is known on one exchange is the same company's on the next.
    known = {one.ticker: one.company_id for one in mentions if one.company_id and one.ticker}
    lead = len(document.title or "") + LEAD
    for mention in mentions:
        if mention.method != "widget":
            key = mention.company_id or known.get(mention.ticker) or f"?{mention.ticker or mention.surface}"
            rated[key] = max(rated.get(key, 0), mention.relevance)
            counts[key] = counts.get(key, 0) + (mention.method != "exchange_tag" or mention.text_start < lead)
    ranked = sorted(rated, key=lambda key: (-rated[key], key))
    if not ranked:
        return _find_titled(document, master)
    if rated[ranked[0]] < MIN_RELEVANCE or ranked[0].startswith("?"):
        return None
    if len(ranked) > 1 and rated[ranked[0]] - rated[ranked[1]] < LEAD_OVER_NEXT:
        return None
    company = master.by_id(ranked[0])
    if names := _ends_in_title(document, mentions, company, master):
        title = _title_of(document)
        return None if all(_LISTED.match(title, end) for end in names) else company
    is_led = _is_led(document, mentions, company) and counts[ranked[0]] >= MIN_COUNT
    is_another = _is_of_stranger(document, mentions, company) or _foresees(document.text, mentions, company)
    return company if is_led and not is_another else None


def _find_registrants(document: Document, mentions: list[Mention]) -> set[str]:
    """Companies whose names a filing's cover calls its registrants'; more than one in a combined filing."""
    cover = document.text[:_COVER]
    marks = [found.start() for found in _REGISTRANT.finditer(cover)] if _EXACT in cover.lower() else []
    return {
        one.company_id
        for one in mentions
        if one.company_id and any(0 <= mark - one.text_end <= _NAME_REACH for mark in marks)
    }


def _is_of_stranger(document: Document, mentions: list[Mention], company: Company) -> bool:
    """Whether the lead gives a ticker of nobody known, and none of this company: a suit, say."""
    stop = len(document.title or "") + LEAD
    tags = [one for one in mentions if one.method == "exchange_tag" and one.text_start < stop]
    if not tags or tags[0].company_id or any(one.company_id == company.company_id for one in tags):
        return False
    reach = range(tags[0].text_start - _TAG_REACH, tags[0].text_start)
    is_own = any(one.company_id == company.company_id and one.text_end in reach for one in mentions)
    return not is_own and tags[0].ticker not in company.tickers


def _foresees(text: str, mentions: list[Mention], company: Company) -> bool:
    """Whether a company is named for nothing but what its analysts or researchers say."""
    return all(
        _FORESEER_BEHIND.match(text, one.text_end)
        or _FORESEER_BEFORE.search(text, max(0, one.text_start - _BEFORE_REACH), one.text_start)
        for one in mentions
        if one.company_id == company.company_id
    )


def _is_led(document: Document, mentions: list[Mention], company: Company) -> bool:
    """Whether the page names the company near its beginning: one named far below is named in passing."""
    stop = len(document.title or "") + LEAD_OF_SUBJECT
    return any(one.company_id == company.company_id and one.text_start < stop for one in mentions)


def _title_of(document: Document) -> str:
    return document.title or document.text[: document.text.find("\n")]


def _ends_in_title(
    document: Document, mentions: list[Mention], company: Company, master: SecurityMaster
) -> set[int]:
    """Where names of the company end in the title: as the text prints them, or as others do.

    "Acme Industries Inc." of the text is "Acme Industries" in the title, and maybe nowhere else.
    """
    title = _title_of(document)
    own = {
        (r"[<(:$]\s?" if one.method == "exchange_tag" else r"(?<!\w)") + re.escape(one.surface)
        for one in mentions
        if one.company_id == company.company_id
    }
    printed = (re.search(rf"{name}(?!\w)", title) for name in own)
    ends = {found.end() for found in printed if found}
    return ends or {
        one.end
        for one in find_names(title, fold(title), master)
        if any(form.company_id == company.company_id for form in one.forms)
    }


def _find_titled(document: Document, master: SecurityMaster) -> Company | None:
    """The one company that the title of a page names whose text names none; else None."""
    titled = replace(document, text=document.title or "", raw_runs=())
    found = {one.company_id for one in find_mentions(titled, [], master)}
    return master.by_id(found.pop()) if len(found) == 1 and None not in found else None
