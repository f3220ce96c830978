-- one row per company with statements: a hash of all its facts are made of
-- key: company_id
-- by: company_id
with

statements as (

    select * from staging.stg_statements

),

pages as (

    select * from intermediate.int_pages__placed

)

-- Where it has not changed, no row of the company has, in any model that says
-- "by: company_id". Statements whose company is not known share the empty name.
select
    coalesce(statements.company_id, '') as company_id,
    bit_xor(hash(statements, pages)) as fingerprint,
    count(*) as n_statements
from statements
inner join pages using (page_id)
group by coalesce(statements.company_id, '')
