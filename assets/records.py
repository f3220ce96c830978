"""What travels between the stages: one frozen record a table, its fields the columns.

    Page, Capture > Document, Block, TableCell, Reject > StoryMember
                  > Mention, Quantity, Statement

The words they may hold are in ``vocabulary.py``, what the house notes of its own work in
``ledgers.py``. The text beside each field is its comment in the lake, in Dagster and in every
release. Records of a page carry no ``page_id``: a pure function reads one page and need not
know its name; the door adds the column (``tables.TABLES[...].per_page``).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

# Handed on: one import serves whoever needs a record and its words.
from assets.ledgers import *  # noqa: F403
from assets.vocabulary import *  # noqa: F403

# --- ingest ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """One row per distinct body: the bytes as captured, whoever saw them and whenever."""

    page_id: Annotated[str, "SHA-256 of the body's bytes, lower-case hex"]
    media_type: Annotated[str, "what the bytes are (text/html, text/plain, ...), read from them alone"]
    charset: Annotated[str | None, "encoding read from the bytes alone; null where they are not text"]
    byte_length: Annotated[int, "bytes in body"]
    body: Annotated[bytes, "the bytes as captured"]
    defect: Annotated[str | None, "why the bytes are not a whole page ('truncated: ...'); null if whole"]


@dataclass(frozen=True, slots=True)
class Capture:
    """One row per sighting of a page: where and when it was seen."""

    capture_id: Annotated[str, "SHA-256 over the other columns"]
    page_id: Annotated[str, "the page that was seen"]
    source: Annotated[str, "where it was read from, as given and relative; never a machine's path"]
    url: Annotated[str | None, "address it was fetched from"]
    captured_at: Annotated[datetime | None, "when it was fetched, UTC; null where nobody says"]
    captured_at_origin: Annotated[str, "who says when: crawler, warc, manifest, feed, unknown"]
    http_status: Annotated[int | None, "HTTP status of the response"]


# --- clean -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """One row per readable page: its title, its date and its main text."""

    title: Annotated[str | None, "headline of the page"]
    byline: Annotated[str | None, "author as printed"]
    publisher: Annotated[str | None, "site or house that published it"]
    url: Annotated[str | None, "address of the earliest capture that has one"]
    canonical_url: Annotated[str | None, "address the page itself calls canonical, else url without tracking"]
    language: Annotated[str | None, "ISO 639-1 code"]
    kind: Annotated[str, "news, press_release, wire, transcript, user_post, filing, other"]
    published_at: Annotated[datetime | None, "when it was published, UTC; null where the page does not say"]
    published_precision: Annotated[str, "instant, day, month, unknown"]
    published_origin: Annotated[str | None, "json_ld, meta, time, dateline, text, url, updated, or doubted"]
    text: Annotated[str, "kept blocks in reading order, joined by line feeds"]
    text_sha256: Annotated[str, "SHA-256 of the text in UTF-8"]
    charset: Annotated[str, "encoding the body was decoded with"]
    raw_runs: Annotated[
        tuple[int, ...],
        "flat list of text_start, text_end, raw_start, raw_end: runs of text that stand in the body",
    ]

    def raw_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Bytes of the body that say ``text[start:end]``; None where an end stands in no run.

        Inside a run whose encoded length is its byte length, characters map one for one;
        any other run (an entity, say) is one piece: a span may begin or end only at its edges.
        """
        raw_start = self._raw_position(start, is_end=False)
        raw_end = self._raw_position(end, is_end=True)
        return None if raw_start is None or raw_end is None else (raw_start, raw_end)

    def _raw_position(self, at: int, *, is_end: bool) -> int | None:
        runs, probe = self.raw_runs, at - 1 if is_end else at
        # The last run that begins at or before the probe.
        behind = 4 * bisect_right(range(0, len(runs), 4), probe, key=runs.__getitem__)
        if behind == 0:
            return None
        text_start, text_end, raw_start, raw_end = runs[behind - 4 : behind]
        if probe >= text_end:
            return None
        if len(self.text[text_start:text_end].encode(self.charset, "replace")) == raw_end - raw_start:
            return raw_start + len(self.text[text_start:at].encode(self.charset, "replace"))
        if is_end and at == text_end:
            return raw_end
        return raw_start if not is_end and at == text_start else None


