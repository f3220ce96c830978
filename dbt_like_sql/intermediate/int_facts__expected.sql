-- one row per expectation and actual figure of the same thing and period
-- materialized: view
with

identified as (

    select * from intermediate.int_statements__identified

),

facts as (

    select
        facts.*,
        identified.half_step,
        case
            when starts_with(facts.metric, 'eps') then 'eps' else facts.metric
        end as metric_family,
        coalesce(facts.value, facts.value_low) as low,
        coalesce(facts.value, facts.value_high) as high
    from marts.facts as facts
    inner join identified using (statement_id)
    where facts.compare = 'none'

),

-- What is another figure in its adjusted form: an expectation that does not say
-- which of the two it is of is measured by neither.
adjusted as (

    select distinct
        company_id,
        metric_family,
        scope,
        period_key
    from facts
    where nature = 'actual'
    group by
        company_id, metric, metric_family, scope, period_key, unit_kind
    having
        count(*) filter (where basis = 'non_gaap') > 0
        and (
            count(distinct value) > 1
            or count(*) filter (where basis <> 'non_gaap') = 0
        )

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
        greatest(actual.half_step, expectation.half_step) as tolerance,
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
        and (expectation.basis <> 'unstated' or adjusted.scope is null)
            as is_comparable,
        actual.metric = expectation.metric as is_same_metric
    from facts as actual
    inner join facts as expectation
        on
            actual.company_id = expectation.company_id
            and actual.metric_family = expectation.metric_family
            and actual.scope = expectation.scope
            and actual.period_key = expectation.period_key
    left join adjusted
        on
            actual.company_id = adjusted.company_id
            and actual.metric_family = adjusted.metric_family
            and actual.scope = adjusted.scope
            and actual.period_key = adjusted.period_key
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
