-- one row per statement about a known company: the period its story gives it
-- materialized: view
with

statements as (

    select * from intermediate.int_statements__dated

),

-- Periods a story gives to a value, and since when: copies collapse here.
told as (

    select
        story_id,
        company_id,
        metric,
        scope,
        basis,
        nature,
        compare,
        unit_kind,
        unit,
        fiscal_year,
        fiscal_period,
        own_period,
        period_level,
        lower_bound,
        upper_bound,
        min(coalesce(available_at, timestamptz 'infinity')) as told_at
    from statements
    where period_level > 0
    group by all

),

-- The same figure, said again with less about its time. Only what the reader
-- could already know counts: a later copy never dates an earlier statement.
matched as (

    select
        statements.statement_id,
        told.own_period,
        told.period_level
    from statements
    inner join told
        on
            statements.story_id = told.story_id
            and statements.company_id = told.company_id
            and statements.metric = told.metric
            and statements.scope = told.scope
            and statements.basis in (told.basis, 'unstated')
            and statements.nature = told.nature
            and statements.compare = told.compare
            and statements.unit_kind = told.unit_kind
            and statements.unit is not distinct from told.unit
            and statements.period_level < told.period_level
            and statements.lower_bound < told.upper_bound
            and told.lower_bound < statements.upper_bound
            and coalesce(statements.available_at, timestamptz 'infinity')
            >= told.told_at
            and coalesce(
                statements.fiscal_year = told.fiscal_year, true
            )
            and coalesce(
                statements.fiscal_period = told.fiscal_period, true
            )

),

best as (

    select
        statement_id,
        max(period_level) as period_level
    from matched
    group by statement_id

),

-- Two periods with the same value decide nothing.
adopted as (

    select
        matched.statement_id,
        matched.period_level,
        min(matched.own_period) as own_period
    from matched
    inner join best using (statement_id, period_level)
    group by matched.statement_id, matched.period_level
    having count(distinct matched.own_period) = 1

),

joined as (

    select
        statements.* exclude (own_period, is_resolved),
        coalesce(adopted.period_level, statements.period_level) = 3
            as is_resolved,
        coalesce(adopted.own_period, statements.own_period) as shared_period
    from statements
    left join adopted using (statement_id)

)

-- Last year's column is last year's figure: it belongs to the fact that was
-- then stated as actual, once both periods are known. What is not dated stays
-- with its story, so that two undated figures of two stories never become one.
-- A change against nobody knows what is the change it says, and no other.
select
    * exclude (nature, shared_period),
    nature as said_nature,
    case
        when nature = 'prior_period' and is_resolved then 'actual'
        else nature
    end as nature,
    case
        when is_resolved then shared_period
        else shared_period || ' @ ' || first_page_id
    end
    || case
        when compare = 'other'
            then ' by ' || coalesce(value, value_low)::varchar
        else ''
    end as period_key
from joined
