"""Forms of a company's name: what of it a text may print and still mean it.

    "Marvell Technology, Inc." > core "marvell technology" > short "marvell"

Pure text: no master, no page. Folding keeps every length, so that spans stay true.
"""

from __future__ import annotations

import re
import unicodedata

from assets.extract.name_words import GENERIC_TAIL

_LEGAL = (
    r"(?i:inc|incorporated|corp|ltd|plc|p\.l\.c|llc|l\.l\.c|s\.?p\.?a|oyj|kgaa|gmbh|bhd|berhad|tbk|pty)"
    r"|Corporation|CORPORATION|Co|CO|Company|COMPANY|Companies|COMPANIES|Cos|COS|Limited|LIMITED|LLP|Llp|LP|Lp|L\.P"
    r"|S\.?A|N\.?V|A\.?G|S\.?E|A\.?B|A\.?S\.?A|A/S|S\.?A\.?B|(?:de|DE)\ C\.?V|B\.?V|PBC|PT|K\.?K"
    r"|Aktiengesellschaft|AKTIENGESELLSCHAFT|Public\ Ltd|S\.?A\.?S|N\.?A"
)
# What may follow the core and make it a registered name: ", Inc.", " Holdings Corp." Words of the
# language ("companies") only with a capital.
LEGAL_SUFFIX = re.compile(rf",?\s(?:&\ )?(?:{_LEGAL})\b\.?(?:,?\s(?:&\ )?(?:{_LEGAL})\b\.?)*")
_TRAILING_LEGAL = re.compile(rf"(?:,?\ (?:&\ |and\ )?(?:{_LEGAL}|a\ s)\b\.?)+$", re.IGNORECASE)
_TRAILING_NOTE = re.compile(r"\s*\([^()]*\)$")

_SAME = {
    **dict.fromkeys(map(ord, "’‘‛`´ʼ"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−-/"), " "),
    **dict.fromkeys(map(ord, '\u00a0\u2002\u2003\u2007\u2009\u202f\n\t\r()[]{}<>"“”„«»*_|:;'), " "),
}


def _fold_table() -> dict[int, str]:
    """One letter for each Latin letter with a mark, and the signs that mean the same."""
    marked = {
        code: unicodedata.normalize("NFD", chr(code))[0].lower()
        for code in range(0xC0, 0x250)
        if unicodedata.normalize("NFD", chr(code))[0].isascii()
    }
    return marked | _SAME | {ord("ø"): "o", ord("Ø"): "o", ord("ł"): "l"}


_FOLD = _fold_table()


def fold(text: str) -> str:
    """The text in lower case, without marks, dashes and brackets as spaces; every length kept.

    >>> fold("Nestlé’s “Coca‑Cola”")
    "nestle's  coca cola "
    """
    folded = text.translate(_FOLD)
    low = folded.lower()
    if len(low) != len(text):  # a letter whose small form is two
        low = "".join(small if len(small := char.lower()) == 1 else char for char in folded)
    return low


def core_name(name: str) -> str:
    """The name, folded, without its legal form.

    >>> core_name("Micron Technology, Inc."), core_name("Merck & Co., Inc."), core_name("AB")
    ('micron technology', 'merck', 'ab')
    """
    folded = " ".join(fold(_TRAILING_NOTE.sub("", name)).split()).removeprefix("the ")
    core = _TRAILING_LEGAL.sub("", folded).rstrip(" ,.&")
    return core or folded


def short_name(core: str) -> str | None:
    """The core without the generic words at its end; None where nothing changes or nothing is left.

    >>> short_name("marvell technology"), short_name("nvidia"), short_name("energy resources")
    ('marvell', None, None)
    """
    words = core.split()
    while words and words[-1] in GENERIC_TAIL:
        words.pop()
    short = " ".join(words).rstrip(" ,&")
    return short if short and short != core and len(short) > 2 else None
