-- one row per company of the security master
select
    company_id,
    name,
    tickers,
    exchanges,
    valid_from,
    valid_to,
    fiscal_year_end,
    aliases,
    sic
from extract.companies
