-- one row per claim of a change and pair of levels: the one now, the one before
-- materialized: view
with

figures as (

    select * from intermediate.int_figures__told

),

neighbours as (

    select * from intermediate.int_figures__neighboured

),

claims as (

    select
        *,
        unit_kind in ('change_ratio', 'multiple') as is_quotient,
        -- "up 6x" is to six times as much, or by six times as much
        unit_kind = 'multiple'
        and not regexp_matches(lower(surface), 'doubl|tripl|quadrupl')
            as may_be_rise
    from figures
    where
        compare in ('yoy', 'ytd_yoy', 'qoq', 'vs_consensus', 'vs_guidance')
        and nature in ('actual', 'preliminary', 'claim')
        and metric <> 'stock_return'
        and unit_kind in (
            'change_ratio', 'multiple', 'money', 'money_per_share',
            'percentage_points', 'basis_points'
        )

),

levels as (

    select
        *,
        case
            when unit_kind = 'ratio'
                then ['percentage_points', 'basis_points']
            when unit_kind in ('count', 'shares')
                then ['change_ratio', 'multiple']
            else ['change_ratio', 'multiple', unit_kind]
        end as change_kinds
    from figures
    where
        compare = 'none'
        and unit_kind in (
            'money', 'money_per_share', 'count', 'shares', 'ratio'
        )

),

-- Now: the claim's own period. Before: what was expected for it, or a year or a
-- quarter earlier by date or label; where the page tells neither, what it calls
-- the prior period in the claim's own sentence.
paired as (

    select
        claims.statement_id,
        now.statement_id as now_id,
        before.statement_id as before_id,
        now.low as now_low,
        now.high as now_high,
        before.low as before_low,
        before.high as before_high,
        now.is_sole and before.is_sole as is_sole,
        case claims.unit_kind
            when 'percentage_points' then 100
            when 'basis_points' then 10000
            else 1
        end::decimal(5, 0) as per_ratio,
        case
            when claims.compare = 'vs_consensus'
                then
                    before.nature = 'consensus'
                    and before.period_key = now.period_key
            when claims.compare = 'vs_guidance'
                then
                    before.nature = 'guidance'
                    and before.period_key = now.period_key
            when before.nature not in ('actual', 'preliminary', 'prior_period')
                then false
            when now.is_resolved and before.period_end is not null
                then
                    now.period_end - before.period_end
                    between
                    case claims.compare when 'qoq' then 80 else 350 end
                    and case claims.compare when 'qoq' then 100 else 380 end
                    and (
                        claims.compare = 'qoq'
                        or now.fiscal_period is not distinct from
                        before.fiscal_period
                    )
            when
                claims.compare <> 'qoq'
                and now.fiscal_year is not null
                and before.fiscal_year is not null
                then
                    now.fiscal_year = before.fiscal_year + 1
                    and now.fiscal_period is not distinct from
                    before.fiscal_period
            else
                before.said_nature = 'prior_period'
                and neighbours.fact_id is not null
                and coalesce(
                    now.fiscal_period = before.fiscal_period
                    or claims.compare = 'qoq',
                    true
                )
        end as is_before
    from claims
    inner join levels as now
        on
            claims.story_id = now.story_id
            and claims.company_id = now.company_id
            and claims.metric = now.metric
            and claims.scope = now.scope
            and claims.basis = now.basis
            and claims.period_key = now.period_key
            and now.nature in ('actual', 'preliminary')
            and list_contains(now.change_kinds, claims.unit_kind)
    inner join levels as before
        on
            now.story_id = before.story_id
            and now.company_id = before.company_id
            and now.metric = before.metric
            and now.scope = before.scope
            and now.basis = before.basis
            and now.unit_kind = before.unit_kind
            and now.unit is not distinct from before.unit
            and now.fact_id <> before.fact_id
    left join neighbours
        on
            claims.fact_id = neighbours.fact_id
            and claims.story_id = neighbours.story_id
            and before.fact_id = neighbours.level_fact_id

),

found as (

    select * from paired
    where is_before

)

select
    case when claims.is_quotient then 'growth' else 'difference' end as rule,
    claims.fact_id,
    claims.story_id,
    claims.statement_id,
    [found.now_id, found.before_id] as input_ids,
    case
        when claims.may_be_rise then found.now_low - found.before_high
        when claims.is_quotient then found.now_low
        else
            try_cast(
                (found.now_low - found.before_high) * found.per_ratio
                as decimal(26, 6)
            )
    end as numerator_low,
    case
        when claims.is_quotient then found.now_high
        else
            try_cast(
                (found.now_high - found.before_low) * found.per_ratio
                as decimal(26, 6)
            )
    end as numerator_high,
    case when claims.is_quotient then found.before_low else 1 end::decimal(
        26, 6
    ) as denominator_low,
    case when claims.is_quotient then found.before_high else 1 end::decimal(
        26, 6
    ) as denominator_high,
    case claims.unit_kind when 'change_ratio' then -1 else 0 end as shift,
    'the change between the two figures' as told_as,
    coalesce(found.is_sole, true) as is_sole
from claims
left join found using (statement_id)
