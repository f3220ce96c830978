-- one row per actual figure and what was expected of it
-- key: fact_id, expectation_fact_id
-- by: company_id
with

paired as (

    select
        *,
        case when is_comparable then (low + high) * 0.5 end as expected,
        metric in (
            'operating_expenses', 'cost_of_revenue', 'capital_expenditure',
            'research_and_development', 'tax_rate', 'debt'
        ) as is_cost
    from intermediate.int_facts__expected

),

measured as (

    select
        *,
        (value - expected)::decimal(38, 10) as amount,
        try_cast((value - expected) as decimal(26, 6)) as small_amount,
        try_cast(abs(expected) as decimal(26, 6)) as small_expected
    from paired

),

-- Whole numbers divide exactly, where decimals would become floating point.
divided as (

    select
        *,
        (abs(small_amount) * 1000000)::hugeint as numerator,
        (small_expected * 1000000)::hugeint as denominator
    from measured

)

select
    fact_id,
    expectation_fact_id,
    case
        when not is_comparable then 'not_comparable'
        when value - high >= tolerance
            then case when is_cost then 'miss' else 'beat' end
        when low - value >= tolerance
            then case when is_cost then 'beat' else 'miss' end
        else 'inline'
    end as surprise,
    amount,
    case
        when denominator > 0
            then
                (
                    (numerator * 2000000 + denominator) // (2 * denominator)
                    * sign(small_amount)
                )::decimal(38, 10)
                * 0.000001::decimal(7, 6)
    end::decimal(38, 10) as percent,
    company_id,
    ticker,
    metric,
    scope,
    basis,
    expectation_basis,
    expectation_nature,
    period_key,
    unit_kind,
    unit
from divided
