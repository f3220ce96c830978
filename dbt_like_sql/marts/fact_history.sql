-- one row per fact and version of its value
-- key: fact_id, version
-- by: company_id
with

versions as (

    select * from intermediate.int_facts__versioned

),

statements as (

    select * from staging.stg_statements

)

select
    versions.fact_id,
    row_number() over in_order as version,
    statements.value_low,
    statements.value,
    statements.value_high,
    statements.unit_kind,
    statements.unit,
    statements.scale,
    statements.decimals,
    statements.hedge,
    versions.available_at as valid_from,
    lead(versions.available_at) over in_order as valid_to,
    versions.cause,
    versions.statement_id,
    statements.company_id
from versions
inner join statements using (statement_id)
window in_order as (
    partition by versions.fact_id
    order by versions.available_at, versions.turn
)
