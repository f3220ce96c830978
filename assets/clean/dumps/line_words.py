"""Words that tell the lines of an article from the lines around it.

Function words: the commonest of the languages that news is mostly written in. Cues: the headings,
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
    per una non da sono os um uma não mais como mas foi ao pelo pela até isso ele ela também já seu sua em
    nos das dos het een van op te zijn dat niet voor met aan ook maar bij och att som är av på den det till
    har og er på til ikke w i na z do nie się że jest od po jak ale za o yang dan dengan untuk pada itu ini
    dari dalam tidak akan adalah oleh bir ve bu için ile de da и в не на что с по как это но он к из у за
    то все от так же для бы о а я мы их его она они был было или если когда только уже
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
      | also\sread | also\sfrom\s | up\snext | you\s(?:may|might)\s(?:also\s)?like | trending
      | most\s(?:read|popular|viewed|recent|commented) | popular | latest | top\s(?:stories|news)
      | newsletter | sign\sup | subscribe | get\s(?:the|our) | join\s(?:the|our) | follow\s(?:us|me|@) | share
      | (?:\d{1,5}\s)?comments?\b | (?:leave|post|add)\sa\s(?:reply|comment) | about\s(?:the\sauthor|us)
      | tags?:? | topics:? | categories | filed\sunder | see\salso | in\sthis\s(?:article|story)
      | editor['’]?s\spicks? | sponsored | advertis | promoted
      | (?:together|brought\sto\syou)\s(?:with|by)\s | story\scontinues | modal\stitle | request\sa\sdemo
      | pinned | copyright | © | all\srights
      | next | previous | don['’]?t\smiss | what\sto\sread | explore | discover | featured | similar
      | other\s(?:news|stories|articles) | view\s(?:all|more|comments) | (?:load|show)\smore
      | log\s?in | sign\sin | terms | privacy | contact | sources?: | references | further\sreading
      | cookie | we\suse\scookies
      | mehr\szum | lesen\ssie | auch\sinteressant | das\skönnte | kommentare? | teilen | anzeige | weitere
      | lire\saussi | à\slire | sur\sle\smême | partager | commentaires? | articles\sliés | inscrivez
      | lea\stambién | te\spuede | relacionad[ao]s? | compartir | comentarios? | más\s(?:noticias|sobre|leíd)
      | leia\s(?:também|mais) | veja\s(?:também|mais) | você\spode | compartilh | comentários? | comente
      | sobre\so\sautor | leggi\sanche | potrebbe\sinteressarti | condividi | commenti | lees\sook
      | читайте\sтакже | по\sтеме | смотрите\sтакже | комментари | поделит | подписывайтесь | реклама
      | baca\sjuga | berita\sterkait | bagikan | komentar | przeczytaj | czytaj\s | läs\s(?:mer|också)
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
# Whom a line speaks to, and of whom.
YOU = re.compile(
    r"\b(?:you|your|yours|you['’]\w+|ihre?n?|ihnen|vous|votre|vos|usted|você|sua|tu|jij|uw)\b", re.IGNORECASE
)
WE = re.compile(
    r"\b(?:we|our|us|ours|wir|unsere?n?|nous|notre|nos|nosotros|nuestr[oa]s?|nós|noss[oa]s?)\b", re.IGNORECASE
)
REACTION = re.compile(
    r"""\b(?: \d{1,7}\s(?:likes?|replies|points?|upvotes?|views|comments?|shares?|retweets)
      | reply | posted\s(?:by|on) | joined | member | permalink | quote | said: | wrote: | edited | votes?
      | (?:minutes?|hours?|days?)\sago )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Who wrote this: "Jane Roe is a reporter in Example City."
BIO = re.compile(
    r"""^(?:[^\W\d_][\w.'’-]*\s){1,4}(?: (?:is|was|has\sbeen|writes|covers|works|joined|lives)\b
        .{0,160}? \b(?:writer|editor|reporter|journalist|author|founder|correspondent|contributor|columnist
        | blogger | analyst | producer | consultant | expert | director | manager | specialist | blog ) )
      | \b(?:about\sthe\sauthor|follow\s(?:him|her|them)\son|(?:his|her)\swork\shas)\b""",
    re.VERBOSE | re.IGNORECASE,
)
CREDIT = re.compile(
    r"""\b(?: credits?: | getty | afp\b | ap\sphoto | reuters/ | shutterstock | instagram | flickr | foto:?
      | photo(?:graph)?s?(?:\sby)?[:/\s] | image(?:\ssource|\scredit)?: | picture: | courtesy\s(?:of|photo)
      | file\sphoto | fotografia | © )""",
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
# "... Example Inc. (Nasdaq: EXMP) today reported results for the quarter ..."
OPENS_RELEASE = re.compile(
    r"""^.{0,300}\((?:NYSE|Nasdaq|TSX|LSE|OTC|AMEX|ASX|Euronext)[^()]{0,40}:[^()]{1,30}\).{0,200}?
    \b(?:today\s)?(?:announced|reported|released|provided)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# A date that is not the page's own: the end of a period, the day of a call, a change.
ABOUT_A_TIME = re.compile(
    r"\b(?:ended|ending|quarter|fiscal|results|period|months|as\sof|through|until|updated|modified|joined|registered|member|on\s[A-Z]\w+day)\b",
    re.IGNORECASE,
)
