-- one row per statement about a known company: the fact it states, and its rank
-- key: statement_id
-- by: company_id
with

statements as (

    select * from intermediate.int_statements__based

),

ranked as (

    select
        *,
        nature in ('guidance', 'consensus', 'target') as is_revisable,
        case
            when period_status = 'stated' and period_level = 3 then 0
            else 4 - period_level
        end as period_rank,
        min((said_nature = 'prior_period')::integer) over (
            partition by
                page_id,
                company_id,
                metric,
                scope,
                basis,
                nature,
                compare,
                unit_kind,
                unit,
                period_key
        ) as is_look_back
    from statements

)

-- preference: the smallest speaks for the fact. No copy; the issuer's own
-- words; the newest correction; the newest view where views change; the
-- period's own page before one that only looks back; a range before its middle;
-- table, prose, widget; the most decimals; the earliest; the first on its page.
select
    statement_id,
    left(
        sha256(
            concat_ws(
                '|',
                company_id,
                metric,
                scope,
                basis,
                nature,
                compare,
                unit_kind,
                coalesce(unit, ''),
                period_key
            )
        ),
        32
    ) as fact_id,
    page_id,
    story_id,
    company_id,
    metric,
    scope,
    basis,
    nature,
    said_nature,
    compare,
    unit_kind,
    unit,
    period_key,
    is_resolved,
    period_rank,
    is_revisable,
    is_copy,
    is_issuer,
    is_correction,
    relation,
    novelty_rank,
    available_at,
    half_step,
    lower_bound,
    upper_bound,
    agreed_low,
    agreed_high,
    concat_ws(
        ' ',
        is_copy::integer,
        (not is_issuer)::integer,
        case
            when is_correction
                then lpad((999999 - novelty_rank)::varchar, 6, '0')
            else '999999'
        end,
        case
            when not is_revisable then '-'
            else
                lpad(
                    coalesce(
                        900000000000000000 - epoch_us(available_at),
                        999999999999999999
                    )::varchar,
                    18,
                    '0'
                )
        end,
        is_look_back,
        (is_revisable and value is not null)::integer,
        case source_kind when 'table' then 0 when 'prose' then 1 else 2 end,
        lpad(
            length(ltrim(replace(half_step::varchar, '.', ''), '0'))::varchar,
            2,
            '0'
        ),
        lpad(
            coalesce(
                100000000000000000 + epoch_us(available_at),
                999999999999999999
            )::varchar,
            18,
            '0'
        ),
        lpad(text_start::varchar, 9, '0'),
        statement_id
    ) as preference
from ranked
