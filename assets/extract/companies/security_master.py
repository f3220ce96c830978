"""The security master: every company we know, by number, by ticker and by name.

    reference/*.csv > load_master() > by_id, by_ticker, name_hits

Tickers and names have dates: S was Sprint until 2020. Files are read on the first call, not at
import, once a process; the one automaton that finds names is built with the first text.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import ahocorasick_rs

from assets.extract.companies.carried import hash_reference, read_reference
from assets.extract.companies.name_forms import core_name, head_name, short_name, spellings, split_name
from assets.records import Company

# Rows of companies.csv stand by size. From here on a lone word is too seldom that company.
WELL_KNOWN = 3000
# Companies of gone.csv were well known; where they would stand today is nobody's guess.
GONE_RANK = 500
# A form that two companies share means the larger one if it is among the first FAMOUS and the
# other is FAR_SMALLER times further down ("Vertex" alone stays open).
FAMOUS = 400
FAR_SMALLER = 8


class NameForm(NamedTuple):
    """One way to print one company's name."""

    company_id: str
    kind: str  # core, short, alias, former
    rank: int  # place of the company in companies.csv, from 0
    valid_from: date | None = None
    valid_to: date | None = None
    legal: str | None = None  # legal form of the registered name: inc, corp, plc, ...
    is_chosen: bool = False  # aliases.csv gives the name to this company, whatever the day


class NameHit(NamedTuple):
    """A form found in a text, as whole words."""

    start: int
    end: int
    forms: tuple[NameForm, ...]


class Holder(NamedTuple):
    """Whom a ticker meant, and when."""

    company_id: str
    exchange: str | None
    valid_from: date | None
    valid_to: date | None

    def covers(self, on: date) -> bool:
        """Whether the day lies within the dates, open where they are unknown."""
        return _covers(self.valid_from, self.valid_to, on)


def called_so(forms: tuple[NameForm, ...], on: date | None) -> tuple[NameForm, ...]:
    """Those of several companies that bore the name on the day; today where no day is known.

    Who bore it whole before does not leave it to one for whom it is only short: "Siemens" without a
    day is not Siemens Energy.
    """
    if len(forms) == 1:
        return forms
    if on is None:
        valid = [form for form in forms if form.valid_to is None]
    else:
        valid = [form for form in forms if _covers(form.valid_from, form.valid_to, on)]
        ended = [form for form in valid if form.valid_to]
        valid = ended or valid  # Broadcom was another company until 2016
    if not valid and all(form.valid_to for form in forms):
        last = max(form.valid_to for form in forms)
        valid = [form for form in forms if form.valid_to == last]
    is_only_short = all(form.kind == "short" for form in valid)
    return forms if is_only_short else tuple(valid)


def _covers(start: date | None, end: date | None, on: date) -> bool:
    return (start or date.min) <= on <= (end or date.max)


