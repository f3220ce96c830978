-- one row per claim of how long a backlog lasts and pair of backlog and sales
-- materialized: view
with

figures as (

    select * from intermediate.int_figures__told

),

claims as (

    select
        *,
        case unit
            when 'week' then null
            when 'month' then 1
            when 'quarter' then 3
            when 'year' then 12
        end as unit_months
    from figures
    where metric = 'backlog_coverage' and unit_kind = 'duration'

),

stocks as (

    select *
    from figures
    where metric = 'order_backlog' and nature = 'actual' and compare = 'none'

),

flows as (

    select
        *,
        case
            when fiscal_period in ('Q1', 'Q2', 'Q3', 'Q4') then 3
            when fiscal_period in ('H1', 'H2') then 6
            when fiscal_period = '9M' then 9
            when fiscal_period = 'FY' then 12
            else (period_end - period_start + 15) // 30
        end as flow_months
    from figures
    where metric = 'revenue' and nature = 'actual' and compare = 'none'

),

-- The newest backlog and the newest sales the story tells of the same thing.
paired as (

    select
        'backlog_coverage' as rule,
        claims.fact_id,
        claims.story_id,
        claims.statement_id,
        [stocks.statement_id, flows.statement_id] as input_ids,
        try_cast(
            stocks.low * flows.flow_months::decimal(2, 0)
            as decimal(26, 6)
        ) as numerator_low,
        try_cast(
            stocks.high * flows.flow_months::decimal(2, 0)
            as decimal(26, 6)
        ) as numerator_high,
        try_cast(
            flows.low * claims.unit_months::decimal(2, 0)
            as decimal(26, 6)
        ) as denominator_low,
        try_cast(
            flows.high * claims.unit_months::decimal(2, 0)
            as decimal(26, 6)
        ) as denominator_high,
        0 as shift,
        'the backlog over sales' as told_as,
        coalesce(stocks.is_sole and flows.is_sole, true) as is_sole,
        rank() over (
            partition by claims.statement_id
            order by
                stocks.period_end desc nulls last,
                flows.flow_months is null,
                flows.period_end desc nulls last
        ) as place
    from claims
    left join stocks
        on
            claims.story_id = stocks.story_id
            and claims.company_id = stocks.company_id
            and claims.scope = stocks.scope
    left join flows
        on
            claims.story_id = flows.story_id
            and claims.company_id = flows.company_id
            and claims.scope = flows.scope
            and stocks.unit = flows.unit
            and stocks.basis in (flows.basis, 'not_applicable', 'unstated')

)

select * exclude (place)
from paired
where place = 1
