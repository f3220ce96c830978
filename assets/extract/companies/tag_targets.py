"""Whom a marked ticker means on this page.

    hit > holders of the ticker on that day > does the name before it agree?

A ticker alone can be reused, foreign or somebody else's abbreviation; the name it labels decides.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from assets.extract.companies.carried import load_ordinary_words
from assets.extract.companies.name_forms import LEGAL_SUFFIX, core_name, fold
from assets.extract.companies.name_words import GENERIC_TAIL
from assets.extract.companies.other_names import is_tail_of_longer_name
from assets.extract.companies.registration import is_later, is_namesake
from assets.extract.companies.security_master import WELL_KNOWN, NameForm, SecurityMaster
from assets.extract.companies.ticker_hits import TickerHit
from assets.records import Company


class TickerTarget(NamedTuple):
    """The company a ticker was found to mean; None for one we do not know."""

    company_id: str | None


_BEFORE = 90  # a legal name and "(the 'Company')" fit before the mark
LONG_WORD = 6  # letters from which a shortened name is telling: "Manulife"
_UNKNOWN = TickerTarget(None)
_CAPITALISED = re.compile(r"\b[a-z]{0,2}[A-Z][\w&.'’-]*")  # nVent and eBay too
_LEGAL_NAME = re.compile(
    rf"(?P<name>(?:\b[A-Z][\w&.'’-]*\s){{0,5}}[A-Z][\w&.'’-]*){LEGAL_SUFFIX.pattern}[\s(]*\Z"
)


def resolve_ticker(hit: TickerHit, text: str, master: SecurityMaster, on: date | None) -> TickerTarget | None:
    """Whom the ticker means: a company, an unknown one, or None where it is no ticker at all."""
    before = text[max(0, hit.mark_start - _BEFORE) : hit.mark_start]
    named = _named_before(before, master)
    if hit.exchange is not None and not hit.exchange.is_us:
        # A foreign code never means the US company with the same letters; its name does.
        return TickerTarget(named.company_id) if named else _UNKNOWN
    company = _holder(hit, before, master, on)
    if hit.method == "parentheses":
        return TickerTarget(company.company_id) if company and _agrees(company, before) else None
    if hit.method == "widget":
        return TickerTarget(company.company_id) if company else (_UNKNOWN if hit.exchange else None)
    if company is None:
        is_named = named and (hit.exchange or (_is_bare_ric(hit, text) and _is_whole_name(named, before)))
        return TickerTarget(named.company_id) if is_named else _unknown(hit)
    if _is_bare_ric(hit, text) and not _bears_name(company, before):
        return TickerTarget(named.company_id) if named else _UNKNOWN
    if _agrees(company, before):
        return TickerTarget(company.company_id)
    if (
        hit.method == "exchange_tag"
        and (named or _names_another(before))
        and not _is_renamed(company, before)
    ):
        return TickerTarget(named.company_id) if named else _UNKNOWN
    return TickerTarget(company.company_id)


def _unknown(hit: TickerHit) -> TickerTarget | None:
    """A ticker nobody holds: unknown under an exchange, nothing under a weaker mark."""
    return _UNKNOWN if hit.exchange is not None or hit.method == "exchange_tag" else None


def _is_bare_ric(hit: TickerHit, text: str) -> bool:
    """Whether the mark is "<CH>" of an old wire, which says no exchange and may be long gone."""
    return hit.exchange is None and text[hit.mark_start : hit.mark_start + 1] == "<"


def _holder(hit: TickerHit, before: str, master: SecurityMaster, on: date | None) -> Company | None:
    """The holder the name before it agrees with, else the one of the day; nobody registered only later."""
    for holder in master.holders(hit.ticker):
        company = master.by_id(holder.company_id)
        if is_namesake(company.company_id, master.rank(company.company_id), on):
            continue
        if (on is None or holder.covers(on)) and _agrees(company, before):
            return company
    company = master.by_ticker(hit.ticker, on)
    return None if company and is_later(company.company_id, on) else company


def _named_before(before: str, master: SecurityMaster) -> Company | None:
    """The one company whose name ends right before the mark; None where none or several."""
    folded = fold(before)
    tail = len(folded.rstrip(" .,"))
    best: tuple[int, tuple] | None = None
    for hit in master.find_names(folded):
        suffix = LEGAL_SUFFIX.match(before, hit.end)
        end = suffix.end() if suffix else hit.end
        forms = tuple(form for form in hit.forms if _is_telling(form, folded[hit.start : hit.end]))
        is_name = (
            forms
            and before[hit.start].isupper()
            and (suffix or not _is_ordinary(folded[hit.start : hit.end]))
        )
        is_name = is_name and not is_tail_of_longer_name(before, hit.start)
        if is_name and end >= tail and (best is None or hit.start < best[0]):
            best = (hit.start, forms)
    if best is None:
        return None
    whole = [form for form in best[1] if form.kind != "short"]
    companies = {form.company_id for form in whole or best[1]}
    return master.by_id(companies.pop()) if len(companies) == 1 else None


def _is_telling(form: NameForm, name: str) -> bool:
    """Whether the form alone says who is meant: not a short word, not a small company's shortened name."""
    if " " in name:
        return form.kind != "short"
    return form.rank < WELL_KNOWN and (form.kind != "short" or len(name) >= LONG_WORD)


