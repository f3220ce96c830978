"""Lines that name themselves: widgets, buttons, legal notices, sign-offs. Each rule has a name.

line > (kind, is kept, rule), or None where the line alone does not tell
"""

from __future__ import annotations

import re

from assets.clean.dumps import line_words as say
from assets.clean.dumps.boilerplate import states_figure
from assets.clean.metadata.dateline import read_dateline
from assets.clean.metadata.dates import find_dates


def _labels(listed: str) -> frozenset[str]:
    return frozenset(" ".join(label.split()) for label in listed.split("|"))


# A ticker glued to its move, as quote widgets print it: DELL3.24%, BRK.B-0.4%
_QUOTE = re.compile(r"\$?[A-Z][A-Z0-9]{0,5}(?:[.\-/][A-Z]{1,3})?\s?[+\-−–]?\d{1,4}(?:[.,]\d{1,4})?\s?%")
_HASHTAGS = re.compile(r"(?:[#＃][^\s#]{2,80}\s*){1,30}")
# How often others looked: 12.4K views, 8.1K Popularity
_COUNTER = re.compile(
    r"\d[\d.,]{0,9}\s?[KM]?\s(?:views?|likes?|comments?|shares?|reads?|replies|popularity|followers|reposts?)",
    re.I,
)
# What a board tells of who posted: "Posts: 318", "Joined: Sat Jan 12, 2019"
_MEMBER = re.compile(
    r"""(?:posts|messages|threads|topics|reputation|reaction\sscore|karma|points) \s?: \s? [\d.,]{1,9}[KM]?
      | (?:joined|registered|member\ssince|join\sdate) \s?:? \s .{0,12} \d .{0,24}""",
    re.VERBOSE | re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]\s+)?")

