-- one row per fact, story and value told there that differs beyond rounding
-- key: statement_id
-- by: company_id
with

statements as (

    select * from intermediate.int_statements__measured

),

figures as (

    select
        fact_id,
        story_id,
        arg_min(statement_id, preference) as statement_id,
        count(distinct (low, high)) as n_values,
        count(*) = count(low) and count(*) = count(high)
        and max(low) < min(high) as is_sole
    from statements
    group by fact_id, story_id

),

-- A page that tells more than five values of one thing tells none (first guess,
-- 2026-11).
differing as (

    select
        statements.fact_id,
        statements.story_id,
        arg_min(statements.statement_id, statements.preference)
            as statement_id
    from statements
    inner join figures using (fact_id, story_id)
    where not coalesce(figures.is_sole, false) and figures.n_values <= 5
    group by
        statements.fact_id,
        statements.story_id,
        statements.low,
        statements.high

),

told as (

    select
        statement_id,
        true as is_sole
    from figures
    where is_sole
    union all
    select
        statement_id,
        false as is_sole
    from differing

)

select
    statements.*,
    told.is_sole
from statements
inner join told using (statement_id)
