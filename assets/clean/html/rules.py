"""Named rules that drop a leaf of text inside the article, and the kind of a block.

Each rule is about one habit of web pages: the line that says when and by whom, the credit
under a picture, the pointer to another page, the call to subscribe. What no rule names stays.
"""

from __future__ import annotations

import re

from assets.clean.html import hints as hint
from assets.clean.html.main_text import link_density
from assets.clean.html.tree import Element, Leaf
from assets.clean.metadata.stamps import is_byline, is_dated, is_stamp, is_title

Verdict = tuple[str, str]  # kind of the block, name of the rule

# Why an element that is no part of the article is dropped. The first hint that fits names it.
SUSPECT_RULES = (
    (hint.HIDDEN, "other", "hidden"),
    (hint.CONSENT, "legal", "consent_notice"),
    (hint.AD, "ad", "advertisement"),
    (hint.COMMENT, "comment", "reader_comments"),
    (hint.SHARE, "engagement", "share_buttons"),
    (hint.RELATED, "nav", "related_pages"),
    (hint.LEGAL, "legal", "legal_notice"),
    (hint.FORM, "engagement", "form"),
    (hint.TAGS, "nav", "tags"),
    (hint.AUTHOR, "byline", "about_the_author"),
    (hint.MEMBER, "byline", "about_a_member"),
    (hint.CONTROL, "engagement", "control"),
    (hint.NAV, "nav", "navigation"),
    (hint.FOOT, "legal", "page_footer"),
    (hint.WIDGET, "other", "widget"),
    (hint.SIDE, "nav", "side_column"),
    (hint.CAPTION | hint.GALLERY, "other", "caption"),
    (hint.META, "byline", "byline"),
    (hint.HEAD, "nav", "page_header"),
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SUBHEADINGS = HEADINGS - {"h1"}
MAX_POINTER = 140  # characters of a line that leads to another page
MAX_CALL = 220  # characters: a longer text is no call to subscribe
MAX_CONSENT = 500
MAX_HEADING = 60  # a longer heading above the text is its standfirst
MAX_BIOGRAPHY = 700  # characters of a note about the author
MAX_POSTER = 60  # characters of a member's name
MAX_CREDIT = 300

# How a line begins that leads to another page, or stands over a list of such.
_LEADS_ON = re.compile(
    r"""\W{0,3}(?: related\b | read\s(?:more|also|next|our|:) | see\s(?:also|more)\b
      | adver(?:t|tisement)s?\W*$ | (?:also|up)\s?(?:read|next|see)\b
      | more\s(?:on|from|in|stories|news|articles|like|:)\b(?!-) | watch\s?(?::|now|live|more|the)
      | don['’]t\smiss | you\s(?:may|might)\s(?:also|be) | must[\s-]read | click\shere\b
      | (?:recommended|suggested|further)\s(?:reading|for|articles|stories|posts)
      | (?:latest|recent|popular|trending|top|other|similar|featured)
        \s(?:news|stories|articles|posts|headlines)
      | (?:continue|keep)\sreading | story\scontinues | what\sto\sread | most\s(?:read|popular|viewed)
      | leia\s(?:mais|tamb) | lire\saussi | lesen\ssie | mehr\szum | читайте\sтакже | (?:lea|ver)\stamb
      | lee\s(?:más|tamb) | baca\sjuga | lees\sook )""",
    re.VERBOSE | re.IGNORECASE,
)
# What stands over the tools below an article, and never over a text.
_TOOLS_BELOW = re.compile(
    r"""\W{0,3}(?: about\sthe\s(?:author|writer) | share\sthis | comments?\b | sign\sup | subscribe
      | newsletter | (?:leave|post|add|write)\sa\s(?:comment|reply|response)
      | join\sthe\s(?:conversation|discussion) | tags?\b | filed\sunder | topics\b )""",
    re.VERBOSE | re.IGNORECASE,
)
# Of a text in lower case.
_CALL = re.compile(
    r"""\b(?: sign\sup\b | subscrib(?:e|ing)\b | newsletters? | your\sinbox
      | followe?d?\s(?:us|me|him|her|them|@|[\w’' ]{2,30}\son)\b
      | (?:like|find)\sus\son | join\s(?:our|us|the\sconversation) | download\s(?:our|the\sapp)
      | get\s(?:in\stouch|the\slatest|access\sto|started) | contact\s(?:us|the\s(?:author|writer|reporter))
      | (?:e-?mail|reach|contact|tweet)\s[^.]{0,50}@ | be\sreached\sat\b
      | have\sa\s(?:news\s)?(?:tip|story)
      | earn\s(?:a\s)?(?:small\s|affiliate\s)*commission | affiliate\s(?:links?|commission|advertis)
      | all\srights\sreserved | our\sstandards | terms\sof\s(?:use|service)
      | support\s(?:our|independent)\sjournalism )""",
    re.VERBOSE,
)
_CONSENT = re.compile(
    r"\b(?:uses?|using|store|accept)\b[^.]{0,40}\bcookies\b|\bcookie\s(?:policy|settings|preferences|notice)\b",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"""(?:[A-ZÀ-Þ][\w.'’-]+\s){1,4}(?:\([^)]{0,60}\)\s)?(?:is|was|has\sbeen|writes|covers|joined|works|reports)\s[^.]{0,80}
      \b(?: editor|writer|reporter|journalist|author|analyst|founder|co-?founder|correspondent|contributor
        |professor|blogger|columnist|director|freelance|expert|specialist|covering|consultant|manager)""",
    re.VERBOSE,
)
# Of a text in lower case that holds one of the words.
_CREDIT_WORDS = (
    *("image", "photo", "pic", "credit", "foto", "source", "file", "illustration", "shutterstock", "©"),
    *("(ap", "/ap", "/ ap", "/afp", "/ afp", "/reuters", "/ reuters", "/epa", "/ epa"),
)
_CREDIT = re.compile(
    r"""\((?:image|photo|picture|pic|credit|foto|source|file|ap|illustration)\b[^)]{0,90}\)\W*$
      | ^\W?(?:image|photo(?:graph)?|picture|illustration)s?
        \s?(?:credits?|copyright|caption|by\b|courtesy|source|:|\d+\sof\s\d+)
      | getty\simages | shutterstock | /\s?(?:ap|afp|reuters|epa)\)?$ | ^© | \bcredits?:\s?[^.]{2,60}$
      | ^file\sphoto\b""",
    re.VERBOSE,
)
_ORNAMENT = re.compile(r"[\W_]{1,80}|(?:page\s)?[-–\s]{0,3}\d{1,3}[-–\s]{0,3}(?:of\s\d{1,3})?", re.IGNORECASE)
_TOOL = re.compile(
    r"""(?:story|article|page|reader|sharing)\stools | (?:text|font)\ssize | link\scopied!?
      | (?:e-?mail|print|save|share)\sthis(?:\s\w+)? | pages?:(?:\s\d{1,3}){1,30}
      | (?:enlarge|zoom)(?:\s(?:image|photo|this\simage))?""",
    re.VERBOSE | re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"""this\s(?:document|article|material|content)
        \s(?:is\ssubject\sto\scopyright | may\snot\sbe\s(?:re)?published)
      | copyright\s(?:© | \(c\) | \d{4})""",
    re.VERBOSE | re.IGNORECASE,
)
MAX_TOOL = 70  # characters
MAX_COPYRIGHT = 400


def name_suspect(element: Element) -> Verdict:
    """Kind and rule of the blocks of an element that is no part of the article."""
    for flag, kind, rule in SUSPECT_RULES:
        if element.hints & flag:
            return kind, rule
    return "other", "outside_the_article"


def judge_leaf(leaf: Leaf) -> Verdict | None:
    """Why a leaf is no part of the article it stands in; None where it is."""
    if leaf.kind is not None or leaf.element.tag == "pre":
        return None  # what a program says is no pointer and no credit
    text, length = leaf.text, len(leaf.text)
    density = link_density(leaf)
    if (
        density > 0.8
        and length < 120
        and leaf.element.tag not in ("p", "blockquote")
        and not _is_heading(leaf)
    ):
        return "nav", "link_list"
    is_sentence = length >= 25 and text.endswith(".") and density < 0.8
    is_apart = density > 0.3 or length < 30 or text[0] in "[("
    if length < MAX_POINTER and not is_sentence and is_apart and _LEADS_ON.match(text):
        return "nav", "pointer_elsewhere"
    if density > 0.7 and text.isupper():
        return "nav", "pointer_elsewhere"
    if length < MAX_CREDIT and _is_credit(text.lower()):
        return "other", "caption"
    if length < MAX_TOOL and _TOOL.fullmatch(text.strip('"“” ')):
        return "engagement", "tool_of_the_page"
    if length < MAX_COPYRIGHT and _COPYRIGHT.match(text):
        return "legal", "legal_notice"
    if is_dated(text):
        return "dateline", "date_line"
    return None


def judge_lead(leaf: Leaf, *, is_opened: bool, is_release: bool) -> Verdict | None:
    """Why a leaf above the first sentence of the article is no part of it; None where it may stay."""
    text, length = leaf.text, len(leaf.text)
    if closing := judge_closing(text):
        return closing
    if is_byline(text):
        return "byline", "byline"
    if is_stamp(text):
        return "dateline", "date_line"
    # the standfirst of a company's release may be all that says so
    is_deck = leaf.element.hints & hint.DECK or (leaf.element.tag in HEADINGS and length > MAX_HEADING)
    if is_deck and not is_release:
        return "other", "standfirst"
    if length < 40 and leaf.element.tag != "li" and not is_opened and text[-1] not in ".:?!":
        return "other", "above_the_article"
    return None


def judge_tail(leaf: Leaf, *, is_last: bool) -> Verdict | None:
    """Why a leaf below the last sentence of the article is no part of it; None where it may stay."""
    if is_last and _is_heading(leaf):
        return "other", "heading_of_nothing"
    if closing := judge_closing(leaf.text):
        return closing
    if link_density(leaf) > 0.5:
        return "nav", "link_list"
    return None


def opens_section(leaf: Leaf) -> bool:
    """Whether a leaf is a heading below the page's own, or a program: the text has begun."""
    return leaf.element.tag in SUBHEADINGS or leaf.element.tag == "pre"


def is_call(text: str) -> bool:
    """Whether a short text asks its reader to subscribe, to follow or to write in."""
    return len(text) < MAX_CALL and _CALL.search(text.lower()) is not None


def _is_credit(text: str) -> bool:
    for word in _CREDIT_WORDS:
        if word in text:
            return _CREDIT.search(text) is not None
    return False


def is_consent(text: str) -> bool:
    """Whether a text asks its reader to agree to cookies."""
    return len(text) < MAX_CONSENT and "cookie" in text.lower() and _CONSENT.search(text) is not None


def judge_closing(text: str) -> Verdict | None:
    """Why a text is of the sort that follows an article: a notice, a call, a note about its author."""
    if is_consent(text):
        return "legal", "consent_notice"
    if is_call(text):
        return "engagement", "call_to_action"
    if len(text) < MAX_BIOGRAPHY and _AUTHOR.match(text):
        return "byline", "about_the_author"
    return None


def opens_related(leaf: Leaf) -> bool:
    """Whether a leaf is the heading over pointers to other pages."""
    is_short = len(leaf.text) < 60 and leaf.element.tag not in ("dt", "dd") and not leaf.text.endswith(".")
    return (
        is_short
        and (_is_heading(leaf) or len(leaf.text) < 30)
        and (_LEADS_ON.match(leaf.text) or _TOOLS_BELOW.match(leaf.text)) is not None
    )


def is_ornament(text: str) -> bool:
    """Whether a line is a bullet, a rule or a page number."""
    return _ORNAMENT.fullmatch(text) is not None


def name_kind(leaf: Leaf, titles: set[str]) -> str:
    """The kind of a kept block."""
    if is_title(leaf.text, titles):
        return "headline"
    if leaf.kind == "table":
        return "table"
    if is_stamp(leaf.text) and leaf.element.tag not in ("td", "li"):
        return "dateline"
    if is_poster(leaf) or (len(leaf.text) <= MAX_POSTER and is_byline(leaf.text)):
        return "byline"
    if _is_heading(leaf):
        return "heading"
    if leaf.element.tag in ("li", "dd", "dt"):
        return "list"
    return leaf.kind or "body"


def _is_heading(leaf: Leaf) -> bool:
    if leaf.element.tag in HEADINGS:
        return True
    return len(leaf.text) < 100 and leaf.count_bold >= 0.9 * len(leaf.text)


def is_poster(leaf: Leaf) -> bool:
    """Whether a short line is the name of a member of a forum."""
    element = leaf.element
    if len(leaf.text) > MAX_POSTER or is_stamp(leaf.text):
        return False
    for _ in range(2):
        if element is None:
            return False
        if element.hints & hint.POSTER:
            return True
        element = element.parent
    return False
