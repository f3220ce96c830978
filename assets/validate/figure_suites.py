"""What a reader may rely on of mentions, quantities and statements.

Each function is one suite: a narrow frame and the promises on it, side by side.
"""

from __future__ import annotations

from assets import records
from assets.validate.promises import Promise, Suite, is_between, is_one_of, is_true, is_unique

# A method by which a mention may be linked. A bare capital word read as a ticker is none of them:
# it gave five false links an article (about 500 tickers are English words).
LINK_METHODS = (
    "exchange_tag", "parentheses", "cashtag", "ric", "widget", "legal_name", "short_name", "alias",
    "acronym", "defined_name",
)  # fmt: skip
# Root, perhaps marked preferred (p, Pr), and a class or market: BRK.B, 0700.HK, BF-B, BACpB.
TICKER_FORM = r"^[A-Z0-9]{1,8}(Pr|p|w|r)?([.\-/]?[A-Z0-9]{1,4})?$"
_MAX = {kind: float(size) for kind, size in records.MAX_SIZE.items()}
CURRENCY_FORM = r"^[A-Z]{3}$"


def mentions() -> Suite:
    """What a reader of ``extract.mentions`` may rely on: tickers above all."""
    return Suite(
        "extract.mentions",
        """
        select
            page_id || ' ' || text_start as row_key,
            count(*) over (partition by page_id, text_start) as copies,
            coalesce(surface = said, false) as span_says_the_surface,
            mentions.ticker,
            status,
            method,
            relevance,
            (status = 'linked') = (mentions.company_id is not null) as linked_means_a_company,
            mentions.company_id is null
                or companies.company_id is not null as company_is_known,
            status <> 'linked' or mentions.ticker is null or len(list_filter(
                list_zip(tickers, valid_from, valid_to),
                lambda known: known[1] = mentions.ticker
                    and coalesce(known[2] <= published_at::date, true)
                    and coalesce(known[3] >= published_at::date, true)
            )) > 0 as ticker_is_known_on_the_day,
        from audited as mentions
        left join said using (page_id, text_start, text_end)
        left join (select page_id, published_at from clean.documents) as documents using (page_id)
        left join extract.companies as companies on companies.company_id = mentions.company_id
        """,
        [
            is_unique("one row a mention"),
            is_true("spans", "span_says_the_surface", "the text at the span is the surface"),
            Promise(
                "tickers",
                "ticker_has_its_form",
                "a ticker is written like one",
                "ExpectColumnValuesToMatchRegex",
                {"column": "ticker", "regex": TICKER_FORM},
            ),
            is_true(
                "tickers",
                "ticker_is_known_on_the_day",
                "a linked ticker is the company's in the security master on the page's date",
            ),
            is_true("tickers", "company_is_known", "a linked company is in the security master"),
            is_true("tickers", "linked_means_a_company", "a mention has a company if it is linked"),
            is_one_of("method", LINK_METHODS),
            is_one_of("status", records.LINK_STATUSES),
            is_between("relevance", 0, 100, "relevance lies between 0 and 100"),
        ],
        by_page=True,
    )


_FIGURE = """
            coalesce(surface = said, false) as span_says_the_surface,
            unit_kind,
            hedge,
            sign_origin,
            scale_origin,
            unit,
            case when unit_kind in ('money', 'money_per_share') then unit end as currency,
            value_low is null or value_low <= value_high as range_is_ordered,
            (value is null) = (value_low is not null and value_high is not null) as value_or_range,
            case when regexp_matches(surface, '%|％|percent|per cent|\\bpct\\b', 'i')
                and not regexp_matches(surface, 'point|\\bpp\\b|plus (or|/) minus|give or take|[+] ?/|±', 'i')
                then surface end as percent_text,
            concat_ws(' ', value_low::varchar, value::varchar, value_high::varchar) as said_values,
            case when percent_text is not null then said_values end as percent_values,
            greatest(abs(value), abs(value_low), abs(value_high))::double as size,
            percent_text is null or unit_kind in ('ratio', 'change_ratio') as percent_is_a_ratio,
            unit_kind <> 'basis_points' or not contains(surface, '%') as basis_points_are_no_percent,
            case when unit_kind = 'money' then size end as money,
            case when unit_kind = 'money_per_share' then size end as per_share,
            case when unit_kind = 'change_ratio' then size end as change,
"""


