-- one row per expectation and actual figure of the same thing and period
-- materialized: view
with

facts as (

    select
        *,
        case when starts_with(metric, 'eps') then 'eps' else metric end
            as metric_family,
        coalesce(value, value_low) as low,
        coalesce(value, value_high) as high
    from marts.facts
    where compare = 'none'

),

paired as (

    select
        actual.fact_id,
        expectation.fact_id as expectation_fact_id,
        actual.company_id,
        actual.ticker,
        actual.metric,
        actual.scope,
        actual.basis,
        expectation.basis as expectation_basis,
        expectation.nature as expectation_nature,
        actual.period_key,
        actual.unit_kind,
        actual.unit,
        actual.value,
        expectation.low,
        expectation.high,
        actual.scale * cast('5e-' || (1 + actual.decimals) as decimal(20, 12))
            as half_step,
        expectation.scale
        * cast('5e-' || (1 + expectation.decimals) as decimal(20, 12))
            as expectation_half_step,
        actual.metric = expectation.metric
        and (
            actual.basis = expectation.basis
            -- sales have no adjusted form: not to say "gaap" is no difference
            or actual.metric = 'revenue'
            and actual.basis in ('gaap', 'unstated')
            and expectation.basis in ('gaap', 'unstated')
        )
        and actual.unit_kind = expectation.unit_kind
        and actual.unit is not distinct from expectation.unit
            as is_comparable,
        actual.metric = expectation.metric as is_same_metric
    from facts as actual
    inner join facts as expectation
        on
            actual.company_id = expectation.company_id
            and actual.metric_family = expectation.metric_family
            and actual.scope = expectation.scope
            and actual.period_key = expectation.period_key
    where
        actual.nature = 'actual'
        and actual.value is not null
        and expectation.nature in ('consensus', 'guidance')

),

ranked as (

    select
        *,
        row_number() over (
            partition by expectation_fact_id
            order by is_comparable desc, is_same_metric desc, fact_id
        ) as place
    from paired

)

select * exclude (place)
from ranked
where is_comparable or place = 1
