-- one row per statement about a known company: its interval, fit to divide
-- materialized: view
with

identified as (

    select * from intermediate.int_statements__identified

),

statements as (

    select * from staging.stg_statements

)

-- Narrower decimals than the lake's, so that products and quotients stay exact;
-- 9e19 stands for an open side. A figure that does not fit is null here, and
-- what needs it unverifiable.
select
    identified.fact_id,
    identified.story_id,
    identified.statement_id,
    identified.page_id,
    identified.company_id,
    identified.metric,
    identified.scope,
    identified.basis,
    identified.nature,
    identified.said_nature,
    identified.compare,
    identified.unit_kind,
    identified.unit,
    identified.period_key,
    identified.is_resolved,
    statements.fiscal_year,
    statements.fiscal_period,
    statements.period_start,
    statements.period_end,
    statements.surface,
    coalesce(statements.value_low, identified.lower_bound) as said_low,
    coalesce(statements.value_high, identified.upper_bound) as said_high,
    try_cast(
        greatest(identified.lower_bound, '-9e19'::decimal(38, 10))
        as decimal(26, 6)
    ) as low,
    try_cast(
        least(identified.upper_bound, '9e19'::decimal(38, 10))
        as decimal(26, 6)
    ) as high,
    identified.preference
from identified
inner join statements using (statement_id)
