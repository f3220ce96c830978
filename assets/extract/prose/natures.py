"""What kind of word a figure is (actual, guidance, consensus, ...) and on which basis it is told.

tokens before and behind the number > nature, basis
"""

from __future__ import annotations

import re

from assets.extract.prose.readings import Reading, letters
from assets.extract.prose.roles import CHANGE, PRIOR
from assets.extract.prose.tokens import Token
from assets.extract.prose.wording import GUIDANCE, MOVED, REVISES, TOLD
from assets.extract.rare import compile_rare

_MARKET = frozenset({"stock_price", "stock_return", "market_value"})
# Verbs that tell what has happened: behind "expects" they end its reach.
_PAST = re.compile(  # "for reported EPS" tells no deed
    rf"(?<!\bfor\s)\b(?:was|were|came in|totall?ed|represented|stood|ended|resulted|experienced|announced"
    rf"|drove|led to|reports|posts|announces|{TOLD}|{MOVED})\b",
    re.IGNORECASE,
)
# Below an outlook's heading any deed of the past tells that a sentence looks back.
_DONE = re.compile(
    _PAST.pattern
    + r"|\b(?!expected|anticipated|projected|estimated|planned|targeted|guided|forecasted|adjusted|based)"
    r"(?!updated|related|diluted|consolidated|unaudited|assumed|revised|implied|fixed|combined|unchanged|weighted)"
    r"(?!(?:raised|lowered|narrowed|increased|decreased|reduced|up|down)\sfrom\b|compared)[a-z]{3,}ed\b",
    re.IGNORECASE,
)
_WILL_PAY = re.compile(
    r"\b(?:will|to)\s(?:be\s)?(?:pay|paid|payable)\b|\bwill\sbe\s(?:rais|increas)ed\b|\bdeclared?\b",
    re.IGNORECASE,
)
_PRELIMINARY = re.compile(r"\bpreliminary\b", re.IGNORECASE)
_OLD_GUIDANCE = compile_rare(
    r"\b(?:previous|previously|prior|earlier|initial|old|original|former)\b[^.;]{0,30}"
    rf"\b(?:{GUIDANCE}|guided|range|estimate)\b",
    re.IGNORECASE,
)


def nature_of(text: str, tokens: list[Token], reading: Reading, *, is_outlook: bool = False) -> str:
    """The nature of a figure. ``is_outlook``: it stands below a heading that promises guidance."""
    if reading.code in _MARKET:
        return "market_quote"
    if reading.code == "price_target":
        return "target"
    if reading.code == "backlog_coverage":
        return "claim"
    if reading.is_surprise:
        return "actual"
    if reading.is_consensus or _SOURCE_OF_ESTIMATES.search(text, tokens[reading.at].end, tokens[-1].end + 1):
        return "consensus"
    if reading.role == PRIOR:
        return "guidance" if compares_guidance(text, tokens, reading) else "prior_period"
    if reading.code == "dividend_per_share" and _WILL_PAY.search(
        text, tokens[0].start, tokens[reading.at].start
    ):
        return "actual"
    if is_guided(text, tokens, reading) or (
        is_outlook and not _DONE.search(text, tokens[0].start, tokens[-1].end)
    ):
        is_far = _LONG_TERM.search(text, tokens[0].start, tokens[-1].end)
        return "target" if is_far else "guidance"
    start = max(text.rfind(mark, 0, tokens[0].start) for mark in ("\n", ". ")) + 1
    return "preliminary" if _PRELIMINARY.search(text, start, tokens[reading.at].start) else "actual"


# "q3 earnings per share view $0.71 -- Refinitiv IBES data": a view that a house collected
_SOURCE_OF_ESTIMATES = re.compile(
    r"(?:\s--?|,)\s(?:(?:thomson\s)?reuters|refinitiv|lseg|factset|ibes|i/b/e/s|zacks|bloomberg)\b[\w\s/]{0,20}\bdata\b",
    re.IGNORECASE,
)

# "lifts its profit view as sales climb Q": another clause
_AS = re.compile(
    r"\bas\s(?!of\b|well\b|an?\b|much\b|many\b|compared\b|low\b|high\b|part\b|follows\b)", re.IGNORECASE
)
# "our long-term targets of Q": no outlook for a period
_LONG_TERM = compile_rare(r"\b(?:long|medium|mid)(?:er)?[\s-]term\b[^.;]{0,40}\btargets?\b", re.IGNORECASE)
# "its guidance for 2021, which was for sales of": what the guidance said, no deed of the past
_CONTENT = re.compile(r",\s(?:which|that)\s(?:was|were|had\sbeen)\b", re.IGNORECASE)


