"""What a page has said so far, as far as later sentences lean on it: headings, periods, its company."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assets.extract.context import PageContext
from assets.extract.metrics.find import find_metrics
from assets.extract.metrics.headings import heading_scope, sales_heading_scope
from assets.extract.periods.resolve import read_calendar, shift_period
from assets.extract.prose.guidance_words import announced_action
from assets.extract.prose.openings import goes_on, named_alone, opened_with
from assets.extract.prose.owners import Owner
from assets.extract.prose.readings import Reading
from assets.extract.prose.reported import FORESEES, LEAD, only_period, reported_period
from assets.extract.prose.section_periods import section_period
from assets.extract.prose.sentences import Span
from assets.extract.prose.times import Times
from assets.extract.prose.tokens import Token
from assets.extract.prose.wording import EXPECTS
from assets.extract.rare import compile_rare
from assets.records import Company, Mention, Period, Quantity

# A line longer than this is a sentence, not a heading.
LONGEST_HEADING = 100
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")  # "Aflac U.S." ends no sentence
_OUTLOOK = compile_rare(rf"\b(?:outlook|guidance|forecast)|\b(?:{EXPECTS})\b[^.]{{0,60}}:\Z", re.IGNORECASE)
KNOWN = ("stated", "resolved")
_SCALE_NOTE = compile_rare(
    r"(?=[io$€£0])"  # one look skips most letters of a page
    r"(?:\b(?:in|of)\s(?:thousands|millions)\b|[$€£]\s?(?:000|millions?|thousands)\b|\b000s\b)",
    re.IGNORECASE,
)
_RESTATES = compile_rare(r"(?=[rc])\b(?:restat(?:e[sd]?|ing|ement)|correct(?:s|ed|ing)\s)", re.IGNORECASE)
# "Acme unit posts fourth-quarter gain": what follows is the unit's
_UNIT_REPORTS = re.compile(
    r"\b(?:units?|subsidiar(?:y|ies)|affiliates?|division)\s(?:reports?|posts?|has|had|sees|earns?|earned|increased"
    r"|says|said|results?|net|profits?|posted|restates?|raises|lifts|\d)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Discourse:
    """The state of a page between two of its sentences."""

    page: PageContext
    subject: Company | None = None  # the page's subject, where the page opens with it
    is_of_unit: bool = False  # the title says that a part of the company reports
    is_restating: bool = False  # the page takes earlier figures back
    has_scale: bool = False  # the page has a note such as "in thousands"
    heading: str | None = None
    sales_of: str | None = None  # the part whose sales the heading names
    is_outlook: bool = False  # the heading promises guidance
    quarter: Period = field(default_factory=Period)  # what "the quarter" means by now
    title: Period = field(default_factory=Period)  # the one period that the title names
    foreseen: Period = field(default_factory=Period)  # the one that the title looks ahead to
    section: Period | None = None  # the one that the last heading with a time names
    outlook: Period = field(default_factory=Period)  # the one that an outlook is announced for
    in_block: Period = field(default_factory=Period)  # the one last spoken of in this block
    period_of: Company | None = None  # whose figure it was
    compared: dict[tuple, dict[tuple, Period]] = field(default_factory=dict)  # a period > those before it
    owner: Owner = field(default_factory=lambda: Owner(None))
    headed: Owner | None = None  # whom the last heading named alone
    opened: Owner | None = None  # whom the sentence before began with
    part: str | None = None  # the part of the company that this block opened with
    announced: str | None = None  # the words that act on the guidance listed: "reaffirms its outlook"

    def enter_block(self) -> None:
        """A new block speaks of whom its heading names, else of the page's subject, and of no period yet."""
        ticker = self.page.stranger if self.subject is None else None
        self.owner = self.headed or Owner(self.subject, ticker=ticker)
        self.in_block, self.period_of, self.opened, self.part = Period(), None, None, None

    def note_names(self, span: Span, mentions: list[Mention], *, is_heading: bool) -> None:
        """Remember whom a line names alone, and whom a sentence begins with for the "It" of the next one."""
        text = self.page.text
        if self.opened and goes_on(text, span):
            self.owner = self.opened
            return
        alone, first = named_alone(text, span, mentions), opened_with(text, span, mentions)
        if self.page.document.kind == "filing" or not (is_heading or text[span[1] : span[1] + 1] == " "):
            alone = None  # a line of a cover: a registrant's name
        if alone:
            self.owner = Owner(self.page.master.by_id(alone))
        if is_heading:
            self.headed = self.owner if alone else None
        self.opened = Owner(self.page.master.by_id(first)) if first else None

    def note_owner(self, owner: Owner, *, is_first: bool) -> None:
        """Remember whom a sentence names; where it opens with the company, no part of it is spoken of."""
        self.owner = owner
        if is_first and owner.part is None:
            self.part = None

    def note_line(self, line: str) -> None:
        """Remember a short line without a full stop, which heads what follows, and a line above a list."""
        line = line.strip("*#●•▪- ")
        self.announced = announced_action(line)
        if len(line) > LONGEST_HEADING:
            return
        if line[-1:] in (".", "!", "?", ",", ";", "") and not _INITIALS.search(line):
            return
        is_post = self.page.document.kind == "user_post"  # a line on its own may be a member's name
        is_title = line.rstrip(":").lower() in (self.page.document.title or "").lower()
        self.heading = None if is_post or is_title or self.headed else _part_in(line, self.page.subject)
        is_own = is_title or _is_own_name(line.split()[0], self.page.subject)
        self.sales_of = None if is_post or is_own else sales_heading_scope(line)
        self.is_outlook = bool(_OUTLOOK.search(line))
        if not self.is_outlook and not (is_title and FORESEES.search(line)):
            self.section = section_period(line, self.title, self.times(self.page.subject)) or self.section
        if self.is_outlook:
            self.outlook = only_period(line, self.times(self.page.subject, is_future=True)) or self.outlook

    def note_period(self, period: Period, company: Company | None) -> None:
        """Remember a span of time that a figure is of; for the page the subject's, for the block anyone's."""
        if not (period.fiscal_period or period.period_start):
            return
        self.in_block, self.period_of = period, company
        if company == self.page.subject:
            self.quarter = period

    def carried_period(self, company: Company | None, nature: str) -> Period:
        """The period of a figure that says none: spoken of in this block, else named above it.

        Another company's figure has only its own of this block: its periods are not the page's.
        """
        in_block = self.in_block if self.period_of == company else Period()
        if company != self.page.subject:
            return Period() if nature == "guidance" else in_block
        if nature == "guidance":
            period = self.outlook if self.is_outlook else Period()
        else:
            headed = self.title if self.section is None else self.section
            if nature == "consensus" and self.foreseen.period_status != "missing":
                headed = self.foreseen
            period = in_block if in_block.period_status != "missing" else headed
        return replace(period, period_status="resolved") if period.period_status == "stated" else period

    def note_compared(self, current: Period, before: Period) -> None:
        """Remember the earlier period that a figure of this one is compared with."""
        if before.period_status in KNOWN:
            known = self.compared.setdefault((current.fiscal_period, current.period_end), {})
            known.setdefault((before.fiscal_year, before.fiscal_period, before.period_end), before)

    def compared_period(self, current: Period, company: Company | None, *, is_flow: bool) -> Period | None:
        """The one earlier period that this one has been compared with; None for several or none.

        "Sales were Q, compared to Q in the second quarter of 2024"; below it "Net loss was Q, compared to Q".
        News that compare a flow, and have not said with what, do so with the year before.
        """
        known = self.compared.get((current.fiscal_period, current.period_end), {})
        if company != self.page.subject or current.period_status not in KNOWN:
            return None
        if known:
            return replace(*known.values(), period_status="resolved") if len(known) == 1 else None
        is_news = self.page.document.kind in ("news", "wire") and not self.is_restating
        if not (is_news and is_flow and current.fiscal_period):
            return None
        return shift_period(current, "prior_year", self.times(company).calendar)

    def times(self, company: Company | None, *, is_future: bool = False) -> Times:
        """What turns words into days for a company: the page's own calendar, if it is the subject's."""
        page = self.page
        year_end = company.fiscal_year_end if company else None
        calendar = page.calendar if company == page.subject else read_calendar([], year_end)
        return Times(page.text, year_end, page.anchor, calendar, is_future)

    def heading_scopes(self) -> list[str]:
        """The segment that the heading names, as a list of one or none."""
        scope = heading_scope(self.heading)
        return [scope] if scope else []


