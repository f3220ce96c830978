"""One page through the extractor: a post about a results headline, as a capture of it looks."""

from __future__ import annotations

import pytest

from assets.clean.page import clean_page
from assets.extract import page as page_module
from assets.extract.companies.security_master import load_master
from assets.extract.page import Extraction, read_page
from tests.extract.pages import value_of

POST = """Futures
Options
Spot
Stock Futures
Learn the basics of trading
Promotions
AI
Gate AI
10K+ Skills
High leverage, 24/7 trading
#PostingContestUpTo17000U
Dell AI Server Sales
Dell Q1 AI Server Revenue Soars 757% to $16.1 Billion: $24.4 Billion Backlog Points to More Demand
Dell Technologies' first-quarter AI server revenue came to $16.1 billion, an impressive year-over-year increase of 757%, along with a strong backlog of $24.4 billion, which tells that companies go on building data centers for generative models. A 30% jump in Dell's stock price during after-hours trading shows that investors do not take this for a one-quarter anomaly but for the start of a cycle that may last for years.
The 757% growth rate needs some context. The base of Q1 2024 was small, when companies still made experiments, and the growth since then is that of training and inference in production, with projects that span multiple quarters.
The $24.4 billion backlog may be the more important number. Backlog is what customers have ordered under contract and not yet received. At the current AI server revenue level, this large backlog covers approximately four to five quarters of sales, even without new orders. Supply of chips from NVIDIA is the bottleneck, so the limit is supply and not demand.
Suppliers of memory such as Micron Technology and Western Digital sell more, and network companies such as Broadcom and Marvell have more to connect. Comparisons become harder through 2025 and 2026.
DELL3.24%
MU-13.75%
AVGO-2.42%
NVDA-2.78%
View Original
This page may contain third-party content, which is provided for information purposes only and is no advice. See Disclaimer for details.
  • Reward
  • Comment
  • Repost
  • Share
Comment
Add a comment
"""  # noqa: E501 - a dump's paragraphs are lines


def extract(text: str) -> Extraction:
    """Statements of a text capture, cleaned first."""
    cleaned = clean_page(text.encode(), "text/plain")
    return read_page("0" * 64, cleaned.document, cleaned.blocks, cleaned.cells, load_master(), "test")


@pytest.fixture(scope="module")
def post() -> Extraction:
    """The post, read once."""
    return extract(POST)


SERVERS = "segment:AI_SERVERS"
QUOTE = ("stock_return", "consolidated", "vs_prev_close")
EXPECTED = {
    # ticker, metric, scope, compare, direction, value, unit_kind, nature, source               how often
    ("DELL", "revenue", SERVERS, "none", "none", "16100000000", "money", "actual", "prose"): 2,
    ("DELL", "revenue", SERVERS, "yoy", "up", "7.57", "change_ratio", "actual", "prose"): 3,
    ("DELL", "order_backlog", SERVERS, "none", "none", "24400000000", "money", "actual", "prose"): 3,
    ("DELL", "backlog_coverage", SERVERS, "none", "none", "4..5", "duration", "claim", "prose"): 1,
    ("DELL", *QUOTE[:2], "after_hours", "up", "0.3", "change_ratio", "market_quote", "prose"): 1,
    ("DELL", *QUOTE, "up", "0.0324", "change_ratio", "market_quote", "widget"): 1,
    ("MU", *QUOTE, "down", "-0.1375", "change_ratio", "market_quote", "widget"): 1,
    ("AVGO", *QUOTE, "down", "-0.0242", "change_ratio", "market_quote", "widget"): 1,
    ("NVDA", *QUOTE, "down", "-0.0278", "change_ratio", "market_quote", "widget"): 1,
}  # fmt: skip


def test_the_post_states_these_figures_and_no_others(post):
    """Every figure a reader finds, and nothing for "Q1 2024", "2025 and 2026" or "10K+"."""
    found: dict[tuple, int] = {}
    for s in post.statements:
        row = (
            s.ticker,
            s.metric,
            s.scope,
            s.compare,
            s.direction,
            value_of(s),
            s.unit_kind,
            s.nature,
            s.source_kind,
        )
        found[row] = found.get(row, 0) + 1
    assert found == EXPECTED


def test_the_quarter_is_known_and_its_year_is_not(post):
    """Nobody says which fiscal year: the period is ambiguous and has no days."""
    periods = {
        (s.fiscal_period, s.fiscal_year, s.period_end, s.period_status)
        for s in post.statements
        if s.metric in ("revenue", "order_backlog")
    }
    assert periods == {("Q1", None, None, "ambiguous")}


def test_a_move_after_hours_has_its_session(post):
    """The session is said for the jump, and is unknown for the widgets."""
    sessions = {(s.source_kind, s.session) for s in post.statements if s.metric == "stock_return"}
    assert sessions == {("prose", "post"), ("widget", "unknown")}


def test_every_task_has_an_outcome(post):
    """Five tasks, five rows."""
    assert {task.task: task.outcome for task in post.tasks} == {
        "mentions": "extracted",
        "prose": "extracted",
        "quantities": "extracted",
        "tables": "nothing_stated",
        "widgets": "extracted",
    }


def test_raw_bytes_say_the_surface(post):
    """In a text capture every figure points at its bytes."""
    body = POST.encode()
    assert all(body[s.raw_start : s.raw_end].decode() == s.surface for s in post.statements)


def test_a_task_that_raises_is_one_failed_row(monkeypatch):
    """The other tasks go on, and the reason is one line."""

    def broken(page):
        raise ValueError("no such\nthing")

    monkeypatch.setattr(page_module, "find_prose_statements", broken)
    found = extract(POST)
    [prose] = [task for task in found.tasks if task.task == "prose"]
    assert (prose.outcome, prose.detail) == ("failed", "ValueError: no such")
    assert {s.source_kind for s in found.statements} == {"widget"} and found.mentions


def test_numbers_without_a_metric_are_an_honest_abstention():
    """Something was said, and nothing could be stated."""
    text = (
        "A day in the warehouse\nThe warehouse holds 4,000 boxes and 250 million screws, says its keeper. "
        * 4
    )
    [prose] = [task for task in extract(text).tasks if task.task == "prose"]
    assert prose.outcome == "abstained" and prose.detail


SPANISH = """Cerro Alto pierde 1.355 millones de euros

Madrid, 30 jul 2025 - Cerro Alto registró unas pérdidas de 1.355 millones de euros en el primer semestre,
según informó este miércoles la compañía. Los ingresos sumaron 17.992 millones, un 3,3 % menos que hace un
año, mientras que el EBITDA cayó un 4,8 % hasta los 5.879 millones de euros.
"""


def test_numbers_of_another_language_are_not_read_as_english_ones():
    """ "1.355 millones" is no million and a third; who reads it so should say nothing."""
    found = extract(SPANISH)
    assert not found.quantities and not found.statements
    outcomes = {task.outcome for task in found.tasks if task.task != "mentions"}
    assert outcomes == {"abstained"} and all("'es'" in (t.detail or "") for t in found.tasks if t.detail)
