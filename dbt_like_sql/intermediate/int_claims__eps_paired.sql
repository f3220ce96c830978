-- one row per claim of earnings a share and pair of figures: income over shares
-- materialized: view
with

figures as (

    select *
    from intermediate.int_figures__told
    where compare = 'none' and basis <> 'non_gaap'

),

documents as (

    select
        page_id,
        kind,
        text
    from staging.stg_documents

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
        claims.page_id,
        [incomes.statement_id, shares.statement_id] as input_ids,
        incomes.low as income_low,
        incomes.high as income_high,
        shares.low as denominator_low,
        shares.high as denominator_high,
        incomes.is_sole and shares.is_sole as is_sole
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

),

-- Holders of preferred stock, of other participating securities and of parts
-- of subsidiaries take their share first: where the page names any, a share may
-- earn less than income over shares, but never more. The rows of a wire do not
-- say who takes first nor which shares were counted: they are no claim to test.
shared as (

    select
        paired.*,
        regexp_matches(
            documents.text,
            '(?i)preferred|participating|non-?controlling|minority interest'
        ) as is_shared
    from paired
    inner join documents using (page_id)
    where documents.kind <> 'wire'

)

select
    'eps' as rule,
    fact_id,
    story_id,
    statement_id,
    input_ids,
    case
        when is_shared then '-9e19'::decimal(26, 6)
        else income_low
    end as numerator_low,
    income_high as numerator_high,
    denominator_low,
    denominator_high,
    0 as shift,
    'net income over shares' as told_as,
    is_sole
from shared
