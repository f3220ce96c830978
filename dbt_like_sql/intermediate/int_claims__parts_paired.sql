-- one row per total and story that names parts of it in one sentence: their sum
-- materialized: view
with

identified as (

    select *
    from intermediate.int_statements__identified
    where
        compare = 'none'
        and unit_kind in ('money', 'count')
        and metric in ('revenue', 'orders', 'order_backlog')

),

statements as (

    select * from staging.stg_statements

),

placed as (

    select
        identified.*,
        statements.sentence_start,
        split_part(identified.scope, ':', 1) as axis
    from identified
    inner join statements using (statement_id)
    where statements.source_kind = 'prose'

),

totals as (

    select * from placed
    where scope = 'consolidated'

),

-- A part said twice in the sentence counts once.
parts as (

    select
        page_id,
        sentence_start,
        fact_id,
        any_value(axis) as axis,
        any_value(company_id) as company_id,
        any_value(metric) as metric,
        any_value(basis) as basis,
        any_value(nature) as nature,
        any_value(unit_kind) as unit_kind,
        any_value(unit) as unit,
        any_value(period_key) as period_key,
        arg_min(statement_id, preference) as statement_id,
        arg_min(lower_bound, preference) as lower_bound
    from placed
    where axis in ('segment', 'geo', 'product')
    group by page_id, sentence_start, fact_id

),

summed as (

    select
        totals.fact_id,
        totals.story_id,
        totals.statement_id,
        totals.preference,
        list(parts.statement_id order by parts.statement_id) as input_ids,
        sum(parts.lower_bound) as parts_low
    from totals
    inner join parts
        on
            totals.page_id = parts.page_id
            and totals.sentence_start = parts.sentence_start
            and totals.company_id = parts.company_id
            and totals.metric = parts.metric
            and totals.basis = parts.basis
            and totals.nature = parts.nature
            and totals.unit_kind = parts.unit_kind
            and totals.unit is not distinct from parts.unit
            and totals.period_key = parts.period_key
    group by
        totals.fact_id,
        totals.story_id,
        totals.statement_id,
        totals.preference,
        parts.axis
    having count(*) > 1

),

ranked as (

    select
        *,
        row_number() over (
            partition by fact_id, story_id
            order by parts_low desc, preference
        ) as place
    from summed

)

-- A sentence need not name every part: their sum is the least the total can be.
select
    'parts' as rule,
    fact_id,
    story_id,
    statement_id,
    input_ids,
    try_cast(parts_low as decimal(26, 6)) as numerator_low,
    '9e19'::decimal(26, 6) as numerator_high,
    1::decimal(26, 6) as denominator_low,
    1::decimal(26, 6) as denominator_high,
    0 as shift,
    'the sum of the parts' as told_as,
    true as is_sole
from ranked
where place = 1
