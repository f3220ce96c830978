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
        min(coalesce(available_at, timestamptz 'infinity')) as told_at
    from statements
    where basis in ('gaap', 'non_gaap', 'ifrs')
    group by all

),

-- The same figure of the same period, said without its basis where a reader
-- could already know it. What equals the figure as reported is the figure as
-- reported, even where the adjusted one is no other.
adopted as (

    select
        statements.statement_id,
        min(told.basis) as basis
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
            and statements.lower_bound < told.upper_bound
            and told.lower_bound < statements.upper_bound
            and coalesce(statements.available_at, timestamptz 'infinity')
            >= told.told_at
    group by statements.statement_id
    having count(distinct told.basis) = 1 or bool_or(told.basis = 'gaap')

)

select
    statements.* exclude (basis),
    coalesce(adopted.basis, statements.basis) as basis
from statements
left join adopted using (statement_id)
