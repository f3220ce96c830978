-- one row per page and company it states a figure of: how new it was
-- key: page_id, company_id
-- by: company_id
with

statements as (

    select * from intermediate.int_statements__identified

),

-- An event: a figure of a company that is news on the page. Last year's figure
-- beside it is not, and neither is a quote.
events as (

    select distinct
        company_id,
        metric,
        case when is_resolved then period_key end as period,
        page_id,
        story_id,
        available_at
    from statements
    where said_nature not in ('prior_period', 'market_quote')

),

pages as (

    select
        page_id,
        company_id,
        any_value(story_id) as story_id,
        any_value(novelty_rank) as novelty_rank,
        any_value(available_at) as available_at
    from statements
    group by page_id, company_id

),

-- Another story that told of the same event before: the same metric, and no
-- other period. One that came at the same moment, or nobody knows when, was not
-- before; so nothing that comes later can change a count.
before as (

    select
        events.page_id,
        events.company_id,
        earlier.story_id,
        max(earlier.available_at) as last_told_at
    from events
    inner join events as earlier
        on
            events.company_id = earlier.company_id
            and events.metric = earlier.metric
            and events.story_id <> earlier.story_id
            and coalesce(events.period = earlier.period, true)
            and earlier.available_at < events.available_at
            and earlier.available_at >= events.available_at - to_days(7)
    group by events.page_id, events.company_id, earlier.story_id

),

aged as (

    select
        before.page_id,
        before.company_id,
        pages.available_at - before.last_told_at as age
    from before
    inner join pages using (page_id, company_id)

),

counted as (

    select
        page_id,
        company_id,
        count(*) filter (where age <= to_hours(12)) as similar_12h,
        count(*) filter (where age <= to_days(1)) as similar_1d,
        count(*) filter (where age <= to_days(3)) as similar_3d,
        count(*) as similar_7d
    from aged
    group by page_id, company_id

)

select
    pages.page_id,
    pages.company_id,
    pages.story_id,
    pages.novelty_rank,
    pages.available_at,
    case
        when pages.available_at is not null
            then coalesce(counted.similar_12h, 0)
    end as similar_12h,
    case
        when pages.available_at is not null
            then coalesce(counted.similar_1d, 0)
    end as similar_1d,
    case
        when pages.available_at is not null
            then coalesce(counted.similar_3d, 0)
    end as similar_3d,
    case
        when pages.available_at is not null
            then coalesce(counted.similar_7d, 0)
    end as similar_7d
from pages
left join counted using (page_id, company_id)
