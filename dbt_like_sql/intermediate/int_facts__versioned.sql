-- one row per fact and moment at which its value became another
-- materialized: view
with

identified as (

    select
        *,
        count(available_at) over (partition by fact_id) > 0 as is_timed
    from intermediate.int_statements__identified

),

-- What was chosen at each moment is what is chosen among the statements so far.
-- A fact nobody has dated has one moment, without a time.
walked as (

    select
        *,
        min(preference) over (
            partition by fact_id
            order by coalesce(available_at, timestamptz 'infinity')
        ) as best_preference
    from identified
    where available_at is not null or not is_timed

),

moments as (

    select distinct
        fact_id,
        available_at,
        best_preference
    from walked

),

turns as (

    select
        *,
        lag(best_preference) over (
            partition by fact_id
            order by available_at
        ) as previous_preference
    from moments

),

chosen as (

    select
        turns.fact_id,
        turns.available_at,
        0 as turn,
        identified.statement_id,
        identified.lower_bound,
        identified.upper_bound,
        case
            when
                turns.previous_preference is not null
                and identified.is_correction
                then 'correction'
            else 'new_source'
        end as cause
    from turns
    inner join identified
        on
            turns.fact_id = identified.fact_id
            and turns.best_preference = identified.preference
    where turns.best_preference is distinct from turns.previous_preference

),

-- A later look back that differs beyond rounding, by a source as good.
restated as (

    select
        walked.fact_id,
        walked.available_at,
        1 as turn,
        arg_min(walked.statement_id, walked.preference) as statement_id,
        arg_min(walked.lower_bound, walked.preference) as lower_bound,
        arg_min(walked.upper_bound, walked.preference) as upper_bound,
        'restatement' as cause
    from walked
    inner join identified as known
        on
            walked.fact_id = known.fact_id
            and walked.best_preference = known.preference
    where
        walked.said_nature = 'prior_period'
        and not walked.is_copy
        and walked.available_at > known.available_at
        and (walked.is_issuer or not known.is_issuer)
        and (
            walked.lower_bound >= known.upper_bound
            or walked.upper_bound <= known.lower_bound
        )
    group by walked.fact_id, walked.available_at

),

turned as (

    select * from chosen
    union all
    select * from restated

),

compared as (

    select
        *,
        lag(lower_bound) over in_order as previous_lower_bound,
        lag(upper_bound) over in_order as previous_upper_bound
    from turned
    window in_order as (
        partition by fact_id
        order by available_at, turn
    )

)

select
    fact_id,
    available_at,
    turn,
    statement_id,
    cause
from compared
where
    case cause
        when 'restatement'
            then
                lower_bound >= previous_upper_bound
                or upper_bound <= previous_lower_bound
        else
            lower_bound is distinct from previous_lower_bound
            or upper_bound is distinct from previous_upper_bound
    end