@dataclass(frozen=True, slots=True)
class Block:
    """One row per block of a page, kept or dropped, and the rule that decided."""

    ordinal: Annotated[int, "place on the page, from 0"]
    kind: Annotated[str, "headline, body, table, nav, legal, ..."]
    is_kept: Annotated[bool, "whether it is part of the document's text"]
    rule: Annotated[str, "name of the rule that kept or dropped it"]
    raw_start: Annotated[int, "first byte in the page's body"]
    raw_end: Annotated[int, "byte after the last in the page's body"]
    text_start: Annotated[int | None, "first character in the document's text; null where dropped"]
    text_end: Annotated[int | None, "character after the last; null where dropped"]


@dataclass(frozen=True, slots=True)
class TableCell:
    """One row per cell of a kept table."""

    table_ordinal: Annotated[int, "place of the table on the page, from 0"]
    row: Annotated[int, "row of the cell, from 0"]
    column: Annotated[int, "column of the cell, from 0, spans unfolded"]
    text: Annotated[str, "the cell as printed"]
    row_label: Annotated[str | None, "what the row is called"]
    column_header: Annotated[str | None, "what the column is called, header rows joined by ' | '"]
    scale_note: Annotated[str | None, "the table's note on units, as printed ('In millions, ...')"]
    text_start: Annotated[int, "first character in the document's text"]
    text_end: Annotated[int, "character after the last"]


@dataclass(frozen=True, slots=True)
class Reject:
    """One row per page that cannot be read, and why."""

    reason: Annotated[str, "empty, error_page, listing_page, not_text, unreadable, ..."]
    detail: Annotated[str, "one clear line for a person"]


# --- dedupe ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoryMember:
    """One row per document: the story it tells and what it is to that story."""

    page_id: Annotated[str, "the document"]
    story_id: Annotated[str, "page_id of the smallest member: the same pages give the same story"]
    relation: Annotated[str, "original, exact_copy, near_copy, excerpt, update, correction"]
    matched_page_id: Annotated[str | None, "the member it was measured against; null for an original"]
    jaccard: Annotated[Decimal | None, "shared shingles over all shingles of the two, measured"]
    containment: Annotated[Decimal | None, "shared shingles over those of the smaller, measured"]
    is_representative: Annotated[bool, "stands for the story: one a story"]
    novelty_rank: Annotated[int, "place in the story by the time it was available, from 1"]


