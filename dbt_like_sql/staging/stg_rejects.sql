-- one row per page that cannot be read
select
    page_id,
    reason,
    detail
from clean.rejects