def is_guided(text: str, tokens: list[Token], reading: Reading) -> bool:
    """Whether a word of expectation governs the number: "expects revenue of Q", "outlook: Q"."""
    first = reading.first
    stop = max(first.at, first.metric_at)
    start = max((at for at in range(first.at) if tokens[at].kind == ";"), default=-1) + 1
    if re.search("g[^;MQ]{0,3}:", letters(tokens[:start])):
        start = 0  # "it expects: revenue of Q; EPS of Q"
    for at in range(min(stop, len(tokens)) - 1, start - 1, -1):
        if tokens[at].kind in "gE" and not _is_aside(text, tokens, at, first):
            between = text[tokens[at].end : tokens[max(at + 1, first.at)].start]
            is_told = tokens[at - 1 : at] and tokens[at - 1].kind == "M" and _is_noun(text, tokens[at])
            if is_told and not _AS.search(between):
                return True  # "its sales forecast was raised to": the deed is done to the forecast
            return not (_PAST.search(_CONTENT.sub(" ", between)) or _AS.search(between))
    if letters(tokens[first.metric_at + 1 : first.at]).startswith("tl") and first.role != CHANGE:
        return not _PAST.search(text, tokens[0].start, tokens[first.metric_at].start)  # "revenue to be Q"
    last = max(first.at, first.metric_at)  # "Q increase in revenue projected"
    behind = _EXPECTED.match(letters(tokens[last + 1 : last + 6]))
    if behind is None or _PAST.search(text, tokens[0].start, tokens[first.at].start):
        return False
    word = tokens[last + behind.end("word")]
    if behind["link"] is None and _ANOTHER_DEED.fullmatch(text, word.start, word.end):
        return False
    if behind["link"] is None or last != first.at:
        return behind["link"] is None  # "Q of the backlog is expected to be delivered" is no outlook of it
    link = tokens[last + behind.end("link")]
    return text[link.start : link.end].lower() in ("is", "are")


def _is_undertaking(text: str, tokens: list[Token], at: int) -> bool:
    """Whether "projects" are something built: "international projects", not "Smith projects"."""
    is_noun = text[tokens[at].start : tokens[at].end].lower() == "projects" and at > 0
    is_noun = is_noun and not _SPEAKER.search(text, tokens[at - 1].start, tokens[at].start)
    return is_noun and tokens[at - 1].kind in "wV" and text[tokens[at - 1].start].islower()


def _is_aside(text: str, tokens: list[Token], at: int, reading: Reading) -> bool:
    """Whether a word of expectation governs no figure that follows it."""
    return (
        _is_noun_of_past(text, tokens, at)
        or _is_told(tokens, at, reading)
        or _is_undertaking(text, tokens, at)
    )


def _is_told(tokens: list[Token], at: int, reading: Reading) -> bool:
    """Whether an expectation is that of the number before it: "above the Q estimate, and EBITDA of Q"."""
    return tokens[at - 1].kind == "Q" and bool(re.match("[,a]", letters(tokens[at + 1 : reading.at])))


_NOUN = re.compile(GUIDANCE, re.IGNORECASE)


def _is_noun(text: str, token: Token) -> bool:
    return bool(_NOUN.fullmatch(text, token.start, token.end))


# "Q expected", "Q, plus or minus 2 %, is expected"; but what was expected, or is by analysts, is no outlook
_EXPECTED = re.compile(r",{0,2}(?P<link>l)?(?P<word>g)(?!b?k)")
# "missed by Q, guides for Q4", "surges Q, outlook raised": another deed, and no outlook of the number
_ANOTHER_DEED = re.compile(rf"[a-z]+s|{GUIDANCE}", re.IGNORECASE)


_SPEAKER = re.compile(
    r"\b(?:it|they|we|he|she|management|(?:the|its)\s(?:company|group|firm|bank|unit))\b", re.IGNORECASE
)


def _is_noun_of_past(text: str, tokens: list[Token], at: int) -> bool:
    """Whether an expectation is only what the past is measured by: "above its guidance"."""
    if at and _SPEAKER.search(text, tokens[at - 1].end, tokens[at].start):
        return False  # "Acme said it expects": a verb, and nothing that was said
    lead = letters(tokens[max(0, at - 2) : at])
    if lead.endswith("V"):
        return bool(_MET.fullmatch(text, tokens[at - 1].start, tokens[at - 1].end))
    return bool(re.search("[TUv].?$", lead))


_REVISED = re.compile(rf"\b(?:{REVISES}|revis\w+|updat\w+|adjust\w+|now)\b", re.IGNORECASE)
_MET = re.compile(r"me(?:et|ets|t)", re.IGNORECASE)