_BUTTONS = _labels(
    """
    about us | accept | accept all | ad | add a comment | add comment | advertise | advertisement |
    advertisements | back to top | be the first to comment | bookmark | cancel | careers | cart |
    checkout | click to share | close | comment | comments | contact us | continue | cookie policy |
    cookies | copy | copy link | download | e-mail | email | email this page | facebook | faq | follow |
    following | gallery | gift | got it | help | home | instagram | join | jump to | leave a reply |
    leave a comment | less | like | likes | linkedin | listen | load more | loading | loading... |
    log in | login | menu | more | mute | my account | newsletter | newsletters | next | no comments |
    ok | open | pause | photos | pinterest | play | post a comment | post comment | prev | previous |
    print | print this page | privacy policy | quote | read more | reddit | register | reject all |
    reply | post reply | reply quote | report | report abuse | report this post | repost | reward | rss |
    save | search | see all | see original | see translation | send | share | share on linkedin |
    share on facebook | share on twitter | share this | share this article | share via email |
    show comments | show more | show original | sign in | sign up | sitemap | skip to main content |
    skip to content | sponsored | story continues | submit | subscribe | telegram | tip | top |
    terms of service | terms of use | tweet | twitter | video | view all | view comments | view more |
    view original | watch | whatsapp
    | write a comment | write a reply | write a review | x | youtube
    """
)
_LEGAL = re.compile(
    r"""
      \b(?: third[- ]party\scontent .{0,120} (?:information|purposes)
          | (?:not|nor|no) \s .{0,80}? (?:financial|investment|professional|legal) \s .{0,30} advice
          | for\s(?:informational|information)\spurposes\sonly
          | all\srights\sreserved
          | see\s(?:our\s)?(?:full\s)?disclaimer
          | forward[- ]looking\s(?:statements?|information)\b .{0,400}?
            (?: within\sthe\smeaning | act\sof\s19 | risks?\b | uncertaint )
          | safe\sharbor\b
          | (?:undertakes?|assumes?)\sno\s(?:obligation|duty)\b
          | disclaims?\sany\s(?:obligation|duty|intention)
          | (?:by|using)\s.{0,40}\syou\sagree\sto\b
          | positions?\s(?:\w{1,12}\s){0,4}in\s(?:any\sof\s)?the\s
            (?:stocks|securities|companies|shares)\smentioned
          | past\sperformance\sis\s(?:no|not)\b
          | (?:quotes|data)\sdelayed\sat\sleast )
      | ^ (?: © | \(c\)\s(?:copyright|(?:19|20)\d\d) | copyright\b ) .{0,200} $
      | ^ (?:disclaimer|disclosure|important\snotice)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What a dropped line is, by its words; the first that fits.
_FURNITURE = (
    (re.compile(r"\b(?:advertis|sponsored|promoted)", re.IGNORECASE), "ad"),
    (re.compile(r"copyright|©|all rights|privacy|terms of|cookie|disclaimer", re.IGNORECASE), "legal"),
    (
        re.compile(r"\b(?:sign up|subscri|newsletter|follow|share|log in|register|download)", re.IGNORECASE),
        "engagement",
    ),
    (say.REACTION, "comment"),
    (re.compile(r"(?:by|written by|posted by)\s", re.IGNORECASE), "byline"),
)
MAX_BUTTON = 28
MAX_BESIDE_DATE = 40  # characters: a time of day, its zone, the name of a weekday
NOTICE_BEGINS, SHORT_NOTICE = 200, 500  # characters; from reading press releases

# A picture's caption as text: its credit stands at an end.
_CAPTION = re.compile(
    r"""
      ^ (?:image|photo|picture|foto|file\sphoto)s? (?:\s(?:source|credit|by))? \s? [:/] \s? .{2,300} $
    | ^ .{0,300} \( (?:image|photo|picture|photograph|credit|source)s? [^()]{0,20} [:/] [^()]{2,80} \) $
    | ^ .{0,300} (?<![a-z]) (?:(?:image|photo|picture)s?\s)? credits?: \s? [^.:]{2,60} $
    | ^ .{10,300} [.,)\s] \s (?:image|photo|picture|photograph|foto) (?:\sby)? \s? : \s? [^.:]{2,60} $
    | ^ (?:chart|graphic|infographic) \s? : .{2,200} \b source \s? : .{2,60} $
    | ^ .{0,300} \b (?:getty\simages|ap\sphoto|afp\sphoto) [^.]{0,40} $
    | ^ .{0,300} (?: / \s? file\sphoto \b | \b reuters / [a-z] | \b purchase\slicensing ) .{0,60} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A line that leads to another page.
