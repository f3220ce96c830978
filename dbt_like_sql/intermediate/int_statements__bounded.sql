-- one row per statement about somebody: the interval its words allow
-- materialized: view
with

statements as (

    select *
    from staging.stg_statements
    where company_id is not null

),

-- Half of the last printed decimal: "$16.1 billion" is 16.05 to 16.15 billion.
-- "About" leaves a twentieth to either side, if that is more (first guess,
-- 2026-11).
rounded as (

    select
        *,
        greatest(
            cast(
                least(scale, '1e19'::decimal(38, 10))
                * case decimals
                    when 0 then 0.5
                    when 1 then 0.05
                    when 2 then 0.005
                    when 3 then 0.0005
                    when 4 then 0.00005
                    when 5 then 0.000005
                    when 6 then 0.0000005
                    else 0.00000005
                end
                as decimal(38, 10)
            ),
            cast(
                case
                    when hedge = 'about'
                        then
                            least(
                                abs(coalesce(value, value_high)),
                                '9e25'::decimal(38, 10)
                            )
                            * 0.05
                    else 0
                end
                as decimal(38, 10)
            ),
            cast('1e-10' as decimal(38, 10))
        ) as half_step,
        coalesce(value, value_high) < 0 as is_negative
    from statements

),

-- A bound opens one side: "at least 5" upwards, "a loss of at least 5"
-- downwards.
opened as (

    select
        *,
        case
            when is_negative then hedge in ('at_most', 'less_than')
            else hedge in ('at_least', 'more_than')
        end as is_open_up,
        case
            when is_negative then hedge in ('at_least', 'more_than')
            else hedge in ('at_most', 'less_than')
        end as is_open_down
    from rounded

)

select
    *,
    case
        when is_open_down then cast('-9e26' as decimal(38, 10))
        else coalesce(value_low, value) - half_step
    end as lower_bound,
    case
        when is_open_up then cast('9e26' as decimal(38, 10))
        else coalesce(value_high, value) + half_step
    end as upper_bound,
    -- Two sums are one figure within a whole step: some cut where others round,
    -- and a sum of rounded parts is off by one.
    lower_bound
    - case when unit_kind = 'money' then half_step else 0 end as agreed_low,
    upper_bound
    + case when unit_kind = 'money' then half_step else 0 end as agreed_high
from opened
