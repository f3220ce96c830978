-- one row per claim, story and rule: what is claimed beside what follows
-- materialized: view
with

figures as (

    select * from intermediate.int_figures__told

),

united as (

    select * from intermediate.int_claims__coverage_paired
    union all by name
    select * from intermediate.int_claims__growth_paired

),

-- The claim less the shift stands against a plain quotient. A narrow decimal,
-- so that its product with an amount of money is exact.
claimed as (

    select
        united.*,
        figures.statement_id,
        figures.preference,
        figures.said_low,
        figures.said_high,
        figures.low - united.shift as claim_low,
        figures.high - united.shift as claim_high,
        cast(
            least(greatest(figures.low - united.shift, -900000), 900000)
            as decimal(12, 6)
        ) as narrow_low,
        cast(
            least(greatest(figures.high - united.shift, -900000), 900000)
            as decimal(12, 6)
        ) as narrow_high,
        united.denominator_low = 1 and united.denominator_high = 1 as is_sum
    from united
    inner join figures using (fact_id, story_id)

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
        end as divisor_of_high,
        claim_low is not null
        and claim_high is not null
        and numerator_low is not null
        and numerator_high is not null
        and denominator_high is not null
        and coalesce(denominator_low > 0, false) as is_verifiable
    from claimed

),

-- Compared by products, which are exact; divided as whole numbers, which are
-- too.
judged as (

    select
        *,
        case
            when not is_verifiable then 'unverifiable'
            when
                is_sum
                and (claim_high < numerator_low or claim_low > numerator_high)
                then 'contradicted'
            when is_sum then 'consistent'
            when
                narrow_high * divisor_of_low < numerator_low
                or narrow_low * divisor_of_high > numerator_high
                then 'contradicted'
            else 'consistent'
        end as verdict,
        (numerator_low * 1000000)::hugeint * 1000000 as whole_low,
        (numerator_high * 1000000)::hugeint * 1000000 as whole_high,
        (divisor_of_low * 1000000)::hugeint as whole_divisor_of_low,
        (divisor_of_high * 1000000)::hugeint as whole_divisor_of_high
    from stretched

),

-- Millionths, rounded outwards; whole-number division itself rounds to zero.
divided as (

    select
        *,
        case
            when is_verifiable
                then
                    whole_low // whole_divisor_of_low
                    - (whole_low < 0 and whole_low % whole_divisor_of_low <> 0)
                    ::integer
        end as millionths_low,
        case
            when is_verifiable
                then
                    whole_high // whole_divisor_of_high
                    + (
                        whole_high > 0
                        and whole_high % whole_divisor_of_high <> 0
                    )::integer
        end as millionths_high
    from judged

)

select
    rule,
    fact_id,
    story_id,
    statement_id,
    preference,
    list_filter(input_ids, lambda one: one is not null) as input_ids,
    said_low as claimed_low,
    said_high as claimed_high,
    try_cast(
        try_cast(millionths_low as decimal(27, 0)) * 0.000001::decimal(7, 6)
        + shift
        as decimal(38, 10)
    ) as expected_low,
    try_cast(
        try_cast(millionths_high as decimal(27, 0)) * 0.000001::decimal(7, 6)
        + shift
        as decimal(38, 10)
    ) as expected_high,
    verdict,
    told_as
from divided
