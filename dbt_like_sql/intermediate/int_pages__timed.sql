-- one row per readable page: when a reader could first have known it
-- materialized: view
with

documents as (

    select * from staging.stg_documents

),

captures as (

    select
        page_id,
        min(captured_at) as captured_at
    from staging.stg_captures
    group by page_id

),

-- A page that says only its day may have come out at any hour of it: it counts
-- as known when the day (or the month) is over, or when somebody captured it.
published as (

    select
        page_id,
        kind,
        published_at,
        text_sha256,
        is_correcting,
        case published_precision
            when 'instant' then published_at
            when 'month' then published_at + to_hours(31 * 24)
            else published_at + to_hours(24)
        end as published_by
    from documents

)

select
    published.page_id,
    published.text_sha256,
    published.is_correcting,
    published.kind in ('press_release', 'filing') as is_issuer,
    case
        when published.published_at is null then captures.captured_at
        when captures.captured_at >= published.published_at
            then least(published.published_by, captures.captured_at)
        else published.published_by
    end as available_at
from published
left join captures using (page_id)
