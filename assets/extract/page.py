"""One page through the extractor: who is named, which numbers are said, what they state.

    document, blocks, cells > mentions > subject > quantities > prose, wires, widgets, tables > Extraction

Each task is tried on its own: one that fails is a row with its reason, and the others go on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from assets.extract.companies.mentions import find_mentions
from assets.extract.companies.security_master import SecurityMaster
from assets.extract.companies.stranger import find_stranger
from assets.extract.companies.subject import find_subject
from assets.extract.context import PageContext
from assets.extract.guard import hold_back
from assets.extract.numbers.implied_scale import imply_scale
from assets.extract.numbers.quantities import find_quantities
from assets.extract.periods.page_calendar import find_anchor
from assets.extract.periods.resolve import PageCalendar, PeriodMention, find_periods, read_calendar
from assets.extract.prose.statements import find_prose_statements
from assets.extract.tables.statements import find_table_statements
from assets.extract.widgets import find_widget_statements
from assets.extract.wires.money import without_unsure_dollars
from assets.extract.wires.statements import find_wire_statements
from assets.parts import collector_at_rest
from assets.records import Block, Company, Document, Mention, PageTask, Quantity, Statement, TableCell

# "1.355" is a thousand and more to half of the world's press. None: too short a text to tell.
LANGUAGES_READ = ("en", None)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from one page."""

    mentions: list[Mention]
    quantities: list[Quantity]
    statements: list[Statement]
    tasks: list[PageTask]


@dataclass(slots=True)
class _Tasks:
    """Runs the tasks of a page and notes how each ended."""

    rows: dict[str, PageTask] = field(default_factory=dict)

    def run(self, task: str, work: Callable, nothing):
        """The result of ``work()``, or ``nothing`` where it raised."""
        try:
            found = work()
        except Exception as error:  # whatever a page does to a reader, the other readers go on
            line = f"{type(error).__name__}: {error}".splitlines()[0]
            self.rows[task] = PageTask(task, "failed", line[:200])
            return nothing
        return found

    def note(self, task: str, outcome: str, detail: str | None = None) -> None:
        """How a task ended, unless it failed."""
        self.rows.setdefault(task, PageTask(task, outcome, detail))

    def in_order(self) -> list[PageTask]:
        """A row a task, by name."""
        return [self.rows[name] for name in sorted(self.rows)]


@collector_at_rest()
def read_page(
    page_id: str,
    document: Document,
    blocks: list[Block],
    cells: list[TableCell],
    master: SecurityMaster,
    code_version: str,
) -> Extraction:
    """Read one document. Every task has a row: extracted, nothing_stated, abstained or failed.

    Of a page in another language than English only the mentions are read.
    """
    tasks = _Tasks()
    mentions = tasks.run("mentions", lambda: find_mentions(document, blocks, master), [])
    if document.language not in LANGUAGES_READ:
        return _abstain(tasks, mentions, document.language)
    said = tasks.run("quantities", lambda: _prose_quantities(document, blocks), [])
    subject = tasks.run("mentions", lambda: find_subject(document, mentions, master), None)
    times = tasks.run("prose", lambda: find_periods(document.text), [])
    calendar = tasks.run("prose", lambda: _calendar(document.text, times, subject), PageCalendar())
    page = PageContext(
        page_id, document, blocks, cells, mentions, said, master, subject,
        find_anchor(document.published_at, calendar, times), code_version, calendar, times,
        None if subject else find_stranger(document, mentions),
    )  # fmt: skip
    widgets, widget_numbers = tasks.run("widgets", lambda: find_widget_statements(page), ([], []))
    wires, wire_numbers = tasks.run("prose", lambda: find_wire_statements(page), ([], []))
    tables, table_numbers = tasks.run("tables", lambda: find_table_statements(page), ([], []))
    prose = tasks.run("prose", lambda: find_prose_statements(_rest(page, wire_numbers, table_numbers)), [])
    prose = without_unsure_dollars(document.text, prose)
    quantities = _unite(said, wire_numbers, table_numbers, widget_numbers)
    statements = _unite_statements(widgets, wires, tables, prose)
    quantities, odd_quantities = hold_back(document.text, quantities)
    statements, odd_statements = hold_back(document.text, statements)
    odd = odd_quantities + odd_statements
    held_back = f"{odd} held back: the words do not say the value" if odd else None
    _note_outcomes(tasks, mentions, quantities, wires + prose, tables, widgets, page, held_back)
    return Extraction(mentions, quantities, statements, tasks.in_order())


