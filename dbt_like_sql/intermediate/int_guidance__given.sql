-- one row per guidance fact and story that gives it: the words chosen there
-- materialized: view
with

identified as (

    select * from intermediate.int_statements__identified

),

statements as (

    select * from staging.stg_statements

),

-- What the same sentence says was guided before: "raised to ... from ...".
replaced as (

    select
        page_id,
        sentence_start,
        company_id,
        metric,
        scope,
        unit_kind,
        unit,
        min(coalesce(value, value_low)) as low,
        min(coalesce(value, value_high)) as high
    from statements
    where nature = 'guidance' and compare = 'vs_prior_guidance'
    group by all
    having count(*) = 1

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
    where nature = 'guidance' and compare <> 'vs_prior_guidance'

)

select
    ranked.fact_id,
    ranked.statement_id,
    ranked.is_issuer,
    ranked.given_at,
    ranked.half_step,
    statements.metric_text,
    replaced.low as replaced_low,
    replaced.high as replaced_high,
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
left join replaced
    on
        statements.page_id = replaced.page_id
        and statements.sentence_start = replaced.sentence_start
        and statements.company_id = replaced.company_id
        and statements.metric = replaced.metric
        and statements.scope = replaced.scope
        and statements.unit_kind = replaced.unit_kind
        and statements.unit is not distinct from replaced.unit
where ranked.place = 1
