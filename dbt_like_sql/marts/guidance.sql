-- one row per guidance given
-- key: fact_id, statement_id
-- by: company_id
with

given as (

    select * from intermediate.int_guidance__compared

),

facts as (

    select * from marts.facts

)

select
    given.fact_id,
    given.low,
    given.high,
    given.form,
    case
        when
            regexp_matches(
                given.metric_text,
                '^(withdr|suspend|rescind|discontinu|pull(s|ed|ing)\b)',
                'i'
            )
            then 'withdraw'
        when given.previous_id is null and given.direction = 'up' then 'raise'
        when given.previous_id is null and given.direction = 'down'
            then 'lower'
        when given.previous_id is null then 'initiate'
        when given.given_at is null then null
        when given.low_move = 0 and given.high_move = 0 then 'reiterate'
        when given.low_move >= 0 and given.high_move >= 0 then 'raise'
        when given.low_move <= 0 and given.high_move <= 0 then 'lower'
        when given.low_move > 0 then 'narrow'
        else 'widen'
    end as action,
    given.statement_id,
    facts.company_id,
    facts.ticker,
    facts.metric,
    facts.scope,
    facts.basis,
    facts.period_key,
    facts.period_end,
    facts.unit_kind,
    facts.unit,
    given.previous_low,
    given.previous_high,
    given.given_at
from given
inner join facts using (fact_id)
