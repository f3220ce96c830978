"""What a reader may rely on of the marts.

Each function is one suite: a narrow frame and the promises on it, side by side.
"""

from __future__ import annotations

from assets import records
from assets.validate.promises import Promise, Suite, is_between, is_one_of, is_true, is_unique


def companies() -> Suite:
    """What a reader of ``marts.companies`` may rely on."""
    return Suite(
        "marts.companies",
        """
        select
            company_id as row_key,
            count(*) over (partition by company_id) as copies,
            company_id,
            length(trim(name)) > 0 as company_has_a_name,
            fiscal_year_end,
        from audited
        """,
        [
            is_unique("one row a company"),
            is_true("keys", "company_has_a_name", "a company has a name"),
            Promise(
                "tickers",
                "company_id_has_its_form",
                "company_id is a CIK of ten digits, or another registry's id with its prefix",
                "ExpectColumnValuesToMatchRegex",
                {"column": "company_id", "regex": r"^([0-9]{10}|[A-Za-z]+:.+)$"},
            ),
            Promise(
                "vocabularies",
                "fiscal_year_end_is_a_day",
                "fiscal_year_end is a month and a day",
                "ExpectColumnValuesToMatchRegex",
                {"column": "fiscal_year_end", "regex": r"^(0[1-9]|1[0-2])-?(0[1-9]|[12][0-9]|3[01])$"},
            ),
        ],
    )


def facts() -> Suite:
    """What a reader of ``marts.facts`` may rely on."""
    return Suite(
        "marts.facts",
        """
        select
            fact_id as row_key,
            count(*) over (partition by fact_id) as copies,
            statement_id in (select statement_id from extract.statements) as statement_is_there,
            company_id = 'TICKER:' || ticker
                or company_id in (select company_id from marts.companies) as company_is_known,
            nature,
            basis,
            compare,
            status,
            fiscal_period,
            period_status,
            n_stories between 1 and n_statements as copies_are_no_sources,
            (value is null) = (value_low is not null and value_high is not null) as value_or_range,
            value_low is null or value_low <= value_high as range_is_ordered,
            period_end is null or period_end between date '1900-01-01' and date '2100-01-01'
                as period_is_plausible,
        from audited
        """,
        [
            is_unique("one row a figure"),
            is_true("references", "statement_is_there", "every fact has the statement that says it"),
            is_true(
                "references",
                "company_is_known",
                "every fact's company is known, or goes by the ticker it was printed with",
            ),
            is_true("references", "copies_are_no_sources", "a story counts once, however often it is copied"),
            is_one_of("nature", records.NATURES),
            is_one_of("basis", records.BASES),
            is_one_of("compare", records.COMPARES),
            is_one_of("status", ("agreed", "single", "conflicting")),
            is_one_of("fiscal_period", records.FISCAL_PERIODS),
            is_one_of("period_status", records.PERIOD_STATUSES),
            is_true("percents", "value_or_range", "a fact has one value or a range, not both"),
            is_true("percents", "range_is_ordered", "the low end of a range is not above the high end"),
            is_true("bands", "period_is_plausible", "a period ends between 1900 and 2100"),
        ],
    )


def evidence() -> Suite:
    """What a reader of ``marts.evidence`` may rely on."""
    return Suite(
        "marts.evidence",
        """
        select
            fact_id || ' ' || statement_id as row_key,
            count(*) over (partition by fact_id, statement_id) as copies,
            fact_id in (select fact_id from marts.facts) as fact_is_there,
            statement_id in (select statement_id from extract.statements) as statement_is_there,
            count(*) filter (where is_chosen) over (partition by fact_id) = 1 as one_is_chosen,
            count(*) over (partition by statement_id) = 1 as statement_says_one_fact,
        from audited
        """,
        [
            is_unique("one row a statement behind a fact"),
            is_true("references", "fact_is_there", "evidence is of a fact"),
            is_true("references", "statement_is_there", "evidence is a statement"),
            is_true("keys", "one_is_chosen", "one statement is chosen for each fact"),
            is_true("keys", "statement_says_one_fact", "a statement is evidence of one fact"),
        ],
    )


def fact_history() -> Suite:
    """What a reader of ``marts.fact_history`` may rely on."""
    return Suite(
        "marts.fact_history",
        """
        select
            fact_id || ' ' || version as row_key,
            count(*) over (partition by fact_id, version) as copies,
            fact_id in (select fact_id from marts.facts) as fact_is_there,
            cause,
            valid_to is null or valid_from <= valid_to as version_is_ordered,
        from audited
        """,
        [
            is_unique("one row a version of a fact"),
            is_true("references", "fact_is_there", "a version is of a fact"),
            is_one_of("cause", ("new_source", "restatement", "correction")),
            is_true("bands", "version_is_ordered", "a version begins before it ends"),
        ],
    )


