-- one row per move of a stock stated once on one page
-- key: statement_id
-- by: company_id
with

statements as (

    select *
    from staging.stg_statements
    where metric = 'stock_return'

),

identified as (

    select * from intermediate.int_statements__identified

)

select
    statements.statement_id,
    statements.company_id,
    statements.ticker,
    coalesce(statements.value, statements.value_low) as change,
    statements.session,
    statements.compare,
    statements.source_kind = 'widget' as is_widget,
    statements.page_id,
    identified.fact_id,
    identified.available_at
from statements
left join identified using (statement_id)
where statements.unit_kind = 'change_ratio'