def begin(page: PageContext) -> Discourse:
    """The state of a page before its first sentence."""
    title = page.document.title or ""
    discourse = Discourse(
        page,
        _subject_of(page, title),
        is_of_unit=bool(_UNIT_REPORTS.search(title)),
        is_restating=bool(_RESTATES.search(page.text)),
        has_scale=bool(_SCALE_NOTE.search(page.text)),
    )
    times = discourse.times(page.subject)
    told, *foreseen = FORESEES.split(title, 1)
    discourse.title = reported_period(page, told, times)
    if discourse.title.fiscal_period in ("Q1", "Q2", "Q3", "Q4"):
        discourse.quarter = discourse.title
    if foreseen:
        ahead = discourse.times(page.subject, is_future=True)
        discourse.foreseen = only_period(foreseen[0], ahead) or Period()
    return discourse


def _subject_of(page: PageContext, title: str) -> Company | None:
    """The page's subject, if its title or lead names it: one named far below owns no nameless sentence."""
    if page.subject is None:
        return None
    own = [mention for mention in page.mentions if mention.company_id == page.subject.company_id]
    is_led = any(mention.text_start < LEAD or mention.surface in title for mention in own)
    return page.subject if is_led or not own else None


def _part_in(line: str, subject: Company | None) -> str | None:
    """A heading that may name a part of the company; None for its own name alone and for a topic that names a
    metric ("Acme Order Backlog" is no part of Acme).
    """
    return None if _is_own_name(line, subject) or find_metrics(line) else line


def _is_own_name(words: str, subject: Company | None) -> bool:
    names = (subject.name, *subject.aliases, *subject.tickers) if subject else ()
    return any(name.lower().startswith(words.rstrip(":").lower()) for name in names)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is read: its tokens, numbers and readings, and what was said before it."""

    span: Span
    tokens: list[Token]
    quantities: list[Quantity]
    readings: list[Reading]
    said: Discourse
    part: str | None = None  # the part of the company that the sentence opens with
    spoken_of: str | None = None  # the one that the sentences before were about

    @property
    def page(self) -> PageContext:
        """The page it stands on."""
        return self.said.page
