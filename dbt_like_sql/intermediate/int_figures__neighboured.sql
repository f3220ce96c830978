-- one row per claim of a change and earlier level told in one sentence
-- materialized: view
with

statements as (

    select * from staging.stg_statements

),

identified as (

    select * from intermediate.int_statements__identified

),

claims as (

    select distinct
        identified.fact_id,
        identified.story_id,
        statements.page_id,
        statements.sentence_start
    from identified
    inner join statements using (statement_id)
    where identified.compare <> 'none'

),

levels as (

    select distinct
        identified.fact_id,
        statements.page_id,
        statements.sentence_start
    from identified
    inner join statements using (statement_id)
    where
        identified.compare = 'none'
        and identified.said_nature = 'prior_period'

)

select distinct
    claims.fact_id,
    claims.story_id,
    levels.fact_id as level_fact_id
from claims
inner join levels using (page_id, sentence_start)
