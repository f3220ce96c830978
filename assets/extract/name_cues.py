"""The words around a name that say it is a company, or that it is not.

Cues are general: a legal form, shares, a possessive before a figure, a verb of earnings news.
"""

from __future__ import annotations

import re

# A tag, a verb of earnings news or shares after the name: enough for an ordinary word too.
_STRONG_RIGHT = re.compile(
    r"""
    (?: ['’]s? (?=\s) )?
    \s* (?: \( [^()]{0,60} \) \s* )? ,? \s*              # (NYSE: X)
    (?: <[A-Z0-9] | (?:
      (?:also\s|has\s)? (?:reported | posted | said | announced | earned | beat | missed | topped)
      | reports | posts | says | announces | earns | beats | misses | tops
      | raised | raises | cuts | lowered | lowers | expects | expected | forecasts? | guided | guides
      | swung | swings | rose | fell | gained | jumped | surged | soared | slid | slumped | dropped
      | tumbled | rallied | plunged | climbed | sank | shed | added | lost | declined | advanced
      | shares | stock | shareholders | stockholders | plans\sto | agreed\sto | acquired | acquires | unveiled
      | launched | recorded | declared | delivered | trades | traded | is\strading | outperformed
      | underperformed | CEO | CFO | chief\s | executives? | spokes\w+ | &\sCo
    ) \b )
    """,
    re.VERBOSE,
)
# Words that follow adjectives as well ("Core earnings", "Total revenue").
_WEAK_RIGHT = re.compile(
    r"""['’]?\s* (?: earnings | revenues? | sales | profits? | net | quarterly | results | which | is | was | has | will
    | bought | sold | hired | named | filed | generated | delivers | closed | opened | investors | and\sits )\b""",
    re.VERBOSE,
)
_OWN_FIGURES = re.compile(
    r"['’]s?\s(?:\w+[\s-]){0,3}(?:shares?|stock|revenues?|earnings|profits?|results|sales|CEO|CFO|chief)\b"
)
_POSSESSIVE = re.compile(r"['’]s?\s")
_LEFT = re.compile(
    r"""
    (?: \b (?: shares?\s(?:of|in) | stocks?\s(?:of|in|like) | stake\sin | investors?\sin | unit\sof
      | subsidiary\sof | parent\sof | maker | retailer | giant | rivals? | peers? | competitors?
      | companies\s(?:like|such\sas|including) | stocks\ssuch\sas | results\s(?:from|of|at)
      | earnings\s(?:from|of|at) | CEO\sof | chief\sexecutive\sof | analysts\sat | acquisition\sof
      | acquired? | acquire | bought | supplier\sto | customers?\s(?:like|such\sas|including)
      | bellwethers? | heavyweights? | led\sby | including | like | versus
    ) \s+ (?:the\s)? ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEFT_WINDOW = 40
_ARTICLE = re.compile(r"\b(?:the|a|an|our|your|its|their|this|these|any|each|every)\s$")
_FEDERAL_RESERVE = re.compile(r"\b(?:Federal Reserve|Fed|Home Loan|People's|Central)\s$")
_SOCIAL = frozenset(
    (
        "facebook",
        "instagram",
        "linkedin",
        "youtube",
        "twitter",
        "reddit",
        "github",
        "whatsapp",
        "pinterest",
        "snapchat",
    )
)
_SOCIAL_LEFT = re.compile(
    r"(?:\b(?:[Ff]ollow|[Ll]ike|[Jj]oin|[Cc]onnect|[Ff]ind|[Vv]isit|[Ss]ubscribe|[Ss]hare|[Oo]ur|[Tt]heir|[Oo]fficial)\b"
    r"[^.!?\n]{0,50}|[\[|•·]\s?|\n\s*)$"
)
_SOCIAL_RIGHT = re.compile(
    r"\s?(?:[:|•·\])]|[-–]\s?https?|https?:|@|\(?https?|(?:page|channels?|accounts?|feed|profile|post|group|handle)s?\b|$|\n)"
)
_TITLES = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|Sen|Rep|Gov|Sir|Judge|President|Senator)\.?\s$")
_INITIAL = re.compile(r"\b[A-Z][a-z]+\s[A-Z]\.\s$")
_ROLE = re.compile(
    r"(?:[Cc]hairman|[Cc]hairwoman|[Pp]resident|[Dd]irector|[Ee]xecutive|[Oo]fficer|CEO|CFO|COO|[Ff]ounder"
    r"|[Aa]nalyst|[Ss]trategist|[Ss]pokes\w+|[Ee]conomist|[Tt]rader|[Mm]anager|[Ii]nvestor),?\s[A-Z][a-z.]+\s$"
)
_GIVEN = re.compile(
    r"""\b(?:
    James|John|Robert|Michael|William|David|Richard|Joseph|Thomas|Charles|Christopher|Daniel|Matthew
    |Anthony|Mark|Donald|Steven|Stephen|Paul|Andrew|Joshua|Kenneth|Kevin|Brian|George|Edward|Ronald
    |Timothy|Jason|Jeffrey|Jeff|Ryan|Jacob|Gary|Nicholas|Eric|Jonathan|Larry|Justin|Scott|Brandon
    |Benjamin|Samuel|Gregory|Greg|Frank|Alexander|Raymond|Patrick|Jack|Dennis|Jerry|Tyler|Aaron|Jose
    |Henry|Adam|Douglas|Nathan|Peter|Zachary|Kyle|Walter|Harold|Jeremy|Ethan|Carl|Keith|Roger|Gerald
    |Christian|Terry|Sean|Arthur|Austin|Noah|Lawrence|Jesse|Joe|Bryan|Billy|Jordan|Albert|Dylan|Bruce
    |Willie|Gabriel|Alan|Juan|Logan|Wayne|Ralph|Roy|Eugene|Randy|Vincent|Russell|Louis|Philip|Bobby
    |Johnny|Bradley|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Lisa
    |Nancy|Betty|Sandra|Margaret|Ashley|Kimberly|Emily|Donna|Michelle|Carol|Amanda|Melissa|Deborah
    |Stephanie|Rebecca|Laura|Sharon|Cynthia|Dorothy|Amy|Kathleen|Angela|Shirley|Emma|Brenda|Pamela
    |Nicole|Anna|Samantha|Katherine|Christine|Debra|Rachel|Carolyn|Janet|Maria|Catherine|Heather
    |Diane|Olivia|Julie|Joyce|Victoria|Ruth|Virginia|Lauren|Kelly|Christina|Joan|Evelyn|Judith|Andrea
    |Hannah|Megan|Cheryl|Jacqueline|Martha|Madison|Teresa|Gloria|Sara|Janice|Ann|Kathryn|Tim|Tom|Bill
    |Bob|Jim|Mike|Steve|Dave|Dan|Chris|Matt|Rob|Ben|Sam|Ed|Ted|Ray|Ron|Don|Ken|Doug|Phil|Rick|Nick
    |Elon|Warren|Jamie|Satya|Sundar|Lisa|Safra|Arvind|Carl|Henry|Harley|Craig|Brad|Todd|Neil|Ian|Simon
    )\s$""",
    re.VERBOSE,
)
_OTHER_NAME = re.compile(
    r"\s(?:Foundation|University|Street|Avenue|Road|County|Stadium|Arena|Award|Prize|Museum|School)\b"
)
_INDEX = re.compile(
    r"""\s(?: 500 | 400 | 600 | 100 | 2000 | 3000 | Composite | Industrial\sAverage | Jones | [Ii]ndex | futures
    | Global\sMarket\sIntelligence | Global\sRatings | Ratings | Capital\sMarket | Global\s(?:Select\s)?Market
    | Stock\sMarket | GlobeNewswire )\b""",
    re.VERBOSE,
)
DATA_SOURCES = frozenset(
    """nasdaq s&p|s&p global|moody's|moodys|msci|thomson reuters|reuters|refinitiv|factset
    |factset research|morningstar|dow jones|bloomberg|zacks|lseg|otc markets|cboe|cboe global
    |nasdaq omx|ihs markit|nielsen|gartner|idc|comscore|marketwatch|accesswire|globenewswire""".replace(
        "\n    ", ""
    )
    .replace("nasdaq s&p", "nasdaq|s&p")
    .split("|")
)


# A capitalised word that may stand before a name without being part of it.
_FREE_WORD = re.compile(
    r"""^(?:
    The|A|An|And|But|Or|If|As|At|By|In|On|Of|For|From|To|With|While|When|Why|How|What|Will|Is|Are|Was|Has
    |Can|Should|Could|Would|Do|Does|Did|After|Before|Since|Until|Like|Both|Also|Meanwhile|However|Then
    |That|This|These|Its|Their|Our|Buy|Sell|Hold|Shares|Stocks?|Rivals?|Chipmaker|Retailer|Automaker|Carmaker
    |Drugmaker|Lender|Insurer|Airline|Planemaker|Tech|Giant|Company|Analysts?|Investors?|Says?|Said|Sees|Cuts
    |Raises|Names|Acquires|Buys|Sues|Bets|Against|Over|Under|Into|About|Than|Vs|Versus|Via|Per|Including
    |Minus|Plus|Big|Peers?|Unit|Parent|Owner|Maker|Partner|Partners|Customers?|Supplier|Suppliers|Reports
    |Announces|Q[1-4]|CEO|CFO|COO|Chairman|Is|Inside|Between|Among|Despite|Even|Just|Only|Not|No|Yes|More|Most
    |January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday
    |Wednesday|Thursday|Friday|Saturday|Sunday|Nasdaq|NYSE|Reuters|Today|Yesterday|Elsewhere|Separately
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"((?:[A-Z]\.)+|[A-Z0-9](?:[\w&'’]|\.(?=\w))*)[ \u00a0]$")
_LONGER_NAME = re.compile(
    r"""
    (?: [ \u00a0-] (?: [A-Z][\w'’.]* | & | and | of ) ){1,5}? ,? [ \u00a0]
    (?: Inc | INC | Corp | CORP | Corporation | CORPORATION | Co | CO | Ltd | LTD | Limited | plc | PLC | LLC | L\.P | LP
      | AG | S\.?A | N\.?V | Holdings | HOLDINGS | Bancorp | Fund | FUND | Trust | TRUST | Insurance | Bank ) \b
    """,
    re.VERBOSE,
)


def is_tail_of_longer_name(text: str, start: int) -> bool:
    """Whether a capitalised word right before makes the name the end of somebody else's.

    >>> is_tail_of_longer_name("Potomac Electric Power Co", 17), is_tail_of_longer_name("But Power Co", 4)
    (True, False)
    """
    word = _WORD_BEFORE.search(text, max(0, start - _LEFT_WINDOW), start)
    return word is not None and not _FREE_WORD.match(word.group(1))


def is_head_of_longer_name(text: str, end: int) -> bool:
    """Whether more capitalised words and a legal form follow: the name is somebody else's.

    >>> is_head_of_longer_name("Esquire Radio Electronics Inc", 7), is_head_of_longer_name("Dell fell", 4)
    (True, False)
    """
    return _LONGER_NAME.match(text, end) is not None


def has_cue(text: str, start: int, end: int) -> bool:
    """Whether the words beside the name speak of a company.

    >>> has_cue("Shares of Gap fell", 10, 13), has_cue("mind the Gap here", 9, 12)
    (True, False)
    """
    if _STRONG_RIGHT.match(text, end) or _POSSESSIVE.match(text, end):
        return True
    return bool(_LEFT.search(text, max(0, start - _LEFT_WINDOW), start))


def has_weak_cue(text: str, end: int) -> bool:
    """Whether a word of business follows that follows adjectives as well.

    >>> has_weak_cue("Core revenue rose", 4), has_weak_cue("Core of it", 4)
    (True, False)
    """
    return _WEAK_RIGHT.match(text, end) is not None


def is_after_article(text: str, start: int) -> bool:
    """Whether an article stands before: "the AI Era" is no company, whatever is called so."""
    return _ARTICLE.search(text, max(0, start - 8), start) is not None


def is_source_here(name: str, text: str, start: int, end: int) -> bool:
    """Whether the folded name plays its usual part of a source, an exchange or a social network here."""
    if name in DATA_SOURCES:
        return not (_OWN_FIGURES.match(text, end) or _STRONG_RIGHT.match(text, end))
    if name in _SOCIAL:
        left = max(0, start - 2 * _LEFT_WINDOW)
        return bool(_SOCIAL_LEFT.search(text, left, start) or _SOCIAL_RIGHT.match(text, end))
    return name.startswith("bank of") and bool(_FEDERAL_RESERVE.search(text, max(0, start - 20), start))


def is_person(text: str, start: int) -> bool:
    """Whether a title or a given name stands before: the name is a surname.

    >>> is_person("Michael Dell said", 8), is_person("Dell said", 0), is_person("chairman Al Taylor", 12)
    (True, False, True)
    """
    left = max(0, start - _LEFT_WINDOW)
    return any(pattern.search(text, left, start) for pattern in (_TITLES, _GIVEN, _INITIAL, _ROLE))


def is_part_of_other_name(text: str, end: int) -> bool:
    """Whether the words after it make it a place, a foundation or an index.

    >>> is_part_of_other_name("Ford Foundation", 4), is_part_of_other_name("Ford fell", 4)
    (True, False)
    """
    return bool(_OTHER_NAME.match(text, end) or _INDEX.match(text, end))