class SecurityMaster:
    """Companies, their tickers and names. ``version`` changes with the reference files."""

    def __init__(self, companies: list[Company], forms: Mapping[str, tuple[NameForm, ...]], version: str):
        self._companies = companies
        self._by_id = {company.company_id: company for company in companies}
        self._ranks = {company.company_id: rank for rank, company in enumerate(companies)}
        self._holders = _index_tickers(companies)
        self._forms = forms
        self._ticker_of = lru_cache(maxsize=4_096)(self._find_ticker)  # asked for every statement of a page
        self.version = version

    def rows(self) -> list[Company]:
        """All companies, the largest first."""
        return list(self._companies)

    def by_id(self, company_id: str) -> Company | None:
        """The company of that number; None for an unknown one."""
        return self._by_id.get(company_id)

    def rank(self, company_id: str) -> int:
        """The company's place among all, the largest first."""
        return self._ranks[company_id]

    def by_ticker(self, ticker: str, on: date | None = None) -> Company | None:
        """The company the ticker means today, or meant on a day; None where nobody or several.

        A ticker that has died still means its last company where no day is given.
        """
        holder = self.holder(ticker, on)
        return holder and self._by_id[holder.company_id]

    def holder(self, ticker: str, on: date | None = None) -> Holder | None:
        """Like ``by_ticker``, with the exchange and the dates."""
        holders = self.holders(ticker)
        if on is not None:
            dated = [one for one in holders if one.covers(on)]
            # A holder whose dates we know goes before one that we only know of today.
            sure = [one for one in dated if one.valid_from or one.valid_to] or dated
            return sure[0] if len(sure) == 1 else None
        current = [one for one in holders if one.valid_to is None]
        if current:
            return current[0]
        return max(holders, key=lambda one: one.valid_to, default=None)

    def holders(self, ticker: str) -> list[Holder]:
        """Everybody the ticker meant, today's first."""
        return self._holders.get(ticker_key(ticker), [])

    def ticker_of(self, company_id: str, on: date | None = None) -> str | None:
        """The company's main ticker today, else its last; on a day the one of that day, or None."""
        return self._ticker_of(company_id, on)

    def _find_ticker(self, company_id: str, on: date | None) -> str | None:
        company = self._by_id[company_id]
        dated = list(zip(company.tickers, company.valid_from, company.valid_to, strict=True))
        if on is None:
            valid = [ticker for ticker, _, end in dated if end is None]
        else:
            known = [ticker for ticker, start, end in dated if (start or end) and _covers(start, end, on)]
            valid = known or [ticker for ticker, start, end in dated if not (start or end)]
            return next(iter(valid), None)
        return next(iter(valid or company.tickers), None)

    def forms_of(self, folded: str) -> tuple[NameForm, ...]:
        """The companies a folded name may mean; empty where none."""
        return self._forms.get(folded, ())

    @cached_property
    def _automaton(self) -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[NameForm, ...]]]:
        patterns = [" " + form for form in self._forms]
        automaton = ahocorasick_rs.AhoCorasick(patterns, store_patterns=False)
        return automaton, list(self._forms.values())

    def find_names(self, folded: str) -> Iterator[NameHit]:
        """Every form that stands in the folded text as whole words; hits may overlap."""
        automaton, forms = self._automaton
        padded = " " + folded + " "
        for index, start, end in automaton.find_matches_as_indexes(padded, overlapping=True):
            if not padded[end].isalnum():
                yield NameHit(start, end - 1, forms[index])


def ticker_key(ticker: str) -> str:
    """How tickers are compared: "BRK.A", "BRK/A" and "BRK-A" are one, "BAC.PRE" is "BAC-PE"."""
    key = ticker.upper().replace(".", "-").replace("/", "-").replace("'", "-").replace(" ", "-")
    return key.replace("-PR", "-P") if len(key) > 4 else key


def _index_tickers(companies: list[Company]) -> dict[str, list[Holder]]:
    holders: dict[str, list[Holder]] = {}
    for company in companies:
        columns = (company.tickers, company.exchanges, company.valid_from, company.valid_to)
        for ticker, exchange, start, end in zip(*columns, strict=True):
            holder = Holder(company.company_id, exchange or None, start, end)
            holders.setdefault(ticker_key(ticker), []).append(holder)
    return {ticker: _in_turn(shared) for ticker, shared in holders.items()}


def _in_turn(holders: list[Holder]) -> list[Holder]:
    """Holders of one ticker, today's first; it can only have begun when the last one ended."""
    ended = max((one.valid_to for one in holders if one.valid_to), default=None)
    if ended is not None:
        since = ended + timedelta(days=1)
        holders = [
            one._replace(valid_from=one.valid_from or since) if one.valid_to is None else one
            for one in holders
        ]
    return sorted(holders, key=lambda one: (one.valid_to is not None, one.valid_to or date.max))


