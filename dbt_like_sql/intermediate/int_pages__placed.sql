-- one row per readable page: its place in its story
-- materialized: view
with

pages as (

    select * from intermediate.int_pages__timed

),

stories as (

    select * from staging.stg_stories

),

placed as (

    select
        pages.page_id,
        pages.text_sha256,
        pages.is_issuer,
        pages.available_at,
        coalesce(stories.story_id, pages.page_id) as story_id,
        coalesce(stories.relation, 'original') as relation,
        coalesce(stories.novelty_rank, 1) as novelty_rank,
        coalesce(stories.is_copy, false) as is_copy,
        pages.is_correcting
        or coalesce(stories.is_correction, false) as is_correction
    from pages
    left join stories using (page_id)

)

-- The first page of a story names what cannot be dated. The story's own id
-- would do as well, but a copy that comes later can change it; it cannot change
-- the first.
select
    *,
    first_value(page_id) over (
        partition by story_id
        order by available_at nulls last, page_id
    ) as first_page_id
from placed
