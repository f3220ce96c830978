-- one row per figure, however often it was said
-- key: fact_id
-- by: company_id
with

identified as (

    select * from intermediate.int_statements__identified

),

statements as (

    select * from staging.stg_statements

),

best as (

    select
        fact_id,
        count(*) as n_statements,
        count(distinct story_id) as n_stories,
        min(available_at) as first_available_at,
        arg_min(statement_id, preference) as chosen_id,
        arg_min(statement_id, period_rank || preference) as dated_id
    from identified
    group by fact_id

),

corrected as (

    select
        fact_id,
        story_id,
        max(novelty_rank) as novelty_rank
    from identified
    where relation = 'correction'
    group by fact_id, story_id

),

revised as (

    select
        best.fact_id,
        identified.available_at
    from best
    inner join identified on best.chosen_id = identified.statement_id
    where identified.is_revisable

),

-- A correction replaces what its story said before, a new view the old one.
-- Among the rest, two intervals that share nothing are a conflict.
compared as (

    select
        identified.fact_id,
        max(identified.agreed_low) >= min(identified.agreed_high)
            as is_conflicting
    from identified
    left join corrected using (fact_id, story_id)
    left join revised on identified.fact_id = revised.fact_id
    where
        coalesce(identified.novelty_rank >= corrected.novelty_rank, true)
        and coalesce(identified.available_at >= revised.available_at, true)
    group by identified.fact_id

)

select
    best.fact_id,
    identified.company_id,
    chosen.ticker,
    identified.metric,
    identified.scope,
    identified.basis,
    identified.nature,
    identified.compare,
    chosen.direction,
    dated.fiscal_year,
    dated.fiscal_period,
    dated.period_start,
    dated.period_end,
    dated.calendar_frame,
    dated.period_text,
    dated.period_status,
    chosen.value_low,
    chosen.value,
    chosen.value_high,
    chosen.unit_kind,
    chosen.unit,
    chosen.scale,
    chosen.decimals,
    chosen.hedge,
    chosen.session,
    chosen.statement_id,
    best.n_statements,
    best.n_stories,
    case
        when compared.is_conflicting then 'conflicting'
        when best.n_stories > 1 then 'agreed'
        else 'single'
    end as status,
    best.first_available_at,
    identified.period_key,
    chosen.confidence
from best
inner join compared using (fact_id)
inner join identified on best.chosen_id = identified.statement_id
inner join statements as chosen on best.chosen_id = chosen.statement_id
inner join statements as dated on best.dated_id = dated.statement_id
