-- one row per fact and statement behind it
-- key: fact_id, statement_id
-- by: company_id
with

identified as (

    select * from intermediate.int_statements__identified

),

statements as (

    select * from staging.stg_statements

)

select
    identified.fact_id,
    identified.statement_id,
    identified.page_id,
    statements.text_start,
    statements.text_end,
    statements.raw_start,
    statements.raw_end,
    statements.sentence_start,
    statements.sentence_end,
    statements.surface,
    identified.preference = min(identified.preference) over (
        partition by identified.fact_id
    ) as is_chosen,
    identified.said_nature as nature,
    statements.source_kind,
    identified.story_id,
    identified.relation,
    identified.novelty_rank,
    identified.is_copy,
    identified.is_issuer,
    identified.available_at,
    identified.lower_bound,
    identified.upper_bound,
    identified.agreed_low,
    identified.agreed_high,
    identified.period_rank,
    identified.preference,
    identified.company_id
from identified
inner join statements using (statement_id)
