-- one row per figure, as a reader at time t could have known it
-- macro: marts.as_of(t)
with

facts as (

    select * from marts.facts

),

statements as (

    select * from extract.statements

),

-- From here on marts.facts again, over what was available by then. Of a fact as
-- we know it now only what makes it that fact is taken, never its values.
available as (

    select
        evidence.*,
        facts.nature in ('guidance', 'consensus', 'target') as is_revisable
    from marts.evidence as evidence
    inner join facts using (fact_id)
    where evidence.available_at <= t::timestamptz

),

best as (

    select
        fact_id,
        count(*) as n_statements,
        count(distinct story_id) as n_stories,
        min(available_at) as first_available_at,
        arg_min(statement_id, preference) as chosen_id,
        arg_min(statement_id, period_rank || preference) as dated_id
    from available
    group by fact_id

),

corrected as (

    select
        fact_id,
        story_id,
        max(novelty_rank) as novelty_rank
    from available
    where relation = 'correction'
    group by fact_id, story_id

),

revised as (

    select
        best.fact_id,
        available.available_at
    from best
    inner join available on best.chosen_id = available.statement_id
    where available.is_revisable

),

-- A correction replaces what its story said before, a new view the old one.
-- Among the rest, two intervals that share nothing are a conflict.
compared as (

    select
        available.fact_id,
        max(available.agreed_low) >= min(available.agreed_high)
            as is_conflicting
    from available
    left join corrected using (fact_id, story_id)
    left join revised on available.fact_id = revised.fact_id
    where
        coalesce(available.novelty_rank >= corrected.novelty_rank, true)
        and coalesce(available.available_at >= revised.available_at, true)
    group by available.fact_id

)

select
    best.fact_id,
    facts.company_id,
    chosen.ticker,
    facts.metric,
    facts.scope,
    facts.basis,
    facts.nature,
    facts.compare,
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
    facts.period_key,
    chosen.confidence
from best
inner join compared using (fact_id)
inner join facts on best.fact_id = facts.fact_id
inner join statements as chosen on best.chosen_id = chosen.statement_id
inner join statements as dated on best.dated_id = dated.statement_id
