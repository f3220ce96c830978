-- one row per guidance fact and story that gives it: the words chosen there
-- materialized: view
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
        ) as place,
        min(available_at) over (partition by fact_id, story_id) as given_at
    from identified
    where nature = 'guidance' and compare = 'none'

)

select
    ranked.fact_id,
    ranked.statement_id,
    ranked.is_issuer,
    ranked.given_at,
    ranked.half_step,
    statements.direction,
    statements.metric_text,
    case
        when statements.value is null then statements.value_low
        when statements.hedge in ('at_most', 'less_than') then null
        else statements.value
    end as low,
    case
        when statements.value is null then statements.value_high
        when statements.hedge in ('at_least', 'more_than') then null
        else statements.value
    end as high,
    case
        when statements.value is null then 'range'
        when statements.hedge in ('at_least', 'more_than') then 'floor'
        when statements.hedge in ('at_most', 'less_than') then 'ceiling'
        else 'point'
    end as form
from ranked
inner join statements using (statement_id)
where ranked.place = 1