def _agrees(company: Company, before: str) -> bool:
    """Whether a name of the company stands in the words before the mark, shortened or not."""
    words = set(re.findall(r"[a-z0-9&.']+", fold(" ".join(_CAPITALISED.findall(before)))))
    words |= {word.rstrip(".'") for word in words} | {word.removesuffix("'s") for word in words}
    printed = _letters(core_name(before.rstrip(" ,(")))
    for name in (company.name, *company.aliases):
        letters = _letters(core_name(name))
        if len(letters) >= LONG_WORD and printed.endswith(letters):
            return True  # "lululemon athletica inc.", "J & J Snack Foods Corp."
        core = [word for word in core_name(name).split() if word not in ("of", "the", "and", "&")]
        telling = [word for word in core if not _is_ordinary(word)]
        if telling and telling[0] in words:
            return True
        if not telling and core and all(word in words for word in core[:2]):
            return True
    return False


def _letters(name: str) -> str:
    """The letters and digits of a folded name, whatever stands between them."""
    return re.sub(r"[^a-z0-9]", "", name)


def _bears_name(company: Company, before: str) -> bool:
    """Whether the name that ends before the mark is the company's, or either begins the other.

    Stricter than ``_agrees``: codes of old wires are often somebody else's today, and "ADC
    Telecommunications" is not "ADC Therapeutics".
    """
    printed = core_name(before.replace("\n", " ").strip(" -,.'\"").removesuffix("'S").removesuffix("'s"))
    for name in (company.name, *company.aliases):
        core = core_name(name)
        if printed == core or printed.endswith(" " + core):
            return True
        words = printed.split()
        # One ordinary word is no beginning of a name: "ALLIED <ALD>" is not Allied Capital.
        heads = (words[at:] for at in range(len(words)) if len(words) - at > 1 or not _is_ordinary(words[at]))
        if any(core.startswith(" ".join(head) + " ") for head in heads):
            return True
    return False


def _is_whole_name(company: Company, before: str) -> bool:
    """Whether what ends before the mark is a legal name of the company, no more and no less.

    A code that nobody has today was often the same company's once: "HEWLETT-PACKARD CO <HWP>".
    """
    last = before.rsplit("\n", 1)[-1].strip(" -,.'\"")
    legal = (company.name, *(name for name in company.aliases if LEGAL_SUFFIX.search(name)))
    return bool(LEGAL_SUFFIX.search(last)) and core_name(last) in map(core_name, legal)


def _is_ordinary(word: str) -> bool:
    return word in load_ordinary_words() or word in GENERIC_TAIL


def _is_renamed(company: Company, before: str) -> bool:
    """Whether the legal name before the mark begins as the company's does today and goes on otherwise.

    "Select Energy Services, Inc. (NYSE: WTTR)" of 2020 is Select Water Solutions: a ticker stays with its
    company far oftener than it goes to one of the same first word.
    """
    printed = _LEGAL_NAME.search(before)
    return printed is not None and core_name(company.name).split()[0] in fold(printed["name"]).split()


def _names_another(before: str) -> bool:
    """Whether a legal name of somebody stands right before the mark; "the Company" is nobody's."""
    legal = next((one for one in reversed(list(LEGAL_SUFFIX.finditer(before)))), None)
    if legal is None or len(before.rstrip()) - legal.end() > 2:
        return False
    named = before[: legal.start()].split()[-1:]
    return bool(named) and named[0].lower() not in ("the", "our", "this", "its")
