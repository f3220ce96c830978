-- one row per guidance given
-- key: fact_id, statement_id
-- by: company_id
with

compared as (

    select * from intermediate.int_guidance__compared

),

-- What the page says it does with its guidance.
given as (

    select
        *,
        regexp_matches(
            metric_text,
            '\b(withdr|suspend|rescind|discontinu|pull(s|ed|ing)\b)',
            'i'
        ) as is_said_withdrawn,
        case
            when
                regexp_matches(
                    metric_text,
                    '\b(affirm|reaffirm|reiterat|re?confirm|confirm'
                    || '|maintain|back(s|ed)\b|repeat|continues? to\b)',
                    'i'
                )
                then 'reiterate'
            when
                regexp_matches(
                    metric_text,
                    '\b(rais|lift|boost|hik|increas)',
                    'i'
                )
                then 'raise'
            when
                regexp_matches(
                    metric_text,
                    '\b(lower(s|ed|ing)\b|cut|trim|reduc|slash)',
                    'i'
                )
                then 'lower'
            when regexp_matches(metric_text, '\b(narrow|tighten)', 'i')
                then 'narrow'
            when regexp_matches(metric_text, '\b(widen|broaden)', 'i')
                then 'widen'
        end as said_action
    from compared

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
        when given.is_said_withdrawn then 'withdraw'
        when given.previous_id is null and not given.is_told_before
            then coalesce(given.said_action, 'initiate')
        when given.given_at is null and not given.is_told_before
            then given.said_action
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
    facts.compare,
    facts.period_key,
    facts.period_end,
    facts.unit_kind,
    facts.unit,
    given.previous_low,
    given.previous_high,
    given.given_at
from given
inner join facts using (fact_id)