def guidance() -> Suite:
    """What a reader of ``marts.guidance`` may rely on."""
    return Suite(
        "marts.guidance",
        """
        select
            fact_id || ' ' || statement_id as row_key,
            count(*) over (partition by fact_id, statement_id) as copies,
            fact_id in (select fact_id from marts.facts) as fact_is_there,
            form,
            action,
            low is null or high is null or low <= high as range_is_ordered,
        from audited
        """,
        [
            is_unique("one row a guidance"),
            is_true("references", "fact_is_there", "guidance is a fact"),
            is_one_of("form", ("point", "range", "floor", "ceiling")),
            is_one_of("action", ("initiate", "raise", "lower", "narrow", "widen", "reiterate", "withdraw")),
            is_true("percents", "range_is_ordered", "the low end of a range is not above the high end"),
        ],
    )


def surprises() -> Suite:
    """What a reader of ``marts.surprises`` may rely on."""
    return Suite(
        "marts.surprises",
        """
        select
            fact_id || ' ' || expectation_fact_id as row_key,
            count(*) over (partition by fact_id, expectation_fact_id) as copies,
            fact_id in (select fact_id from marts.facts)
                and expectation_fact_id in (select fact_id from marts.facts) as facts_are_there,
            surprise,
            surprise <> 'not_comparable' or amount is null as only_like_is_compared,
        from audited
        """,
        [
            is_unique("one row an actual and an expectation"),
            is_true("references", "facts_are_there", "a surprise stands between two facts"),
            is_one_of("surprise", ("beat", "miss", "inline", "not_comparable")),
            is_true("bands", "only_like_is_compared", "what cannot be compared has no amount"),
        ],
    )


def price_moves() -> Suite:
    """What a reader of ``marts.price_moves`` may rely on."""
    return Suite(
        "marts.price_moves",
        """
        select
            statement_id as row_key,
            count(*) over (partition by statement_id) as copies,
            statement_id in (select statement_id from extract.statements) as statement_is_there,
            session,
            compare,
            change::double as change,
        from audited
        """,
        [
            is_unique("one row a move stated"),
            is_true("references", "statement_is_there", "a move is a statement"),
            is_one_of("session", records.SESSIONS),
            is_one_of("compare", records.COMPARES),
            # A stock cannot lose more than all it is worth.
            is_between("change", -1, 100, "a move lies between minus 100 % and a hundredfold"),
        ],
    )


def claim_checks() -> Suite:
    """What a reader of ``marts.claim_checks`` may rely on."""
    return Suite(
        "marts.claim_checks",
        """
        select
            check_id as row_key,
            count(*) over (partition by check_id) as copies,
            verdict,
            claimed_low is null or claimed_low <= claimed_high as claim_is_ordered,
            expected_low is null or expected_low <= expected_high as expectation_is_ordered,
            case verdict
                when 'consistent' then claimed_low <= expected_high and expected_low <= claimed_high
                when 'contradicted' then claimed_low > expected_high or expected_low > claimed_high
                else expected_low is null
            end as verdict_follows,
        from audited
        """,
        [
            is_unique("one row a claim and a rule"),
            is_one_of("verdict", ("consistent", "contradicted", "unverifiable")),
            is_true("bands", "claim_is_ordered", "a claim's low end is not above its high end"),
            is_true("bands", "expectation_is_ordered", "what is expected is an interval"),
            is_true("bands", "verdict_follows", "the verdict follows from the two intervals"),
        ],
    )


def novelty() -> Suite:
    """What a reader of ``marts.novelty`` may rely on."""
    return Suite(
        "marts.novelty",
        """
        select
            page_id || ' ' || company_id as row_key,
            count(*) over (partition by page_id, company_id) as copies,
            page_id in (select page_id from clean.documents) as page_is_there,
            (available_at is null) = (similar_7d is null) as what_has_a_time_is_counted,
            coalesce(0 <= similar_12h, true)
                and coalesce(similar_12h <= similar_1d, true)
                and coalesce(similar_1d <= similar_3d, true)
                and coalesce(similar_3d <= similar_7d, true) as longer_holds_shorter,
        from audited
        """,
        [
            is_unique("one row a page and company"),
            is_true("references", "page_is_there", "the page is a document"),
            is_true(
                "bands", "what_has_a_time_is_counted", "similar stories are counted where the time is known"
            ),
            is_true("bands", "longer_holds_shorter", "a longer time before counts no fewer similar stories"),
        ],
    )


def coverage() -> Suite:
    """What a reader of ``marts.coverage`` may rely on: every page and task ends somehow."""
    return Suite(
        "marts.coverage",
        """
        select
            page_id || ' ' || task as row_key,
            count(*) over (partition by page_id, task) as copies,
            outcome,
            page_id in (select page_id from ingest.pages) as page_is_there,
            count(*) over (partition by page_id)
                = (select count(distinct task) from marts.coverage) as every_task_ends,
        from audited
        """,
        [
            is_unique("one row a page and task"),
            is_one_of("outcome", ("extracted", "nothing_stated", "abstained", "failed")),
            is_true("references", "page_is_there", "coverage is of a page"),
            is_true("references", "every_task_ends", "every page ends every task"),
        ],
    )


MART_SUITES = (
    companies, facts, evidence, fact_history, guidance, surprises, price_moves, novelty, claim_checks,
    coverage,
)  # fmt: skip
