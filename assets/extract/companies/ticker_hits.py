"""Tickers where a text marks them as such; never a bare word in capitals.

    (NYSE: DELL)   Dell (DELL)   $DELL   <JNJ.N>   DELL3.24%   0700.HK

Says where a ticker stands and under which exchange; whom it means is the caller's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from assets.extract.companies.carried import (
    Exchange,
    exchange_key,
    load_exchanges,
    load_ric_suffixes,
    read_reference,
)


class TickerHit(NamedTuple):
    """A ticker as marked in a text."""

    start: int
    end: int
    ticker: str
    method: str
    exchange: Exchange | None  # None where the mark does not say
    mark_start: int  # where the mark begins: the name it labels ends before


_SYMBOL = r"[A-Z0-9]{1,10}(?:[.\-/'][A-Z]{1,4}(?!\s?:))?(?![A-Za-z0-9])"
_FIRST_SYMBOL = re.compile(rf"\s*[\"“'‘]?\$?({_SYMBOL})")
_NEXT_SYMBOL = re.compile(
    rf"[\"”'’]?\s*(?:[,;/&]|and\b|or\b)\s*[\"“'‘]?\$?({_SYMBOL})(?=[\s,;/&\"”'’)\]])(?!\s?:)"
)
_LIST_END = re.compile(r"[\"”'’]?\s*[)\]]")
_OPENING = re.compile(r"[(\[:：]")
_WORD = re.compile(r"[A-Za-z0-9]*")
_FIRST_LETTERS = 2  # by which most brackets are told from those that open with an exchange
_LABEL_WINDOW = 60  # the longest label is 33 characters; "NYSE and TSX:" needs room for two

_BRACKET_WINDOW = 120  # four tags in one bracket

_PARENTHESES = re.compile(r"\((?P<ticker>[A-Z]{1,5}(?:[.\-][A-Z]{1,2})?)\)")
_CASHTAG = re.compile(r"\$(?<![\w$&]\$)(?P<ticker>[A-Z]{1,6}(?:[.\-][A-Z]{1,2})?)(?![\w$])")
_RIC = re.compile(r"<(?P<ticker>[A-Z0-9]{1,8}(?:[_a-z]{1,2})?)(?:\.(?P<suffix>[A-Z]{1,3}))?>")
# In round brackets "(BRK.A)" is a share class, so only suffixes that are no classes count.
_RIC_IN_BRACKETS = re.compile(r"\((?P<ticker>[A-Z0-9]{1,8})\.(?P<suffix>[C-Z]|[A-Z]{2,3})\)")
_TERMINAL_CODE = re.compile(
    r"\((?P<ticker>[A-Z0-9]{1,6})[: ]"
    r"(?P<country>US|UN|UW|LN|GR|GY|FP|JP|JT|HK|CN|CT|AU|IM|SM|NA|SW|KS|IN|TT)\)"
)
_TERMINAL_US = ("US", "UN", "UW")
_SYMBOL_NAMED = re.compile(
    r"""
    \b (?: ticker | (?:stock|trading|ticker) \s symbol | (?:under|by) \s the \s symbol ) (?: \s symbol )? s?
    (?: \s* : \s* | \s* [:,]? \s* \$?["“'‘]\$? | \s (?=[A-Z]{2}) ) (?P<ticker> [A-Z]{1,5} ) (?![\w.])
    """,
    re.VERBOSE,
)
_MOVE = re.compile(r"[+\-−]\d+\.\d+[ ]?%")
_WITH_MOVE = re.compile(
    rf"(?P<ticker>[A-Z](?<![\w$(][A-Z])[A-Z]{{0,4}}),?[ ]?{_MOVE.pattern}"
)  # "Dell Inc. DELL, -0.41%"
_FOREIGN = "HK|SS|SZ|TW|KS|KQ|AX|TO|PA|AS|MI|MC|SW|NS|BO|SI"
_FOREIGN_SUFFIX = re.compile(rf"\.(?:{_FOREIGN})\b")
# Outside brackets a foreign code counts where its shape can be nothing else: digits, or a
# suffix that is no top-level domain in common use.
_BARE_FOREIGN = re.compile(
    rf"(?<![\w.@/])(?P<ticker>\d{{3,6}}|[A-Z]{{2,5}})\.(?P<suffix>{_FOREIGN})(?![\w@/-])"
)
_WIDGET_LINE = re.compile(
    r"^[ \t]*\$?(?P<ticker>[A-Z]{1,5}(?:\.[A-Z])?)[ \t]*[+\-−–▲▼]?[ \t]*\d+(?:\.\d+)?[ \t]?%[ \t]*$", re.M
)
_WIDGET_GLUED = re.compile(r"^[ \t]*(?P<ticker>[A-Z]{2,5})[+\-−]?\d+\.\d{1,2}%[ \t]*$", re.M)
_WIDGET_START = re.compile(r"^[ \t]*\$?(?P<ticker>[A-Z]{1,5}(?:\.[A-Z])?)(?=[ \t+\-−–▲▼]*\$?\d)", re.M)
# "$5 B" and "$MM" are amounts.
_UNITS_OF_MONEY = frozenset(
    ("B", "M", "K", "T", "MM", "BN", "MN", "TN", "USD", "US", "CAD", "AUD", "EUR", "GBP", "HKD")
)


@cache
def _label_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A label where it begins (in a bracket) and where it ends (before a colon)."""
    labels = sorted(
        {row["label"] for row in read_reference("exchanges.csv")}, key=lambda one: (-len(one), one)
    )
    one = "(?:" + "|".join(re.escape(label).replace(r"\ ", r"[\s\-]?") for label in labels) + ")"
    several = rf"(?P<labels>{one}(?:\s?(?:/|,|&|and)\s?{one})*)(?:\s+(?:symbol|ticker))?"
    return (
        re.compile(rf"\s*{several}\s*(?:[:：\-–—]|(?=\s))\s*", re.IGNORECASE),
        re.compile(rf"(?<![A-Za-z0-9]){several}\s*$", re.IGNORECASE),
    )


def find_exchange_tags(text: str) -> Iterator[TickerHit]:
    """Tickers after the name of an exchange: "(NYSE: DELL)", "TSX:SHOP", "(OTC Pink - ABCD)"."""
    begins, ends = _label_patterns()
    seen: set[int] = set()
    for opening in _OPENING.finditer(text):
        at = opening.start()
        if opening.group() in "([":
            inside = text[at + 1 : at + 1 + _LABEL_WINDOW]
            is_likely = inside.lstrip()[:_FIRST_LETTERS].lower() in _label_beginnings()
            label = begins.match(text, at + 1, at + 1 + _LABEL_WINDOW) if is_likely else None
            mark, after = at, label.end() if label else 0
        else:
            window = text[max(0, at - _LABEL_WINDOW) : at]
            label = ends.search(window) if _last_word(window) in _label_ends() else None
            mark = _bracket_around(text, at, at - len(window) + label.start()) if label else 0
            after = at + 1
        if not label:
            continue
        exchange = _read_label(label.group("labels"))
        for start, end in _symbols(text, after):
            symbol = text[start:end]
            if start in seen or (exchange.is_us and not any(char.isalpha() for char in symbol)):
                continue
            if exchange_key(symbol) in load_exchanges() and text[end : end + 1] == ":":
                continue
            seen.add(start)
            yield TickerHit(start, end, symbol, "exchange_tag", exchange, mark)


@cache
def _label_beginnings() -> frozenset[str]:
    """The first letters of all labels: most brackets open with others."""
    return frozenset(row["label"][:_FIRST_LETTERS].lower() for row in read_reference("exchanges.csv"))


@cache
def _label_ends() -> frozenset[str]:
    """The last words of all labels, also run together: most colons stand behind another word."""
    labels = [row["label"].split() for row in read_reference("exchanges.csv")]
    ends = ("".join(words[at:]) for words in labels for at in range(len(words)))
    return frozenset((*map(_last_word, ends), "symbol", "ticker"))


def _last_word(words: str) -> str:
    backwards = words.rstrip()[::-1]
    return _WORD.match(backwards)[0][::-1].lower()


def _bracket_around(text: str, at: int, label: int) -> int:
    """Where the bracket opens that holds ``at``, if only tags stand between: the name before has them all."""
    opening = text.rfind("(", max(0, at - _BRACKET_WINDOW), at)
    if opening < 0 or text.find(")", opening, at) >= 0:
        return label
    between = text[opening + 1 : label].strip()
    return opening if not between or ":" in between else label


def _read_label(labels: str) -> Exchange:
    """The exchange of one label or several; a US one where there is one among them."""
    known = load_exchanges()
    found = [
        known[key] for part in re.split(r"/|,|&|\band\b", labels) if (key := exchange_key(part)) in known
    ]
    return next((one for one in found if one.is_us), found[0] if found else known[exchange_key(labels)])


def _symbols(text: str, at: int) -> list[tuple[int, int]]:
    """Spans of the symbols from ``at``; more than the first only where a bracket closes the list."""
    first = _FIRST_SYMBOL.match(text, at)
    if not first:
        return []
    spans = [first.span(1)]
    end = first.end()
    while following := _NEXT_SYMBOL.match(text, end):
        spans.append(following.span(1))
        end = following.end()
    return spans if len(spans) == 1 or _LIST_END.match(text, end) else spans[:1]


def find_marked_tickers(text: str) -> Iterator[TickerHit]:
    """Tickers in plain brackets, after a dollar sign, in angle brackets, or named a symbol."""
    for match in _PARENTHESES.finditer(text):
        yield _hit(match, "parentheses", None, match.start())
    for match in _CASHTAG.finditer(text):
        if match.group("ticker") not in _UNITS_OF_MONEY:
            yield _hit(match, "cashtag", None, match.start())
    for match in _WITH_MOVE.finditer(text) if _MOVE.search(text) else ():
        yield _hit(match, "parentheses", None, match.start())
    for match in _SYMBOL_NAMED.finditer(text) if "ticker" in text or "symbol" in text else ():
        yield _hit(match, "exchange_tag", None, match.start())
    for match in _TERMINAL_CODE.finditer(text):
        country = match.group("country")
        exchange = Exchange(country, country in _TERMINAL_US)
        yield _hit(match, "exchange_tag", exchange, match.start())
    yield from _reuters_codes(text)


def _reuters_codes(text: str) -> Iterator[TickerHit]:
    """Codes with the exchange behind a point: "<JNJ.N>", "(JNJ.N)", and bare where no mistake is possible."""
    suffixes = load_ric_suffixes()
    for pattern in (_RIC, _RIC_IN_BRACKETS):
        for match in pattern.finditer(text):
            suffix = match.group("suffix")
            exchange = suffixes.get(suffix) if suffix else None
            if suffix and exchange is None:
                continue
            hit = _hit(match, "exchange_tag", exchange, match.start())
            yield hit if exchange is None or exchange.is_us else _with_suffix(hit, match)
    for match in _BARE_FOREIGN.finditer(text) if _FOREIGN_SUFFIX.search(text) else ():
        hit = _hit(match, "exchange_tag", suffixes[match.group("suffix")], match.start())
        yield _with_suffix(hit, match)


def find_widget_tickers(text: str, start: int, end: int, is_widget: bool) -> Iterator[TickerHit]:
    """Tickers that open a line of quotes: "DELL3.24%". Outside a widget only the glued form counts."""
    patterns = (_WIDGET_LINE, _WIDGET_START) if is_widget else (_WIDGET_GLUED,)
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            yield _hit(match, "widget", None, match.start())


def _hit(match: re.Match[str], method: str, exchange: Exchange | None, mark: int) -> TickerHit:
    start, end = match.span("ticker")
    return TickerHit(start, end, match.group("ticker"), method, exchange, mark)


def _with_suffix(hit: TickerHit, match: re.Match[str]) -> TickerHit:
    """A foreign code is printed with its exchange: the ticker is "0700.HK"."""
    end = match.end("suffix")
    return hit._replace(end=end, ticker=match.string[hit.start : end])
