-- one row per figure, however often it was said
-- key: fact_id
with

identified as (

    select * from intermediate.int_statements__identified

),

statements as (

    select * from staging.stg_statements

),

ranked as (

    select
        *,
        first_value(statement_id) over by_preference as chosen_id,
        first_value(available_at) over by_preference as chosen_at,
        first_value(statement_id) over by_period as dated_id,
        max(novelty_rank) filter (where relation = 'correction') over (
            partition by fact_id, story_id
        ) as corrected_rank
    from identified
    window
        by_preference as (partition by fact_id order by preference),
        by_period as (partition by fact_id order by period_rank, preference)

),

-- A correction replaces what its story said before; a new view replaces the
-- old.
standing as (

    select
        *,
        coalesce(novelty_rank < corrected_rank, false)
        or is_revisable and coalesce(available_at < chosen_at, false)
            as is_superseded
    from ranked

),

counted as (

    select
        fact_id,
        company_id,
        metric,
        scope,
        basis,
        nature,
        compare,
        period_key,
        chosen_id,
        dated_id,
        count(*) as n_statements,
        count(distinct story_id) as n_stories,
        min(available_at) as first_available_at,
        coalesce(
            max(lower_bound) filter (where not is_superseded)
            >= min(upper_bound) filter (where not is_superseded),
            false
        ) as is_conflicting
    from standing
    group by all

)

select
    counted.fact_id,
    counted.company_id,
    chosen.ticker,
    counted.metric,
    counted.scope,
    counted.basis,
    counted.nature,
    counted.compare,
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
    counted.n_statements,
    counted.n_stories,
    case
        when counted.is_conflicting then 'conflicting'
        when counted.n_stories > 1 then 'agreed'
        else 'single'
    end as status,
    counted.first_available_at,
    counted.period_key,
    chosen.confidence
from counted
inner join statements as chosen on counted.chosen_id = chosen.statement_id
inner join statements as dated on counted.dated_id = dated.statement_id
