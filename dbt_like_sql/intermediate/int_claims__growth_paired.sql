-- one row per claim of a change: the level over the level before, less one
-- materialized: view
with

figures as (

    select * from intermediate.int_figures__told

),

claims as (

    select *
    from figures
    where
        unit_kind = 'change_ratio'
        and compare in ('yoy', 'qoq')
        and nature in ('actual', 'preliminary', 'claim')
        and metric <> 'stock_return'

),

levels as (

    select *
    from figures
    where
        compare = 'none'
        and unit_kind in ('money', 'money_per_share', 'count', 'shares')
        and nature in ('actual', 'preliminary', 'prior_period')

),

-- Now: the claim's own period. Before: a year or a quarter earlier by the
-- dates, or, where the page gives no dates, what it calls the prior period in
-- the same sentence.
paired as (

    select
        'growth' as rule,
        claims.fact_id,
        claims.story_id,
        [now.statement_id, before.statement_id] as input_ids,
        now.low as numerator_low,
        now.high as numerator_high,
        before.low as denominator_low,
        before.high as denominator_high,
        -1 as shift,
        'the change between the two figures' as told_as,
        row_number() over (
            partition by claims.fact_id, claims.story_id
            order by
                before.statement_id is null,
                now.basis = claims.basis desc,
                now.preference,
                before.preference
        ) as place,
        count(before.statement_id) over (
            partition by claims.fact_id, claims.story_id
        ) as pairs
    from claims
    left join levels as now
        on
            claims.story_id = now.story_id
            and claims.company_id = now.company_id
            and claims.metric = now.metric
            and claims.scope = now.scope
            and claims.basis = now.basis
            and claims.period_key = now.period_key
            and now.nature in ('actual', 'preliminary')
    left join levels as before
        on
            now.story_id = before.story_id
            and now.company_id = before.company_id
            and now.metric = before.metric
            and now.scope = before.scope
            and now.basis = before.basis
            and now.unit_kind = before.unit_kind
            and now.unit is not distinct from before.unit
            and now.fact_id <> before.fact_id
            and case
                when now.is_resolved and before.is_resolved
                    then
                        now.period_end - before.period_end between
                        case claims.compare when 'yoy' then 350 else 80 end
                        and case claims.compare when 'yoy' then 380 else 100 end
                        and coalesce(
                            now.fiscal_period = before.fiscal_period
                            or claims.compare = 'qoq',
                            true
                        )
                else
                    before.said_nature = 'prior_period'
                    and before.page_id = now.page_id
                    and before.sentence_start = now.sentence_start
                    and claims.sentence_start = now.sentence_start
                    and claims.page_id = now.page_id
            end

)

select * exclude (place, pairs)
from paired
where place = 1
