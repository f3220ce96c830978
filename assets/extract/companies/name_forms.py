"""Forms of a company's name: what of it a text may print and still mean it.

    "Marvell Technology, Inc." > core "marvell technology" > short "marvell"

Pure text: no master, no page. Folding keeps every length, so that spans stay true.
"""

from __future__ import annotations

import re
import unicodedata

from assets.extract.companies.name_words import GENERIC_TAIL, SMALL_WORDS

_LEGAL = (
    r"(?i:inc|incorporated|corp|ltd|plc|p\.l\.c|llc|l\.l\.c|s\.?p\.?a|oyj|kgaa|gmbh|bhd|berhad|tbk|pty)"
    r"|Corporation|CORPORATION|Co|CO|Company|COMPANY|Companies|COMPANIES|Cos|COS|Limited|LIMITED|LLP|Llp|LP|Lp|L\.P"
    r"|S\.?A|N\.?V|A\.?G|S\.?E|A\.?B|A\.?S\.?A|A/S|S\.?A\.?B|(?:de|DE)\ C\.?V|B\.?V|PBC|PT|K\.?K"
    r"|Aktiengesellschaft|AKTIENGESELLSCHAFT|Public\ Ltd|S\.?A\.?S|N\.?A"
)
# What may follow the core and make it a registered name: ", Inc.", " Holdings Corp." Words of the
# language ("companies") only with a capital.
LEGAL_SUFFIX = re.compile(rf",?\s(?:(?:&|and)\s)?(?:{_LEGAL})\b\.?(?:,?\s(?:(?:&|and)\s)?(?:{_LEGAL})\b\.?)*")
_LEGAL_WORDS = """
inc incorporated corp corporation co company companies cos ltd limited plc llc lp llp sa spa nv ag se ab
asa oyj kgaa sab cv gmbh bv pbc bhd berhad tbk pt kk pty aktiengesellschaft sas na
"""
_LEGAL_FORMS = frozenset(_LEGAL_WORDS.split())
# Words that belong to the form behind them: "de C.V.", "Public Ltd", "& Co.", "A/S" folded to "a s".
_BEFORE_FORM = {"de": "cv", "public": "ltd", "&": "", "and": "", "a": "s"}
_ONE_SPELLING = {
    "incorporated": "inc",
    "corporation": "corp",
    "company": "co",
    "companies": "cos",
    "limited": "ltd",
}
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


_FOLD = {chr(code): plain for code, plain in _fold_table().items()}


def fold(text: str) -> str:
    """The text in lower case, without marks, dashes and brackets as spaces; every length kept.

    >>> fold("Nestlé’s “Coca‑Cola”")
    "nestle's  coca cola "
    """
    folded = text
    for odd in _FOLD.keys() & set(text):  # few of them are in any text: faster than one look-up a character
        folded = folded.replace(odd, _FOLD[odd])
    low = folded.lower()
    if len(low) != len(text):  # a letter whose small form is two
        low = "".join(small if len(small := char.lower()) == 1 else char for char in folded)
    return low


def split_name(name: str) -> tuple[str, str | None]:
    """The name, folded, without its legal form; and the first word of that form, one spelling each.

    >>> split_name("Micron Technology, Inc."), split_name("Carnival Corp. & plc"), split_name("Sanofi")
    (('micron technology', 'inc'), ('carnival', 'corp'), ('sanofi', None))
    >>> split_name("América Móvil, S.A.B. de C.V."), split_name("Novo Nordisk A/S"), split_name("AB")
    (('america movil', 'sab'), ('novo nordisk', 'a'), ('ab', None))
    """
    words = fold(_TRAILING_NOTE.sub("", name)).split()
    if words[:1] == ["the"]:
        del words[0]
    form = None
    while len(words) > 1:
        last = words[-1].strip(",.").replace(".", "")
        is_before = last in _BEFORE_FORM and (form is not None or last in ("&", "and"))
        is_half = last == "s" and words[-2] == "a"  # A/S
        if not (last in _LEGAL_FORMS or is_before or is_half):
            break
        form = last
        words.pop()
    return " ".join(words).rstrip(" ,.&"), _ONE_SPELLING.get(form, form) if form else None


def core_name(name: str) -> str:
    """The name, folded, without its legal form.

    >>> core_name("Merck & Co., Inc."), core_name("The Coca-Cola Company")
    ('merck', 'coca cola')
    """
    return split_name(name)[0]


_INITIALS = re.compile(r"^(?:[a-z]\.\s?){2,}(?=[a-z]{2})")
_LETTERS_AND = re.compile(r"\b([a-z])\s?&\s?([a-z])\b")


def spellings(core: str) -> set[str]:
    """The ways a folded name is printed: with & or and, its initials together or apart.

    >>> sorted(spellings("j.b. hunt")), sorted(spellings("j&j snack foods"))
    (['j. b. hunt', 'j.b. hunt'], ['j & j snack foods', 'j&j snack foods'])
    """
    ways = {core, core.replace(" & ", " and "), core.replace(" and ", " & ")}
    if initials := _INITIALS.match(core):
        together, rest = initials[0].replace(" ", ""), core[initials.end() :]
        ways |= {f"{together} {rest}", f"{together.replace('.', '. ')}{rest}"}
    return ways | {_LETTERS_AND.sub(r"\1 & \2", core), _LETTERS_AND.sub(r"\1&\2", core)}


def legal_form(suffix: str) -> str | None:
    """The legal form that a printed suffix begins with: "corp" of ", Corp."."""
    return split_name("x " + suffix.strip(" ,"))[1]


def head_name(core: str) -> str | None:
    """The first two words of a longer core, where the first is telling; None elsewhere.

    >>> head_name("melco resorts & entertainment"), head_name("micron technology")
    ('melco resorts', None)
    """
    words = core.split()
    if len(words) < 3 or len(words[0]) < 4 or words[1] in SMALL_WORDS or words[1].endswith(","):
        return None
    return " ".join(words[:2])


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
