-- one row per readable page and task of the extract stage
select
    page_id,
    task,
    outcome,
    detail
from extract.tasks