@cache
def load_master() -> SecurityMaster:
    """The master of the carried reference files."""
    aliases: dict[str, list[dict[str, str]]] = {}
    for row in read_reference("aliases.csv"):
        aliases.setdefault(row["company_id"], []).append(row)
    rows = read_reference("companies.csv") + read_reference("gone.csv")
    companies = [_read_company(row, aliases.get(row["company_id"], ())) for row in rows]
    forms = _index_forms(rows, aliases)
    master = SecurityMaster(companies, forms, hash_reference())
    # It lives as long as the process: the collector of garbage need not walk through it again and again.
    gc.freeze()
    return master


def _read_company(row: Mapping[str, str], aliases: list[dict[str, str]]) -> Company:
    """One row of companies.csv or gone.csv, with what aliases.csv adds."""
    tickers = [ticker for ticker in row["tickers"].split(";") if ticker]
    exchanges = row["exchanges"].split(";")[: len(tickers)]
    starts: list[date | None] = [_date(row.get("valid_from"))] * len(tickers)
    ends: list[date | None] = [_date(row.get("valid_to"))] * len(tickers)
    for alias in aliases:
        if alias["kind"] != "ticker":
            continue
        if alias["alias"] in tickers:  # today's ticker, whose first day we know
            starts[tickers.index(alias["alias"])] = _date(alias["valid_from"])
            ends[tickers.index(alias["alias"])] = _date(alias["valid_to"])
            continue
        tickers.append(alias["alias"])
        exchanges.append("")
        starts.append(_date(alias["valid_from"]))
        ends.append(_date(alias["valid_to"]))
    return Company(
        company_id=row["company_id"],
        name=row["name"],
        tickers=tuple(tickers),
        exchanges=tuple(exchanges),
        valid_from=tuple(starts),
        valid_to=tuple(ends),
        fiscal_year_end=row["fiscal_year_end"] or None,
        aliases=tuple(alias["alias"] for alias in aliases if alias["kind"] != "ticker"),
        sic=row["sic"] or None,
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _index_forms(
    rows: list[dict[str, str]], aliases: Mapping[str, list[dict[str, str]]]
) -> dict[str, tuple[NameForm, ...]]:
    """Every folded form with the companies it may mean."""
    forms: dict[str, list[NameForm]] = {}
    for place, row in enumerate(rows):
        gone_on = _date(row.get("valid_to"))
        rank = GONE_RANK if "valid_to" in row else place
        core, legal = split_name(row["name"])
        meant = NameForm(row["company_id"], "core", rank, _date(row.get("valid_from")), gone_on, legal)
        _add(forms, core, meant)
        for shorter in (short_name(core), head_name(core) if rank < WELL_KNOWN else None):
            if shorter and rank == place:  # shorter names of the gone stand in aliases.csv, chosen by hand
                _add(forms, shorter, meant._replace(kind="short"))
        for alias in aliases.get(row["company_id"], ()):
            if alias["kind"] != "ticker":
                start, end = _date(alias["valid_from"]), _date(alias["valid_to"]) or gone_on
                is_chosen = alias["kind"] == "alias" and not (start or end)
                named = meant._replace(
                    kind=alias["kind"], valid_from=start, valid_to=end, is_chosen=is_chosen
                )
                _add(forms, core_name(alias["alias"]), named)
    return {form: tuple(meant) for form, meant in forms.items()}


def _add(forms: dict[str, list[NameForm]], form: str, meant: NameForm) -> None:
    """Add a form in each way it is printed."""
    for variant in spellings(form):
        known = forms.setdefault(variant, [])
        same = [at for at, one in enumerate(known) if one.company_id == meant.company_id]
        if not same:
            known.append(meant)
        elif known[same[0]].kind == "short":
            known[same[0]] = meant
        elif meant.is_chosen:  # "Rio Tinto" is the plc, though the Ltd. is called so too
            known[same[0]] = known[same[0]]._replace(is_chosen=True)
