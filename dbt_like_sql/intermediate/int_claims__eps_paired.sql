-- one row per claim of earnings a share and story: net income over shares
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
            when 'eps_basic' then 'average_shares_basic'
            when 'eps_diluted' then 'average_shares_diluted'
            when 'eps' then 'average_shares'
        end as share_metric
    from figures
    where unit_kind = 'money_per_share'

),

paired as (

    select
        claims.fact_id,
        claims.story_id,
        claims.statement_id,
        [incomes.statement_id, shares.statement_id] as input_ids,
        incomes.low as numerator_low,
        incomes.high as numerator_high,
        shares.low as denominator_low,
        shares.high as denominator_high,
        row_number() over (
            partition by claims.fact_id, claims.story_id
            order by incomes.preference, shares.preference
        ) as place
    from claims
    inner join figures as incomes
        on
            claims.story_id = incomes.story_id
            and claims.company_id = incomes.company_id
            and incomes.metric = 'net_income'
            and claims.scope = incomes.scope
            and claims.basis = incomes.basis
            and claims.nature = incomes.nature
            and claims.period_key = incomes.period_key
            and claims.unit = incomes.unit
            and incomes.unit_kind = 'money'
    inner join figures as shares
        on
            claims.story_id = shares.story_id
            and claims.company_id = shares.company_id
            and claims.share_metric = shares.metric
            and claims.scope = shares.scope
            and claims.nature = shares.nature
            and claims.period_key = shares.period_key
            and shares.unit_kind in ('count', 'shares')

)

select
    'eps' as rule,
    fact_id,
    story_id,
    statement_id,
    input_ids,
    numerator_low,
    numerator_high,
    denominator_low,
    denominator_high,
    0 as shift,
    'net income over shares' as told_as
from paired
where place = 1