def _prose_quantities(document: Document, blocks: list[Block]) -> list[Quantity]:
    """Numbers of the kept blocks that are no tables, sorted; bare sums in the document's scale."""
    said = [
        quantity
        for block in sorted(blocks, key=lambda block: block.text_start or 0)
        if block.is_kept and block.kind not in ("table", "quote_widget") and block.text_start is not None
        for quantity in find_quantities(document.text, block.text_start, block.text_end)
    ]
    return imply_scale(document.text, said)


def _calendar(text: str, times: list[PeriodMention], subject: Company | None) -> PageCalendar:
    """What the page says of its subject's fiscal calendar."""
    return read_calendar(times, subject.fiscal_year_end if subject else None, text)


def _rest(page: PageContext, *taken: list[Quantity]) -> PageContext:
    """The page as prose sees it: numbers of rows that another reader has read are not read again."""
    spans = sorted((q.text_start, q.text_end) for found in taken for q in found)
    starts, ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))

    def is_taken(place: int) -> bool:
        before = bisect_right(starts, place)
        return before > 0 and place < ends[before - 1]

    free = [q for q in page.quantities if not (is_taken(q.text_start) or is_taken(q.text_end - 1))]
    return replace(page, quantities=free)


def _unite(said: list[Quantity], *readers: Iterable[Quantity]) -> list[Quantity]:
    """All numbers of the page, none overlapping: what a special reader read holds over the general one."""
    special = sorted((q for found in readers for q in found), key=lambda q: (q.text_start, -q.text_end))
    kept: list[Quantity] = []
    for quantity in special:
        if not kept or quantity.text_start >= kept[-1].text_end:
            kept.append(quantity)
    spans = iter(kept)
    general, current = [], next(spans, None)
    for quantity in said:
        while current is not None and current.text_end <= quantity.text_start:
            current = next(spans, None)
        if current is None or quantity.text_end <= current.text_start:
            general.append(quantity)
    return sorted(kept + general, key=lambda q: q.text_start)


def _unite_statements(*readers: list[Statement]) -> list[Statement]:
    """All statements of the page in order of place, each once."""
    unique = {statement.statement_id: statement for found in reversed(readers) for statement in found}
    return sorted(unique.values(), key=lambda s: (s.text_start, s.metric, s.statement_id))


def _abstain(tasks: _Tasks, mentions: list[Mention], language: str) -> Extraction:
    """Who is named on a page in a language whose numbers are not read, and nothing else."""
    tasks.note("mentions", "extracted" if mentions else "nothing_stated")
    for task in ("quantities", "prose", "tables", "widgets"):
        tasks.note(task, "abstained", f"the page is in '{language}': numbers are read in English only")
    return Extraction(mentions, [], [], tasks.in_order())


def _note_outcomes(tasks, mentions, quantities, prose, tables, widgets, page, held_back) -> None:
    has_table = any(block.is_kept and block.kind == "table" for block in page.blocks)
    has_widget = any(block.is_kept and block.kind == "quote_widget" for block in page.blocks)
    numbers = "numbers were said, none with a clear metric"
    tasks.note("mentions", "extracted" if mentions else "nothing_stated")
    tasks.note("quantities", "extracted" if quantities else "nothing_stated", held_back)
    _note(tasks, "prose", prose, bool(page.quantities), numbers)
    _note(tasks, "tables", tables, has_table, "no row of a table could be told for certain")
    _note(tasks, "widgets", widgets, has_widget, "no quote could be read")


def _note(tasks: _Tasks, task: str, found: list, had_input: bool, why: str) -> None:
    if found:
        tasks.note(task, "extracted")
    else:
        tasks.note(task, "abstained" if had_input else "nothing_stated", why if had_input else None)