_POINTER = re.compile(
    r"""
    [\[(>»→•*\s]{0,4}
    (?: related (?:\s(?:articles?|stor(?:y|ies)|news|content|reading|coverage|links?))? | see\s(?:also|more)
      | (?:also\s)?read (?:\s(?:also|more|next|the\sfull\s\w{4,12}))? | more\son\sthis | don['’]t\smiss
      | watch (?:\s(?:now|also|more|live))? | up\snext | sign\sup | subscribe )
    \s? [:>»] .{2,160}
    | \[? (?:read|see|watch) \s more \b .{0,120} | click\shere\s(?:for|to)\b .{2,160}
    | our\sstandards : .{2,80}
    | (?:you\scan\s|please\s)? follow \s (?:us|me|him|her|@\w{1,40}) \b .{0,120}
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Published on": when the page was, not what it is about.
_PUBLISHED = re.compile(
    r"""(?:and\s)? (?:(?:last|first)\s)?
    (?:posted|published|updated|modified|actualizado|publicado|stand|aktualisiert|veröffentlicht|publié|mis\sà\sjour)
    \b \s?:? (?:\s(?:on|at|am|le|el|em))?""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_WORD = re.compile(r"\b(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)[^\W\d_]{5}", re.IGNORECASE)
_SHARE = re.compile(
    r"click\sto\s(?:share|email|print)\b|.{0,80}\(opens\sin\s(?:a\s)?new\swindow\)|this\sslideshow", re.I
)
# How a wire ends: "SOURCE Example Corp", "-0-", "/CONTACT: Ada Example, 555-010-0199/"
_SIGN_OFF = re.compile(
    r"SOURCE\s?:?\s{1,4}[A-Z].{2,100}|-\s?0\s?-.{0,60}|/\s?(?i:contacts?|web\ssite|photo|company\snews)\b.{2,300}"
)
# The envelope and the page marks of filings as text; what stands for a picture.
_MARKUP = re.compile(
    r"(?:</?[A-Za-z\-]{1,20}>\s{0,9})+|<(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION|PAGE)>.{0,200}|-\s?\d{1,3}\s?-"
    r"|\[(?i:image|photo|logo|video)\b[^\]\n]{0,100}\]"
    r"|EX-\d.{0,20}\s\S{1,80}\.(?:htm|html|txt)\b.{0,60}|(?i:exhibit|document|ex)[\s-]?(?:\d{1,3}(?:\.\d{1,3})?)?"
)

Verdict = tuple[str, bool, str]


def judge_line(text: str) -> Verdict | None:
    """Kind, whether it is kept, and rule of a line that can be told by itself.

    >>> judge_line("DELL3.24%"), judge_line("• Repost")
    (('quote_widget', True, 'ticker_and_move'), ('engagement', False, 'button'))
    >>> judge_line("Revenue rose 3% to $4 million.")
    """
    if _QUOTE.fullmatch(text):
        return "quote_widget", True, "ticker_and_move"
    if _HASHTAGS.fullmatch(text):
        return "engagement", False, "hashtag"
    if len(text) < 60 and _MEMBER.fullmatch(text):
        return "comment", False, "member"
    if _COUNTER.fullmatch(text):
        return "engagement", False, "counter"
    if len(text) <= MAX_BUTTON and text[_BULLET.match(text).end() :].casefold().rstrip(" :›»>…") in _BUTTONS:
        return "engagement", False, "button"
    if len(text) < 400 and _CAPTION.match(text):
        return "other", False, "caption"
    if len(text) < 200 and _POINTER.fullmatch(text):
        return "nav", False, "pointer_elsewhere"
    if len(text) < 90 and _says_when_published(text):
        return "dateline", False, "when_published"
    if len(text) < 120 and _SHARE.match(text):
        return "engagement", False, "button"
    if len(text) < 200 and _MARKUP.fullmatch(text):
        return "other", False, "markup"
    if _SIGN_OFF.fullmatch(text):
        return "other", False, "sign_off"
    if _is_legal(text):
        return "legal", False, "legal_notice"
    if not any(character.isalnum() for character in text):
        return "other", False, "no_words"
    return None


def _says_when_published(text: str) -> bool:
    """Whether a line says when the page was published or changed, and no more."""
    label = _PUBLISHED.match(text)
    stated = next(iter(find_dates(text)), None) if label else None
    if stated is None or stated.precision == "month":
        return False
    beside = f"{text[label.end() : stated.start]} {text[stated.end :]}"
    return len(beside) < MAX_BESIDE_DATE and _OTHER_WORD.search(beside) is None


def is_dropped(text: str) -> bool:
    """Whether a line names itself as none of the article's."""
    verdict = judge_line(text)
    return verdict is not None and not verdict[1]


def _is_legal(text: str) -> bool:
    """Whether a paragraph is a notice from its beginning on; a release in one paragraph ends in one."""
    notice = _LEGAL.search(text[:2000])
    if notice is None or (notice.start() > NOTICE_BEGINS and len(text) > SHORT_NOTICE):
        return False
    return not states_figure(text) and read_dateline(text) is None


def name_furniture(text: str) -> str:
    """The kind of a line that is not the article's.

    >>> name_furniture("Sign up for our newsletter"), name_furniture("3 replies"), name_furniture("Markets")
    ('engagement', 'comment', 'nav')
    """
    count = len(say.WORD.findall(text[:2000]))
    for pattern, kind in _FURNITURE:
        if count < 30 and pattern.search(text):
            return kind
    return "nav" if count < 15 else "other"
