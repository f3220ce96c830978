-- one row per statement about a known company: its own period, as one word
-- materialized: view
with

statements as (

    select * from intermediate.int_statements__bounded

),

pages as (

    select * from intermediate.int_pages__placed

),

placed as (

    select
        statements.*,
        pages.story_id,
        pages.first_page_id,
        pages.relation,
        pages.novelty_rank,
        pages.is_copy,
        pages.is_correction,
        pages.is_issuer,
        pages.available_at,
        statements.period_status in ('stated', 'resolved')
            and (
                statements.period_end is not null
                or statements.calendar_frame is not null
            ) as is_resolved,
        statements.metric in (
            'stock_price', 'stock_return', 'market_value', 'price_target'
        ) as is_of_a_day
    from statements
    inner join pages using (page_id)

)

-- Two pages may end one quarter some days apart (a printed Sunday, a computed
-- month's end): the calendar frame is the same, and so is the month that holds
-- most of the two weeks before. What is quoted by the day is told apart by it,
-- a state of things by that month: cash of late April is not that of March.
select
    *,
    case
        when is_resolved and is_of_a_day and period_end is not null
            then strftime(period_end, '%Y-%m-%d')
        when is_resolved and calendar_frame like '%I' and period_end is not null
            then strftime(period_end - 15, '%Y-%m') || 'I'
        when is_resolved and calendar_frame is not null then calendar_frame
        when is_resolved
            then
                coalesce(
                    fiscal_period,
                    (period_end - period_start + 15) // 30 || 'M',
                    'period'
                )
                || ' to '
                || strftime(period_end - 15, '%Y-%m')
        when fiscal_year is not null or fiscal_period is not null
            then concat_ws(' ', fiscal_period, fiscal_year)
        else
            coalesce(
                lower(regexp_replace(trim(period_text), '\s+', ' ', 'g')), ''
            )
    end as own_period,
    case
        when is_resolved then 3
        else
            (fiscal_year is not null)::integer
            + (fiscal_period is not null)::integer
    end as period_level
from placed
