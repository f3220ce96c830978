-- one row per guidance given that is not just told again, beside the one before
-- materialized: view
with

given as (

    select
        *,
        replaced_high is not null as is_told_before,
        lag(statement_id) over in_order as previous_id,
        case
            when is_told_before then replaced_low else lag(low) over in_order
        end as previous_low,
        case
            when is_told_before then replaced_high else lag(high) over in_order
        end as previous_high,
        lag(given_at) over in_order as previous_at,
        coalesce(
            greatest(half_step, lag(half_step) over in_order), half_step
        ) as tolerance
    from intermediate.int_guidance__given
    window in_order as (
        partition by fact_id
        order by given_at nulls last, statement_id
    )

),

-- An open side is compared as one that lies beyond any number.
bounded as (

    select
        *,
        coalesce(low, '-9e26'::decimal(38, 10))
        - coalesce(previous_low, '-9e26'::decimal(38, 10)) as low_move,
        coalesce(high, '9e26'::decimal(38, 10))
        - coalesce(previous_high, '9e26'::decimal(38, 10)) as high_move
    from given

),

moved as (

    select
        * exclude (low_move, high_move),
        case
            when abs(low_move) < tolerance then 0 else sign(low_move)
        end as low_move,
        case
            when abs(high_move) < tolerance then 0 else sign(high_move)
        end as high_move
    from bounded

)

-- The same range in another story is the news told again, unless the issuer
-- itself says it on another occasion: a week later (first guess, 2026-11).
select *
from moved
where
    previous_id is null
    or low_move <> 0
    or high_move <> 0
    or is_issuer and given_at > previous_at + to_days(7)
