-- one row per company of the security master
-- key: company_id
with

companies as (

    select * from staging.stg_companies

)

select
    company_id,
    name,
    tickers,
    valid_from,
    valid_to,
    exchanges[1] as exchange,
    fiscal_year_end,
    aliases,
    exchanges,
    sic
from companies
