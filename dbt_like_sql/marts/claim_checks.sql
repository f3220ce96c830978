-- one row per claim a story makes and rule that can test it
-- key: check_id
-- by: company_id
with

judged as (

    select
        *,
        count(*) over of_claim as ways,
        row_number() over (
            of_claim
            order by
                case verdict
                    when 'consistent' then 0
                    when 'contradicted' then 1
                    else 2
                end,
                is_sole desc,
                input_ids
        ) as place
    from intermediate.int_claims__judged
    window of_claim as (partition by rule, statement_id)

),

statements as (

    select * from staging.stg_statements

),

-- How a figure is shown: a ratio in percent.
shown as (

    select
        statement_id,
        case when unit_kind like '%ratio' then 100 else 1 end as factor,
        case when unit_kind like '%ratio' then ' %' else '' end as sign
    from statements

),

-- A claim holds if it follows from any figures its story gives for it. It is
-- contradicted only where the story leaves no choice.
settled as (

    select
        * exclude (verdict),
        expected_low = '-9e26'::decimal(38, 10) as is_open_down,
        expected_high = '9e26'::decimal(38, 10) as is_open_up,
        case
            when verdict = 'contradicted' and (ways > 1 or not is_sole)
                then 'unverifiable'
            else verdict
        end as verdict
    from judged
    where place = 1

)

select
    left(
        sha256(concat_ws('|', settled.rule, settled.statement_id)), 32
    ) as check_id,
    settled.rule,
    list_prepend(settled.statement_id, settled.input_ids) as statement_ids,
    settled.claimed_low,
    settled.claimed_high,
    case
        when settled.verdict <> 'unverifiable' then settled.expected_low
    end as expected_low,
    case
        when settled.verdict <> 'unverifiable' then settled.expected_high
    end as expected_high,
    settled.verdict,
    case settled.verdict
        when 'unverifiable'
            then
                'claimed "' || statements.surface
                || '"; its story does not settle what it would follow from'
        else
            'claimed "' || statements.surface || '"; ' || settled.told_as
            || ' gives '
            || case
                when settled.is_open_up then 'at least '
                when settled.is_open_down then 'at most '
                else
                    round(settled.expected_low * factor, 3)::decimal(38, 3)
                    || ' to '
            end
            || case
                when settled.is_open_up
                    then round(settled.expected_low * factor, 3)::decimal(38, 3)
                else round(settled.expected_high * factor, 3)::decimal(38, 3)
            end
            || sign || ': ' || settled.verdict
    end as message,
    settled.statement_id,
    settled.fact_id,
    statements.company_id,
    statements.metric,
    settled.story_id
from settled
inner join statements using (statement_id)
inner join shown using (statement_id)
