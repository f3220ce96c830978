-- one row per fact, story and value told there that differs beyond rounding
-- key: statement_id
with

statements as (

    select
        *,
        max(low) over in_story >= min(high) over in_story as is_conflicting,
        row_number() over (
            partition by fact_id, story_id
            order by preference
        ) as place,
        row_number() over (
            partition by fact_id, story_id, low, high
            order by preference
        ) as place_of_value
    from intermediate.int_statements__measured
    window in_story as (partition by fact_id, story_id)

),

distinct_values as (

    select
        * exclude (place, place_of_value, is_conflicting),
        not coalesce(is_conflicting, true) as is_sole,
        count(*) over (partition by fact_id, story_id) as n_values
    from statements
    where
        case
            when coalesce(is_conflicting, true) then place_of_value = 1
            else place = 1
        end

)

-- A page that tells more than five values of one thing tells none (first guess,
-- 2026-11).
select *
from distinct_values
where n_values <= 5
