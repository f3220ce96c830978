-- one row per claim a story makes and rule that can test it
-- key: check_id
with

judged as (

    select * from intermediate.int_claims__judged

),

statements as (

    select * from staging.stg_statements

)

select
    left(
        sha256(concat_ws('|', judged.rule, judged.statement_id)), 32
    ) as check_id,
    judged.rule,
    judged.statement_id,
    judged.input_ids as input_statement_ids,
    judged.claimed_low,
    judged.claimed_high,
    judged.expected_low,
    judged.expected_high,
    judged.verdict,
    case judged.verdict
        when 'unverifiable'
            then
                'claimed "' || statements.surface
                || '"; its story does not state what it would follow from'
        else
            'claimed "' || statements.surface || '"; ' || judged.told_as
            || ' gives '
            || concat_ws(
                ' to ',
                coalesce(
                    round(judged.expected_low, 3)::decimal(38, 3)::varchar,
                    'at most'
                ),
                coalesce(
                    round(judged.expected_high, 3)::decimal(38, 3)::varchar,
                    'more'
                )
            )
            || ': ' || judged.verdict
    end as message,
    judged.fact_id,
    statements.company_id,
    statements.metric,
    judged.story_id
from judged
inner join statements using (statement_id)
