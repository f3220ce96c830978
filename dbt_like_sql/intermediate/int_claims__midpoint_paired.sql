-- one row per midpoint of guidance claimed: half the sum of the range's ends
-- materialized: view
with

identified as (

    select *
    from intermediate.int_statements__identified
    where nature = 'guidance' and compare = 'none'

),

statements as (

    select * from staging.stg_statements

),

documents as (

    select
        page_id,
        text
    from staging.stg_documents

),

points as (

    select
        identified.*,
        statements.sentence_start
    from identified
    inner join statements using (statement_id)
    inner join documents on identified.page_id = documents.page_id
    where
        statements.value is not null
        and regexp_matches(
            documents.text[
                statements.sentence_start + 1:statements.sentence_end
            ],
            '(?i)mid-?\s?point'
        )

),

ranges as (

    select
        identified.*,
        statements.sentence_start
    from identified
    inner join statements using (statement_id)
    where statements.value is null

),

-- The range of the same sentence, else the best one of the page.
paired as (

    select
        points.fact_id,
        points.story_id,
        points.statement_id,
        [ranges.statement_id] as input_ids,
        try_cast(ranges.lower_bound + ranges.upper_bound as decimal(26, 6))
            as ends,
        try_cast(ranges.half_step as decimal(26, 6)) as half_step,
        row_number() over (
            partition by points.fact_id, points.story_id
            order by
                points.preference,
                points.sentence_start = ranges.sentence_start desc,
                ranges.preference
        ) as place
    from points
    inner join ranges using (fact_id, page_id)

)

-- Both ends are rounded alike, so half their sum is half a step off at most.
select
    'midpoint' as rule,
    fact_id,
    story_id,
    statement_id,
    input_ids,
    ends - 2 * half_step as numerator_low,
    ends + 2 * half_step as numerator_high,
    2::decimal(26, 6) as denominator_low,
    2::decimal(26, 6) as denominator_high,
    0 as shift,
    'the middle of the range' as told_as,
    true as is_sole
from paired
where place = 1
