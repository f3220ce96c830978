-- one row per rule, claim and figures it could follow from
-- materialized: view
with

statements as (

    select * from intermediate.int_statements__measured

),

paired as (

    select * from intermediate.int_claims__coverage_paired
    union all by name
    select * from intermediate.int_claims__change_paired
    union all by name
    select * from intermediate.int_claims__margin_paired
    union all by name
    select * from intermediate.int_claims__eps_paired
    union all by name
    select * from intermediate.int_claims__parts_paired
    union all by name
    select * from intermediate.int_claims__midpoint_paired

),

-- Which end of the denominator gives the lowest and the highest quotient
-- depends on the numerator's sign.
stretched as (

    select
        *,
        case
            when numerator_low >= 0 then denominator_high
            else denominator_low
        end as divisor_of_low,
        case
            when numerator_high >= 0 then denominator_low
            else denominator_high
        end as divisor_of_high
    from paired
    where
        numerator_low is not null
        and numerator_high is not null
        and denominator_high is not null
        and denominator_low > 0

),

-- Whole numbers divide exactly, where decimals would become floating point.
whole as (

    select
        *,
        (numerator_low * 1000000)::hugeint * 1000000 as whole_low,
        (numerator_high * 1000000)::hugeint * 1000000 as whole_high,
        (divisor_of_low * 1000000)::hugeint as whole_divisor_of_low,
        (divisor_of_high * 1000000)::hugeint as whole_divisor_of_high
    from stretched

),

-- Millionths, rounded outwards (whole-number division itself rounds to zero).
divided as (

    select
        rule,
        statement_id,
        input_ids,
        shift,
        whole_low // whole_divisor_of_low
        - case
            when whole_low < 0 and whole_low % whole_divisor_of_low <> 0 then 1
            else 0
        end as millionths_low,
        whole_high // whole_divisor_of_high
        + case
            when whole_high > 0 and whole_high % whole_divisor_of_high <> 0
                then 1
            else 0
        end as millionths_high,
        numerator_low <= '-9e19'::decimal(26, 6) as is_open_down,
        numerator_high >= '9e19'::decimal(26, 6) as is_open_up
    from whole

),

expected as (

    select
        rule,
        statement_id,
        input_ids,
        is_open_down,
        is_open_up,
        try_cast(millionths_low as decimal(27, 0)) * 0.000001::decimal(7, 6)
        + shift as expected_low,
        try_cast(millionths_high as decimal(27, 0)) * 0.000001::decimal(7, 6)
        + shift as expected_high
    from divided

)

select
    paired.rule,
    paired.fact_id,
    paired.story_id,
    paired.statement_id,
    list_filter(paired.input_ids, lambda one: one is not null) as input_ids,
    statements.said_low as claimed_low,
    statements.said_high as claimed_high,
    case
        when expected.is_open_down then '-9e26'::decimal(38, 10)
        else expected.expected_low::decimal(38, 10)
    end as expected_low,
    case
        when expected.is_open_up then '9e26'::decimal(38, 10)
        else expected.expected_high::decimal(38, 10)
    end as expected_high,
    -- A range as said may itself be rounded: just beside it is neither.
    case
        when
            statements.said_low <= expected.expected_high
            and statements.said_high >= expected.expected_low
            then 'consistent'
        when
            statements.high < expected.expected_low
            or statements.low > expected.expected_high
            then 'contradicted'
        else 'unverifiable'
    end as verdict,
    paired.told_as,
    paired.is_sole
from paired
inner join statements using (statement_id)
left join expected
    on
        paired.rule = expected.rule
        and paired.statement_id = expected.statement_id
        and paired.input_ids = expected.input_ids
