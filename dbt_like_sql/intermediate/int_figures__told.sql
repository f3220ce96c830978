-- one row per fact and story that tells it: the words chosen there
-- key: fact_id, story_id
with

statements as (

    select
        *,
        row_number() over (
            partition by fact_id, story_id
            order by preference
        ) as place
    from intermediate.int_statements__measured

)

select * exclude (place)
from statements
where place = 1
