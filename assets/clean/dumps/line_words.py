"""Words that tell the lines of an article from the lines around it.

Function words: the commonest of English, German, French, Spanish, Italian. Cues: the headings,
buttons and labels that news sites, blogs and forums set around an article, by reading dumps of
their pages.
"""

from __future__ import annotations

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


FUNCTION_WORDS = _words(
    """
    the of to and a in that is for it with as was on by at from be are this an or have has had not but
    its he she they we you which will their his her were been would more than who said after about when
    up out so if no can one i my your our us them there what all also into could just over some other do
    only new time like two first any these then people now how because even most between through while
    during before der die und das ist nicht ein eine zu den von mit auf für sich im dem des les le la et
    en un une que pour dans est qui par sur plus au el los las del de y por con para su se lo il di che
    per una non da sono
    """
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
END = re.compile(r"""[.!?…]["”’'»)\]]{0,4}$|["”]$""")
STOP = re.compile(r"""[.!?]["”’)]? """)
DATE = re.compile(
    r"""\b(?:19|20)\d\d\b | \b\d{1,2}:\d\d\b | \bago\b
      | \b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b""",
    re.VERBOSE | re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:by|von|por|par|(?:posted|written|text|story|reporting|editing)\sby|author|photo)\b", re.IGNORECASE
)
CUE = re.compile(
    r"""[\W_]{0,4}(?:
        related | recommended | more\s(?:from|on|in|stories|news|like) | read\s(?:more|next|also|the\sfull)
      | also\sread | up\snext | you\s(?:may|might)\s(?:also\s)?like | trending
      | most\s(?:read|popular|viewed|recent|commented) | popular | latest | top\s(?:stories|news)
      | newsletter | sign\sup | subscribe | get\s(?:the|our) | join\s(?:the|our) | follow\s(?:us|me|@) | share
      | (?:\d{1,5}\s)?comments?\b | (?:leave|post|add)\sa\s(?:reply|comment) | about\s(?:the\sauthor|us)
      | tags?:? | topics:? | categories | filed\sunder | see\salso | in\sthis\s(?:article|story)
      | editor['’]?s\spicks? | sponsored | advertis | promoted | copyright | © | all\srights
      | next | previous | don['’]?t\smiss | what\sto\sread | explore | discover | featured | similar
      | other\s(?:news|stories|articles) | view\s(?:all|more|comments) | (?:load|show)\smore
      | log\s?in | sign\sin | terms | privacy | contact | sources?: | references | further\sreading
      | cookie | we\suse\scookies
      | notify\sme | your\semail | email\saddress | name\s\* | website | save\smy\sname | discussion | reply
      | report )""",
    re.VERBOSE | re.IGNORECASE,
)
LEGAL = re.compile(
    r"""copyright | © | all\srights\sreserved | privacy\spolicy | terms\sof\s(?:use|service) | cookie
      | disclaimer | third[- ]party\scontent | advertis | affiliate | subscri | newsletter | sign\sup
      | your\s(?:email|inbox|account|browser) | javascript | log\sin | register | download\s(?:the|our)\sapp
      | click\shere | follow\sus""",
    re.VERBOSE | re.IGNORECASE,
)
SPEAKER = re.compile(r"\b(?:he|she|they|said|says|told|we|i)\b", re.IGNORECASE)
REACTION = re.compile(
    r"""\b(?: \d{1,7}\s(?:likes?|replies|points?|upvotes?|views|comments?|shares?|retweets)
      | reply | posted\s(?:by|on) | joined | member | permalink | quote | said: | wrote: | edited | votes?
      | (?:minutes?|hours?|days?)\sago )\b""",
    re.VERBOSE | re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://|www\.|@\w|\w@\w|#\w")
# "By Jane Doe", "By Jane Doe, Reuters"
AUTHOR = re.compile(
    r"(?:by|written\sby|posted\sby|author:?|von|par|por)\s+(?P<name>[^\W\d_][^\d|•]{2,45})", re.IGNORECASE
)
FIGURE = re.compile(
    r"\d[\d,.]*\s?(?:%|percent|cents|million|billion|bln|mln)|[$€£¥]\s?\d|\d\.\d", re.IGNORECASE
)
# A date that is not the page's own: the end of a period, the day of a call, a change.
ABOUT_A_TIME = re.compile(
    r"\b(?:ended|ending|quarter|fiscal|results|period|months|as\sof|through|until|updated|modified|on\s[A-Z]\w+day)\b",
    re.IGNORECASE,
)
