"""Small pages for the tests of statements: a text becomes a page, its lines its blocks."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assets.extract.companies.security_master import SecurityMaster
from assets.extract.context import PageContext
from assets.extract.numbers.quantities import find_quantities
from assets.extract.periods.resolve import find_periods, read_calendar
from assets.records import Block, Company, Document, Mention, Statement


def company(company_id: str, name: str, ticker: str, year_end: str | None = "1231") -> Company:
    """A company of the tests' own."""
    return Company(company_id, name, (ticker,), ("NYSE",), (None,), (None,), year_end, (), None)


def mention_of(text: str, words: str, found: Company | None, nth: int = 0) -> Mention:
    """The ``nth`` place where ``words`` stand in the text, linked to the company (None: to nobody)."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    company_id = found.company_id if found else None
    ticker = found.tickers[0] if found else None
    status = "linked" if found else "unknown"
    return Mention(start, start + len(words), words, company_id, ticker, "short_name", status, (), 50)


def page_of(
    text: str,
    *,
    subject: Company | None = None,
    mentions: list[Mention] = (),
    others: tuple[Company, ...] = (),
    title: str | None = None,
    published: date | None = None,
    kinds: dict[int, str] | None = None,
) -> PageContext:
    """A page whose every line is a block of prose (or of the kind given for that line)."""
    when = datetime(published.year, published.month, published.day, tzinfo=UTC) if published else None
    runs = (0, len(text), 0, len(text.encode()))
    document = Document(
        title,
        None,
        None,
        None,
        None,
        "en",
        "news",
        when,
        "day" if when else "unknown",
        None,
        text,
        "",
        "utf-8",
        runs,
    )
    blocks, at = [], 0
    for ordinal, line in enumerate(text.split("\n")):
        kind = (kinds or {}).get(ordinal, "body")
        blocks.append(Block(ordinal, kind, True, "test", at, at + len(line), at, at + len(line)))
        at += len(line) + 1
    times = find_periods(text)
    calendar = read_calendar(times, subject.fiscal_year_end if subject else None, text)
    anchor = published or (calendar.printed_ends[0] if calendar.printed_ends else None)
    master = SecurityMaster([*others, *([subject] if subject else [])], {}, "test")
    quantities = [q for b in blocks for q in find_quantities(text, b.text_start, b.text_end)]
    return PageContext(
        "0" * 64, document, blocks, [], list(mentions), quantities, master, subject, anchor, "test", calendar,
        times,
    )  # fmt: skip


def value_of(statement: Statement) -> str:
    """The value in plain digits; a range as low..high."""
    if statement.value is None:
        return f"{_plain(statement.value_low)}..{_plain(statement.value_high)}"
    return _plain(statement.value)


def _plain(number) -> str:
    text = f"{number.normalize():f}"
    return "0" if text == "-0" else text
