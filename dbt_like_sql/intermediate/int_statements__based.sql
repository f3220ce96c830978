-- one row per statement about a known company: its basis, said or found
-- materialized: view
with

statements as (

    select * from intermediate.int_statements__joined

),

told as (

    select
        company_id,
        metric,
        scope,
        basis,
        nature,
        compare,
        unit_kind,
        unit,
        period_key,
        lower_bound,
        upper_bound,
        agreed_low,
        agreed_high,
        min(coalesce(available_at, timestamptz 'infinity')) as told_at
    from statements
    where basis in ('gaap', 'non_gaap', 'ifrs')
    group by all

),

-- The same figure of the same period, said without its basis where a reader
-- could already know it.
matched as (

    select
        statements.statement_id,
        told.basis,
        statements.lower_bound < told.upper_bound
        and told.lower_bound < statements.upper_bound as is_rounded
    from statements
    inner join told
        on
            statements.basis = 'unstated'
            and statements.company_id = told.company_id
            and statements.metric = told.metric
            and statements.scope = told.scope
            and statements.nature = told.nature
            and statements.compare = told.compare
            and statements.unit_kind = told.unit_kind
            and statements.unit is not distinct from told.unit
            and statements.period_key = told.period_key
            and statements.agreed_low < told.agreed_high
            and told.agreed_low < statements.agreed_high
            and coalesce(statements.available_at, timestamptz 'infinity')
            >= told.told_at

),

best as (

    select
        statement_id,
        bool_or(is_rounded) as is_rounded
    from matched
    group by statement_id

),

-- What equals the figure as reported is the figure as reported, even where the
-- adjusted one is no other.
adopted as (

    select
        matched.statement_id,
        min(matched.basis) as basis
    from matched
    inner join best using (statement_id, is_rounded)
    group by matched.statement_id
    having
        count(distinct matched.basis) = 1
        or bool_or(matched.basis = 'gaap')

)

select
    statements.* exclude (basis),
    coalesce(adopted.basis, statements.basis) as basis
from statements
left join adopted using (statement_id)