# --- extract -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """One row per company mention: the words, and whom they mean."""

    text_start: Annotated[int, "first character in the document's text"]
    text_end: Annotated[int, "character after the last"]
    surface: Annotated[str, "the words as written"]
    company_id: Annotated[str | None, "CIK with ten digits, or EXCHANGE:TICKER:YEAR; null unless linked"]
    ticker: Annotated[str | None, "ticker of the linked company, or the unknown one as printed"]
    method: Annotated[str, "exchange_tag, parentheses, cashtag, widget, legal_name, short_name, acronym"]
    status: Annotated[str, "linked, ambiguous, unknown"]
    candidates: Annotated[tuple[str, ...], "company_ids it could mean, sorted"]
    relevance: Annotated[int, "0 to 100: the subject of the page, or one named in passing"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One row per number said: value = number as printed x scale, with sign."""

    text_start: Annotated[int, "first character in the document's text"]
    text_end: Annotated[int, "character after the last"]
    surface: Annotated[str, "the words as written"]
    value_low: Annotated[Decimal | None, "lower bound of a range; null for a single value"]
    value: Annotated[Decimal | None, "the single value; null for a range"]
    value_high: Annotated[Decimal | None, "upper bound of a range; null for a single value"]
    unit_kind: Annotated[str, "money, money_per_share, ratio, change_ratio, percentage_points, ..."]
    unit: Annotated[str | None, "ISO 4217 code for money, quarter, month, ... for durations"]
    scale: Annotated[Decimal, "what one printed unit is worth: 1E9 for billion, 0.01 for percent and cents"]
    decimals: Annotated[int, "decimal places printed: 1 in '$16.1 billion'"]
    hedge: Annotated[str, "exact, about, at_least, at_most, more_than, less_than, range"]
    sign_origin: Annotated[str, "what made it negative: glyph, parenthesis, word, none"]
    scale_origin: Annotated[str, "who gives the scale: stated beside it, the table's or the document's note"]


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure is about. Not a table: its fields are columns of statements and facts."""

    fiscal_year: int | None = None
    fiscal_period: str | None = None  # Q1..Q4, H1, H2, 9M, FY
    period_start: date | None = None  # null for an instant
    period_end: date | None = None
    calendar_frame: str | None = None  # CY2025Q1, CY2025; with I for an instant
    period_text: str | None = None  # the words, as written
    period_status: str = "missing"


@dataclass(frozen=True, slots=True)
class Statement:
    """One row per figure stated once on one page, with the words that say so."""

    statement_id: Annotated[str, "SHA-256 over page, span, metric, company and role"]
    company_id: Annotated[str | None, "whose figure: CIK with ten digits; null where undecided"]
    ticker: Annotated[str | None, "ticker of that company, or the unknown one as printed"]
    metric: Annotated[str, "revenue, eps_diluted, order_backlog, ..."]
    metric_text: Annotated[str | None, "the metric in the page's words"]
    scope: Annotated[str, "consolidated, segment:..., geo:..., product:..."]
    nature: Annotated[str, "actual, guidance, consensus, prior_period, market_quote, claim, ..."]
    basis: Annotated[str, "gaap, non_gaap, ifrs, constant_currency, unstated, not_applicable"]
    compare: Annotated[str, "none for a level; yoy, qoq, vs_prev_close, ... for a change"]
    direction: Annotated[str, "up, down, flat, none"]
    fiscal_year: Annotated[int | None, "as the company numbers it"]
    fiscal_period: Annotated[str | None, "Q1..Q4, H1, H2, 9M, FY"]
    period_start: Annotated[date | None, "first day; null for an instant"]
    period_end: Annotated[date | None, "last day, or the instant"]
    calendar_frame: Annotated[str | None, "nearest calendar frame: CY2025Q1, CY2025, CY2025Q1I"]
    period_text: Annotated[str | None, "the period in the page's words"]
    period_status: Annotated[str, "stated, resolved, ambiguous, conflict, missing"]
    value_low: Annotated[Decimal | None, "lower bound of a range; null for a single value"]
    value: Annotated[Decimal | None, "the single value; null for a range"]
    value_high: Annotated[Decimal | None, "upper bound of a range; null for a single value"]
    unit_kind: Annotated[str, "money, money_per_share, ratio, change_ratio, ..."]
    unit: Annotated[str | None, "ISO 4217 code for money, quarter, month, ... for durations"]
    scale: Annotated[Decimal, "what one printed unit is worth (1E9 for billion)"]
    decimals: Annotated[int, "decimal places printed"]
    hedge: Annotated[str, "exact, about, at_least, at_most, more_than, less_than, range"]
    sign_origin: Annotated[str, "what made it negative: glyph, parenthesis, word, none"]
    scale_origin: Annotated[str, "stated, table, document"]
    session: Annotated[str, "pre, regular, post, unknown; for moves of a stock"]
    text_start: Annotated[int, "first character of the figure in the document's text"]
    text_end: Annotated[int, "character after the last"]
    raw_start: Annotated[int | None, "first byte of the figure in the page's body"]
    raw_end: Annotated[int | None, "byte after the last"]
    surface: Annotated[str, "the figure as written"]
    sentence_start: Annotated[int, "first character of its sentence, or of its table row"]
    sentence_end: Annotated[int, "character after the last"]
    source_kind: Annotated[str, "prose, table, widget"]
    confidence: Annotated[Decimal, "share of such statements found right on labelled pages"]
    code_version: Annotated[str, "version of the extract stage that read it"]


@dataclass(frozen=True, slots=True)
class PageTask:
    """One row per page and task: how it ended."""

    task: Annotated[str, "mentions, quantities, statements, prose, tables, ..."]
    outcome: Annotated[str, "extracted, nothing_stated, abstained, failed"]
    detail: Annotated[str | None, "why, where it abstained or failed"]


@dataclass(frozen=True, slots=True)
class Company:
    """One row per company of the security master: who it is and how it is called."""

    company_id: Annotated[str, "CIK with ten digits, or EXCHANGE:TICKER:YEAR of one gone"]
    name: Annotated[str, "name as registered"]
    tickers: Annotated[tuple[str, ...], "ticker symbols, the main one first"]
    exchanges: Annotated[tuple[str, ...], "exchange of each ticker"]
    valid_from: Annotated[tuple[date | None, ...], "first day each ticker meant it; null where unknown"]
    valid_to: Annotated[tuple[date | None, ...], "last day; null while it does"]
    fiscal_year_end: Annotated[str | None, "MMDD of the fiscal year's end as registered"]
    aliases: Annotated[tuple[str, ...], "short names, former names and brands that mean it"]
    sic: Annotated[str | None, "industry code"]
