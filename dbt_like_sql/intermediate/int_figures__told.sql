-- one row per fact and story that tells it: the words chosen there
-- key: fact_id, story_id
with

identified as (

    select * from intermediate.int_statements__identified

),

statements as (

    select * from staging.stg_statements

),

ranked as (

    select
        *,
        row_number() over (
            partition by fact_id, story_id
            order by preference
        ) as place
    from identified

)

-- Narrower decimals than the lake's: their products and quotients stay exact.
-- A figure that does not fit is null here, and what needs it unverifiable.
select
    ranked.fact_id,
    ranked.story_id,
    ranked.statement_id,
    ranked.page_id,
    ranked.company_id,
    ranked.metric,
    ranked.scope,
    ranked.basis,
    ranked.nature,
    ranked.said_nature,
    ranked.compare,
    ranked.unit_kind,
    ranked.unit,
    ranked.period_key,
    ranked.is_resolved,
    statements.fiscal_year,
    statements.fiscal_period,
    statements.period_start,
    statements.period_end,
    statements.metric_text,
    statements.hedge,
    statements.sentence_start,
    statements.source_kind,
    statements.value,
    coalesce(statements.value_low, ranked.lower_bound) as said_low,
    coalesce(statements.value_high, ranked.upper_bound) as said_high,
    try_cast(
        greatest(ranked.lower_bound, -9e19::decimal(38, 10)) as decimal(26, 6)
    ) as low,
    try_cast(
        least(ranked.upper_bound, 9e19::decimal(38, 10)) as decimal(26, 6)
    ) as high,
    ranked.preference
from ranked
inner join statements using (statement_id)
where ranked.place = 1