def compares_guidance(text: str, tokens: list[Token], reading: Reading) -> bool:
    """Whether a number that is compared with is the guidance given before."""
    before = reading.before
    start = tokens[before.at if before else reading.metric_at].end
    stop = min(tokens[reading.at].end + 60, tokens[-1].end) if before else tokens[reading.at].start
    if _OLD_GUIDANCE.search(text, min(start, stop), stop):
        return True
    if before is not None and re.search("[rv]g", letters(tokens[before.at + 1 : reading.at])):
        return True  # "compared with its forecast of Q"
    if before is None:  # "guidance was increased from a range of Q"
        path = letters(tokens[reading.metric_at + 1 : reading.at])
        return bool(re.fullmatch("[gl]*g[gl]*[ud=]{0,2}r(?:lO)?", path))
    if not is_guided(text, tokens, before):
        return False
    if not _REVISED.search(text, tokens[0].start, tokens[reading.at].start):
        return False  # "estimated profit of Q vs Q": last year's
    around = re.match("[^M;]*", letters(tokens[before.at : reading.at + 8]))
    return not re.search("[YSP]", around[0])


_CURRENCY = compile_rare(
    r"(?:excluding|exclusive of|adjusted for)[^,.;]{0,30}\b(?:currency|currencies|exchange)\b"
    r"|(?:at|in|on a)\s(?:a\s)?constant[\s-](?:exchange|currenc)|\bin\slocal\scurrenc",
    re.IGNORECASE,
)
_BASELESS_KINDS = frozenset({"stock_price", "stock_return", "dividend_per_share"})


# "52 cents adjusted vs. 47 cents", "44.1% (GAAP)"
_BESIDE = re.compile(
    r"""
    \s (?: (?P<gaap> \( (?:as\s)? (?: gaap | reported ) \) )
        | (?P<non_gaap> \( (?:as\s)? (?: non-?\s?gaap | adjusted ) \)
                      | (?: adjusted | non-?\s?gaap ) (?= \s vs | \sversus | [,;.)\n] | \Z ) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def basis_of(text: str, tokens: list[Token], reading: Reading) -> str:
    """The basis said for a figure: on the metric itself, else by "excluding items" in its clause."""
    mention = tokens[reading.metric_at].item
    said = reading.mention.basis if mention is not None else "unstated"
    if reading.code in _BASELESS_KINDS:
        return "unstated"
    clause = max((at for at in range(reading.at) if tokens[at].kind == ";"), default=-1) + 1
    before = letters(tokens[clause : reading.at])
    behind = letters(tokens[reading.at + 1 : reading.at + 8])
    excludes = "x" in before or re.match(r"[)(,]*(?:[iO@f]?[PAYSqD])*[,(]*x", behind)
    first = tokens[clause].start
    begins = max(text.rfind(mark, 0, first) for mark in ("\n", ". ")) + 1
    start = max(begins, first - 24)  # "At constant" may stand before the first token
    beside = _BESIDE.match(text, tokens[reading.at].end)
    named = next((token for token in tokens[reading.metric_at : reading.at] if token.kind == "G"), None)
    if beside is None and named is not None:  # "operating expenses (GAAP) of Q"
        beside = _BESIDE.match(text, named.start - 1)
    if beside:
        return beside.lastgroup
    stop = min(tokens[reading.at].end + 80, tokens[-1].end)
    other = (_OF_ANOTHER if reading.role == CHANGE else _OF_NEXT).search(text, tokens[reading.at].end, stop)
    told = text[tokens[reading.at].start : other.start() if other else stop]
    numbers = (token.start for token in tokens[clause:] if token.kind == "Q")  # behind the first: of that one
    lead = text[start : tokens[reading.at].start if reading.role == CHANGE else next(numbers)]
    if said == "constant_currency" or _CURRENCY.search(_BRACKETS.sub(" ", lead) + told):
        return "constant_currency"
    if excludes:
        return "non_gaap"
    if "X" in before + behind[:3] and said == "unstated":
        return "gaap"
    alike = _PER_SHARE_OF.search(before) if said == "unstated" else None
    return tokens[clause + alike.start()].item.basis if alike else said


# "Non-GAAP net income was Q, representing EPS of Q": the same income, a share
_PER_SHARE_OF = re.compile(r"M[lO]?Q,?mMO?$")
# Where what is said behind a number is said of another one: "11 % (9 % in constant currency)".
_OF_ANOTHER = re.compile(r";|\((?=[^)]*\d)|,?\s(?:and|or|but|while)\s(?=[^,;]*\d)")


# A level ends at the next number, which may be the change that is told without currencies.
_OF_NEXT = re.compile(rf"{_OF_ANOTHER.pattern}|\d")
_BRACKETS = re.compile(r"\([^()]*\)")


def direction_of(reading: Reading) -> str:
    """Where a change points: up, down, flat; none for a level."""
    if reading.role != CHANGE:
        return "none"
    value = reading.quantity.value
    if value is None:
        value = reading.quantity.value_low + reading.quantity.value_high
    if reading.quantity.unit_kind == "multiple":
        value -= 1
    return "up" if value > 0 else "down" if value < 0 else "flat"
