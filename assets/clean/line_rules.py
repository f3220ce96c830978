"""Lines that name themselves: widgets, buttons, legal notices, sign-offs. Each rule has a name.

line > (kind, is kept, rule), or None where the line alone does not tell
"""

from __future__ import annotations

import re

# A ticker glued to its move, as quote widgets print it: DELL3.24%, BRK.B-0.4%
_QUOTE = re.compile(r"\$?[A-Z][A-Z0-9]{0,5}(?:[.\-/][A-Z]{1,3})?\s?[+\-−–]?\d{1,4}(?:[.,]\d{1,4})?\s?%")
_HASHTAGS = re.compile(r"(?:[#＃][^\s#]{2,80}\s*){1,30}")
_BULLET = re.compile(r"(?:[•●▪◦‣·*–—-]\s+)?")

_BUTTONS = frozenset(
    label.strip()
    for label in [
        "\n    reward ",
        " comment ",
        " comments ",
        " repost ",
        " share ",
        " like ",
        " likes ",
        " reply ",
        " follow ",
        " following ",
        " subscribe\n    ",
        " sign up ",
        " sign in ",
        " log in ",
        " login ",
        " register ",
        " join ",
        " save ",
        " bookmark ",
        " print ",
        " email ",
        " e-mail ",
        "\n    copy link ",
        " copy ",
        " download ",
        " add a comment ",
        " no comments ",
        " post comment ",
        " leave a comment ",
        " leave a\n    reply ",
        " view original ",
        " view more ",
        " view all ",
        " see all ",
        " show more ",
        " load more ",
        " read more ",
        " more ",
        "\n    less ",
        " back to top ",
        " next ",
        " previous ",
        " prev ",
        " menu ",
        " search ",
        " close ",
        " open ",
        " skip to content ",
        " skip\n    to main content ",
        " share this ",
        " share this article ",
        " tweet ",
        " facebook ",
        " twitter ",
        " linkedin ",
        " whatsapp\n    ",
        " telegram ",
        " reddit ",
        " pinterest ",
        " instagram ",
        " youtube ",
        " rss ",
        " gift ",
        " listen ",
        " advertisement ",
        "\n    advertisements ",
        " sponsored ",
        " ad ",
        " report ",
        " report abuse ",
        " quote ",
        " cancel ",
        " submit ",
        " send ",
        " ok ",
        "\n    accept ",
        " accept all ",
        " reject all ",
        " got it ",
        " continue ",
        " play ",
        " pause ",
        " mute ",
        " watch ",
        " video ",
        " photos\n    ",
        " gallery ",
        " x ",
        " reply quote ",
        " loading ",
        " loading... ",
        " print this page ",
        " email this page ",
        " jump to ",
        "\n    view comments ",
        " post a comment ",
        " report this post ",
        " share on facebook ",
        " share on twitter ",
        " share on\n    linkedin ",
        " share via email ",
        " click to share ",
        " newsletter ",
        " newsletters ",
        " my account ",
        " cart ",
        "\n    checkout ",
        " help ",
        " home ",
        " contact us ",
        " about us ",
        " privacy policy ",
        " terms of use ",
        " terms of service ",
        "\n    cookie policy ",
        " cookies ",
        " sitemap ",
        " careers ",
        " advertise ",
        " faq\n    ",
    ]
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
          | past\sperformance\sis\s(?:no|not)\b
          | (?:quotes|data)\sdelayed\sat\sleast )
      | ^ (?: © | \(c\)\s | copyright\b ) .{0,200} $
      | ^ (?:disclaimer|disclosure|important\snotice)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
MAX_BUTTON = 28

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
    if len(text) <= MAX_BUTTON and text[_BULLET.match(text).end() :].casefold().rstrip(" :›»>…") in _BUTTONS:
        return "engagement", False, "button"
    if _LEGAL.search(text[:2000]):
        return "legal", False, "legal_notice"
    if not any(character.isalnum() for character in text):
        return "other", False, "no_words"
    return None
