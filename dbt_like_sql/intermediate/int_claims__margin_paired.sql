-- one row per claim of a margin and pair of figures: the profit over revenue
-- materialized: view
with

figures as (

    select *
    from intermediate.int_figures__told
    where compare = 'none'

),

claims as (

    select
        *,
        case metric
            when 'gross_margin' then 'gross_profit'
            when 'operating_margin' then 'operating_income'
            when 'net_margin' then 'net_income'
            when 'ebitda_margin' then 'ebitda'
        end as profit_metric
    from figures
    where unit_kind = 'ratio' and ends_with(metric, '_margin')

),

-- An adjusted margin is of adjusted profit; sales are as they were reported.
paired as (

    select
        claims.*,
        profits.statement_id as profit_id,
        sales.statement_id as sales_id,
        profits.low as profit_low,
        profits.high as profit_high,
        sales.low as sales_low,
        sales.high as sales_high,
        coalesce(profits.is_sole and sales.is_sole, true) as are_sole
    from claims
    left join figures as profits
        on
            claims.story_id = profits.story_id
            and claims.company_id = profits.company_id
            and claims.profit_metric = profits.metric
            and claims.scope = profits.scope
            and claims.basis = profits.basis
            and claims.nature = profits.nature
            and claims.period_key = profits.period_key
            and profits.unit_kind = 'money'
    left join figures as sales
        on
            profits.story_id = sales.story_id
            and profits.company_id = sales.company_id
            and sales.metric = 'revenue'
            and profits.scope = sales.scope
            and profits.nature = sales.nature
            and profits.period_key = sales.period_key
            and profits.unit = sales.unit
            and (
                profits.basis = sales.basis
                or profits.basis = 'non_gaap'
                and sales.basis in ('gaap', 'unstated')
            )
            and sales.unit_kind = 'money'
    where claims.profit_metric is not null

)

select
    'margin' as rule,
    fact_id,
    story_id,
    statement_id,
    [profit_id, sales_id] as input_ids,
    profit_low as numerator_low,
    profit_high as numerator_high,
    sales_low as denominator_low,
    sales_high as denominator_high,
    0 as shift,
    'the profit over revenue' as told_as,
    are_sole as is_sole
from paired