def _figure_promises() -> list[Promise]:
    return [
        is_true("spans", "span_says_the_surface", "the text at the span is the surface"),
        Promise(
            "percents",
            "percent_text_says_the_value",
            "the text of a percent, read a second time, gives the stored value",
            "ExpectPercentTextToSayValue",
            {
                "column_A": "percent_text",
                "column_B": "percent_values",
                "ignore_row_if": "both_values_are_missing",
            },
        ),
        Promise(
            "percents",
            "percent_text_is_readable",
            "the text of a percent can be read a second time",
            "ExpectPercentTextToBeReadable",
            {"column": "percent_text"},
            severity="warning",
        ),
        is_true("percents", "percent_is_a_ratio", "a percent is a ratio, never points or basis points"),
        is_true("percents", "basis_points_are_no_percent", "a percent sign never says basis points"),
        is_true("percents", "range_is_ordered", "the low end of a range is not above the high end"),
        is_true("percents", "value_or_range", "a figure has one value or a range, not both"),
        is_one_of("unit_kind", records.UNIT_KINDS),
        is_one_of("hedge", records.HEDGES),
        is_one_of("sign_origin", records.SIGN_ORIGINS),
        is_one_of("scale_origin", records.SCALE_ORIGINS),
        Promise(
            "vocabularies",
            "currency_has_its_form",
            "money names its currency by three capital letters",
            "ExpectColumnValuesToMatchRegex",
            {"column": "currency", "regex": CURRENCY_FORM},
        ),
        is_between("money", 0, _MAX["money"], "no sum of money is larger than any ever seen"),
        is_between("per_share", 0, _MAX["money_per_share"], "no amount a share is larger than any ever seen"),
        is_between("change", 0, _MAX["change_ratio"], "no change is more than a thousandfold"),
    ]


def quantities() -> Suite:
    """What a reader of ``extract.quantities`` may rely on: percents above all."""
    return Suite(
        "extract.quantities",
        f"""
        select
            page_id || ' ' || text_start as row_key,
            count(*) over (partition by page_id, text_start) as copies,
            {_FIGURE}
        from audited
        left join said using (page_id, text_start, text_end)
        """,
        [is_unique("one row a number said"), *_figure_promises()],
        by_page=True,
    )


def statements() -> Suite:
    """What a reader of ``extract.statements`` may rely on."""
    return Suite(
        "extract.statements",
        f"""
        select
            statement_id as row_key,
            count(*) over (partition by statement_id) as copies,
            {_FIGURE}
            statements.ticker as ticker,
            statements.company_id is null or companies.company_id is not null as company_is_known,
            statements.company_id is null or statements.ticker is null or len(list_filter(
                list_zip(tickers, valid_from, valid_to),
                lambda known: known[1] = statements.ticker
                    and coalesce(known[2] <= published_at::date, true)
                    and coalesce(known[3] >= published_at::date, true)
            )) > 0 as ticker_is_known_on_the_day,
            metric,
            nature,
            basis,
            compare,
            direction,
            session,
            fiscal_period,
            period_status,
            source_kind,
            confidence::double as confidence,
            period_start is null or period_end is null or period_start <= period_end as period_is_ordered,
            sentence_start <= text_start and text_end <= sentence_end as figure_is_in_its_sentence,
            raw_start is null or raw_start < raw_end as raw_span_is_ordered,
            not (direction = 'up' and value < 0 or direction = 'down' and value > 0)
                or unit_kind <> 'change_ratio' as direction_has_the_sign,
        from audited as statements
        left join said using (page_id, text_start, text_end)
        left join (select page_id, published_at from clean.documents) as documents using (page_id)
        left join extract.companies as companies on companies.company_id = statements.company_id
        """,
        [
            is_unique("one row a statement"),
            *_figure_promises(),
            is_true("tickers", "company_is_known", "a statement's company is in the security master"),
            is_true("tickers", "ticker_is_known_on_the_day", "a ticker is the company's on the page's date"),
            Promise(
                "tickers",
                "ticker_has_its_form",
                "a ticker is written like one",
                "ExpectColumnValuesToMatchRegex",
                {"column": "ticker", "regex": TICKER_FORM},
            ),
            is_one_of("nature", records.NATURES),
            is_one_of("basis", records.BASES),
            is_one_of("compare", records.COMPARES),
            is_one_of("direction", records.DIRECTIONS),
            is_one_of("session", records.SESSIONS),
            is_one_of("fiscal_period", records.FISCAL_PERIODS),
            is_one_of("period_status", records.PERIOD_STATUSES),
            is_one_of("source_kind", records.SOURCE_KINDS),
            is_between("confidence", 0, 1, "confidence is a share"),
            is_true("spans", "period_is_ordered", "a period begins before it ends"),
            is_true("spans", "figure_is_in_its_sentence", "a figure stands inside its sentence"),
            is_true("spans", "raw_span_is_ordered", "a figure begins before it ends in the body"),
            is_true("percents", "direction_has_the_sign", "a rise is not negative, a fall is not positive"),
        ],
        by_page=True,
    )


FIGURE_SUITES = (mentions, quantities, statements)
